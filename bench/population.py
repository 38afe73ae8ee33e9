"""The people of a synthetic country: officers at their desks, accused whom more than one report knows, reporters."""

import random
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from django.contrib.auth.hashers import make_password

from bench import words
from complaints.answers import bare_account
from complaints.statuses import Employment
from netralitas.lib.crypto import blind_index
from netralitas.people.models import Instansi, Region, User
from netralitas.people.roles import Role

# Who is reported again and again, and how often somebody of them is meant.
WELL_KNOWN, KNOWN_SHARE = 200, 0.15
ELSEWHERE = ["kemenag", "kemenkes", "kemenkeu", "kemenatr", "bps", "kejagung"]
EMPLOYMENT = random.Random(0).choices(
    [Employment.PNS, Employment.PPPK, Employment.UNSURE, Employment.PPNPN, Employment.VILLAGE_HEAD],
    weights=[72, 13, 9, 5, 1],
    k=1000,
)


class Person(NamedTuple):
    """Somebody who is reported: what is true of them, whatever a single report knows."""

    name: str
    post: str
    said: str
    nip: str
    account: str
    plate: str
    employment: str
    agency: int | None
    agency_text: str
    indexes: Mapping[str, str]


class Population:
    """Whoever lives in the regions of the database. The same seed gives the same people, in every process."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.person = lru_cache(maxsize=60_000)(self._person)

    def officers(self) -> dict[str, list[int]]:
        """Return the verifiers of each region by its code, the country's own under ""; what is missing is opened.

        They have names and no password: nobody signs in with an account of a measurement.
        """
        there = set(User.objects.values_list("username", flat=True))
        locked = make_password(None)
        fresh = []
        for code, desk in self.desks.items():
            rng = random.Random(f"{self.seed} officers {code}")
            for number in (1, 2, 3):
                username = f"{desk.code}-{number}"
                first, last = self.name(rng, code).split(" ", 1)
                if username not in there:
                    fresh.append(
                        User(
                            username=username, role=Role.VERIFIER, instansi=desk, region_id=code or None, is_staff=True,
                            first_name=first, last_name=last, password=locked,
                        )
                    )  # fmt: skip
        User.objects.bulk_create(fresh, batch_size=500)
        found: dict[str, list[int]] = {}
        for code, pk in User.objects.filter(role=Role.VERIFIER).order_by("pk").values_list("region_id", "pk"):
            found.setdefault(code or "", []).append(pk)
        return found

    @cached_property
    def desks(self) -> dict[str, Instansi]:
        """The supervisors by the code of their region, the national one under ""."""
        rows = Instansi.objects.filter(code__startswith="bawaslu")
        return {row.region_id or "": row for row in rows.order_by("code") if row.region_id or row.code == "bawaslu"}

    @cached_property
    def regions(self) -> dict[str, Region]:
        return {row.pk: row for row in Region.objects.order_by("pk")}

    @cached_property
    def _agencies(self) -> dict[str, tuple[int, str]]:
        return {code: (pk, name) for code, pk, name in Instansi.objects.values_list("code", "pk", "name")}

    def name(self, rng: random.Random, region: str) -> str:
        """Return a name as people of that part of the country are called; the first ones of a list more often."""
        given, family = words.NAMES[words.HOMES.get(region[:2], "jawa")]
        return f"{_skewed(rng, given.split())} {_skewed(rng, family.split())}"

    def accused(self, rng: random.Random, region: str) -> Person:
        """Return somebody who is reported in a region."""
        number = rng.randrange(WELL_KNOWN) if rng.random() < KNOWN_SHARE else WELL_KNOWN + rng.getrandbits(24)
        return self.person(region, number)

    def _person(self, region: str, number: int) -> Person:
        rng = random.Random(f"{self.seed} {region} {number}")
        name = self.name(rng, region)
        post, said = rng.choice(words.POSTS)
        born, sex = rng.randrange(1966, 1999), rng.choice("12")
        nip = (
            f"{born}{rng.randrange(1, 13):02}{rng.randrange(1, 29):02}"
            f"{min(born + rng.randrange(21, 33), 2023)}{rng.choice(['03', '12', '01'])}{sex}{rng.randrange(1, 40):03}"
        )
        handle = name.lower().replace(" ", rng.choice([".", "_", ""])) + rng.choice(["", "", str(born)[2:], "_asn"])
        plate = f"{rng.choice('BDEFGHKLNRSTZ')} {rng.randrange(1000, 9999)} {rng.choice('ABCDE')}{rng.choice('PQRST')}"
        agency, text = self._employer(rng, region)
        sealed = {
            "name_index": blind_index(name, "person-name"),
            "nip_index": blind_index(nip, "nip"),
            "account_index": blind_index(bare_account(handle), "account"),
            "plate_index": blind_index(plate.replace(" ", ""), "plate"),
        }
        return Person(name, post, said, nip, handle, plate, str(rng.choice(EMPLOYMENT)), agency, text, sealed)

    def _employer(self, rng: random.Random, region: str) -> tuple[int | None, str]:
        roll = rng.random()
        codes = [f"pemda-{region.replace('.', '-')}", f"pemda-{region[:2]}", rng.choice(ELSEWHERE)]
        code = codes[0] if roll < 0.72 else codes[1] if roll < 0.82 else codes[2]
        found = self._agencies.get(code) if roll < 0.87 else None
        if found:
            return found[0], found[1]
        return None, rng.choice(["kantor kecamatan", "dinas setempat", "sekolah negeri", ""])

    def reporter(self, rng: random.Random, region: str) -> dict[str, str]:
        """Return who somebody says they are."""
        name = self.name(rng, region)
        place = self.regions[region].name if region else "Jakarta"
        given = {
            "name": name,
            "address": f"Jalan {rng.choice(words.STREETS)} Nomor {rng.randrange(1, 180)}, {place}",
            "phone": f"08{rng.randrange(10**9, 10**10)}",
        }
        if rng.random() < 0.4:
            given["email"] = f"{name.lower().replace(' ', '.')}{rng.randrange(100)}@surel.example"
        return given


def _skewed(rng: random.Random, names: list[str]) -> str:
    return names[int(rng.random() ** 1.6 * len(names))]
