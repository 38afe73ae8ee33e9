"""Scans of letters that were signed by hand."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings as portal
from django.db import IntegrityError, transaction

from netralitas.audit.models import Entry
from netralitas.letters import letters, scans
from netralitas.letters.models import Scan
from netralitas.lib.crypto import is_sealed_file, unseal_stream
from netralitas.lib.refusal import Refusal
from tests import make
from tests.clamd import running
from tests.letters import samples as words
from tests.letters.issuing import issued
from tests.lib import samples

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
NOBODY = "127.0.0.1:1"


@pytest.fixture(scope="module")
def clamd(tmp_path_factory) -> Iterator[str]:
    with running(tmp_path_factory.mktemp("clamd")) as (address, _socket):
        yield address


@pytest.fixture
def letter():
    return issued()


@pytest.fixture
def officer(letter):
    return make.person("agency_officer", instansi=letter.issuer)


def refused(*args, **given) -> str:
    with pytest.raises(Refusal) as refusal:
        attach(*args, **given)
    return refusal.value.code


def attach(letter, officer, data: bytes, name: str = "surat.pdf"):
    return scans.attach(letter, BytesIO(data), name, actor=officer)


def stored(name: str) -> Path:
    return Path(portal.STORE_DIR) / "scans" / name[:2] / name


@pytest.mark.parametrize(
    ("data", "name", "mime"),
    [
        (samples.pdf(), "Surat Panggilan.PDF", "application/pdf"),
        (samples.phone_photo(), "foto.jpg", "image/jpeg"),
        (samples.saved(samples.picture(), "PNG"), "pindai.png", "image/png"),
    ],
)
def test_a_scan_is_kept_sealed_with_its_fingerprint_and_read_clean(letter, officer, data, name, mime):
    scan = attach(letter, officer, data, name)

    assert (scan.mime, scan.size, scan.sha256) == (mime, len(data), hashlib.sha256(data).hexdigest())
    assert all(is_sealed_file(stored(kept)) for kept in (scan.sealed, scan.clean_file))
    assert b"".join(unseal_stream(stored(scan.sealed).open("rb"))) == data
    clean = scans.read(scan)
    assert (hashlib.sha256(clean).hexdigest(), samples.PLACE in clean) == (scan.clean_sha256, False)
    entry = Entry.objects.get(action="letter.scan_added")
    assert (entry.actor, entry.subject_id) == (officer, str(letter.pk))
    assert entry.data == {"scan": scan.pk, "sha256": scan.sha256, "replaces": None}


def test_a_new_scan_replaces_the_current_one_and_keeps_it(letter, officer):
    first = attach(letter, officer, samples.pdf())
    second = attach(letter, officer, samples.phone_photo(), "foto.jpg")

    assert list(letter.scans.order_by("pk").values_list("pk", "is_current")) == [(first.pk, False), (second.pk, True)]
    assert Entry.objects.filter(action="letter.scan_added").latest("seq").data["replaces"] == first.pk
    assert scans.read(first).startswith(b"%PDF")


def test_the_same_file_again_is_the_same_scan(letter, officer):
    data = samples.pdf()

    assert attach(letter, officer, data) == attach(letter, officer, data)


def test_the_database_refuses_two_current_scans(letter, officer):
    scan = attach(letter, officer, samples.pdf())
    scan.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        scan.save(force_insert=True)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "surat.pdf", "empty"),
        (b"<html>halo</html>", "surat.pdf", "type_refused"),
        (samples.office(), "surat.docx", "type_refused"),
        (samples.moving_gif(), "surat.gif", "type_refused"),
        (samples.HEIC, "foto.heic", "type_refused"),
        (samples.pdf(), "surat.png", "type_mismatch"),
        (samples.locked_pdf(), "surat.pdf", "broken"),
        (samples.huge_png(), "surat.png", "bomb"),
    ],
)
def test_what_is_no_scan_is_refused_and_not_kept(letter, officer, data, name, code):
    assert (refused(letter, officer, data, name), Scan.objects.count()) == (code, 0)


def test_a_scan_that_is_too_large_is_refused(letter, officer, settings):
    settings.SCAN_MAX_BYTES = 100

    assert refused(letter, officer, samples.pdf()) == "too_large"


def test_what_the_scanner_finds_is_refused(letter, officer, settings, clamd):
    settings.CLAMD_ADDRESS = clamd

    assert refused(letter, officer, samples.phone_photo() + samples.EICAR, "foto.jpg") == "infected"
    assert attach(letter, officer, samples.phone_photo(), "foto.jpg").is_current
    assert Scan.objects.count() == 1


def test_nothing_is_kept_while_the_scanner_is_away(letter, officer, settings):
    settings.CLAMD_ADDRESS = NOBODY

    assert (refused(letter, officer, samples.pdf()), Scan.objects.count()) == ("scanner_away", 0)


def test_only_an_officer_of_the_agency_that_wrote_the_letter_attaches(letter, officer):
    other = make.person("agency_officer", "lain", instansi=make.agency("kab-lain"))

    assert refused(letter, other, samples.pdf()) == "not_your_letter"
    assert refused(letter, make.person("satgas"), samples.pdf()) == "not_your_letter"


def test_a_void_or_electronically_signed_letter_takes_no_scan(letter, officer):
    electronic = issued(
        letter.issuer, context=replace(words.SUMMONS, signer=replace(words.SUMMONS.signer, electronic=True))
    )
    letters.void(letter, actor=officer, reason="x")

    assert refused(letter, officer, samples.pdf()) == "not_by_hand"
    assert refused(electronic, officer, samples.pdf()) == "not_by_hand"


@pytest.mark.parametrize("how", ["another", "torn", "gone"])
def test_a_scan_that_is_not_as_it_was_kept_is_not_given_out(letter, officer, how):
    scan = attach(letter, officer, samples.pdf())
    other = attach(letter, officer, samples.phone_photo(), "foto.jpg")
    if how == "gone":
        stored(scan.clean_file).unlink()
    else:
        stored(scan.clean_file).write_bytes(stored(other.clean_file).read_bytes() if how == "another" else b"x")

    with pytest.raises(Refusal) as refusal:
        scans.read(scan)
    assert refusal.value.code == "scan_damaged"
