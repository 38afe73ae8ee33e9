"""The whole story on its doors: from an anonymous report to a decision in force, with the days passing in between."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from complaints import tracking
from complaints.models import Evidence
from complaints.tasks import scan_waiting
from netralitas.audit import journal
from netralitas.clocks import reminders
from netralitas.clocks.models import Clock
from netralitas.letters.letters import pdf_of
from netralitas.letters.models import Letter
from netralitas.outbox.models import Message
from sanctions import serving
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

START = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # Monday, 10.00 WITA


def test_story_from_report_to_decision_in_force():
    with time_machine.travel(START, tick=False) as clock:
        cast = make.cast()
        receipt = make.report()
        case = receipt.complaint
        assert (case.kind, case.phase, case.handler.name) == (
            "initial_information", "after", "Bawaslu Kabupaten Tirtamukti",
        )  # fmt: skip
        assert tracking.open_by_code(receipt.code).headline == "Laporan diterima"

        scan_waiting()
        assert set(case.evidence.values_list("state", flat=True)) == {"ready"}
        assert case.evidence.filter(kind=Evidence.Kind.FILE).exclude(clean_file="").count() == 1

        clock.shift(timedelta(hours=3))
        case = make.study(case, cast["verifikator"], until="forward")
        assert (case.kind, case.status) == ("finding", "proven_forwarded")

        recommendation = make.recommend(case, cast)
        window = Clock.objects.get(rule_code="T9")
        assert (window.state, window.due_at.date().isoformat()) == ("running", "2026-12-11")
        assert Message.objects.filter(key__startswith="recommendation-").count() == 1

        procedure = make.proceed(recommendation, cast["instansi"], until="summon")
        clock.move_to(START + timedelta(days=14))
        procedure = make.finish(procedure, cast["instansi"], until="deliver")

        window.refresh_from_db()
        recommendation.refresh_from_db()
        assert (window.state, recommendation.status) == ("stopped", "followed_up")
        assert procedure.decision.effective_on.isoformat() == "2026-12-30"
        assert tracking.open_by_code(receipt.code).headline == "Ditindaklanjuti"

        clock.move_to(START + timedelta(days=60))
        assert reminders.send_due() == 0
        assert serving.bring_all_into_force() == 1
        assert [bool(pdf_of(letter)) for letter in Letter.objects.order_by("id")] == [True] * 6
        assert list(journal.verify()) == []
