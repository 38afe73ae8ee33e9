"""Pressure on a reporter who took the report back stands over the queue until the desk says what was done about it."""

import pytest

from complaints import heeding, splitting, workflow
from complaints.models import Complaint
from complaints.tasks import count_workload
from netralitas.audit.models import Entry
from netralitas.lib.refusal import Refusal
from tests import make
from tests.complaints.desk import QUEUE, numbers_in, page, printed, statements_of, step, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def desk(cast):
    return make.at_desk(cast["verifikator"])


def pressed(case=None) -> Complaint:
    case = case or make.report(files=False).complaint
    return splitting.withdraw(case, reason="Saya ditekan.", pressed=True)[0]


def ways(desk) -> dict[str, int]:
    count_workload()
    return {way["name"]: way["count"] for way in desk.get(QUEUE).context["views"]}


def test_pressure_before_registration_leads_the_desk_to_the_case_until_something_was_done(desk):
    before, case = ways(desk), pressed()

    told, found = ways(desk)["pressed"], numbers_in(desk.get(QUEUE, {"mark": "pressed"}))
    sent = desk.post(step(case, "heed_pressure"), {"note": "Pelapor dirujuk ke pendampingan."}, follow=True)

    words = text_of(desk.get(page(case)))
    assert ("pressed" in before, case.status, told, found) == (False, "withdrawn", 1, [case.number])
    assert "Tindak lanjut atas tekanan tercatat." in text_of(sent)
    assert ("Pelapor dirujuk ke pendampingan." in words, "pressed" in ways(desk)) == (True, False)
    entry = Entry.objects.get(action="complaint.heed_pressure")
    assert "dirujuk" not in str(entry.data)


def test_new_pressure_is_heard_anew(cast, desk):
    case = make.study(make.report(files=False).complaint, cast["verifikator"], until="register")
    workflow.move(case, "withdraw", actor=None, reason="x", pressed=True)
    heeding.heed(case, note="Dihubungi.", actor=cast["verifikator"])
    case.events.create(action="revive", source=case.status, target=case.status)

    pressed(case)

    case.refresh_from_db()
    assert (case.heeded_at, ways(desk)["pressed"]) == (None, 1)
    heeding.heed(case, note="Dirujuk ke LPSK.", actor=cast["verifikator-kedua"])
    case.refresh_from_db()
    first, second = case.pressure_note.split("\n\n")
    assert first.startswith(f"Dihubungi.\n({cast['verifikator'].full_name}, ")
    assert second == "Dirujuk ke LPSK."


@pytest.mark.parametrize("name", ["satgas", "auditor", "verifikator"])
def test_why_somebody_under_pressure_left_is_read_by_the_desk_alone(cast, name):
    case = make.study(make.report(files=False).complaint, cast["verifikator"], until="forward")
    workflow.move(case, "withdraw", actor=None, reason="Diancam di kantornya", pressed=True)
    browser = make.at_desk(cast[name])

    shown, on_paper = (text_of(browser.get(address)) for address in (page(case), printed(case)))

    assert ("Diancam di kantornya" in shown, "Diancam" in on_paper) == (name == "verifikator", False)


def test_what_was_done_holds_for_every_case_of_the_report(cast, desk):
    people = [{"name": "Wiwaha"}]
    case = make.study(make.report(files=False, others=people).complaint, cast["verifikator"], until="examine")
    splitting.split(case, [case.accused.last()], reason="x", actor=cast["verifikator"])
    pressed(case)

    heeding.heed(case, note="Dihubungi.", actor=cast["verifikator"])

    assert Complaint.objects.filter(is_pressed=True, heeded_at__isnull=False).count() == 2


@pytest.mark.parametrize("note", ["", "   ", "x" * 4001])
def test_hostile_note_is_turned_back(desk, note):
    case = pressed()

    response = desk.post(step(case, "heed_pressure"), {"note": note})

    case.refresh_from_db()
    assert (response.status_code, case.heeded_at) == (422, None)


def test_note_is_words_and_no_markup(desk):
    case = pressed()
    desk.post(step(case, "heed_pressure"), {"note": "<script>alert(1)</script>"})

    assert "<script>alert(1)</script>" not in desk.get(page(case)).text


def test_note_stays_with_the_desk(cast):
    case = pressed(make.study(make.report().complaint, cast["verifikator"], until="forward"))
    heeding.heed(case, note="Rahasia meja ini.", actor=cast["verifikator"])

    for name in ("satgas", "auditor"):
        words = text_of(make.at_desk(cast[name]).get(page(case)))
        assert ("Rahasia meja ini." in words, "Tekanan pada pelapor" in words) == (False, False)
        assert "Menyebut tekanan" not in text_of(make.at_desk(cast[name]).get(QUEUE, {"mark": "pressed"}))


@pytest.mark.parametrize("name", ["satgas", "instansi", "instansi-lain", "auditor", "admin"])
def test_nobody_else_notes_it(cast, name):
    with pytest.raises(Refusal) as refused:
        heeding.heed(pressed(), note="x", actor=cast[name])

    assert refused.value.code == "not_your_step"


def test_what_nobody_told_or_a_colleague_noted_is_refused(cast):
    case = pressed()
    heeding.heed(case, note="Dihubungi.", actor=cast["verifikator"])

    for one in (case, make.report(files=False).complaint):
        with pytest.raises(Refusal) as refused:
            heeding.heed(one, note="Lagi.", actor=cast["verifikator"])
        assert refused.value.code == "step_not_open"


def test_list_of_pressure_asks_as_often_for_thirty_cases_as_for_one(desk):
    pressed()
    desk.get(QUEUE)
    one = statements_of(desk, f"{QUEUE}?mark=pressed")
    for _n in range(29):
        pressed()

    assert (one, one <= 12) == (statements_of(desk, f"{QUEUE}?mark=pressed"), True)
