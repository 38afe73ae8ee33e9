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
from sanctions.models import Proceeding
from taskforce.models import Recommendation

BLANK = "…………"
RECALLED = ["UU20-2023", "PP79-2021", "PP94-2021", "PERBKN6-2022"]


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
    return breaches_of(row, _("dugaan pelanggaran netralitas pegawai ASN, yaitu %(what)s."))


def breaches_of(row: Proceeding, sentence: str) -> Fact:
    """Return a sentence about all proven acts; one act whose source is still to be checked marks it."""
    acts = acts_of(row)
    said = sentence % {"what": "; ".join(breach_of(act) for act in acts)}
    return fact(said, any(act.violation.needs_verification for act in acts))


def breach_of(act: Any) -> str:
    """Return the form of a breach with its entry and the articles in force on its day."""
    form = act.violation.form.rstrip(".")
    form = form[:1].lower() + form[1:]
    case = act.complaint
    applies = partial(
        articles_on,
        on=act.occurred_on or case.received_at.date(),
        regime=case.contest.regime if case.contest else "",
        employment=act.accused.employment,
    )
    bases, sanction = ", ".join(applies(act.violation.bases)), ", ".join(applies(level_of_act(act).articles))
    return f"{form} ({act.violation.code}; {'; '.join(filter(None, [bases, sanction]))})"


def recalled() -> list[Fact]:
    """Return the instruments a paper recalls, each with its semicolon."""
    found = {i.key: i for i in Instrument.objects.filter(key__in=RECALLED)}
    return [
        fact(f"{instrument(i.number, i.title, i.gazette)};", i.needs_verification)
        for key in RECALLED
        if (i := found.get(key))
    ]


def number_of(recommendation: Recommendation) -> str:
    """Return the number of a recommendation's letter."""
    return recommendation.letter.number if recommendation.letter else BLANK


def issued_on(recommendation: Recommendation) -> str:
    """Return the day of a recommendation's letter."""
    return date_format(recommendation.issued_on, "j F Y") if recommendation.issued_on else BLANK
