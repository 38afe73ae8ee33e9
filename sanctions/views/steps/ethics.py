"""The steps of a case of the code of ethics, as the workspace shows them."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sanctions import ethics, moral_sanction
from sanctions.council import grade_of
from sanctions.ethics_rules import rules_on
from sanctions.forms.ethics import (
    ActionForm,
    CallForm,
    CouncilForm,
    EmptyForm,
    ExecuteForm,
    ResolveForm,
    SessionForm,
    StatementForm,
)
from sanctions.localtime import today_of, zone_of
from sanctions.models import Council, Penalty, Proceeding
from sanctions.statuses import Seat
from sanctions.summonses import last_of
from sanctions.views.steps.rows import rows_asked
from sanctions.views.steps.view import StepView, with_register


def _council_form(row: Proceeding, data: Any) -> Any:
    latest = Council.objects.filter(proceeding__instansi=row.instansi_id).order_by("-id").first()
    start: dict[str, Any] = {"examined_rank": row.recommendation.accused.rank}
    rows = 3
    if latest is not None:
        sitting, n = list(latest.members.all()), 0
        rows = sum(member.seat == Seat.MEMBER for member in sitting)
        for member in sitting:
            key = f"member-{n}" if member.seat == Seat.MEMBER else member.seat
            n += member.seat == Seat.MEMBER
            start |= {f"{key}_{part}": getattr(member, part) for part in ("name", "post", "rank", "nip")}
    form: Any = CouncilForm(data, rows=rows_asked(data, usual=rows), initial=start)
    form.known_rank = row.recommendation.accused.rank if grade_of(row.recommendation.accused.rank) else ""
    return _with_rules(form, row, "chair", "secretary", "members", "odd_above", "rank")


def _set_council(row: Proceeding, form: Any, actor: Any) -> str:
    data = form.cleaned_data
    council = ethics.set_council(
        row,
        form.members(),
        is_rank_confirmed=data["is_rank_confirmed"],
        examined_rank=data["examined_rank"],
        actor=actor,
    )
    return _("Keputusan pembentukan majelis %(number)s terbit.") % {"number": council.letter.number}


def _call(row: Proceeding, form: Any, actor: Any) -> str:
    summons = ethics.call(row, hearing_at=form.hearing_at(zone_of(row)), place=form.cleaned_data["place"], actor=actor)
    return _("Surat panggilan %(number)s terbit. Cetak dan serahkan kepada yang bersangkutan.") % {
        "number": summons.letter.number
    }


def _miss(row: Proceeding, _form: Any, actor: Any) -> str:
    ethics.miss(row, actor=actor)
    return _("Ketidakhadiran dicatat.")


def _session_form(row: Proceeding, data: Any) -> Any:
    last = last_of(row)
    start = {}
    if last:
        local = last.hearing_at.astimezone(zone_of(row))
        start = {"held_on": local.date(), "held_time": local.time(), "venue": last.place}
    return _with_rules(SessionForm(data, initial=start), row, "heard", "absent")


def _hear(row: Proceeding, form: Any, actor: Any) -> str:
    data, zone = form.cleaned_data, zone_of(row)
    ethics.hear(
        row,
        held_at=form.moment("held_time", zone),
        closed_at=form.moment("closed_time", zone),
        venue=data["venue"],
        findings=data["findings"],
        defence=data["defence"],
        actor=actor,
    )
    return _("Sidang majelis dicatat.")


def _resolve(row: Proceeding, form: Any, actor: Any) -> str:
    data = form.cleaned_data
    decision = ethics.resolve(
        row,
        is_proven=data["verdict"] == "proven",
        reasons=form.lines,
        votes=form.votes,
        advised_action=data["advised_action"],
        actor=actor,
    )
    return _("Putusan majelis %(number)s tersimpan.") % {"number": decision.letter.number}


def _close(row: Proceeding, _form: Any, actor: Any) -> str:
    ethics.close_without_breach(row, actor=actor)
    return _("Perkara ditutup: tidak terbukti. Rekomendasi terjawab dan pengingat berhenti.")


def _statement_form(row: Proceeding, data: Any) -> Any:
    kinds = moral_sanction.kinds_for(row, on=today_of(row))
    form: Any = with_register(StatementForm, row, data, codes=[kind.pk for kind in kinds])
    form.kinds = [(kind, "open" if moral_sanction.is_open(kind) else "closed") for kind in kinds]
    return _with_rules(form, row, "statement", "breach", "delegate", "not_discipline")


def _state(row: Proceeding, form: Any, actor: Any) -> str:
    data = form.cleaned_data
    statement = moral_sanction.state(
        row,
        Penalty.objects.get(pk=data["penalty"]),
        breach=data["breach"],
        publication=form.lines,
        delegate=form.delegate,
        actor=actor,
    )
    return _("Pernyataan %(number)s terbit. Cetak, tandatangani, dan laksanakan.") % {"number": statement.letter.number}


def _execute(row: Proceeding, form: Any, actor: Any) -> str:
    moral_sanction.execute(row, executed_on=form.cleaned_data["executed_on"], how=form.cleaned_data["how"], actor=actor)
    return _("Pelaksanaan sanksi moral dicatat.")


def _act(row: Proceeding, form: Any, actor: Any) -> str:
    data = form.cleaned_data
    moral_sanction.act_on_advice(row, action=data["action"], basis=data["basis"], refusal=data["refusal"], actor=actor)
    return _("Perkara selesai. Rekomendasi terjawab dan pengingat berhenti.")


def _action_form(row: Proceeding, data: Any) -> Any:
    form: Any = ActionForm(data)
    form.advice = row.council.decision.advised_action
    return _with_rules(form, row, "action")


def _with_rules(form: Any, row: Proceeding, *codes: str) -> Any:
    """Give a form what its page says of the law: some rules by their codes, and all of them to look up in."""
    form.rules = rules_on(today_of(row))
    form.law = [form.rules[code] for code in codes]
    return form


STEPS = {
    "council": StepView(
        _lazy("Bentuk Majelis Kode Etik"),
        _lazy("Tetapkan majelis"),
        [
            _lazy("Perkara kode etik tidak diperiksa atasan langsung, dan tidak berakhir dengan hukuman disiplin."),
            _lazy("Peraturan tidak menetapkan batas waktu bagi majelis; yang berjalan hanya batas tindak lanjut."),
        ],
        _council_form,
        _set_council,
        template="agency/steps/council.html",
        by_two=True,
    ),
    "call": StepView(
        _lazy("Panggil ke sidang majelis"),
        _lazy("Buat surat panggilan"),
        [_lazy("Sesudah hari sidang tiba, catat sidangnya atau ketidakhadirannya.")],
        lambda row, data: _with_rules(CallForm(data), row, "heard"),
        _call,
        template="agency/steps/call.html",
        by_two=True,
    ),
    "hear": StepView(
        _lazy("Catat sidang majelis"),
        _lazy("Simpan catatan sidang"),
        [_lazy("Sesudah sidang, majelis memutus.")],
        _session_form,
        _hear,
        template="agency/steps/session.html",
    ),
    "miss": StepView(
        _lazy("Terperiksa tidak hadir di sidang"),
        _lazy("Catat tidak hadir"),
        [_lazy("Sesudah itu majelis dapat memanggil lagi atau bersidang tanpa kehadirannya.")],
        lambda row, data: EmptyForm(data),
        _miss,
    ),
    "resolve": StepView(
        _lazy("Catat putusan majelis"),
        _lazy("Tetapkan putusan"),
        [_lazy("Bila terbukti, PPK atau yang diberi delegasi menyatakan sanksi moral; bila tidak, perkara ditutup.")],
        lambda row, data: _with_rules(ResolveForm(data), row, "vote", "final", "handover"),
        _resolve,
        template="agency/steps/resolve.html",
        by_two=True,
    ),
    "close_without_breach": StepView(
        _lazy("Tutup perkara: tidak terbukti"),
        _lazy("Tutup perkara"),
        [_lazy("Putusan majelis menjadi jawaban atas rekomendasi dan hitungan waktu berhenti.")],
        lambda row, data: EmptyForm(data),
        _close,
    ),
    "state": StepView(
        _lazy("Nyatakan sanksi moral"),
        _lazy("Terbitkan pernyataan"),
        [_lazy("Sesudah pernyataan terbit, catat pelaksanaannya.")],
        _statement_form,
        _state,
        template="agency/steps/state.html",
        by_two=True,
    ),
    "execute": StepView(
        _lazy("Catat pelaksanaan sanksi moral"),
        _lazy("Simpan pelaksanaan"),
        [_lazy("Tanpa rekomendasi tindakan administratif, rekomendasi terjawab dan pengingat berhenti.")],
        lambda row, data: ExecuteForm(data, initial={"executed_on": timezone.localdate(timezone=zone_of(row))}),
        _execute,
    ),
    "action": StepView(
        _lazy("Putuskan tindakan administratif"),
        _lazy("Simpan dan selesaikan"),
        [_lazy("Tindakan terbit sebagai surat tersendiri; sesudah itu rekomendasi terjawab.")],
        _action_form,
        _act,
        template="agency/steps/action.html",
        by_two=True,
    ),
}
