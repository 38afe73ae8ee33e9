"""A draft on the pages of the workspace: who sees it, who may press what, and what comes back."""

import io
from datetime import timedelta

import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints.models import Violation
from netralitas.audit.models import Entry
from netralitas.letters.models import Letter
from netralitas.people.models import User
from sanctions import approval, proceedings
from sanctions.meanwhile import seen_by
from sanctions.models import Draft
from tests import make
from tests.sanctions.conftest import MONDAY

SENT = {"langkah": "summon", "hearing_on": "2026-12-03", "hearing_time": "09:00", "place": "Ruang <b>Melati</b>"}


@pytest.fixture
def row(cast, clock, settings):
    settings.DEMO = True  # the second factor has tests of its own
    return make.procedure(cast, clock, until="team")


@pytest.fixture
def author(cast, row):
    return make.signed_in(cast["instansi"])


@pytest.fixture
def second(cast, row):
    return make.signed_in(cast["instansi-kedua"])


def address(row) -> str:
    return f"/instansi/perkara/{row.pk}/"


def judged(browser, row, judgement: str, **more):
    return browser.post(address(row), {"konsep": row.drafts.latest("pk").pk, "putusan": judgement, **more})


def text_of(answer) -> str:
    return " ".join("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.content)).pages).split())


def test_what_is_sent_becomes_a_draft_and_the_second_officer_issues_it(row, author, second):
    page = author.get(address(row)).content.decode()
    assert ("Disimpan sebagai konsep." in page, "Wahyu Kartikaningsih" in page) == (True, True)

    waiting = author.post(address(row), SENT, follow=True).content.decode()
    assert ("menunggu petugas kedua" in waiting, "Tarik dan ubah" in waiting) == (True, True)
    assert ("Setujui dan terbitkan" in waiting, 'value="summon"' in waiting) == (False, False)
    assert "Ruang &lt;b&gt;Melati&lt;/b&gt;" in waiting

    offered = second.get(address(row)).content.decode()
    assert ("periksa konsep surat" in offered, "Budi Prasetyawan" in offered) == (True, True)
    assert ("Setujui dan terbitkan" in offered, "Tarik dan ubah" in offered) == (True, False)
    done = second.post(
        address(row), {"konsep": row.drafts.get().pk, "putusan": "approve", "dilihat": seen_by(row)}, follow=True
    ).content.decode()

    letter = row.summonses.get().letter
    assert f"Surat panggilan {letter.number} terbit." in done
    assert "konsep Budi Prasetyawan, disetujui Wahyu Kartikaningsih" in done


def test_the_preview_says_what_the_letter_will_say_and_is_marked_as_a_draft(row, author, second):
    Violation.objects.update(needs_verification=True)
    author.post(address(row), SENT)
    page = second.get(address(row)).content.decode()
    preview = second.get(f"/instansi/konsep/{row.drafts.get().pk}/1/")
    draft = text_of(preview)
    make.approve(row, User.objects.get(username="instansi-kedua"))
    letter = row.summonses.get().letter
    issued = text_of(second.get(f"/instansi/surat/{letter.pk}/"))

    assert (preview["Content-Type"], preview["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert "Bagian yang diberi latar kuning" in page
    assert ("DRAF" in draft, letter.number in draft) == (True, False)
    assert ("DRAF" in issued, letter.number in issued) == (False, True)
    for said in ("Yusuf Wirabuana", "Kamis, 3 Desember 2026", "Ruang <b>Melati</b>", letter.context["notes"][0]):
        assert (said in draft, said in issued) == (True, True), said
    assert letter.context == Draft.objects.get().letters[0]["context"]
    assert Entry.objects.filter(action="proceeding.read_draft").count() == 1


def test_a_draft_that_is_read_makes_no_page_stale(row, author, second):
    author.post(address(row), SENT)
    before = seen_by(row)

    second.get(f"/instansi/konsep/{row.drafts.get().pk}/1/")

    assert seen_by(row) == before


@pytest.mark.parametrize("n", [0, 2, 99])
def test_a_letter_that_a_draft_does_not_have_is_missing(row, author, n):
    author.post(address(row), SENT)

    assert author.get(f"/instansi/konsep/{row.drafts.get().pk}/{n}/").status_code == 404


@pytest.mark.parametrize("name", ["instansi-lain", "verifikator", "satgas", "kemendagri", "auditor", "admin"])
def test_nobody_of_another_office_sees_or_judges_a_draft(row, author, cast, name):
    author.post(address(row), SENT)
    stranger = make.signed_in(cast[name])

    answers = [
        stranger.get(f"/instansi/konsep/{row.drafts.get().pk}/1/"),
        judged(stranger, row, "approve"),
        judged(stranger, row, "return", note="x"),
        judged(stranger, row, "withdraw"),
    ]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert Draft.objects.get().state == "open"


def test_a_draft_of_another_case_is_missing_on_this_page(row, author, cast):
    other = make.proceed(make.recommendation(cast), cast["instansi"], until="team")
    author.post(address(row), SENT)

    answer = author.post(address(other), {"konsep": row.drafts.get().pk, "putusan": "withdraw"})

    assert (answer.status_code, Draft.objects.get().state) == (404, "open")


def test_a_returned_draft_comes_back_with_its_note_and_its_words(row, author, second):
    author.post(address(row), SENT)
    refused = judged(second, row, "return", note="")
    assert (refused.status_code, "Tulis apa yang perlu diperbaiki." in refused.content.decode()) == (422, True)

    judged(second, row, "return", note="Sebutkan <i>lantai</i> ruang.")

    page = author.get(address(row))
    text = page.content.decode()
    assert (page.status_code, "Sebutkan &lt;i&gt;lantai&lt;/i&gt; ruang." in text) == (200, True)
    assert ('value="2026-12-03"' in text, 'value="Ruang &lt;b&gt;Melati&lt;/b&gt;"' in text) == (True, True)
    assert "Perbaiki konsep surat" in author.get("/instansi/").content.decode()
    again = author.post(address(row), SENT | {"place": "Ruang Melati, lantai 2", "dilihat": seen_by(row)})
    assert (again.status_code, row.drafts.latest("pk").state) == (302, "open")


def test_who_wrote_a_draft_takes_it_back_and_goes_on_writing(row, author):
    author.post(address(row), SENT)

    page = judged(author, row, "withdraw")
    text = author.get(address(row)).content.decode()

    assert (page.status_code, Draft.objects.get().state) == (302, "withdrawn")
    assert ("Konsep dikembalikan" in text, 'value="Ruang &lt;b&gt;Melati&lt;/b&gt;"' in text) == (False, True)


def test_who_wrote_a_draft_cannot_press_approve(row, author):
    author.post(address(row), SENT)

    answer = judged(author, row, "approve")

    assert (answer.status_code, "Konsep ini Anda susun sendiri." in answer.content.decode()) == (422, True)
    assert Letter.objects.filter(kind="summons").count() == 0


def test_an_officer_alone_is_told_whom_to_ask(row, author, cast):
    User.objects.filter(username="instansi-kedua").update(is_active=False)

    before = author.get(address(row)).content.decode()
    after = author.post(address(row), SENT, follow=True).content.decode()

    for text in (before, after):
        assert ("Diperlukan petugas kedua." in text, "Minta pengelola akun portal" in text) == (True, True)
    assert (Letter.objects.filter(kind="summons").count(), Draft.objects.get().state) == (0, "open")


def test_no_other_step_goes_past_a_draft(row, author, second):
    author.post(address(row), SENT)
    typed = {"langkah": "team", "supervision_name": "Teguh"}

    answer = second.post(address(row), typed)

    text = answer.content.decode()
    assert (answer.status_code, "menunggu persetujuan. Langkah lain" in text, "Teguh" in text) == (409, True, True)


def test_a_judgement_that_comes_too_late_keeps_the_note(row, author, second):
    author.post(address(row), SENT)
    seen, pk = seen_by(row), row.drafts.get().pk
    judged(author, row, "withdraw")

    late = second.post(address(row), {"konsep": pk, "putusan": "return", "note": "Kata saya", "dilihat": seen})
    later = second.post(address(row), {"konsep": pk, "putusan": "approve", "dilihat": seen_by(row)})

    text = late.content.decode()
    assert (late.status_code, "Perkara ini berubah" in text, "Kata saya" in text) == (409, True, True)
    assert (later.status_code, "Konsep ini sudah diputus" in later.content.decode()) == (409, True)


def test_a_case_that_moved_is_said_where_the_draft_stands(row, author, second, officer):
    author.post(address(row), SENT)
    proceedings.set_post(row, post_class="Pengawas", rank="Penata", actor=officer)

    answer = judged(second, row, "approve")

    text = answer.content.decode()
    assert (answer.status_code, "sudah bergerak sejak konsep disusun" in text) == (409, True)
    assert ("Kembalikan dengan catatan" in text, row.summonses.count()) == (True, 0)


def test_a_form_that_holds_no_more_is_not_issued(row, author, cast):
    author.post(address(row), SENT)
    Draft.objects.update(sent={"hearing_on": ["2026-12-03"], "hearing_time": ["09:00"], "place": [""]})

    answer = make.approve(row, cast["instansi-kedua"])

    text = answer.content.decode()
    assert (answer.status_code, "Isian konsep ini tidak dapat dipakai lagi" in text) == (422, True)
    assert row.summonses.count() == 0


def test_a_hearing_that_has_come_meanwhile_is_refused_with_the_words_of_the_step(row, author, cast, clock):
    author.post(address(row), SENT)
    clock.shift(timedelta(days=14))

    answer = make.approve(row, cast["instansi-kedua"])

    assert (answer.status_code, "Hari pemeriksaan harus sesudah hari ini." in answer.content.decode()) == (422, True)


def test_a_distance_that_became_unusual_is_said_beside_the_draft_and_hinders_nothing(row, author, second, cast, clock):
    author.post(address(row), SENT)
    before = second.get(address(row)).content.decode()
    clock.shift(timedelta(days=1))  # seven working days between letter and hearing become six
    second.force_login(cast["instansi-kedua"])

    after = second.get(address(row)).content.decode()

    assert ("hari kerja sejak hari ini" in before, "hari kerja sejak hari ini" in after) == (False, True)
    assert make.approve(row, cast["instansi-kedua"]).status_code == 302


@pytest.mark.parametrize("name", ["konsep", "putusan", "note"])
@pytest.mark.parametrize("value", ["\x00", "x" * 5000, "<script>alert(1)</script>", "‮", "-1", "٣", ""])
def test_a_hostile_judgement_is_a_clear_refusal(row, author, second, name, value):
    author.post(address(row), SENT)
    sent = {"konsep": row.drafts.get().pk, "putusan": "return", "note": "", name: value}

    answer = second.post(address(row), sent)

    accepted = name == "note" and value in ("<script>alert(1)</script>", "‮", "-1", "٣")
    assert answer.status_code in ((302,) if accepted else (404, 409, 422))
    assert "<script>alert" not in second.get(address(row)).content.decode()
    assert (Draft.objects.get().state, row.summonses.count()) == ("returned" if accepted else "open", 0)


def test_the_draft_is_a_duty_of_the_others_and_a_wait_of_its_author(row, author, second):
    author.post(address(row), SENT)

    mine, theirs = (browser.get("/instansi/").content.decode() for browser in (author, second))

    assert ("Periksa konsep surat" in mine, "Konsep surat menunggu persetujuan" in mine) == (False, True)
    assert ("Periksa konsep surat" in theirs, "Konsep surat menunggu persetujuan" in theirs) == (True, False)


@pytest.mark.parametrize("rows", [1, 30])
def test_duties_with_drafts_take_the_queries_of_those_without(cast, settings, rows, django_assert_num_queries):
    settings.DEMO = True
    browser = make.signed_in(cast["instansi"])
    for _n in range(rows):
        case = make.proceed(make.recommendation(cast), cast["instansi"], until="team")
        assert browser.post(address(case), SENT).status_code == 302
    second = make.signed_in(cast["instansi-kedua"])
    second.get("/instansi/")

    with django_assert_num_queries(10):
        page = second.get("/instansi/")
    assert page.content.decode().count("Periksa konsep surat") == min(rows, 25)


@pytest.mark.parametrize("rows", [1, 4])
def test_duties_with_returned_drafts_take_the_queries_of_those_without(
    cast, clock, settings, rows, django_assert_num_queries
):
    settings.DEMO = True
    for _n in range(rows):
        clock.move_to(MONDAY)
        case = make.procedure(cast, clock, until="report")
        sent = {"langkah": "decide", "penalty": "Ba", "considerations": "a"}
        assert make.signed_in(cast["instansi"]).post(address(case), sent).status_code == 302
        approval.give_back(case.drafts.get(step="decide"), note="Kurang.", actor=cast["instansi-kedua"])
    author = make.signed_in(cast["instansi"])
    author.get("/instansi/")

    with django_assert_num_queries(10):
        page = author.get("/instansi/")
    assert page.content.decode().count("Perbaiki konsep surat") == rows


def test_the_page_of_a_case_takes_the_same_queries_after_one_draft_and_after_many(row, author):
    def counted() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            author.get(address(row))
        return len(queries)

    author.post(address(row), SENT)
    first = counted()
    for _n in range(10):
        judged(author, row, "withdraw")
        author.post(address(row), SENT)

    assert (counted(), row.drafts.count()) == (first, 11)


def test_a_judgement_sent_after_the_session_ended_comes_back_after_signing_in(row, author, cast, client):
    author.post(address(row), SENT)
    second = make.signed_in(cast["instansi-kedua"])
    mark = second.get(address(row)).context["by"]

    sent = {"by": mark, "konsep": row.drafts.get().pk, "putusan": "return", "note": "Lantai berapa?"}
    answer = client.post(address(row), sent)
    client.force_login(cast["instansi-kedua"])
    page = client.get(address(row)).content.decode()

    assert (answer.status_code, "Lantai berapa?" in page, Draft.objects.get().state) == (302, True, "open")
