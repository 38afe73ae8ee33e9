"""Read one row of an import as a report: what stands in it, what stops it, what will be missing; pure.

A flaw stops the import, a hint does not. Both name the column and never quote the cell: they are kept in the clear.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from django.utils.translation import gettext_lazy as _

from complaints.importcolumns import BY_KEY, REQUIRED
from complaints.statuses import OUTSIDE, Employment, IdentityMode
from complaints.traces import OTHER
from complaints.typed import is_address, parse_day, plain_words

EARLIEST = date(2000, 1, 1)
WEST = 7
ZONES = {"wib": 7, "wita": 8, "wit": 9}
MOMENT = re.compile(
    r"(?P<day>.+?),?\s+(?:pukul\s+|jam\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.]\d\d)?(?:\s*(?P<zone>wib|wita|wit))?",
    re.ASCII,
)
# What a spreadsheet makes of a long number: the figures behind are gone.
ROUNDED = re.compile(r"\d([.,]\d+)?e\+?\d+", re.IGNORECASE | re.ASCII)
ANSWERS = {"": None, "-": None} | dict.fromkeys(("ya", "y", "yes", "true", "1"), True)
ANSWERS |= dict.fromkeys(("tidak", "t", "no", "n", "false", "0"), False)
EMPLOYMENTS = {
    "pns": Employment.PNS,
    "asn": Employment.UNSURE,
    "pppk": Employment.PPPK,
    "p3k": Employment.PPPK,
    "honorer": Employment.PPNPN,
    "ppnpn": Employment.PPNPN,
    "kepala desa": Employment.VILLAGE_HEAD,
    "perangkat desa": Employment.VILLAGE_HEAD,
    "tni": Employment.TNI_POLRI,
    "polri": Employment.TNI_POLRI,
    "tni polri": Employment.TNI_POLRI,
}
# What the column of the contest holds where the event belongs to none; an empty cell says that nobody knows.
OUTSIDE_WORDS = frozenset({"DI LUAR PEMILIHAN", "LUAR PEMILIHAN", "BUKAN PEMILIHAN"})
IDENTITY = ("name", "address", "phone", "email")
LONGEST_LINK = 500
LONG_TEXTS = frozenset({"story", "title", "place", "witness", "address"})

FLAWS = {
    "missing": _("Kosong; kolom ini wajib."),
    "too_long": _("Terlalu panjang: paling banyak %(most)d huruf."),
    "date_form": _("Bukan tanggal yang dikenal. Tulis seperti 21-10-2024 (hari dahulu) atau 2024-10-21 09:30."),
    "future": _("Belum terjadi."),
    "no_rule": _("Tidak ada aturan tenggat yang berlaku pada hari itu."),
    "too_old": _("Tahunnya sepertinya keliru."),
    "known_before": _("Mendahului tanggal kejadian."),
    "rounded": _("Dibulatkan program lembar kerja (seperti 1,98E+17). Jadikan kolomnya teks, lalu isi ulang."),
    "yes_no": _("Tulis Ya atau Tidak; cara melapor tidak ditebak."),
    "too_many_links": _("Paling banyak %(most)d tautan."),
    "twice": _("Nomor ini sudah ada di baris %(row)d."),
    "too_many_cells": _("Selnya lebih banyak dari judul kolom. Teks yang berisi pemisah harus di antara tanda kutip."),
}
HINTS = {
    "region_missing": _("tanpa wilayah yang dikenali: ditangani Bawaslu RI sampai wilayahnya ditetapkan"),
    "region_own": _("tanpa wilayah yang dikenali: masuk ke wilayah Anda"),
    "region_unknown": _("wilayah tidak dikenali: ditulis sebagai bagian tempat kejadian"),
    "region_several": _(
        "wilayah cocok dengan beberapa (“Kabupaten …”, “Kota …”): ditulis sebagai bagian tempat kejadian"
    ),
    "agency_unknown": _("instansi tidak ada di daftar: disimpan sebagai teks"),
    "employment_unknown": _("status pegawai tidak dikenali: dicatat “tidak tahu”"),
    "act_unknown": _("kode aturan tidak berlaku pada hari itu: ditetapkan petugas kemudian"),
    "contest_unknown": _("kode pemilihan tidak ada di daftar: tidak ikut"),
    "link_broken": _("tautan tidak utuh: tidak ikut"),
    "identity_dropped": _("anonim, tetapi ada identitas: identitas tidak disimpan"),
    "elsewhere": _("di luar wilayah Anda: tercatat, tetapi tidak tampil di antrean Anda"),
}


@dataclass(frozen=True)
class Known:
    """What the portal knows, for a row to be compared with. Names are plain: small letters, single blanks.

    ``regions`` and ``agencies`` are keys by name, ``acts_on`` the codes in force on a day, ``own_region`` where rows
    without a region go, ``hours`` how far the clocks of a region are ahead of UTC.
    """

    regions: Mapping[str, tuple[str, ...]]
    agencies: Mapping[str, int]
    acts_on: Callable[[date], frozenset[str]]
    contests: frozenset[str]
    hours: Mapping[str, int]
    now: datetime
    own_region: str = ""
    most_links: int = 10


@dataclass
class Reading:
    """What a row says: the answers as a citizen's form has them, with flaws as (column, code, facts) and hints."""

    answers: dict[str, Any] = field(default_factory=dict)
    number: str = ""
    received_at: datetime | None = None
    flaws: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)

    def blame(self, column: str, code: str, **facts: Any) -> None:
        self.flaws.append((column, code, facts))


def read_row(cells: Mapping[str, str], known: Known) -> Reading:
    """Return what one row says; it becomes a report only when it has no flaw."""
    row = Reading()
    said = {key: plain_words(cell, lines=key in LONG_TEXTS) for key, cell in cells.items()}
    for column in REQUIRED:
        if not said.get(column.key):
            row.blame(column.key, "missing")
    for key, text in said.items():
        if len(text) > BY_KEY[key].most:
            row.blame(key, "too_long", most=BY_KEY[key].most)
        elif key in ("number", "nip", "phone") and ROUNDED.fullmatch(text):
            row.blame(key, "rounded")
    row.number = said.get("number", "")
    region, unplaced = _region(row, said.get("region", ""), known)
    row.received_at = _received(row, said.get("received", ""), region, known)
    days = _days(row, said, region, known)
    row.answers = {
        "who": _who(row, said, region, known),
        "what": {"narrative": _story(said), "acts": _acts(row, said, days, known)},
        "when": {**days, **_where(row, said, unplaced, known)},
        "you": _you(row, said),
        "links": _links(row, said.get("link", ""), known),
    }
    return row


def _region(row: Reading, text: str, known: Known) -> tuple[str, str]:
    """Return the region's code, and the text that stays a text because it names no region, or several."""
    found = known.regions.get(plain_place(text), ()) if text else ()
    if len(found) == 1:
        return found[0], ""
    if text:
        row.hints.append("region_several" if found else "region_unknown")
    row.hints.append("region_own" if known.own_region else "region_missing")
    return known.own_region, text


def plain_place(text: str) -> str:
    """Return a place's name in small letters with the register's word for its kind; a code stays a code."""
    words = re.findall(r"[\w'-]+", text.casefold()) if not re.fullmatch(r"\d\d(\.\d\d)?", text, re.ASCII) else [text]
    kinds = {"kab": "kabupaten", "prov": "provinsi", "propinsi": "provinsi"}
    return " ".join(kinds.get(word, word) for word in words)


def _zone(region: str, known: Known) -> timezone:
    return timezone(timedelta(hours=known.hours.get(region, WEST)))


def _received(row: Reading, text: str, region: str, known: Known) -> datetime | None:
    if not text:
        return None
    moment = moment_of(text, _zone(region, known))
    if moment is None:
        row.blame("received", "date_form")
    elif moment.date() < EARLIEST:
        row.blame("received", "too_old")
    elif moment > known.now:
        row.blame("received", "future")
    else:
        return moment
    return None


def moment_of(text: str, zone: timezone) -> datetime | None:
    """Return the moment a person or a program wrote; a day alone is its beginning. None when it is none."""
    try:
        written = datetime.fromisoformat(text)
    except ValueError:
        pass
    else:
        return written if written.tzinfo else written.replace(tzinfo=zone)
    plain, hour, minute = text.strip().casefold(), 0, 0
    if match := MOMENT.fullmatch(plain):
        plain, hour, minute = match["day"], int(match["hour"]), int(match["minute"])
        if match["zone"]:
            zone = timezone(timedelta(hours=ZONES[match["zone"]]))
    day = parse_day(plain)
    if day is None or hour > 23 or minute > 59:
        return None
    return datetime.combine(day, time(hour, minute), tzinfo=zone)


def _days(row: Reading, said: Mapping[str, str], region: str, known: Known) -> dict[str, str]:
    zone, days = _zone(region, known), {}
    for key, answer in (("happened", "occurred_on"), ("known", "known_on")):
        if not said.get(key):
            continue
        moment = moment_of(said[key], zone)
        if moment is None:
            row.blame(key, "date_form")
        elif moment.date() > known.now.astimezone(zone).date():
            row.blame(key, "future")
        elif moment.date() < EARLIEST:
            row.blame(key, "too_old")
        else:
            days[answer] = moment.date().isoformat()
    if len(days) == 2 and days["known_on"] < days["occurred_on"]:
        row.blame("known", "known_before")
    return days


def _who(row: Reading, said: Mapping[str, str], region: str, known: Known) -> dict[str, Any]:
    agency = known.agencies.get(plain_place(said.get("agency", "")))
    if said.get("agency") and agency is None:
        row.hints.append("agency_unknown")
    employment = EMPLOYMENTS.get(plain_place(said.get("employment", "").replace("/", " ")))
    if said.get("employment") and employment is None:
        row.hints.append("employment_unknown")
    given = {
        "accused_name": said.get("accused"),
        "post": said.get("post"),
        "account": said.get("account"),
        "plate": said.get("plate"),
        "nip": said.get("nip"),
        "agency_text": said.get("agency"),
        "agency_id": agency,
        "region_code": region,
    }
    status = (employment or Employment.UNSURE).value
    return {**{key: value for key, value in given.items() if value}, "employment_status": status}


def _story(said: Mapping[str, str]) -> str:
    title, story = said.get("title", ""), said.get("story", "")
    return f"{title}\n\n{story}" if title and title.casefold() not in story.casefold() else story


def _acts(row: Reading, said: Mapping[str, str], days: Mapping[str, str], known: Known) -> list[str]:
    code = said.get("act", "").upper()
    if not code:
        return []
    on = date.fromisoformat(days["occurred_on"]) if "occurred_on" in days else known.now.date()
    if code in known.acts_on(on):
        return [code]
    row.hints.append("act_unknown")
    return []


def _where(row: Reading, said: Mapping[str, str], unplaced: str, known: Known) -> dict[str, Any]:
    place = ", ".join(filter(None, [said.get("place"), unplaced]))
    found: dict[str, Any] = {"place": place} if place else {}
    contest = said.get("contest", "").upper()
    if contest in OUTSIDE_WORDS:
        found["contest_code"] = OUTSIDE
    elif contest in known.contests:
        found["contest_code"] = contest
    elif contest:
        row.hints.append("contest_unknown")
    if said.get("witness"):
        found["witnesses"] = [{"who": said["witness"]}]
    return found


def _you(row: Reading, said: Mapping[str, str]) -> dict[str, str]:
    """Return how the reporter appears: what is not said stays the more closed."""
    words = {key: said.get(key, "").casefold() for key in ("anonymous", "confidential")}
    for key, word in words.items():
        if word not in ANSWERS:
            row.blame(key, "yes_no")
    given = {key: said[key] for key in IDENTITY if said.get(key)}
    if ANSWERS.get(words["anonymous"]) or not given:
        if given:
            row.hints.append("identity_dropped")
        return {"mode": IdentityMode.ANONYMOUS.value}
    mode = IdentityMode.OPEN if ANSWERS.get(words["confidential"]) is False else IdentityMode.CONFIDENTIAL
    return {"mode": mode.value, **given}


def _links(row: Reading, text: str, known: Known) -> list[dict[str, str]]:
    texts = [part for word in text.split() if (part := word.strip(",;|"))]
    whole = list(dict.fromkeys(part for part in texts if is_address(part) and len(part) <= LONGEST_LINK))
    if len(whole) < len(set(texts)):
        row.hints.append("link_broken")
    if len(whole) > known.most_links:
        row.blame("link", "too_many_links", most=known.most_links)
    return [{"id": str(place), "platform": OTHER, "url": url} for place, url in enumerate(whole)]
