"""What people type, made plain: words without invisible characters, addresses, and days as they are written. Pure."""

import re
import unicodedata
from datetime import date

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef\ufffe\uffff]")
MONTHS = {
    name: number
    for number, names in enumerate(
        [
            ("januari", "jan"), ("februari", "feb", "pebruari"), ("maret", "mar"), ("april", "apr"), ("mei",),
            ("juni", "jun"), ("juli", "jul"), ("agustus", "agu", "agt", "ags"), ("september", "sep", "sept"),
            ("oktober", "okt"), ("november", "nov", "nopember", "nop"), ("desember", "des"),
        ],
        start=1,
    )
    for name in names
}  # fmt: skip
ADDRESS = re.compile(r"https?://[^\s/.]+(\.[^\s/.]+)+(/\S*)?", re.IGNORECASE)


def plain_words(text: str, *, lines: bool = False) -> str:
    """Return a text without the invisible signs that a phone or a paste brings along; ``lines`` keeps its lines."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    return CONTROL.sub("", text if lines else text.replace("\n", " ")).strip()


def is_address(text: str) -> bool:
    """Say whether a text is a whole address of a page."""
    return ADDRESS.fullmatch(text) is not None


def parse_day(text: str) -> date | None:
    """Return the day a person wrote, or None when it is none."""
    text = text.strip().casefold()
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        year, month, day = map(int, match.groups())
    elif match := re.fullmatch(r"(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})", text):
        day, month, year = map(int, match.groups())
    elif match := re.fullmatch(r"(?:[a-z']+,?\s+)?(\d{1,2})[\s./-]+([a-z]+)[\s./-]+(\d{4})", text):
        day, month, year = int(match[1]), MONTHS.get(match[2], 0), int(match[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
