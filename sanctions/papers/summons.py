"""What a summons says."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.law import deadlines
from netralitas.letters.contexts import Examiner, fact, signing
from netralitas.letters.examination import SummonsContext
from netralitas.letters.language import written_for_letters
from netralitas.letters.letterheads import place_of
from netralitas.letters.words import ROMAN
from sanctions.localtime import offset_of, zone_of
from sanctions.models import Proceeding, Summons, SummonsRule
from sanctions.papers.facts import suspicion_of
from sanctions.statuses import summons_name
from sanctions.team import needs_team, team_rule_of
from sanctions.tracks import basis_on, track_of
from taskforce.letter import person_of


@written_for_letters
def summons_letter(
    row: Proceeding,
    *,
    rule: SummonsRule,
    last: int,
    hearing_at: datetime,
    place: str,
    earlier: Summons | None,
) -> SummonsContext:
    """Return the words of a summons; ``last`` is the ordinal after which nobody is summoned again."""
    local = hearing_at.astimezone(zone_of(row))
    superior = signing(row.superior_post, row.superior_name, nip=row.superior_nip)
    basis, is_unsure = basis_on(track_of(row), rule)
    missed = ""
    if earlier:
        missed = _("Saudara tidak hadir pada pemeriksaan %(day)s menurut Surat Panggilan Nomor %(number)s.") % {
            "day": date_format(earlier.hearing_at.astimezone(zone_of(row)), "l, j F Y"),
            "number": earlier.letter.number,
        }
    return SummonsContext(
        ordinal=ROMAN[rule.ordinal - 1],
        person=person_of(row.recommendation),
        before=_before(row),
        examiner=Examiner(
            name=row.superior_name, nip=row.superior_nip, post=row.superior_post, role=_("Atasan langsung")
        ),
        day=date_format(local, "l, j F Y"),
        hour=f"{date_format(local, 'H.i')} {deadlines.ZONES.get(offset_of(row), '')}".strip(),
        venue=place,
        suspicion=suspicion_of(row),
        notes=[
            fact(_("panggilan ini berdasarkan %(basis)s;") % {"basis": basis}, is_unsure),
            _("Saudara dapat membawa bukti dan menyebut saksi yang meringankan;"),
            _(
                "apabila Saudara tidak hadir pada %(last)s, keputusan diambil berdasarkan "
                "bukti yang ada tanpa pemeriksaan."
            )
            % {"last": _("pemeriksaan ini") if rule.ordinal >= last else summons_name(last).lower()},
        ],
        place=place_of(row.instansi),
        signer=superior,
        return_to=row.superior_post,
        earlier=missed,
    )


def _before(row: Proceeding) -> str:
    """Return before whom the examinee comes: a team is named where there is one, or where the law demands it."""
    if row.examiners.exists() or needs_team(team_rule_of(row)):
        return _("atasan langsung Saudara dan Tim Pemeriksa")
    return _("atasan langsung Saudara")
