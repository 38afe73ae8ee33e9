"""Cases by the dozen, written straight into their tables: what is counted of them is columns, not steps."""

import itertools
from datetime import UTC, date, datetime, timedelta

from complaints.models import Accused, Act, Complaint, Violation
from netralitas.letters.models import Letter
from netralitas.people.models import Instansi, Region
from sanctions.models import Decision, Penalty, Proceeding
from taskforce.models import Recommendation
from tests import make

NOON = datetime(2024, 11, 13, 5, tzinfo=UTC)  # a Wednesday, noon in Jakarta
_next = itertools.count(1)


def reports(count: int, *, act: str = "DS-07", **columns) -> list[Complaint]:
    """Add reports of Central Java in the Pilkada of 2024, received a day before ``NOON``; each with one alleged act."""
    given = {
        "kind": "finding",
        "identity_mode": "open",
        "status": "received",
        "title": "Camat berpihak",
        "narrative": "Camat berpihak.",
        "region_id": "33.02",
        "contest_id": "PILKADA-2024",
        "received_at": NOON - timedelta(days=1),
        "phase": "after",
        "handler": Instansi.objects.get(code="bawaslu"),
        **columns,
    }
    rows = [Complaint(code_index=f"{next(_next):032d}", code_hash="x", **given) for _n in range(count)]
    Complaint.objects.bulk_create(rows)
    people = Accused.objects.bulk_create(Accused(complaint=row, post="Camat") for row in rows)
    violation = Violation.objects.get(edition_id="SKB-2022", code=act)
    Act.objects.bulk_create(
        Act(complaint=row, accused=one, violation=violation) for row, one in zip(rows, people, strict=True)
    )
    return rows


def recommendations(count: int, *, province: str = "33", state: str = "followed_up") -> list[Recommendation]:
    """Add issued recommendations to an agency of a province: followed_up, within or overdue."""
    agency, _new = Instansi.objects.get_or_create(
        code=f"uji-{province}",
        defaults={
            "name": "Instansi Uji",
            "kind": "provinsi",
            "level": "provinsi",
            "region": Region.objects.get(pk=province),
        },
    )
    satgas = make.cast()["satgas"]
    issued = date(2024, 11, 1)
    over = {
        "followed_up": {"status": "followed_up", "answered_on": date(2024, 11, 9)},
        "within": {"status": "awaiting_follow_up", "due_at": NOON + timedelta(days=2)},
        "overdue": {"status": "awaiting_follow_up", "due_at": NOON - timedelta(days=2)},
    }[state]
    rows = [
        Recommendation(
            complaint=case, accused=case.accused.get(), instansi=agency, issuer=Instansi.objects.get(code="bkn"),
            opened_by=satgas, level="heavy", issued_on=issued, letter=letter(agency), **over,
        )
        for case in reports(count, status="proven_forwarded", region_id=province)
    ]  # fmt: skip
    Recommendation.objects.bulk_create(rows)
    Recommendation.objects.filter(pk__in=[row.pk for row in rows]).update(opened_at=NOON - timedelta(days=20))
    return rows


def decisions(count: int, *, level: str = "heavy") -> None:
    """Add decisions of one level, each decided ten days after its procedure was opened."""
    officer = make.cast()["instansi"]
    penalty = Penalty.objects.filter(level=level).first()
    for row in recommendations(count):
        case = Proceeding.objects.create(recommendation=row, instansi=row.instansi, opened_by=officer)
        Proceeding.objects.filter(pk=case.pk).update(opened_at=NOON - timedelta(days=12))
        Decision.objects.create(
            proceeding=case, penalty=penalty, authority="Bupati", authority_basis="Pasal 18", considerations="x",
            decided_on=date(2024, 11, 11), letter=letter(row.instansi), decided_by=officer,
        )  # fmt: skip


def letter(issuer: Instansi) -> Letter:
    """Return a letter that nobody will ask the content of."""
    n = next(_next)
    return Letter.objects.create(
        kind="recommendation", title="Rekomendasi", number=f"U/{n}", dated=date(2024, 11, 1), year=2024, issuer=issuer,
        subject_type="x", subject_id=str(n), classification="confidential", token=f"{n:012d}", context={},
        issued_at=NOON,
    )  # fmt: skip
