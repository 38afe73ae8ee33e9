"""Stop reading a file that is larger than the portal takes, before it fills the disk."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from complaints import evidence
from netralitas.lib import files

# The rest of a form beside its files.
SLACK = 3 * 1024 * 1024


class CappedUpload(FileUploadHandler):
    """First of the upload handlers: lets a file pass up to the limit and leaves out the one that exceeds it.

    The names left out stand in ``request.too_large``, so that the page can say so and keep everything else. Of a
    request larger than all files together may be no file is taken, and the words are.
    """

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, str],  # noqa: N803  (Django's name for it)
        content_length: int,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        self.left_out: list[str] = []
        self.request.too_large = self.left_out  # type: ignore[union-attr]  # ours, read by the pages
        self.request.is_too_long = self.is_too_long = (  # type: ignore[union-attr]
            content_length > settings.EVIDENCE["max_total_bytes"] + SLACK
        )

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self.is_too_long:
            self.left_out.append(self.file_name or "")
            raise SkipFile
        self.seen = 0
        self.most = files.most_by_name(self.file_name or "", evidence.limits())

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.seen += len(raw_data)
        if self.seen > self.most:
            self.left_out.append(self.file_name or "")
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def left_out(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the files of a request that were not taken for their size, each with a sentence that says why."""
    if getattr(request, "is_too_long", False):
        sentence = _("Semua berkas bersama paling besar %(most)s MB sekali kirim. Kirim sebagian dahulu.")
        most = files.megabytes(settings.EVIDENCE["max_total_bytes"])
        return [(name, sentence % {"most": most}) for name in request.too_large]  # type: ignore[attr-defined]
    sentence = _("Lebih besar dari %(most)s MB. Potong atau perkecil, lalu kirim lagi.")
    names: list[str] = getattr(request, "too_large", [])
    return [(name, sentence % {"most": files.megabytes(files.most_by_name(name, evidence.limits()))}) for name in names]
