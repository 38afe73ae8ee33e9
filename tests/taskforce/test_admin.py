"""The Satgas' rooms: from the page of a forwarded case to the issued letter, and what a refused step says."""

import pytest
from django.urls import reverse

from complaints import triage, workflow
from netralitas.audit.models import Entry
from netralitas.people.models import Instansi
from taskforce.models import Recommendation
from tests import make
from tests.complaints.desk import page as case_page
from tests.complaints.desk import statements_of, step, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

LIST = reverse("admin:taskforce_recommendation_changelist")


def page(row) -> str:
    return reverse("admin:taskforce_recommendation_change", args=[row.pk])


def act(row, action: str) -> str:
    return reverse("admin:taskforce_recommendation_step", args=[row.pk, action])


def open_address(case) -> str:
    return reverse("admin:taskforce_recommendation_open", args=[case.accused.get().pk])


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def case(cast):
    return make.study(make.report().complaint, cast["verifikator"], until="forward")


@pytest.fixture
def satgas(cast):
    return make.at_desk(cast["satgas"])


@pytest.fixture
def supervisor(cast):
    return make.at_desk(cast["kemendagri"])


def test_recommendation_is_led_from_the_case_to_the_letter(cast, case, satgas, supervisor):
    triage.identify(case.accused.get(), make.demo.PERSON, actor=cast["satgas"])

    opened = satgas.post(open_address(case))
    row = Recommendation.objects.get()
    assert (opened.status_code, opened.url) == (302, page(row))
    for browser in (satgas, supervisor):
        signed = browser.post(act(row, "cosign"), {"opinion": "agreed", "note": "Bukti cukup."}, follow=True)
        assert "Hasil verifikasi ditandatangani." in text_of(signed)
    issued = satgas.post(act(row, "issue"), {"grounds": "Terbukti menurut kajian."}, follow=True)

    row.refresh_from_db()
    assert row.status == "awaiting_follow_up"
    words = text_of(issued)
    assert f"Rekomendasi terbit dengan nomor {row.letter.number}" in words
    assert "14 hari kerja sejak rekomendasi diterima" in words
    letter = satgas.get(reverse("admin:taskforce_recommendation_letter", args=[row.pk]))
    assert (letter["Content-Type"], letter.content[:5]) == ("application/pdf", b"%PDF-")
    assert Entry.objects.filter(action="recommendation.read_letter", subject_id=str(row.pk)).count() == 1


def test_panel_on_the_case_says_what_is_missing_before_a_letter_can_be_written(cast, case, satgas):
    words = text_of(satgas.get(case_page(case)))

    assert "Sebelum rekomendasi, lengkapi terlapor: nama, NIP." in words
    opened = satgas.post(open_address(case), follow=True)
    steps = {step["action"]: step["shut"] for step in opened.context["steps"]}
    assert steps["cosign"] == steps["issue"] == "tertutup: Sebelum rekomendasi, lengkapi terlapor: nama, NIP."
    assert steps["close"] == ""


def test_member_of_the_accuseds_agency_reads_why_they_stand_aside(cast, case, satgas):
    triage.identify(
        case.accused.get(), make.demo.PERSON | {"instansi": Instansi.objects.get(code="bkn")}, actor=cast["satgas"]
    )

    assert "Anda bekerja pada instansi terlapor" in text_of(satgas.get(case_page(case)))


def test_steps_that_would_be_refused_say_why_beforehand(cast, case, satgas):
    row = make.recommend(case, cast, issue=False)

    first = text_of(satgas.get(page(row)))
    satgas.post(act(row, "cosign"), {"opinion": "agreed", "note": "Cukup"})
    then = text_of(satgas.get(page(row)))

    assert "terbuka setelah 2 lembaga sepakat; baru 0." in first
    assert "terbuka setelah 2 lembaga sepakat; baru 1." in then
    assert "sudah ditandatangani lembaga Anda." in then


def test_refused_signature_keeps_the_note(cast, case, satgas):
    row = make.recommend(case, cast, issue=False)

    response = satgas.post(act(row, "cosign"), {"note": "Foto dan tautan saling menguatkan"})

    assert (response.status_code, list(response.context["bound"].errors)) == (422, ["opinion"])
    assert "Foto dan tautan saling menguatkan</textarea>" in response.content.decode()


def test_issuing_too_early_says_how_many_signatures_are_missing_and_keeps_the_grounds(cast, case, satgas):
    row = make.recommend(case, cast, issue=False)

    response = satgas.post(act(row, "issue"), {"grounds": "Terbukti menurut kajian"})

    words = text_of(response)
    assert response.status_code == 422
    assert "Rekomendasi perlu tanda tangan 2 lembaga; baru 0." in words
    assert "Terbukti menurut kajian" in words


def test_second_press_is_told_that_the_step_is_recorded(cast, case, satgas):
    row = make.recommend(case, cast, issue=False)
    typed = {"opinion": "agreed", "note": "Cukup"}

    satgas.post(act(row, "cosign"), typed)
    second = satgas.post(act(row, "cosign"), typed, follow=True)

    assert ("Langkah ini sudah tercatat" in text_of(second), row.findings.count()) == (True, 1)


def test_step_on_an_issued_recommendation_comes_too_late(cast, case, supervisor):
    row = make.recommend(case, cast)

    response = supervisor.post(act(row, "close"), {"reason": "Keliru"})

    assert response.status_code == 409


def test_case_goes_back_through_the_door_that_ends_open_verifications(cast, case, satgas):
    row = make.recommend(case, cast, issue=False)

    response = satgas.post(step(case, "return"), {"reason": "Kajian belum menyebut waktu unggahan"})

    row.refresh_from_db()
    case.refresh_from_db()
    assert (response.status_code, case.status, row.status) == (302, "returned", "void")


def test_case_with_an_issued_recommendation_offers_no_way_back(cast, case, satgas):
    make.recommend(case, cast)

    assert satgas.get(case_page(case)).context["steps"] == []
    assert satgas.post(step(case, "return"), {"reason": "Keliru"}).status_code == 409


def test_verifier_sees_what_became_of_the_case_once_it_is_issued(cast, case):
    verifier = make.at_desk(cast["verifikator"])
    row = make.recommend(case, cast, issue=False)
    before = verifier.get(page(row)).status_code
    for name in ("satgas", "kemendagri"):
        make.at_desk(cast[name]).post(act(row, "cosign"), {"opinion": "agreed", "note": "Cukup"})
    make.at_desk(cast["satgas"]).post(act(row, "issue"), {"grounds": ""})

    response = verifier.get(page(row))

    assert (before, response.status_code, response.context["steps"]) == (404, 200, [])
    assert row.number in verifier.get(case_page(case)).content.decode()


def test_list_shows_the_window_and_finds_by_number_letter_and_agency(cast, case, satgas):
    row = make.recommend(case, cast)
    row.refresh_from_db()

    for text in ("", row.number, case.number, row.letter.number, "tirtamukti"):
        assert satgas.get(LIST, {"q": text}).context["cl"].result_list == [row]
    assert "14 hari kerja lagi" in text_of(satgas.get(LIST))
    assert satgas.get(LIST, {"q": "R-2026-999999"}).context["cl"].result_count == 0
    assert satgas.get(LIST, {"due": "late"}).context["cl"].result_count == 0
    assert satgas.get(LIST, {"status": "awaiting_follow_up"}).context["cl"].result_count == 1
    assert satgas.get(f"{LIST}?accused__name=x", follow=True).redirect_chain == [(LIST, 302)]


def test_list_asks_the_database_as_often_for_ten_lines_as_for_one(cast, case, satgas):
    make.recommend(case, cast)
    statements_of(satgas, LIST)
    one = statements_of(satgas, LIST)
    for _more in range(9):
        make.recommend(make.study(make.report(files=False).complaint, cast["verifikator"], until="forward"), cast)

    ten = statements_of(satgas, LIST)

    assert (one, one <= 12) == (ten, True)


def test_pages_stay_within_their_budget_of_statements(cast, case, satgas):
    row = make.recommend(case, cast)
    satgas.get(page(row))

    assert statements_of(satgas, page(row)) <= 25
    assert statements_of(satgas, case_page(case)) <= 25


def test_reading_is_journaled_once_per_request(cast, case, satgas):
    row = make.recommend(case, cast, issue=False)

    satgas.get(page(row))

    assert Entry.objects.filter(action="recommendation.read", subject_id=str(row.pk)).count() == 1


def test_opening_is_asked_for_by_post_only(cast, case, satgas):
    assert satgas.get(open_address(case)).status_code == 405


def test_verifier_cannot_open_a_verification(cast, case):
    triage.identify(case.accused.get(), make.demo.PERSON, actor=cast["satgas"])

    response = make.at_desk(cast["verifikator"]).post(open_address(case), follow=True)

    assert (response.status_code, Recommendation.objects.count()) == (200, 0)


def test_registered_case_is_nothing_the_satgas_can_open(cast, satgas):
    case = make.study(make.report().complaint, cast["verifikator"], until="register")

    assert satgas.post(open_address(case)).status_code == 404
    assert satgas.get(case_page(case)).status_code == 404
    assert workflow.steps_for(case, "satgas") == []


def test_misaddressed_verification_is_voided_on_its_page_and_opened_anew_from_the_case(cast, case, satgas):
    row = make.recommend(case, cast, issue=False)
    assert [step["action"] for step in satgas.get(page(row)).context["steps"]] == ["cosign", "issue", "close"]
    triage.identify(row.accused, {"instansi": Instansi.objects.get(code="pemda-99-02")}, actor=cast["satgas"])

    steps = {step["action"]: step["shut"] for step in satgas.get(page(row)).context["steps"]}
    assert (steps["issue"], steps["void"]) == ("tertutup: instansi terlapor sudah diubah.", "")
    assert satgas.post(act(row, "void"), {"reason": ""}).status_code == 422
    satgas.post(act(row, "void"), {"reason": "Pegawai kabupaten lain"})

    assert "Dibatalkan" in text_of(satgas.get(page(row)))
    (line,) = satgas.get(case_page(case)).context["hung"][0]["lines"]
    assert (line["row"], line["may_open"]) == (None, True)


def test_closed_case_says_so_on_its_page_and_opens_nothing_more(cast, case, satgas):
    row = make.recommend(case, cast, issue=False)
    satgas.post(act(row, "close"), {"reason": "Bukti kurang"})

    response = satgas.get(case_page(case))

    (line,) = response.context["hung"][0]["lines"]
    assert (line["row"], line["may_open"]) == (row, False)
    assert [mark.label for mark in response.context["marks"]][-1] == "Satgas menutup perkara tanpa rekomendasi"
    assert "Ditutup tanpa rekomendasi" in text_of(response)
