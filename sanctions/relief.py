"""Relieve somebody of the duties of a post while the case is examined, and end that (PP 94/2021 art. 31).

A decision ends it by law; without one, whoever ordered it has to revoke it.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.letters import letters
from netralitas.lib.refusal import Refusal
from sanctions.examination_rules import examination_rules, is_under_examination, relief_rule, running_relief
from sanctions.localtime import today_of
from sanctions.models import Proceeding, Relief
from sanctions.papers.relief import relief_end_letter, relief_letter
from sanctions.proceedings import Person, locked
from sanctions.workflow import advance


@transaction.atomic
def relieve(proceeding: Proceeding, *, deputy: Person, decider: Person | None = None, actor: Any) -> Relief:
    """Relieve the person from the day of the letter on, and number it; ``deputy`` acts meanwhile (art. 31(1), (3)).

    ``decider`` is the higher official, where there is no direct superior (art. 31(5)). Raises Refusal where the law
    lets nobody be relieved for this case, before the examination has begun, and while a relief runs.
    """
    row = locked(proceeding)
    advance(row, "relieve", role=actor.role)
    today = today_of(row)
    rule = relief_rule(row, today)
    if rule is None:
        raise Refusal(
            _("Pembebasan sementara hanya untuk yang kemungkinan dijatuhi hukuman disiplin berat."), code="no_relief"
        )
    if not is_under_examination(row, today):
        raise Refusal(_("Pembebasan sementara baru dapat ditetapkan sejak yang bersangkutan diperiksa."),
                      code="not_examined")  # fmt: skip
    if running_relief(row):
        raise Refusal(_("Yang bersangkutan sudah dibebaskan sementara."), code="already_relieved")
    by = decider or Person(row.superior_name, row.superior_post, row.superior_nip)
    letter = letters.issue(
        "relief",
        issuer=row.instansi,
        subject=row,
        actor=actor,
        on=today,
        context=relief_letter(
            row,
            rule=rule,
            rules=examination_rules(today),
            deputy=f"{deputy.name}, {deputy.post},",
            signer=by.signer,
        ),
    )
    relief = Relief.objects.create(
        proceeding=row,
        started_on=today,
        decider_name=by.name,
        decider_nip=by.nip,
        decider_post=by.post,
        deputy_name=deputy.name,
        deputy_post=deputy.post,
        letter=letter,
    )
    record("proceeding.relieve", row, actor=actor, data={"letter": letter.number, "since": today})
    return relief


@transaction.atomic
def restore(proceeding: Proceeding, *, reasons: list[str], actor: Any) -> Relief:
    """Revoke a relief before a decision ends it, by whoever ordered it, and number the letter.

    Raises Refusal while nobody is relieved, and without a reason.
    """
    row = locked(proceeding)
    advance(row, "restore", role=actor.role)
    relief = running_relief(row)
    if relief is None:
        raise Refusal(_("Tidak ada pembebasan sementara yang berjalan."), code="not_relieved")
    if not any(reason.strip() for reason in reasons):
        raise Refusal(_("Tulis alasan pencabutannya."), code="missing_reason", field="reasons")
    today = today_of(row)
    decider = Person(relief.decider_name, relief.decider_post, relief.decider_nip)
    relief.end_letter = letters.issue(
        "relief_end",
        issuer=row.instansi,
        subject=row,
        actor=actor,
        on=today,
        context=relief_end_letter(row, relief, reasons=reasons, signer=decider.signer),
    )
    relief.ended_on = today
    relief.save(update_fields=["ended_on", "end_letter"])
    record("proceeding.restore", row, actor=actor, data={"letter": relief.end_letter.number})
    return relief


def end_with_decision(row: Proceeding, *, on: date, actor: Any) -> None:
    """End what runs because a decision was taken (art. 31(2)), on a row the caller has locked."""
    if relief := running_relief(row):
        relief.ended_on = on
        relief.save(update_fields=["ended_on"])
        record("proceeding.relief_ended", row, actor=actor, data={"ended": on})


def require_restored(row: Proceeding) -> None:
    """Refuse to close a case without a decision while the person is still relieved: nothing else would end it."""
    if running_relief(row):
        raise Refusal(
            _("Yang bersangkutan masih dibebaskan sementara. Cabut dahulu pembebasan itu."), code="still_relieved"
        )
