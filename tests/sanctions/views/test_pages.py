"""The agency's workspace: its own cases only, one next step, nothing typed lost."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from netralitas.letters import letters
from sanctions.models import Proceeding
from tests import make

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 23, 2, tzinfo=UTC)
REPORTER = {
    "mode": "confidential",
    "name": "Sekar Melatiningrum",
    "address": "Jalan Kenanga 7",
    "phone": "0812-0000-0000",
}
SECRET = ["Sekar", "Kenanga", "0812", "Bu Lurah"]


@pytest.fixture
def cast(settings):
    settings.DEMO = True  # the second factor has tests of its own
    return make.cast()


@pytest.fixture
def recommendation(cast):
    report = make.report(you=REPORTER, when={"witnesses": "Bu Lurah"})
    return make.recommend(make.study(report.complaint, cast["verifikator"], until="forward"), cast)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def addresses(row: Proceeding) -> list[str]:
    return [
        f"/instansi/rekomendasi/{row.recommendation_id}/",
        f"/instansi/perkara/{row.pk}/",
        f"/instansi/surat/{row.summonses.get().letter_id}/",
        f"/instansi/surat/{row.recommendation.letter_id}/",
    ]


def test_every_address_opens_to_the_own_officer_and_is_missing_for_all_others(cast, recommendation):
    row = make.proceed(recommendation, cast["instansi"], until="summon")

    assert [signed_in(cast["instansi"]).get(a).status_code for a in addresses(row)] == [302, 200, 200, 200]
    for name in ("instansi-lain", "verifikator", "satgas", "kemendagri", "auditor", "admin"):
        assert [signed_in(cast[name]).get(a).status_code for a in addresses(row)] == [404] * 4
    assert {Client().get(a).status_code for a in addresses(row)} == {302}


def test_receipt_of_the_reporter_is_no_letter_of_the_agency(cast, recommendation):
    receipt = letters.letter_of(recommendation.complaint, "receipt").pk

    assert signed_in(cast["instansi"]).get(f"/instansi/surat/{receipt}/").status_code == 404


def test_no_page_and_no_letter_names_the_reporter_or_a_witness(cast, recommendation):
    with time_machine.travel(START, tick=False) as clock:
        row = make.proceed(recommendation, cast["instansi"], until="summon")
        clock.shift(timedelta(days=14))
        row = make.finish(row, cast["instansi"], until="deliver")
        client = signed_in(cast["instansi"])
        text = client.get("/instansi/").content.decode() + client.get(f"/instansi/perkara/{row.pk}/").content.decode()
    letters = [row.recommendation.letter, row.minutes.letter, row.report.letter, row.decision.letter]
    text += " ".join(str(letter.context) for letter in [*letters, row.summonses.get().letter])

    assert [word for word in SECRET if word in text] == []


@pytest.mark.parametrize("rows", [1, 30])
def test_duties_take_the_same_queries_for_one_row_and_thirty(cast, rows, django_assert_num_queries):
    for _n in range(rows):
        case = make.study(make.report(files=False).complaint, cast["verifikator"], until="forward")
        make.proceed(make.recommend(case, cast), cast["instansi"], until="summon")
    client = signed_in(cast["instansi"])
    client.get("/instansi/")

    with django_assert_num_queries(10):
        page = client.get("/instansi/")
    assert page.content.decode().count('<li class="duty">') == min(rows, 25)


def test_duties_beyond_a_page_follow_by_key(cast):
    for _n in range(27):
        case = make.study(make.report(files=False).complaint, cast["verifikator"], until="forward")
        make.recommend(case, cast)
    client = signed_in(cast["instansi"])

    first = client.get("/instansi/")
    following = client.get("/instansi/", {"sesudah": first.context["following"]})

    assert (len(first.context["duties"]), len(following.context["duties"]), following.context["following"]) == (
        25,
        2,
        "",
    )


def test_case_that_only_waits_for_its_hearing_says_so(cast, recommendation):
    with time_machine.travel(START, tick=False) as clock:
        row = make.proceed(recommendation, cast["instansi"], until="summon")
        waiting = signed_in(cast["instansi"]).get("/instansi/").content.decode()
        clock.move_to(row.summonses.get().hearing_at)
        come = signed_in(cast["instansi"]).get("/instansi/").content.decode()

    assert ("Menunggu pemeriksaan Kamis, 3 Desember 2026" in waiting, "Catat pemeriksaan" in waiting) == (True, False)
    assert ("Menunggu pemeriksaan" in come, "Catat pemeriksaan" in come) == (False, True)


@pytest.mark.parametrize("key", ["x", "2026-01-01,1", "2026-01-01T00:00:00+00:00,x", "\x00,1", "," * 500])
def test_nonsense_key_shows_the_first_page(cast, recommendation, key):
    assert len(signed_in(cast["instansi"]).get("/instansi/", {"sesudah": key}).context["duties"]) == 1


def test_agency_with_nothing_to_do_is_told_so(cast):
    assert "Tidak ada yang menunggu" in signed_in(cast["instansi"]).get("/instansi/").content.decode()


def test_refused_form_keeps_what_was_typed_and_says_where(cast, recommendation):
    row = make.proceed(recommendation, cast["instansi"], until="team")
    answers = {"langkah": "summon", "hearing_on": "2020-01-01", "hearing_time": "09:00", "place": "Ruang Melati"}

    page = signed_in(cast["instansi"]).post(f"/instansi/perkara/{row.pk}/", answers)

    text = page.content.decode()
    assert (page.status_code, "Ruang Melati" in text) == (422, True)
    assert "Hari pemeriksaan harus sesudah hari ini." in text


def test_adding_a_question_loses_nothing_and_sends_nothing(cast, recommendation):
    with time_machine.travel(START, tick=False) as clock:
        row = make.proceed(recommendation, cast["instansi"], until="summon")
        clock.shift(timedelta(days=14))
        answers = {"langkah": "examine", "rows": "3", "tambah": "1", "question-0": "Sehat?", "answer-0": "Ya, sehat."}
        page = signed_in(cast["instansi"]).post(f"/instansi/perkara/{row.pk}/", answers)
    text = page.content.decode()

    assert ("Ya, sehat." in text, 'name="question-4"' in text) == (True, True)
    row.refresh_from_db()
    assert row.status == "summoned"


def test_stale_step_gets_a_sentence_and_does_nothing(cast, recommendation):
    row = make.proceed(recommendation, cast["instansi"], until="summon")

    typed = {"langkah": "summon", "place": "Ruang <b>Mawar</b>"}
    page = signed_in(cast["instansi"]).post(f"/instansi/perkara/{row.pk}/", typed)

    assert (page.status_code, "Langkah ini tidak terbuka lagi" in page.content.decode()) == (409, True)
    assert "Ruang &lt;b&gt;Mawar&lt;/b&gt;" in page.content.decode()
    assert row.summonses.count() == 1


@pytest.mark.parametrize("step", ["team", "examine", "absent", "report", "post", "decide", "close_unproven", "deliver"])
def test_every_step_that_is_no_longer_open_shows_what_was_typed(cast, recommendation, step):
    row = make.proceed(recommendation, cast["instansi"], until="summon")
    typed = {
        "place": "x",
        "summary": "Kata saya",
        "considerations": "Kata saya",
        "note": "Kata saya",
        "venue": "Kata saya",
    }

    page = signed_in(cast["instansi"]).post(f"/instansi/perkara/{row.pk}/", {"langkah": step, **typed})

    asks_for_words = step in {"examine", "report", "decide", "deliver"}
    assert (page.status_code, "Kata saya" in page.content.decode()) == (409, asks_for_words)


@pytest.mark.parametrize("name", ["langkah", "place", "hearing_on"])
@pytest.mark.parametrize("value", ["\x00", "x" * 5000, "<script>alert(1)</script>", "‮", "-1", ""])
def test_hostile_input_is_a_clear_refusal(cast, recommendation, name, value):
    row = make.proceed(recommendation, cast["instansi"], until="team")
    answers = {"langkah": "summon", "hearing_on": "", "hearing_time": "09:00", "place": "Ruang", name: value}

    page = signed_in(cast["instansi"]).post(f"/instansi/perkara/{row.pk}/", answers)

    assert page.status_code in (409, 422)
    assert "<script>alert" not in page.content.decode()


def test_form_sent_after_the_session_ended_comes_back_after_signing_in(cast, recommendation):
    row = make.proceed(recommendation, cast["instansi"], until="team")
    address = f"/instansi/perkara/{row.pk}/"
    mark = signed_in(cast["instansi"]).get(address).context["by"]
    client = Client()

    sent = client.post(address, {"by": mark, "langkah": "summon", "place": "Ruang Anggrek"})
    client.force_login(cast["instansi"])
    page = client.get(address).content.decode()

    assert (sent.status_code, "Ruang Anggrek" in page, "Isian terakhir Anda kembali" in page) == (302, True, True)


def test_kept_form_is_given_to_nobody_else(cast, recommendation):
    row = make.proceed(recommendation, cast["instansi"], until="team")
    address = f"/instansi/perkara/{row.pk}/"
    mark = signed_in(cast["instansi"]).get(address).context["by"]
    client = Client()

    client.post(address, {"by": mark, "langkah": "summon", "place": "Ruang Anggrek"})
    client.force_login(cast["instansi-lain"])

    assert client.get(address).status_code == 404
    assert "Anggrek" not in client.get("/instansi/").content.decode()
