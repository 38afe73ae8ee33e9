"""Evidence through its whole door, from the citizen's page to the officer's: what a real scanner finds is held."""

from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from complaints import evidence
from complaints.models import Complaint, Evidence
from complaints.tasks import scan_waiting
from netralitas.audit.models import Entry
from netralitas.lib.crypto import is_sealed_file, unseal_stream
from netralitas.lib.refusal import Refusal
from tests import make
from tests.clamd import FINDING, running
from tests.complaints.desk import page, text_of
from tests.lib import films, papers, samples

pytestmark = pytest.mark.django_db
# What every scanner knows, behind a photo and in a letter: both are what their names say.
TRAPS = {
    "foto.jpg": samples.phone_photo() + samples.EICAR,
    "undangan.docx": papers.docx(**{"word/catatan.xml": samples.EICAR}),
}
NOBODY = "127.0.0.1:1"


@pytest.fixture(scope="module")
def clamd(tmp_path_factory) -> Iterator[str]:
    with running(tmp_path_factory.mktemp("clamd")) as (address, _socket):
        yield address


@pytest.fixture
def cast():
    return make.cast()


def reported(client, name: str, data: bytes) -> Evidence:
    """Send a report with one file through the pages; return what became of the file."""
    browser = make.answered(client, until="bukti", siapa={"post": "Camat", "region_code": "99.01"})
    assert browser.post("/lapor/bukti/", {"berkas": SimpleUploadedFile(name, data)}).status_code == 302
    browser.post("/lapor/anda/", make.TYPED["anda"])
    assert browser.post("/lapor/periksa/", {"truthful": "on"}).url == "/lapor/terima/"
    return Evidence.objects.get(complaint=Complaint.objects.latest("pk"))


def sealed_content(row: Evidence) -> bytes:
    path = evidence._path(row.sealed)
    assert is_sealed_file(path)
    return b"".join(unseal_stream(path.open("rb")))


@pytest.mark.parametrize("name", TRAPS)
def test_what_the_scanner_finds_is_held_and_nobody_opens_it(client, cast, clamd, settings, name):
    settings.CLAMD_ADDRESS = clamd
    row = reported(client, name, TRAPS[name])

    scan_waiting()

    row.refresh_from_db()
    assert (row.state, row.state_note, row.clean_file, row.clean_sha256) == ("infected", FINDING, "", "")
    assert sealed_content(row) == TRAPS[name]
    officer = make.at_desk(cast["auditor"])
    shown = text_of(officer.get(page(row.complaint)))
    assert "Berisi program jahat, ditahan" in shown
    assert FINDING in shown
    answer = officer.get(reverse("admin:complaints_complaint_evidence", args=[row.complaint_id, row.pk]), follow=True)
    assert "Berkas ini berisi program jahat dan ditahan. Aslinya tetap tersegel." in text_of(answer)
    assert not Entry.objects.filter(action="evidence.read").exists()


def test_what_was_found_is_not_scanned_again(client, cast, clamd, settings):
    settings.CLAMD_ADDRESS = clamd
    row = reported(client, "foto.jpg", TRAPS["foto.jpg"])
    scan_waiting()
    settings.CLAMD_ADDRESS = ""

    scan_waiting()

    row.refresh_from_db()
    assert row.state == "infected"


def test_scanner_that_is_away_is_asked_again_until_it_answers(client, cast, clamd, settings):
    settings.CLAMD_ADDRESS = NOBODY
    row = reported(client, "foto.jpg", samples.phone_photo())

    scan_waiting()
    row.refresh_from_db()
    assert (row.state, row.clean_file) == ("failed", "")
    assert row.state_note == "Pemindai virus tidak menjawab; akan diulang."
    with pytest.raises(Refusal):
        evidence.open_clean(row, actor=cast["auditor"])

    settings.CLAMD_ADDRESS = clamd
    scan_waiting()
    row.refresh_from_db()
    assert (row.state, row.state_note) == ("ready", "")
    clean = b"".join(evidence.open_clean(row, actor=cast["auditor"]))
    assert (clean[:3], samples.PLACE in clean) == (b"\xff\xd8\xff", False)


def test_trap_that_came_while_the_scanner_was_away_is_found_when_it_is_back(client, cast, clamd, settings):
    settings.CLAMD_ADDRESS = NOBODY
    row = reported(client, "foto.jpg", TRAPS["foto.jpg"])
    scan_waiting()

    settings.CLAMD_ADDRESS = clamd
    scan_waiting()

    row.refresh_from_db()
    assert (row.state, row.clean_file) == ("infected", "")


def test_file_larger_than_the_scanner_reads_is_never_called_clean(client, cast, clamd, settings):
    settings.CLAMD_ADDRESS = clamd
    row = reported(client, "foto.jpg", samples.phone_photo() + bytes(5 * 1024 * 1024))

    scan_waiting()

    row.refresh_from_db()
    assert (row.state, row.clean_file) == ("failed", "")


def test_those_that_failed_wait_behind_the_new_ones(client, cast, settings):
    settings.CLAMD_ADDRESS = NOBODY
    old = reported(client, "foto.jpg", samples.phone_photo())
    scan_waiting()
    client.cookies.clear()
    new = reported(client, "foto.jpg", samples.phone_photo("PNG"))

    assert list(evidence.waiting()) == [new, old]


@pytest.mark.parametrize(
    ("name", "data"),
    [("rapat.mp4", films.mp4()), ("suara.ogg", films.ogg()), ("nota.docx", papers.docx()), ("suara.wav", films.wav())],
)
def test_film_recording_and_letter_open_without_their_maker(client, cast, clamd, settings, name, data):
    settings.CLAMD_ADDRESS = clamd
    row = reported(client, name, data)
    assert samples.AUTHOR.encode() in papers.unpacked(sealed_content(row))

    scan_waiting()

    answer = make.at_desk(cast["auditor"]).get(
        reverse("admin:complaints_complaint_evidence", args=[row.complaint_id, row.pk])
    )
    clean = b"".join(answer.streaming_content)
    assert films.secrets_in(papers.unpacked(clean)) == []
    ending = name.rpartition(".")[2]
    assert answer["Content-Disposition"].endswith(f'-bukti-{row.pk}.{ending}"')
    assert answer["Content-Disposition"].startswith("attachment")


def test_what_cannot_be_cleaned_stays_sealed_and_says_so(client, cast, clamd, settings):
    settings.CLAMD_ADDRESS = clamd
    row = reported(client, "rapat.webm", films.webm(track_type=17))

    scan_waiting()

    row.refresh_from_db()
    assert (row.state, row.clean_file) == ("sealed", "")
    officer = make.at_desk(cast["auditor"])
    assert "Tersimpan tersegel, salinan bersih belum bisa dibuat" in text_of(officer.get(page(row.complaint)))
    with pytest.raises(Refusal, match="tidak dapat dibersihkan"):
        evidence.open_clean(row, actor=cast["auditor"])
    assert sealed_content(row) == films.webm(track_type=17)


def test_file_that_kills_the_worker_again_and_again_stays_sealed_and_stops_nobody(cast, settings, monkeypatch):
    deadly, later = (make.report().complaint.evidence.get(kind="file") for _n in range(2))
    real = evidence._prepared

    def killed(pk: int) -> str:
        if pk == deadly.pk:
            raise RuntimeError("the worker is killed")
        return real(pk)

    monkeypatch.setattr(evidence, "_prepared", killed)
    states = []
    for _minute in range(settings.EVIDENCE["most_attempts"] + 1):
        scan_waiting()
        deadly.refresh_from_db()
        later.refresh_from_db()
        states.append((deadly.state, later.state))

    assert states == [("waiting", "ready")] * settings.EVIDENCE["most_attempts"] + [("sealed", "ready")]
    assert (deadly.clean_file, deadly.state_note) == ("", "Berkas ini terlalu berat untuk dibuka.")


def test_file_that_was_tried_stands_behind_the_new_ones(cast):
    tried, new = (make.report().complaint.evidence.get(kind="file") for _n in range(2))
    Evidence.objects.filter(pk=tried.pk).update(attempts=1)

    assert list(evidence.waiting()) == [new, tried]


def test_scanner_that_is_away_costs_no_attempt(cast, settings):
    settings.CLAMD_ADDRESS = NOBODY
    row = make.report().complaint.evidence.get(kind="file")

    for _minute in range(settings.EVIDENCE["most_attempts"] + 2):
        scan_waiting()

    row.refresh_from_db()
    assert (row.state, row.attempts) == ("failed", 0)
