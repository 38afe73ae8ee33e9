"""The draft of a case as its page shows it, and the press that judges it."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from netralitas.letters.drafting import is_unverified, title_of
from netralitas.lib.refusal import Refusal
from sanctions import approval, drafts
from sanctions.forms.drafting import JudgeForm
from sanctions.localtime import said
from sanctions.models import Draft, Proceeding
from sanctions.statuses import DraftState
from sanctions.views.steps import STEPS

# Parts of a sent form that are about the page, not about the step.
ABOUT_THE_PAGE = frozenset({"csrfmiddlewaretoken", "by", "dilihat", "langkah"})


def kept(sent: QueryDict) -> dict[str, list[Any]]:
    """Return what was filled in, as a draft keeps it."""
    return {name: given for name, given in sent.lists() if name not in ABOUT_THE_PAGE}


def filled(draft: Draft) -> QueryDict:
    """Return a draft's form as it was sent."""
    data = QueryDict(mutable=True)
    data.update(MultiValueDict(draft.sent))
    return data


def judge(row: Proceeding, draft: Draft, judgement: str, form: JudgeForm, actor: Any) -> str:
    """Approve, return or withdraw a draft; return what there is to say about it."""
    if judgement == "approve":
        return approval.approve(draft, take=lambda officer: _take(row, draft, officer), actor=actor)
    if judgement == "return":
        approval.give_back(draft, note=form.cleaned_data["note"], actor=actor)
        return _("Konsep dikembalikan. Isiannya tetap ada dan dapat diperbaiki.")
    if judgement == "withdraw":
        approval.withdraw(draft, actor=actor)
        return _("Konsep ditarik. Isiannya ada di bawah ini.")
    raise Refusal(_("Pilih: setujui, kembalikan, atau tarik."), code="unknown_step")


def shown(draft: Draft, row: Proceeding, user: Any) -> dict[str, Any]:
    """Return what the page shows of a draft that waits."""
    form = STEPS[draft.step].form(row, filled(draft))
    answers = form.typed
    form.settle()
    return {
        "row": draft,
        "at": said(row, draft.drafted_at),
        "step": STEPS[draft.step],
        "letters": [title_of(sketch) for sketch in draft.letters],
        "is_unverified": any(map(is_unverified, draft.letters)),
        "answers": answers,
        "warning": "" if form.errors else form.warning,
        "is_own": draft.drafted_by_id == user.pk,
    }


def taken_up(draft: Draft | None, open_steps: Mapping[str, Any]) -> Draft | None:
    """Return the newest draft when it was returned or withdrawn and its step is open: its form comes back filled."""
    again = draft is not None and draft.state in {DraftState.RETURNED, DraftState.WITHDRAWN}
    return draft if draft and again and draft.step in open_steps else None


def colleagues(user: Any) -> list[str]:
    """Return the names of those who may approve what an officer drafts."""
    return [colleague.full_name for colleague in drafts.colleagues_of(user)[:5]]


def _take(row: Proceeding, draft: Draft, actor: Any) -> str:
    form = STEPS[draft.step].form(row, filled(draft))
    form.settle()
    for errors in form.errors.values():
        raise Refusal(
            _("Isian konsep ini tidak dapat dipakai lagi: %(why)s Kembalikan agar diperbaiki.") % {"why": errors[0]},
            code="draft_outdated",
        )
    return STEPS[draft.step].take(row, form, actor)
