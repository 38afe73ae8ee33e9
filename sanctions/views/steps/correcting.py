"""The step that replaces a letter with an error, as the workspace shows it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sanctions import correcting
from sanctions.forms.correcting import CorrectForm
from sanctions.models import Proceeding
from sanctions.views.steps.view import StepView


def _form(row: Proceeding, data: Any) -> Any:
    at_hand = correcting.found(row)
    if at_hand is None:
        return CorrectForm(data, typed={})
    letter, paper, one = at_hand
    return CorrectForm(data, typed=correcting.typed_in(row, one, paper), number=letter.number)


def _correct(row: Proceeding, form: Any, actor: Any) -> str:
    letter = correcting.correct(row, given=form.given, reason=form.cleaned_data["reason"], actor=actor)
    return _("Surat pengganti %(number)s terbit. Tarik surat yang lama dari semua yang menerimanya.") % {
        "number": letter.number
    }


STEPS = {
    "correct": StepView(
        _lazy("Ganti surat yang keliru"),
        _lazy("Ajukan konsep pengganti"),
        [
            _lazy("Surat bernomor tidak diubah: penggantinya bernomor baru, dan yang lama tidak berlaku lagi."),
            _lazy("Hanya surat terakhir dapat diganti, selama belum ada yang mengikutinya. Batas waktu tetap."),
        ],
        _form,
        _correct,
        template="agency/steps/correct.html",
        by_two=True,
        is_optional=True,
    ),
}
