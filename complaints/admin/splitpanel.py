"""The cases of one report on the page of each of them: what was split, what may be, how it is put together again."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from complaints.admin.panels import FormMaker
from complaints.grouping import Group, groups_of
from complaints.jurisdiction import handling_of
from complaints.models import Accused, Complaint
from complaints.statuses import OPEN
from netralitas.audit.adminbase import StepForm
from netralitas.law.models import Provision
from netralitas.people.roles import Role


@dataclass(frozen=True)
class Proposal:
    """Some accused who may get a case of their own: why, and the form with them ticked. ``title`` is "" for a free
    choice.
    """

    form: StepForm
    title: str = ""
    who: list[str] = field(default_factory=list)
    handling: Provision | None = None


@dataclass(frozen=True)
class SplitPanel:
    """``family``: the other cases of the report that a person may see. ``report`` is None on the report itself.

    ``stays``: whose accused stay when the proposals are taken. ``may_open``: the report is among them.
    """

    report: Complaint | None
    family: list[Complaint]
    stays: str
    proposals: list[Proposal]
    rejoin: StepForm | None
    may_open: bool

    @property
    def forms(self) -> list[StepForm]:
        return [one.form for one in self.proposals] + ([self.rejoin] if self.rejoin else [])


def of_case(case: Complaint, family: list[Complaint], user: Any, make: FormMaker) -> SplitPanel | None:
    """Return what was split from a report, and for a verifier what may be; None while there is nothing to say."""
    works = user.role == Role.VERIFIER and case.status in OPEN
    people = list(case.accused.all())
    groups = groups_of(people) if works else []
    proposals = _proposals(groups, people, make) if works and len(people) > 1 else []
    if not family and not proposals:
        return None
    return SplitPanel(
        report=case.split_from,
        family=family,
        stays=_title_of(groups[0], people) if len(groups) > 1 else "",
        proposals=proposals,
        rejoin=make("rejoin") if works and case.split_from_id else None,
        may_open=any(one.pk == case.split_from_id for one in family),
    )


def _proposals(groups: list[Group], people: list[Accused], make: FormMaker) -> list[Proposal]:
    """Return a proposal for each group but the first, which stays, and the free choice."""
    found = []
    for n, group in enumerate(groups[1:], start=1):
        title = _title_of(group, people)
        initial = {"group": n, "accused": group.people, "reason": _("Terlapor dari %(where)s.") % {"where": title}}
        who = [one.called for one in people if one.pk in group.people]
        found.append(Proposal(make("split", about=n, initial=initial), title, who, handling_of(group.employment)))
    return [*found, Proposal(make("split", about=0, initial={"group": 0}))]


def _title_of(group: Group, people: list[Accused]) -> str:
    first = next(one for one in people if one.pk in group.people)
    agency = first.instansi.name if first.instansi else first.instansi_text
    return ", ".join(filter(None, [first.get_employment_display() if group.employment else "", agency]))
