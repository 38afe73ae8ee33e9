"""Stop reading a file that is larger than the portal takes, before it fills the disk."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from complaints import evidence
from netralitas.lib import files

# The rest of a form beside its files.
SLACK = 3 * 1024 * 1024


class CappedUpload(FileUploadHandler):
    """First of the upload handlers: lets a file pass up to the limit and leaves out the one that exceeds it.

    The names left out stand in ``request.too_large``, so that the page can say so and keep everything else. A
    request larger than all files together could be is refused whole (``RequestDataTooBig``).
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
        most = settings.EVIDENCE["max_total_bytes"] + SLACK
        if content_length > most:
            raise RequestDataTooBig("the request is larger than all files together may be")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
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
