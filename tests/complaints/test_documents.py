"""The papers of triage and study: their words, one for each step, by whom, to whom, and never who reported."""

import io
import threading

import pytest
import time_machine
from django.db import connections
from pypdf import PdfReader

from complaints import documents, merging, triage, workflow
from complaints.forwardingwords import Receiver
from complaints.models import Complaint, Reporter, Witness
from netralitas.audit.models import Entry
from netralitas.letters import letters
from netralitas.letters.models import Letter
from netralitas.letters.statuses import Kind
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role
from tests import make

pytestmark = pytest.mark.django_db
YOU = {
    "mode": "confidential",
    "name": "Rahmadi Pelapor",
    "address": "Jalan Rahasia 17",
    "phone": "0812000111",
    "email": "rahmadi@contoh.example",
}
IDENTITY = ("Rahmadi", "Jalan Rahasia", "0812000111", "rahmadi@")


@pytest.fixture
def cast(db, settings, tmp_path):
    settings.STORE_DIR = tmp_path
    return make.cast()


@pytest.fixture
def officer(cast):
    return cast["verifikator"]


def asked(officer, words: str = "Di mana pertemuan itu?", **given) -> Complaint:
    """Return a report of which something is asked."""
    case = make.report(**given).complaint
    workflow.move(case, "examine", actor=officer)
    return workflow.move(case, "ask_completion", actor=officer, reason=words)


def forwarded(officer, **given) -> Complaint:
    return make.study(make.report(**given).complaint, officer, until="forward")


def closed(officer, **given) -> Complaint:
    case = make.study(make.report(**given).complaint, officer, until="study")
    for act in case.acts.all():
        triage.decide(act, "not_proven", reason="Foto lama.", actor=officer)
    return workflow.move(case, "close", actor=officer, reason="Foto lama.")


def text_of(letter: Letter) -> str:
    reader = PdfReader(io.BytesIO(letters.pdf_of(letter)))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).replace("\u2060", "").split())


def code_of(call, *args, **given) -> str:
    with pytest.raises(Refusal) as refused:
        call(*args, **given)
    return refused.value.code


# --- What they say


@time_machine.travel("2024-10-21 03:00 +0000", tick=False)
def test_notice_of_completion_says_what_by_when_by_which_article_and_how(officer):
    case = asked(officer, when={"occurred_on": "2024-10-20", "known_on": "2024-10-20", "place": ""})

    letter = documents.completion_notice(case, actor=officer)

    text = text_of(letter)
    assert letter.number == "001/PM.01/BAWASLU-99-01/10/2024"
    assert f"Yth. Pelapor laporan Nomor {case.number} melalui halaman lacak Portal Netralitas ASN" in text
    assert "Tempat kejadian Syarat materiel." in text
    assert "Yang kami tanyakan kepada Saudara Di mana pertemuan itu?" in text
    assert (
        "Kelengkapan kami tunggu paling lambat Rabu, 23 Oktober 2024, pukul 23.59 WITA: 2 hari kalender sejak "
        "pemberitahuan disampaikan, Senin, 21 Oktober 2024 (Perbawaslu 8/2020). (perlu verifikasi)"
    ) in text
    assert "Tempat kejadian. Bila tidak menyusul: tidak diregistrasi. (perlu verifikasi)" in text
    assert "/lacak/, tulis kode tindak lanjut Saudara" in text
    assert (
        f"di kantor Bawaslu Kabupaten Tirtamukti pada jam kerja, dengan menyebut nomor laporan {case.number}." in text
    )
    assert "Peraturan Badan Pengawas Pemilihan Umum Nomor 8 Tahun 2020. (perlu verifikasi)" in text
    assert "Ketua Bawaslu Kabupaten Tirtamukti, Diterbitkan melalui portal." in text


@time_machine.travel("2024-10-21 03:00 +0000", tick=False)
def test_notice_of_status_says_the_stage_and_the_next_step(officer):
    case = make.study(make.report().complaint, officer, until="register")

    (letter,) = documents.status_notice(case, actor=officer)

    text = text_of(letter)
    assert f"Nomor laporan : {case.number}" in text
    assert "Diterima : Senin, 21 Oktober 2024" in text
    assert "Status : DIREGISTER" in text
    assert "Penanganan dan kajian oleh Bawaslu Paling lambat Kamis, 24 Oktober 2024" in text


def test_notice_of_status_gives_the_reason_the_reporter_is_to_read(officer):
    case = closed(officer, you=YOU)
    assert code_of(documents.status_notice, case, actor=officer) == "missing_reason"

    (letter,) = documents.status_notice(case, reason="Foto itu dari tahun 2019.", actor=officer)

    text = text_of(letter)
    assert "Status : BUKAN PELANGGARAN" in text
    assert "Alasan Foto itu dari tahun 2019." in text
    assert "Foto lama" not in text


@time_machine.travel("2024-10-21 03:00 +0000", tick=False)
def test_forwarding_letter_carries_the_study(officer):
    case = forwarded(officer)

    letter = documents.forwarding_letter(case, actor=officer)

    text, item = text_of(letter), case.evidence.first()
    assert "Yth. Kepala Badan Kepegawaian Negara u.p. Satuan Tugas Pembinaan dan Pengawasan Netralitas" in text
    assert f"Nomor Register {case.register_number}" in text.replace("/ ", "/")
    assert "Batas waktu verifikasi: 7 hari kalender sejak hasil kajian diterima Satgas" in text
    assert f"Lampiran : Surat Ketua Bawaslu Kabupaten Tirtamukti Nomor : {letter.number}" in text
    assert "SKB 22 September 2022 (Pemilu dan Pemilihan)" in text
    assert "Matriks SKB DS-07." in text
    assert "1. Terlihat pada foto asli dan unggahan." in text
    assert item.sha256 in text
    assert case.study_conclusion in text


@pytest.mark.parametrize(
    ("day", "head"),
    [("2023-11-20", "Ketua Komisi Aparatur Sipil Negara"), ("2024-10-21", "Kepala Badan Kepegawaian Negara")],
)
def test_forwarding_letter_goes_to_the_body_of_its_day(officer, day, head):
    with time_machine.travel(f"{day} 03:00 +0000", tick=False):
        when = {"occurred_on": "2023-11-18", "contest_code": "PEMILU-2024-PRES"}
        letter = documents.forwarding_letter(forwarded(officer, when=when), actor=officer)

    assert letter.context["addressee"]["lines"][0] == head


def test_forwarding_letter_to_another_receiver_names_only_the_accused_it_is_about(officer):
    case = make.report(
        others=({"id": "2", "post": "Kepala Desa Sukamaju", "employment_status": "village_head"},)
    ).complaint
    head = case.accused.get(post="Kepala Desa Sukamaju")
    receiver = Receiver(("Bupati Tirtamukti", "Jalan Contoh Nomor 1", "di Tirtamukti"))

    letter = documents.forwarding_letter(case, receiver, accused=[head], actor=officer)

    text = text_of(letter)
    assert "Yth. Bupati Tirtamukti Jalan Contoh Nomor 1 di Tirtamukti" in text
    assert "Kepala Desa Sukamaju" in text
    assert "Camat Sendang Asri" not in text
    assert "menindaklanjuti penerusan ini sesuai dengan kewenangan Saudara" in text
    head.acts.all().delete()
    undecided = documents.forwarding_letter(case, receiver, accused=[head], actor=officer)
    assert "Belum ada dugaan perbuatan yang ditetapkan." in text_of(undecided)
    other = make.report().complaint.accused.get()
    assert code_of(documents.forwarding_letter, case, receiver, accused=[other], actor=officer) == "nothing_proven"


# --- Never who reported


def test_identity_of_the_reporter_stands_in_no_paper(officer):
    witnesses = {"witnesses": [{"who": "Sulastri Saksi", "contact": "0899999"}]}
    account = {"narrative": "Saya, Rahmadi Pelapor, tetangga camat itu, memotretnya.", "acts": ["DS-07"]}
    waiting, sent = asked(officer, you=YOU), forwarded(officer, you=YOU, what=account, detail=witnesses)
    Witness.objects.create(complaint=sent, details="Sulastri Saksi", contact="0899999")
    assert Reporter.objects.get(complaint=sent).identity["name"] == "Rahmadi Pelapor"

    papers = [
        documents.completion_notice(waiting, actor=officer),
        *documents.status_notice(sent, actor=officer),
        documents.forwarding_letter(sent, actor=officer),
    ]

    for letter in papers:
        said = text_of(letter) + str(letter.context) + letter.title
        assert [secret for secret in (*IDENTITY, "Sulastri", "0899999") if secret in said] == []
    assert ["tetangga" in text_of(letter) for letter in papers] == [False, False, True]
    journal = str(list(Entry.objects.filter(action__startswith="complaint.paper").values_list("data", flat=True)))
    assert [secret for secret in IDENTITY if secret in journal] == []


def test_words_meant_to_do_harm_stay_words(officer):
    evil = "<img src=x onerror=alert(1)></td></table>\u202eanaubariW\u202c " + "x" * 900
    case = asked(officer, words=evil)

    letter = documents.completion_notice(case, actor=officer)

    text = text_of(letter)
    assert "<img src=x onerror=alert(1)></td></table>" in text
    assert "\u202e" not in text
    assert text.replace(" ", "").count("x" * 900) == 1
    assert len(PdfReader(io.BytesIO(letters.pdf_of(letter))).pages) <= 2


def test_notice_asks_without_a_list_when_every_element_is_there(officer):
    case = asked(officer, you=YOU)

    letter = documents.completion_notice(case, actor=officer)

    text = text_of(letter)
    assert letter.context["lacks"] == []
    assert "Yang perlu dilengkapi" not in text
    assert "Bila tidak menyusul: tidak diregistrasi." in text


# --- Once for each step


def test_second_press_gives_the_same_letter(officer):
    case = asked(officer)

    first = documents.completion_notice(case, actor=officer)

    assert documents.completion_notice(case, actor=officer) == first
    assert Letter.objects.filter(kind=Kind.COMPLETION_NOTICE).count() == 1
    assert case.milestones.filter(kind="letter").count() == 1


def test_other_words_about_the_same_step_replace_the_letter(officer):
    case = closed(officer, you=YOU)
    (first,) = documents.status_notice(case, reason="Foto dari 2019.", actor=officer)
    stored = letters.pdf_of(first)

    (second,) = documents.status_notice(case, reason="Foto dari 2018.", actor=officer)

    first.refresh_from_db()
    assert (first.state, second.supersedes, second.number[:3]) == ("void", first, "002")
    assert f"Surat ini menggantikan surat kami Nomor {first.number}" in text_of(second)
    assert letters.pdf_of(first) == stored
    assert documents.letters_for_reporter([case]) == [second]


def test_letter_about_a_later_step_leaves_the_earlier_one_as_it_is(officer):
    case = make.study(make.report().complaint, officer, until="register")
    (first,) = documents.status_notice(case, actor=officer)
    workflow.move(case, "study", actor=officer)
    for act in case.acts.all():
        triage.decide(act, "proven", reason="Terlihat.", actor=officer)
    workflow.move(case, "forward", actor=officer, conclusion="Terbukti.")

    (second,) = documents.status_notice(case, actor=officer)

    first.refresh_from_db()
    assert (first.state, second.state, second.supersedes) == ("issued", "issued", None)
    assert documents.letters_for_reporter([case]) == [second, first]


def test_everybody_whose_report_is_handled_together_gets_an_own_notice(officer):
    lead, other = make.report(you=YOU).complaint, make.report().complaint
    for case in (lead, other):
        workflow.move(case, "examine", actor=officer)
    merging.merge(lead, [other], reason="Kejadian yang sama.", actor=officer)
    workflow.move(lead, "register", actor=officer, register_number="004/LP/PP/Kab/10/2024")

    found = documents.status_notice(lead, actor=officer)

    assert [row.subject_id for row in found] == [str(lead.pk), str(other.pk)]
    assert documents.letters_for_reporter([other]) == [found[1]]
    text = text_of(found[1])
    assert other.number in text
    assert lead.number not in text
    assert "bersama laporan lain tentang kejadian yang sama" in text
    assert documents.status_notice(lead, actor=officer) == found


# --- Who may, and when


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("satgas", "not_your_step"),
        ("instansi", "not_your_step"),
        ("kemendagri", "not_your_step"),
        ("auditor", "not_your_step"),
        ("admin", "not_your_step"),
    ],
)
def test_only_verifiers_give_papers_out(cast, officer, who, code):
    case = forwarded(officer)
    for door in (documents.completion_notice, documents.status_notice, documents.forwarding_letter):
        assert code_of(door, case, actor=cast[who]) == code
    assert code_of(documents.preview, case, "forwarding", actor=cast[who]) == code


def test_verifier_of_another_office_gives_no_paper_out(officer):
    above = make.user(Role.VERIFIER, "verifikator-provinsi", instansi="bawaslu-99")
    case = forwarded(officer)

    assert code_of(documents.forwarding_letter, case, actor=above) == "not_your_office"
    assert code_of(documents.status_notice, case, actor=above) == "not_your_office"
    assert documents.papers_of(case, above) == []


def test_nothing_is_given_out_before_its_step(officer):
    case = make.report().complaint

    assert code_of(documents.completion_notice, case, actor=officer) == "not_asked"
    assert code_of(documents.status_notice, case, actor=officer) == "nothing_to_tell"
    assert code_of(documents.forwarding_letter, case, actor=officer) == "not_forwarded"


@pytest.mark.parametrize(
    ("who", "kinds"),
    [
        ("verifikator", ["forwarding", "status_notice"]),
        ("satgas", ["forwarding", "status_notice"]),
        ("kemendagri", ["forwarding"]),
        ("auditor", ["forwarding", "status_notice"]),
        ("instansi", []),
        ("admin", []),
    ],
)
def test_papers_are_read_by_role(cast, officer, who, kinds):
    case = forwarded(officer)
    documents.status_notice(case, actor=officer)
    documents.forwarding_letter(case, actor=officer)

    assert [row.kind for row in documents.papers_of(case, cast[who])] == kinds


def test_preview_writes_nothing_and_has_no_number(officer):
    case = forwarded(officer)
    before = Entry.objects.count()

    data = documents.preview(case, "forwarding", actor=officer)

    text = PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert "Konsep, belum bernomor" in text
    assert "PM.01" not in text
    assert (Letter.objects.exclude(kind="receipt").count(), Entry.objects.count()) == (0, before)


# --- At once


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_who_press_at_once_get_one_letter(officer):
    case, found = asked(officer), []

    def press():
        try:
            found.append(documents.completion_notice(case, actor=officer).pk)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 2
    assert len(set(found)) == 1
    assert Letter.objects.filter(kind=Kind.COMPLETION_NOTICE).count() == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_papers_given_out_at_once_have_no_gap_and_no_double(officer):
    cases = [asked(officer) for _ in range(6)]

    def press(some):
        try:
            for case in some:
                documents.completion_notice(case, actor=officer)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=(half,)) for half in (cases[:3], cases[3:])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    numbers = sorted(Letter.objects.filter(kind=Kind.COMPLETION_NOTICE).values_list("number", flat=True))
    assert [number[:3] for number in numbers] == ["001", "002", "003", "004", "005", "006"]
