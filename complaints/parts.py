"""Where the sealed parts of an unfinished file lie: one folder per file, each part under its place in it."""

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.db import transaction

from netralitas.lib.crypto import seal_stream, unseal_stream


def seal(key: str, offset: int, part: bytes) -> None:
    """Seal one part; the same place again replaces what a crash may have left there."""
    path = _path(key, offset)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".new")
    with unfinished.open("wb") as target:
        seal_stream(BytesIO(part), target)
    unfinished.replace(path)


def read(key: str, size: int) -> Iterator[bytes]:
    """Yield the first ``size`` bytes in order; a part beyond them was never confirmed and is left out."""
    offset = 0
    while offset < size:
        part = b"".join(unseal_stream(_path(key, offset).open("rb")))
        yield part
        offset += len(part)


def forget(key: str) -> None:
    """Remove every part of a file, once the transaction that gave it up is committed."""
    transaction.on_commit(lambda: shutil.rmtree(_folder(key), ignore_errors=True))


def _path(key: str, offset: int) -> Path:
    return _folder(key) / f"{offset:012d}.sealed"


def _folder(key: str) -> Path:
    return settings.STORE_DIR / "parts" / key
