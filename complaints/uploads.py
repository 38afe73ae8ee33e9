"""Stop reading a file that is larger than the portal takes, before it fills the disk."""

from typing import Any, NoReturn

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from complaints import evidence
from netralitas.lib import files

# The rest of a form beside its files.
SLACK = 3 * 1024 * 1024
LeftOut = tuple[str, str]


class CappedUpload(FileUploadHandler):
    """First of the upload handlers: lets a file pass up to the limit and leaves out the one that exceeds it.

    What was left out stands in ``request.left_out``, each name with the reason, so that the page can say so and keep
    everything else. Of a request larger than all files together may be no file is taken, and the words are.
    """

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, str],  # noqa: N803  (Django's name for it)
        content_length: int,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        self.left_out: list[LeftOut] = []
        self.request.left_out = self.left_out  # type: ignore[union-attr]  # ours, read by the pages
        self.is_too_long = content_length > settings.EVIDENCE["max_total_bytes"] + SLACK

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self.is_too_long:
            most = settings.EVIDENCE["max_total_bytes"]
            self._leave_out(
                _("Semua berkas bersama paling besar %(most)s MB sekali kirim. Kirim sebagian dahulu."), most
            )
        self.seen = 0
        self.most = files.most_by_name(self.file_name or "", evidence.limits())

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.seen += len(raw_data)
        if self.seen > self.most:
            self._leave_out(_("Lebih besar dari %(most)s MB. Potong atau perkecil, lalu kirim lagi."), self.most)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None

    def _leave_out(self, sentence: str, most: int) -> NoReturn:
        self.left_out.append((self.file_name or "", sentence % {"most": files.megabytes(most)}))
        raise SkipFile


def left_out(request: HttpRequest) -> list[LeftOut]:
    """Return the files of a request that were not taken for their size, each with a sentence that says why."""
    return list(getattr(request, "left_out", []))
