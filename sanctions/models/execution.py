"""That a penalty was carried out, with the paper that shows it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from netralitas.lib.crypto import EncryptedTextField
from netralitas.lib.keptpaper import KeptPaper


class Execution(KeptPaper):
    """How one penalty of a procedure was carried out. Its one writer is ``sanctions.execution``.

    ``title`` is the paper's name, number and day. A penalty that a remedy changed is carried out anew, in a row of its
    own.
    """

    proceeding = models.ForeignKey("sanctions.Proceeding", models.PROTECT, related_name="executions")
    penalty = models.ForeignKey("sanctions.Penalty", models.PROTECT, related_name="+", verbose_name=_("hukuman"))
    executed_on = models.DateField(_("dilaksanakan"))
    title = EncryptedTextField(_("surat pelaksanaan"))

    class Meta:
        verbose_name = _("pelaksanaan hukuman")
        verbose_name_plural = _("pelaksanaan hukuman")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["proceeding", "penalty"], name="a_penalty_is_carried_out_once"),
        ]

    def __str__(self):
        return f"#{self.proceeding_id}"
