"""The pages of the staff, as their readers find them: every link of the queue, searches, the deepest page, cases."""

import html
import re
from collections.abc import Iterator
from itertools import cycle
from urllib.parse import parse_qsl, urlencode

from django.db.models import Count, QuerySet
from django.test import Client

from bench.measure import FEW, Pair, Row, Side, measure
from bench.seed import BUSIEST
from complaints.models import Accused, Act, Complaint, Evidence
from complaints.statuses import OPEN
from netralitas.audit import journal
from netralitas.clocks.countdown import clocks_of, clocks_of_one
from netralitas.people.models import User

QUEUE = "/admin/complaints/complaint/"
LINK = re.compile(r'href="(\?[^"#]+)"')
NEXT = re.compile(r'<a[^>]*rel="next"[^>]*href="(\?[^"#]+)"|<a[^>]*href="(\?[^"#]+)"[^>]*rel="next"')
LINE = re.compile(QUEUE + r"\d+/change/")
NUMBERED = re.compile(r'href="\?p=(\d+)')
# Of a filter with many choices, such as that of the regions, so many are asked for.
MOST_CHOICES = 12
MOST_TURNS = 100
MANY_OTHERS = 200  # so many reports of the same are looked at
MOST_LIST, MOST_CASE = 12, 25
TARGET = 8


class Desk:
    """Somebody of the staff in front of the queue of one database."""

    def __init__(self, side: Side, username: str) -> None:
        side.enter()
        self.side, self.username = side, username
        self.client = Client(SERVER_NAME="127.0.0.1")
        user = User.objects.get(username=username)
        self.client.force_login(user)

    def open(self, address: str) -> str:
        """Return a page; whatever is no page ends the run."""
        answer = self.client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code} to {self.username}")
        return answer.content.decode()

    def lines(self, address: str) -> int:
        """Return how many cases a list shows."""
        self.side.enter()
        return len(set(LINE.findall(self.open(address))))

    def bare_list(self) -> None:
        """Answer a request, know who asks, read 25 cases by key with all that a line tells of them."""
        self.client.get("/healthz")
        User.objects.select_related("region", "instansi").get(username=self.username)
        cases = Complaint.objects.select_related("handler", "region", "contest", "assignee").order_by("-pk")[:25]
        keys = [case.pk for case in cases]
        list(Accused.objects.select_related("instansi").filter(complaint__in=keys))
        list(Act.objects.select_related("violation").filter(complaint__in=keys))
        clocks_of("complaints.complaint", keys)

    def bare_case(self, pk: int) -> None:
        """Answer a request, journal it, read a case with all that belongs to it and who else reported the same."""
        self.client.get("/healthz")
        case = Complaint.objects.select_related("handler", "region", "contest").get(pk=pk)
        journal.record("complaint.read", case)
        people, evidence = list(case.accused.all()), list(case.evidence.all())
        for part in (case.acts, case.events, case.milestones, case.messages, case.witnesses, case.followers):
            list(part.all())
        clocks_of_one(case)
        journal.chain_of(case)
        list(Evidence.objects.filter(sha256__in=[row.sha256 for row in evidence]).values("complaint")[:MANY_OTHERS])
        names = [person.name_index for person in people if person.name_index]
        list(Accused.objects.filter(name_index__in=names).values("complaint")[:MANY_OTHERS])

    def choices(self) -> dict[str, list[str]]:
        """Return every single choice that the queue offers, by the name of its filter."""
        self.side.enter()
        found: dict[str, list[str]] = {}
        for link in dict.fromkeys(html.unescape(link) for link in LINK.findall(self.open(QUEUE))):
            asked = parse_qsl(link[1:])
            if len(asked) == 1 and asked[0][0] not in ("p", "o", "e", "q"):
                found.setdefault(asked[0][0], []).append(QUEUE + link)
        return {name: links[:: len(links) // MOST_CHOICES + 1] for name, links in found.items()}

    def deepest(self) -> str:
        """Return the last whole page of the queue that can be reached by turning pages."""
        self.side.enter()
        turned = [QUEUE]
        for _turn in range(MOST_TURNS):
            page = self.open(turned[-1])
            if match := NEXT.search(page):
                turned.append(QUEUE + html.unescape(match[1] or match[2]))
            elif numbers := [int(number) for number in NUMBERED.findall(page)]:
                return f"{QUEUE}?p={max(numbers) - 1}"
            else:
                break
        return turned[-2:][0]


def rows_of(sides: tuple[Side, Side]) -> Iterator[Row]:
    """Yield one row after the other: the queue, its filters, searches, pages turned, cases."""
    desks = {name: [Desk(side, name) for side in sides] for name in ("verifikator", "auditor", "satgas")}
    for name, where in (("verifikator", "one desk"), ("auditor", "the country"), ("satgas", "Satgas")):
        yield _one(f"queue of {where}", desks[name], [QUEUE, QUEUE])
    yield _one("last page of the queue", desks["verifikator"], [desk.deepest() for desk in desks["verifikator"]])
    both = [desks["verifikator"], desks["auditor"]]
    offered = [[desk.choices() for desk in pair] for pair in both]
    for name in sorted({name for pair in offered for name in pair[0]}):
        offers = zip(both, offered, strict=True)
        if links := [(pair, [link, link]) for pair, found in offers for link in _shared(pair, found, name)]:
            yield _worst(f"filter: {name}", links)
    terms = [terms_of(side) for side in sides]
    for name in terms[0]:
        links = [f"{QUEUE}?{urlencode({'q': one[name]})}" for one in terms]
        yield _worst(f"search: {name}", [(pair, links) for pair in both])
    for name, cases in (("open cases", open_cases), ("cases of a viral event", _viral)):
        yield _cases(f"page of {name}", desks["verifikator"], [cases(side) for side in sides])


def _shared(desks: list[Desk], found: list[dict[str, list[str]]], name: str) -> list[str]:
    """Return the choices that both sides offer; a page that shows fewer lines on one side is no comparison."""
    links = [link for link in found[0].get(name, []) if link in found[1].get(name, [])]
    return [link for link in links if len({desk.lines(link) for desk in desks}) == 1]


def _one(name: str, desks: list[Desk], addresses: list[str], about: str = "", **how: object) -> Row:
    pairs = [
        Pair(desk.side, lambda desk=desk, address=address: desk.open(address), desk.bare_list)
        for desk, address in zip(desks, addresses, strict=True)
    ]
    return measure(name, pairs, target=TARGET, most=MOST_LIST, about=about, **how)


def _worst(name: str, links: list[tuple[list[Desk], list[str]]]) -> Row:
    """Measure every link shortly, and the one that fares worst as everything else is measured."""
    found = []
    for desks, addresses in links:
        about = f"{desks[1].username} ?{addresses[1].partition('?')[2]}"
        row = _one(name, desks, addresses, about, times=FEW)
        found.append(
            (max(row.growth, row.ratio / row.target, max(row.statements) / MOST_LIST), desks, addresses, about)
        )
    _badness, desks, addresses, about = max(found, key=lambda one: one[0])
    return _one(name, desks, addresses, f"{len(found)} tried, worst: {about}")


def _cases(name: str, desks: list[Desk], keys: list[list[int]]) -> Row:
    pairs = []
    for desk, pks in zip(desks, keys, strict=True):
        desk.side.enter()
        for pk in pks:  # whoever opens a case first has more to note
            desk.open(f"{QUEUE}{pk}/change/")
        turn, bare_turn = cycle(f"{QUEUE}{pk}/change/" for pk in pks), cycle(pks)
        pairs.append(
            Pair(
                desk.side,
                lambda desk=desk, turn=turn: desk.open(next(turn)),
                lambda desk=desk, turn=bare_turn: desk.bare_case(next(turn)),
            )
        )
    return measure(name, pairs, target=TARGET, most=MOST_CASE, counted=len(keys[0]))


def terms_of(side: Side) -> dict[str, str]:
    """Return what somebody may look for: what is there once, in very many cases, and not at all."""
    side.enter()
    here = Accused.objects.filter(complaint__region=BUSIEST)
    numbers = here.exclude(nip_index="").values("nip_index").annotate(times=Count("pk")).order_by("nip_index")
    rare = here.get(nip_index=numbers.filter(times=1).first()["nip_index"])
    named = here.exclude(name_index="").values("name_index").annotate(times=Count("pk")).order_by("-times").first()
    link = Evidence.objects.filter(kind="link", complaint__region=BUSIEST).values("sha256").annotate(times=Count("pk"))
    shared = Evidence.objects.filter(sha256=link.order_by("-times").first()["sha256"]).first()
    return {
        "rare (a NIP)": rare.nip,
        "a common name": here.filter(name_index=named["name_index"]).first().name,
        "a common agency": "Pemerintah Kabupaten Tirtamukti",
        "a common word": "kabupaten",
        "a link that went round": shared.link["url"],
        "absent": "Zzyxwvut Takpernahada",
    }


def open_cases(side: Side) -> list[int]:
    """Return open cases of one desk, as many of each stage."""
    side.enter()
    return _of_each_status(Complaint.objects.filter(region=BUSIEST).order_by("pk"))


def _viral(side: Side) -> list[int]:
    """Return open cases of one desk whose evidence most others hold, and one that many are merged into."""
    side.enter()
    here = Complaint.objects.filter(region=BUSIEST, status__in=OPEN)
    led = here.annotate(times=Count("followers")).order_by("-times", "pk")
    seen = (
        Evidence.objects.filter(complaint__in=here).values("sha256").annotate(times=Count("pk")).order_by("-times")[:3]
    )
    alike = here.filter(evidence__sha256__in=[row["sha256"] for row in seen]).distinct().order_by("pk")
    return [*_of_each_status(led, most=1), *_of_each_status(alike, most=1)]


def _of_each_status(rows: QuerySet[Complaint], most: int = 2) -> list[int]:
    """Return the first keys of each open status: a stage with more to show costs both databases the same."""
    return [pk for status in sorted(OPEN) for pk in rows.filter(status=status).values_list("pk", flat=True)[:most]]
