"""Turn a letter's HTML into an archivable PDF. The only place that imports WeasyPrint."""

import io
import logging
import mimetypes
import threading
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pikepdf


class AssetRefused(Exception):
    """The page asked for something that is no readable file below its assets; it is not rendered at all."""


def render(html: str, *, identifier: str, assets: Path) -> bytes:
    """Render ``html`` as PDF/A-3a: tagged, fonts embedded, no network.

    Relative addresses are read below ``assets``; ``data:`` addresses are allowed; anything else, also
    ``file:`` outside ``assets`` and ``..`` that leads out of it, raises :class:`AssetRefused`. A style sheet
    or an emblem that cannot be read does so too: a letter is whole or it is not.

    The same ``html``, ``identifier`` and assets give the same bytes as long as the page carries its date in
    ``dcterms.created``. WeasyPrint is imported here because the import fails where Pango is not installed.
    """
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    root = assets.resolve()
    # The renderer says each of its steps at INFO.
    logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)
    with _Complaints() as complaints:
        try:
            data: bytes = HTML(string=html, base_url=f"{root.as_uri()}/", url_fetcher=_fetcher(root)).write_pdf(
                pdf_variant="pdf/a-3a", pdf_identifier=identifier.encode()
            )
        except FatalURLFetchingError as error:
            raise AssetRefused(str(error)) from error
    if complaints.heard:
        raise AssetRefused(complaints.heard[0])
    return data


class _Complaints(logging.Handler):
    """Hear what the renderer only logs: a style sheet or image it leaves out is an error in a letter."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []
        self.listener = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self.listener:
            self.heard.append(record.getMessage())

    def __enter__(self) -> "_Complaints":
        logging.getLogger("weasyprint").addHandler(self)
        return self

    def __exit__(self, *_reason: object) -> None:
        logging.getLogger("weasyprint").removeHandler(self)


def page_count(data: bytes) -> int:
    """Return the number of pages of a PDF."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return len(document.pages)


def local_path(url: str, root: Path) -> Path | None:
    """Return the existing file below ``root`` that a ``file:`` address means, or None."""
    parts = urlsplit(url)
    if parts.scheme.lower() != "file" or parts.netloc:
        return None
    try:
        path = Path(unquote(parts.path)).resolve()
    except (OSError, ValueError):
        return None
    return path if path.is_relative_to(root) and path.is_file() else None


def _fetcher(root: Path) -> Any:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class LocalFetcher(URLFetcher):
        """Read files below ``root`` and ``data:`` addresses; refuse the rest before any socket is opened."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if url.lower().startswith("data:"):
                return super().fetch(url, headers)
            path = local_path(url, root)
            if path is None:
                raise FatalURLFetchingError(f"not a file below the assets: {url[:120]}")
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    return LocalFetcher(allowed_protocols=("data",), allow_redirects=False, fail_on_errors=True)
