"""A report enters whole or not at all, once, sealed, and its reporter can come back to it."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone

from complaints import drafts, intake, tracking
from complaints.models import Complaint, Draft, Evidence, Reporter
from netralitas.letters.models import Letter
from netralitas.lib.refusal import Refusal
from tests import make

pytestmark = pytest.mark.django_db
NAMED = {
    "mode": "confidential",
    "name": "Sekar Melatiningrum",
    "address": "Jalan Kenanga 7, Sendang Asri",
    "phone": "0812-0000-0000",
}


@pytest.fixture(autouse=True)
def _places():
    make.cast()


def test_anonymous_report_becomes_initial_information_without_a_reporter():
    case = make.report().complaint

    assert (case.kind, case.identity_mode, Reporter.objects.count()) == (
        "initial_information",
        "anonymous",
        0,
    )


def test_complete_report_with_a_name_is_a_report():
    assert make.report(you=NAMED).complaint.kind == "report"


def test_named_report_after_the_window_is_initial_information():
    case = make.report(you=NAMED, when={"known_on": "2024-10-06"}).complaint

    assert case.kind == "initial_information"


def test_reporter_narrative_and_accused_are_unreadable_in_the_database():
    make.report(you=NAMED, who={"accused_name": "Yusuf Wirabuana"}, when={"witnesses": "Bu Lurah Kenanga"})

    with connection.cursor() as cursor:
        cursor.execute("SELECT identity FROM complaints_reporter")
        row = str(cursor.fetchall())
        cursor.execute("SELECT narrative, place FROM complaints_complaint")
        row += str(cursor.fetchall())
        cursor.execute("SELECT name, description FROM complaints_accused")
        row += str(cursor.fetchall())
        cursor.execute("SELECT details FROM complaints_witness")
        row += str(cursor.fetchall())
    words = ["Sekar", "Kenanga", "0812", "dua jari", "Sendang", "Wirabuana", "Lurah"]
    assert [word for word in words if word in row] == []


def test_phase_is_computed_and_the_act_stands_under_its_row():
    late, early = make.report().complaint, make.report(when={"occurred_on": "2024-09-01"}).complaint

    assert [(c.phase, c.acts.get().violation.code) for c in (late, early)] == [
        ("after", "DS-07"),
        ("before", "KE-05"),
    ]


def test_draft_is_emptied_and_its_files_belong_to_the_report():
    receipt = make.report()

    draft = Draft.objects.get(complaint=receipt.complaint)
    assert (draft.data, draft.files.count()) == ({}, 0)
    assert receipt.complaint.evidence.filter(kind=Evidence.Kind.FILE).count() == 1


def test_sending_the_same_draft_twice_gives_the_same_report():
    receipt = make.report()
    draft = Draft.objects.get(complaint=receipt.complaint)

    with pytest.raises(intake.AlreadySent) as sent:
        intake.receive(draft)

    assert (sent.value.complaint, Complaint.objects.count()) == (receipt.complaint, 1)


def test_code_is_shown_once():
    receipt = make.report()
    draft = Draft.objects.get(complaint=receipt.complaint)

    assert (drafts.take_code_once(draft), drafts.take_code_once(draft)) == (receipt.code, "")


def test_report_without_a_story_is_refused_and_leaves_nothing_behind():
    with pytest.raises(Refusal) as refused:
        make.report(what={"narrative": ""})

    assert (refused.value.field, Complaint.objects.count(), Letter.objects.count()) == ("narrative", 0, 0)


def test_receipt_names_the_fingerprints_and_not_the_code_or_the_reporter():
    receipt = make.report(you=NAMED)

    words = str(receipt.letter.context)
    hashes = list(receipt.complaint.evidence.values_list("sha256", flat=True))
    assert [digest in words for digest in hashes] == [True, True]
    assert [word for word in (receipt.code, "Sekar", "foto-dua-jari") if word in words] == []


@pytest.mark.parametrize("wrong", ["0000-0000-0000-0000-0", "abc", "", "x" * 500, "7KQ2-M4XD-9TRA-HP3Z-\x00"])
def test_wrong_code_opens_nothing(wrong):
    make.report()

    with pytest.raises(Refusal):
        tracking.open_by_code(wrong)


def test_code_opens_its_own_report_however_it_is_typed():
    receipt = make.report()

    typed = receipt.code.lower().replace("-", " ")
    assert tracking.open_by_code(typed).complaint == receipt.complaint


def test_timeline_says_what_comes_next_and_by_when():
    items = tracking.open_by_code(make.report().code).timeline

    assert [item.state for item in items] == ["done", "now", "next", "next", "next", "next", "next"]
    assert items[1].when.startswith("Paling lambat ")


def test_draft_comes_back_by_its_code_with_every_step():
    draft, code = drafts.start()
    drafts.save_step(draft, "what", {"narrative": "Pak Camat"})
    drafts.save_step(draft, "who", {"post": "Camat"})

    assert drafts.resume(code).data == {"what": {"narrative": "Pak Camat"}, "who": {"post": "Camat"}}


def test_draft_is_erased_with_its_files_when_its_time_is_over(settings, django_capture_on_commit_callbacks):
    draft, code = drafts.start()
    row = drafts.add_file(draft, make.photo())
    path = settings.STORE_DIR / "evidence" / row.sealed[:2] / row.sealed
    assert path.exists()

    with django_capture_on_commit_callbacks(execute=True):
        erased = drafts.erase_old(now=timezone.now() + timedelta(days=settings.DRAFT_DAYS, minutes=1))

    assert (erased, path.exists(), Draft.objects.count()) == (1, False, 0)
    with pytest.raises(Refusal):
        drafts.resume(code)


def test_same_file_twice_is_kept_once():
    draft, _code = drafts.start()
    drafts.add_file(draft, make.photo())
    drafts.add_file(draft, make.photo())

    assert draft.files.count() == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_double_submit_makes_one_report():
    make.cast()
    draft, _code = drafts.start()
    drafts.save_step(draft, "what", {"narrative": "Pak Camat membagikan kaus."})
    drafts.save_step(draft, "you", {"mode": "anonymous"})
    outcomes = []

    def send():
        try:
            intake.receive(draft)
            outcomes.append("received")
        except intake.AlreadySent:
            outcomes.append("already sent")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (sorted(outcomes), Complaint.objects.count()) == (["already sent", "received"], 1)
