"""Check that what a letter is to say has the form its kind asks for, and nothing else. Pure."""

import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from django.utils.translation import gettext as _

from netralitas.letters.typography import clean
from netralitas.lib.refusal import Refusal

DOTS = "…………"  # a part of a draft that is still missing
MAX_TEXT = 6_000  # signs in one field
MAX_ITEMS = 300  # entries in one list
MAX_LETTER = 250_000  # signs in one letter, about a hundred pages


def shaped(form: type, given: Any, *, complete: bool = True) -> dict[str, Any]:
    """Return ``given`` (a dataclass or a mapping) as plain JSON with every field of ``form``, cleaned.

    A field without default must be there and must not be empty; with ``complete=False``, for drafts, what is
    missing is shown as a row of dots instead.
    Raises Refusal: ``letter_field_missing``, ``letter_field_unknown``, ``letter_field_form``,
    ``letter_text_too_long``; ``field`` is the path, such as ``acts.2.when``.
    """
    plain = _Shaping(complete).record(form, given, "")
    if _length(plain) > MAX_LETTER:
        raise Refusal(_("Isi surat terlalu panjang."), code="letter_text_too_long")
    return plain


class _Shaping:
    def __init__(self, complete: bool):
        self.complete = complete

    def record(self, form: type, given: Any, path: str) -> dict[str, Any]:
        given = _mapping(given)
        if given is None:
            raise _wrong(path)
        hints = _hints(form)
        for name in given:
            if name not in hints:
                raise Refusal(
                    _("Bagian surat tidak dikenal: %(field)s.") % {"field": _at(path, str(name))},
                    code="letter_field_unknown",
                    field=_at(path, str(name)),
                )
        return {item.name: self.field(item, hints[item.name], given, _at(path, item.name)) for item in fields(form)}

    def field(self, item: Field[Any], hint: Any, given: Mapping[str, Any], path: str) -> Any:
        optional = item.default is not MISSING or item.default_factory is not MISSING
        if item.name in given:
            value = self.value(hint, given[item.name], path)
            if optional or value not in ("", []):
                return value
        elif item.default is not MISSING:
            return item.default
        elif item.default_factory is not MISSING:
            return item.default_factory()
        if self.complete:
            raise Refusal(
                _("Bagian surat belum diisi: %(field)s.") % {"field": path},
                code="letter_field_missing",
                field=path,
            )
        return self.blank(hint)

    def value(self, hint: Any, given: Any, path: str) -> Any:
        if get_origin(hint) in (Union, types.UnionType):
            return self.one_of(get_args(hint), given, path)
        if get_origin(hint) is list:
            return self.list(get_args(hint)[0], given, path)
        if is_dataclass(hint):
            return self.record(cast(type, hint), given, path)
        if hint is bool and isinstance(given, bool):
            return given
        if hint is str and isinstance(given, str):
            return _text(given, path)
        raise _wrong(path)

    def one_of(self, hints: tuple[Any, ...], given: Any, path: str) -> Any:
        if given is None and types.NoneType in hints:
            return None
        if isinstance(given, str) and str in hints:
            return _text(given, path)
        record = next((hint for hint in hints if is_dataclass(hint)), None)
        if _mapping(given) is not None and record:
            return self.record(cast(type, record), given, path)
        raise _wrong(path)

    def list(self, hint: Any, given: Any, path: str) -> Any:
        if isinstance(given, str) or not isinstance(given, Sequence):
            raise _wrong(path)
        if len(given) > MAX_ITEMS:
            raise _too_long(path)
        return [self.value(hint, item, _at(path, str(place))) for place, item in enumerate(given)]

    def blank(self, hint: Any) -> Any:
        """Return what stands for a missing part in a draft."""
        if is_dataclass(hint):
            return self.record(cast(type, hint), {}, "")
        return [] if get_origin(hint) is list else DOTS


def _mapping(given: Any) -> Mapping[str, Any] | None:
    """Return a mapping as it is, a dataclass as the mapping of its fields, None for anything else."""
    if is_dataclass(given) and not isinstance(given, type):
        return {item.name: getattr(given, item.name) for item in fields(given)}
    return given if isinstance(given, Mapping) else None


def _text(given: str, path: str) -> str:
    if len(given) > MAX_TEXT:
        raise _too_long(path)
    return clean(given)


def _too_long(path: str) -> Refusal:
    return Refusal(_("Isian terlalu panjang: %(field)s.") % {"field": path}, code="letter_text_too_long", field=path)


def _wrong(path: str) -> Refusal:
    return Refusal(
        _("Bagian surat tidak berbentuk semestinya: %(field)s.") % {"field": path or "-"},
        code="letter_field_form",
        field=path or None,
    )


def _at(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _length(value: Any) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return sum(_length(item) for item in value.values())
    return sum(_length(item) for item in value) if isinstance(value, list) else 0


@cache
def _hints(form: type) -> dict[str, Any]:
    return get_type_hints(form)
