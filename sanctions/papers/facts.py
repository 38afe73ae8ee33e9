"""What several papers of a procedure say alike: the acts, the breach, who examines, the instruments."""

from functools import partial
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints.actlevels import level_of_act
from complaints.catalogue import articles_on
from complaints.statuses import Verdict
from netralitas.law.models import Instrument
from netralitas.letters.citations import instrument
from netralitas.letters.contexts import Examiner, Fact, fact
from netralitas.lib.validity import holds_on
from sanctions.localtime import today_of
from sanctions.models import Proceeding, TrackRule
from sanctions.tracks import is_civil_servants, track_of
from taskforce.models import Recommendation

BLANK = "…………"
RECALLED = [{"key": key, "articles": ""} for key in ("UU20-2023", "PP79-2021", "PP94-2021", "PERBKN6-2022")]


def acts_of(row: Proceeding) -> list[Any]:
    """Return the proven acts of the person, in the order they were set."""
    acts = row.recommendation.accused.acts.filter(verdict=Verdict.PROVEN)
    return list(acts.select_related("violation", "accused", "complaint__contest").order_by("id"))


def examiners_of(row: Proceeding) -> list[Examiner]:
    """Return who examines: the team, or the direct superior alone."""
    team = [
        Examiner(
            name=e.name,
            nip=e.nip,
            post=e.post,
            role=_("Ketua") if n == 0 else _("Anggota"),
            element=e.get_element_display(),
        )
        for n, e in enumerate(row.examiners.all())
    ]
    alone = Examiner(name=row.superior_name, nip=row.superior_nip, post=row.superior_post, role=_("Atasan langsung"))
    return team or [alone]


def acting_as(row: Proceeding) -> str:
    """Return as what the examiners speak in their minutes."""
    return _("kami Tim Pemeriksa") if row.examiners.exists() else _("saya selaku atasan langsung")


def suspicion_of(row: Proceeding) -> Fact:
    """Return what somebody is suspected of, as summons and minutes say it."""
    track = track_of(row)
    if track and track.is_membership:
        return breaches_of(row, _("dugaan bahwa yang bersangkutan %(what)s."))
    staff = track.staff_short if track else _("pegawai ASN")
    return breaches_of(row, _("dugaan pelanggaran netralitas %(staff)s, yaitu %%(what)s.") % {"staff": staff})


def breaches_of(row: Proceeding, sentence: str) -> Fact:
    """Return a sentence about all proven acts; one act whose source is still to be checked marks it."""
    acts, track = acts_of(row), track_of(row)
    said = sentence % {"what": "; ".join(breach_of(act, track) for act in acts)}
    return fact(said, any(act.violation.needs_verification for act in acts))


def breach_of(act: Any, track: TrackRule | None) -> str:
    """Return the form of a breach with its entry and the articles in force on its day.

    The catalogue quotes what binds civil servants too: of a track of its own only its instruments are cited.
    """
    form = act.violation.form.rstrip(".")
    form = form[:1].lower() + form[1:]
    case, level = act.complaint, level_of_act(act)
    applies = partial(
        articles_on,
        on=act.occurred_on or case.received_at.date(),
        regime=case.contest.regime if case.contest else "",
        employment=act.accused.employment,
    )
    bases, sanctions = list(act.violation.bases), list(level.articles)
    if track and not is_civil_servants(track):
        own = {one["key"] for one in track.instruments}
        bases, sanctions = [[row for row in rows if row.get("instrument") in own] for rows in (bases, sanctions)]
    cited = [", ".join(applies(bases)), ", ".join(applies(sanctions))]
    if track and not any(cited):
        cited = [track.basis]
    return f"{form} ({'; '.join(filter(None, [act.violation.code, *cited]))})"


def recalled(row: Proceeding) -> list[Fact]:
    """Return the instruments in force today that the papers of a case rest on, each with its semicolon."""
    track, today = track_of(row), today_of(row)
    wanted = track.instruments if track else RECALLED
    found = {one.key: one for one in Instrument.objects.filter(key__in=[one["key"] for one in wanted])}
    return [
        fact(f"{one['articles']} {named}".strip() + ";", law.needs_verification)
        for one in wanted
        if (law := found.get(one["key"])) and holds_on(law, today)
        for named in [instrument(law.number, law.title, law.gazette)]
    ]


def number_of(recommendation: Recommendation) -> str:
    """Return the number of a recommendation's letter."""
    return recommendation.letter.number if recommendation.letter else BLANK


def issued_on(recommendation: Recommendation) -> str:
    """Return the day of a recommendation's letter."""
    return date_format(recommendation.issued_on, "j F Y") if recommendation.issued_on else BLANK
