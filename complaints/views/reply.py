"""What the holder of a code does: each a form, a door, and the page again with a sentence on it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from complaints import attending, identity, notice, splitting, talk, tracking
from complaints.additions import Turned
from complaints.forms.base import Problem
from complaints.forms.follow import AddForm, AskForm, IdentityForm, NoticeForm, ReplyForm, WithdrawForm, refuse
from complaints.statuses import IdentityMode, Status
from complaints.talk import Said
from complaints.tracking import Tracked
from complaints.uploads import left_out
from complaints.views import tracked
from complaints.views.report import REFUSED
from netralitas.lib.refusal import Refusal

Act = Callable[[HttpRequest, Tracked], HttpResponse]
TOO_LATE = 409


def answer(request: HttpRequest, found: Tracked) -> HttpResponse:
    """Answer the questions that stood on the page, with files or without."""
    form = tracked.answer_form(found, request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            said = talk.say(
                found.complaint,
                given["text"],
                key=given["key"],
                up_to=given["up_to"],
                uploads=request.FILES.getlist("berkas"),
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _after(request, found, said, _("Jawaban Anda sudah sampai kepada petugas."))
    return tracked.page(request, found, form=form, turned=_too_large(request), status=REFUSED)


def come(request: HttpRequest, found: Tracked) -> HttpResponse:
    """Say whether one comes to an appointment."""
    form = ReplyForm(request.POST, auto_id="id_%s_undangan")
    if form.is_valid():
        given, comes = form.cleaned_data, request.POST["jawaban"] == "hadir"
        try:
            said = attending.reply(
                found.complaint, given["undangan"], comes=comes, text=given["text"], key=given["key"]
            )
        except Refusal as refusal:
            if refusal.code == "not_invited":
                kept, again = [given["text"]] if given["text"] else [], tracking.again(found)
                return tracked.page(request, again, ended=refusal.sentence, kept=kept, status=TOO_LATE)
            form.refuse(refusal)
        else:
            words = _("Tercatat: Anda akan hadir.") if comes else _("Tercatat: Anda tidak bisa hadir.")
            return _after(request, found, said, words)
    return tracked.page(request, found, reply=form, status=REFUSED)


def ask(request: HttpRequest, found: Tracked) -> HttpResponse:
    """Write to the officers without being asked."""
    form = AskForm(request.POST)
    if form.is_valid():
        try:
            said = talk.say(found.complaint, form.cleaned_data["text"], key=form.cleaned_data["key"])
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _after(request, found, said, _("Pesan Anda sudah sampai kepada petugas."))
    return tracked.ask_page(request, found, form, REFUSED)


def add_evidence(request: HttpRequest, found: Tracked) -> HttpResponse:
    """Add files and a link to the report."""
    form, uploads = AddForm(request.POST), request.FILES.getlist("berkas")
    extra = []
    if not uploads and not form.is_filled:
        extra = [Problem("id_berkas", _("Pilih berkas atau isi tautannya dahulu."))]
        if too_large := _too_large(request):
            extra = [Problem("id_berkas", f"{one.name}: {one.sentence}") for one in too_large]
    elif form.is_valid():
        try:
            said = talk.say(
                found.complaint,
                form.cleaned_data["text"],
                key=form.cleaned_data["key"],
                uploads=uploads,
                link=form.link(),
            )
        except Refusal as refusal:
            extra = [Problem("id_berkas", refusal.sentence)]
        else:
            return _after(request, found, said, _("Bukti tambahan Anda sudah sampai."))
    form.is_valid()
    return tracked.evidence_page(request, found, form, extra=extra, status=REFUSED)


def notice_on(request: HttpRequest, found: Tracked) -> HttpResponse:
    """Keep an address for the blind notice."""
    form = NoticeForm(request.POST)
    if form.is_valid():
        try:
            notice.turn_on(found.complaint, form.cleaned_data["address"])
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _again(request, found, _("Kabar lewat e-mail menyala. Alamat Anda tersegel dan tidak tampil lagi."))
    return tracked.notice_page(request, found, form, REFUSED)


def notice_off(request: HttpRequest, found: Tracked) -> HttpResponse:
    """Forget the address of the blind notice."""
    notice.turn_off(found.complaint)
    return _again(request, found, _("Kabar lewat e-mail dimatikan dan alamatnya sudah dihapus."))


def identify(request: HttpRequest, found: Tracked) -> HttpResponse:
    """Give an identity, or a more open one."""
    form = IdentityForm(request.POST, modes=tracked.modes_open(found.complaint))
    if form.is_valid():
        try:
            case = identity.upgrade(found.complaint, form.cleaned_data["mode"], form.given())
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            became = case.kind != found.complaint.kind
            return _again(request, found, _identified(case.identity_mode, became))
    return tracked.identity_page(request, found, form, REFUSED)


def withdraw(request: HttpRequest, found: Tracked) -> HttpResponse:
    """Take the report back: the reason first, then what it means, then the step itself."""
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return tracked.withdraw_page(request, found, form, status=REFUSED)
    if "yakin" not in request.POST:
        return tracked.withdraw_page(request, found, form, confirm=True)
    try:
        cases = splitting.withdraw(
            found.complaint, reason=form.cleaned_data["reason"], pressed=form.cleaned_data["pressed"]
        )
    except Refusal as refusal:
        form.refuse(refusal)
        return tracked.withdraw_page(request, found, form, status=REFUSED)
    if all(case.status == Status.WITHDRAWN for case in cases):
        return _again(request, found, _("Laporan Anda sudah ditarik."))
    return _again(request, found, _("Penarikan Anda dicatat.") + " " + tracked.goes_on(found.complaint))


def too_late(request: HttpRequest, found: Tracked) -> HttpResponse:
    """Answer a form that comes after the case has ended: nothing is taken, and what was written is given back."""
    step = request.POST.get("langkah")
    if step == "tarik" and found.complaint.status == Status.WITHDRAWN:
        return tracked.page(request, found, done=_("Laporan Anda sudah ditarik."))
    if step == "kabar-henti":
        return notice_off(request, found)
    kept = [text for text in (request.POST.get("text"), request.POST.get("reason")) if text]
    ended = _("Perkara ini sudah selesai sebelum kiriman Anda sampai. Kiriman itu tidak disimpan.")
    return tracked.page(request, found, ended=ended, kept=kept, status=TOO_LATE)


ACTS: dict[str, Act] = {
    "jawab": answer,
    "undangan": come,
    "tanya": ask,
    "bukti": add_evidence,
    "kabar": notice_on,
    "kabar-henti": notice_off,
    "identitas": identify,
    "tarik": withdraw,
}


def _after(request: HttpRequest, found: Tracked, said: Said, sentence: str) -> HttpResponse:
    """Say what became of a message: that it arrived, what was kept with it, what was not."""
    if not said.is_new:
        return _again(request, found, _("Ini sudah terkirim sebelumnya; tidak dikirim dua kali."))
    if said.added:
        sentence += " " + ngettext(
            "%(n)d bukti disimpan dan disegel.", "%(n)d bukti disimpan dan disegel.", said.added
        ) % {"n": said.added}
    return _again(request, found, sentence, said.turned + _too_large(request))


def _again(request: HttpRequest, found: Tracked, sentence: str, turned: list[Turned] | None = None) -> HttpResponse:
    return tracked.page(request, tracking.again(found), done=sentence, turned=turned)


def _too_large(request: HttpRequest) -> list[Turned]:
    return [Turned(name, sentence) for name, sentence in left_out(request)]


def _identified(mode: str, became: bool) -> str:
    words = _("Identitas Anda tersegel.") if mode == IdentityMode.CONFIDENTIAL else _("Petugas kini tahu nama Anda.")
    if became:
        words += " " + _("Laporan Anda sekarang tercatat sebagai laporan, bukan lagi informasi awal.")
    return words
