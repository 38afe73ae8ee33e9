"""An imported report is one like any other: found, counted, likened, and paid for once for all of a file."""

import threading

import pytest
from django.db import connections

from complaints import blindwords, deskintake, findable, imports, workflow
from complaints.alike import alike
from complaints.candidates import candidates
from complaints.models import Accused, Complaint, MatchKey, WordIndex, Workload
from complaints.tasks import count_workload
from netralitas.clocks.models import Clock
from netralitas.lib.refusal import Refusal
from tests import make
from tests.complaints import lapor
from tests.complaints.desk import page, step, text_of

# All that a worker sends for one file, however many rows it has.
STATEMENTS = {"dry run": 12, "import": 23}


@pytest.fixture
def officer(db, settings, tmp_path):
    settings.STORE_DIR = tmp_path
    return make.cast()["verifikator"]


def test_imported_report_is_proposed_for_merging_as_any_other(officer):
    ours = make.report(who={"post": "Lurah", "accused_name": "Yusuf Wirabuana"}).complaint
    lapor.imported(officer, lapor.row(1, accused="yusuf wirabuana"))
    theirs = Complaint.objects.get(channel="lapor")

    assert Accused.objects.get(complaint=theirs).name_index
    assert [one.case for one in alike(theirs, [], {}, user=officer)] == [ours]


def test_imported_report_is_found_by_its_words_and_its_accused_by_who_they_are(officer):
    ours = make.report(who={"post": "Lurah", "accused_name": "Yusuf Wirabuana"}).complaint
    lapor.imported(officer, lapor.row(1, accused="yusuf wirabuana"), lapor.row(2, accused="Sekar Puspaningrum"))
    theirs = Complaint.objects.get(external_number="8801")

    holds = {"word_index__words__holds_any": blindwords.asked("puspaningrum")[0]}
    assert Complaint.objects.get(**holds).external_number == "8802"
    people = list(theirs.accused.select_related("complaint", "instansi"))
    (same,) = candidates(theirs, people, user=officer)[people[0].pk]
    assert same.row.complaint == ours


def test_imported_act_stands_in_the_phase_of_its_day(officer):
    row = {"contest": "PILKADA-2024", "act": "DS-07"}
    lapor.imported(officer, lapor.row(1, **row, happened="01-09-2024"), lapor.row(2, **row, happened="05-10-2024"))

    found = [case.acts.get() for case in Complaint.objects.order_by("external_number")]
    assert [(act.violation.code, act.phase) for act in found] == [("KE-05", "before"), ("DS-07", "after")]
    assert [act.phase_reason == act.complaint.phase_reason for act in found] == [True, True]


def test_imported_report_without_a_contest_is_not_registered_past_the_door(officer):
    lapor.imported(officer, lapor.row(1, act="DS-07", happened="05-10-2024"))
    case = workflow.move(Complaint.objects.get(), "examine", actor=officer)
    if case.kind == "initial_information":
        workflow.move(case, "adopt", actor=officer, reason="Layak")

    with pytest.raises(Refusal) as refused:
        workflow.move(case, "register", actor=officer, register_number="1", reason="x")

    assert (case.contest, refused.value.code) == (None, "contest_missing")


def test_time_of_a_reporter_whom_the_portal_cannot_reach_starts_once_somebody_told_them(officer):
    lapor.imported(officer, lapor.row(1))
    case = workflow.move(Complaint.objects.get(), "examine", actor=officer)
    browser, asked = make.at_desk(officer), {"reason": "Di mana kejadiannya?"}

    unsaid = browser.post(step(case, "ask_completion"), {**asked, "told_by": " "}, follow=True)
    told = browser.post(step(case, "ask_completion"), {**asked, "told_by": "Tanggapan LAPOR! 8801"}, follow=True)

    assert "Tulis bagaimana ia diberi tahu" in text_of(unsaid)
    assert "Di mana kejadiannya?" in unsaid.content.decode()
    case.refresh_from_db()
    assert case.status == "needs_completion"
    assert "Pelapor diberi tahu di luar portal: Tanggapan LAPOR! 8801" in text_of(told)


def test_reporter_with_a_code_is_asked_without_another_word(officer):
    case = make.study(make.report().complaint, officer, until="examine")

    page_of_case = make.at_desk(officer).get(page(case)).content.decode()

    assert ("ask_completion" in page_of_case, "told_by" in page_of_case) == (True, False)


def test_imported_reports_are_counted_with_the_others(officer):
    make.report()
    lapor.imported(officer, lapor.row(1), lapor.row(2))
    count_workload()

    counted = Workload.objects.filter(handler=Complaint.objects.filter(channel="lapor").first().handler)
    assert sum(counted.values_list("number", flat=True)) == 3
    assert Clock.objects.filter(owner__code="bawaslu-99-01").count() == 3


@pytest.mark.parametrize("step", ["dry run", "import"])
def test_file_of_thirty_rows_costs_the_statements_of_one(officer, django_assert_num_queries, step):
    row = {"accused": "Yusuf Wirabuana", "act": "DS-07", "happened": "20-10-2024", "witness": "Bu Lurah"}
    full = [lapor.row(n, **row, link="https://media.example/1") for n in range(32)]
    lapor.imported(officer, full[0])  # law and regions are held from then on
    for rows in (full[1:2], full[2:]):
        found = (
            lapor.begin(officer, *rows)
            if step == "dry run"
            else imports.start(lapor.checked(officer, *rows), actor=officer)
        )
        with django_assert_num_queries(STATEMENTS[step]):
            imports.take_up(found.pk)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_thousands_that_appear_at_once_below_newer_reports_are_all_found(settings, tmp_path, monkeypatch):
    settings.STORE_DIR = tmp_path
    row = lapor.checked(make.cast()["verifikator"], *[lapor.row(n, accused="Yusuf Wirabuana") for n in range(1100)])
    imports.start(row, actor=row.by)
    written, go, write = threading.Event(), threading.Event(), deskintake.enter_many

    def slowly(*args, **kwargs):
        made = write(*args, **kwargs)
        written.set()
        assert go.wait(60)
        return made

    def run():
        try:
            imports.take_up(row.pk)
        finally:
            connections.close_all()

    monkeypatch.setattr(deskintake, "enter_many", slowly)
    worker = threading.Thread(target=run)
    worker.start()
    assert written.wait(60)
    newer = make.report(files=False).complaint  # found at once, as what an officer enters is
    findable.sweep()
    go.set()
    worker.join()

    assert Complaint.objects.filter(pk__lt=newer.pk, word_index=None).count() == 1100
    assert findable.sweep() == 1100
    assert WordIndex.objects.count() == 1101
    assert MatchKey.objects.filter(accused__complaint__channel="lapor").values("accused").distinct().count() == 1100


def test_act_is_suggested_in_the_dry_run_and_never_chosen(officer):
    story = "Camat mengunggah foto bersama pasangan calon sambil mengacungkan dua jari di Facebook."

    row = lapor.imported(officer, lapor.row(1, story=story))

    assert "DS-07" in row.shown["rows"][0]["suggested"][0]
    assert Complaint.objects.get().acts.count() == 0
