"""The pages on which an agency keeps the officials who act in its procedures."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from netralitas.lib.keptform import give_back, owner_mark
from netralitas.lib.refusal import Refusal
from sanctions import officials
from sanctions.forms.desk import DeskForm
from sanctions.forms.officials import EndForm, FactsForm, OfficialForm, SubstituteForm
from sanctions.localtime import today_of_agency
from sanctions.models import Official
from sanctions.views.pages import officers_only


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def page(request: HttpRequest) -> HttpResponse:
    """Show who acts for the agency now and later, page by key, and take a new one."""
    officer: Any = request.user
    agency = officer.instansi
    today = today_of_agency(agency)
    sent = request.POST if request.method == "POST" else give_back(request)
    form, status = OfficialForm(sent, initial={"valid_from": today}), 200
    if request.method == "POST":
        if form.is_valid() and _done(form, lambda: officials.add(agency, form.cleaned_data, actor=officer)):
            messages.success(request, _("Pejabat dicatat. Formulir perkara menawarkannya selama masa berlakunya."))
            return redirect("agency:officials")
        status = 422
    ended = "berakhir" in request.GET
    rows, following = officials.listed(agency, today, ended=ended, after=request.GET.get("sesudah", ""))
    context = {
        "rows": rows, "following": following, "ended": ended, "form": form, "today": today,
        "by": owner_mark(request.user), "here": "officials",
    }  # fmt: skip
    return render(request, "agency/officials.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one official: correct them, end their time, or write down who stands in for them."""
    officer: Any = request.user
    rows = Official.objects.filter(instansi=officer.instansi_id).select_related("instansi__region", "stands_in_for")
    row = get_object_or_404(rows, pk=pk)
    today = today_of_agency(row.instansi)
    sent = request.POST if request.method == "POST" else give_back(request)
    step, seen = (sent.get("langkah", ""), sent.get("seen", "")) if sent else ("", "")
    forms: dict[str, DeskForm] = {
        "data": FactsForm(sent if step == "data" else None, initial=officials.facts_of(row)),
        "masa": EndForm(sent if step == "masa" else None, initial={"on": row.valid_to}),
        "ganti": SubstituteForm(sent if step == "ganti" else None, initial={"valid_from": today}, prefix="ganti"),
    }
    form, status = forms.get(step), 200
    if request.method == "POST":
        doors = {
            "data": lambda given: officials.correct(row, given, seen=seen, actor=officer),
            "masa": lambda given: officials.end(row, given["on"], seen=seen, actor=officer),
            "ganti": lambda given: officials.stand_in(row, given, actor=officer),
        }
        if form and form.is_valid() and _done(form, lambda: doors[step](form.cleaned_data)):
            messages.success(request, _("Disimpan. Surat yang sudah terbit tidak berubah."))
            return redirect("agency:officials")
        status = 409 if form and form.is_stale else 422
    context = {
        "row": row, "forms": forms, "bound": form, "seen": officials.version(row), "by": owner_mark(officer),
        "here": "officials",
    }  # fmt: skip
    return render(request, "agency/official.html", context, status=status)


def _done(form: DeskForm, door: Any) -> bool:
    try:
        door()
    except Refusal as refusal:
        form.blame(refusal)
        return False
    return True
