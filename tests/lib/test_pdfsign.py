"""Only what can sign is taken, and what it signed is whole, genuine and still archivable."""

import io
import re
from datetime import timedelta

import pikepdf
import pytest
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from netralitas.lib import pdf, pdfsign
from tests import certificates as made

PAGE = (
    '<html lang="id"><head><title>Tanda terima</title><meta name="dcterms.created" content="2024-10-28"></head>'
    "<body><h1>Tanda terima</h1><p>Nomor NTR-2024-004812</p></body></html>"
)


@pytest.fixture(scope="module")
def plain(tmp_path_factory) -> bytes:
    return pdf.render(PAGE, identifier="7KQ2M4XD9TRA", assets=tmp_path_factory.mktemp("assets"))


@pytest.fixture(scope="module")
def chain() -> dict:
    root, middle, own = made.rsa_key(), made.rsa_key(), made.rsa_key()
    ca = made.certificate(root, name="Akar Uji", usage=("key_cert_sign", "crl_sign"))
    sub = made.certificate(middle, name="Antara Uji", usage=("key_cert_sign", "crl_sign"), issuer=(ca, root))
    return {"root": ca, "sub": sub, "own": made.certificate(own, issuer=(sub, middle)), "key": own}


@pytest.fixture(scope="module")
def signer(chain) -> pdfsign.Signer:
    return pdfsign.signer_from(made.pem_of(chain["own"], chain["sub"]), made.key_pem_of(chain["key"]))


@pytest.fixture(scope="module")
def signed(plain, signer) -> bytes:
    return pdfsign.sign(plain, signer, reason="Segel uji.")


def judged(data: bytes, root):
    """Return what a PDF reader that trusts ``root`` says of the only signature."""
    (signature,) = PdfFileReader(io.BytesIO(data)).embedded_signatures
    trusted = Certificate.load(root.public_bytes(made.serialization.Encoding.DER))
    return validate_pdf_signature(signature, ValidationContext(trust_roots=[trusted], allow_fetching=False))


def test_a_reader_who_trusts_the_issuer_finds_the_signature_genuine_and_the_file_whole(signed, chain):
    status = judged(signed, chain["root"])

    assert (status.intact, status.valid, status.trusted, status.bottom_line) == (True, True, True, True)
    assert status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    assert status.modification_level == ModificationLevel.NONE
    assert status.signing_cert.subject.native == {"common_name": "Portal Uji"}


def test_a_signature_of_somebody_else_is_not_trusted(signed):
    stranger = made.certificate(made.rsa_key(), name="Akar Uji", usage=("key_cert_sign",))

    assert (judged(signed, stranger).intact, judged(signed, stranger).trusted) == (True, False)


def test_every_altered_byte_of_the_letter_is_found(plain, signed, chain):
    places = range(20, len(plain), len(plain) // 12)
    changed = [signed[:place] + bytes([signed[place] ^ 1]) + signed[place + 1 :] for place in places]

    found = []
    for data in changed:
        try:
            found.append(judged(data, chain["root"]).intact)
        except Exception:  # noqa: BLE001  (so broken that no reader opens it, each in its own way)
            found.append(False)
    assert found == [False] * len(changed)


def test_what_is_written_behind_the_signature_is_found(signed, chain):
    with pikepdf.open(io.BytesIO(signed)) as document:
        document.docinfo["/Title"] = "Surat lain"
        resaved = io.BytesIO()
        document.save(resaved)
    from pyhanko.pdf_utils.generic import NameObject, TextStringObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    later = IncrementalPdfFileWriter(io.BytesIO(signed))
    later.root[NameObject("/Tambahan")] = TextStringObject("x")
    later.update_root()
    added = io.BytesIO()
    later.write(added)

    status = judged(added.getvalue(), chain["root"])
    assert added.getvalue().startswith(signed)
    assert (status.coverage == SignatureCoverageLevel.ENTIRE_FILE, status.bottom_line) == (False, False)
    assert judged(resaved.getvalue(), chain["root"]).bottom_line is False


def test_the_signed_file_is_the_letter_and_something_behind_it(plain, signed):
    assert signed.startswith(plain)
    assert len(signed) - len(plain) < 20_000


def test_what_makes_the_letter_archivable_survives(plain, signed):
    """PDF/A-3a as far as it can be read off: the words about it, title and dates, tags, colours, fonts, no secrets."""
    with pikepdf.open(io.BytesIO(plain)) as before, pikepdf.open(io.BytesIO(signed)) as after:
        assert after.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()
        assert b'pdfaid:part="3" pdfaid:conformance="A"' in after.Root.Metadata.read_bytes()
        assert dict(after.docinfo) == dict(before.docinfo)
        assert after.trailer.ID[0] == before.trailer.ID[0]
        assert (after.is_encrypted, after.pdf_version) == (False, before.pdf_version)
        for name in ("/StructTreeRoot", "/MarkInfo", "/OutputIntents", "/Lang", "/ViewerPreferences"):
            assert repr(after.Root[name]) == repr(before.Root[name]), name
        assert after.pages[0].Contents.read_bytes() == before.pages[0].Contents.read_bytes()
        form = after.Root.AcroForm
        (field,) = form.Fields
        assert "/NeedAppearances" not in form
        # A widget that is seen nowhere: printed with the page, neither hidden nor invisible, of no size.
        assert (int(field.F) & 0b100111, [int(side) for side in field.Rect]) == (0b100, [0, 0, 0, 0])
        assert {"/A", "/AA"} & set(field.keys()) == set()


def test_no_line_of_the_key_stands_in_the_file(signed, chain):
    secret = chain["key"].private_numbers()

    for number in (secret.p, secret.q, secret.d):
        raw = number.to_bytes((number.bit_length() + 7) // 8, "big")
        assert (raw in signed, raw.hex().upper().encode() in signed.upper()) == (False, False)


def test_a_key_of_an_elliptic_curve_signs_too(plain):
    key = made.curve_key()
    own = made.certificate(key, usage=())
    signed = pdfsign.sign(plain, pdfsign.signer_from(made.pem_of(own), made.key_pem_of(key)), reason="Segel uji.")

    assert judged(signed, own).intact


def test_no_certificate_is_no_signer():
    assert pdfsign.signer_from("", "") is None


def test_a_signer_knows_when_it_ends(signer):
    assert signer.is_valid_at(made.NOW)
    assert not signer.is_valid_at(made.NOW + timedelta(days=31))
    assert not signer.is_valid_at(made.NOW - timedelta(days=2))


GOOD = made.pair()
OTHER = made.pair()
SHORT = made.rsa_key(1024)
LOCKED = made.rsa_key()


@pytest.mark.parametrize(
    ("certificate", "key", "sentence"),
    [
        (GOOD[0], "", "one of the two is missing"),
        ("", GOOD[1], "one of the two is missing"),
        ("bukan sertifikat", GOOD[1], "the first is no certificate in PEM form"),
        (GOOD[1], GOOD[1], "the first is no certificate in PEM form"),
        (GOOD[0][:200], GOOD[1], "the first is no certificate in PEM form"),
        (GOOD[0], "bukan kunci", "the second is no private key in PEM form"),
        (GOOD[0], GOOD[0], "the second is no private key in PEM form"),
        (GOOD[0], OTHER[1], "the key does not belong to the first certificate"),
        (
            made.pem_of(made.certificate(LOCKED)),
            made.key_pem_of(LOCKED, b"sandi"),
            "the key asks for a passphrase; write it down without one",
        ),
        (made.pem_of(made.certificate(SHORT)), made.key_pem_of(SHORT), "the RSA key is shorter than 2048 bits"),
        (*made.pair(key=made.edwards_key()), "the key is neither RSA nor of an elliptic curve"),
        (*made.pair(usage=("key_encipherment",)), "the certificate may not be used for signatures"),
    ],
)
def test_what_cannot_sign_is_refused_with_a_sentence(certificate, key, sentence):
    with pytest.raises(pdfsign.UnusableCertificate) as refusal:
        pdfsign.signer_from(certificate, key)

    assert str(refusal.value) == sentence
    assert not re.search(r"[A-Za-z0-9+/]{40}", str(refusal.value))
