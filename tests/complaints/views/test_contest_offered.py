"""Which contests the forms offer: only those that an event of its day can be about, and always that it was none."""

from datetime import date

import pytest
from django.http import QueryDict
from django.utils.http import urlencode

from complaints.forms.event import WhenForm
from complaints.models import Complaint
from complaints.season import contests_with_stages
from tests import make
from tests.complaints.desk import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def offered(**typed):
    form = WhenForm(QueryDict(urlencode(typed)), answers={})
    return [code for code, _words in form.fields["contest_code"].choices]


@pytest.mark.parametrize(
    ("day", "possible"),
    [
        ("2022-12-20", {"PEMILU-2024", "PILKADA-2024", "PILKADA-ULANG-2025"}),
        ("2024-10-20", {"PILKADA-2024", "PILKADA-ULANG-2025"}),
        ("2024-11-27", {"PILKADA-2024", "PILKADA-ULANG-2025"}),  # no vote is taken again before it was taken
        ("2024-12-16", {"PILKADA-2024", "PSU-2025", "PILKADA-ULANG-2025"}),
        ("2024-12-17", {"PSU-2025", "PILKADA-ULANG-2025"}),
        ("2025-08-27", {"PILKADA-ULANG-2025"}),
        ("2026-11-01", set()),
    ],
)
def test_contest_that_is_over_or_not_yet_ordered_cannot_be_meant(day, possible):
    rows = [one for one in contests_with_stages() if one.own and one.may_be_meant(date.fromisoformat(day))]

    assert {one.contest.code for one in rows if one.contest.parent_id is None or one.is_repeated} == possible


def test_day_decides_what_the_form_offers_and_nobody_has_to_know():
    late = offered(occurred_on="2026-11-01")
    unknown = offered(occurred_on="")

    assert late == ["", "outside"]
    assert (unknown[0], unknown[-1], "PILKADA-2024" in unknown, "PEMILU-2024" in unknown) == ("", "outside", True, True)


def test_contest_chosen_beside_a_day_that_does_not_fit_is_taken(client):
    make.answered(client, "rincian", kapan={"occurred_on": "2025-11-03", "contest_code": "PILKADA-2024"})

    assert 'value="PILKADA-2024" selected' in client.get("/lapor/kapan/").content.decode()


def test_reporter_says_that_it_was_no_contest_and_the_case_knows(client):
    make.answered(client, kapan={"contest_code": "outside", "place": "Kantor", "occurred_on": "2024-10-20"})
    review = text_of(client.get("/lapor/periksa/"))
    make.sent_now(client)

    case = Complaint.objects.get()
    assert "Di luar pemilihan" in review
    assert (case.is_outside_contests, case.contest, case.phase) == (True, None, "unknown")
    assert case.phase_reason == "Di luar pemilihan, jadi tidak ada fase yang dihitung."
