"""The pack for I'DIS and SIASN: what is in it, what it lacks, that it never changes, and its acknowledgement."""

import hashlib
import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from netralitas.audit.models import Entry
from netralitas.letters import letters, scans
from netralitas.lib.refusal import Refusal
from sanctions import delivery, handover, objections, remedypapers, serving, siasn
from sanctions.localtime import today_of
from sanctions.proceedings import Person
from tests import make
from tests.complaints.desk import statements_of, text_of
from tests.lib import samples

SECRET = "Kenanga Larasati"


@pytest.fixture
def delivered(cast, clock, settings, tmp_path):
    settings.STORE_DIR = tmp_path
    you = {"mode": "confidential", "name": SECRET, "address": "Jalan Melati 1"}
    return make.procedure(cast, clock, until="deliver", you=you)


def code_of(door, *args, **given) -> str:
    with pytest.raises(Refusal) as refused:
        door(*args, **given)
    return refused.value.code


def opened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_call_to_receive_is_among_the_papers_and_not_needed(cast, clock, officer):
    row = make.procedure(cast, clock, until="decide")
    assert "delivery_summons" not in [letter.kind for letter in handover.papers_of(row)]
    host = Person("Ratih Kumalasari", "Sekretaris Daerah")
    delivery.call(row, meets_at=timezone.now() + timedelta(days=7), place="Aula", host=host, actor=officer)

    assert [letter.kind for letter in handover.papers_of(row)][-1] == "delivery_summons"
    assert not [
        line for line in handover.lacking(row, [], handover.papers_of(row), []) if line.startswith("Surat panggilan")
    ]


@pytest.mark.parametrize("until", ["open", "report", "decide"])
def test_nothing_is_handed_over_before_the_decision_is_delivered(cast, clock, officer, until):
    row = make.procedure(cast, clock, until=until)

    assert code_of(handover.make, row, actor=officer) == "not_delivered"
    assert code_of(handover.make, row, actor=cast["satgas"]) == "not_your_step"


def test_pack_holds_the_fields_the_papers_and_a_fingerprint_of_each(delivered, officer):
    pack = handover.make(delivered, actor=officer)

    files = opened(handover.file_of(pack, actor=officer))

    papers = [name for name in files if name.startswith("surat/")]
    assert papers == [
        "surat/01-summons.pdf", "surat/02-minutes.pdf", "surat/03-examination_report.pdf", "surat/04-decision.pdf"
    ]  # fmt: skip
    assert all(files[name].startswith(b"%PDF") for name in papers)
    sums = dict(reversed(line.split("  ")) for line in files.pop("sha256.txt").decode().splitlines())
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    told = json.loads(files["siasn.json"])["isian"]
    decision = delivered.decision
    assert (told["skNomor"], told["skTanggal"]) == (decision.letter.number, decision.decided_on.isoformat())
    assert (told["jenisTingkatHukumanId"], told["hukumanTanggal"]) == ("B", decision.effective_on.isoformat())
    assert told["jenisHukumanId"] == decision.penalty.siasn_id
    lacking = files["belum-lengkap.txt"].decode()
    assert "Alasan hukuman" in lacking
    assert "Nomor keputusan" not in lacking


def test_pack_holds_the_scan_that_is_current_and_names_what_is_not_signed(delivered, officer):
    decision = delivered.decision.letter
    for colour in ("#113355", "#553311"):
        scans.attach(decision, make.photo(colour), "keputusan.jpg", actor=officer)
    current = decision.scans.get(is_current=True)

    files = opened(handover.file_of(handover.make(delivered, actor=officer), actor=officer))

    (scan,) = [name for name in files if name.startswith("pindaian/")]
    assert scan.startswith("pindaian/04.")
    assert hashlib.sha256(files[scan]).hexdigest() == current.clean_sha256
    lacking = files["belum-lengkap.txt"].decode()
    assert f"Pindaian bertanda tangan surat {decision.number}" not in lacking
    assert lacking.count("Pindaian bertanda tangan surat") == 3


def test_pack_says_nothing_of_the_reporter(delivered, officer):
    files = opened(handover.file_of(handover.make(delivered, actor=officer), actor=officer))

    assert not any(SECRET.encode() in data for data in files.values())


def test_pack_stays_the_same_file_whatever_happens_to_the_case(delivered, officer, clock):
    pack = handover.make(delivered, actor=officer)
    before = handover.file_of(pack, actor=officer)
    accused = delivered.recommendation.accused
    accused.rank = "Penata Muda, III/a"
    accused.save(update_fields=["rank"])
    clock.shift(timedelta(days=3))

    assert handover.file_of(pack, actor=officer) == before
    again = handover.make(delivered, actor=officer)
    assert again.ordinal == 2
    assert b"Penata Muda" in opened(handover.file_of(again, actor=officer))["siasn.json"]
    read = Entry.objects.filter(action="proceeding.read_pack").order_by("pk").first()
    assert read.data == {"edition": 1, "sha256": hashlib.sha256(before).hexdigest()}


def test_second_press_makes_no_second_edition_of_the_same(delivered, officer):
    first = handover.make(delivered, actor=officer)

    assert handover.make(delivered, actor=officer) == first
    assert Entry.objects.filter(action="proceeding.pack").count() == 1


def test_pack_of_papers_that_cannot_be_rendered_waits(delivered, officer, monkeypatch):
    pack = handover.make(delivered, actor=officer)
    assert handover.papers_without_file([pack]) == {pack.pk: 4}
    with monkeypatch.context() as patch:
        patch.setattr("netralitas.letters.rendering.pdf_of", lambda *_given: 1 / 0)
        assert code_of(handover.file_of, pack, actor=officer) == "letter_waiting"
    letters.render_waiting()
    assert handover.papers_without_file([pack]) == {pack.pk: 0}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"words": " "}, "missing_words"),
        ({"on": timedelta(days=-1)}, "day_wrong"),
        ({"on": timedelta(days=1)}, "day_wrong"),
    ],
)
def test_acknowledgement_needs_a_day_and_what_was_answered(delivered, officer, given, code):
    pack = handover.make(delivered, actor=officer)
    values = {"words": "IDIS-1", **given, "on": today_of(delivered) + given.get("on", timedelta())}

    assert code_of(handover.acknowledge, pack, actor=officer, **values) == code


def test_acknowledgement_is_recorded_once(delivered, officer):
    pack = handover.make(delivered, actor=officer)
    handover.acknowledge(pack, on=today_of(delivered), words="IDIS-1", actor=officer)

    again = {"on": today_of(delivered), "words": "IDIS-2", "actor": officer}
    assert code_of(handover.acknowledge, pack, **again) == "already_acknowledged"
    pack.refresh_from_db()
    assert pack.acknowledgement == "IDIS-1"
    assert "IDIS" not in str(list(Entry.objects.values_list("data", flat=True)))
    with pytest.raises(IntegrityError), transaction.atomic():
        type(pack).objects.filter(pk=pack.pk).update(acknowledged_by=None)


def test_level_without_a_letter_and_kind_without_an_id_are_named_as_lacking():
    fields = {field.name: field for field in siasn.fields_of({"level_letter": "", "number": "1"})}

    lacking = [name for name, field in fields.items() if field.is_lacking]
    assert {"jenisTingkatHukumanId", "jenisHukumanId", "hukumanTanggal"} <= set(lacking)
    assert "skNomor" not in lacking
    assert "masaBulan" not in lacking


# --- The papers of executions and remedies


@pytest.fixture
def settled(delivered, officer, clock):
    objections.lodge(delivered, lodged_on=today_of(delivered), actor=officer)
    clock.shift(timedelta(days=3))
    objections.settle(
        delivered, outcome="upheld", decided_on=today_of(delivered), number="12/BPASN/2026", actor=officer
    )
    delivered.refresh_from_db()
    return delivered


def lacking(row) -> list[str]:
    return handover.lacking(row, [], [], remedypapers.outcomes_of(row))


def keep(row, actor, data: bytes = b""):
    paper = scans.judged(io.BytesIO(data or samples.pdf()), "putusan.pdf")
    return remedypapers.add(row, row.objections.get().pk, paper=paper, actor=actor)


def test_the_paper_of_an_execution_is_named_until_it_is_there_and_then_in_the_pack(delivered, officer, clock):
    clock.move_to(timezone.now() + timedelta(days=60))
    serving.bring_all_into_force()
    delivered.refresh_from_db()
    lacks = lacking(delivered)
    assert [line for line in lacks if line.startswith("Surat pelaksanaan belum dicatat: ")]

    delivered.executions.create(
        penalty=delivered.decision.penalty, executed_on=today_of(delivered), title="SK 1", added_by=officer,
        **scans.columns_of(scans.judged(io.BytesIO(samples.pdf()), "surat.pdf")),
    )  # fmt: skip

    assert not [line for line in lacking(delivered) if "pelaksanaan" in line]
    files = opened(handover.file_of(handover.make(delivered, actor=officer), actor=officer))
    clean = hashlib.sha256(files["pelaksanaan/01.pdf"]).hexdigest()
    assert clean == delivered.executions.get().clean_sha256
    assert f"{clean}  pelaksanaan/01.pdf\n" in files["sha256.txt"].decode()


def test_the_outcome_of_a_remedy_is_named_until_it_is_there_and_then_in_the_pack(settled, officer):
    assert [line for line in lacking(settled) if "12/BPASN/2026 belum diunggah" in line]
    before = handover.make(settled, actor=officer)

    kept = keep(settled, officer)

    assert not [line for line in lacking(settled) if "12/BPASN/2026" in line]
    assert "putusan/01.pdf" not in opened(handover.file_of(before, actor=officer))
    after = handover.make(settled, actor=officer)
    files = opened(handover.file_of(after, actor=officer))
    assert (after.ordinal, hashlib.sha256(files["putusan/01.pdf"]).hexdigest()) == (2, kept.clean_sha256)
    told = Entry.objects.get(action="proceeding.remedy_paper").data
    assert told == {"objection": settled.objections.get().pk, "sha256": kept.sha256}


def test_an_edition_made_before_such_papers_were_kept_is_still_the_same_file(settled, officer):
    pack = handover.make(settled, actor=officer)
    before = handover.file_of(pack, actor=officer)
    for name in ("executions", "remedies"):
        del pack.content[name]

    assert handover.file_of(pack, actor=officer) == before


def test_a_paper_is_kept_by_the_agency_and_for_a_remedy_that_was_decided(delivered, settled, cast, officer):
    assert code_of(keep, settled, cast["satgas"]) == "not_your_step"
    settled.objections.update(outcome="", decided_on=None, number="")
    assert code_of(keep, settled, officer) == "not_settled"


def test_officer_uploads_the_outcome_on_the_page(settled, officer, cast):
    browser, address = make.at_desk(officer), f"/instansi/perkara/{settled.pk}/serah/"
    assert "Unggah surat putusan" in text_of(browser.get(address))
    objection = settled.objections.get().pk
    for given in ({}, {"file": SimpleUploadedFile("x.pdf", b"")}, {"file": SimpleUploadedFile("x.svg", b"<svg/>")}):
        assert browser.post(address, {"upaya": objection, **given}).status_code == 422
    for wrong in ("x", "9" * 40, "0", str(objection + 1)):
        file = SimpleUploadedFile("putusan.pdf", samples.pdf())
        assert browser.post(address, {"upaya": wrong, "file": file}).status_code == 422

    file = SimpleUploadedFile("putusan.pdf", samples.pdf())
    said = browser.post(address, {"upaya": objection, "file": file}, follow=True)

    (paper,) = settled.objections.get().papers.all()
    there = f"/instansi/perkara/{settled.pk}/putusan/{paper.pk}/"
    assert (said.status_code, there in said.content.decode()) == (200, True)
    shown = browser.get(there)
    assert (shown["Content-Type"], "sandbox" in shown["Content-Security-Policy"]) == ("application/pdf", True)
    assert make.at_desk(cast["instansi-lain"]).get(there).status_code == 404


# --- The page


def test_officer_makes_takes_and_acknowledges_a_pack(delivered, officer):
    browser, address = make.at_desk(officer), f"/instansi/perkara/{delivered.pk}/serah/"
    assert address in browser.get(f"/instansi/perkara/{delivered.pk}/").content.decode()
    assert "Belum ada berkas serah" in text_of(browser.get(address))

    made = browser.post(address, {}, follow=True)
    file = browser.get(f"{address}1/")
    wrong = browser.post(address, {"on": "bukan hari", "words": "IDIS-\x001"})
    told = browser.post(address, {"on": today_of(delivered).isoformat(), "words": "IDIS-77"}, follow=True)

    assert "Berkas serah edisi 1 disusun" in text_of(made)
    assert (file["Content-Type"], file.content[:2]) == ("application/zip", b"PK")
    assert (wrong.status_code, "bukan hari" in wrong.content.decode()) == (422, True)
    assert "IDIS-77" in text_of(told)
    assert "Catat tanda terima" not in text_of(told)
    assert browser.get(f"{address}2/").status_code == 404


def test_page_before_the_delivery_offers_nothing_and_a_press_is_refused(cast, clock, officer):
    row = make.procedure(cast, clock, until="decide")
    browser, address = make.at_desk(officer), f"/instansi/perkara/{row.pk}/serah/"

    assert "Susun berkas serah" not in text_of(browser.get(address))
    refused = browser.post(address, {})
    assert (refused.status_code, "sesudah keputusan disampaikan" in text_of(refused)) == (422, True)


def test_page_asks_the_database_as_often_for_ten_editions_as_for_one(delivered, officer):
    browser, address = make.at_desk(officer), f"/instansi/perkara/{delivered.pk}/serah/"
    handover.make(delivered, actor=officer)
    statements_of(browser, address)
    one = statements_of(browser, address)
    accused = delivered.recommendation.accused
    for more in range(9):
        accused.rank = f"Pangkat {more}"
        accused.save(update_fields=["rank"])
        handover.make(delivered, actor=officer)
    assert delivered.packs.count() == 10

    assert (one, one <= 18) == (statements_of(browser, address), True)
