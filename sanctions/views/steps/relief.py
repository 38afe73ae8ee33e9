"""The steps of a temporary relief from duty, as the workspace shows them."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sanctions import relief
from sanctions.examination_rules import examination_rules
from sanctions.forms.relief import ReliefForm, RestoreForm
from sanctions.localtime import today_of
from sanctions.models import Proceeding
from sanctions.views.steps.view import StepView, with_register


def _with_law(row: Proceeding, form: Any, *codes: str) -> Any:
    rules = examination_rules(today_of(row))
    form.law = [rules[code] for code in codes if code in rules]
    return form


def _relieve(row: Proceeding, form: Any, actor: Any) -> str:
    letter = relief.relieve(row, deputy=form.deputy, decider=form.decider, actor=actor).letter
    return _("Keputusan %(number)s terbit. Cetak, tandatangani, dan serahkan; haknya tetap dibayarkan.") % {
        "number": letter.number
    }


def _restore(row: Proceeding, form: Any, actor: Any) -> str:
    letter = relief.restore(row, reasons=form.lines, actor=actor).end_letter
    return _("Keputusan pencabutan %(number)s terbit. Yang bersangkutan kembali bertugas hari ini.") % {
        "number": letter.number if letter else ""
    }


STEPS = {
    "relieve": StepView(
        _lazy("Bebaskan sementara dari tugas jabatan"),
        _lazy("Ajukan konsep pembebasan"),
        [
            _lazy("Boleh, tidak wajib: hanya bila kehadirannya di jabatan mengganggu pemeriksaan atau tugas."),
            _lazy("Berakhir sendiri saat keputusan ditetapkan; bila tidak terbukti, dicabut sebelum perkara ditutup."),
        ],
        lambda row, data: _with_law(
            row,
            with_register(ReliefForm, row, data),
            "relief",
            "relief_until",
            "relief_deputy",
            "relief_rights",
            "relief_higher",
        ),
        _relieve,
        template="agency/steps/relieve.html",
        by_two=True,
        is_optional=True,
    ),
    "restore": StepView(
        _lazy("Cabut pembebasan sementara"),
        _lazy("Ajukan konsep pencabutan"),
        [_lazy("Dicabut oleh pejabat yang menetapkannya; pelaksana harian berakhir pada hari yang sama.")],
        lambda row, data: _with_law(row, RestoreForm(data), "relief_until", "relief_unproven"),
        _restore,
        template="agency/steps/restore.html",
        by_two=True,
        is_optional=True,
    ),
}
