"""The steps from the report on, as the workspace shows them."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sanctions import choosing, decisions, delivery, execution, proceedings, serving
from sanctions.authority import post_classes, substitutes
from sanctions.execution_rules import execution_rule
from sanctions.forms.outcome import (
    CallForm,
    CarryOutForm,
    CloseForm,
    DecisionForm,
    DeliverForm,
    DispatchForm,
    MissForm,
    PostForm,
)
from sanctions.localtime import today_of, zone_of
from sanctions.models import Authority, Penalty, Proceeding
from sanctions.statuses import Status
from sanctions.tracks import is_civil_servants, track_of
from sanctions.views.steps.view import StepView, with_register


def _post(row: Proceeding, form: Any, actor: Any) -> str:
    proceedings.set_post(row, post_class=form.cleaned_data["post_class"], rank=form.cleaned_data["rank"], actor=actor)
    return _("Kelas jabatan tersimpan.")


def decision_form(row: Proceeding, data: Any) -> Any:
    """Return the form of a decision with what may be chosen: after a proposal also what is decided only on one."""
    found, choices = choosing.choices_for(row, on=today_of(row))
    track, is_proposed = track_of(row), row.status == Status.PROPOSED
    own = [choice for choice in choices if not choice.is_above and (is_proposed or not choice.is_proposed)]
    elsewhere = [choice for choice in choices if choice not in own]
    is_contract = track is not None and track.is_contract
    form: Any = with_register(
        DecisionForm, row, data, choices=own, elsewhere=elsewhere, found=found, is_contract=is_contract,
        substitutes=substitutes() if is_civil_servants(track) and not is_proposed else (),
        initial={"penalty": row.proposal.penalty_id} if is_proposed else None,
    )  # fmt: skip
    return form


def decide(row: Proceeding, form: Any, actor: Any) -> str:
    """Take the decision a form holds and say what follows."""
    data = form.cleaned_data
    decision = decisions.decide(
        row,
        Penalty.objects.get(pk=data["penalty"]),
        considerations=form.lines,
        below_range_reason=data["below_range_reason"],
        level_reason=data["level_reason"],
        decider=form.decider,
        instead=Authority.objects.get(pk=data["instead"]) if data.get("instead") else None,
        contract=data.get("contract", ""),
        actor=actor,
    )
    return _("Keputusan %(number)s ditetapkan. Cetak, tandatangani, dan serahkan.") % {"number": decision.number}


def _close(row: Proceeding, _form: Any, actor: Any) -> str:
    decisions.close_unproven(row, actor=actor)
    return _("Perkara ditutup: tidak terbukti. Rekomendasi terjawab dan pengingat berhenti.")


def _call(row: Proceeding, form: Any, actor: Any) -> str:
    called = delivery.call(
        row,
        meets_at=form.meets_at(zone_of(row)),
        place=form.cleaned_data["place"],
        host=form.person("host"),
        actor=actor,
    )
    return _("Surat panggilan %(number)s terbit. Cetak dan serahkan kepada yang bersangkutan.") % {
        "number": called.letter.number
    }


def _miss(row: Proceeding, _form: Any, actor: Any) -> str:
    delivery.record_absence(row, actor=actor)
    return _("Ketidakhadiran dicatat. Sekarang kirim keputusannya.")


def _dispatch(row: Proceeding, form: Any, actor: Any) -> str:
    delivery.dispatch(row, **form.cleaned_data, actor=actor)
    return _("Pengiriman dicatat dan pengingatnya berhenti. Catat hari diterima begitu ada buktinya.")


def _deliver_form(row: Proceeding, data: Any) -> Any:
    called = getattr(row, "delivery_summons", None)
    sent_on = called.dispatched_on if called else None
    rule = delivery.dispatch_rule(sent_on) if sent_on else None
    counted = delivery.day_of_receipt(row, called, rule) if called and rule else None
    form: Any = DeliverForm(
        data, was_sent=sent_on is not None, initial={"delivered_on": counted or (None if rule else today_of(row))}
    )
    form.rule = rule
    return form


def _deliver(row: Proceeding, form: Any, actor: Any) -> str:
    data = form.cleaned_data
    decision = serving.deliver(
        row, delivered_on=data["delivered_on"], delivery=data["delivery"], note=data["note"], actor=actor
    )
    return _("Penyerahan dicatat. Keputusan mulai berlaku %(day)s%(mark)s.") % {
        "day": date_format(decision.effective_on, "l, j F Y") if decision.effective_on else "",
        "mark": _(" (perlu verifikasi)") if decision.is_effect_unverified else "",
    }


def _carry_out_form(row: Proceeding, data: Any) -> Any:
    form: Any = CarryOutForm(data, initial={"executed_on": today_of(row)})
    form.rule = execution_rule(row.decision.penalty_id, today_of(row)) if hasattr(row, "decision") else None
    return form


def _carry_out(row: Proceeding, form: Any, actor: Any) -> str:
    data = form.cleaned_data
    execution.carry_out(row, executed_on=data["executed_on"], title=data["title"], paper=data["file"], actor=actor)
    return _("Pelaksanaan dicatat dan pengingatnya berhenti.")


STEPS = {
    "post": StepView(
        _lazy("Lengkapi kelas jabatan"),
        _lazy("Simpan kelas jabatan"),
        [_lazy("Kelas jabatan menentukan siapa yang berwenang menjatuhkan hukuman.")],
        lambda row, data: PostForm(data, post_classes=post_classes()),
        _post,
    ),
    "close_unproven": StepView(
        _lazy("Tutup perkara: tidak terbukti"),
        _lazy("Tutup perkara"),
        [_lazy("Yang tidak terbukti tidak dihukum; LHP menjadi jawaban atas rekomendasi dan hitungan waktu berhenti.")],
        lambda row, data: CloseForm(data),
        _close,
    ),
    "decide": StepView(
        _lazy("Ambil keputusan"),
        _lazy("Ajukan konsep keputusan"),
        [
            _lazy("Satu hukuman, yang terberat, walau beberapa perbuatan terbukti."),
            _lazy("Di bawah rentang boleh dengan alasan tertulis; keputusan itu ditandai."),
        ],
        decision_form,
        decide,
        template="agency/steps/decide.html",
        by_two=True,
    ),
    "call_to_receive": StepView(
        _lazy("Panggil untuk menerima keputusan"),
        _lazy("Ajukan konsep panggilan"),
        [
            _lazy("Yang dipanggil tetapi tidak datang dicatat tidak hadir; barulah keputusan dapat dikirim."),
            _lazy("Panggilan menyebut nomor dan tanggal keputusan, tidak menyebut hukumannya."),
        ],
        lambda row, data: with_register(CallForm, row, data),
        _call,
        template="agency/steps/call_to_receive.html",
        by_two=True,
    ),
    "dispatch": StepView(
        _lazy("Kirim keputusan"),
        _lazy("Simpan pengiriman"),
        [_lazy("Keputusan yang penyerahannya tidak dihadiri dikirim ke alamat yang bersangkutan.")],
        lambda row, data: DispatchForm(data, initial={"dispatched_on": today_of(row)}),
        _dispatch,
        template="agency/steps/dispatch.html",
    ),
    "miss_delivery": StepView(
        _lazy("Tidak hadir saat penyerahan"),
        _lazy("Catat tidak hadir"),
        [_lazy("Sesudah dicatat, keputusan dikirim ke alamatnya dan batas waktu pengirimannya mulai dihitung.")],
        lambda row, data: MissForm(data),
        _miss,
    ),
    "deliver": StepView(
        _lazy("Catat penyerahan keputusan"),
        _lazy("Simpan penyerahan"),
        [_lazy("Dari tanggal terima dihitung hari mulai berlaku; rekomendasi terjawab dan pengingat berhenti.")],
        _deliver_form,
        _deliver,
        template="agency/steps/deliver.html",
    ),
    "carry_out": StepView(
        _lazy("Catat pelaksanaan hukuman"),
        _lazy("Simpan pelaksanaan"),
        [
            _lazy("Surat pelaksanaan menunjukkan bahwa hukuman dijalankan; yang dibuka nanti salinan bersihnya."),
            _lazy("Hukuman tanpa jangka waktu selesai dengan catatan ini; yang berjangka, sesudah hari terakhirnya."),
        ],
        _carry_out_form,
        _carry_out,
        template="agency/steps/carry_out.html",
    ),
}
