"""Numbers, days and dates as they are written in Indonesian official papers. Pure."""

import re
from datetime import date

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_SPELLED = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas"
_UNITS = tuple(_SPELLED.split())
_SPAN = re.compile(r"(?<![\w./])(\d{1,3}) (jam|hari|bulan|tahun)\b")


def spell(number: int) -> str:
    """Return a whole number from 0 to 999,999 in words: 2024 is "dua ribu dua puluh empat"."""
    if not 0 <= number < 1_000_000:
        raise ValueError(f"only 0 to 999999 is spelled, not {number}")
    if number < 12:
        return _UNITS[number]
    if number < 20:
        return f"{spell(number - 10)} belas"
    for size, name, one in ((1000, "ribu", "seribu"), (100, "ratus", "seratus"), (10, "puluh", "sepuluh")):
        if number >= size:
            head, rest = divmod(number, size)
            words = one if head == 1 else f"{spell(head)} {name}"
            return f"{words} {spell(rest)}" if rest else words
    raise AssertionError


def counted(number: int) -> str:
    """Return a number with its words: "14 (empat belas)"."""
    return f"{number} ({spell(number)})"


def ordinal(number: int) -> str:
    """Return a place in a row with its words: "ke-15 (kelima belas)"."""
    return f"ke-{number} (ke{spell(number)})"


def spans_in_words(text: str) -> str:
    """Spell every span of time in a text: "selama 12 bulan" is "selama 12 (dua belas) bulan"."""
    return _SPAN.sub(lambda found: f"{counted(int(found[1]))} {found[2]}", text)


def date_long(day: date) -> str:
    """Return "28 Oktober 2024"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_and_date(day: date) -> str:
    """Return "Senin, 28 Oktober 2024"."""
    return f"{DAYS[day.weekday()]}, {date_long(day)}"


def date_in_words(day: date) -> str:
    """Return "Rabu, tanggal sebelas bulan Desember tahun dua ribu dua puluh empat (11-12-2024)"."""
    return (
        f"{DAYS[day.weekday()]}, tanggal {spell(day.day)} bulan {MONTHS[day.month - 1]} "
        f"tahun {spell(day.year)} ({day:%d-%m-%Y})"
    )


def clause_label(place: int) -> str:
    """Return the label of a decision's clause, one word: KESATU, KEDUA, KEDUABELAS."""
    return "KESATU" if place == 1 else f"KE{spell(place)}".upper().replace(" ", "")


def nip_in_groups(nip: str) -> str:
    """Return an employee number as "19740317 199803 1 002"; anything but 18 digits stays as it is."""
    digits = nip.replace(" ", "")
    if len(digits) != 18 or not digits.isdecimal():
        return nip
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"


def name_in_capitals(name: str) -> str:
    """Return a name in capitals, its titles untouched: "Drs. YUSUF WIRABUANA, M.A.P."."""
    return " ".join(part if "." in part else part.upper() for part in name.split(" "))
