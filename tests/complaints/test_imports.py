"""A file of reports: looked through first, then all of its rows or none, whoever presses and whatever dies."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from complaints import deskintake, evidence, imports, intake, orphans
from complaints.models import Complaint, Import, Reporter
from complaints.tasks import erase_imports, take_up_imports
from netralitas.audit.journal import verify
from netralitas.audit.models import Entry
from netralitas.clocks.models import Clock
from netralitas.letters.models import Letter
from netralitas.lib import codes
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role
from tests import make
from tests.complaints import lapor

State = Import.State


@pytest.fixture
def cast(db, settings, tmp_path):
    settings.STORE_DIR = tmp_path
    return make.cast()


@pytest.fixture
def officer(cast):
    return cast["verifikator"]


def flaws_of(row) -> list:
    return [(number, column, code) for number, column, code, _facts in row.found["flaws"]]


def test_file_becomes_reports_through_the_same_door(officer):
    row = lapor.imported(officer, lapor.row(1), lapor.row(2, anonymous="Ya"), lapor.row(3, happened="20-10-2024"))

    cases = list(Complaint.objects.order_by("external_number"))
    assert (row.state, row.rows) == (State.DONE, 3)
    assert [(case.channel, case.external_number, case.identity_mode) for case in cases] == [
        ("lapor", "8801", "confidential"),
        ("lapor", "8802", "anonymous"),
        ("lapor", "8803", "confidential"),
    ]
    first = cases[0]
    assert (first.entered_by, first.region_id, first.kind) == (officer, "99.01", "initial_information")
    assert first.received_at.isoformat() == "2024-10-21T01:30:00+00:00"
    assert first.accused.get().post == "Camat Sendang Asri"
    assert Reporter.objects.get(complaint=first).identity == {"name": lapor.ROW["name"], "phone": lapor.ROW["phone"]}
    assert Reporter.objects.count() == 2
    assert Clock.objects.filter(subject_id=first.pk).get().due_at == first.due_at
    assert Entry.objects.filter(action="complaint.receive").count() == 3
    assert Entry.objects.get(action="import.done").data == {"sha256": row.sha256, "reports": 3}
    assert list(verify()) == []


def test_nobody_is_told_a_code_and_none_opens_the_report(officer, monkeypatch):
    drawn = []
    monkeypatch.setattr(codes, "new_code", lambda draw=codes.new_code: drawn.append(draw()) or drawn[-1])

    lapor.imported(officer, lapor.row(1))

    case = Complaint.objects.get()
    assert (case.code_index, case.code_hash) == (codes.index_of(drawn[0]), "")
    assert not codes.matches(drawn[0], case.code_hash)
    assert Letter.objects.count() == 0


def test_what_passed_before_the_file_came_is_not_reminded_of(officer):
    lapor.imported(officer, lapor.row(1), lapor.row(2, received=timezone.localtime().strftime("%d-%m-%Y 00:00")))

    old, new = Clock.objects.order_by("due_at")
    assert old.due_at < timezone.now()
    assert old.next_reminder_at is None or old.next_reminder_at > timezone.now()
    assert new.next_reminder_at > timezone.now()


def test_error_in_the_last_row_leaves_every_row_out(officer):
    row = lapor.checked(officer, lapor.row(1), lapor.row(2), lapor.row(3, received="kemarin"))

    assert (row.state, row.faulty, flaws_of(row)) == (State.CHECKED, 1, [(4, "received", "date_form")])
    with pytest.raises(Refusal) as refused:
        imports.start(row, actor=officer)
    assert refused.value.code == "has_errors"
    with pytest.raises(IntegrityError), transaction.atomic():
        Import.objects.filter(pk=row.pk).update(state=State.IMPORTING)
    assert Complaint.objects.count() == 0


def test_row_that_is_recorded_already_is_passed_over_and_holds_up_no_other(officer):
    lapor.imported(officer, lapor.row(1))
    elsewhere = make.user(Role.VERIFIER, region="99.02")
    known = Complaint.objects.get()

    row = lapor.checked(officer, lapor.row(1, received="kemarin"), lapor.row(2), lapor.row(3))
    unseen = lapor.checked(elsewhere, lapor.row(1), lapor.row(4))

    assert (row.faulty, row.known, row.new, row.found["known"]) == (0, 1, 2, [[2, known.number]])
    assert unseen.found["known"] == [[2, ""]]
    imports.start(row, actor=officer)
    take_up_imports()
    assert set(Complaint.objects.values_list("external_number", flat=True)) == {"8801", "8802", "8803"}


def test_file_of_which_every_row_is_recorded_is_not_imported(officer):
    lapor.imported(officer, lapor.row(1))
    row = lapor.checked(officer, lapor.row(1), lapor.row(1))

    assert (row.known, row.new) == (2, 0)
    with pytest.raises(Refusal) as refused:
        imports.start(row, actor=officer)
    assert refused.value.code == "nothing_new"


def test_number_is_taken_once_in_a_file(officer):
    row = lapor.checked(officer, lapor.row(2), lapor.row(2))

    assert flaws_of(row) == [(3, "number", "twice")]
    assert [facts for *_flaw, facts in row.found["flaws"]] == [{"row": 2}]


def test_row_that_says_too_much_is_named(officer):
    data = lapor.content(lapor.row(1)) + b"8802,21-10-2024,,Isi" + b",x" * 40 + b"\n"
    upload = lapor.upload()
    upload.file.seek(0)
    upload.file.write(data)
    upload.file.seek(0)

    row = imports.begin(upload.file, "ekspor.csv", to_own_region=False, actor=officer)
    take_up_imports()
    row.refresh_from_db()

    assert (3, "", "too_many_cells") in flaws_of(row)


def test_dry_run_says_what_will_be_missing_and_writes_no_report(officer):
    rows = [lapor.row(1), lapor.row(2, region="", agency="SMP Negeri 2"), lapor.row(3, region="Kota Harapan Jaya")]

    row = lapor.checked(officer, *rows)

    assert Complaint.objects.count() == 0
    assert row.found["kinds"] == {"initial_information": 3}
    assert row.found["late"] == 3
    assert row.found["lacks"]["evidence"] == 3
    assert row.found["hints"] == [
        ["region_missing", 1, [3]],
        ["agency_unknown", 1, [3]],
        ["elsewhere", 2, [3, 4]],
    ]
    assert [one["number"] for one in row.shown["rows"]] == ["8801", "8802", "8803"]


def test_hints_are_of_rows_that_have_no_error(officer):
    row = lapor.checked(officer, lapor.row(1, region="", received="kemarin"), lapor.row(2, region=""))

    assert row.found["hints"] == [["region_missing", 1, [3]], ["elsewhere", 1, [3]]]


def test_rows_without_a_region_go_to_the_officers_own_when_told_so(officer):
    lapor.imported(officer, lapor.row(1, region=""), own=True)

    case = Complaint.objects.get()
    assert (case.region_id, case.handler.code) == ("99.01", "bawaslu-99-01")


def test_nothing_personal_is_kept_in_the_clear(officer, caplog):
    name = lapor.ROW["name"]
    row = lapor.checked(officer, lapor.row(1, received=name), lapor.row(2, email=f"{name} " * 20), lapor.row(3))

    plain = Import.objects.filter(pk=row.pk).values("found", "sha256", "sealed").get()
    assert row.faulty == 2
    assert name not in str(plain) + str(list(Entry.objects.values_list("data", flat=True))) + caplog.text
    assert name.encode() not in b"".join(path.read_bytes() for path in evidence._path(row.sealed).parent.iterdir())


def test_same_file_is_the_one_that_waits_and_is_imported_once(cast, officer):
    first = lapor.begin(officer, lapor.row(1))
    again = lapor.begin(officer, lapor.row(1))
    other = lapor.begin(cast["verifikator-kedua"], lapor.row(1))

    assert (again.pk, other.pk != first.pk) == (first.pk, True)
    take_up_imports()
    first.refresh_from_db()
    other.refresh_from_db()
    imports.start(first, actor=officer)
    with pytest.raises(Refusal) as refused:
        imports.start(other, actor=other.by)
    assert refused.value.code == "imported_before"
    take_up_imports()
    with pytest.raises(Refusal) as refused:
        lapor.begin(officer, lapor.row(1))
    assert (refused.value.code, Complaint.objects.count()) == ("imported_before", 1)
    assert "Vera Larasmaya" in refused.value.sentence


def test_second_press_changes_nothing(officer):
    row = lapor.checked(officer, lapor.row(1))
    imports.start(row, actor=officer)
    imports.start(row, actor=officer)
    take_up_imports()
    imports.start(row, actor=officer)
    take_up_imports()

    assert Complaint.objects.count() == 1
    assert Entry.objects.filter(action="import.start").count() == 1


def test_number_taken_between_dry_run_and_import_is_passed_over(officer):
    row = lapor.checked(officer, lapor.row(1), lapor.row(2))
    imports.start(row, actor=officer)
    answers = {"who": {"post": "Camat"}, "what": {"narrative": "x"}, "when": {}, "you": {"mode": "anonymous"}}
    deskintake.enter(deskintake.Entry(answers, "lapor", timezone.now(), "k", "8802"), actor=officer)

    take_up_imports()

    row.refresh_from_db()
    assert (row.state, row.known, row.new) == (State.DONE, 1, 1)
    assert Complaint.objects.count() == 2


def test_crash_in_the_middle_leaves_nothing_and_is_taken_up_again(officer, monkeypatch, caplog):
    row = lapor.checked(officer, *[lapor.row(n) for n in range(5)])
    imports.start(row, actor=officer)
    wind, calls = intake._first_clock, []

    def dying(*args, **kwargs):
        calls.append(1)
        if len(calls) == 4:
            raise RuntimeError(lapor.ROW["name"])
        return wind(*args, **kwargs)

    monkeypatch.setattr(intake, "_first_clock", dying)
    take_up_imports()

    row.refresh_from_db()
    assert (row.state, row.attempts, Complaint.objects.count(), Clock.objects.count()) == (State.IMPORTING, 1, 0, 0)
    assert lapor.ROW["name"] not in caplog.text
    take_up_imports()
    row.refresh_from_db()
    assert (row.state, Complaint.objects.count()) == (State.DONE, 5)
    assert list(verify()) == []


def test_file_over_which_workers_die_fails_and_stops_no_other(officer, monkeypatch, settings):
    row = lapor.begin(officer, lapor.row(1))
    good = lapor.begin(officer, lapor.row(2))
    evidence.discard(row.sealed)

    for _try in range(settings.IMPORT["most_attempts"] + 1):
        take_up_imports()

    row.refresh_from_db()
    good.refresh_from_db()
    assert (row.state, good.state) == (State.FAILED, State.CHECKED)
    assert imports.discard(row, actor=officer).state == State.DISCARDED


def test_officer_who_is_none_any_more_imports_nothing(officer, settings):
    row = lapor.checked(officer, lapor.row(1))
    imports.start(row, actor=officer)
    officer.role = Role.AUDITOR
    officer.save(update_fields=["role"])

    for _try in range(settings.IMPORT["most_attempts"] + 1):
        take_up_imports()

    row.refresh_from_db()
    assert (row.state, Complaint.objects.count()) == (State.FAILED, 0)


def test_file_is_erased_when_it_is_thrown_away_and_when_its_time_is_over(
    officer, settings, django_capture_on_commit_callbacks
):
    thrown, done = lapor.checked(officer, lapor.row(1)), lapor.imported(officer, lapor.row(2))
    left = lapor.checked(officer, lapor.row(3))
    paths = {row: evidence._path(row.sealed) for row in (thrown, done, left)}

    with django_capture_on_commit_callbacks(execute=True):
        imports.discard(thrown, actor=officer)
    assert [path.exists() for path in paths.values()] == [False, True, True]
    with django_capture_on_commit_callbacks(execute=True):
        erase_imports()
    assert [path.exists() for path in paths.values()] == [False, True, True]
    Import.objects.update(at=timezone.now() - timedelta(days=settings.IMPORT["days"], seconds=1))
    with django_capture_on_commit_callbacks(execute=True):
        erase_imports()

    assert [path.exists() for path in paths.values()] == [False, False, False]
    for row in paths:
        row.refresh_from_db()
        assert (row.sealed, row.name, row.shown) == ("", "", {})
    assert [row.state for row in paths] == [State.DISCARDED, State.DONE, State.DISCARDED]


def test_file_of_an_import_is_no_orphan(officer):
    row = lapor.begin(officer, lapor.row(1))

    assert orphans.sweep(now=timezone.now() + timedelta(days=400)) == 0
    assert evidence._path(row.sealed).exists()


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.VERIFIER])
def test_nobody_else_begins_an_import(cast, role):
    with pytest.raises(Refusal) as refused:
        lapor.begin(make.user(role), lapor.row(1))

    assert (refused.value.code, Import.objects.count()) == ("not_your_step", 0)


def test_nobody_else_decides_over_a_file(cast, officer):
    row = lapor.checked(officer, lapor.row(1))

    for door in (imports.start, imports.discard):
        with pytest.raises(Refusal) as refused:
            door(row, actor=cast["verifikator-kedua"])
        assert refused.value.code == "not_your_step"


@pytest.mark.parametrize("state", [State.CHECKING, State.IMPORTING, State.DONE, State.DISCARDED])
def test_file_is_thrown_away_only_while_nothing_comes_of_it(officer, state):
    row = lapor.checked(officer, lapor.row(1))
    Import.objects.filter(pk=row.pk).update(state=state)

    with pytest.raises(Refusal) as refused:
        imports.discard(row, actor=officer)

    assert refused.value.code == "step_not_open"


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_workers_and_two_officers_at_once_make_one_import(settings, tmp_path):
    settings.STORE_DIR = tmp_path
    cast = make.cast()
    officers = [cast["verifikator"], cast["verifikator-kedua"]]
    files = [lapor.checked(officer, *[lapor.row(n) for n in range(40)]) for officer in officers]
    outcomes = []

    def at_once(*calls):
        def run(call):
            try:
                outcomes.append(call())
            except Refusal as refusal:
                outcomes.append(refusal.code)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=run, args=(call,)) for call in calls]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    at_once(*[lambda row=row: imports.start(row, actor=row.by).state for row in files])
    assert sorted(outcomes) == ["imported_before", State.IMPORTING]
    started = Import.objects.get(state=State.IMPORTING)
    at_once(*[lambda: imports.take_up(started.pk)] * 3)

    assert Complaint.objects.count() == 40
    assert Import.objects.get(pk=started.pk).state == State.DONE
    assert Entry.objects.filter(action="import.done").count() == 1


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({}, "█████ melihat Camat. Hubungi █████."),
        ({"confidential": "Tidak"}, "Kenanga Rahasiawati melihat Camat. Hubungi 0812 0000 0001."),
        ({"name": "Camat Rahasiawati"}, "Kenanga █████ melihat Camat. Hubungi █████."),
    ],
)
def test_dry_run_shows_the_story_as_the_page_of_its_case_will(officer, cells, told):
    story = "Kenanga Rahasiawati melihat Camat. Hubungi 0812 0000 0001."

    row = lapor.checked(officer, lapor.row(1, story=story, **cells))

    assert row.shown["rows"][0]["story"] == told
