"""Reports that come by telephone, by letter, through LAPOR! or as a finding: the same rules, entered by an officer."""

import threading
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from complaints import deskfiles, deskintake, documents, tracking, twins, unsealing
from complaints.models import Complaint, Evidence, Reporter
from complaints.tasks import scan_waiting
from netralitas.audit.models import Entry
from netralitas.people.roles import Role
from tests import make
from tests.complaints.desk import QUEUE, numbers_in, text_of
from tests.complaints.desk import page as page_of
from tests.lib import samples

ADD = reverse("admin:complaints_complaint_add")
TYPED = {
    "once": "satu-kali-saja",
    "channel": "hotline",
    "external_number": "T-2024-17",
    "received_on": "2024-10-21",
    "received_time": "09:30",
    "mode": "confidential",
    "name": "Kenanga Puspita",
    "address": "Jalan Melati 1",
    "post": "Camat Sendang Asri",
    "agency_q": "tirtamukti",
    "region_q": "tirtamukti",
    "narrative": "Penelepon melihat camat membagikan kaus calon di balai desa.",
    "act": "DS-07",
    "occurred_on": "2024-10-20",
    "known_on": "2024-10-20",
    "place": "Balai desa",
    "contest": "PILKADA-2024",
    "employment_status": "pns",
}


@pytest.fixture
def cast(db, settings, tmp_path):
    settings.STORE_DIR = tmp_path
    return make.cast()


@pytest.fixture
def desk(cast):
    return make.at_desk(cast["verifikator"])


def changed(**values) -> dict:
    return {key: value for key, value in {**TYPED, **values}.items() if value is not None}


def test_call_becomes_a_report_with_its_own_code_and_its_clock_from_the_call(desk, cast):
    page = desk.post(ADD, changed(berkas=make.photo()))

    case = Complaint.objects.get()
    assert (page.status_code, case.kind, case.channel, case.external_number) == (200, "report", "hotline", "T-2024-17")
    assert case.received_at.isoformat() == "2024-10-21T01:30:00+00:00"  # 09.30 in central Indonesia
    assert (case.entered_by, case.region_id, case.accused.get().instansi.code) == (
        cast["verifikator"],
        "99.01",
        "pemda-99-01",
    )
    assert case.due_at.date().isoformat() == "2024-10-23"
    assert [act.violation.code for act in case.acts.all()] == ["DS-07"]
    assert case.evidence.filter(kind=Evidence.Kind.FILE).count() == 1
    assert Reporter.objects.get().identity["name"] == "Kenanga Puspita"
    assert "Kenanga" not in page.content.decode()
    code = page.context["code"]
    assert tracking.open_by_code(code).complaint == case
    entry = Entry.objects.get(action="complaint.receive")
    assert (entry.actor_label, entry.data["channel"]) == ("verifikator", "hotline")
    assert code.split("-")[0] not in str(list(Entry.objects.values_list("data", flat=True)))
    assert case.number in numbers_in(desk.get(QUEUE))
    assert numbers_in(desk.get(QUEUE, {"q": "T-2024-17"})) == [case.number]
    words = text_of(desk.get(page_of(case)))
    assert "lewat Hotline (nomor T-2024-17) · dicatat Vera Larasmaya" in words


def test_entry_tells_at_once_what_looks_like_the_same_event(desk):
    desk.post(ADD, changed(plate="DX 1203 AB"))
    before = Complaint.objects.get()

    again = desk.post(ADD, changed(plate="DX 1203 AB", once="yang-kedua", external_number="T-2024-18"))
    other = desk.post(ADD, changed(post="Lurah Pantai Jaya", once="yang-ketiga", external_number="T-2024-19"))

    assert [one.case for one in again.context["alike"]] == [before]
    assert again.context["alike"][0].likeness.reasons[0] == "nomor kendaraan sama"
    assert before.number in text_of(again)
    assert other.context["alike"] == []


def test_entry_whose_day_lies_outside_the_stages_is_taken_and_marked(desk):
    page = desk.post(ADD, changed(occurred_on="2024-12-20", known_on="2024-12-20", received_on="2024-12-21"))

    assert "Kejadian 20 Desember 2024 sesudah tahapan Pilkada 2024" in page.context["doubt"]
    assert Complaint.objects.get().contest_id == "PILKADA-2024"


def test_entry_may_say_that_it_was_no_contest(desk):
    page = desk.post(ADD, changed(contest="outside", act="DS-05"))

    case = Complaint.objects.get()
    assert (case.is_outside_contests, case.contest, page.context["doubt"]) == (True, None, "")


def test_finding_is_the_supervisors_own_and_shows_no_code(desk, cast):
    page = desk.post(ADD, changed(channel="finding", mode=None, name=None, address=None, external_number=None))

    case = Complaint.objects.get()
    assert (page.status_code, case.kind, page.context["code"]) == (200, "finding", "")
    assert Reporter.objects.get().identity["name"] == cast["verifikator"].full_name


def test_anonymous_caller_leaves_initial_information_and_no_identity(desk):
    desk.post(ADD, changed(mode="anonymous", name="Terucap di telepon", address=None))

    assert (Complaint.objects.get().kind, Reporter.objects.count()) == ("initial_information", 0)


def test_second_press_is_one_report_and_leads_to_it(desk):
    desk.post(ADD, TYPED)
    second = desk.post(ADD, TYPED, follow=True)

    assert Complaint.objects.count() == 1
    assert "Laporan ini sudah tercatat" in text_of(second)


def test_number_of_the_other_channel_is_taken_once(desk):
    desk.post(ADD, TYPED)
    again = desk.post(ADD, changed(once="lain"))
    elsewhere = desk.post(ADD, changed(once="lain-lagi", channel="lapor"))

    assert (again.status_code, list(again.context["form"].errors)) == (422, ["external_number"])
    assert Complaint.objects.get(channel="hotline").number in text_of(again)
    assert (elsewhere.status_code, Complaint.objects.count()) == (200, 2)


def test_number_of_another_region_is_taken_and_names_no_case(cast, desk):
    desk.post(ADD, TYPED)
    elsewhere = make.at_desk(make.user(Role.VERIFIER, region="99.02"))

    page = elsewhere.post(ADD, changed(once="lain"))

    assert (page.status_code, list(page.context["form"].errors)) == (422, ["external_number"])
    assert Complaint.objects.get().number not in page.content.decode()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"channel": None}, "channel"),
        ({"channel": "portal"}, "channel"),
        ({"mode": None}, "mode"),
        ({"name": ""}, "name"),
        ({"post": ""}, "post"),
        ({"narrative": " "}, "narrative"),
        ({"received_on": ""}, "received_on"),
        ({"received_on": "2999-01-01"}, "received_on"),
        ({"received_time": "29:99"}, "received_time"),
        ({"known_on": "2024-10-01"}, "known_on"),
        ({"region_q": "zzzz"}, "region_q"),
        ({"region_q": "kabupaten"}, "region"),
        ({"agency": "99999999"}, "agency"),
        ({"agency": "9" * 60}, "agency"),
        ({"region": "٣"}, "region"),
        ({"region": "\x00"}, "region"),
        ({"act": "DS-99"}, "act"),
        ({"contest": "x"}, "contest"),
        ({"narrative": "a" * 5000}, "narrative"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(desk, change, field):
    page = desk.post(ADD, changed(**change))

    assert (page.status_code, list(page.context["form"].errors)) == (422, [field])
    assert Complaint.objects.count() == 0
    if "place" not in change:
        assert 'value="Balai desa"' in page.content.decode()


def test_moment_that_has_not_come_is_refused(desk):
    soon = timezone.localtime() + timedelta(minutes=90)

    page = desk.post(ADD, changed(received_on=soon.date().isoformat(), received_time=soon.strftime("%H:%M")))

    assert (page.status_code, Complaint.objects.count()) == (422, 0)


def test_file_that_is_not_taken_is_named_and_the_others_wait_for_the_next_press(desk):
    archive = SimpleUploadedFile("arsip.zip", b"PK\x05\x06" + b"\0" * 18)

    page = desk.post(ADD, changed(berkas=[make.photo(), archive]))

    assert (page.status_code, Complaint.objects.count()) == (422, 0)
    assert "arsip.zip: " in text_of(page)
    assert "foto-dua-jari.jpg" in text_of(page)
    desk.post(ADD, changed(held=page.context["held_mark"]))
    assert Complaint.objects.get().evidence.filter(kind=Evidence.Kind.FILE).count() == 1


def test_no_file_is_chosen_twice_because_of_an_error_elsewhere(desk):
    page = desk.post(ADD, changed(berkas=make.photo(), narrative=""))
    again = desk.post(ADD, changed(held=page.context["held_mark"], nip="12"))

    assert (page.status_code, again.status_code, Complaint.objects.count()) == (422, 422, 0)
    assert "NIP terdiri dari 18 angka" in text_of(again)
    assert [one.name for one in again.context["held"]] == ["foto-dua-jari.jpg"]
    desk.post(ADD, changed(held=again.context["held_mark"], nip="19800101 200501 1 001"))
    case = Complaint.objects.get()
    assert (case.evidence.count(), case.accused.get().nip) == (1, "198001012005011001")


def test_file_that_was_held_is_left_out_again(desk):
    page = desk.post(ADD, changed(berkas=make.photo(), narrative=""))
    mark, item = page.context["held_mark"], page.context["held"][0]

    desk.post(ADD, changed(held=mark, without=f"file-{item.pk}"))

    assert not Complaint.objects.get().evidence.exists()


@pytest.mark.parametrize("tamper", [lambda mark: mark + "x", lambda mark: "", lambda mark: "\0"])
def test_mark_of_held_files_cannot_be_made(desk, tamper):
    page = desk.post(ADD, changed(berkas=make.photo(), narrative=""))

    assert desk.post(ADD, changed(held=tamper(page.context["held_mark"]))).status_code == 200
    assert not Complaint.objects.get().evidence.exists()


def test_held_files_are_nobody_else_s_and_sent_once(cast, desk):
    page = desk.post(ADD, changed(berkas=make.photo(), narrative=""))
    mark, other = page.context["held_mark"], make.user(Role.VERIFIER)

    assert deskfiles.of_mark(mark, actor=other) is None
    desk.post(ADD, changed(held=mark))
    assert deskfiles.of_mark(mark, actor=cast["verifikator"]) is None
    assert desk.post(ADD, changed(held=mark)).status_code == 302  # the second press finds the report
    assert Evidence.objects.count() == 1


def test_hostile_words_come_back_as_words(desk):
    page = desk.post(ADD, changed(narrative="<script>alert(1)</script>", mode=None))

    assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.VERIFIER])
def test_nobody_else_enters_reports(cast, role):
    page = make.signed_in(make.user(role)).post(ADD, TYPED)

    assert (page.status_code in (302, 403, 404), Complaint.objects.count()) == (True, 0)


def test_report_of_another_region_is_entered_and_not_opened(cast):
    desk = make.at_desk(make.user(Role.VERIFIER, region="99.02"))

    page = desk.post(ADD, TYPED)

    assert (page.status_code, page.context["is_ours"], Complaint.objects.get().region_id) == (200, False, "99.01")


def test_queue_leads_to_the_form_and_only_for_whom_it_is(cast, desk):
    assert ADD in desk.get(QUEUE).content.decode()
    assert ADD not in make.at_desk(cast["auditor"]).get(QUEUE).content.decode()
    assert 'value="Kabupaten Tirtamukti"' in desk.get(ADD).content.decode()


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("keys", "code"), [(("a", "a"), "entered_before"), (("a", "b"), "number_taken")])
def test_two_presses_at_once_are_one_report(keys, code):
    cast = make.cast()
    outcomes = []

    def press(key):
        answers = {
            "who": {"post": "Camat", "region_code": "99.01"},
            "what": {"narrative": "Penelepon melihat camat.", "acts": []},
            "when": {},
            "you": {"mode": "anonymous"},
        }
        entry = deskintake.Entry(answers, "hotline", timezone.now(), key, "T-1")
        try:
            deskintake.enter(entry, actor=cast["verifikator"])
            outcomes.append("done")
        except deskintake.EnteredBefore as before:
            outcomes.append(before.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=(key,)) for key in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == sorted(["done", code])
    assert Complaint.objects.count() == 1


# --- The form the reporter signed


SIGNED = samples.pdf()


def form_scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("B1.pdf", SIGNED, "application/pdf")


def with_form(cast) -> tuple[Complaint, Evidence]:
    """Return a report that came with a form and nothing else, and the form."""
    make.at_desk(cast["verifikator"]).post(ADD, changed(formulir=form_scan()))
    case = Complaint.objects.get()
    return case, Evidence.whole.get(complaint=case)


def test_signed_form_is_no_evidence_and_does_not_make_a_report_complete(cast):
    case, form = with_form(cast)

    assert (form.kept, list(Evidence.objects.all()), list(twins.evidence_of(case))) == ("form", [], [])
    missing = make.at_desk(cast["verifikator"]).get(page_of(case)).context["elements"].missing
    assert "Bukti" in [element.label for element in missing]


def test_form_opens_to_two_officers_of_its_office_and_the_reporter_is_told(cast):
    case, form = with_form(cast)
    desk = make.at_desk(cast["verifikator"])
    original = reverse("admin:complaints_complaint_original", args=[case.pk, form.pk])
    clean = reverse("admin:complaints_complaint_evidence", args=[case.pk, form.pk])
    scan_waiting()

    assert f"Formulir laporan {form.pk}" in text_of(desk.get(page_of(case)))
    assert (desk.get(clean).status_code, desk.post(original).status_code) == (302, 302)
    row = unsealing.ask(case, "original", item=form, reason="Memeriksa tanda tangan", actor=cast["verifikator"])
    unsealing.grant(row, actor=cast["verifikator-kedua"])
    assert b"".join(desk.post(original).streaming_content) == SIGNED
    assert make.at_desk(cast["verifikator-kedua"]).post(original).status_code == 302
    assert case.milestones.filter(kind="unsealed").exists()


@pytest.mark.parametrize("name", ["satgas", "kemendagri", "auditor"])
def test_form_is_found_by_nobody_outside_its_office_and_goes_into_no_letter(cast, name):
    case, form = with_form(cast)
    case = make.study(case, cast["verifikator"], until="forward")
    desk, scan = make.at_desk(cast[name]), form.sha256[:8]

    for view in ("change", "print"):
        said = desk.get(reverse(f"admin:complaints_complaint_{view}", args=[case.pk])).content.decode()
        assert (scan in said, f"Formulir laporan {form.pk}" in said) == (False, False)
    for view in ("original", "evidence"):
        address = reverse(f"admin:complaints_complaint_{view}", args=[case.pk, form.pk])
        assert (desk.post if view == "original" else desk.get)(address).status_code == 404
    assert documents.forwarding_letter(case, actor=cast["verifikator"]).context["study"]["evidence"] == []


def test_file_sent_as_form_and_as_evidence_is_the_form(desk):
    desk.post(ADD, changed(formulir=form_scan(), berkas=form_scan()))

    assert [row.kept for row in Evidence.whole.all()] == ["form"]
