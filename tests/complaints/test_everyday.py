"""The self-check over the loaded data: worked cases, and acts found by everyday words."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from complaints import catalogue, everyday, season
from complaints.models import Contest, EverydayAct, Stage, Standing

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
GOLDEN = Path(__file__).parents[1] / "data" / "golden_selfcheck.csv"
TODAY = date(2026, 11, 26)


def cases() -> list[dict[str, str]]:
    with GOLDEN.open(newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def reply_to(who: str, act: str, contest: str, day: date) -> everyday.Reply:
    rows = catalogue.in_force(TODAY)
    choice = everyday.choice_of(act, EverydayAct.objects.all(), rows)
    return everyday.reply(choice, Standing.objects.get(pk=who), day=day, contest=contest, rows=rows)


@pytest.mark.parametrize("case", cases(), ids=lambda c: f"{c['who']} {c['act']} {c['contest'] or '-'} {c['day']}")
def test_worked_case_is_answered_as_written(case):
    reply = reply_to(case["who"], case["act"], case["contest"], date.fromisoformat(case["day"]))

    found = [one.code for one in reply.answer.findings]
    assert (reply.answer.verdict, found) == (case["verdict"], case["entries"].split())
    assert set(reply.entries) == set(found)


def test_worked_cases_hold_every_answer_and_everybody():
    rows = cases()

    assert len(rows) >= 40
    assert set(Counter(row["verdict"] for row in rows)) == {"yes", "no", "depends"}
    assert {row["who"] for row in rows} == set(Standing.objects.values_list("code", flat=True))


@pytest.mark.parametrize("act", ["hadir-mendengar", "like", "foto-keluarga", "antar-daftar"])
def test_answer_to_a_spouse_on_leave_rests_on_one_source_and_says_so(act):
    answer = reply_to("spouse_cltn", act, "PILKADA-2024", date(2024, 8, 28)).answer

    assert [basis["text"] for basis in answer.bases] == ["SE MenPANRB 18/2023"]
    assert answer.needs_verification is True


def test_contract_staff_read_their_own_consequence():
    finding = reply_to("ppnpn", "like", "PILKADA-2024", date(2024, 10, 1)).answer.findings[0]

    assert "pemutusan hubungan kerja" in finding.consequence


def test_day_that_rests_on_a_derived_date_is_said_to_be_unsure():
    assert reply_to("pns", "like", "PEMILU-2024-DPD", date(2023, 11, 10)).timing.is_unsure is True
    assert reply_to("pns", "like", "PEMILU-2024-PRES", date(2023, 11, 20)).timing.is_unsure is False


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("bolehkah saya nge-like postingan paslon", "like"),
        ("mau nyoblos di tps", "mencoblos"),
        ("nonton debat di rumah", "debat-di-rumah"),
        ("diminta jadi petugas KPPS", "kpps"),
        ("pasang stiker di motor", "stiker"),
        ("suami saya nyaleg, bolehkah mendampingi kampanye", "dampingi-kampanye"),
        ("tanda tangan surat dukungan calon independen", "fotokopi-ktp"),
        ("foto keluarga waktu lebaran", "foto-keluarga"),
    ],
)
def test_act_is_found_by_everyday_words(text, code):
    assert code in [choice.code for choice in everyday.find(text, EverydayAct.objects.all(), on=TODAY)][:3]


def test_text_that_only_the_catalogue_knows_offers_its_entry():
    assert [c.code for c in everyday.find("sipol", [], on=TODAY)] == ["DS-05"]


@pytest.mark.parametrize("text", ["", "   ", "\x00", "????", "zzzz qqqq", "a" * 5000])
def test_text_without_meaning_finds_nothing(text):
    assert everyday.find(text, EverydayAct.objects.all(), on=TODAY) == []


def test_contest_with_parts_is_not_offered_beside_them():
    codes = [one.contest.code for one in season.seasons()]

    assert "PEMILU-2024" not in codes
    assert {"PEMILU-2024-PRES", "PILKADA-2024", "PSU-2025"} - set(codes) == set()


def test_new_contest_without_stages_is_on_and_its_phase_unknown():
    Contest.objects.create(code="PILKADA-2031", title="Pilkada 2031", regime="pilkada")

    reply = reply_to("pns", "like", "PILKADA-2031", TODAY)

    assert (reply.timing.phase, reply.timing.is_running, reply.answer.verdict) == ("unknown", True, "no")


@pytest.mark.parametrize("more", [0, 30])
def test_answer_takes_the_same_queries_for_few_and_many_contests(more, django_assert_num_queries):
    for place in range(more):
        contest = Contest.objects.create(code=f"X-{place}", title=f"Pemilihan {place}", regime="pilkada")
        Stage.objects.create(
            contest=contest,
            kind="determination",
            label="penetapan",
            start=date(2031, 1, 1),
            basis="uji",
            confidence="D",
        )

    with django_assert_num_queries(2):
        season.seasons()
