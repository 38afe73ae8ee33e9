"""The pages behind a code: the report as it stands, and one page for each thing its reporter may do."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from complaints import documents, grounds, identity, leaving
from complaints.completeness import Completeness
from complaints.elements import elements_of
from complaints.endings import is_ended
from complaints.family import family_of
from complaints.forms.base import Problem
from complaints.forms.follow import AddForm, AnswerForm, AskForm, IdentityForm, NoticeForm, ReplyForm, WithdrawForm
from complaints.models import Act, BlindNotice, Complaint, Violation
from complaints.regime import held_to
from complaints.statuses import IdentityMode, Kind
from complaints.tracking import Tracked
from complaints.transcript import key_of, page_of
from netralitas.clocks.countdown import Countdown, clocks_of_one, countdown
from netralitas.law.models import Provision
from netralitas.lib import files
from netralitas.lib.filekinds import KIND_NAMES

SHOWN = 4  # messages on the first page; the rest is one press away
COMPLETION = "T4b-"


def page(
    request: HttpRequest,
    found: Tracked,
    *,
    form: Form | None = None,
    reply: ReplyForm | None = None,
    done: str = "",
    turned: list[Any] | None = None,
    ended: str = "",
    kept: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the report: where it stands, what is asked, what is said, what can be done.

    ``done`` says what was taken, ``turned`` which files were not; ``ended`` why nothing was, with the words ``kept``.
    """
    case = found.complaint
    context = {
        "acts": acts_of(case),
        "files": case.evidence.count(),
        "letters": documents.letters_for_reporter(found.own),
        "talk": page_of(case, size=SHOWN),
        "form": form or answer_form(found),
        "invitations": [(one, _reply_form(one.row.pk, reply)) for one in found.invited],
        "refused": form or reply,
        "left": _time_to_answer(found),
        "lapse": _lapse_of(case),
        "tools": [] if found.is_over else _tools(found),
        "has_notice": BlindNotice.objects.filter(complaint=case).exists(),
        "done": done,
        "turned": turned or [],
        "ended": ended,
        "kept": kept or [],
    }
    return show(request, found, "public/track.html", status=status, **context)


def show(request: HttpRequest, found: Tracked, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """Render one page behind the code; the code goes on in the hidden field of every form."""
    around = {
        "tracked": found,
        "complaint": found.complaint,
        "zone": found.zone,
        "code": request.POST["code"],
        "here": "lacak",
        # What a refused form brought along is gone: a browser does not choose files again by itself.
        "had_files": bool(request.FILES) and status >= HTTPStatus.BAD_REQUEST,
        "kinds": ", ".join(str(name) for name in KIND_NAMES.values()),
        "most_files": settings.EVIDENCE["max_files"],
        "most": [
            files.megabytes(settings.EVIDENCE[name]) for name in ("max_bytes", "max_media_bytes", "max_total_bytes")
        ],
    }
    return render(request, template, {**around, **context}, status=status)


def answer_form(found: Tracked, data: Any = None) -> AnswerForm:
    """Return the form under the open questions; the youngest of them stands in it."""
    hint = {
        IdentityMode.ANONYMOUS: _("Petugas tidak tahu siapa Anda. Jangan tulis nama Anda di sini."),
        IdentityMode.CONFIDENTIAL: _("Nama Anda tetap tersegel. Jangan tulis nama Anda di sini."),
        IdentityMode.OPEN: _("Hanya petugas yang membacanya; instansi yang dilaporkan tidak."),
    }[IdentityMode(found.complaint.identity_mode)]
    youngest = found.questions[-1].pk if found.questions else 0
    return AnswerForm(data, hint=hint, initial={"up_to": youngest})


def _reply_form(pk: int, sent: ReplyForm | None) -> ReplyForm:
    """Return the form under one invitation, the one that was sent in its own place."""
    if sent is not None and sent.data.get("undangan") == str(pk):
        return sent
    return ReplyForm(initial={"undangan": pk}, auto_id=f"id_%s_{pk}")


def acts_of(complaint: Complaint) -> list[Violation]:
    """Return the catalogue rows a report names, once each, whichever case of it they are in now."""
    rows = Act.objects.filter(complaint__in=family_of(complaint).order_by().values("pk"))
    rows = rows.select_related("violation").order_by("violation__number")
    return list(dict.fromkeys(act.violation for act in rows))


# --- One page for each thing


def evidence_page(
    request: HttpRequest,
    found: Tracked,
    form: AddForm | None = None,
    *,
    turned: list[Any] | None = None,
    extra: list[Problem] | None = None,
    status: int = 200,
) -> HttpResponse:
    form = form or AddForm(initial={"kind": "post"})
    problems = (form.problems if form.is_bound else []) + (extra or [])
    return show(
        request, found, "public/track_evidence.html", form=form, problems=problems, turned=turned or [], status=status
    )


def ask_page(request: HttpRequest, found: Tracked, form: AskForm | None = None, status: int = 200) -> HttpResponse:
    return show(request, found, "public/track_ask.html", form=form or AskForm(), status=status)


def notice_page(
    request: HttpRequest, found: Tracked, form: NoticeForm | None = None, status: int = 200
) -> HttpResponse:
    has_notice = BlindNotice.objects.filter(complaint=found.complaint).exists()
    return show(
        request, found, "public/track_notice.html", form=form or NoticeForm(), has_notice=has_notice, status=status
    )


def identity_page(
    request: HttpRequest, found: Tracked, form: IdentityForm | None = None, status: int = 200
) -> HttpResponse:
    modes = modes_open(found.complaint)
    initial = {"mode": modes[0]} if len(modes) == 1 else {}
    return show(
        request,
        found,
        "public/track_identity.html",
        form=form or IdentityForm(modes=modes, initial=initial),
        modes=modes,
        lacks=identity.lacks(found.complaint),
        judged=_judged(found.complaint),
        status=status,
    )


def withdraw_page(
    request: HttpRequest,
    found: Tracked,
    form: WithdrawForm | None = None,
    *,
    confirm: bool = False,
    status: int = 200,
) -> HttpResponse:
    case = found.complaint
    ends, noted = _withdrawals(case)
    return show(
        request,
        found,
        "public/track_withdraw.html",
        form=form or WithdrawForm(),
        ends=ends,
        noted=noted,
        goes_on=goes_on(case),
        regime=held_to(case.contest.regime if case.contest else ""),
        confirm=confirm,
        status=status,
    )


def goes_on(case: Complaint) -> str:
    """Return why a withdrawal does not end the handling of a case."""
    if case.kind == Kind.FINDING:
        return _("Laporan Anda sudah menjadi temuan pengawas, jadi penanganannya berlanjut.")
    if case.registered_on:
        return _("Laporan Anda sudah diregister, jadi penanganannya berlanjut.")
    return _("Bawaslu memeriksanya juga tanpa peran Anda, jadi penanganannya berlanjut.")


def _withdrawals(case: Complaint) -> tuple[bool, bool]:
    """Say whether a withdrawal would end what is open of a report, and whether one is noted on all of it already."""
    open_cases = [one for one in family_of(case) if not is_ended(one)]
    return all(map(leaving.ends_handling, open_cases)), all(map(leaving.is_noted, open_cases))


def talk_page(request: HttpRequest, found: Tracked) -> HttpResponse:
    talk = page_of(found.complaint, before=key_of(request.POST.get("sebelum", "")))
    return show(request, found, "public/track_talk.html", talk=talk)


def _only_open(panel: Callable[..., HttpResponse]) -> Callable[[HttpRequest, Tracked], HttpResponse]:
    """Show the report itself instead, once the case is over: there is nothing more to do."""

    def shown(request: HttpRequest, found: Tracked) -> HttpResponse:
        return page(request, found) if found.is_over else panel(request, found)

    return shown


PANELS: dict[str, Callable[[HttpRequest, Tracked], HttpResponse]] = {
    "bukti": _only_open(evidence_page),
    "tanya": _only_open(ask_page),
    "kabar": _only_open(notice_page),
    "identitas": _only_open(identity_page),
    "tarik": _only_open(withdraw_page),
    "percakapan": talk_page,
}


def modes_open(complaint: Complaint) -> list[str]:
    """Return the ways of reporting a person may choose now: upwards, or the same to complete it."""
    same = [complaint.identity_mode] if identity.lacks(complaint) else []
    return same + identity.above(complaint.identity_mode)


def _tools(found: Tracked) -> list[tuple[str, str, str]]:
    """Return what can be done now: the panel, its icon, its words."""
    case = found.complaint
    tools = [
        ("bukti", "upload", _("Tambah bukti")),
        ("tanya", "chat", _("Tulis kepada petugas")),
        ("kabar", "mail", _("Kabari saya lewat e-mail")),
    ]
    if modes_open(case):
        tools.append(("identitas", "person", _name_of_identity(case)))
    ends, noted = _withdrawals(case) if found.is_noted else (True, False)
    return tools if noted and not ends else [*tools, ("tarik", "trash", _("Tarik laporan"))]


def _name_of_identity(case: Complaint) -> str:
    if case.identity_mode == IdentityMode.ANONYMOUS:
        return _("Berikan identitas")
    return _("Lengkapi identitas") if identity.lacks(case) else _("Izinkan petugas mengenal Anda")


def _time_to_answer(found: Tracked) -> Countdown | None:
    """Return the time left to complete the report; a plain question has none."""
    case = found.to_complete
    if not found.standing.waits_for_reporter or case is None:
        return None
    rows = [clock for clock in clocks_of_one(case) if clock.rule_code.startswith(COMPLETION)]
    return countdown(rows[0], now=timezone.now()) if rows else None


def _lapse_of(case: Complaint) -> Provision | None:
    """Return what the law says of a report that is not completed in time; only a report ends by it."""
    return grounds.of_lapse(case.contest, on=timezone.localdate()) if case.kind == Kind.REPORT else None


def _judged(case: Complaint) -> Completeness:
    return elements_of(case, has_evidence=case.evidence.exists())
