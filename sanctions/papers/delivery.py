"""What a summons to receive a decision says."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.law import deadlines
from netralitas.letters.contexts import Examiner, Fact, Signer, fact
from netralitas.letters.language import written_for_letters
from netralitas.letters.letterheads import place_of
from netralitas.letters.outcome import DeliverySummonsContext
from sanctions.localtime import offset_of, zone_of
from sanctions.models import DispatchRule, Proceeding
from sanctions.tracks import basis_on, track_of
from taskforce.letter import person_of


@written_for_letters
def delivery_summons_letter(
    row: Proceeding,
    *,
    meets_at: datetime,
    place: str,
    host: Signer,
    rule: DispatchRule | None,
    last: deadlines.Due | None,
) -> DeliverySummonsContext:
    """Return the words of the letter; it names the decision by number and day, never the penalty."""
    local, decision = meets_at.astimezone(zone_of(row)), row.decision
    notes: list[Fact] = [_("pada saat itu Saudara menerima keputusan dan menandatangani tanda terimanya;")]
    if last:
        said = _("keputusan disampaikan paling lambat %(day)s (%(basis)s)") % {
            "day": date_format(last.on, "l, j F Y"),
            "basis": last.rule.basis,
        }
        notes.append(fact(f"{said};" if rule else f"{said}.", last.needs_verification))
    if rule:
        basis, is_unsure = basis_on(track_of(row), rule)
        absent = _("apabila Saudara tidak hadir, keputusan dikirim ke alamat Saudara (%(basis)s).")
        notes.append(fact(absent % {"basis": basis}, is_unsure))
    return DeliverySummonsContext(
        person=person_of(row.recommendation),
        host=Examiner(name=host.name, nip=host.nip, post=host.title),
        day=date_format(local, "l, j F Y"),
        hour=f"{date_format(local, 'H.i')} {deadlines.ZONES.get(offset_of(row), '')}".strip(),
        venue=place,
        decision=_("%(kind)s Nomor %(number)s tanggal %(day)s")
        % {
            "kind": decision.letter.title if decision.letter else _("Keputusan Presiden"),
            "number": decision.number,
            "day": date_format(decision.decided_on, "j F Y"),
        },
        notes=notes,
        place=place_of(row.instansi),
        signer=host,
    )
