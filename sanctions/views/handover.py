"""The page of a case's hand-over: what is lacking, the editions made, their files and acknowledgements."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from complaints.uploads import left_out
from netralitas.lib.keptform import give_back, owner_mark
from netralitas.lib.refusal import Refusal
from sanctions import handover, reading, remedypapers, siasn
from sanctions.access import visible_to
from sanctions.forms.handover import AcknowledgeForm, RemedyPaperForm
from sanctions.localtime import said as said_at
from sanctions.localtime import today_of
from sanctions.models import HandoverPack, Proceeding
from sanctions.views.pages import officers_only

MOST_SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the hand-over of a case; a POST makes a new edition, or records that the last one was taken in."""
    row = _case(request, pk)
    kept = give_back(request) if request.method == "GET" else None
    sent = request.POST if request.method == "POST" else kept
    if request.method == "GET" and kept is None:
        reading.open_case(row, actor=request.user)
    last = row.packs.first()
    start = {"on": today_of(row)}
    form = AcknowledgeForm(sent, initial=start) if sent and "words" in sent else AcknowledgeForm(initial=start)
    paper = RemedyPaperForm(sent, request.FILES) if sent and "upaya" in sent else RemedyPaperForm()
    paper.leave_out(left_out(request))
    problem, status = "", 200
    if request.method == "POST":
        try:
            if said := _keep(request, row, paper) if paper.is_bound else _take(request, row, last, form):
                messages.success(request, said)
                return redirect("agency:handover", pk=row.pk)
        except Refusal as refusal:
            bound = next((one for one in (paper, form) if one.is_bound), None)
            problem = "" if bound else str(refusal)
            if bound:
                bound.blame(refusal)
        status = 422
    fields, papers = siasn.fields_of(handover.facts_of(row)), handover.papers_of(row)
    remedies = remedypapers.outcomes_of(row)
    packs = list(row.packs.select_related("made_by", "acknowledged_by")[:MOST_SHOWN])
    waiting = handover.papers_without_file(packs)
    editions = [(pack, said_at(row, pack.made_at), waiting[pack.pk]) for pack in packs]
    context = {
        "row": row, "accused": row.recommendation.accused, "fields": fields, "packs": editions,
        "lacking": handover.lacking(row, fields, papers, remedies), "may_make": _is_delivered(row), "form": form,
        "problem": problem, "shape": siasn.shape(), "by": owner_mark(request.user), "here": "cases",
        "may_acknowledge": last is not None and last.acknowledged_on is None, "last": last, "paper": paper,
        "remedies": remedies, "executions": list(row.executions.all()),
    }  # fmt: skip
    return render(request, "agency/handover.html", context, status=status)


@require_safe
@officers_only
def file(request: HttpRequest, pk: int, ordinal: int) -> HttpResponse:
    """Send one edition as a ZIP."""
    pack = get_object_or_404(
        HandoverPack.objects.select_related("proceeding"), proceeding=_case(request, pk), ordinal=ordinal
    )
    try:
        data = handover.file_of(pack, actor=request.user)
    except Refusal as refusal:
        return render(request, "agency/waiting.html", {"sentence": str(refusal)}, status=503)
    answer = HttpResponse(data, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="berkas-serah-{pack.proceeding_id}-{pack.ordinal}.zip"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _keep(request: HttpRequest, row: Proceeding, form: RemedyPaperForm) -> str:
    """Keep the paper of a remedy; return what to say, "" when the form has to be asked again."""
    if not form.is_valid():
        return ""
    asked = request.POST.get("upaya", "")
    objection = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else 0
    remedypapers.add(row, objection, paper=form.cleaned_data["file"], actor=request.user)
    return _("Surat putusan disimpan. Edisi berikutnya memuatnya.")


def _take(request: HttpRequest, row: Proceeding, last: HandoverPack | None, form: AcknowledgeForm) -> str:
    """Do what was pressed; return what to say, "" when the form has to be asked again."""
    if not form.is_bound:
        pack = handover.make(row, actor=request.user)
        return _("Berkas serah edisi %(n)d disusun.") % {"n": pack.ordinal}
    if last is None:
        raise Refusal(_("Susun dahulu berkas serahnya."), code="no_pack")
    if not form.is_valid():
        return ""
    data = form.cleaned_data
    handover.acknowledge(last, on=data["on"], words=data["words"], actor=request.user)
    return _("Tanda terima dicatat.")


def _case(request: HttpRequest, pk: int) -> Proceeding:
    rows = visible_to(request.user).select_related("instansi__region", "recommendation__accused", "decision")
    row = get_object_or_404(rows, pk=pk)
    if not handover.is_handed_over(row):
        raise Http404
    return row


def _is_delivered(row: Proceeding) -> bool:
    decision = getattr(row, "decision", None)
    return decision is not None and decision.delivered_on is not None
