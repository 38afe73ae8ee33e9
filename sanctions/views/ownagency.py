"""The page on which an agency keeps its letterhead and who signs."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from complaints.uploads import left_out
from netralitas.letters import letterheads, logos, scans
from netralitas.lib.keptform import give_back, owner_mark
from netralitas.lib.refusal import Refusal
from netralitas.people.offices import appointing_official_of
from sanctions import ownagency
from sanctions.forms.desk import DeskForm
from sanctions.forms.ownagency import LetterheadForm, LogoForm, SignatoryForm
from sanctions.localtime import today_of_agency
from sanctions.views.pages import officers_only


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def page(request: HttpRequest) -> HttpResponse:
    """Show how letters begin and end, and take a change of either."""
    officer: Any = request.user
    agency = officer.instansi
    today = today_of_agency(agency)
    office = appointing_official_of(agency, today)
    shown = {"kop": ownagency.head_of(agency), "ttd": ownagency.signatory_of(office)}
    sent = request.POST if request.method == "POST" else give_back(request)
    step = sent.get("langkah", "kop") if sent else ""
    forms: dict[str, DeskForm] = {
        "kop": LetterheadForm(sent if step == "kop" else None, initial=shown["kop"], prefix="kop"),
        "ttd": SignatoryForm(sent if step == "ttd" else None, initial=shown["ttd"], prefix="ttd"),
    }
    forms["logo"] = LogoForm(sent if step == "logo" else None, request.FILES if step == "logo" else None, prefix="logo")
    forms["tanpa"] = DeskForm({} if step == "tanpa" else None)
    form, status = forms.get(step), 200
    forms["logo"].leave_out(left_out(request) if step == "logo" else [])
    if request.method == "POST":
        if form is not None and form.is_valid() and _saved(request, agency, step, form, today):
            return redirect("agency:ownagency")
        status = 422
    context = {
        "agency": agency, "shown": shown, "kop": forms["kop"], "ttd": forms["ttd"], "bound": form,
        "logo_form": forms["logo"], "logo": letterheads.logo_of(agency),
        "seen": {name: ownagency.version(values) for name, values in shown.items()},
        "lines": [line for line in shown["kop"]["address"].splitlines() if line.strip()],
        "by": owner_mark(request.user), "here": "ownagency",
    }  # fmt: skip
    return render(request, "agency/ownagency.html", context, status=status)


@require_safe
@officers_only
def logo(request: HttpRequest) -> HttpResponse:
    """Send the agency's logo as its letters carry it."""
    officer: Any = request.user
    row = letterheads.logo_of(officer.instansi)
    if row is None:
        raise Http404
    return HttpResponse(scans.read(row), content_type="image/png", headers={"X-Content-Type-Options": "nosniff"})


def _saved(request: HttpRequest, agency: Any, step: str, form: DeskForm, today: Any) -> bool:
    seen = request.POST.get("seen", "")
    try:
        if step == "kop":
            ownagency.set_letterhead(agency, form.cleaned_data, seen=seen, actor=request.user)
            messages.success(request, _("Kepala surat disimpan. Surat berikutnya memakainya."))
        elif step == "logo":
            file = form.cleaned_data["file"]
            logos.set_logo(agency, file, file.name or "", actor=request.user)
            messages.success(request, _("Lambang disimpan. Surat berikutnya memakainya."))
        elif step == "tanpa":
            logos.remove(agency, actor=request.user)
            messages.success(request, _("Lambang dilepas. Surat yang sudah terbit tetap memuatnya."))
        else:
            ownagency.set_signatory(agency, form.cleaned_data, seen=seen, today=today, actor=request.user)
            messages.success(request, _("Penanda tangan disimpan. Surat berikutnya memakainya."))
    except Refusal as refusal:
        form.blame(refusal)
        return False
    return True
