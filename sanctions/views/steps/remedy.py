"""The steps of a remedy against a decision, as the workspace shows them."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netralitas.law import deadlines
from sanctions import objections
from sanctions.forms.remedy import AnswerForm, DismissForm, LodgeForm, SettleForm
from sanctions.localtime import today_of, zone_of
from sanctions.models import Objection, Penalty, Proceeding
from sanctions.remedies import remedy_of
from sanctions.views.steps.view import StepView, with_register


def _running(row: Proceeding) -> Objection | None:
    return row.objections.filter(is_late=False).select_related("rule").first()


def _lodge_form(row: Proceeding, data: Any) -> Any:
    form: Any = LodgeForm(data, initial={"lodged_on": today_of(row)})
    form.rule = rule = remedy_of(row, row.decision)
    # That the board hears a dismissal by the President as well is concluded, not read.
    form.is_unsure = rule is not None and (rule.needs_verification or row.decision.decider == "")
    if rule and row.decision.delivered_on:
        form.due = deadlines.due(rule.deadline, row.decision.delivered_on, tz=zone_of(row))
    return form


def _lodge(row: Proceeding, form: Any, actor: Any) -> str:
    data = form.cleaned_data
    objection = objections.lodge(row, lodged_on=data["lodged_on"], note=data["note"], actor=actor)
    if objection.is_late:
        return _("Tercatat sebagai lewat waktu. Pejabat yang memutus menetapkan bahwa upaya ini tidak dapat diterima.")
    return _("Tercatat. Keputusan tidak berlaku selama upaya ini berjalan.")


def _answer(row: Proceeding, form: Any, actor: Any) -> str:
    objections.answer(row, answered_on=form.cleaned_data["answered_on"], actor=actor)
    return _("Tanggapan tercatat.")


def _settle_form(row: Proceeding, data: Any) -> Any:
    objection = _running(row)
    outcomes = objection.rule.outcomes if objection else []
    kinds = objections.kinds_after(row)
    form: Any = with_register(
        SettleForm, row, data, outcomes=outcomes, penalties=kinds, initial={"decided_on": today_of(row)}
    )
    form.rule = objection.rule if objection else None
    return form


def _settle(row: Proceeding, form: Any, actor: Any) -> str:
    data = form.cleaned_data
    objections.settle(
        row,
        outcome=data["outcome"],
        decided_on=data["decided_on"],
        number=data["number"],
        decider=form.decider,
        penalty=Penalty.objects.filter(pk=data["penalty"]).first() if data["penalty"] else None,
        actor=actor,
    )
    row.decision.refresh_from_db()
    if row.decision.effective_on is None:
        return _("Putusan dicatat. Keputusan hukuman tidak berlaku lagi.")
    return _("Putusan dicatat. Keputusan berlaku menurut putusan itu sejak %(day)s.") % {
        "day": date_format(row.decision.effective_on, "l, j F Y")
    }


def _dismiss_form(row: Proceeding, data: Any) -> Any:
    form: Any = with_register(DismissForm, row, data)
    objection = row.objections.filter(is_late=True, letter=None).select_related("rule").first()
    form.rule = objection.rule if objection else None
    return form


def _dismiss(row: Proceeding, form: Any, actor: Any) -> str:
    letter = objections.dismiss(row, decider=form.decider, actor=actor).letter
    return _("Penetapan %(number)s terbit. Cetak, tandatangani, dan sampaikan.") % {
        "number": letter.number if letter else ""
    }


STEPS = {
    "dismiss": StepView(
        _lazy("Tetapkan tidak dapat diterima"),
        _lazy("Ajukan konsep penetapan"),
        [_lazy("Upaya yang lewat waktu tidak diperiksa; yang mengajukan menerima penetapan dengan alasannya.")],
        _dismiss_form,
        _dismiss,
        template="agency/steps/dismiss.html",
        by_two=True,
    ),
    "answer": StepView(
        _lazy("Tanggapi upaya administratif"),
        _lazy("Simpan tanggapan"),
        [_lazy("Pejabat yang memutus memberi tanggapan tertulis kepada yang memeriksa upaya itu.")],
        lambda row, data: AnswerForm(data, initial={"answered_on": today_of(row)}),
        _answer,
    ),
    "settle": StepView(
        _lazy("Catat putusan upaya administratif"),
        _lazy("Simpan putusan"),
        [_lazy("Selama upaya berjalan keputusan tidak berlaku; sesudahnya berlaku menurut putusannya.")],
        _settle_form,
        _settle,
        template="agency/steps/settle.html",
    ),
    "object": StepView(
        _lazy("Keberatan atau banding"),
        _lazy("Catat upaya administratif"),
        [_lazy("Yang diterima tepat waktu menahan berlakunya keputusan; yang lewat waktu dicatat dan tidak menahan.")],
        _lodge_form,
        _lodge,
        template="agency/steps/lodge.html",
        is_optional=True,
    ),
}
