"""Tell a reporter who asked for it that there is news, and nothing else; forget the address with the case."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from complaints.endings import ENDS, is_over, split_and_open, with_stage
from complaints.models import BlindNotice, Complaint
from complaints.statuses import CLOSED
from netralitas.audit.journal import record
from netralitas.lib.refusal import Refusal
from netralitas.outbox import post as outbox

REPORTER = "pelapor"
# News of one hour is one mail, and no mail leaves in the very minute in which an officer pressed a button.
QUIET = timedelta(minutes=15)


@transaction.atomic
def turn_on(complaint: Complaint, address: str) -> None:
    """Keep the address of a case's blind notice, sealed; a mail that waits for an earlier one is called off."""
    case = Complaint.objects.select_for_update().get(pk=complaint.pk)
    if is_over(case):
        raise Refusal(_("Perkara ini sudah selesai, jadi tidak ada kabar lagi."), code="case_over")
    BlindNotice.objects.update_or_create(complaint=case, defaults={"address": address})
    outbox.forget(_group(case))
    record("notice.on", case, actor_label=REPORTER)


@transaction.atomic
def turn_off(complaint: Complaint) -> bool:
    """Forget the address at once, with every mail that has not left; return False when there was none."""
    case = Complaint.objects.select_for_update().get(pk=complaint.pk)
    erased, _rows = BlindNotice.objects.filter(complaint=case).delete()
    outbox.forget(_group(case))
    if erased:
        record("notice.off", case, actor_label=REPORTER)
    return bool(erased)


@transaction.atomic
def tell(complaint: Complaint) -> bool:
    """Queue the mail "there is news" when somebody asked for it and none waits already.

    Neither the words nor the key hold anything of the case: the Message-ID is made of the key.
    """
    row = BlindNotice.objects.select_for_update().filter(complaint=complaint).first()
    if row is None or outbox.is_waiting(_group(complaint)):
        return False
    return outbox.post(
        f"news-{secrets.token_hex(16)}",
        to=row.address,
        template="news",
        context={},
        group=_group(complaint),
        not_before=timezone.now() + QUIET,
        blind=True,
    )


def end(complaint: Complaint) -> None:
    """Forget the address because the case is over; a last mail that waits still leaves, and forgets it too."""
    BlindNotice.objects.filter(complaint=complaint).delete()


def erase_finished() -> int:
    """Erase what closed cases left behind, however they were closed; return how many addresses."""
    ended = Q(complaint__status__in=CLOSED) | Q(stage__in=ENDS)
    going_on = split_and_open(OuterRef("complaint"), OuterRef("complaint__lead"))
    rows = with_stage(BlindNotice.objects.all(), "complaint").filter(ended, ~Exists(going_on))
    erased, _rows = BlindNotice.objects.filter(pk__in=list(rows.values_list("pk", flat=True)[:1000])).delete()
    return erased


def _group(complaint: Complaint) -> str:
    return f"news-{complaint.pk}"
