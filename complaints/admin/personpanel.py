"""Who an accused may be besides, on the page of a case: earlier cases, links that wait or hold, and candidates."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Q

from complaints.access import sees
from complaints.admin.panels import AccusedPanel, FormMaker
from complaints.candidates import READ_OF_LINK, Candidate, Record, candidates, records_of, same
from complaints.ledger import READERS
from complaints.linking import OFFICERS, State
from complaints.models import Accused, Complaint, PersonLink
from complaints.personmatch import Grade, Sameness
from complaints.statuses import Status
from netralitas.audit.adminbase import StepForm
from netralitas.people.offices import agency_names

MOST_LINKS = 50
TONES = {Grade.CERTAIN: "mark", Grade.LIKELY: "", Grade.WEAK: ""}


@dataclass(frozen=True)
class Line:
    """One accused of another case: what may be said of the case, how alike they are, and what may be done."""

    case: Complaint
    is_seen: bool
    sameness: Sameness
    is_proven: bool = False
    form: StepForm | None = None
    rejected: PersonLink | None = None

    @property
    def grade(self) -> str:
        return self.sameness.grade.label

    @property
    def office(self) -> str:
        """Return who is asked about a case that is another office's."""
        return agency_names().get(self.case.handler_id, ("",))[0]

    @property
    def tone(self) -> str:
        return TONES.get(self.sameness.grade, "")


@dataclass(frozen=True)
class LinkLine:
    """One link that waits or holds, the other end of it, and the steps open to this officer."""

    link: PersonLink
    line: Line
    forms: list[tuple[str, StepForm]] = field(default_factory=list)
    waits: bool = False


@dataclass(frozen=True)
class PersonPanel:
    """What is known of one accused beyond this case."""

    record: Record | None
    links: list[LinkLine]
    found: list[Line]
    weak: list[Line]

    @property
    def forms(self) -> list[StepForm]:
        asked = [line.form for line in (*self.found, *self.weak) if line.form is not None]
        return asked + [form for one in self.links for _action, form in one.forms]


def beside(shown: list[AccusedPanel], case: Complaint, user: Any, *, make: FormMaker) -> list[AccusedPanel]:
    """Return the accused of a case, each with who they may be besides, for those who may know."""
    if user.role not in READERS or case.status == Status.MERGED:
        return shown
    people = [panel.person for panel in shown]
    links = _links(people)
    alike = candidates(case, people, user=user)
    records = records_of(people, case, user=user)
    maker = make if user.role in OFFICERS else None
    return [
        replace(panel, besides=_panel(panel.person, links, alike[panel.person.pk], records, user, maker))
        for panel in shown
    ]


def _links(people: Iterable[Accused]) -> list[PersonLink]:
    keys = [person.pk for person in people]
    return list(
        PersonLink.objects.filter(Q(one__in=keys) | Q(other__in=keys))
        .exclude(state=State.UNDONE)
        .select_related("one__complaint", "other__complaint", "proposed_by", "decided_by")
        .only(*READ_OF_LINK)
        .order_by("-id")[:MOST_LINKS]
    )


def _panel(
    person: Accused,
    links: list[Any],
    alike: list[Candidate],
    records: dict[int, Record],
    user: Any,
    make: FormMaker | None,
) -> PersonPanel:
    mine = [link for link in links if person.pk in (link.one_id, link.other_id)]
    rejected = {_end(link, person).pk: link for link in reversed(mine) if link.state == State.REJECTED}
    kept = [link for link in mine if link.state != State.REJECTED]
    asked = {_end(link, person).pk for link in kept}
    lines = [_line(person, one, rejected, make) for one in alike if one.row.pk not in asked]
    return PersonPanel(
        record=records.get(person.person_id) if person.person_id else None,
        links=[_link_line(person, link, user, make) for link in kept],
        found=[line for line in lines if line.sameness.grade > Grade.WEAK and not line.rejected],
        weak=[line for line in lines if line.sameness.grade == Grade.WEAK or line.rejected],
    )


def _line(person: Accused, one: Candidate, rejected: dict[int, PersonLink], make: FormMaker | None) -> Line:
    pair = f"{person.pk}-{one.row.pk}"
    by_number = one.sameness.has_same_nip and one.sameness.grade == Grade.CERTAIN
    form = make("propose_person", about=pair, initial={"pair": pair}, by_number=by_number) if make else None
    return Line(one.row.complaint, one.is_seen, one.sameness, one.is_proven, form, rejected.get(one.row.pk))


def _link_line(person: Accused, link: PersonLink, user: Any, make: FormMaker | None) -> LinkLine:
    other = _end(link, person)
    is_mine, looked_at = link.proposed_by_id == user.pk, link.one if link.looked_at_id == link.one_id else link.other
    decides = sees(user, looked_at.complaint)
    actions: list[str] = []
    if link.state == State.CONFIRMED:
        actions = ["undo_person"]
    elif is_mine:
        actions = ["take_back_person"]
    elif decides:
        actions = ["confirm_person", "reject_person"]
    return LinkLine(
        link=link,
        line=Line(other.complaint, sees(user, other.complaint), same(link.one, link.other)),
        forms=[(action, make(action, about=link.pk, initial={"link": link.pk})) for action in actions if make],
        waits=link.state == State.PROPOSED and not is_mine and not decides,
    )


def _end(link: PersonLink, person: Accused) -> Accused:
    return link.other if link.one_id == person.pk else link.one
