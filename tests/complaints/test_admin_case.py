"""The page of a case: what it says, what it never says, and its evidence."""

import pytest
from django.urls import reverse

from complaints.models import Complaint, Evidence
from complaints.tasks import scan_waiting
from netralitas.audit.models import Entry
from tests import make
from tests.complaints.desk import page, statements_of, step, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def verifier(cast):
    return make.at_desk(cast["verifikator"])


def test_page_explains_the_clock_and_offers_the_next_step_first(cast, verifier):
    case = make.report().complaint

    response = verifier.get(page(case))

    words = text_of(response)
    for expected in [
        case.title, case.number, "2 hari kalender sejak laporan diterima", "perlu verifikasi", "Mulai kajian awal",
        "Camat mengunggah foto bersama pasangan calon", "Kecamatan Sendang Asri", "Anonim", "rantai utuh",
        "Mengunggah foto bersama calon", "Gambar (JPEG)", "Garis waktu", "Laporan diterima",
    ]:  # fmt: skip
        assert expected in words
    assert [step.action for step in response.context["steps"]] == ["examine", "adopt"]


def test_reading_a_case_is_journaled_once_per_request(cast, verifier):
    case = make.report().complaint

    verifier.get(page(case))
    verifier.post(step(case, "adopt"), {"reason": ""})

    reads = Entry.objects.filter(action="complaint.read", subject_id=str(case.pk))
    assert [entry.actor_label for entry in reads] == ["verifikator", "verifikator"]


@pytest.mark.parametrize(
    ("mode", "kind", "said"),
    [
        ("anonymous", "initial_information", "Anonim"),
        ("confidential", "report", "Tersegel"),
        ("open", "report", "Terbuka"),
    ],
)
def test_reporter_is_never_named_on_the_page(cast, verifier, mode, kind, said):
    you = {"mode": mode, "name": "Rahmadi Pelapor", "address": "Jalan Rahasia 17", "phone": "0812000111"}
    case = make.report(you=you).complaint
    item = case.evidence.get(kind="file")
    item.name = "Pernyataan Rahmadi Pelapor.jpg"
    item.save()

    response = verifier.get(page(case))

    assert (case.kind, said in text_of(response)) == (kind, True)
    for secret in ("Rahmadi", "Jalan Rahasia", "0812000111"):
        assert secret not in response.content.decode()


def test_completeness_is_judged_by_the_same_rule_as_the_receipt(cast, verifier):
    you = {"mode": "confidential", "name": "Rahmadi Pelapor", "address": "Jalan Rahasia 17"}
    whole, gaps = make.report(you=you).complaint, make.report(files=False, when={"place": ""}).complaint

    assert verifier.get(page(whole)).context["elements"].is_complete is True
    missing = verifier.get(page(gaps)).context["elements"].missing
    assert [element.code for element in missing] == ["reporter", "place", "evidence"]


def test_page_stays_within_its_budget_of_statements(cast, verifier):
    case = make.report(what={"acts": []}).complaint
    verifier.get(page(case))

    statements = statements_of(verifier, page(case))

    assert statements <= 25


def test_post_on_the_page_itself_changes_nothing(cast, verifier):
    case = make.report().complaint

    assert verifier.post(page(case), {"status": "registered"}).status_code == 403


# --- Evidence


def test_clean_copy_of_a_photo_opens_in_a_cage_and_is_journaled(cast, verifier):
    case = make.report().complaint
    scan_waiting()
    row = case.evidence.get(kind=Evidence.Kind.FILE)

    response = verifier.get(reverse("admin:complaints_complaint_evidence", args=[case.pk, row.pk]))

    data = b"".join(response.streaming_content)
    assert (data[:3], b"Exif" in data) == (b"\xff\xd8\xff", False)
    assert dict(response.headers) | {
        "Content-Type": "image/jpeg",
        "Content-Disposition": f'inline; filename="{case.number}-bukti-{row.pk}.jpg"',
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; img-src 'self'; sandbox",
    } == dict(response.headers)
    assert response["Cache-Control"].startswith("no-store, private")
    assert Entry.objects.filter(action="evidence.read", subject_id=str(row.pk)).count() == 1


def test_file_without_a_clean_copy_does_not_open(cast, verifier):
    case = make.report().complaint
    row = case.evidence.get(kind=Evidence.Kind.FILE)
    address = reverse("admin:complaints_complaint_evidence", args=[case.pk, row.pk])

    assert address not in verifier.get(page(case)).content.decode()
    response = verifier.get(address, follow=True)

    assert "Salinan bersih berkas ini belum ada." in text_of(response)


def test_link_and_evidence_of_another_case_are_no_files_here(cast, verifier):
    case, other = make.report().complaint, make.report().complaint
    scan_waiting()
    link = case.evidence.get(kind=Evidence.Kind.LINK)
    strange = other.evidence.get(kind=Evidence.Kind.FILE)

    for row in (link, strange):
        assert verifier.get(reverse("admin:complaints_complaint_evidence", args=[case.pk, row.pk])).status_code == 404


def test_criminal_mark_has_its_note_and_changes_nothing_of_the_neutrality_track(cast, verifier):
    case = make.study(make.report().complaint, cast["verifikator"], until="study")
    before = (case.status, case.due_at, case.milestones.count())
    assert verifier.post(step(case, "flag_criminal"), {"flagged": "yes", "note": ""}).status_code == 422

    verifier.post(step(case, "flag_criminal"), {"flagged": "yes", "note": "Pasal 188 UU 1/2015"})

    case.refresh_from_db()
    assert (case.status, case.due_at, case.milestones.count()) == before
    words = text_of(verifier.get(page(case)))
    assert "Jalur pidana ditandai" in words
    assert "Pasal 188 UU 1/2015" in words
    seen = verifier.get(page(case)).context["criminal_form"]["seen"].value()
    verifier.post(step(case, "flag_criminal"), {"flagged": "no", "note": "Bukan pejabat", "seen": seen})
    assert "Jalur pidana ditandai" not in text_of(verifier.get(page(case)))


@pytest.mark.parametrize("name", ["satgas", "kemendagri", "auditor"])
def test_nobody_else_marks_a_case_for_the_criminal_track(cast, name):
    case = make.study(make.report().complaint, cast["verifikator"], until="forward")

    response = make.at_desk(cast[name]).post(step(case, "flag_criminal"), {"flagged": "yes", "note": "x"})

    case.refresh_from_db()
    assert (response.status_code, case.is_criminal_flagged) == (409, False)


@pytest.mark.parametrize(
    ("named", "is_shown"), [("Kelurahan Melati", True), ("PEMERINTAH kabupaten tirtamukti ", False)]
)
def test_office_a_citizen_named_stays_beside_the_agency_it_was_matched_to(verifier, named, is_shown):
    case = make.report(who={"agency_text": named}).complaint
    assert case.accused.get().instansi

    for address in (page(case), reverse("admin:complaints_complaint_print", args=[case.pk])):
        assert ("Tempat kerja menurut pelapor" in text_of(verifier.get(address))) is is_shown


@pytest.mark.parametrize(
    ("until", "passed"),
    [
        ("", ["Diterima"]),
        ("examine", ["Diterima", "Kajian awal"]),
        ("register", ["Diterima", "Kajian awal", "Diregister"]),
    ],
)
def test_step_bar_of_a_case_that_ended_shows_only_what_it_passed(cast, verifier, until, passed):
    case = make.report().complaint
    if until:
        make.study(case, cast["verifikator"], until=until)
    Complaint.objects.filter(pk=case.pk).update(status="withdrawn")

    marks = verifier.get(page(case)).context["marks"]

    assert [mark.label for mark in marks] == [*passed, "Ditarik"]
