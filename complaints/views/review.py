"""The last page before sending: everything once more, the statement, and the one door in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from complaints import intake
from complaints.answers import is_detailed, needs_detail, step_of
from complaints.forms.base import Problem
from complaints.forms.small import SendForm
from complaints.models import Draft
from complaints.placing import chosen_rows, place_of
from complaints.statuses import IdentityMode
from complaints.views import proof
from complaints.views.report import REFUSED, TOO_MANY, too_many_sentence
from complaints.views.steps import BY_KEY, show
from complaints.views.summary import act_lines, link_lines, person_lines, when_rows
from complaints.views.visitor import draft_of, may_go_on
from netralitas.lib.refusal import Refusal

STEP = BY_KEY["review"]


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
    return _send(request, draft, code)


def _send(request: HttpRequest, draft: Draft, code: str) -> HttpResponse:
    form = SendForm(request.POST)
    if not form.is_valid():
        return _page(request, draft, code, form, status=REFUSED, problems=form.problems)
    if lacking := _lacking(draft):
        return _page(request, draft, code, form, status=REFUSED, problems=lacking)
    if sentence := proof.hindrance(request, STEP.key, draft.key):
        return _page(request, draft, code, form, status=REFUSED, problems=[Problem("", sentence)])
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
    place = place_of(data)
    rows, files = chosen_rows(data, place, today=place.today(timezone.now())), list(draft.files.order_by("pk"))
    return show(
        request,
        "public/report_review.html",
        STEP,
        draft,
        code,
        status=status,
        place=place,
        form=form,
        problems=problems or [],
        lacking=_lacking(draft),
        work=proof.work_for(request, STEP.key, draft.key),
        doubtful=form.is_bound and form.is_doubtful,
        people=person_lines(data, place.regions),
        acts=act_lines(data, rows),
        may_tell_apart=needs_detail(data),
        told_apart=is_detailed(data),
        narrative=step_of(data, "what").get("narrative", ""),
        when=when_rows(data, place),
        mode=IdentityMode(data["you"]["mode"]) if data.get("you", {}).get("mode") in IdentityMode.values else None,
        you=data.get("you", {}),
        files=files,
        links=link_lines(data, files),
    )
