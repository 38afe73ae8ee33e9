"""Tell whoever recommended that a penalty lies below the range (PP 94/2021 art. 24(3)).

Who may punish and does it too lightly is punished himself; whether that is so, the Satgas judges by the written reason.
"""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.outbox.post import post
from netralitas.people.models import Office
from netralitas.people.offices import offices_of
from sanctions.localtime import today_of
from sanctions.models import Decision, Proceeding


@transaction.atomic(savepoint=False)
def report(row: Proceeding, decision: Decision, *, actor: Any) -> list[int]:
    """Queue a message to the case desk of whoever recommended, without names, on a row the caller has locked.

    The reason and the papers lie behind its link. Said once for each penalty; returns the offices.
    """
    advice = row.recommendation
    offices = [one for one in offices_of(advice.issuer, Office.Kind.CASE_DESK, today_of(row)) if one.email]
    for office in offices:
        post(
            f"proceeding-{row.pk}-below-range-{decision.penalty_id}-office-{office.pk}",
            to=str(office.email),
            template="below_range",
            context={
                "office": office,
                "number": advice.number,
                "agency": row.instansi.name,
                "letter": decision.number,
                "url": settings.PUBLIC_URL + reverse("admin:taskforce_recommendation_change", args=[advice.pk]),
            },
            subject=row,
        )
    told = [office.pk for office in offices]
    record("proceeding.report_below_range", row, actor=actor, data={"penalty": decision.penalty_id, "offices": told})
    return told


def reason_of(number: str) -> str:
    """Return the reason of a penalty that an outcome of a remedy put below the range."""
    return _("Menurut putusan upaya administratif Nomor %(number)s.") % {"number": number}
