"""What an officer may do on the page of a case beside the steps of its table."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from complaints import merging, talk, triage
from complaints.admin import stepforms
from complaints.admin.move import Move
from complaints.models import Complaint
from netralitas.audit.adminbase import StepForm
from netralitas.lib.refusal import Refusal


def _choose_act(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    act = triage.choose_act(
        case, given["violation"], accused=given["accused"], occurred_on=given["occurred_on"], actor=actor
    )
    return _("Dugaan perbuatan %(code)s ditetapkan.") % {"code": act.violation.code}


def _drop_act(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    triage.drop_act(given["act"], reason=given["reason"], actor=actor)
    return _("Dugaan perbuatan dibatalkan.")


def _date_act(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    act = triage.date_act(
        given["act"],
        given["occurred_on"],
        phase=given["phase"],
        reason=given["reason"],
        seen=given["seen"],
        actor=actor,
    )
    return _("Tanggal perbuatan disimpan: %(code)s, %(phase)s.") % {
        "code": act.violation.code,
        "phase": act.get_phase_display(),
    }


def _decide(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    act = triage.decide(given["act"], given["verdict"], reason=given["reason"], seen=given["seen"], actor=actor)
    return _("Putusan tercatat: %(verdict)s.") % {"verdict": act.get_verdict_display().lower()}


def _set_phase(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    triage.set_phase(case, given["phase"], reason=given["reason"], seen=given["seen"], actor=actor)
    return _("Fase ditetapkan, dan dugaan perbuatan mengikutinya.")


def _identify(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    person = given["accused"]
    if given["seen"] != stepforms.mark_of(person):
        raise Refusal(
            _("Data terlapor ini diubah petugas lain sejak halaman Anda dibuka. Periksa isian Anda, lalu simpan lagi."),
            code="changed_meanwhile",
        )
    values = {field: given[field] for field in stepforms.IdentifyForm.SAVED}
    triage.identify(person, values, actor=actor)
    return _("Data terlapor disimpan.")


def _flag_criminal(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    triage.flag_criminal(case, given["flagged"] == "yes", note=given["note"], seen=given["seen"], actor=actor)
    return _("Tanda jalur pidana disimpan. Jalur netralitas tidak berubah.")


def _ask(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    _message, is_new = talk.ask(
        case, given["text"], key=given["once"], actor=actor, is_question=given["kind"] == "question"
    )
    return _("Pesan terkirim kepada pelapor.") if is_new else _("Pesan ini sudah terkirim; tidak dikirim dua kali.")


def _assign(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    triage.assign(case, actor if given["to"] == "me" else None, actor=actor)
    return _("Perkara ini Anda pegang.") if given["to"] == "me" else _("Perkara ini kembali ke antrean bersama.")


def _merge(case: Complaint, given: dict[str, Any], form: StepForm, actor: Any) -> str:
    result = merging.merge(case, given["others"], reason=given["reason"], actor=actor)
    refused = [f"{row.number}: {sentence}" for row, sentence in result.refused]
    if not result.done:
        raise Refusal(" ".join(refused) or _("Tidak ada laporan lain yang dipilih."), code="nothing_merged")
    words = ngettext("%(n)d laporan digabung.", "%(n)d laporan digabung.", len(result.done)) % {"n": len(result.done)}
    return " ".join([words, *([_("Yang tidak:"), *refused] if refused else [])])


MOVES: dict[str, Move] = {
    "choose_act": Move(stepforms.ActForm, _choose_act, "#perbuatan"),
    "drop_act": Move(stepforms.DropActForm, _drop_act, "#perbuatan"),
    "date_act": Move(stepforms.DateActForm, _date_act, "#perbuatan"),
    "decide": Move(stepforms.VerdictForm, _decide, "#perbuatan"),
    "set_phase": Move(stepforms.PhaseForm, _set_phase),
    "identify": Move(stepforms.IdentifyForm, _identify, "#terlapor"),
    "assign": Move(stepforms.AssignForm, _assign),
    "flag_criminal": Move(stepforms.CriminalForm, _flag_criminal),
    "ask": Move(stepforms.AskForm, _ask, "#percakapan"),
    "merge": Move(stepforms.MergeForm, _merge, "#serupa"),
}
