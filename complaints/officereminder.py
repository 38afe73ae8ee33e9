"""Remind the office of somebody it invited to clarify a case."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone as clock_now

from complaints.models import Clarification
from complaints.officewords import when_of
from netralitas.lib.crypto import blind_index
from netralitas.outbox.post import post
from netralitas.people.models import Office
from netralitas.people.offices import offices_of
from netralitas.people.zones import zone_of

REMINDED_AT = time(8)


def remind_office(row: Clarification, *, group: str) -> None:
    """Queue a word to the desk for the morning of the day before; nothing for an appointment of tomorrow morning.

    ``group`` calls it off. The outbox shows its keys and days also to whoever may not read when somebody comes, so the
    key tells neither case nor appointment.
    """
    case = row.complaint
    local = row.at.astimezone(zone_of(case.region))
    moment = datetime.combine(local.date() - timedelta(days=1), REMINDED_AT, tzinfo=local.tzinfo)
    if moment <= clock_now.now():
        return
    for office in offices_of(case.handler, Office.Kind.CASE_DESK, moment.date()):
        if office.email:
            post(
                blind_index(f"clarification-{row.pk}-office-{office.pk}", "outbox-key"),
                to=str(office.email),
                template="clarification",
                context={
                    "number": case.number,
                    "office": office,
                    "when": when_of(row),
                    "whom": row.get_whom_display(),
                    "url": f"{settings.PUBLIC_URL}/admin/complaints/complaint/{case.pk}/change/#klarifikasi",
                },
                group=group,
                not_before=moment,
                subject=case,
            )
