"""The agency's workspace ``/instansi/``: what is due, and for each case the one step that is next."""

from collections.abc import Callable, Sequence
from functools import partial, wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from complaints.uploads import left_out
from netralitas.clocks.countdown import clocks_by_key, key_of
from netralitas.clocks.remaining import open_clocks
from netralitas.letters import letters
from netralitas.lib.keptform import give_back, keeping, owner_mark
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role
from sanctions import approval, correcting, desk, drafts, ethics_path, officials, path, proceedings, reading
from sanctions.examination_rules import running_relief
from sanctions.forms.desk import DeskForm
from sanctions.forms.drafting import JudgeForm
from sanctions.forms.examination import OpenForm
from sanctions.liability import liability_of
from sanctions.localtime import said as said_at
from sanctions.localtime import today_of, today_of_agency, zone_of_agency
from sanctions.meanwhile import as_seen, seen_by
from sanctions.models import Draft, Proceeding, Statement
from sanctions.statuses import ON_ETHICS, DraftState
from sanctions.tracks import goes_before_council, track_of
from sanctions.views import judging
from sanctions.views.steps import STEPS
from taskforce.access import visible_to as recommendations_of

View = Callable[..., HttpResponse]
JUDGED_AGAINST = frozenset({DraftState.RETURNED, DraftState.WITHDRAWN})


def officers_only(view: View) -> View:
    """Open a page to agency officers; for everybody else who is signed in it is not there."""

    @keeping
    @login_required
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.role != Role.AGENCY_OFFICER:  # type: ignore[union-attr]
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@officers_only
def duties(request: HttpRequest) -> HttpResponse:
    """Show what waits for the agency, most urgent first, page by key."""
    request.user.instansi = agency = desk.agency_of(request.user)  # type: ignore[union-attr]
    found, following = desk.duties(request.user, now=timezone.now(), after=request.GET.get("sesudah", ""))
    decided, decided_following = desk.waiting(request.user, after=request.GET.get("diputus", ""))
    late = sum(duty.time is not None and duty.time.state == "late" for duty in found)
    return render(
        request,
        "agency/duties.html",
        {
            "duties": found,
            "late": late,
            "following": following,
            "waiting": decided,
            "waiting_following": decided_following,
            "standing": agency,
            "reminders": desk.reminders_sent(request.user),
            "today": date_format(timezone.now().astimezone(zone_of_agency(agency)), "l, j F Y, H.i"),
            "here": "duties",
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a recommendation; the officer opens the procedure by naming the direct superior."""
    row = get_object_or_404(
        recommendations_of(request.user).select_related("accused", "issuer", "letter", "proceeding", "instansi"), pk=pk
    )
    if proceeding := desk.proceeding_of(row):
        return redirect("agency:case", pk=proceeding.pk)
    today = today_of_agency(row.agency)
    form = _form(request, OpenForm, register=officials.acting(row.agency, today))
    if request.method == "POST" and form.is_valid():
        try:
            opened = proceedings.open_for(row, superior=form.person("superior"), actor=request.user)
        except Refusal as refusal:
            form.blame(refusal)
        else:
            first = _("Majelis Kode Etik") if opened.status in ON_ETHICS else _("surat panggilan")
            messages.success(request, _("Perkara dibuka. Langkah berikutnya: %(step)s.") % {"step": first})
            return redirect("agency:case", pk=opened.pk)
    now, clocks = timezone.now(), list(open_clocks(row))
    time, ruler = desk.time_of(clocks, now=now)
    acts = row.accused.acts.filter(verdict="proven").select_related("violation").order_by("id")
    context = {
        "row": row,
        "form": form,
        "time": time,
        "ruler": ruler,
        "liability": liability_of(row, None, clocks, laid_down=desk.LaidDown(row.agency, now), now=now),
        "acts": acts,
        "by": owner_mark(request.user),
        "is_ethics": goes_before_council(row, today_of_agency(row.agency)),
    }
    return render(request, "agency/recommendation.html", context, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a case's path and the one step that is next; a POST names the step it takes."""
    row = _found(request, pk)
    kept = give_back(request) if request.method == "GET" else None
    sent = request.POST if request.method == "POST" else kept
    if request.method == "GET" and kept is None:
        reading.open_case(row, actor=request.user)
    if sent is not None and "putusan" in sent:
        return _judged(request, row, sent)
    asked = sent.get("langkah", "") if sent else "correct" if "ganti" in request.GET else ""
    laid_down, draft, forms = _stands(row, asked)
    action, why = asked if sent is not None and asked else next(iter(forms), ""), ""
    if sent is not None and action in forms:
        form = forms[action] = _filled(request, row, action, sent)
        if request.method == "POST" and "tambah" not in sent and form.is_valid():
            try:
                said = as_seen(
                    row, _seen(sent, row), approval.submit, row, action,
                    sent=judging.kept(sent), take=partial(STEPS[action].take, row, form), actor=request.user,
                )  # fmt: skip
            except Refusal as refusal:
                row, why = _found(request, pk), str(refusal)  # somebody may have taken a step since it was read
                laid_down, draft, forms = _stands(row, asked)
                if action in forms:
                    form = forms[action] = _filled(request, row, action, sent)
                    form.is_valid()
                    form.blame(refusal)
            else:
                waits = _("Konsep tersimpan dan menunggu petugas kedua.")
                messages.success(request, waits if isinstance(said, Draft) else said)
                return redirect("agency:case", pk=row.pk)
    shown: dict[str, Any] = {"is_kept": kept is not None}
    if (sent is not None and action not in forms) or (sent is None and asked and asked not in forms):
        shown["problem"] = why or _gone(draft)
        shown["typed"] = STEPS[action].form(row, sent).typed if sent and action in STEPS else []
    return _case_page(request, row, laid_down, forms, draft, action=action, **shown)


@require_safe
@officers_only
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the PDF of a letter that belongs to one of the agency's cases."""
    row = desk.visible_letter(request.user, pk)
    if row is None:
        raise Http404
    try:
        data = letters.pdf_of(row)
    except Refusal as refusal:
        return render(request, "agency/waiting.html", {"sentence": str(refusal)}, status=503)
    return _pdf(data, f"{row.kind}-{row.pk}.pdf")


@require_safe
@officers_only
def draft(request: HttpRequest, pk: int, n: int) -> HttpResponse:
    """Send the n-th letter of a draft as PDF, marked as a draft."""
    row = get_object_or_404(drafts.visible_to(request.user).select_related("proceeding__instansi__region"), pk=pk)
    if not 1 <= n <= len(row.letters):
        raise Http404
    return _pdf(reading.open_draft(row, n - 1, actor=request.user), f"konsep-{row.pk}-{n}.pdf")


def _pdf(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _found(request: HttpRequest, pk: int) -> Proceeding:
    row = desk.case(request.user, pk)
    if row is None:
        raise Http404
    return row


def _stands(row: Proceeding, asked: str = "") -> tuple[desk.LaidDown, Draft | None, dict[str, DeskForm]]:
    """Return how a case stands: what the law lays down for it today, its newest draft and the forms of its steps."""
    laid_down, draft = desk.LaidDown(row.instansi, timezone.now()), drafts.newest(row)
    return laid_down, draft, _open_forms(row, laid_down, draft, asked)


def _filled(request: HttpRequest, row: Proceeding, action: str, sent: Any) -> DeskForm:
    form: DeskForm = STEPS[action].form(row, sent)
    form.files = request.FILES
    form.leave_out(left_out(request))
    return form


def _open_forms(row: Proceeding, laid_down: desk.LaidDown, draft: Draft | None, asked: str) -> dict[str, DeskForm]:
    """Return the forms of the steps that are open, first the one to go on with; none while a draft waits.

    A letter is replaced only when somebody asks for it, or goes on with a draft of that.
    """
    if draft is not None and draft.state == DraftState.OPEN:
        return {}
    forms = {name: STEPS[name].form(row, None) for name in laid_down.open_steps(row)}
    goes_on = draft is not None and draft.step == "correct" and draft.state in JUDGED_AGAINST
    if (asked == "correct" or goes_on) and correcting.found(row):
        forms = {"correct": STEPS["correct"].form(row, None)} | forms
    if again := judging.taken_up(draft, forms):
        forms = {again.step: STEPS[again.step].form(row, judging.filled(again))} | {
            name: form for name, form in forms.items() if name != again.step
        }
    return forms


def _judged(request: HttpRequest, row: Proceeding, sent: Any) -> HttpResponse:
    """Judge the draft that a page showed; what cannot be done is said where the draft stands, or stood."""
    form = JudgeForm(sent)
    given = sent.get("konsep", "")
    seen_draft = get_object_or_404(row.drafts, pk=int(given) if given.isdecimal() and len(given) < 19 else 0)
    if request.method == "POST" and form.is_valid():
        try:
            said = as_seen(
                row, _seen(sent, row), judging.judge, row, seen_draft, sent["putusan"], form, request.user
            )  # fmt: skip
        except Refusal as refusal:
            form.blame(refusal)
            row = _found(request, row.pk)
        else:
            messages.success(request, said)
            return redirect("agency:case", pk=row.pk)
    laid_down, draft, forms = _stands(row)
    shown: dict[str, Any] = {"judge_form": form, "is_kept": request.method == "GET"}
    if draft != seen_draft or draft.state != DraftState.OPEN:
        shown |= {"problem": " ".join(map(str, form.non_field_errors())) or _gone(draft), "typed": form.typed}
    return _case_page(request, row, laid_down, forms, draft, action=next(iter(forms), ""), **shown)


def _gone(draft: Draft | None) -> str:
    """Say why a step that somebody sent is not on the page any more."""
    if draft is not None and draft.state == DraftState.OPEN:
        return str(approval.WAITING)
    return _("Langkah ini tidak terbuka lagi: perkara sudah bergerak. Halaman ini menampilkan yang terbaru.")


def _case_page(
    request: HttpRequest,
    row: Proceeding,
    laid_down: desk.LaidDown,
    forms: dict[str, DeskForm],
    draft: Draft | None,
    *,
    action: str,
    problem: str = "",
    typed: Sequence[tuple[str, str]] = (),
    is_kept: bool = False,
    judge_form: JudgeForm | None = None,
) -> HttpResponse:
    now = timezone.now()
    open_by_key = clocks_by_key([key_of(row), key_of(row.recommendation)])
    clocks = sorted([clock for open_ones in open_by_key.values() for clock in open_ones], key=lambda one: one.due_at)
    time, ruler = desk.time_of(clocks, now=now)
    waits = draft is not None and draft.state == DraftState.OPEN
    on_ethics = ethics_path.is_on_ethics_path(row)
    form = judge_form if waits else forms.get(action)
    status = 409 if problem else _status(form) if form and request.method == "POST" else 200
    open_steps = _shown_steps(forms, action)
    again, papers = judging.taken_up(draft, forms), list(path.letters_of(row))
    return render(
        request,
        "agency/case.html",
        {
            "row": row,
            "accused": row.recommendation.accused,
            "codes": [act.violation.code for act in row.recommendation.accused.acts.all()],
            "path": (ethics_path if on_ethics else path).path_of(row, papers),
            "on_ethics": on_ethics,
            "time": time,
            "ruler": ruler,
            "liability": liability_of(row.recommendation, row, clocks, laid_down=laid_down, now=now),
            "steps": open_steps,
            "rests": all(STEPS[name].is_optional for name in forms),
            "draft": judging.shown(draft, row, request.user) if draft and waits else None,
            "again": again,
            "again_at": said_at(row, again.judged_at) if again and again.judged_at else "",
            "judge_form": judge_form or JudgeForm(),
            "colleagues": judging.colleagues(request.user),
            "problem": problem,
            "typed": typed,
            "is_kept": is_kept,
            "relief": running_relief(row),
            "letters": papers,
            "replaceable": correcting.replaceable(row, papers) if not waits and "correct" not in forms else None,
            "needs_team": laid_down.needs_team(row),
            "track": track_of(row),
            "team": list(row.examiners.all()),
            "statements": _statements(row),
            "council": ethics_path.members_of(row),
            "decision": getattr(row, "decision", None),
            "today": today_of(row),
            "by": owner_mark(request.user),
            "seen": seen_by(row),
            "here": "cases",
        },
        status=status,
    )


def _statements(row: Proceeding) -> list[tuple[Statement, str]]:
    """Return what others said or are asked for, each with the moment they were asked to come."""
    return [(one, said_at(row, one.meets_at) if one.meets_at else "") for one in row.statements.all()]


def _shown_steps(forms: dict[str, DeskForm], action: str) -> list[dict[str, Any]]:
    """Return the open steps as the page shows them: what may be left out is folded beside others until it is sent."""
    shown = []
    for name, form in forms.items():
        step = STEPS[name]
        if step.is_optional:
            form.auto_id = f"id_{name}_%s"  # two forms of a page may ask for the same thing
        is_folded = step.is_optional and len(forms) > 1 and not (form.is_bound and name == action)
        shown.append({"name": name, "step": step, "form": form, "is_first": name == action, "is_folded": is_folded})
    return sorted(shown, key=lambda item: not item["is_first"])


def _form(request: HttpRequest, form_class: Any, **kwargs: Any) -> Any:
    return form_class(request.POST if request.method == "POST" else give_back(request), **kwargs)


def _seen(sent: Any, row: Proceeding) -> int:
    """Return the mark of the page a form was made from; one without a mark is judged by the step table alone."""
    given = sent.get("dilihat", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else seen_by(row)


def _status(form: DeskForm) -> int:
    if form.is_stale:
        return 409
    return 422 if form.is_bound and form.errors else 200
