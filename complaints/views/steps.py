"""The steps of the report: their order, and what stands around every one of them."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _lazy

from complaints.answers import day_of, is_detailed, needs_detail
from complaints.completeness import Completeness
from complaints.elements import elements_so_far
from complaints.forms.base import StepForm
from complaints.forms.detail import DetailForm
from complaints.forms.event import WhatForm, WhenForm, YouForm
from complaints.forms.who import WhoForm
from complaints.models import Draft
from complaints.placing import Place, place_of


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
    Step("rincian", "detail", _lazy("Rincian")),
    Step("bukti", "evidence", _lazy("Bukti")),
    Step("anda", "you", _lazy("Anda")),
    Step("periksa", "review", _lazy("Periksa")),
]
FORMS: dict[str, type[StepForm]] = {form.step: form for form in (WhoForm, WhatForm, WhenForm, DetailForm, YouForm)}
BY_KEY = {step.key: step for step in STEPS}


def path_of(data: dict[str, Any]) -> list[Step]:
    """Return the steps these answers lead through: the details only where something is left to tell apart."""
    return [step for step in STEPS if step.key != "detail" or needs_detail(data)]


def before(step: Step, data: dict[str, Any]) -> Step | None:
    """Return the step before this one, None at the first."""
    earlier = [other for other in path_of(data) if STEPS.index(other) < STEPS.index(step)]
    return earlier[-1] if earlier else None


def after(step: Step, data: dict[str, Any] | None = None) -> Step:
    """Return the step after this one."""
    return next(other for other in path_of(data or {}) if STEPS.index(other) > STEPS.index(step))


def first_open(draft: Draft) -> Step:
    """Return the first page of questions without an answer, the review when all have one."""
    asked = [step for step in path_of(draft.data) if step.key in FORMS]
    return next((step for step in asked if not is_done(step, draft, 0)), BY_KEY["review"])


def is_done(step: Step, draft: Draft | None, files: int) -> bool:
    """Say whether a step has an answer."""
    if draft is None:
        return False
    if step.key == "who":
        return bool(draft.data.get("who"))
    if step.key == "detail":
        return is_detailed(draft.data)
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
    place: Place | None = None,
    **context: Any,
) -> HttpResponse:
    """Render one step with its bar, its completeness panel and the way back."""
    files = draft.files.count() if draft else 0
    data = draft.data if draft else {}
    path = path_of(data)
    path = path if step in path else sorted([*path, step], key=STEPS.index)
    marks = [
        Mark(other, number, "now" if other is step else "done" if is_done(other, draft, files) else "next")
        for number, other in enumerate(path, start=1)
    ]
    place = place or place_of(data)
    judged = elements_so_far(data, place, has_files=bool(files), now=timezone.now())
    return render(
        request,
        template,
        {
            "step": step,
            "number": path.index(step) + 1,
            "total": len(path),
            "marks": marks,
            "before": before(step, data),
            "after": after(step, data) if step.key != "review" else None,
            "draft": draft,
            "draft_code": code,
            "comp": judged,
            "cells": cells(judged),
            "phase": place.phase(day_of(data, "occurred_on")),
            "from_review": came_from_review(request),
            **context,
        },
        status=status,
    )


def came_from_review(request: HttpRequest) -> bool:
    """Say whether the visitor came to change one answer, and goes back to the review."""
    return "periksa" in (request.GET.get("dari"), request.POST.get("dari"))


def cells(judged: Completeness) -> list[bool]:
    """Return one truth per element, the present ones first: the row of cells."""
    return [position < judged.present for position in range(judged.total)]
