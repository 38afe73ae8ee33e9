"""What replaces a decision on an act says whose act it is, under which row, who decided before and when."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from complaints import triage
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
BEFORE, AFTER = date(2024, 9, 1), date(2024, 10, 5)


@pytest.fixture
def cast():
    return make.cast()


def note_of(case, action):
    return case.events.get(action=action).note.splitlines()


def test_replaced_day_of_an_act_stays_in_the_timeline_with_the_row_it_stood_under(cast):
    case = make.report().complaint
    act = triage.date_act(case.acts.get(), BEFORE, actor=cast["verifikator"])

    assert note_of(case, "date_act") == [
        "Perbuatan KE-05 (semula DS-07)",
        "Sebelumnya: 5 Oktober 2024, fase sesudah penetapan (calon).",
        "Sekarang: 1 September 2024, fase sebelum penetapan (bakal calon).",
    ]
    triage.date_act(act, BEFORE, actor=cast["verifikator"])
    assert case.events.filter(action="date_act").count() == 1


def test_day_that_nobody_knew_replaces_nothing(cast):
    case = make.report().complaint
    case.acts.update(occurred_on=None)

    triage.date_act(case.acts.get(), AFTER, actor=cast["verifikator"])

    assert not case.events.filter(action="date_act").exists()


def test_phase_that_is_replaced_is_told_with_its_officer_its_moment_and_the_row_of_now(cast):
    case, first, second = make.report().complaint, cast["verifikator"], cast["verifikator-kedua"]
    with time_machine.travel(datetime(2024, 10, 21, 3, 0, tzinfo=UTC), tick=False):
        act = triage.date_act(case.acts.get(), AFTER, phase="before", reason="Foto lama", actor=first)

    act = triage.date_act(act, AFTER, phase="after", reason="Diunggah lagi", actor=second)

    assert note_of(case, "date_act") == [
        "Perbuatan DS-07 (semula KE-05)",
        "Sebelumnya: 5 Oktober 2024, fase sebelum penetapan (bakal calon). “Foto lama”",
        "Sekarang: 5 Oktober 2024, fase sesudah penetapan (calon). “Diunggah lagi”",
        f"Yang sebelumnya dari {first.full_name}, 21 Oktober 2024, 11.00.",
    ]


def test_replaced_verdict_names_whose_act_it_is_and_takes_no_words_of_the_reporter_for_it(cast):
    others = ({"post": "", "employment_status": "pns"},)
    you = {"mode": "confidential", "name": "Sekar Wulandari", "address": "Jalan Melati 1"}
    case = make.study(make.report(you=you, others=others).complaint, cast["verifikator"], until="study")
    case.accused.filter(post="").update(description="Teman Sekar Wulandari")
    for act in case.acts.order_by("pk"):
        triage.decide(act, "proven", reason="Jelas", actor=cast["verifikator"])
        triage.decide(act, "not_proven", reason="Foto lama", actor=cast["verifikator"])

    named = [event.note.splitlines()[0] for event in case.events.filter(action="decide").order_by("pk")]
    posts = [person.post for person in case.accused.order_by("pk")]
    assert named[0] == f"Perbuatan DS-07, terlapor {posts[0]}, nama belum diketahui"
    assert ("terlapor Teman " in named[1], "Sekar" in named[1]) == (True, False), named[1]
