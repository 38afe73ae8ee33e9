"""The report, one question page after another; every answer is kept before the next page is shown."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from complaints import drafts
from complaints.forms.base import Problem, StepForm
from complaints.forms.small import CodeForm
from complaints.models import Draft
from complaints.views.steps import BY_KEY, FORMS, STEPS, Step, after, show
from complaints.views.visitor import draft_of, forget, had_draft, may_go_on, remember
from netralitas.lib import codes
from netralitas.lib.refusal import Refusal

# A form that cannot be accepted as it is; browsers show the page all the same.
REFUSED = 422
TOO_MANY = 429


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Say what will happen; on POST begin a draft, or go on with the one this browser keeps."""
    draft, _code = draft_of(request)
    if draft and draft.complaint_id is None and "baru" not in request.POST:
        if request.method == "POST":
            return redirect(_first_open(draft).url)
        return render(request, "public/report_start.html", {"draft": draft})
    if request.method != "POST":
        return render(request, "public/report_start.html", {"lost": had_draft(request) and draft is None})
    if not may_go_on(request, "report"):
        return render(request, "public/report_start.html", {"too_many": True}, status=TOO_MANY)
    draft, code = drafts.start()
    return remember(HttpResponseRedirect(STEPS[0].url), draft, code)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: HttpRequest) -> HttpResponse:
    """Open a draft by its code, on any device."""
    form = _resume_form(request.POST or None)
    if request.method != "POST":
        return render(request, "public/report_resume.html", {"form": form})
    if not may_go_on(request, "code"):
        return render(request, "public/report_resume.html", {"form": form, "too_many": True}, status=TOO_MANY)
    if form.is_valid():
        try:
            draft = drafts.resume(form.cleaned_data["code"])
        except Refusal as refusal:
            form.add_error("code", str(refusal))
        else:
            return remember(HttpResponseRedirect(_first_open(draft).url), draft, codes.parse(form.cleaned_data["code"]))
    return render(request, "public/report_resume.html", {"form": form}, status=REFUSED)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, key: str) -> HttpResponse:
    """Ask one step's questions; keep the answers; go on."""
    step, form_of_step = BY_KEY[key], FORMS[key]
    draft, code = draft_of(request)
    if draft and draft.complaint_id:
        return redirect("report_receipt")
    if request.method != "POST":
        if draft is None:
            return redirect("report_start")
        return _ask(request, step, draft, code, form_of_step(answers=draft.data))
    form = form_of_step(request.POST, answers=draft.data if draft else {})
    if searched := request.POST.get("cari"):
        return _ask(request, step, draft, code, form.as_typed(searched))
    if not form.is_valid():
        return _ask(request, step, draft, code, form, status=REFUSED)
    leaving = "simpan" in request.POST
    if not leaving and (anchor := form.proposal()):
        return _ask(request, step, draft, code, form, proposal=anchor)
    return _keep(request, step, draft, code, form)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def saved(request: HttpRequest) -> HttpResponse:
    """Show how to come back to a draft; on POST take it off this device, or erase nothing but the cookie."""
    draft, code = draft_of(request)
    if request.method == "POST":
        return forget(HttpResponseRedirect("/"))
    if draft is None or draft.complaint_id:
        return redirect("report_start")
    return render(
        request, "public/report_saved.html", {"draft": draft, "draft_code": code, "go_on": _first_open(draft)}
    )


def _keep(request: HttpRequest, step: Step, draft: Draft | None, code: str, form: StepForm) -> HttpResponse:
    """Save a step. A draft that ran out of time meanwhile is begun anew with what was just typed."""
    begun = False
    try:
        if draft is None:
            raise Refusal("", code="draft_unknown")
        drafts.save_step(draft, step.key, form.values())
    except Refusal as refusal:
        if refusal.code == "already_sent":
            return redirect("report_receipt")
        if not may_go_on(request, "report"):
            return _ask(request, step, draft, code, form, status=TOO_MANY, too_many=True)
        draft, code = drafts.start()
        drafts.save_step(draft, step.key, form.values())
        begun = True
    response = HttpResponseRedirect(_next_url(request, step))
    return remember(response, draft, code) if begun or code else response


def _next_url(request: HttpRequest, step: Step) -> str:
    if "simpan" in request.POST:
        return redirect("report_saved").url
    if request.POST.get("dari") == "periksa":
        return BY_KEY["review"].url
    return after(step).url


def _ask(
    request: HttpRequest,
    step: Step,
    draft: Draft | None,
    code: str,
    form: StepForm,
    *,
    status: int = 200,
    proposal: str = "",
    too_many: bool = False,
) -> HttpResponse:
    problems = form.problems if form.is_bound and not proposal else []
    if too_many:
        problems = [Problem("", too_many_sentence())]
    return show(
        request,
        f"public/report_{step.key}.html",
        step,
        draft,
        code,
        status=status,
        form=form,
        problems=problems,
        proposal=proposal,
    )


def too_many_sentence() -> str:
    """Return the sentence for somebody, or somebody on the same line, who came too often."""
    return _("Terlalu banyak kiriman dari jaringan ini. Coba lagi beberapa menit lagi; isian Anda masih di sini.")


def _first_open(draft: Draft) -> Step:
    """Return the first question page without an answer, the review when all have one."""
    return next((step for step in STEPS if step.key in FORMS and step.key not in draft.data), BY_KEY["review"])


def _resume_form(data) -> CodeForm:
    return CodeForm(
        data,
        label=_("Kode draf"),
        hint=_("17 huruf dan angka yang tampil saat Anda menyimpan. Huruf kecil dan tanda hubung tidak masalah."),
    )
