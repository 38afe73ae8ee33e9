"""What is written on a remedy that came too late (PP 79/2021 arts. 4(3) and 12(1))."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.law.deadlines import Due
from netralitas.letters.contexts import Signer, fact
from netralitas.letters.ethics import CouncilPaperContext
from netralitas.letters.language import written_for_letters
from netralitas.letters.letterheads import place_of
from sanctions.models import Objection, Proceeding
from sanctions.papers.facts import recalled
from taskforce.letter import person_of


@written_for_letters
def inadmissible_letter(
    row: Proceeding, objection: Objection, *, last: Due, signer: Signer, by_head: bool
) -> CouncilPaperContext:
    """Return the words of the decree: which remedy, when it was received, and until when it could have been."""
    decision, rule = row.decision, objection.rule
    received = _("bahwa %(name)s itu diterima pada %(day)s, sedangkan batasnya %(last)s (%(basis)s);") % {
        "name": rule.name,
        "day": date_format(objection.lodged_on, "j F Y"),
        "last": date_format(last.on, "j F Y"),
        "basis": last.rule.basis,
    }
    against = _("bahwa terhadap Keputusan Nomor %(number)s tanggal %(day)s diajukan %(name)s;") % {
        "number": decision.number,
        "day": date_format(decision.decided_on, "j F Y"),
        "name": rule.name,
    }
    return CouncilPaperContext(
        paper=_("Penetapan"),
        official_title=signer.office,
        about=_("%(name)s yang Tidak Dapat Diterima") % {"name": rule.name.capitalize()},
        person=person_of(row.recommendation),
        considering=[
            against,
            fact(received, last.needs_verification),
            _("bahwa karena itu perlu menetapkan bahwa %(name)s tersebut tidak dapat diterima;") % {"name": rule.name},
        ],
        recalling=recalled(row),
        clauses=[
            _("Menetapkan bahwa tidak dapat diterima %(name)s yang diajukan oleh:") % {"name": rule.name},
            _("Keputusan Nomor %(number)s tidak berubah karena %(name)s itu.")
            % {"number": decision.number, "name": rule.name},
            _("Penetapan ini mulai berlaku pada tanggal ditetapkan."),
        ],
        place=place_of(row.instansi),
        signer=signer,
        with_invocation=by_head,
    )
