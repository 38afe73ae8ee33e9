"""What the papers of a temporary relief from duty say (PP 94/2021 art. 31)."""

from collections.abc import Sequence
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.letters.contexts import Fact, Signer, fact
from netralitas.letters.ethics import CouncilPaperContext
from netralitas.letters.language import written_for_letters
from netralitas.letters.letterheads import place_of
from sanctions.examination_rules import Rules
from sanctions.models import ExaminationRule, Proceeding, Relief
from sanctions.papers.facts import breaches_of, issued_on, number_of, recalled
from taskforce.letter import person_of


@written_for_letters
def relief_letter(
    row: Proceeding, *, rule: ExaminationRule, rules: Rules, deputy: str, signer: Signer
) -> CouncilPaperContext:
    """Return the words of the decree; ``deputy`` is who acts meanwhile, with the post. They are of no day."""
    named = _("Menunjuk %(deputy)s sebagai pejabat pelaksana harian selama pembebasan sementara%(basis)s.")
    clauses = [
        _("Membebaskan sementara dari tugas jabatannya:"),
        _with_basis(named, rules.get("relief_deputy"), deputy=deputy),
        *(law(rules[code]) for code in ("relief_until", "relief_rights") if code in rules),
        _("Keputusan ini mulai berlaku pada tanggal ditetapkan."),
    ]
    weighed = [
        breaches_of(row, _("bahwa yang bersangkutan diperiksa karena dugaan pelanggaran disiplin, yaitu %(what)s;")),
        _with_basis(
            _("bahwa ia kemungkinan akan dijatuhi hukuman disiplin berat dan dapat dibebaskan sementara dari tugas "
              "jabatannya%(basis)s;"),
            rule,
        ),
        _with_basis(_("bahwa hal itu diperlukan untuk kelancaran pemeriksaan dan kelancaran tugas%(basis)s;"),
                    rules.get("relief_aim")),
    ]  # fmt: skip
    return _decree(row, _("Pembebasan Sementara dari Tugas Jabatan"), weighed, clauses, signer)


@written_for_letters
def relief_end_letter(
    row: Proceeding, relief: Relief, *, reasons: Sequence[str], signer: Signer
) -> CouncilPaperContext:
    """Return the words of the decree that revokes a relief before a decision ends it."""
    known = {"number": relief.letter.number, "day": date_format(relief.started_on, "j F Y")}
    weighed: list[Fact] = [
        _("bahwa dengan Keputusan Nomor %(number)s tanggal %(day)s yang bersangkutan dibebaskan sementara dari tugas "
          "jabatannya;") % known,
        *(f"bahwa {reason.strip().rstrip('.;').removeprefix('bahwa ')};" for reason in reasons),
    ]  # fmt: skip
    clauses = [
        _("Mencabut Keputusan Nomor %(number)s tanggal %(day)s tentang pembebasan sementara dari tugas jabatan dari:")
        % known,
        _("Yang bersangkutan kembali melaksanakan tugas jabatannya, dan penunjukan pejabat pelaksana harian berakhir."),
        _("Keputusan ini mulai berlaku pada tanggal ditetapkan."),
    ]
    return _decree(row, _("Pencabutan Pembebasan Sementara dari Tugas Jabatan"), weighed, clauses, signer)


def ended_by_decision(relief: Relief, rule: ExaminationRule | None) -> Fact:
    """Return the clause by which a decision ends a relief."""
    said = _("Pembebasan sementara dari tugas jabatan menurut Keputusan Nomor %(number)s berakhir dengan ditetapkannya "
             "Keputusan ini%(basis)s.")  # fmt: skip
    return _with_basis(said, rule, number=relief.letter.number)


def law(rule: ExaminationRule) -> Fact:
    """Return a rule as a sentence of a letter, marked when it is still to be checked."""
    return fact(f"{rule.cited}.", rule.needs_verification)


def _with_basis(sentence: str, rule: ExaminationRule | None, **given: str) -> Fact:
    basis = f" ({rule.basis})" if rule else ""
    return fact(sentence % {"basis": basis, **given}, rule is None or rule.needs_verification)


def _decree(
    row: Proceeding, about: str, weighed: Sequence[Fact], clauses: Sequence[Fact], signer: Signer
) -> CouncilPaperContext:
    noting: dict[str, Any] = {
        "issuer": row.recommendation.issuer.name,
        "number": number_of(row.recommendation),
        "date": issued_on(row.recommendation),
    }
    return CouncilPaperContext(
        official_title=signer.office,
        about=about,
        person=person_of(row.recommendation),
        considering=list(weighed),
        recalling=recalled(row),
        noting=[_("Rekomendasi %(issuer)s Nomor %(number)s tanggal %(date)s;") % noting],
        clauses=list(clauses),
        place=place_of(row.instansi),
        signer=signer,
    )
