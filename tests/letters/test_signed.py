"""Letters with the portal's own signature: signed once, before the fingerprint is taken, and never again."""

import hashlib
import io
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from pyhanko.pdf_utils.reader import PdfFileReader
from pypdf import PdfReader

from netralitas.letters import letters, rendering
from netralitas.letters.kinds import KINDS
from netralitas.letters.models import Letter
from netralitas.letters.statuses import Kind
from netralitas.lib import pdfsign
from netralitas.lib.refusal import Refusal
from tests import certificates as made
from tests import make
from tests.letters import samples
from tests.letters.issuing import issued
from tests.lib.test_pdfsign import judged

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
KEY = made.rsa_key()
CERTIFICATE = made.certificate(KEY)


@pytest.fixture(autouse=True)
def _with_a_certificate(settings):
    settings.SIGNING_KEY_PAIR = pdfsign.signer_from(made.pem_of(CERTIFICATE), made.key_pem_of(KEY))


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_of_letter_is_signed_and_still_reads_the_same(kind):
    letter = issued(kind=kind, context=getattr(samples, kind.name), number="17")
    data = letters.pdf_of(letter)
    plain = rendering.pdf_of(KINDS[kind], letter.context, letters._face(letter))

    assert judged(data, CERTIFICATE).bottom_line
    assert [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages] == [
        page.extract_text() for page in PdfReader(io.BytesIO(plain)).pages
    ]


def test_the_signature_says_what_it_is():
    (signature,) = PdfFileReader(io.BytesIO(letters.pdf_of(issued()))).embedded_signatures

    assert signature.field_name == "SegelPortal"
    assert signature.sig_object["/Reason"] == ("Segel elektronik: berkas ini diterbitkan lewat Portal Netralitas ASN.")


def test_the_fingerprint_is_that_of_the_signed_file():
    letter = issued()
    data = letters.pdf_of(letter)

    assert letter.sha256 == hashlib.sha256(data).hexdigest()
    assert letters.with_fingerprint(letter.sha256) == letter


def test_a_signed_letter_is_never_rendered_or_signed_again(monkeypatch):
    letter = issued()
    first = letters.pdf_of(letter)

    def never(*_args, **_kwargs):
        raise AssertionError("signed twice")

    monkeypatch.setattr(pdfsign, "sign", never)
    with time_machine.travel(made.NOW + timedelta(days=400)):
        assert letters.pdf_of(Letter.objects.get(pk=letter.pk)) == first


def test_a_letter_from_before_the_certificate_stays_as_it_is(settings):
    signer, settings.SIGNING_KEY_PAIR = settings.SIGNING_KEY_PAIR, None
    letter = issued()
    first = letters.pdf_of(letter)
    settings.SIGNING_KEY_PAIR = signer

    assert letters.pdf_of(Letter.objects.get(pk=letter.pk)) == first
    assert PdfFileReader(io.BytesIO(first)).embedded_signatures == []


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_who_sign_at_once_get_the_same_file():
    letter = issued()
    start = threading.Barrier(4)

    def work(_place):
        try:
            start.wait()
            return letters.pdf_of(Letter.objects.get(pk=letter.pk))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        got = set(pool.map(work, range(4)))
    assert len(got) == 1
    assert judged(got.pop(), CERTIFICATE).bottom_line


def test_a_signature_that_fails_leaves_the_letter_waiting(monkeypatch, caplog):
    letter = issued()
    with monkeypatch.context() as patch:
        patch.setattr(pdfsign, "sign", lambda *_args, **_kwargs: 1 / 0)
        with pytest.raises(Refusal) as refusal:
            letters.pdf_of(letter)

    assert (refusal.value.code, Letter.objects.get().is_rendered) == ("letter_waiting", False)
    assert "ZeroDivisionError" in caplog.text
    assert letters.render_waiting() == 1


def test_a_certificate_at_its_end_stops_no_letter_and_is_said(caplog):
    letter = issued()
    with time_machine.travel(made.NOW + timedelta(days=400)):
        data = letters.pdf_of(letter)

    assert PdfFileReader(io.BytesIO(data)).embedded_signatures == []
    assert "letter left unsigned: the certificate is not valid today" in caplog.text


def test_drafts_and_copies_carry_no_signature():
    letter = issued(kind="decision", context=samples.DECISION)
    draft = letters.preview("summons", make.agency("kab-lain"), samples.SUMMONS)
    copy = letters.copy_of(letter, certifier={"title": "Kabag Hukum", "name": "Marthinus", "nip": ""})

    for data in (draft, copy):
        assert PdfFileReader(io.BytesIO(data)).embedded_signatures == []


def test_the_receipt_a_citizen_takes_away_is_signed(client):
    pdf = make.sent(client).get("/lapor/terima/tanda-terima.pdf").content

    assert judged(pdf, CERTIFICATE).bottom_line
    assert Letter.objects.get().kind == Kind.RECEIPT
