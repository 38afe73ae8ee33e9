"""Where the sealed parts of an unfinished file lie: one folder per file, each part under its place in it."""

import io
import os
import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from netralitas.lib.crypto import CannotUnseal, seal_stream, unseal_stream


def seal(key: str, offset: int, part: bytes) -> None:
    """Seal one part; the same place again replaces what a crash may have left there."""
    path = _path(key, offset)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".new")
    with unfinished.open("wb") as target:
        seal_stream(io.BytesIO(part), target)
        target.flush()
        os.fsync(target.fileno())
    unfinished.replace(path)


class Gap(Exception):
    """A part is not on disk although it was confirmed; ``offset`` is where it should begin."""

    def __init__(self, offset: int):
        super().__init__(f"no part at {offset}")
        self.offset = offset


class Whole(io.RawIOBase):
    """The first ``size`` bytes as one file, readable from any place; no plain byte of it touches the disk.

    Parts beyond them were never confirmed and are left out. Reading raises Gap where one is missing.
    """

    def __init__(self, key: str, size: int, name: str):
        self.name = name
        self._key, self._size, self._at = key, size, 0
        self._lengths: dict[int, int] = {}
        self._start, self._part = 0, b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = max(0, offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence])
        return self._at

    def readinto(self, target: Any) -> int:
        if self._at >= self._size:
            return 0
        if not self._start <= self._at < self._start + len(self._part):
            self._turn_to(self._at)
        found = self._part[self._at - self._start :][: min(len(target), self._size - self._at)]
        target[: len(found)] = found
        self._at += len(found)
        return len(found)

    def _turn_to(self, place: int) -> None:
        """Open the part that holds a place; what lies before it is known after the first reading."""
        start = 0
        while start + self._lengths.get(start, 0) <= place:
            if start not in self._lengths:
                self._start, self._part = start, self._unsealed(start)
                self._lengths[start] = len(self._part)
            else:
                start += self._lengths[start]
        if self._start != start:
            self._start, self._part = start, self._unsealed(start)

    def _unsealed(self, offset: int) -> bytes:
        try:
            part = b"".join(unseal_stream(_path(self._key, offset).open("rb")))
        except (FileNotFoundError, CannotUnseal) as error:
            raise Gap(offset) from error
        if not part:
            raise Gap(offset)
        return part


def forget(key: str) -> None:
    """Remove every part of a file, once the transaction that gave it up is committed."""
    transaction.on_commit(lambda: shutil.rmtree(_folder(key), ignore_errors=True))


def keys() -> set[str]:
    """Return the keys of all files that have parts on disk."""
    root = settings.STORE_DIR / "parts"
    return {folder.name for folder in root.iterdir()} if root.is_dir() else set()


def _path(key: str, offset: int) -> Path:
    return _folder(key) / f"{offset:012d}.sealed"


def _folder(key: str) -> Path:
    return settings.STORE_DIR / "parts" / key
