"""Seal what must not be read in the database or on the disk, with a ring of keys kept outside both.

``FIELD_KEYS`` holds Fernet keys, newest first: the first one seals, each of them opens. ``INDEX_KEY`` makes
the blind indexes by which a sealed value is found again. Both are read on first use and kept in the process.
"""

import hashlib
import hmac
import json
import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.exceptions import FieldError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.lookups import Exact

from netralitas.lib.env import secret

MAGIC = b"NTRLSEAL1\n"
CHUNK = 1024 * 1024
TAG = 16
SEALED_START = "gAAAA"  # version 0x80 and a time before the year 2106
FORM_OF_KEY = re.compile(r"[A-Za-z0-9_-]{43}=")
REWRAP_PREFIX = ".rewrap-"


class CannotUnseal(Exception):
    """A sealed value was changed, cut off, or sealed with a key that is no longer in FIELD_KEYS."""


# --- Keys


@cache
def _keys() -> tuple[Fernet, ...]:
    keys = [key.strip() for key in secret("FIELD_KEYS").split(",") if key.strip()]
    # Fernet itself reads as far as it understands: of two keys parted by ";" it would take one without a word.
    if not keys or not all(FORM_OF_KEY.fullmatch(key) for key in keys):
        raise ValueError("FIELD_KEYS holds Fernet keys: 32 bytes in URL-safe base64, parted by commas.")
    return tuple(Fernet(key) for key in keys)


@cache
def _ring() -> MultiFernet:
    return MultiFernet(_keys())


@cache
def _index_key() -> bytes:
    return secret("INDEX_KEY").encode()


def forget_keys() -> None:
    """Drop the keys read so far, so that the next use reads them again."""
    for reader in (_keys, _ring, _index_key):
        reader.cache_clear()


# --- Small values


def seal(plain: bytes) -> bytes:
    """Seal a small value with the newest key; a file goes through ``seal_stream``."""
    return _ring().encrypt(plain)


def unseal(token: bytes) -> bytes:
    """Open what ``seal`` made. Raises CannotUnseal when no key opens it."""
    try:
        return _ring().decrypt(token)
    except InvalidToken as error:
        raise CannotUnseal("No key in FIELD_KEYS opens this value, or it was changed.") from error


def rotate(token: bytes) -> bytes:
    """Return the token sealed with the newest key, or the very same token when it already is.

    Raises CannotUnseal when no key opens it.
    """
    try:
        _keys()[0].extract_timestamp(token)
    except InvalidToken:
        return seal(unseal(token))
    return token


def blind_index(text: str, purpose: str) -> str:
    """Return 32 hex digits by which equal texts are found without being readable.

    Case, width and spacing do not matter. The same text under another ``purpose`` gives another index, so
    that two columns cannot be joined by it.
    """
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    message = f"{purpose}\0{' '.join(plain.split())}".encode("utf-8", "surrogatepass")
    return hmac.new(_index_key(), message, hashlib.sha256).hexdigest()[:32]


def blind_number(text: str, purpose: str) -> int:
    """Return the first 32 bits of the blind index as a signed number, for sets of many words."""
    return int(blind_index(text, purpose)[:8], 16) - 2**31


# --- Fields


class _EmptyOnly(Exact):
    """Compare a sealed column with the empty text, the only value whose stored form is known."""

    def get_prep_lookup(self) -> Any:
        if self.rhs not in ("", None):
            raise FieldError(f"{self.lhs.output_field} is sealed: look for it by a blind index.")
        return self.rhs


class _SealedField(models.TextField):
    """A text column that holds tokens. None stays NULL, the empty text stays empty: both can be asked for."""

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        if lookup_name == "exact":
            return _EmptyOnly
        raise FieldError(f"{self} is sealed and cannot be looked up by '{lookup_name}': use a blind index.")

    def get_transform(self, lookup_name: str) -> Any:
        raise FieldError(f"{self} is sealed and cannot be looked up by '{lookup_name}': use a blind index.")

    def get_prep_value(self, value: Any) -> str | None:
        if value is None or value == "":
            return value
        return seal(self.to_plain(value).encode("utf-8", "surrogatepass")).decode("ascii")

    def from_db_value(self, value: str | None, _expression: Any, _connection: Any) -> Any:
        if value is None or value == "":
            return value
        try:
            return self.from_plain(unseal(value.encode()).decode("utf-8", "surrogatepass"))
        except CannotUnseal as error:
            raise CannotUnseal(f"{self}: {error}") from error.__cause__

    def value_to_string(self, obj: models.Model) -> str:
        # `dumpdata` would write the plain text to a file; a backup of the database keeps it sealed.
        raise TypeError(f"{self} is sealed and is not serialised.")

    def to_plain(self, value: Any) -> str:
        return str(value)

    def from_plain(self, text: str) -> Any:
        return text


class EncryptedTextField(_SealedField):
    """Text that only the portal can read."""


class EncryptedJSONField(_SealedField):
    """A JSON value that only the portal can read; dates and decimals become text as in DjangoJSONEncoder."""

    # For the type checker: what goes in and comes out is any JSON value, not the text it is kept as.
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def to_plain(self, value: Any) -> str:
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":"))

    def from_plain(self, text: str) -> Any:
        return json.loads(text)

    def to_python(self, value: Any) -> Any:
        return value


# --- Files


def seal_stream(src: BinaryIO, dst: BinaryIO) -> None:
    """Seal a file of any size in constant memory.

    A fresh AES-256 key, wrapped by the ring, stands in the header; then chunks of 1 MiB, each bound to its
    place and to being the last one or not, so that cutting, reordering and extending are found out.
    """
    key = AESGCM.generate_key(256)
    wrapped = seal(key)
    dst.write(MAGIC + len(wrapped).to_bytes(2, "big") + wrapped)
    cipher = AESGCM(key)
    for index, chunk, is_last in _numbered(src, CHUNK):
        dst.write(cipher.encrypt(_nonce(index), chunk, _place(index, is_last)))


def unseal_stream(src: BinaryIO) -> Iterator[bytes]:
    """Yield the plain chunks of a sealed file and close ``src`` at the end.

    Each chunk is proven before it is given out, the file's end only with the last one: whoever must not act
    on a part reads to the end first. Raises CannotUnseal when anything was changed, cut off, moved or added.
    """
    with src:
        cipher = AESGCM(unseal(_read_header(src)))
        for index, chunk, is_last in _numbered(src, CHUNK + TAG):
            try:
                yield cipher.decrypt(_nonce(index), chunk, _place(index, is_last))
            except InvalidTag as error:
                raise CannotUnseal(f"The sealed file was changed or cut off at chunk {index}.") from error


def rewrap(path: Path) -> bool:
    """Seal a file's own key with the newest ring key; return False when it already is.

    The sealed content stays as it is; the new file is written beside the old one and moved over it in one
    step. Raises CannotUnseal when no key opens the header.
    """
    with path.open("rb") as src:
        wrapped = _read_header(src)
        fresh = rotate(wrapped)
        if fresh == wrapped:
            return False
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=REWRAP_PREFIX, delete=False) as dst:
            try:
                dst.write(MAGIC + len(fresh).to_bytes(2, "big") + fresh)
                shutil.copyfileobj(src, dst, CHUNK)
                dst.flush()
                os.fsync(dst.fileno())
                shutil.copymode(path, dst.name)
                Path(dst.name).replace(path)
            finally:
                Path(dst.name).unlink(missing_ok=True)
    return True


def is_sealed_file(path: Path) -> bool:
    """Tell whether a file begins as ``seal_stream`` writes it."""
    with path.open("rb") as src:
        return src.read(len(MAGIC)) == MAGIC


def _read_header(src: BinaryIO) -> bytes:
    if _read(src, len(MAGIC)) != MAGIC:
        raise CannotUnseal("This is not a sealed file.")
    length = int.from_bytes(_read(src, 2), "big")
    return _read(src, length)


def _numbered(src: BinaryIO, size: int) -> Iterator[tuple[int, bytes, bool]]:
    """Yield (index, chunk, is_last); an empty source has one empty chunk, which is the last."""
    index, chunk = 0, _read(src, size)
    while True:
        following = _read(src, size)
        yield index, chunk, not following
        if not following:
            return
        index, chunk = index + 1, following


def _read(src: BinaryIO, size: int) -> bytes:
    """Read ``size`` bytes or up to the end; a source may hand out less at a time than asked for."""
    parts = []
    while size and (part := src.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _nonce(index: int) -> bytes:
    return index.to_bytes(12, "big")


def _place(index: int, is_last: bool) -> bytes:
    return MAGIC + index.to_bytes(8, "big") + bytes([is_last])
