"""The letter that passes somebody on who is no civil servant."""

import pytest
import time_machine

from complaints import documents, referring, triage, workflow
from complaints.models import Complaint
from netralitas.letters.statuses import Kind
from tests import make
from tests.complaints.test_documents import code_of, text_of

pytestmark = pytest.mark.django_db
REFERRED_TO = {"address": "Jalan Alun-alun 1\ndi Tirtamukti", "reason": "Kepala desa, bukan ASN"}


@pytest.fixture
def officer(db, settings, tmp_path):
    settings.STORE_DIR = tmp_path
    return make.cast()["verifikator"]


def referred(officer, *, others=(), **given) -> Complaint:
    """Return a report about a village head, and whoever else, that was studied and sent where it belongs."""
    who = {"post": "Kepala Desa Sukamaju", "employment_status": "village_head"}
    case = make.study(make.report(who=who, others=others).complaint, officer, until="study")
    for person in case.accused.filter(employment="village_head"):
        referring.refer(person, "Bupati Tirtamukti", actor=officer, **{**REFERRED_TO, **given})
    for act in case.acts.all():
        triage.decide(act, "proven", reason="Terlihat pada foto.", actor=officer)
    if case.accused.filter(is_referred=False).exists():
        return workflow.move(case, "forward", actor=officer, conclusion="Terbukti.")
    return workflow.move(case, "refer", actor=officer, reason="Bukan pegawai ASN.")


@time_machine.travel("2024-10-21 03:00 +0000", tick=False)
def test_referral_letter_goes_to_its_receiver_with_the_rule_and_the_study(officer):
    case = referred(officer)

    letter = documents.referral_letter(case.referrals.get(), actor=officer)

    text = text_of(letter)
    assert "Yth. Bupati Tirtamukti Jalan Alun-alun 1 di Tirtamukti" in text
    assert "Kepala Desa Sukamaju" in text
    assert "a. Peraturan Badan Pengawas Pemilihan Umum Nomor 7 Tahun 2022 Pasal 22 (perlu verifikasi)" in text
    assert "menindaklanjuti penerusan ini sesuai dengan kewenangan Saudara" in text
    assert "Berdasarkan hasil kajian kami atas temuan dengan Nomor Register" in text
    assert "hanya mengikat pegawai ASN. Ketentuan dan sanksi bagi kepala desa" in text
    assert not any(words in text for words in ("PP 94/2021", "Peraturan Pemerintah Nomor 94", "Berat", "Sedang"))
    assert documents.referral_letter(case.referrals.get(), actor=officer) == letter
    assert code_of(documents.forwarding_letter, case, actor=officer) == "not_forwarded"


def test_referral_out_of_the_initial_study_says_so_and_leaves_the_verdict_to_its_receiver(officer):
    who = {"post": "Kepala Desa Sukamaju", "employment_status": "village_head"}
    case = make.study(make.report(who=who).complaint, officer, until="examine")
    row = referring.refer(case.accused.get(), "Bupati Tirtamukti", actor=officer, **REFERRED_TO)
    workflow.move(case, "refer", actor=officer, reason="Bukan pegawai ASN.")

    text = text_of(documents.referral_letter(row, actor=officer))

    assert "Berdasarkan hasil kajian awal kami atas" in text
    assert ("Diserahkan kepada penerima" in text, "Belum diputus" in text) == (True, False)
    assert "3. Alasan penerusan Kepala desa, bukan ASN 4. Hasil kajian awal Kami memeriksa kelengkapan laporan" in text
    assert "HASIL KAJIAN AWAL ATAS DUGAAN PELANGGARAN NETRALITAS" in text
    assert "tidak ada perbuatan yang kami putuskan terbukti atau tidak terbukti." in text
    assert not any(words in text for words in ("Penilaian kami atas", "Alasan penilaian", "menjadi lampiran surat ini"))


def test_referral_letter_says_each_reason_once_and_no_name_of_the_reporter(officer):
    who = {"post": "Kepala Desa Sukamaju", "employment_status": "village_head"}
    others = ({"id": "2", "post": "Kepala Desa Mekarsari", "employment_status": "village_head"},)
    you = {"mode": "confidential", "name": "Kenanga Puspita", "address": "Jalan Melati 1"}
    case = make.study(make.report(who=who, others=others, you=you).complaint, officer, until="examine")
    for person in case.accused.all():
        reason = "Kepala desa. Kenanga melihatnya." if person.post.endswith("maju") else "Kepala desa pula."
        row = referring.refer(person, "Bupati Tirtamukti", address="", reason=reason, actor=officer)
    workflow.move(case, "refer", actor=officer, reason="Bukan pegawai ASN.")

    text = text_of(documents.referral_letter(row, actor=officer))

    assert "Alasan penerusan Kepala desa. █████ melihatnya. Kepala desa pula. 4. Hasil" in text


def test_people_who_go_to_one_receiver_share_one_letter_and_the_satgas_gets_its_own_alone(officer):
    others = (
        {"id": "2", "post": "Kepala Desa Mekarsari", "employment_status": "village_head"},
        {"id": "3", "post": "Lurah Sendang", "employment_status": "pns"},
    )
    case = referred(officer, others=others)
    one, other = case.referrals.order_by("pk")

    letter, to_satgas = documents.referral_letter(one, actor=officer), documents.forwarding_letter(case, actor=officer)

    assert documents.referral_letter(other, actor=officer) == letter
    villages, satgas = text_of(letter), text_of(to_satgas)
    assert all(name in villages and name not in satgas for name in ("Kepala Desa Sukamaju", "Kepala Desa Mekarsari"))
    assert ("Lurah Sendang" in satgas, "Lurah Sendang" in villages) == (True, False)


def test_referral_letter_waits_until_the_referral_was_sent(officer):
    case = make.study(make.report(who={"employment_status": "village_head"}).complaint, officer, until="study")
    row = referring.refer(case.accused.get(), "Bupati Tirtamukti", actor=officer, **REFERRED_TO)

    assert code_of(documents.referral_letter, row, actor=officer) == "not_referred"
    assert code_of(documents.preview, case, Kind.FORWARDING, referral=row, actor=officer) == "not_referred"


def test_letters_name_the_office_a_citizen_named_before_its_agency(officer):
    case = make.study(make.report(who={"agency_text": "Kelurahan Melati"}).complaint, officer, until="forward")

    agency = case.accused.get().instansi.name
    assert f"Kelurahan Melati, {agency}" in text_of(documents.forwarding_letter(case, actor=officer))
