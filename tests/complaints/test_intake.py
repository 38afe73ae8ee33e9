"""A report enters whole or not at all, once, sealed, and its reporter can come back to it."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.db import connection, connections
from django.utils import timezone

from complaints import drafts, evidence, intake, tracking
from complaints.models import Complaint, Draft, Evidence, Reporter
from netralitas.audit import journal
from netralitas.audit.models import Entry
from netralitas.clocks.models import Clock
from netralitas.letters.models import Letter
from netralitas.lib.refusal import Refusal
from tests import make

pytestmark = pytest.mark.django_db
# One signed report with its photo, and what opens and closes the transaction.
STATEMENTS = 12 + 2
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
    make.report(
        you=NAMED,
        who={"accused_name": "Yusuf Wirabuana", "account": "@wirabuana", "plate": "XX 9981 YZ"},
        when={"witnesses": [{"who": "Bu Lurah Kenanga", "contact": "di kantor lurah"}]},
    )

    with connection.cursor() as cursor:
        cursor.execute("SELECT identity FROM complaints_reporter")
        row = str(cursor.fetchall())
        cursor.execute("SELECT narrative, place FROM complaints_complaint")
        row += str(cursor.fetchall())
        cursor.execute("SELECT name, description, account, plate, account_index, plate_index FROM complaints_accused")
        row += str(cursor.fetchall())
        cursor.execute("SELECT details, contact FROM complaints_witness")
        row += str(cursor.fetchall())
    words = ["Sekar", "Kenanga", "0812", "dua jari", "Sendang", "Wirabuana", "Lurah", "wirabuana", "9981", "kantor"]
    assert [word for word in words if word in row] == []


def test_phase_is_computed_and_the_act_stands_under_its_row():
    late, early = make.report().complaint, make.report(when={"occurred_on": "2024-09-01"}).complaint

    assert [(c.phase, c.acts.get().violation.code) for c in (late, early)] == [
        ("after", "DS-07"),
        ("before", "KE-05"),
    ]


TEACHER = {"post": "Guru SMP", "account": "https://ig.example/bu.guru/", "employment_status": "ppnpn"}
CHIEF = {"accused_name": "Pak Kades", "plate": "xx-9981-yz", "employment_status": "village_head"}


def told(**acts):
    return {"acts": {act: {"asked": ["1", "2", "3"], "people": people} for act, people in acts.items()}}


def test_every_accused_is_written_with_what_was_told_of_them():
    case = make.report(others=(TEACHER, CHIEF)).complaint

    assert list(case.accused.order_by("pk").values_list("post", "employment")) == [
        ("Camat Sendang Asri", "pns"),
        ("Guru SMP", "ppnpn"),
        ("", "village_head"),
    ]
    assert case.title.startswith("Camat Sendang Asri dan 2 orang lain: ")


def test_without_an_answer_everybody_did_every_act():
    case = make.report(others=(TEACHER,), what={"acts": ["DS-07", "DS-08"]}).complaint

    done = case.acts.values_list("accused__post", "violation__code")
    assert sorted(done) == [
        ("Camat Sendang Asri", "DS-07"),
        ("Camat Sendang Asri", "DS-08"),
        ("Guru SMP", "DS-07"),
        ("Guru SMP", "DS-08"),
    ]


def test_acts_belong_to_those_the_reporter_named_each_on_its_day():
    detail = told(**{"DS-07": ["1"], "DS-08": ["2", "3"]})
    detail["acts"]["DS-08"]["on"] = "2024-10-09"
    case = make.report(others=(TEACHER, CHIEF), what={"acts": ["DS-07", "DS-08"]}, detail=detail).complaint

    done = case.acts.order_by("pk").values_list("accused__employment", "violation__code", "occurred_on")
    assert [(who, code, str(day)) for who, code, day in done] == [
        ("pns", "DS-07", "2024-10-05"),
        ("ppnpn", "DS-08", "2024-10-09"),
        ("village_head", "DS-08", "2024-10-09"),
    ]


def test_two_codes_of_one_pair_make_one_act():
    case = make.report(what={"acts": ["DS-07", "KE-05"]}).complaint

    assert [act.violation.code for act in case.acts.all()] == ["DS-07"]


def test_bond_to_a_candidate_belongs_to_the_person_it_was_told_of():
    detail = {"acts": {}, "people": {"2": {"spouse": "yes", "cltn": "no"}}}
    case = make.report(others=(TEACHER,), detail=detail).complaint

    bonds = case.accused.order_by("pk").values_list("is_spouse_of_candidate", "is_on_unpaid_leave")
    assert list(bonds) == [("unsure", "unsure"), ("yes", "no")]


def test_account_and_plate_are_found_again_however_they_were_written():
    first = make.report(others=(TEACHER, CHIEF)).complaint
    again = make.report(who={"account": "@Bu.Guru", "plate": "XX 9981 YZ"}).complaint.accused.get()

    assert first.accused.get(post="Guru SMP").account_index == again.account_index
    assert first.accused.get(employment="village_head").plate_index == again.plate_index
    assert again.account_index != again.plate_index


def test_witnesses_are_rows_of_their_own():
    rows = [{"who": "Bu Lurah", "contact": "0812"}, {"who": "Ketua RT", "contact": ""}]
    case = make.report(when={"witnesses": rows}).complaint

    found = case.witnesses.order_by("pk")
    assert [(row.details, row.contact) for row in found] == [("Bu Lurah", "0812"), ("Ketua RT", "")]


def test_report_costs_the_same_statements_however_many_people_it_names(django_assert_num_queries):
    few, many = drafts.start()[0], drafts.start()[0]
    for draft, people in ((few, 1), (many, 8)):
        for number in range(people):
            who = {"post": f"Guru {number}", "account": f"guru.{number}", "region_code": "99.01"}
            drafts.save_person(draft, who, person=str(number))
        drafts.save_step(draft, "what", {"narrative": "Guru membagikan kaus.", "acts": ["DS-07", "DS-08"][:people]})
        drafts.save_step(draft, "when", {"occurred_on": "2024-10-05", "contest_code": "PILKADA-2024"})
        drafts.save_step(draft, "you", NAMED)
        drafts.add_file(draft, make.photo())

    make.report()  # law and regions are held from then on
    for draft in (few, many):
        with django_assert_num_queries(STATEMENTS):
            intake.receive(draft)


def test_every_first_entry_stands_in_the_journal_and_the_journal_is_whole():
    receipt = make.report()

    clock = Clock.objects.get(subject_id=str(receipt.complaint.pk))
    for subject, action in (
        (receipt.complaint, "complaint.receive"),
        (clock, "clock.start"),
        (receipt.letter, "letter.issued"),
    ):
        entry = Entry.objects.get(subject_type=subject._meta.label_lower, subject_id=str(subject.pk))
        assert (entry.seq, entry.action) == (1, action)
    assert list(journal.verify()) == []


def test_draft_that_was_erased_meanwhile_is_refused():
    draft, _code = drafts.start()
    Draft.objects.all().delete()

    with pytest.raises(Refusal) as refused:
        intake.receive(draft)

    assert refused.value.code == "draft_unknown"


def test_draft_is_emptied_and_its_files_belong_to_the_report():
    receipt = make.report()

    assert Draft.objects.get(complaint=receipt.complaint).data == {}
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        drafts.erase_old()
    assert Draft.objects.count() == 0
    assert evidence.prepare(receipt.complaint.evidence.get(kind=Evidence.Kind.FILE).pk) == "ready"


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


def test_title_names_post_and_act_and_is_cut_with_a_sign():
    plain = make.report(who={"post": "Camat Sendang Asri, "}).complaint.title
    long = make.report(who={"post": "Kepala " + "Seksi, " * 16}).complaint.title

    assert plain.startswith("Camat Sendang Asri: ")
    assert len(long) <= 160
    assert not long.rstrip("…").endswith((" ", ","))
