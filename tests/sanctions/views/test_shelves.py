"""All cases and all letters of an agency: found by state, kind, year, number and whole name, page by key."""

from datetime import timedelta

import pytest
from django.utils import timezone

from netralitas.letters import letters
from netralitas.letters.models import Letter
from sanctions import shelves
from sanctions.models import Proceeding
from tests import make
from tests.complaints.desk import statements_of, text_of
from tests.sanctions import ethicscase

CASES, LETTERS = "/instansi/perkara/", "/instansi/surat/"


@pytest.fixture
def desk(officer, settings):
    settings.DEMO = True  # the second factor has tests of its own
    return make.signed_in(officer)


def found(desk, address: str, **wanted) -> list[int]:
    answer = desk.get(address, wanted)
    assert answer.status_code == 200
    return [row.pk for row in answer.context["rows"]]


def test_a_case_is_found_by_where_it_stands_and_what_it_is(cast, clock, officer, settings):
    new = make.recommendation(cast)
    opened = make.proceed(make.recommendation(cast), officer, until="summon").recommendation
    ethics = ethicscase.recommendation(cast)
    decided = make.procedure(cast, clock, until="decide").recommendation
    settings.DEMO, desk = True, make.signed_in(officer)

    assert found(desk, CASES) == [decided.pk, ethics.pk, opened.pk, new.pk]
    assert found(desk, CASES, keadaan="baru") == [ethics.pk, new.pk]
    assert found(desk, CASES, keadaan="periksa") == [opened.pk]
    assert found(desk, CASES, keadaan="diputus") == [decided.pk]
    assert found(desk, CASES, jenis="etik") == [ethics.pk]
    assert found(desk, CASES, jenis="disiplin", keadaan="baru") == [new.pk]
    assert found(desk, CASES, tahun="2026") == found(desk, CASES)
    assert found(desk, CASES, tahun="2025") == []


def test_every_stage_stands_on_exactly_one_shelf(cast, officer):
    row = make.proceed(make.recommendation(cast), officer, until="summon")
    shelved = {}
    for status in Proceeding._meta.get_field("status").choices:
        Proceeding.objects.filter(pk=row.pk).update(status=status[0])
        shelved[status[0]] = [
            name for name in shelves.CASE_STATES if shelves.cases(officer, shelves.Wanted(state=name))[0]
        ]

    assert {status: names for status, names in shelved.items() if len(names) != 1} == {}


def test_a_case_is_found_by_number_letter_whole_name_and_nip_and_by_nothing_less(cast, clock, officer, settings):
    row = make.procedure(cast, clock, until="decide")
    settings.DEMO, desk = True, make.signed_in(officer)
    case, accused = row.recommendation, row.recommendation.accused
    make.recommendation(cast)

    for text in (case.number, case.number.lower(), f" {case.pk} ", case.letter.number, row.decision.letter.number):
        assert case.pk in found(desk, CASES, cari=text), text
    for text in (accused.name, accused.name.upper(), f"  {accused.name} "):
        assert case.pk in found(desk, CASES, cari=text), text
    if accused.nip:
        assert case.pk in found(desk, CASES, cari=accused.nip)
    for text in (accused.name.split()[0], "Camat mengunggah", "%", "' OR 1=1", "\x00", "٣", "9" * 40):
        assert case.pk not in found(desk, CASES, cari=text) or not text.strip("\x00"), text


def test_a_letter_is_found_by_number_kind_state_and_year(cast, clock, officer, settings):
    row = make.procedure(cast, clock, until="decide")
    settings.DEMO, desk = True, make.signed_in(officer)
    summons, decision = row.summonses.get().letter, row.decision.letter
    letters.void(summons, actor=officer, reason="Keliru")

    assert found(desk, LETTERS)[0] == decision.pk
    assert set(found(desk, LETTERS)) >= {summons.pk, decision.pk}
    assert row.recommendation.letter_id not in found(desk, LETTERS)
    assert found(desk, LETTERS, jenis="summons") == found(desk, LETTERS, keadaan="batal") == [summons.pk]
    assert found(desk, LETTERS, cari=decision.number) == [decision.pk]
    assert found(desk, LETTERS, tahun=str(decision.year)) == found(desk, LETTERS)
    assert decision.pk in found(desk, LETTERS, keadaan="belum-dipindai")
    assert found(desk, LETTERS, cari="%") == []


@pytest.mark.parametrize("address", [CASES, LETTERS])
@pytest.mark.parametrize(
    "wanted",
    [
        {"keadaan": "x", "jenis": "x", "tahun": "x"},
        {"tahun": "20²⁶"},
        {"tahun": "99999999999"},
        {"sesudah": "x"},
        {"sesudah": "9" * 30},
        {"sesudah": "\x00"},
        {"jenis": "receipt"},
    ],
)
def test_what_nobody_can_want_narrows_nothing(cast, officer, desk, address, wanted):
    make.proceed(make.recommendation(cast), officer, until="summon")

    assert found(desk, address, **wanted) == found(desk, address) != []


@pytest.mark.parametrize("address", [CASES, LETTERS])
def test_an_empty_shelf_says_why(cast, officer, desk, address):
    assert "Belum ada" in text_of(desk.get(address))
    make.proceed(make.recommendation(cast), officer, until="summon")
    page = text_of(desk.get(address, {"cari": "<script>alert(1)</script>"}))
    assert "Tidak ada yang cocok." in page
    assert "<script>alert" not in desk.get(address, {"cari": "<script>alert(1)</script>"}).content.decode()


def test_another_agency_finds_nothing(cast, officer, settings):
    settings.DEMO = True
    row = make.proceed(make.recommendation(cast), officer, until="summon")
    there = make.signed_in(cast["instansi-lain"])

    assert found(there, CASES) == found(there, LETTERS) == []
    assert found(there, CASES, cari=row.recommendation.number) == []


def test_pages_follow_by_key(cast, officer, desk, monkeypatch):
    monkeypatch.setattr(shelves, "PAGE", 2)
    made = [make.proceed(make.recommendation(cast), officer, until="summon") for _n in range(5)]
    for address, keys in (
        (CASES, [row.recommendation_id for row in made]),
        (LETTERS, [row.summonses.get().letter_id for row in made]),
    ):
        seen, key = [], ""
        while not seen or key:
            page = desk.get(address, {"sesudah": key})
            seen += [row.pk for row in page.context["rows"]]
            key = page.context["following"]
        assert seen == keys[::-1]


def test_shelves_ask_the_same_few_times_with_one_row_and_with_thirty(cast, officer, desk, monkeypatch):
    monkeypatch.setattr(shelves, "PAGE", 40)
    make.proceed(make.recommendation(cast), officer, until="summon")
    found(desk, CASES)
    alone = [statements_of(desk, CASES), statements_of(desk, LETTERS)]
    for _n in range(29):
        make.proceed(make.recommendation(cast), officer, until="summon")

    assert [statements_of(desk, CASES), statements_of(desk, LETTERS)] == alone
    assert max(alone) <= 8
    assert (len(found(desk, CASES)), len(found(desk, LETTERS))) == (30, 30)


def test_the_letters_tell_how_far_their_pdfs_have_come(cast, clock, officer, settings):
    settings.DEMO = True
    row = make.procedure(cast, clock, until="decide")
    desk = make.signed_in(officer)
    Letter.objects.filter(pk=row.decision.letter_id).update(render_failures=2)
    waiting = Letter.objects.filter(issuer=officer.instansi).count()

    page = desk.get(LETTERS).content.decode()
    assert f"<b>0 dari {waiting} surat</b>" in page
    assert (f'<progress max="{waiting}" value="0"' in page, "1 surat gagal disusun" in page) == (True, True)

    letters.pdf_of(row.decision.letter)
    assert "surat</b> sudah disusun" in (page := desk.get(LETTERS).content.decode())
    assert (f"<b>1 dari {waiting} surat</b>" in page, "gagal disusun" in page) == (True, False)
    letters.render_waiting()
    assert "sudah disusun PDF-nya" not in desk.get(LETTERS).content.decode()


def test_other_agencies_letters_are_not_counted(cast, clock, officer, settings):
    settings.DEMO = True
    make.procedure(cast, clock, until="summon")

    assert shelves.rendering(cast["instansi-lain"].instansi, since=timezone.now()) is None
    assert shelves.rendering(officer.instansi, since=timezone.now() - timedelta(days=1)).failing == 0
