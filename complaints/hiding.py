"""Mark the words of a report's free text that nobody but its office may read. The text itself is never changed."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from complaints import sight, wordindex
from complaints.family import family_of
from complaints.masking import cleaned, masked
from complaints.models import Accused, Complaint
from netralitas.audit.journal import record
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role

MOST, LONGEST = 60, 120


@transaction.atomic
def hide(complaint: Complaint, words: Iterable[str], *, reporter: bool, seen: str, actor: Any) -> list[str]:
    """Set the words that are hidden in the report of a case, in place of those before; return them.

    ``reporter`` hides the reporter's own name as well, wherever it stands. ``seen`` is the mark of what the officer
    had on the screen. The journal holds how many words, never which. Raises Refusal to other roles, when somebody else
    changed them meanwhile, for more than MOST words, and when nothing would be left of the name of an accused: whoever
    goes on with the case, and its letters, must say who that is.
    """
    if actor.role != Role.VERIFIER:
        raise Refusal(_("Langkah ini bukan wewenang Anda."), code="not_your_step")
    report = Complaint.objects.select_for_update().get(pk=complaint.report_id)
    if seen != sight.version(report):
        raise Refusal(
            _("Penyamaran diubah petugas lain sejak halaman Anda dibuka. Periksa isian Anda, lalu simpan lagi."),
            code="changed_meanwhile",
        )
    hidden = cleaned(words)
    if len(hidden) > MOST or any(len(word) > LONGEST for word in hidden):
        raise Refusal(
            _("Paling banyak %(n)d kata atau frasa, masing-masing paling panjang %(longest)d huruf.")
            % {"n": MOST, "longest": LONGEST},
            code="too_many_words",
            field="words",
        )
    for person in Accused.objects.filter(complaint__in=family_of(report)):
        if person.name and not any(sign.isalnum() for sign in masked(person.name, hidden)):
            raise Refusal(
                _("“%(name)s” adalah nama terlapor, yang dibaca semua yang menangani perkara ini. Hapus dari daftar.")
                % {"name": person.name},
                code="name_of_accused",
                field="words",
            )
    before = len(sight.words_of(report))
    report.masks = {"words": hidden, "reporter": reporter}
    report.save(update_fields=["masks"])
    for case in family_of(report).select_related("split_from"):
        wordindex.rewrite(case)
    record("complaint.hide", report, actor=actor, data={"words": len(hidden), "before": before, "reporter": reporter})
    return hidden
