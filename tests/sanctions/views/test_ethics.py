"""A case of the code of ethics on the agency's pages, from the recommendation to the end."""

from datetime import timedelta

import pytest

from netralitas.letters.models import Letter
from sanctions.models import Proceeding
from tests import make
from tests.sanctions import ethicscase
from tests.sanctions.ethicscase import council, ethics_case


class Desk:
    """The officer's browser, signed in anew for each page: weeks pass between them."""

    def __init__(self, officer):
        self.officer = officer

    def get(self, path):
        return make.signed_in(self.officer).get(path)

    def post(self, path, typed):
        return make.signed_in(self.officer).post(path, typed)


@pytest.fixture
def desk(officer, settings):
    settings.DEMO = True  # the second factor has tests of its own
    return Desk(officer)


def address(row) -> str:
    return f"/instansi/perkara/{row.pk}/"


def typed_council(size: int = 5, **given) -> dict:
    """Return what an officer types for a council of a size."""
    keys = ["chair", "secretary", *[f"member-{n}" for n in range(size - 2)]]
    typed = {"langkah": "council", "rows": str(max(size - 2, 1)), "examined_rank": "Pembina (IV/a)"}
    for key, member in zip(keys, council(size), strict=True):
        typed |= {f"{key}_name": member.name, f"{key}_post": member.post, f"{key}_rank": member.rank}
    return typed | {"is_rank_confirmed": "on"} | given


CALL = {"langkah": "call", "hearing_on": "2026-11-30", "hearing_time": "09:00", "place": "Aula"}
SESSION = {
    "langkah": "hear", "held_on": "2026-11-30", "held_time": "09:00", "closed_time": "11:00", "venue": "Aula",
    "findings": "Majelis memeriksa unggahan.", "defence": "Saya menyesal.",
}  # fmt: skip
RESOLVE = {"langkah": "resolve", "verdict": "proven", "vote": "consensus", "reasons": "unggahan diakui"}
STATE = {
    "langkah": "state", "penalty": "MORAL-TERTUTUP", "breach": "mengunggah foto bersama bakal calon",
    "publication": "disampaikan dalam pertemuan tertutup",
}  # fmt: skip
EXECUTE = {"langkah": "execute", "executed_on": "2026-12-07", "how": "Disampaikan oleh Sekretaris Daerah."}
BY_TWO = {"council", "call", "resolve", "state", "action"}  # a letter, which a second officer approves
ACTION = {"langkah": "action", "action": "Pembinaan.", "basis": "Perbup 7/2020 Pasal 12"}


def said(answer) -> str:
    return answer.content.decode()


def test_a_whole_case_is_led_from_the_pages(cast, clock, desk):
    recommendation = ethicscase.recommendation(cast)
    page = said(desk.get(f"/instansi/rekomendasi/{recommendation.pk}/"))
    assert ("Majelis Kode Etik dan berakhir dengan sanksi moral" in page, "dialah yang memanggil" in page) == (
        True,
        False,
    )
    desk.post(
        f"/instansi/rekomendasi/{recommendation.pk}/", {"superior_name": "Ratih", "superior_post": "Sekretaris Daerah"}
    )
    row = Proceeding.objects.get()
    page = said(desk.get(address(row)))
    assert ("Jalur kode etik" in page, "PP 42/2004 Pasal 18 ayat (3)" in page, "Tim Pemeriksa" in page) == (
        True,
        True,
        False,
    )

    steps = [typed_council(), CALL, SESSION, {**RESOLVE, "advised_action": "Pembinaan."}, STATE, EXECUTE, ACTION]
    for typed in steps:
        assert f'value="{typed["langkah"]}"' in said(desk.get(address(row)))
        answer = desk.post(address(row), typed)
        assert (typed["langkah"], answer.status_code) == (typed["langkah"], 302)
        if typed["langkah"] in BY_TWO:
            assert make.approve(row, cast["instansi-kedua"]).status_code == 302
        if typed is CALL:
            assert "Hari sidang majelis belum tiba" in said(desk.get(address(row)))
            assert "Menunggu pemeriksaan Senin, 30 November 2026" in said(desk.get("/instansi/"))
            clock.shift(timedelta(days=14))

    row.refresh_from_db()
    page = said(desk.get(address(row)))
    assert (row.status, "Tugas Anda selesai" in page, "Dilaksanakan" in page) == ("ethics_done", True, True)
    for letter in Letter.objects.filter(subject_type="sanctions.proceeding"):
        assert desk.get(f"/instansi/surat/{letter.pk}/").content.startswith(b"%PDF")


@pytest.mark.parametrize(("size", "said_why"), [(4, "paling sedikit 3 orang"), (6, "harus ganjil, sekarang 6")])
def test_a_council_that_is_none_is_refused_with_the_reasons_and_nothing_is_lost(cast, clock, desk, size, said_why):
    row = ethics_case(cast, clock)

    answer = desk.post(address(row), typed_council(size))

    assert (answer.status_code, said_why in said(answer), "Ratih Kumalasari" in said(answer)) == (422, True, True)
    assert "Pasal 18" in said(answer)


def test_two_more_members_are_asked_for_without_losing_the_others(cast, clock, desk):
    row = ethics_case(cast, clock)

    page = said(desk.post(address(row), typed_council(5, tambah="1")))

    assert ('name="member-4_name"' in page, "Wening Pratiwi" in page, "summary-err" in page) == (True, True, False)


def test_the_agencys_next_council_is_offered_as_the_last_one_was(cast, clock, desk):
    ethics_case(cast, clock, until="council", council={"members": council(7)})

    page = said(desk.get(address(ethics_case(cast, clock))))

    assert ('value="Hasnah Daeng"' in page, 'name="member-4_name"' in page) == (True, True)


def test_what_is_only_remembered_of_open_and_closed_is_marked(cast, clock, desk):
    row = ethics_case(cast, clock, until="resolve")

    page = said(desk.get(address(row)))

    assert page.count("Penjelasan PP 42/2004 Pasal 15 ayat (3)") == 2
    assert page.split("Penjelasan PP 42/2004")[1][:120].count('class="verify"') == 1


@pytest.mark.parametrize(
    ("until", "typed", "wrong"),
    [
        ("open", typed_council(), {"chair_name": "a\x00b"}),
        ("open", typed_council(), {"chair_name": "x" * 5000}),
        ("open", typed_council(), {"chair_nip": "12'; DROP"}),
        ("open", typed_council(), {"chair_post": ""}),
        ("open", typed_council(), {"is_rank_confirmed": ""}),
        ("council", CALL, {"hearing_on": "31-02-2026"}),
        ("council", CALL, {"hearing_on": "2020-01-01"}),
        ("council", CALL, {"place": "x" * 999}),
        ("call", SESSION, {"closed_time": "25:00"}),
        ("call", SESSION, {"held_on": "2999-01-01"}),
        ("call", SESSION, {"defence": ""}),
        ("hear", RESOLVE, {"verdict": "maybe"}),
        ("hear", RESOLVE, {"vote": "majority"}),
        ("hear", RESOLVE, {"vote": "majority", "votes_proven": "-1", "votes_not_proven": "9" * 30}),
        ("hear", RESOLVE, {"vote": "majority", "votes_proven": "2", "votes_not_proven": "2"}),
        ("hear", RESOLVE, {"reasons": " \n \n"}),
        ("resolve", STATE, {"penalty": "Ba"}),
        ("resolve", STATE, {"penalty": "MORAL-TERBUKA' OR 1=1"}),
        ("resolve", STATE, {"breach": ""}),
        ("resolve", STATE, {"publication": "\x00"}),
        ("resolve", STATE, {"delegate_post": "Kepala Bidang"}),
        ("resolve", STATE, {"delegate_post": "a", "delegate_name": "b", "delegate_echelon": "5"}),
        ("resolve", STATE, {"delegate_post": "a", "delegate_name": "b", "delegate_echelon": "99"}),
        ("state", EXECUTE, {"executed_on": "2999-12-31"}),
        ("state", EXECUTE, {"how": ""}),
    ],
)  # fmt: skip
def test_hostile_input_is_a_clear_refusal(cast, clock, desk, until, typed, wrong):
    row = ethics_case(cast, clock, until=until)
    if until == "call":
        clock.shift(timedelta(days=14))
    status = row.status

    answer = desk.post(address(row), typed | wrong)

    row.refresh_from_db()
    assert (answer.status_code, row.status) == (422, status)


@pytest.mark.parametrize("rows", ["999", "-1", "x", ""])
def test_a_count_of_rows_that_is_none_is_the_usual_one(cast, clock, desk, rows):
    row = ethics_case(cast, clock)

    assert desk.post(address(row), typed_council(rows=rows)).status_code == 302


@pytest.mark.parametrize("step", ["decide", "summon", "team", "state", "nothing"])
def test_a_step_that_is_not_open_is_not_taken(cast, clock, desk, step):
    row = ethics_case(cast, clock)

    assert desk.post(address(row), {"langkah": step}).status_code == 409


def test_an_officer_of_another_agency_finds_no_case_and_no_letter(cast, clock, settings):
    settings.DEMO = True
    row = ethics_case(cast, clock, until="state")
    elsewhere = make.signed_in(cast["instansi-lain"])

    for path in (address(row), f"/instansi/surat/{row.statement.letter_id}/"):
        assert elsewhere.get(path).status_code == 404


@pytest.mark.parametrize("rows", [1, 4])
def test_duties_cost_what_those_of_discipline_cost(cast, clock, officer, settings, rows, django_assert_num_queries):
    settings.DEMO = True
    for _n in range(rows):
        ethics_case(cast, clock, until="resolve")
    desk = make.signed_in(officer)
    desk.get("/instansi/")

    with django_assert_num_queries(10):
        desk.get("/instansi/")


def test_a_duty_without_a_clock_still_stands(cast, clock, desk):
    from netralitas.clocks.models import Clock

    row = ethics_case(cast, clock, until="resolve")
    Clock.objects.all().delete()

    page = said(desk.get("/instansi/"))

    assert ("Terbitkan pernyataan" in page, address(row) in page) == (True, True)
    assert ("Tidak ada batas waktu yang berjalan" in page, "Paling lambat" in page) == (True, False)
