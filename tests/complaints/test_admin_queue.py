"""The verifier's queue: what must be done now, found by what one has in hand, in a fixed number of statements."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from complaints import merging, talk, triage, workflow
from tests import make
from tests.complaints.desk import DECLINED, QUEUE, numbers_in, page, statements_of, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def verifier(cast):
    return make.at_desk(cast["verifikator"])


def test_queue_shows_what_must_be_done_next_and_explains_the_date(cast, verifier):
    case = make.report().complaint

    response = verifier.get(QUEUE)

    assert numbers_in(response) == [case.number]
    words = text_of(response)
    for expected in ["hari lagi", "Mulai kajian awal", "DS-07", "sesudah penetapan", "anonim", "belum ada"]:
        assert expected in words
    assert "2 hari kalender sejak laporan diterima" in response.content.decode()


def test_empty_queue_says_so(cast, verifier):
    assert "Tidak ada yang menunggu" in text_of(verifier.get(QUEUE))


def test_most_urgent_case_stands_on_top_and_finished_ones_are_out_of_the_way(cast, verifier):
    officer = cast["verifikator"]
    with time_machine.travel(timezone.now() - timedelta(days=6)):
        old = make.report().complaint
        ended = workflow.move(
            make.study(make.report().complaint, officer, until="examine"), "decline", actor=officer, **DECLINED
        )
    new = make.report().complaint

    assert numbers_in(verifier.get(QUEUE)) == [old.number, new.number]
    assert numbers_in(verifier.get(QUEUE, {"status": "all"})) == [old.number, new.number, ended.number]
    assert numbers_in(verifier.get(QUEUE, {"due": "late"})) == [old.number]


def test_case_that_waits_for_the_reporter_is_paused_and_not_late(cast, verifier):
    officer = cast["verifikator"]
    case = make.study(make.report().complaint, officer, until="examine")
    case = workflow.move(case, "ask_completion", actor=officer, reason="Tempat kejadian?")

    response = verifier.get(QUEUE, {"due": "paused"})

    assert numbers_in(response) == [case.number]
    assert "duem--pause" in response.content.decode()


def test_case_whose_reporter_answered_is_the_desk_s_turn_on_list_and_page(cast, verifier):
    officer = cast["verifikator"]
    case = make.study(make.report().complaint, officer, until="examine")
    case = workflow.move(case, "ask_completion", actor=officer, reason="Tempat kejadian?")
    asked = verifier.get(page(case))
    talk.say(case, "Di balai desa.", key="k")

    listed = verifier.get(QUEUE, {"due": "answered"})
    answered = verifier.get(page(case))

    assert (numbers_in(listed), numbers_in(verifier.get(QUEUE, {"due": "paused"}))) == ([case.number], [])
    assert "Periksa jawaban pelapor" in text_of(listed)
    assert ("Pelapor melengkapi" in text_of(asked), "Periksa jawaban pelapor" in text_of(answered)) == (True, True)
    assert "Batas pelapor: " in text_of(asked)
    assert [bool(one.context["documents"].offers) for one in (asked, answered)] == [True, False]


@pytest.mark.parametrize(
    "query",
    [
        {"status": "received"}, {"kind": "initial_information"}, {"channel": "portal"}, {"phase": "after"},
        {"contest": "PILKADA-2024"}, {"officer": "none"}, {"due": "soon"}, {}, {"act": "DS-07"}, {"unit": "mine"},
        {"act": "DS-07", "phase": "after", "channel": "portal", "officer": "none", "due": "soon"},
    ],
)  # fmt: skip
def test_each_filter_lets_the_fitting_case_through(cast, verifier, query):
    case = make.report().complaint

    assert numbers_in(verifier.get(QUEUE, query)) == [case.number]


@pytest.mark.parametrize(
    "query",
    [
        {"status": "registered"}, {"kind": "report"}, {"channel": "lapor"}, {"phase": "before"},
        {"contest": "PEMILU-2024"}, {"officer": "me"}, {"due": "late"}, {"act": "DS-04"}, {"mark": "together"},
        {"mark": "merged"}, {"mark": "criminal"}, {"status": "elsewhere"}, {"act": "DS-07", "due": "late"},
    ],
)  # fmt: skip
def test_each_filter_keeps_other_cases_out(cast, verifier, query):
    make.report()

    assert numbers_in(verifier.get(QUEUE, query)) == []


def test_region_filter_offers_only_what_lies_in_the_officers_scope(cast):
    make.report()
    province = make.signed_in(make.user("verifier", region="99"))
    country = make.signed_in(make.user("verifier"))

    offered = province.get(QUEUE).content.decode()
    assert re.findall(r"region=([\d.]+)", offered) == ["99.01", "99.02", "99.71"]
    assert len(numbers_in(country.get(QUEUE, {"region": "99"}))) == 1
    assert len(numbers_in(country.get(QUEUE, {"region": "99.02"}))) == 0
    assert "region=99.71" in country.get(QUEUE, {"region": "99"}).content.decode()


def test_agency_is_looked_for_and_then_chosen(cast, verifier):
    case = make.report().complaint
    agency = case.accused.get().instansi_id

    looked = verifier.get(QUEUE, {"agency_q": "tirtamukti", "channel": "portal"})
    chosen = verifier.get(QUEUE, {"agency": agency, "channel": "portal"})

    assert f"agency={agency}&amp;channel=portal" in looked.content.decode()
    assert (numbers_in(looked), numbers_in(chosen)) == ([case.number], [case.number])
    assert "instansi: Pemerintah Kabupaten Tirtamukti" in text_of(chosen)
    assert numbers_in(verifier.get(QUEUE, {"agency": cast["instansi-lain"].instansi_id})) == []
    assert "Tidak ada yang cocok" in text_of(verifier.get(QUEUE, {"agency_q": "tidak ada begitu"}))


def test_officer_is_one_of_the_own_office_and_nobody_else_is_named(cast, verifier):
    case = make.report().complaint
    colleague = cast["verifikator-kedua"]
    stranger = make.user("verifier", region="99.02")
    triage.assign(case, colleague, actor=cast["verifikator"])

    response = verifier.get(QUEUE, {"officer": colleague.pk})

    assert numbers_in(response) == [case.number]
    assert f"petugas: {colleague.full_name}" in text_of(response)
    assert stranger.username not in text_of(verifier.get(QUEUE, {"officer": stranger.pk, "officer_q": "verifier"}))


def test_region_is_found_by_name_within_the_scope(cast):
    make.report()
    country, regency = make.signed_in(make.user("verifier")), make.signed_in(make.user("verifier", region="99.01"))

    assert "region=99.71" in country.get(QUEUE, {"region_q": "harapan"}).content.decode()
    assert "Nama wilayah" not in regency.get(QUEUE, {"region_q": "harapan"}).content.decode()


def test_what_the_list_is_narrowed_to_can_be_taken_away_one_by_one(cast, verifier):
    make.report()

    page = verifier.get(QUEUE, {"officer": "none", "phase": "after", "q": "camat", "status": "zzz"}).content.decode()

    chips = re.findall(r'<li><a href="([^"]+)"><span>([^<]+)<b>([^<]+)</b>', page)
    assert [(title, words) for _url, title, words in chips] == [
        ("cari: ", "camat"), ("petugas: ", "Belum ada"), ("fase: ", "sesudah penetapan (calon)"),
    ]  # fmt: skip
    assert chips[1][0] == "?phase=after&amp;q=camat&amp;status=zzz"


def test_line_says_how_old_a_case_is_how_many_reports_it_is_and_whether_it_is_on_the_criminal_track(cast, verifier):
    officer = cast["verifikator"]
    with time_machine.travel(timezone.now() - timedelta(days=1)):
        lead, other = make.report().complaint, make.report().complaint
    merging.merge(lead, [other], reason="Kejadian yang sama", actor=officer)
    triage.flag_criminal(lead, True, note="Pasal 547", actor=officer)

    words = text_of(verifier.get(QUEUE, {"mark": "together"}))

    for expected in ("umur 1 hari", "2 laporan ditangani bersama", "jalur pidana"):
        assert expected in words
    assert numbers_in(verifier.get(QUEUE, {"mark": "merged"})) == [other.number]
    assert numbers_in(verifier.get(QUEUE, {"mark": "criminal"})) == [lead.number]


@pytest.mark.parametrize("text", ["a", "yang di dan", "!!"])
def test_search_for_too_little_says_so(cast, verifier, text):
    make.report()

    assert "terlalu pendek" in text_of(verifier.get(QUEUE, {"q": text}))


@pytest.mark.parametrize(
    "find",
    [
        lambda case: case.number,
        lambda case: case.number.lower().replace("-", " "),
        lambda case: str(case.pk),
        lambda case: case.register_number,
        lambda case: "yusuf   WIRABUANA",
        lambda case: "@Camat.Sendang",
        lambda case: "camat.sendang",
        lambda case: "https://instagram.example/camat.sendang",
        lambda case: "197403171998031002",
        lambda case: "19740317 199803 1 002",
        lambda case: "dr 4711 xy",
        lambda case: case.evidence.get(kind="link").link["url"],
        lambda case: case.evidence.get(kind="link").link["url"].replace("facebook", "FACEBOOK") + "/",
        lambda case: "tirtamukti",
        lambda case: "Yusuf",
        lambda case: "wirabuana yusuf",
        lambda case: "Camat",
        lambda case: "FOTONYA",
        lambda case: "jarinya WIRABUANA",
        lambda case: "Pemerintah Kabupaten Tirtamukti",
    ],
)
def test_search_finds_by_whatever_an_officer_has_in_hand(cast, verifier, find):
    person = {
        "accused_name": "Yusuf Wirabuana", "account": "@camat.sendang", "nip": "197403171998031002",
        "plate": "DR 4711 XY",
    }  # fmt: skip
    case = make.study(make.report(who=person).complaint, cast["verifikator"], until="register")

    assert numbers_in(verifier.get(QUEUE, {"q": find(case)})) == [case.number]


@pytest.mark.parametrize(
    "text",
    [
        "Yusuf Kelana",
        "yus",
        "L-2019-000001",
        "L-0000-000001",
        "9" * 40,
        "tidak ada",
        "%",
        "x" * 5000,
        "\x00",
        "@",
        "https://",
        "https://lain.example/x",
        "https://" + "x" * 5000,
        "٣" * 18,
        "'; --",
    ],
)
def test_search_for_something_else_finds_nothing_and_breaks_nothing(cast, verifier, text):
    make.report(who={"accused_name": "Yusuf Wirabuana"})

    response = verifier.get(QUEUE, {"q": text})

    assert response.status_code == 200
    assert numbers_in(response) == [] or text == "\x00"


def test_search_looks_through_finished_cases_too(cast, verifier):
    officer = cast["verifikator"]
    case = make.study(make.report().complaint, officer, until="examine")
    workflow.move(case, "decline", actor=officer, **DECLINED)

    assert numbers_in(verifier.get(QUEUE, {"q": case.number})) == [case.number]


@pytest.mark.parametrize(
    "query",
    [
        "p=999",
        "p=x",
        "o=1",
        "contest=%00",
        "region=%00",
        "status=zzz",
        "due=1",
        "e=1",
        "agency=x",
        "agency=9999999999999999999999",
        "officer=%00",
        "officer=-1",
        "agency_q=%00",
        "officer_q=%00",
        "region_q=%25",
        "act=x",
        "mark=x",
    ],
)
def test_made_up_addresses_do_no_harm(cast, verifier, query):
    make.report()

    assert verifier.get(f"{QUEUE}?{query}", follow=True).status_code == 200


@pytest.mark.parametrize(
    "query", ["narrative__contains=a", "title=a", "accused__name=a", "reporter__identity=a", "zzz=1"]
)
def test_columns_that_are_no_filter_cannot_be_asked_for(cast, verifier, query):
    make.report()

    page = verifier.get(f"{QUEUE}?{query}", follow=True)

    assert page.redirect_chain == [(QUEUE, 302)]
    assert "saringan yang tidak dikenal" in page.content.decode()


@pytest.mark.parametrize(
    "query", ["", "?q=tirtamukti", "?due=soon&status=all", "?agency_q=tirta&act=DS-07&officer=none&mark=together"]
)
def test_queue_asks_the_database_as_often_for_thirty_cases_as_for_one(cast, verifier, query):
    make.report()
    statements_of(verifier, QUEUE + query)  # the day's calendar and the common words are read once a minute
    one = statements_of(verifier, QUEUE + query)
    for _more in range(29):
        make.report(files=False)

    thirty = statements_of(verifier, QUEUE + query)

    assert (one, one <= 12) == (thirty, True)


def test_queue_is_turned_by_key_forth_and_back_without_counting(cast, verifier):
    cases = [make.report(files=False).complaint.number for _n in range(53)]

    def turned(response, way: str) -> Any:
        return verifier.get(QUEUE + re.search(rf'rel="{way}" href="([^"]+)"', response.content.decode())[1])

    first = verifier.get(QUEUE)
    second = turned(first, "next")
    third = turned(second, "next")
    back = turned(third, "prev")

    assert [numbers_in(page) for page in (first, second, third)] == [cases[:25], cases[25:50], cases[50:]]
    assert (numbers_in(back), numbers_in(turned(back, "prev"))) == (cases[25:50], cases[:25])
    assert 'rel="prev"' not in first.content.decode()
    assert 'rel="next"' not in third.content.decode()
    assert 'rel="prev"' not in turned(back, "prev").content.decode()


def test_pages_keep_what_the_queue_is_narrowed_to(cast, verifier):
    for _n in range(26):
        make.report(files=False)

    page = verifier.get(QUEUE, {"officer": "none", "channel": "portal"}).content.decode()

    following = re.search(r'rel="next" href="([^"]+)"', page)[1]
    assert "officer=none" in following
    assert "channel=portal" in following


@pytest.mark.parametrize("key", ["x", "1.x", ".", "1.", "9" * 40 + ".1", "1." + "9" * 40, "-5.1", "\u0661.1", "1.1.1"])
@pytest.mark.parametrize("way", ["after", "before"])
def test_made_up_keys_show_a_page_and_do_no_harm(cast, verifier, way, key):
    make.report()

    assert verifier.get(QUEUE, {way: key}).status_code == 200
