import hashlib
import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from netralitas.audit.models import Entry
from netralitas.letters import letters, rendering, tasks
from netralitas.letters.kinds import KINDS, Letterhead
from netralitas.letters.models import Letter
from netralitas.letters.statuses import Kind, State
from netralitas.lib import codes, crypto
from netralitas.lib.refusal import Refusal
from tests import make
from tests.letters import samples
from tests.letters.issuing import issued

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def refused(door, *args, **kwargs):
    with pytest.raises(Refusal) as refusal:
        door(*args, **kwargs)
    return refusal.value.code


def stored(letter):
    return Path(settings.STORE_DIR) / "letters" / letter.pdf


# --- Issue


def test_issue_numbers_and_freezes_the_words():
    regency, officer = make.agency(), make.person("satgas")
    letter = issued(regency, actor=officer)
    assert letter.number == "800.1.6.2/1/SETDA"
    assert letter.title == "Surat Panggilan I"
    assert (letter.state, letter.classification, letter.year) == (State.ISSUED, "rahasia", 2024)
    assert (letter.subject_type, letter.subject_id) == ("people.instansi", str(regency.pk))
    assert (letter.sha256, letter.pdf, letter.pages) == ("", "", 0)
    entry = Entry.objects.get(subject_type="letters.letter", subject_id=str(letter.pk))
    assert (entry.action, entry.actor) == ("letter.issued", officer)
    assert entry.data == {
        "kind": "summons",
        "number": "800.1.6.2/1/SETDA",
        "dated": "2024-11-29",
        "subject": ["people.instansi", regency.pk],
    }


def test_issue_keeps_no_name_in_the_clear():
    letter = issued()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM letters_letter WHERE id = %s", [letter.pk])
        row = " ".join(map(str, cursor.fetchone()))
    assert "Yusuf" not in row
    assert "Yusuf" in Letter.objects.get(pk=letter.pk).context["person"]["name"]


def test_issue_takes_a_number_that_was_drawn_elsewhere():
    regency = make.agency()
    letter = issued(regency, number="800.1.6.2/2/SETDA")
    assert letter.number == "800.1.6.2/2/SETDA"
    # the next ones are drawn around it
    assert [issued(regency).number for _time in range(2)] == ["800.1.6.2/1/SETDA", "800.1.6.2/3/SETDA"]


def test_issue_refuses_a_number_twice_in_a_year():
    regency = make.agency()
    issued(regency, number="17")
    assert refused(issued, regency, number="17") == "number_taken"
    assert issued(regency, number="17", on=date(2025, 1, 2)).number == "17"
    assert issued(make.agency("kab-lain"), number="17").number == "17"


def test_issue_refuses_words_that_are_missing():
    regency = make.agency()
    assert refused(issued, regency, context=replace(samples.SUMMONS, venue="")) == "letter_field_missing"
    assert issued(regency).number == "800.1.6.2/1/SETDA"


def test_issue_writes_the_letterhead_of_its_issuer():
    regency = make.agency()
    letter = issued(regency, context=replace(samples.SUMMONS, letterhead=None))
    assert letter.context["letterhead"] == {
        "name": "SEKRETARIAT DAERAH",
        "parent": "PEMERINTAH KABUPATEN TIRTA KENCANA",
        "address": ["Jalan Bahari Nomor 1, Tirta Kencana 97511"],
        "emblem": "region",
    }
    decision = issued(regency, kind="decision", context=replace(samples.DECISION, emblem=""))
    assert decision.context["emblem"] == "region"


def test_a_team_writes_under_its_own_name():
    regency = make.agency()
    for examiners, name in [(samples.EXAMINERS, "TIM PEMERIKSA"), (samples.EXAMINERS[:1], "SEKRETARIAT DAERAH")]:
        letter = issued(regency, kind="minutes", context=replace(samples.MINUTES, letterhead=None, examiners=examiners))
        assert letter.context["letterhead"]["name"] == name
        assert letter.context["letterhead"]["parent"] == "PEMERINTAH KABUPATEN TIRTA KENCANA"


def test_an_institution_is_not_named_twice():
    head = {"government": "Badan Rekaan", "unit": "Badan rekaan"}
    issuer = make.agency("badan-rekaan", name="Badan Rekaan", kind="lpnk", level="pusat", letterhead=head)
    letter = issued(issuer, context=replace(samples.SUMMONS, letterhead=None))
    assert letter.context["letterhead"] == {"name": "BADAN REKAAN", "parent": "", "address": [], "emblem": "agency"}


def test_a_receipt_is_the_portals_own():
    letter = issued(kind="receipt", context=samples.RECEIPT, number="NTR-2024-004812")
    assert letter.context["letterhead"]["name"] == "Portal Netralitas ASN"
    assert letter.classification == "biasa"


def test_an_emblem_that_is_no_drawing_of_ours_is_not_used():
    head = Letterhead("NAMA", emblem="../../../etc/passwd")
    letter = issued(context=replace(samples.SUMMONS, letterhead=head))
    page = rendering.html_of(KINDS[Kind.SUMMONS], letter.context, letters._face(letter))
    assert 'src="img/letters/emblem-agency.svg"' in page


# --- PDF


def test_pdf_of_renders_once_and_seals_on_disk():
    letter = issued()
    data = letters.pdf_of(letter)
    assert data.startswith(b"%PDF-1.7")
    assert letter.sha256 == hashlib.sha256(data).hexdigest()
    assert letter.pages == 2
    assert crypto.is_sealed_file(stored(letter))
    assert b"%PDF" not in stored(letter).read_bytes()
    entry = Entry.objects.get(subject_id=str(letter.pk), action="letter.rendered")
    assert entry.data == {"sha256": letter.sha256, "pages": 2}


def test_pdf_of_reads_back_what_was_stored(monkeypatch):
    letter = issued()
    first = letters.pdf_of(letter)

    def never(*_args):
        raise AssertionError("rendered twice")

    monkeypatch.setattr(rendering, "pdf_of", never)
    assert letters.pdf_of(Letter.objects.get(pk=letter.pk)) == first


def test_a_failed_rendering_leaves_the_letter_waiting(monkeypatch, caplog):
    letter = issued()
    with monkeypatch.context() as patch:
        patch.setattr(rendering, "pdf_of", lambda *_args: 1 / 0)
        assert refused(letters.pdf_of, letter) == "letter_waiting"
        assert letters.render_waiting() == 0
    letter.refresh_from_db()
    assert (letter.sha256, letter.render_failures) == ("", 2)
    assert "Yusuf" not in caplog.text
    tasks.render_waiting()
    letter.refresh_from_db()
    assert letter.is_rendered


def test_one_broken_letter_stops_no_other(monkeypatch):
    regency = make.agency()
    broken, whole = issued(regency), issued(regency)
    render = rendering.pdf_of

    def fails_for_one(kind, context, face):
        if face.number == broken.number:
            raise ValueError
        return render(kind, context, face)

    monkeypatch.setattr(rendering, "pdf_of", fails_for_one)
    assert letters.render_waiting(limit=2) == 1
    broken.refresh_from_db()
    whole.refresh_from_db()
    assert (broken.is_rendered, whole.is_rendered) == (False, True)
    third = issued(regency)
    assert letters.render_waiting(limit=1) == 1
    third.refresh_from_db()
    assert third.is_rendered


@pytest.mark.parametrize("harm", [lambda path: path.unlink(), lambda path: path.write_bytes(b"%PDF-1.7 palsu")])
def test_a_damaged_file_is_never_given_out(harm):
    letter = issued()
    letters.pdf_of(letter)
    harm(stored(letter))
    assert refused(letters.pdf_of, letter) == "letter_file_damaged"


def test_a_file_of_another_letter_is_never_given_out():
    regency = make.agency()
    one, other = issued(regency), issued(regency)
    letters.pdf_of(one)
    letters.pdf_of(other)
    stored(one).write_bytes(stored(other).read_bytes())
    assert refused(letters.pdf_of, one) == "letter_file_damaged"


def test_a_file_left_by_a_lost_transaction_is_replaced():
    letter = issued()
    with transaction.atomic():
        letters.pdf_of(letter)
        transaction.set_rollback(True)
    row = Letter.objects.get(pk=letter.pk)
    assert not row.is_rendered
    assert letters.pdf_of(row).startswith(b"%PDF")


# --- What was issued stays


def test_the_database_holds_what_was_issued():
    letter = issued()
    letters.pdf_of(letter)
    row = Letter.objects.filter(pk=letter.pk)
    for changes in (
        {"number": "1"},
        {"token": "0" * 12},
        {"sha256": "0" * 64},
        {"pages": 9},
        {"context": {}},
        {"dated": date(2020, 1, 1)},
        {"kind": "receipt"},
        {"subject_id": "9"},
        {"resealed": 2, "context": {}},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.update(**changes)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.delete()
    assert letters.verify(letter.token) == letter


def test_the_database_holds_words_and_number_before_the_pdf_too():
    letter = issued()
    for changes in ({"number": "1"}, {"context": {}}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Letter.objects.filter(pk=letter.pk).update(**changes)


def test_a_seal_with_a_new_key_passes_when_it_is_counted():
    letter = issued()
    letters.pdf_of(letter)
    assert Letter.objects.filter(pk=letter.pk).update(context=letter.context, resealed=F("resealed") + 1) == 1


def test_void_keeps_number_and_file():
    letter, officer = issued(), make.person("satgas")
    data = letters.pdf_of(letter)
    letters.void(letter, actor=officer, reason="Salah orang.")
    row = Letter.objects.get(pk=letter.pk)
    assert (row.state, row.void_reason, letters.pdf_of(row)) == (State.VOID, "Salah orang.", data)
    assert refused(letters.void, row, actor=officer, reason="") == "letter_void"
    entry = Entry.objects.get(subject_id=str(letter.pk), action="letter.voided")
    assert entry.data == {"number": letter.number}
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(state=State.ISSUED)


def test_a_new_letter_supersedes_the_old_one():
    regency = make.agency()
    old = issued(regency)
    new = issued(regency, supersedes=old)
    old.refresh_from_db()
    assert (old.state, old.superseded_by) == (State.VOID, new)


# --- Verify


def test_verify_forgives_how_a_code_is_typed():
    letter = issued()
    shown = codes.show_token(letter.token)
    for typed in (letter.token, shown, shown.lower(), f"  {shown} ", shown.replace("-", " "), shown.replace("0", "o")):
        assert letters.verify(typed) == letter


@pytest.mark.parametrize("typed", ["", "-", "7KQ2", "x" * 500, "7KQ2-M4XD-9TR!", "٧KQ2M4XD9TRA", "7KQ2M4XD9TRA'--"])
def test_verify_knows_no_other_text(typed):
    issued()
    assert letters.verify(typed) is None


def test_a_letter_is_found_by_the_fingerprint_of_its_file():
    letter, waiting = issued(), issued(make.agency("kab-lain"))
    data = letters.pdf_of(letter)
    assert letters.with_fingerprint(hashlib.sha256(data).hexdigest()) == letter
    assert letters.with_fingerprint(hashlib.sha256(data + b" ").hexdigest()) is None
    assert (waiting.sha256, letters.with_fingerprint("")) == ("", None)


# --- Drafts and copies


def test_preview_writes_nothing():
    regency = make.agency()
    assert letters.preview("summons", regency, samples.SUMMONS).startswith(b"%PDF")
    assert letters.preview("decision", regency, {"penalty_name": "teguran tertulis"}).startswith(b"%PDF")
    assert Letter.objects.count() == 0
    assert Entry.objects.filter(subject_type="letters.letter").count() == 0
    assert issued(regency).number == "800.1.6.2/1/SETDA"


def test_copy_carries_the_letters_number_and_code():
    letter = issued(kind="decision", context=samples.DECISION)
    certifier = {"title": "Kabag Hukum", "name": "Marthinus", "nip": ""}
    page = rendering.html_of(
        KINDS[Kind.DECISION], letter.context, letters._face(letter, rendering.Look.COPY, certifier)
    )
    assert codes.show_token(letter.token) in page
    assert "Salinan sesuai dengan aslinya" in page
    assert letters.copy_of(letter, certifier=certifier).startswith(b"%PDF")


# --- Two at once


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_who_render_at_once_get_the_same_file():
    letter = issued()
    start = threading.Barrier(4)

    def work(_place):
        try:
            start.wait()
            return letters.pdf_of(Letter.objects.get(pk=letter.pk))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        got = list(pool.map(work, range(4)))
    assert len(set(got)) == 1
    assert Entry.objects.filter(action="letter.rendered").count() == 1


def test_the_renderer_is_quiet(caplog):
    caplog.set_level(logging.INFO)
    letters.pdf_of(issued())
    assert [line for line in caplog.messages if "weasyprint" in line.lower() or "Step" in line] == []
