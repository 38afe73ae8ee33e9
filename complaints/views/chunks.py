"""The resumable way of the evidence page, for browsers that run scripts: JSON in, JSON out, never a page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from complaints import chunks
from complaints.chunks import Progress, WrongOffset
from complaints.models import Draft, DraftFile
from complaints.views.report import REFUSED, TOO_MANY, too_many_sentence
from complaints.views.visitor import draft_of, may_go_on
from netralitas.lib.refusal import Refusal

CONFLICT = 409
LARGEST_NUMBER = 12  # digits

View = Callable[..., HttpResponse]


def _of_draft(view: View) -> View:
    """Find the draft of the browser's cookie and answer refusals.

    ``lost`` tells the page to send plainly instead, ``begin`` to begin this file once more.
    """

    @never_cache
    @require_POST
    @wraps(view)
    def answered(request: HttpRequest, **names: Any) -> HttpResponse:
        draft, _code = draft_of(request)
        if draft is None:
            return _lost()
        if draft.complaint_id:
            return _sent()
        try:
            return view(request, draft, **names)
        except WrongOffset as refusal:
            return JsonResponse({"offset": refusal.offset}, status=CONFLICT)
        except Refusal as refusal:
            if refusal.code == "upload_unknown":
                return JsonResponse({"begin": True}, status=CONFLICT)
            if refusal.code == "already_sent":
                return _sent()
            return _lost() if refusal.code == "draft_unknown" else _refused(str(refusal))
        except RequestDataTooBig:
            return _refused(_("Bagian berkas ini tidak dapat diterima. Pilih berkasnya sekali lagi."))

    return answered


@_of_draft
def begin(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Begin a file, or say from where to go on with it."""
    if not may_go_on(request, "upload"):
        return JsonResponse({"sentence": too_many_sentence()}, status=TOO_MANY)
    progress = chunks.begin(
        draft,
        name=request.POST.get("name", "")[:1000],
        size=_number(request.POST.get("size")),
        changed=request.POST.get("changed", "")[:40],
    )
    return _told(progress)


@_of_draft
def part(request: HttpRequest, draft: Draft, key: str) -> HttpResponse:
    """Take the part of a file that begins at ``?mulai=``; an empty one only asks whether the file is whole."""
    if "batal" in request.GET:
        chunks.let_go(draft, key)
        return JsonResponse({"offset": 0})
    data = request.body
    progress = chunks.append(draft, key, offset=_number(request.GET.get("mulai")), part=data) if data else None
    if progress is None or progress.is_whole:
        return _kept(chunks.finish(draft, key))
    return _told(progress)


def _told(progress: Progress) -> JsonResponse:
    return JsonResponse({"key": progress.key, "offset": progress.offset})


def _kept(row: DraftFile) -> JsonResponse:
    return JsonResponse({"row": render_to_string("components/kept_file.html", {"row": row})})


def _refused(sentence: str) -> JsonResponse:
    return JsonResponse({"sentence": sentence}, status=REFUSED)


def _sent() -> JsonResponse:
    return _refused(_("Laporan sudah dikirim dari halaman lain. Berkas ini belum ikut; susulkan di halaman lacak."))


def _lost() -> JsonResponse:
    sentence = _("Draf di peramban ini sudah berakhir. Tekan Unggah; berkas pilihan Anda dikirim dengan cara biasa.")
    return JsonResponse({"lost": True, "sentence": sentence}, status=CONFLICT)


def _number(text: str | None) -> int:
    """Return a count of bytes; what is none counts as nothing and is refused by the door."""
    text = text or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LARGEST_NUMBER else 0
