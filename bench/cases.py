"""Write one report as the product leaves it behind: its people, acts and evidence, and what has become of it.

The columns are filled as ``complaints.intake`` fills them; only letters and drafts are left out, and nothing is posted.
"""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from django.db import connection

from bench import words
from bench.lives import WAYS, Desk, Life, sealed, sealed_json
from bench.population import Population
from bench.rows import Rows
from bench.stories import Stories, Story
from complaints.answers import bare_account, bare_plate
from complaints.blindwords import numbers_of
from complaints.jurisdiction import receiver_of
from complaints.masking import identity_words, masked
from complaints.models import (
    Accused,
    Act,
    Complaint,
    Evidence,
    MatchKey,
    Referral,
    Reporter,
    Unsealing,
    Witness,
    WordIndex,
)
from complaints.personkeys import keys_of
from complaints.personmatch import Facts
from complaints.statuses import OPEN, Channel, Employment, IdentityMode, Impact, Kind, ScanState, Status, Verdict
from complaints.timeline import PERSONAL
from complaints.titles import title_of
from netralitas.lib.codes import hash_code, new_code
from netralitas.lib.crypto import blind_number
from netralitas.people.offices import agency_names
from taskforce.models import Recommendation
from taskforce.statuses import Status as Advice

S = Status
CHANNELS = [Channel.PORTAL] * 80 + [Channel.HOTLINE] * 7 + [Channel.LETTER, Channel.LAPOR] * 5 + [Channel.FINDING] * 3
MODES = [IdentityMode.ANONYMOUS] * 35 + [IdentityMode.CONFIDENTIAL] * 45 + [IdentityMode.OPEN] * 20
MOST_ACCUSED = 4  # a story has no more
WORDS = WordIndex._meta.get_field("words")
BARE = {"account": bare_account, "plate": bare_plate}
KNOWN = {"name": 0.6, "nip": 0.15, "account": 0.25, "plate": 0.04}


_number = lru_cache(maxsize=200_000)(blind_number)  # the same few thousand words, a million times


@lru_cache(maxsize=100_000)
def _keys_of(facts: Facts) -> list[int]:
    return sorted(keys_of(facts))


class Told:
    """Somebody who reported: what tells who they are."""

    def __init__(self, identity: dict[str, str]) -> None:
        self.identity = identity
        self.words = [word.casefold() for word in identity_words(identity)]

    def is_in(self, plain: str) -> bool:
        """Say whether any of their words may stand in a text; to hide each costs more than all else of a report."""
        return any(word in plain for word in self.words)


@dataclass(frozen=True)
class Filed:
    """What others need to know of a report: whoever is merged into it shares its news, and who reported with it."""

    pk: int
    news: list[tuple[str, datetime]]
    told: list[Told]


class Cases:
    """Writes reports. One for each process; what it reads, it reads once. ``samples`` are sealed files."""

    def __init__(
        self, population: Population, officers: dict[str, list[int]], samples: list[tuple[str, int, str]], now: datetime
    ) -> None:
        self.population, self.officers, self.samples = population, officers, samples
        self.stories, self.rows, self.desk = Stories(population), Rows(), Desk(now)
        self.wordless: list[_Case] = []  # a report is found by none of its event, which is known when all are noted
        self.referring = receiver_of(Employment.VILLAGE_HEAD, on=now.date())
        # Nobody holds the code of a synthetic report, so one slow hash stands for all.
        self.code_hash = hash_code(new_code())

    def file(
        self, rng: random.Random, pk: int, story: Story, at: datetime, status: str,
        *, accused_from: int, lead: Filed | None = None, leads: bool = False, is_done: bool = True,
    ) -> Filed:  # fmt: skip
        """Note a report received at a moment that stands at a status now.

        ``accused_from``: the key of its first accused. ``leads``: others are merged into it. ``is_done``: a forwarded
        one has its answer from the Satgas.
        """
        case = _Case(self, rng, pk, story, at, status, leads=leads, told=lead.told if lead else [])
        people = case.add_people(accused_from)
        case.life.receive({**case.facts, "evidence": case.add_evidence()}, case.entered_by)
        case.life.go()
        case.add_acts(people)
        if status == S.PROVEN_FORWARDED and is_done:
            case.close_at_satgas(people)
        if lead:
            merged_at = case.life.news[-1][1]
            case.life.news += [one for one in lead.news if one[1] > merged_at and one[0] not in PERSONAL]
        case.add_itself(lead)
        case.life.end()
        self.wordless.append(case)
        return Filed(pk, case.life.news, case.told)

    def write(self) -> None:
        """Write what was noted."""
        for case in self.wordless:
            case.add_words()
        self.wordless.clear()
        self.rows.write(Complaint, Accused, Act)


class _Case:
    """One report in the making."""

    def __init__(
        self, cases: Cases, rng: random.Random, pk: int, story: Story, at: datetime, status: str,
        *, leads: bool, told: list[Told],
    ) -> None:  # fmt: skip
        self.cases, self.rows, self.rng, self.story = cases, cases.rows, rng, story
        self.pk, self.at, self.status = pk, at, status
        self.told = told
        self.called: list[str] = []  # what this report knows of names and accounts
        self.looks: list[str] = []
        # What is withdrawn, and what others are merged into, is a citizen's own.
        self.channel = Channel.PORTAL if leads or status == S.WITHDRAWN else rng.choice(CHANNELS)
        self.mode = IdentityMode.OPEN if self.channel == Channel.FINDING else rng.choice(MODES)
        if leads and self.mode == IdentityMode.ANONYMOUS:
            self.mode = IdentityMode.CONFIDENTIAL
        region = cases.population.regions.get(story.region)
        self.officer = rng.choice(cases.officers.get(story.region) or cases.officers[""])
        self.entered_by = self.officer if self.channel != Channel.PORTAL else None
        # A case is registered under a row of the catalogue: where the reporter named none, an officer did.
        self.acts = story.rows or ([cases.stories.rows["DS-13"]] if "register" in WAYS[status] else [])
        self.life = Life(
            cases.rows, cases.desk, rng, pk, at, status, kind=self._kind(leads=leads), officer=self.officer,
            regime=story.contest.regime if story.contest else "", offset=region.utc_offset if region else 7,
            handler=cases.population.desks.get(story.region) or cases.population.desks[""],
        )  # fmt: skip
        self.is_referred = status == S.REFERRED
        self.facts = {"channel": self.channel, "kind": self.life.kind, "mode": self.mode}

    def _kind(self, *, leads: bool) -> str:
        if self.channel == Channel.FINDING:
            return Kind.FINDING
        formal = leads or (self.mode != IdentityMode.ANONYMOUS and self.rng.random() < 0.75)
        return Kind.REPORT if formal else Kind.INITIAL_INFORMATION

    def add_itself(self, lead: Filed | None) -> None:
        rng, story, life = self.rng, self.story, self.life
        known = self.at.date() - timedelta(days=rng.randrange(7))
        flagged = rng.random() < 0.02 and self.status in (S.UNDER_STUDY, S.PROVEN_FORWARDED, S.NOT_PROVEN)
        self.title = title_of([person.post for person in story.people], (row.title for row in story.rows))
        self.narrative = self.cases.stories.tell(rng, story)
        self.rows.add(
            Complaint,
            id=self.pk, kind=life.kind, channel=self.channel, identity_mode=self.mode, status=self.status,
            title=self.title, narrative=sealed(self.narrative), place=sealed(story.place),
            region_id=story.region or None, contest_id=story.contest.code if story.contest else None,
            occurred_on=story.occurred_on, known_on=max(known, story.occurred_on) if story.occurred_on else known,
            received_at=self.at, phase=story.phase.phase, phase_reason=story.phase.reason[:300],
            handler_id=life.handler.pk, assignee_id=self._assignee(), register_number=life.register_number,
            registered_on=life.registered_on, study_conclusion=sealed(life.conclusion), is_criminal_flagged=flagged,
            criminal_note=sealed(rng.choice(words.CRIMINAL)) if flagged else "", due_at=life.next_due(),
            lead_id=lead.pk if lead else None, entered_by_id=self.entered_by,
            external_number=f"{6_000_000 + self.pk}" if self.channel in (Channel.LAPOR, Channel.LETTER) else "",
            entry_key=f"{rng.getrandbits(160):040x}" if self.entered_by else None,
            code_index=f"{rng.getrandbits(128):032x}", code_hash=self.cases.code_hash,
        )  # fmt: skip
        if self.status in OPEN and self.mode == IdentityMode.CONFIDENTIAL and rng.random() < 0.01:
            reason = sealed("Alamat saksi hanya diketahui pelapor.")
            asked = {"asked_by_id": self.officer, "asked_at": self.cases.desk.now, "reason": reason}
            self.rows.add(Unsealing, complaint_id=self.pk, what=Unsealing.What.IDENTITY, **asked)

    def add_words(self) -> None:
        """Note by which words it is found, when everybody who reported the same is known."""
        clear, names = [self.title], agency_names()
        for person in self.story.people:
            clear += [person.post, person.agency_text, *names.get(person.agency or 0, ())]
        sealed = [self._masked(text) for text in (self.narrative, self.story.place, *self.looks)] + self.called
        numbers = numbers_of(clear, sealed, province=self.story.region[:2], number=_number)
        self.rows.add(WordIndex, complaint_id=self.pk, words=WORDS.get_db_prep_value(numbers, connection))

    def _masked(self, text: str) -> str:
        plain, accused = text.casefold(), [*self.called, *(person.post for person in self.story.people)]
        near = [one.identity for one in self.told if one.is_in(plain)]
        return masked(text, [word for one in near for word in identity_words(one, but=accused)]) if near else text

    def _assignee(self) -> int | None:
        is_new = self.status in (S.RECEIVED, S.WITHDRAWN, S.MERGED)
        is_early = self.status in (S.INITIAL_STUDY, S.NEEDS_COMPLETION)
        return None if is_new or (is_early and self.rng.random() < 0.3) else self.officer

    def add_people(self, accused_from: int) -> list[int]:
        """Note everybody a report names; return the keys of the accused."""
        rng, region = self.rng, self.story.region
        for pk, person in enumerate(self.story.people, start=accused_from):
            known: dict[str, Any] = {}
            facts: dict[str, Any] = {}
            for name, share in KNOWN.items():
                if rng.random() < share:
                    facts[name] = BARE.get(name, str)(getattr(person, name))
                    self.called += [getattr(person, name)] if name in ("name", "account") else []
                    known |= {name: sealed(getattr(person, name)), f"{name}_index": person.indexes[f"{name}_index"]}
            looks = f"{person.post}, {rng.choice(words.LOOKS)}" if "name" not in known or rng.random() < 0.2 else ""
            self.looks.append(looks)
            for key in _keys_of(Facts(agency=person.agency, post=person.post, **facts)):
                self.rows.add(MatchKey, accused_id=pk, key=key)
            self.rows.add(
                Accused, id=pk, complaint_id=self.pk, description=sealed(looks), post=person.post,
                instansi_id=person.agency, instansi_text=person.agency_text, is_referred=self.is_referred,
                employment=Employment.VILLAGE_HEAD if self.is_referred else person.employment, **known,
            )  # fmt: skip
            if self.is_referred:
                self._refer(pk)
        if self.mode != IdentityMode.ANONYMOUS:
            identity = self.cases.population.reporter(rng, region)
            self.told.append(Told(identity))
            self.rows.add(Reporter, complaint_id=self.pk, identity=sealed_json(identity))
        if rng.random() < 0.15:
            who, contact = self.cases.population.name(rng, region), f"08{rng.randrange(10**9, 10**10)}"
            self.rows.add(Witness, complaint_id=self.pk, details=sealed(who), contact=sealed(contact))
        return list(range(accused_from, accused_from + len(self.story.people)))

    def _refer(self, accused: int) -> None:
        rule, at = self.cases.referring, self.life.at
        self.rows.add(
            Referral, complaint_id=self.pk, accused_id=accused, receiver="Bupati", basis=rule.basis,
            needs_verification=rule.needs_verification, reason=sealed(self.rng.choice(words.REASONS["refer"])),
            state=Referral.State.SENT, decided_by_id=self.officer, decided_at=at, sent_on=at.date(),
        )  # fmt: skip

    def add_evidence(self) -> int:
        """Note files and links, the story's and now and then one of the reporter's own; return how many files."""
        rng, story = self.rng, self.story
        files = [(story.file, story.mime)] if rng.random() < 0.7 else []
        files += [(f"{rng.getrandbits(256):064x}", "image/jpeg")] if rng.random() < 0.25 else []
        for sha256, mime in files:
            sample, size, clean = self.cases.samples[int(sha256[:6], 16) % len(self.cases.samples)]
            copy = {"state": ScanState.READY, "clean_file": sample, "clean_sha256": clean}
            name = f"IMG_{self.at:%Y%m%d}_{rng.randrange(1000):03}.{mime.split('/')[1]}"
            self.rows.add(
                Evidence, complaint_id=self.pk, kind=Evidence.Kind.FILE, mime=mime, size=size, sha256=sha256,
                name=sealed(name), sealed=sample, attempts=1, added_at=self.at,
                **(copy if rng.random() > 0.02 else {"state": ScanState.SEALED}),
            )  # fmt: skip
        if rng.random() < 0.45:
            link = {
                "platform": story.url.split("/")[2].split(".")[0], "url": story.url, "account": story.people[0].account,
                "kind": rng.choice(["post", "like", "comment", "share", "photo"]),
            }  # fmt: skip
            self.rows.add(
                Evidence, complaint_id=self.pk, kind=Evidence.Kind.LINK, link=sealed_json(link), sha256=story.link,
                state=ScanState.READY, added_at=self.at,
            )  # fmt: skip
        return len(files)

    def add_acts(self, people: list[int]) -> None:
        for number, row in enumerate(self.acts):
            for person in people:
                verdict = self._verdict(is_first=number == 0)
                reason = sealed(self.rng.choice(words.VERDICTS[verdict])) if verdict != Verdict.PENDING else ""
                self.rows.add(
                    Act, complaint_id=self.pk, accused_id=person, violation_id=row.pk, verdict=verdict,
                    verdict_reason=reason, occurred_on=self.story.occurred_on, phase=self.story.phase.phase,
                    chosen_by_staff=not self.story.rows,
                    impact=self.rng.choice([Impact.UNSURE, Impact.UNIT, Impact.AGENCY]),
                )  # fmt: skip

    def _verdict(self, *, is_first: bool) -> str:
        if self.status == S.NOT_PROVEN:
            return Verdict.NOT_PROVEN
        if self.status in (S.PROVEN_FORWARDED, S.RETURNED):
            return Verdict.PROVEN if is_first or self.rng.random() < 0.6 else Verdict.NOT_PROVEN
        return Verdict.PENDING

    def close_at_satgas(self, people: list[int]) -> None:
        """Close the verification of every accused: a recommendation would need its letter, which is not made here."""
        at, desk = self.life.leave_satgas(Advice.CLOSED), self.cases.desk
        for pk, person in zip(people, self.story.people, strict=True):
            self.rows.add(
                Recommendation, complaint_id=self.pk, accused_id=pk, instansi_id=person.agency,
                issuer_id=desk.recommending(at.date()).pk, status=Advice.CLOSED, opened_at=at, opened_by_id=desk.satgas,
                level=self.acts[0].level, grounds=sealed(self.rng.choice(words.REASONS["closed"])),
            )  # fmt: skip
