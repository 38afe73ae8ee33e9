"""The page of details: only where something is left to tell apart, with the phase in words."""

import re

import pytest

from complaints.models import Complaint, Draft
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
PAGE = "/lapor/rincian/"
REFUSED = 422


def begun(client, *, acts: list[str], people: int = 1, day: str = "2024-10-20"):
    """Answer up to the details: so many people, these acts, that day."""
    client.post("/lapor/")
    for number in range(people):
        client.post("/lapor/siapa/", {"post": f"Pejabat {number}", "orang": f"p{number}"})
    client.post("/lapor/apa/", {"narrative": make.NARRATIVE, "acts": acts, "offered": "acts"})
    return client.post("/lapor/kapan/", {"occurred_on": day, "contest_code": "PILKADA-2024"})


def detail() -> dict:
    return Draft.objects.get().data["detail"]


@pytest.mark.parametrize(
    ("acts", "people", "onward"),
    [
        ([], 1, "/lapor/bukti/"),
        ([], 3, "/lapor/bukti/"),
        (["DS-08"], 1, "/lapor/bukti/"),  # asks nothing further
        (["DS-08"], 2, PAGE),  # who of the two
        (["DS-07"], 1, PAGE),  # asks about spouse and leave
        (["DS-01", "DS-08"], 1, PAGE),  # each on its own day
    ],
)
def test_details_are_asked_only_when_needed(client, acts, people, onward):
    assert begun(client, acts=acts, people=people).url == onward
    assert client.get("/lapor/periksa/").text.count("Rincian") == (2 if onward == PAGE else 0)


def test_page_without_anything_to_ask_leads_on(client):
    begun(client, acts=["DS-08"])

    assert client.get(PAGE).url == "/lapor/bukti/"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2024-10-20", ["Waktu itu calon sudah ditetapkan.", "calon ditetapkan 22 September 2024"]),
        ("2024-09-01", ["Waktu itu calon belum ditetapkan.", "Mengunggah foto bersama bakal calon"]),
        ("", ["Belum pasti apakah calon sudah ditetapkan", "Tanggal kejadian belum diketahui."]),
    ],
)
def test_phase_is_said_in_words_and_acts_are_called_by_it(client, day, words):
    begun(client, acts=["DS-07", "DS-08"], day=day)

    page = client.get(PAGE).text

    assert [word for word in words if word not in page] == []


def test_act_of_the_other_phase_is_pointed_out_and_kept(client):
    begun(client, acts=["DS-08", "DS-11"])

    page = client.get(PAGE).text
    response = client.post(PAGE, {})

    assert page.count("Di daftar, perbuatan ini berlaku sebelum calon ditetapkan.") == 1
    assert (response.url, Draft.objects.get().data["what"]["acts"]) == ("/lapor/bukti/", ["DS-08", "DS-11"])


def test_everybody_is_ticked_until_the_reporter_says_otherwise(client):
    begun(client, acts=["DS-08"], people=2)

    assert client.get(PAGE).text.count(" checked") == 2


def test_who_did_what_and_when_reaches_the_report(client):
    begun(client, acts=["DS-01", "DS-08"], people=2)

    client.post(PAGE, {"siapa-DS-01": ["p0"], "siapa-DS-08": ["p0", "p1"], "hari-DS-08": "21 Oktober 2024"})
    page = client.get("/lapor/periksa/").text
    client.post("/lapor/anda/", {"mode": "anonymous"})
    make.sent_now(client)

    assert "Oleh: Pejabat 0" in page
    assert "Terjadi Senin, 21 Oktober 2024" in page
    acts = Complaint.objects.get().acts.order_by("violation__code", "accused__post")
    assert [(act.violation.code, act.accused.post, act.occurred_on.day) for act in acts] == [
        ("DS-01", "Pejabat 0", 20),
        ("DS-08", "Pejabat 0", 21),
        ("DS-08", "Pejabat 1", 21),
    ]


def test_bond_is_asked_of_each_person_and_kept_with_each(client):
    begun(client, acts=["DS-07"], people=2)

    client.post(PAGE, {"siapa-DS-07": ["p0", "p1"], "pasangan-p1": "yes", "cltn-p1": "unsure"})

    assert detail()["people"] == {"p1": {"spouse": "yes", "cltn": "unsure"}}
    assert "Pejabat 1: suami atau istri calon?" in client.get(PAGE).text


def test_impact_is_asked_where_the_level_hangs_on_it_and_reaches_the_report(client):
    begun(client, acts=["DS-10"], day="2024-09-01")
    assert "Sejauh mana akibat buruknya terasa?" in client.get(PAGE).text

    client.post(PAGE, {"dampak-DS-10": "agency"})
    page = client.get("/lapor/periksa/").text
    client.post("/lapor/anda/", {"mode": "anonymous"})
    make.sent_now(client)

    assert "Akibatnya: seluruh instansi" in page
    assert Complaint.objects.get().acts.get().impact == "agency"


@pytest.mark.parametrize("day", ["2024-10-20", ""])
def test_impact_is_asked_too_when_only_the_other_phase_needs_it(client, day):
    assert begun(client, acts=["DS-10"], day=day).url == PAGE
    assert "Sejauh mana akibat buruknya terasa?" in client.get(PAGE).text


def test_impact_nobody_told_stays_unknown(client):
    begun(client, acts=["DS-10"], day="2024-09-01")
    client.post(PAGE, {})
    client.post("/lapor/anda/", {"mode": "anonymous"})
    make.sent_now(client)

    assert Complaint.objects.get().acts.get().impact == "unsure"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Centang sedikitnya satu orang."),
        ({"siapa-DS-07": ["nobody"]}, "Orang ini tidak ada lagi di laporan."),
        ({"siapa-DS-07": ["p0"], "pasangan-p0": "entah"}, "entah"),
    ],
)
def test_wrong_answer_gets_a_sentence_at_the_field_and_in_the_summary(client, typed, sentence):
    begun(client, acts=["DS-07"], people=2)

    response = client.post(PAGE, typed)

    assert response.status_code == REFUSED
    assert response.text.count(sentence) >= 2
    for problem in response.context["problems"]:
        assert f'id="{problem.anchor}"' in response.text
    assert "detail" not in Draft.objects.get().data


def test_one_more_person_opens_the_details_again(client):
    begun(client, acts=["DS-08"], people=2)
    client.post(PAGE, {"siapa-DS-08": ["p0"]})
    client.post("/lapor/siapa/", {"post": "Lurah", "orang": "p9"})

    assert client.post("/lapor/").url == PAGE
    assert client.get(PAGE).text.count(" checked") == 2  # p0 as told, and the new one


def test_person_added_in_another_tab_while_the_page_was_open_is_asked_about(client):
    begun(client, acts=["DS-08"], people=2)
    shown = re.search(r'name="ditanya" value="([^"]*)"', client.get(PAGE).text)[1]
    client.post("/lapor/siapa/", {"post": "Lurah", "orang": "p9"})

    client.post(PAGE, {"siapa-DS-08": ["p0"], "ditanya": shown})

    assert client.post("/lapor/").url == PAGE
    assert client.get(PAGE).text.count(" checked") == 2


def test_details_of_a_draft_that_is_gone_lead_to_the_start(client):
    begun(client, acts=["DS-07"])
    Draft.objects.all().delete()

    assert client.post(PAGE, {"pasangan-p0": "yes"}).url == "/lapor/"
