"""What a decision says."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.law import deadlines
from netralitas.letters.contexts import Fact, Signer, fact
from netralitas.letters.language import written_for_letters
from netralitas.letters.letterheads import place_of
from netralitas.letters.outcome import DecisionContext
from netralitas.letters.words import counted, ordinal, spans_in_words
from sanctions.effects import day_counted, days_of, deadline_of, effect_rule
from sanctions.examination_rules import examination_rules, running_relief
from sanctions.localtime import today_of
from sanctions.models import Authority, EffectRule, Penalty, Proceeding, RemedyRule, TrackRule
from sanctions.papers.facts import breaches_of, issued_on, number_of, recalled
from sanctions.papers.relief import ended_by_decision
from sanctions.remedies import decider_by, remedy_against
from sanctions.repeats import Repeat
from sanctions.tracks import is_civil_servants, track_of
from taskforce.letter import person_of


@written_for_letters
def decision_letter(
    row: Proceeding,
    *,
    penalty: Penalty,
    authority: Authority,
    considerations: list[str],
    signer: Signer,
    by_head: bool = True,
    repeat: Repeat | None = None,
) -> DecisionContext:
    """Return the words of the decision: one penalty, the breach by name, the day of effect, the remedy.

    ``by_head`` False: an official below the head of the institution decides, who writes without the invocation.
    """
    today = today_of(row)
    recommendation = row.recommendation
    name, track = spans_in_words(penalty.name), track_of(row)
    is_member = track is not None and track.is_membership
    relief = running_relief(row)
    employment, decider = recommendation.accused.employment, decider_by(authority)
    remedy = remedy_against(penalty, employment=employment, decider=decider, on=today)
    return DecisionContext(
        official_title=signer.office,
        official_office=signer.office.split(" ", 1)[0] if by_head else "",
        with_invocation=by_head,
        penalty_name=fact(name, penalty.needs_verification),
        person=person_of(recommendation),
        considering=[
            _proven(row, is_member),
            *([_repeated(repeat)] if repeat else []),
            *([_follows(penalty, track)] if track and not is_civil_servants(track) else []),
            *[f"bahwa {_sentence(text)};" for text in considerations],
            fact(_power(is_member) % {"basis": authority.basis}, authority.needs_verification),
            _therefore(is_member) % {"penalty": name[:1].lower() + name[1:]},
        ],
        recalling=recalled(row),
        noting=[
            _("Rekomendasi %(issuer)s Nomor %(number)s tanggal %(date)s;")
            % {
                "issuer": recommendation.issuer.name,
                "number": number_of(recommendation),
                "date": issued_on(recommendation),
            },
            *([_proposed(row)] if hasattr(row, "proposal") else []),
        ],
        breach=breaches_of(row, _("karena terbukti %(what)s.")),
        clauses=[
            *([ended_by_decision(relief, examination_rules(today).get("relief_until"))] if relief else []),
            *([_remedy(remedy, today)] if remedy else []),
        ],
        effective_sentence=_effect(row, penalty, remedy, today),
        **_named(track),
        place=place_of(row.instansi),
        signer=signer,
        return_to=_("kepegawaian %(agency)s") % {"agency": row.instansi.name},
    )


def _proven(row: Proceeding, is_member: bool) -> str:
    report = row.report
    told = {
        "number": report.letter.number,
        "date": date_format(report.dated_on, "j F Y"),
        "name": row.recommendation.accused.name,
    }
    if is_member and report.joined_on:
        return _(
            "bahwa menurut Laporan Hasil Pemeriksaan Nomor %(number)s tanggal %(date)s, %(name)s "
            "terbukti menjadi anggota dan/atau pengurus partai politik sejak %(joined)s;"
        ) % {**told, "joined": date_format(report.joined_on, "j F Y")}
    return (
        _(
            "bahwa menurut Laporan Hasil Pemeriksaan Nomor %(number)s tanggal %(date)s, %(name)s "
            "terbukti melakukan pelanggaran;"
        )
        % told
    )


def _power(is_member: bool) -> str:
    if is_member:
        return _("bahwa pejabat yang menetapkan Keputusan ini berwenang memutus pemberhentian ini menurut %(basis)s;")
    return _("bahwa pejabat yang menetapkan Keputusan ini berwenang menjatuhkan hukuman ini menurut %(basis)s;")


def _therefore(is_member: bool) -> str:
    if is_member:
        return _("bahwa berdasarkan pertimbangan tersebut perlu menetapkan Keputusan tentang %(penalty)s;")
    return _(
        "bahwa berdasarkan pertimbangan tersebut perlu menetapkan Keputusan tentang penjatuhan hukuman %(penalty)s;"
    )


def _repeated(repeat: Repeat) -> Fact:
    said = _(
        "bahwa yang bersangkutan pernah dijatuhi %(penalty)s, berlaku sejak %(day)s, untuk pelanggaran yang sifatnya "
        "sama, yang diperhatikan menurut %(basis)s;"
    ) % {
        "penalty": spans_in_words(repeat.earlier.name[:1].lower() + repeat.earlier.name[1:]),
        "day": date_format(repeat.earlier.effective_on, "j F Y"),
        "basis": repeat.basis,
    }
    return fact(said, repeat.needs_verification)


def _remedy(remedy: RemedyRule, on: date) -> Fact:
    rule = deadlines.rule_for(remedy.deadline, on)
    said = _(
        "Terhadap Keputusan ini dapat diajukan %(remedy)s kepada %(addressee)s%(copy)s paling lambat %(n)s %(unit)s "
        "sejak %(anchor)s (%(basis)s; %(deadline)s)."
    ) % {
        "remedy": remedy.name,
        "addressee": remedy.addressee,
        "copy": _(", dengan tembusan kepada %(who)s,") % {"who": remedy.copy_to} if remedy.copy_to else "",
        "n": counted(rule.amount),
        "unit": rule.get_unit_display(),
        "anchor": rule.anchor,
        "basis": remedy.basis,
        "deadline": rule.basis,
    }
    return fact(said, remedy.needs_verification or rule.needs_verification)


def _effect(row: Proceeding, penalty: Penalty, remedy: RemedyRule | None, on: date) -> Fact:
    if rule := effect_rule(penalty.pk, on):
        return fact(_counted(rule, day_counted(rule, days_of(row))), rule.needs_verification)
    due = deadlines.rule_for(deadline_of(track_of(row)), on)
    said = _(
        "Keputusan ini mulai berlaku pada %(unit)s %(n)s terhitung sejak diterima oleh yang bersangkutan "
        "(%(basis)s)%(unless)s."
    ) % {
        "unit": due.get_unit_display(),
        "n": ordinal(due.amount),
        "basis": due.basis,
        "unless": _(", kecuali apabila diajukan %(remedy)s") % {"remedy": remedy.name} if remedy else "",
    }
    return fact(said, due.needs_verification)


def _counted(rule: EffectRule, day: date | None) -> str:
    """Say from which day a penalty counts that a rule names the day of."""
    if day is None:
        return _("Keputusan ini berlaku sejak %(counted)s (%(basis)s).") % {
            "counted": rule.get_counted_display(),
            "basis": rule.basis,
        }
    return _("Keputusan ini berlaku terhitung mulai tanggal %(day)s, %(counted)s (%(basis)s).") % {
        "day": date_format(day, "j F Y"),
        "counted": rule.get_counted_display(),
        "basis": rule.basis,
    }


def _follows(penalty: Penalty, track: TrackRule) -> Fact:
    """Say by what law such a penalty follows, where that is not the discipline of civil servants."""
    if track.is_membership:
        said = _("bahwa %(staff)s yang menjadi anggota dan/atau pengurus partai politik dijatuhi %(penalty)s menurut "
                 "%(basis)s;")  # fmt: skip
    else:
        said = _("bahwa %(penalty)s dapat dijatuhkan kepada %(staff)s menurut %(basis)s;")
    name, basis = spans_in_words(penalty.name), penalty.article
    if penalty.is_default:
        basis = _("ketentuan disiplin %(staff)s instansi (%(basis)s)") % {"staff": track.staff_short, "basis": basis}
    told = {"staff": track.staff, "penalty": name[:1].lower() + name[1:], "basis": basis}
    return fact(said % told, penalty.needs_verification)


def _proposed(row: Proceeding) -> str:
    return _("usul %(who)s Nomor %(number)s tanggal %(date)s;") % {
        "who": row.proposal.proposer_post,
        "number": row.proposal.letter.number,
        "date": date_format(row.proposal.dated_on, "j F Y"),
    }


def _named(track: TrackRule | None) -> dict[str, Any]:
    """Return what a decision calls itself on a track that is not the discipline of civil servants."""
    if track is not None and track.is_membership:
        return {
            "name": _("Keputusan Pemberhentian"),
            "about": "",
            "imposes": _("Menetapkan"),
            "on_whom": _("terhadap"),
        }
    if track is not None and not is_civil_servants(track):
        staff = {"staff": track.staff_short}
        return {
            "about": _("Penjatuhan hukuman disiplin %(staff)s berupa") % staff,
            "imposes": _("Menjatuhkan hukuman disiplin %(staff)s berupa") % staff,
        }
    return {}


def _sentence(text: str) -> str:
    return text.strip().rstrip(".;").removeprefix("bahwa ")
