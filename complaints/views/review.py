"""The last page before sending: everything once more, the statement, and the one door in."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from complaints import catalogue, intake
from complaints.elections import phase_for
from complaints.forms.base import Problem
from complaints.forms.small import SendForm
from complaints.models import Contest, Draft, Violation
from complaints.statuses import Employment, IdentityMode
from complaints.views.report import REFUSED, TOO_MANY, too_many_sentence
from complaints.views.steps import BY_KEY, show
from complaints.views.visitor import draft_of, may_go_on
from netralitas.lib.refusal import Refusal
from netralitas.people.models import Instansi, Region

STEP = BY_KEY["review"]


@dataclass(frozen=True)
class Row:
    """One line of the summary; ``note`` is the second voice below it."""

    label: str
    value: str
    note: str = ""
    note_unverified: bool = False


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest) -> HttpResponse:
    """Show the whole report; on POST send it, or say what still stands in the way."""
    draft, code = draft_of(request)
    if draft is None:
        return redirect("report_start")
    if draft.complaint_id:
        return redirect("report_receipt")
    if request.method != "POST":
        return _page(request, draft, code, SendForm())
    if "simpan" in request.POST:
        return redirect("report_saved")
    form = SendForm(request.POST)
    if not form.is_valid():
        return _page(request, draft, code, form, status=REFUSED, problems=form.problems)
    if lacking := _lacking(draft):
        return _page(request, draft, code, form, status=REFUSED, problems=lacking)
    if not may_go_on(request, "report"):
        return _page(request, draft, code, form, status=TOO_MANY, problems=[Problem("", too_many_sentence())])
    try:
        intake.receive(draft)
    except intake.AlreadySent:
        return redirect("report_receipt")
    except Refusal as refusal:
        return _page(request, draft, code, form, status=REFUSED, problems=[Problem("", str(refusal))])
    return redirect("report_receipt")


def _lacking(draft: Draft) -> list[Problem]:
    """Return what a report cannot do without, each with the place on this page that leads to it."""
    needed = [
        ("who", _("Siapa yang dilaporkan belum diisi")),
        ("what", _("Apa yang terjadi belum diceritakan")),
        ("you", _("Cara melapor belum dipilih")),
    ]
    return [Problem(f"ubah-{key}", sentence) for key, sentence in needed if not draft.data.get(key)]


def _page(
    request: HttpRequest,
    draft: Draft,
    code: str,
    form: SendForm,
    *,
    status: int = 200,
    problems: list[Problem] | None = None,
) -> HttpResponse:
    data = draft.data
    return show(
        request,
        "public/report_review.html",
        STEP,
        draft,
        code,
        status=status,
        form=form,
        problems=problems or [],
        lacking=_lacking(draft),
        doubtful=form.is_bound and form.is_doubtful,
        who=_who(data.get("who", {})),
        acts=_acts(data),
        narrative=data.get("what", {}).get("narrative", ""),
        when=_when(data),
        mode=IdentityMode(data["you"]["mode"]) if data.get("you", {}).get("mode") in IdentityMode.values else None,
        you=data.get("you", {}),
        files=list(draft.files.order_by("pk")),
        links=data.get("links", []),
    )


def _who(who: dict[str, Any]) -> list[Row]:
    agency = Instansi.objects.filter(pk=who.get("agency_id") or 0).first()
    region = Region.objects.select_related("province").filter(pk=who.get("region_code") or None).first()
    office = ", ".join(filter(None, dict.fromkeys([who.get("agency_text"), agency.name if agency else None])))
    place = ", ".join(filter(None, [region.name, region.province.name if region.province else None])) if region else ""
    status = who.get("employment_status")
    rows = [
        Row(_("Jabatan"), who.get("post", "")),
        Row(_("Nama"), who.get("accused_name", "") or (_("Belum diketahui") if who else "")),
        Row(_("Ciri lain"), who.get("accused_description", "")),
        Row(_("Tempat kerja"), office),
        Row(_("Wilayah"), place),
        Row(_("Status pegawai"), str(Employment(status).label) if status in Employment.values else ""),
        Row(_("NIP"), who.get("nip", "")),
    ]
    return [row for row in rows if row.value]


def _acts(data: dict[str, Any]) -> list[Violation]:
    chosen = set(data.get("what", {}).get("acts", []))
    return [row for row in catalogue.in_force(_day(data, "occurred_on") or timezone.localdate()) if row.code in chosen]


def _when(data: dict[str, Any]) -> list[Row]:
    when = data.get("when", {})
    happened, known = _day(data, "occurred_on"), _day(data, "known_on")
    contest = Contest.objects.filter(pk=when.get("contest_code") or None).first()
    phase = phase_for(contest, data.get("who", {}).get("region_code", ""), happened) if contest and happened else None
    moment = ", ".join(filter(None, [date_format(happened, "l, j F Y") if happened else "", when.get("occurred_time")]))
    rows = [
        Row(_("Terjadi"), moment),
        Row(_("Anda mengetahuinya"), date_format(known, "l, j F Y") if known else ""),
        Row(_("Tempat"), when.get("place", "")),
        Row(
            _("Pemilihan"),
            contest.title if contest else "",
            phase.reason if phase else "",
            phase.needs_verification if phase else False,
        ),
        Row(_("Saksi"), when.get("witnesses", "")),
    ]
    return [row for row in rows if row.value]


def _day(data: dict[str, Any], name: str) -> date | None:
    text = data.get("when", {}).get(name)
    return date.fromisoformat(text) if text else None
