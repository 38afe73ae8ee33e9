"""The contests and their stages: which day the phase turns, in which regions."""

import json
from collections import Counter
from datetime import date

import pytest

from complaints import catalogue_data, elections
from complaints.models import Contest, Stage
from netralitas.law.confidence import needs_verification
from netralitas.people.models import Region

DATA = json.loads((catalogue_data.DATA / "contests.json").read_text())
CONTESTS = {row["code"]: row for row in DATA["contests"]}
STAGES = DATA["stages"]
KINDS = {
    "preparation",
    "party_determination",
    "nomination",
    "determination",
    "ballot_numbers",
    "campaign",
    "quiet_period",
    "voting",
    "recapitulation",
    "second_round",
    "independent_support",
    "registration_announcement",
    "registration",
    "examination",
    "revote",
}

pytestmark = pytest.mark.sqlite


def test_stages_belong_to_known_contests_and_end_after_they_begin():
    assert {stage["contest"] for stage in STAGES} - set(CONTESTS) == set()
    assert {row["parent"] for row in CONTESTS.values() if row["parent"]} - set(CONTESTS) == set()
    assert {stage["kind"] for stage in STAGES} == KINDS
    assert [stage for stage in STAGES if stage["end"] and stage["end"] < stage["start"]] == []


@pytest.mark.parametrize(
    ("contest", "day"),
    [
        ("PEMILU-2024-PARPOL", "2022-12-14"),
        ("PEMILU-2024-DPR-DPRD", "2023-11-03"),
        ("PEMILU-2024-DPD", "2023-11-03"),
        ("PEMILU-2024-PRES", "2023-11-13"),
        ("PILKADA-2024", "2024-09-22"),
    ],
)
def test_determination_day_differs_by_contest(contest, day):
    assert [s["start"] for s in STAGES if (s["contest"], s["kind"]) == (contest, "determination")] == [day]


def test_stages_of_the_pilkada_follow_the_official_calendar():
    days = {s["kind"]: (s["start"], s["end"]) for s in STAGES if s["contest"] == "PILKADA-2024"}

    assert days == {
        "independent_support": ("2024-05-05", "2024-08-19"),
        "registration_announcement": ("2024-08-24", "2024-08-26"),
        "registration": ("2024-08-27", "2024-08-29"),
        "examination": ("2024-08-27", "2024-09-21"),
        "determination": ("2024-09-22", "2024-09-22"),
        "ballot_numbers": ("2024-09-23", "2024-09-23"),
        "campaign": ("2024-09-25", "2024-11-23"),
        "quiet_period": ("2024-11-24", "2024-11-26"),
        "voting": ("2024-11-27", "2024-11-27"),
        "recapitulation": ("2024-11-27", "2024-12-16"),
    }


@pytest.mark.django_db
def test_pilkada_leaves_out_who_elects_nobody():
    excluded = {row["region"] for row in CONTESTS["PILKADA-2024"]["excluded_regions"]}
    kinds = Counter(
        "provinsi" if len(code) == 2 else "kabkota" for code in Region.objects.values_list("code", flat=True)
    )
    out = Counter("provinsi" if len(code) == 2 else "kabkota" for code in excluded)

    assert (kinds["provinsi"] - out["provinsi"], kinds["kabkota"] - out["kabkota"]) == (37, 508)


@pytest.mark.django_db
def test_revote_has_its_twenty_four_regions_each_once():
    codes = [code for stage in STAGES if stage["contest"] == "PSU-2025" for code in stage["regions"]]

    assert (len(codes), len(set(codes))) == (24, 24)
    assert Region.objects.filter(code__in=codes).count() == 24


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "name", "day"),
    [
        ("14.08", "Kabupaten Siak", "2025-03-22"),
        ("81.04", "Kabupaten Buru", "2025-04-05"),
        ("71.04", "Kabupaten Kepulauan Talaud", "2025-04-09"),
        ("72.08", "Kabupaten Parigi Moutong", "2025-04-16"),
        ("36.04", "Kabupaten Serang", "2025-04-19"),
        ("64.11", "Kabupaten Mahakam Ulu", "2025-05-24"),
        ("91", "Papua", "2025-08-06"),
    ],
)
def test_revote_day_of_a_region(code, name, day):
    stage = Stage.objects.select_related("region").get(contest="PSU-2025", region=code)

    assert (stage.region.name, stage.start.isoformat()) == (name, day)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("contest", "region", "day", "phase"),
    [
        ("PILKADA-2024", "33.05", date(2024, 9, 21), "before"),
        ("PILKADA-2024", "33.05", date(2024, 9, 22), "after"),
        ("PEMILU-2024-PRES", "33.05", date(2023, 11, 12), "before"),
        ("PEMILU-2024-DPD", "33.05", date(2023, 11, 12), "after"),
        ("PEMILU-2024-PARPOL", "33.05", date(2022, 12, 14), "after"),
        ("PEMILU-2024", "33.05", date(2023, 11, 12), "unknown"),
        ("PSU-2025", "14.08", date(2025, 3, 1), "after"),
        ("PILKADA-ULANG-2025", "19.01", date(2025, 6, 1), "unknown"),
    ],
)
def test_phase_of_an_act_by_contest(contest, region, day, phase):
    assert elections.phase_for(Contest.objects.get(code=contest), region, day).phase == phase


@pytest.mark.django_db
def test_stage_with_an_unsure_mark_is_flagged():
    rows = Stage.objects.values_list("confidence", "needs_verification")

    assert [row for row in rows if needs_verification([row[0]]) != row[1]] == []
