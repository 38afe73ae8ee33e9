"""Whether a letter is genuine, unknown or altered, by its code or its file; nothing of what it says.

A file that is sent here is read once, piece by piece, for its fingerprint. It is kept nowhere, not even for a moment.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from complaints.uploads import SLACK
from complaints.views.visitor import may_go_on
from netralitas.letters import letters
from netralitas.letters.models import Letter
from netralitas.lib import codes

REFUSED, TOO_MANY, UNKNOWN = 422, 429, 404
LONGEST_TYPED = 200
# A PDF names its identity in its last lines; the portal's letters are named by their code there.
TAIL = 1 << 16
IDENTITY = re.compile(rb"/ID\s*\[\s*(?:<([0-9A-Fa-f]{24})>|\(([0-9A-Z]{12})\))")


@dataclass
class SentFile:
    """What is known of a file that was sent: how large, its fingerprint, and which letter it says it is."""

    size: int
    sha256: str
    token: str

    def close(self) -> None:
        """Do nothing: there is no file to close. Django closes whatever was sent."""


class Fingerprint(FileUploadHandler):
    """The only handler of these pages: nothing of a file is left when it has been read."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, str],  # noqa: N803  (Django's name for it)
        content_length: int,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        self.request.too_large = []  # type: ignore[union-attr]  # ours, read by the page
        if content_length > settings.EVIDENCE["max_bytes"] * settings.EVIDENCE["max_files"] + SLACK:
            raise RequestDataTooBig("the request is larger than any file of ours")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.digest, self.tail, self.size = hashlib.sha256(), b"", 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.size += len(raw_data)
        if self.size > settings.EVIDENCE["max_bytes"]:
            self.request.too_large.append(self.file_name or "")  # type: ignore[union-attr]
            raise SkipFile
        self.digest.update(raw_data)
        self.tail = (self.tail + raw_data)[-TAIL:]

    def file_complete(self, file_size: int) -> Any:
        return SentFile(self.size, self.digest.hexdigest(), _named_in(self.tail))


def _named_in(tail: bytes) -> str:
    """Return the code by which a PDF's last identity names a letter of ours, an empty string when it names none."""
    found = IDENTITY.findall(tail)
    if not found:
        return ""
    coded, plain = found[-1]
    return _canonical((bytes.fromhex(coded.decode()) if coded else plain).decode("latin-1"))


@csrf_exempt  # only until the handler stands: the check itself reads the file, and is made by the view below
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for the code printed on a letter, or for its file."""
    request.upload_handlers = [Fingerprint(request)]
    return _verify(request)


@csrf_exempt  # as above
def verify_letter(request: HttpRequest, token: str) -> HttpResponse:
    """Say whether a letter is genuine, and on POST whether a file is that letter."""
    request.upload_handlers = [Fingerprint(request)]
    return _verify_letter(request, token)


@csrf_protect
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def _verify(request: HttpRequest) -> HttpResponse:
    """A code is no secret, so it may stand in the address; a file is judged in the answer."""
    if request.method != "POST":
        return render(request, "public/verify.html")
    typed = request.POST.get("token", "")[:LONGEST_TYPED]
    token = _canonical(typed)
    if typed.strip() and not token:
        sentence = _("Kode verifikasi terdiri dari 12 huruf dan angka, misalnya 8F3K-2QWX-7M4T. Periksa lagi.")
        return _ask(request, typed=typed, error=sentence)
    sent = _sent(request)
    if token and sent is None:
        return redirect("verify_letter", token=token)
    if sent is None:
        if request.POST.get("dengan") == "berkas":
            return _ask(request, typed=typed, file_error=_no_file(request))
        return _ask(request, typed=typed, error=_("Tulis kode verifikasinya, atau pilih berkas PDF-nya."))
    if not may_go_on(request, "verify"):
        return _too_many(request, typed)
    return _judged(request, sent, letters.verify(token))


@csrf_protect
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def _verify_letter(request: HttpRequest, token: str) -> HttpResponse:
    if not may_go_on(request, "verify"):
        return _too_many(request, token)
    letter = letters.verify(token)
    if letter is None:
        return render(request, "public/verify_unknown.html", {"token": token[:40]}, status=UNKNOWN)
    if request.method != "POST":
        return _shown(request, letter)
    sent = _sent(request)
    return _judged(request, sent, letter) if sent else _shown(request, letter, status=REFUSED, error=_no_file(request))


def _judged(request: HttpRequest, sent: SentFile, meant: Letter | None) -> HttpResponse:
    """Show what a file is: a letter of ours, an altered one, or none. ``meant`` is the letter its sender means."""
    found = letters.with_fingerprint(sent.sha256)
    if found and meant in (None, found):
        return _shown(request, found, compared=True, same=True)
    if altered := meant or letters.verify(sent.token):
        return _shown(request, altered, compared=True, same=False)
    return render(request, "public/verify_unknown.html", {"by_file": True}, status=UNKNOWN)


def _shown(request: HttpRequest, letter: Letter, *, status: int = 200, **context: Any) -> HttpResponse:
    context |= {"letter": letter, "token": codes.show_token(letter.token)}
    return render(request, "public/verify_letter.html", context, status=status)


def _ask(request: HttpRequest, *, status: int = REFUSED, **context: Any) -> HttpResponse:
    return render(request, "public/verify.html", context, status=status)


def _too_many(request: HttpRequest, typed: str) -> HttpResponse:
    sentence = _("Terlalu banyak pemeriksaan dari jaringan ini. Tunggu beberapa menit, lalu coba lagi.")
    return _ask(request, status=TOO_MANY, typed=typed, error=sentence)


def _sent(request: HttpRequest) -> SentFile | None:
    sent: Any = request.FILES.get("berkas")
    return sent if sent and sent.size else None


def _no_file(request: HttpRequest) -> str:
    if getattr(request, "too_large", []):
        return _("Berkas ini terlalu besar untuk sebuah surat.")
    return _("Pilih berkas PDF-nya dahulu.")


def _canonical(text: str) -> str:
    """Return the bare code of what was typed, an empty string when it cannot be one."""
    token = "".join(text.split()).replace("-", "")
    return token.upper() if len(token) == 12 and token.isascii() and token.isalnum() else ""
