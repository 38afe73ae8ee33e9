"""What a letter says of one alleged act: form, day, phase, entry, articles, level. Looks up, never writes."""

from functools import partial

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from complaints.actlevels import asked_of, level_of_act
from complaints.catalogue import articles_on
from complaints.models import Act, Complaint
from netralitas.letters.contexts import Act as LetterAct
from netralitas.letters.contexts import fact

LEVELS = {
    "moral": gettext_lazy("Sanksi moral"),
    "light": gettext_lazy("Ringan"),
    "moderate": gettext_lazy("Sedang"),
    "heavy": gettext_lazy("Berat"),
    "dishonourable": gettext_lazy("Pemberhentian tidak dengan hormat"),
    "none": gettext_lazy("Tingkat tidak disebut dalam peraturan"),
    "satgas": gettext_lazy("Tingkat dibahas dan diputus oleh Satgas"),
    "impact": gettext_lazy("Tingkat mengikuti dampak perbuatan, belum dinilai"),
}
BLANK = "…………"


def act_words(act: Act, case: Complaint) -> LetterAct:
    """Return one act of a case as a letter states it, with the articles in force on its day."""
    violation = act.violation
    applies = partial(
        articles_on,
        on=act.occurred_on or case.received_at.date(),
        regime=case.contest.regime if case.contest else "",
        employment=act.accused.employment,
    )
    judged = level_of_act(act)
    # Before the impact is judged no article can be named: each level has its own.
    sanction = "" if judged.lacks else ", ".join(applies(judged.articles))
    level = level_words(act)
    return LetterAct(
        description=violation.form.rstrip(".") + ".",
        when=date_format(act.occurred_on, "l, j F Y") if act.occurred_on else _("tanggal tidak diketahui"),
        phase=case.phase_words if case.is_outside_contests else act.get_phase_display(),
        entry=f"{violation.code}",
        provision=fact("; ".join(applies(violation.bases)) or BLANK, violation.needs_verification),
        level=fact(f"{level}, {sanction}" if sanction else level, violation.needs_verification),
    )


def level_words(act: Act) -> str:
    """Return the level of an act in words, with what it was judged by where the row does not say it."""
    asked, words = asked_of(act), str(LEVELS[level_of_act(act).name])
    if act.judged_impact and asked == "impact":
        return _("%(level)s menurut dampaknya (%(impact)s)") % {
            "level": words,
            "impact": act.get_judged_impact_display().lower(),
        }
    if act.judged_level and asked == "level":
        return _("%(level)s, ditetapkan Satgas") % {"level": words}
    return words
