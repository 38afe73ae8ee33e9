"""A report that was split keeps one reporter: one code reads of every case, and what is theirs stays with it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from complaints import family, identity, merging, notice, splitting, talk, tracking, triage, twins, unsealing, workflow
from complaints.endings import is_over
from complaints.models import BlindNotice, Complaint
from complaints.tasks import scan_waiting
from netralitas.tallies import acts as act_figures
from netralitas.tallies import outcomes
from tests import make
from tests.complaints.desk import QUEUE, page, text_of
from tests.complaints.parted import at, close, code_of, decline, kinds, parted, received, report


@pytest.fixture
def cast(db):
    return make.cast()


@pytest.fixture
def verifier(cast):
    return cast["verifikator"]


# --- What the reporter reads


def test_reporter_reads_both_cases_with_one_code(verifier):
    receipt = received()
    case = at(receipt.complaint, "under_study", verifier)
    part = parted(case, verifier, register_number="81")
    close(case, verifier)

    found = tracking.open_by_code(receipt.code)

    assert [(one.n, one.headline) for one in found.branches] == [
        (1, "Bukan pelanggaran"),
        (2, "Bawaslu mengkaji perkara"),
    ]
    assert (found.headline, found.is_over) == ("Bawaslu mengkaji perkara", False)
    assert [item.title for item in found.timeline if item.state == "done"][-3:] == [
        "Laporan Anda ditangani sebagai beberapa perkara",
        "Perkara 2: Bawaslu mengkaji perkara",
        "Perkara 1: Bukan pelanggaran",
    ]
    close(part, verifier)
    assert tracking.open_by_code(receipt.code).is_over


def test_page_of_the_report_shows_every_case_and_names_nobody(verifier):
    receipt = received()
    part = parted(receipt.complaint, verifier)

    said = text_of(Client().post("/lacak/", {"code": receipt.code}))

    assert "Laporan Anda ditangani sebagai 2 perkara" in said
    assert part.number not in said
    assert "Guru SD" not in said


def test_reporter_of_a_merged_report_reads_the_split_case_too(verifier):
    lead, second = report(), received(files=False)
    merging.merge(lead, [second.complaint], reason="x", actor=verifier)
    part = parted(lead, verifier)
    workflow.move(part, "examine", actor=verifier)
    decline(part, verifier)

    found = tracking.open_by_code(second.code)

    assert found.timeline[-1].state == "next"
    assert not found.is_over
    assert "Perkara 2: Laporan tidak diregister" in [item.title for item in found.timeline]
    assert [item.title for item in found.timeline].count("Laporan Anda ditangani sebagai beberapa perkara") == 1


def test_address_is_told_of_each_case_and_erased_with_the_last(verifier):
    lead, second = report(), report(files=False)
    merging.merge(lead, [second], reason="x", actor=verifier)
    second.refresh_from_db()
    part = parted(lead, verifier)
    for case in (lead, second):
        notice.turn_on(case, f"warga-{case.pk}@contoh.example")
    workflow.move(lead, "examine", actor=verifier)
    decline(lead, verifier)

    assert (is_over(lead), is_over(second), BlindNotice.objects.count()) == (False, False, 2)
    assert notice.erase_finished() == 0
    workflow.move(part, "examine", actor=verifier)
    assert BlindNotice.objects.count() == 2
    decline(part, verifier)

    assert (is_over(lead), is_over(second), BlindNotice.objects.count()) == (True, True, 0)


def test_forgotten_address_waits_for_the_split_case(verifier):
    case = report()
    part = parted(case, verifier)
    notice.turn_on(case, "warga@contoh.example")
    Complaint.objects.filter(pk=case.pk).update(status="withdrawn")
    assert notice.erase_finished() == 0

    Complaint.objects.filter(pk=part.pk).update(status="withdrawn")
    assert notice.erase_finished() == 1


def test_withdrawal_takes_back_each_case_as_far_as_it_has_come(verifier):
    receipt = received()
    case = at(receipt.complaint, "initial_study", verifier)
    part = parted(case, verifier)
    triage.choose_act(part, part.acts.get().violation, accused=part.accused.get(), actor=verifier)
    workflow.move(part, "register", actor=verifier, register_number="82")
    data = {"code": receipt.code, "langkah": "tarik", "reason": "Takut", "yakin": "1"}

    said = text_of(Client().post("/lacak/", data))

    case.refresh_from_db()
    part.refresh_from_db()
    assert (case.status, part.status, kinds(part)[-1]) == ("withdrawn", "registered", "withdrawal_noted")
    assert "penanganannya berlanjut" in said
    assert code_of(splitting.withdraw, case, reason="Lagi") == "withdrawal_noted"
    assert not is_over(case)


def test_withdrawn_report_that_was_split_is_over(verifier):
    receipt = received()
    part = parted(receipt.complaint, verifier)
    data = {"code": receipt.code, "langkah": "tarik", "reason": "Takut", "yakin": "1"}

    assert "Laporan Anda sudah ditarik." in text_of(Client().post("/lacak/", data))
    part.refresh_from_db()
    assert (part.status, tracking.open_by_code(receipt.code).is_over) == ("withdrawn", True)


def test_identity_given_later_counts_for_every_case(verifier):
    case = report(you={"mode": "anonymous"})
    part = parted(case, verifier)

    identity.upgrade(case, "confidential", {"name": "Melati", "address": "Jalan Mawar"})

    part.refresh_from_db()
    case.refresh_from_db()
    assert (part.identity_mode, part.kind, case.kind) == ("confidential", "report", "report")


# --- What stays with the report


def test_talk_is_one_and_stays_with_the_report(verifier):
    case = report()
    part = parted(case, verifier)

    talk.ask(part, "Di kelas mana?", key="k", actor=verifier)
    talk.say(case, "Kelas lima", key="k", uploads=[make.photo("#a0b0c0")])

    assert (case.messages.count(), part.messages.count(), part.evidence.count()) == (2, 0, 0)
    assert set(twins.evidence_of(part)) == set(case.evidence.all())
    desk = make.at_desk(verifier)
    assert "pesan baru" in text_of(desk.get(QUEUE))
    shown = text_of(desk.get(page(part)))
    assert "Di kelas mana?" in shown
    assert "Kelas lima" in shown
    assert case.messages.filter(side="reporter", seen_at=None).count() == 0


def test_completion_asked_for_one_case_stands_in_the_one_talk(verifier):
    receipt = received()
    case = at(receipt.complaint, "initial_study", verifier)
    part = parted(case, verifier)
    workflow.move(part, "ask_completion", actor=verifier, reason="Jam berapa?")

    found = tracking.open_by_code(receipt.code)
    assert ([row.text for row in found.questions], found.to_complete) == (["Jam berapa?"], part)
    workflow.move(case, "ask_completion", actor=verifier, reason="Di mana?")
    workflow.move(part, "complete", actor=verifier)
    assert len(tracking.open_by_code(receipt.code).questions) == 2
    workflow.move(case, "complete", actor=verifier)
    assert tracking.open_by_code(receipt.code).questions == []


def test_seal_stays_with_the_report_and_is_opened_there(verifier):
    case = report()
    part = parted(case, verifier)

    assert code_of(unsealing.ask, part, "identity", reason="x", actor=verifier) == "sealed_with_report"
    assert code_of(unsealing.read_identity, part, actor=verifier) == "sealed_with_report"
    shown = make.at_desk(verifier).get(page(part)).content.decode()
    assert f'href="{page(case)}#segel"' in shown
    assert "step-ask_identity" not in shown
    assert "Kenanga" not in shown


def test_satgas_gets_the_split_case_with_the_evidence_of_the_report_and_no_more(cast, verifier, tmp_path, settings):
    settings.STORE_DIR = tmp_path
    case = at(report(), "registered", verifier)
    scan_waiting()
    part = parted(case, verifier, register_number="83")
    workflow.move(part, "study", actor=verifier)
    for act in part.acts.all():
        triage.decide(act, "proven", reason="Terlihat", actor=verifier)
    workflow.move(part, "forward", actor=verifier, conclusion="Terbukti")
    satgas = make.at_desk(cast["satgas"])
    item = case.evidence.get(kind="file")

    shown = satgas.get(page(part)).content.decode()

    assert satgas.get(page(case)).status_code == 404
    assert page(case) not in shown
    assert case.title not in shown
    assert satgas.get(reverse("admin:complaints_complaint_evidence", args=[part.pk, item.pk])).status_code == 200


def test_split_case_may_be_merged_and_brings_its_evidence(verifier):
    case = report()
    part = parted(case, verifier)
    lead = report(files=False)

    assert merging.merge(lead, [part], reason="x", actor=verifier).done == [part]

    assert set(twins.evidence_of(lead)) == set(case.evidence.all())
    workflow.move(lead, "examine", actor=verifier)
    assert "Perkara 2: Petugas mulai memeriksa kelengkapan" in [item.title for item in tracking.tracked(case).timeline]


def test_around_a_case_stand_its_followers_and_of_its_family_what_one_may_see(cast, verifier):
    case, other = report(), report(files=False)
    part = parted(case, verifier)
    merging.merge(case, [other], reason="x", actor=verifier)

    beside = family.around(case, user=verifier)
    assert (beside.followers, beside.family) == ([other], [part])
    assert family.around(part, user=verifier).family == [case]
    assert family.around(part, user=cast["satgas"]).family == []


def test_figures_count_the_report_once_and_every_act(verifier):
    case = report()
    before = (outcomes(timezone.now() + timedelta(hours=1)), act_figures(timezone.now() + timedelta(hours=1)))

    parted(case, verifier)

    later = timezone.now() + timedelta(hours=1)
    assert (outcomes(later), act_figures(later)) == before
