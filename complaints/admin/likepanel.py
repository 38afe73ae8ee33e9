"""The reports that are handled with this one, and those that may be, on the page of a case."""

from dataclasses import dataclass
from typing import Any

from complaints.admin.panels import FormMaker
from complaints.alike import Alike, alike
from complaints.models import Complaint, Evidence
from complaints.statuses import OPEN
from complaints.twins import Seen
from netralitas.audit.adminbase import StepForm
from netralitas.people.roles import Role

OPENERS = frozenset({Role.VERIFIER, Role.AUDITOR})


@dataclass(frozen=True)
class LikePanel:
    """``lead``: the case this report is handled with. ``found``: what may be merged into this one, by the form.

    ``may_open``: the person sees reports before they are forwarded, and so those that are merged. ``is_desk``:
    reporters tell of pressure to this person.
    """

    lead: Complaint | None
    followers: list[Complaint]
    found: list[Alike]
    form: StepForm | None
    may_open: bool
    is_desk: bool

    @property
    def checked(self) -> list[str]:
        """Return the keys that are ticked: what was sent, or what looks alike beyond doubt."""
        if self.form is not None and self.form.is_bound:
            return [str(pk) for pk in self.form["others"].value() or []]
        return [str(one.case.pk) for one in self.found if one.likeness.is_strong and not one.is_ahead]


def of_case(
    case: Complaint,
    followers: list[Complaint],
    items: list[Evidence],
    seen: dict[str, Seen],
    user: Any,
    *,
    make: FormMaker,
) -> LikePanel:
    """Return what is handled together with a case, its ``followers``, and for a verifier what may be.

    ``items`` is the evidence of the case, ``seen`` where else the same was sent.
    """
    works = user.role == Role.VERIFIER and case.status in OPEN
    found = alike(case, items, seen, user=user) if works else []
    may_merge = any(not one.is_ahead for one in found)
    return LikePanel(
        lead=case.lead,
        followers=followers,
        found=found,
        form=make("merge", user=user) if may_merge else None,
        may_open=user.role in OPENERS,
        is_desk=user.role == Role.VERIFIER,
    )
