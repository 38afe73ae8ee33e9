"""The steps of the report: their order, and what stands around every one of them."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from complaints import intake
from complaints.completeness import Completeness
from complaints.forms.base import StepForm
from complaints.forms.event import WhatForm, WhenForm, YouForm
from complaints.forms.who import WhoForm
from complaints.models import Contest, Draft
from complaints.regime import rule_code
from netralitas.law.deadlines import rule_for
from netralitas.lib.refusal import Refusal


@dataclass(frozen=True)
class Step:
    """One page of the report."""

    slug: str
    key: str
    label: str | Promise

    @property
    def url(self) -> str:
        return reverse(f"report_{self.key}")


@dataclass(frozen=True)
class Mark:
    """One dot of the step bar: ``state`` is done, now or next."""

    step: Step
    number: int
    state: str


STEPS = [
    Step("siapa", "who", _lazy("Siapa")),
    Step("apa", "what", _lazy("Apa")),
    Step("kapan", "when", _lazy("Kapan, di mana")),
    Step("bukti", "evidence", _lazy("Bukti")),
    Step("anda", "you", _lazy("Anda")),
    Step("periksa", "review", _lazy("Periksa")),
]
FORMS: dict[str, type[StepForm]] = {form.step: form for form in (WhoForm, WhatForm, WhenForm, YouForm)}
BY_KEY = {step.key: step for step in STEPS}


def before(step: Step) -> Step | None:
    """Return the step before this one, None at the first."""
    position = STEPS.index(step)
    return STEPS[position - 1] if position else None


def after(step: Step) -> Step:
    """Return the step after this one."""
    return STEPS[STEPS.index(step) + 1]


def is_done(step: Step, draft: Draft | None, files: int) -> bool:
    """Say whether a step has an answer."""
    if draft is None:
        return False
    if step.key == "evidence":
        return bool(files or draft.data.get("links") or draft.data.get("evidence"))
    return step.key in draft.data


def show(
    request: HttpRequest,
    template: str,
    step: Step,
    draft: Draft | None,
    code: str,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Render one step with its bar, its completeness panel and the way back."""
    files = draft.files.count() if draft else 0
    data = draft.data if draft else {}
    marks = [
        Mark(other, number, "now" if other is step else "done" if is_done(other, draft, files) else "next")
        for number, other in enumerate(STEPS, start=1)
    ]
    judged = intake.judge(data, has_files=bool(files), now=timezone.now())
    return render(
        request,
        template,
        {
            "step": step,
            "number": STEPS.index(step) + 1,
            "total": len(STEPS),
            "marks": marks,
            "before": before(step),
            "after": after(step) if step.key != "review" else None,
            "draft": draft,
            "draft_code": code,
            "comp": judged,
            "cells": cells(judged),
            "later": completion_rule(data),
            "from_review": request.GET.get("dari") == "periksa" or request.POST.get("dari") == "periksa",
            **context,
        },
        status=status,
    )


def cells(judged: Completeness) -> list[bool]:
    """Return one truth per element, the present ones first: the row of cells."""
    return [position < judged.present for position in range(judged.total)]


def completion_rule(data: dict[str, Any]) -> dict[str, Any] | None:
    """Return how long a reporter has for what is missing, by the rule in force; None when there is none."""
    contest = Contest.objects.filter(pk=data.get("when", {}).get("contest_code") or None).first()
    try:
        rule = rule_for(rule_code("T4b", contest.regime if contest else ""), timezone.localdate())
    except Refusal:
        return None
    words = _("%(amount)d %(unit)s") % {"amount": rule.amount, "unit": rule.get_unit_display()}
    return {"words": words, "needs_verification": rule.needs_verification}
