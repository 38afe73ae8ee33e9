"""Mark the words of a report's free text that nobody but its office may read. The text itself is never changed."""

import re
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from complaints import sight, wordindex
from complaints.callednames import called
from complaints.family import family_of
from complaints.masking import cleaned, masked
from complaints.models import Accused, Complaint
from complaints.statuses import IdentityMode
from netralitas.audit.journal import record
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role

MOST, LONGEST = 500, 120


def masks_of(witnesses: Iterable[tuple[str, str]], *, accused: Iterable[str]) -> dict[str, Any] | None:
    """Return what is hidden in a report from its first moment: what tells its witnesses, each by words and contact.

    ``accused`` are the names and posts of those it is about, which stay readable; None when there is nothing to hide.
    """
    others = list(accused)
    words = _but([word for who, contact in witnesses for word in called(who, contact, but=others)], others)
    return {"words": words, "reporter": True} if words else None


def add(case: Complaint, words: Iterable[str], *, actor: Any) -> None:
    """Hide further words in the report of a case and in all that are handled together with it, in one transaction.

    Somebody heard as a witness, and the witnesses of a report that is handled with this one, are named in what officers
    write from then on, and in what the other reporters told. An officer may take words out again. The journal holds
    how many, never which.
    """
    words = list(words)
    for report in _together(case) if words else []:
        before, accused = sight.words_of(report), Accused.objects.filter(complaint__in=family_of(report))
        hidden = cleaned([*before, *_but(words, [f"{person.name} {person.post}" for person in accused])])
        if len(hidden) == len(before):
            continue
        _set(report, hidden, reporter=sight.hides_reporter(report))
        data = {"words": len(hidden), "before": len(before), "reporter": sight.hides_reporter(report)}
        record("complaint.hide", report, actor=actor, data=data)


def _together(case: Complaint) -> list[Complaint]:
    """Lock the report of a case and those that are handled with it or with what it is handled with; return them."""
    cases = [*family_of(case), *leads_of(case)]
    mains = {one.pk for one in cases} | {one.report_id for one in cases}
    others = Complaint.objects.filter(lead__in=mains).only("split_from")
    keys = {*mains, *(one.report_id for one in others)}
    return list(Complaint.objects.select_for_update().filter(pk__in=keys, split_from=None).order_by("pk"))


@transaction.atomic
def hide(complaint: Complaint, words: Iterable[str], *, reporter: bool, seen: str, actor: Any) -> list[str]:
    """Set the words that are hidden in the report of a case, in place of those before; return them.

    ``reporter`` hides the reporter's own name as well, wherever it stands. ``seen`` is the mark of what the officer
    had on the screen. What is hidden anew is hidden in all reports of the event, too. The journal holds
    how many words, never which. Raises Refusal to other roles, when somebody else changed them meanwhile, for more than
    MOST words, ``sealed`` when a sealed name is to be shown, and when nothing would be left of the name of an accused:
    whoever goes on with the case, and its letters, must say who that is.
    """
    if actor.role != Role.VERIFIER:
        raise Refusal(_("Langkah ini bukan wewenang Anda."), code="not_your_step")
    report = {row.pk: row for row in _together(complaint)}[complaint.report_id]
    if not reporter and report.identity_mode != IdentityMode.OPEN:
        raise Refusal(_("Identitas pelapor tersegel, jadi namanya tetap disamarkan."), code="sealed", field="reporter")
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
    before = sight.words_of(report)
    _set(report, hidden, reporter=reporter)
    data = {"words": len(hidden), "before": len(before), "reporter": reporter}
    record("complaint.hide", report, actor=actor, data=data)
    add(report, set(hidden) - set(before), actor=actor)
    return hidden


def leads_of(case: Complaint) -> QuerySet[Complaint]:
    """Return the cases that the report of a case, or what was split from it, is handled with."""
    return Complaint.objects.filter(followers__in=family_of(case)).distinct().order_by("pk")


def _set(report: Complaint, words: list[str], *, reporter: bool) -> None:
    report.masks = {"words": words, "reporter": reporter}
    report.save(update_fields=["masks"])
    for case in family_of(report).select_related("split_from"):
        wordindex.rewrite(case)


def _but(words: Iterable[str], accused: Iterable[str]) -> list[str]:
    """Return the words that are not said of an accused as well."""
    others = {part for text in accused for part in re.findall(r"\w+", text.casefold())}
    return [word for word in words if not others.issuperset(re.findall(r"\w+", word.casefold()))]
