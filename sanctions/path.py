"""Where a procedure stands: what is done, the one thing to do now, what follows. Pure: facts in, words out."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sanctions.statuses import Attendance, Status

DONE, NOW, NEXT = "done", "now", "next"
# What is done when nobody has to do anything: time passes, or the case is over.
WAIT_HEARING, WAIT_EFFECT, OVER = "wait_hearing", "wait_effect", "over"
WAITING = frozenset({WAIT_HEARING, WAIT_EFFECT, OVER})

# The button that takes a person to the step, and the heading of the step on the page of the case.
ACTIONS: dict[str, tuple[str | Promise, str | Promise]] = {
    "open": (_("Tentukan atasan langsung"), _("Tentukan atasan langsung")),
    "team": (_("Bentuk Tim Pemeriksa"), _("Bentuk Tim Pemeriksa")),
    "summon": (_("Buat surat panggilan"), _("Panggil untuk diperiksa")),
    "summon_again": (_("Buat panggilan kedua"), _("Panggil kedua kali")),
    WAIT_HEARING: (_("Lihat perkara"), _("Tunggu hari pemeriksaan")),
    "examine": (_("Catat pemeriksaan"), _("Catat pemeriksaan dalam BAP")),
    "report": (_("Susun LHP"), _("Susun laporan hasil pemeriksaan (LHP)")),
    "report_absent": (_("Susun LHP tanpa kehadiran"), _("Susun laporan berdasarkan bukti yang ada")),
    "set_post": (_("Lengkapi data jabatan"), _("Lengkapi data jabatan terlapor")),
    "decide": (_("Ambil keputusan"), _("Ambil keputusan")),
    "close_unproven": (_("Tutup: tidak terbukti"), _("Tutup perkara: tidak terbukti")),
    "deliver": (_("Catat penyerahan"), _("Serahkan keputusan dan catat penerimaannya")),
    WAIT_EFFECT: (_("Lihat perkara"), _("Tunggu keputusan mulai berlaku")),
    OVER: (_("Lihat perkara"), _("Selesai")),
}


@dataclass(frozen=True)
class Hearing:
    """One summons: the day of the letter, the day of the hearing at the agency, and who came."""

    ordinal: int
    dated_on: date
    on: date
    attendance: str = Attendance.PENDING
    letter_id: int | None = None


@dataclass(frozen=True)
class Facts:
    """What the rules have to know of one procedure. ``status`` "" means: not opened yet."""

    status: str
    today: date
    is_team_mandatory: bool = False
    has_team: bool = False
    hearings: tuple[Hearing, ...] = ()
    is_proven: bool | None = None
    is_post_known: bool = True
    received_on: date | None = None
    held_on: date | None = None
    reported_on: date | None = None
    decided_on: date | None = None
    delivered_on: date | None = None
    effective_on: date | None = None
    letters: dict[str, int] = field(default_factory=dict)  # place on the path -> row of its letter


@dataclass(frozen=True)
class Place:
    """One place on the path. ``day`` is when it was reached, ``until`` for what day it speaks."""

    key: str
    state: str
    title: str | Promise
    day: date | None = None
    until: date | None = None
    letter_id: int | None = None


def current(facts: Facts) -> str:
    """Return the one thing to do now: a key of ``ACTIONS``."""
    if facts.status in (Status.SUMMONED, Status.SUMMONED_AGAIN, Status.OPENED):
        return _before_the_report(facts)
    return {
        "": "open",
        Status.EXAMINED: "report",
        Status.REPORTED: _after_the_report(facts),
        Status.DECIDED: "deliver",
        Status.DELIVERED: WAIT_EFFECT,
    }.get(facts.status, OVER)


def _before_the_report(facts: Facts) -> str:
    last = facts.hearings[-1] if facts.hearings else None
    if last and last.attendance == Attendance.ABSENT:
        return "summon_again" if last.ordinal == 1 else "report_absent"
    if facts.is_team_mandatory and not facts.has_team:
        return "team"
    if last is None:
        return "summon"
    return "examine" if last.on <= facts.today else WAIT_HEARING


def _after_the_report(facts: Facts) -> str:
    if facts.is_proven is False:
        return "close_unproven"
    return "decide" if facts.is_post_known else "set_post"


# Which place of the path each thing to do belongs to.
PLACE_OF = {
    "open": "received",
    "team": "team",
    "summon": "summons_1",
    "summon_again": "summons_2",
    WAIT_HEARING: "examined",
    "examine": "examined",
    "report": "reported",
    "report_absent": "reported",
    "set_post": "decided",
    "decide": "decided",
    "close_unproven": "closed",
    "deliver": "delivered",
    WAIT_EFFECT: "in_force",
}


def path_of(facts: Facts) -> list[Place]:
    """Return every place of the path in order; a second summons appears once the first was in vain."""
    now = PLACE_OF.get(current(facts), "")
    places = [_received(facts), *_team(facts), *_hearings(facts), *_after(facts)]
    if facts.has_team or not facts.hearings:
        return [_standing(place, now) for place in places]
    # A team that is formed late stands where it has to be formed: before the examination.
    late = [place for place in places if place.key == "team"]
    rest = [place for place in places if place.key != "team"]
    at = next(n for n, place in enumerate(rest) if place.key in ("examined", "reported"))
    return [_standing(place, now) for place in [*rest[:at], *late, *rest[at:]]]


def _standing(place: Place, now: str) -> Place:
    if place.key != now or place.state == DONE:
        return place
    return Place(place.key, NOW, place.title, place.day, place.until, place.letter_id)


def _received(facts: Facts) -> Place:
    return Place(
        "received",
        DONE if facts.status else NEXT,
        _("Rekomendasi diterima"),
        day=facts.received_on,
        letter_id=facts.letters.get("received"),
    )


def _team(facts: Facts) -> list[Place]:
    if facts.has_team:
        return [Place("team", DONE, _("Tim Pemeriksa dibentuk"))]
    if facts.is_team_mandatory and facts.held_on is None and facts.reported_on is None:
        return [Place("team", NEXT, _("Tim Pemeriksa"))]
    return []


def _hearings(facts: Facts) -> list[Place]:
    if not facts.hearings:
        return [Place("summons_1", NEXT, _("Panggilan pertama"))]
    titles = {1: _("Panggilan pertama"), 2: _("Panggilan kedua")}
    places = []
    for hearing in facts.hearings:
        key = f"summons_{hearing.ordinal}"
        places.append(
            Place(key, DONE, titles[hearing.ordinal], hearing.dated_on, hearing.on, letter_id=hearing.letter_id)
        )
        if hearing.attendance == Attendance.ABSENT:
            places.append(Place(f"absent_{hearing.ordinal}", DONE, _("Pemeriksaan: tidak hadir"), hearing.on))
    if facts.hearings[-1].ordinal == 1 and facts.hearings[-1].attendance == Attendance.ABSENT:
        places.append(Place("summons_2", NEXT, _("Panggilan kedua")))
    return places


def _after(facts: Facts) -> list[Place]:
    letters = facts.letters
    missed_twice = len(facts.hearings) == 2 and facts.hearings[-1].attendance == Attendance.ABSENT
    places = []
    if not missed_twice:
        places.append(
            _place("examined", _("Pemeriksaan dan BAP"), facts.held_on, letters, until=_day_of_hearing(facts))
        )
    places.append(_place("reported", _("Laporan hasil (LHP)"), facts.reported_on, letters))
    if facts.is_proven is False:
        closed = facts.status == Status.NOT_PROVEN
        return [*places, Place("closed", DONE if closed else NEXT, _("Ditutup: tidak terbukti"))]
    in_force = facts.effective_on if facts.status == Status.IN_FORCE else None
    return [
        *places,
        _place("decided", _("Keputusan"), facts.decided_on, letters),
        _place("delivered", _("Disampaikan"), facts.delivered_on, letters),
        _place("in_force", _("Berlaku"), in_force, letters, until=facts.effective_on),
    ]


def _day_of_hearing(facts: Facts) -> date | None:
    """Return the day a hearing is set for, while it is still ahead of anybody's report of it."""
    last = facts.hearings[-1] if facts.hearings else None
    return last.on if last and last.attendance == Attendance.PENDING else None


def _place(
    key: str, title: str | Promise, day: date | None, letters: dict[str, int], until: date | None = None
) -> Place:
    return Place(key, DONE if day else NEXT, title, day, until, letters.get(key))
