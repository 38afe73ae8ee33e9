"""The letters a reporter fetches with the code: their own, and nobody else's."""

import pytest
from django.test import Client

from complaints import documents, workflow
from netralitas.audit.models import Entry
from netralitas.letters import letters
from tests import make
from tests.complaints.desk import text_of


@pytest.fixture
def officer(db, settings, tmp_path):
    settings.STORE_DIR = tmp_path
    return make.cast()["verifikator"]


def asked(officer):
    """Return a receipt and the notice that was given out about what the report lacks."""
    receipt = make.report(when={"place": ""})
    workflow.move(receipt.complaint, "examine", actor=officer)
    workflow.move(receipt.complaint, "ask_completion", actor=officer, reason="Di mana?")
    return receipt, documents.completion_notice(receipt.complaint, actor=officer)


def test_reporter_reads_that_there_is_a_letter_and_fetches_it(officer, client):
    receipt, letter = asked(officer)

    page = client.post("/lacak/", {"code": receipt.code})
    fetched = client.post("/lacak/surat.pdf", {"code": receipt.code, "surat": letter.token})

    text = text_of(page)
    assert "Ada surat untuk Anda" in text
    assert f"Pemberitahuan Kelengkapan Laporan {letter.number}" in text
    assert fetched.content == letters.pdf_of(letter)
    assert fetched["Content-Disposition"].startswith('attachment; filename="surat-L-')
    entry = Entry.objects.get(action="complaint.read_paper")
    assert (entry.actor, entry.actor_label) == (None, "pelapor")


def test_letter_of_another_report_and_receipt_are_not_there(officer, client):
    receipt, letter = asked(officer)
    other, _letter = asked(officer)
    own_receipt = letters.letter_of(receipt.complaint, "receipt")

    for token in (letter.token, own_receipt.token, "", "x" * 300, "\x00"):
        code = other.code if token == letter.token else receipt.code
        assert client.post("/lacak/surat.pdf", {"code": code, "surat": token}).status_code == 404


def test_wrong_code_opens_no_letter(officer, client):
    _receipt, letter = asked(officer)

    assert client.post("/lacak/surat.pdf", {"code": "AAAA-AAAA-AAAA-AAAA", "surat": letter.token}).status_code == 422


def test_forwarding_letter_is_not_for_the_reporter(officer, client):
    receipt = make.report()
    case = make.study(receipt.complaint, officer, until="forward")
    letter = documents.forwarding_letter(case, actor=officer)

    assert letter.number not in text_of(client.post("/lacak/", {"code": receipt.code}))
    assert client.post("/lacak/surat.pdf", {"code": receipt.code, "surat": letter.token}).status_code == 404


def test_letter_that_was_replaced_is_no_longer_offered(officer, client):
    receipt = make.report()
    case = make.study(receipt.complaint, officer, until="study")
    for act in case.acts.all():
        act.verdict = "not_proven"
        act.save(update_fields=["verdict"])
    workflow.move(case, "close", actor=officer, reason="Bukan ASN.")
    (first,) = documents.status_notice(case, reason="Bukan ASN.", actor=officer)
    (second,) = documents.status_notice(case, reason="Bukan pegawai ASN.", actor=officer)

    text = text_of(client.post("/lacak/", {"code": receipt.code}))

    assert second.number in text
    assert first.number not in text


def test_verification_page_knows_every_paper_and_says_nothing_of_it(officer):
    _receipt, letter = asked(officer)
    letters.pdf_of(letter)

    page = Client().get(f"/verifikasi/{letter.token}/")

    text = text_of(page)
    assert "Surat ini asli" in text
    assert letter.number in text
    assert "L-20" not in text
    assert "Di mana?" not in text


def test_page_of_the_code_speaks_english_about_letters(officer):
    receipt, _letter = asked(officer)

    text = text_of(Client(HTTP_ACCEPT_LANGUAGE="en").post("/lacak/", {"code": receipt.code}))

    assert "Letters for you" in text
    assert "Notice of what the report lacks" in text
