"""The steps of a proposal on the page of a case."""

import re

import pytest

from sanctions import officials
from sanctions.localtime import today_of
from sanctions.models import Decision, Proposal
from tests import make

MENKO = "Menteri Koordinator Bidang Politik dan Keamanan"
HEAD = make.OFFICIAL | {
    "function": "appointing",
    "name": "H. Contoh Tirtamukti",
    "post": "Bupati Tirtamukti",
    "capacity": "",
    "paper": "",
}
TYPED = {
    "langkah": "propose", "penalty": "Ba", "proposer_post": "Bupati Tirtamukti", "proposer_name": "H. Contoh",
    "proposer_nip": "", "through": MENKO,
}  # fmt: skip


@pytest.fixture
def officer_at(cast, settings):
    settings.DEMO = True  # the second factor has tests of its own
    return lambda name="instansi": make.signed_in(cast[name])


@pytest.fixture
def highest(cast, clock, officer_at):
    return make.procedure(cast, clock, until="report", post_class="JPT Utama")


def address(row) -> str:
    return f"/instansi/perkara/{row.pk}/"


def test_two_officers_propose_and_one_records_what_the_president_decided(cast, highest, officer_at):
    desk = officer_at()
    page = desk.get(address(highest)).content.decode()
    assert ('value="propose"' in page, 'value="decide"' in page, 'name="through"' in page) == (True, False, True)
    assert 'value="Bupati Tirtamukti"' in page

    assert desk.post(address(highest), TYPED).status_code == 302
    assert Proposal.objects.count() == 0
    assert make.approve(highest, cast["instansi-kedua"]).status_code == 302

    page = desk.get(address(highest)).content.decode()
    assert 'value="record_outside"' in page
    assert re.search(r'value="Ba"[^>]*checked', page)
    assert ("Usul disampaikan" in page, "Teguran lisan (di bawah rentang)" in page) == (True, True)
    assert "Usul hukuman" in page
    sent = {"langkah": "record_outside", "penalty": "Bb", "number": "Keppres 7", "decided_on": today_of(highest)}
    answer = desk.post(address(highest), sent, follow=True)
    assert "Keputusan Keppres 7 dicatat" in answer.content.decode()
    assert Decision.objects.get().penalty_id == "Bb"


def test_where_both_are_open_each_offers_only_its_own(cast, clock, officer_at):
    row = make.procedure(cast, clock, until="report", post_class="JF Ahli Utama")

    page = officer_at().get(address(row)).content.decode()

    decide, propose = page.split('value="decide"')[1].split('value="propose"')
    assert ('value="Bc"' in decide, 'value="Ba"' in decide, "Lewat “Usulkan hukuman”" in decide) == (False, True, True)
    assert ('value="Bc" checked' in propose, 'value="Ba"' in propose, 'name="through"' in propose) == (
        True, False, False,
    )  # fmt: skip


def test_the_end_of_a_contract_is_proposed_and_then_decided_by_two(cast, clock, officer_at):
    row = make.procedure(cast, clock, until="report", employment="pppk", post_class="Pelaksana")
    desk = officer_at()
    page = desk.get(address(row)).content.decode()
    assert "Sekarang: Usulkan hukuman" in page.replace("\n", "").replace("</b>", "")
    assert 'value="Sekretaris Daerah Kabupaten Tirtamukti"' in page

    desk.post(address(row), TYPED | {"penalty": "PPPK-B", "proposer_post": "Sekretaris Daerah"})
    make.approve(row, cast["instansi-kedua"])
    assert 'value="PPPK-B" checked' in desk.get(address(row)).content.decode()
    desk.post(address(row), {"langkah": "decide_proposed", "penalty": "PPPK-B", "considerations": "diakui"})
    make.approve(row, cast["instansi-kedua"])

    row.refresh_from_db()
    assert (row.status, row.decision.penalty_id) == ("decided", "PPPK-B")


@pytest.mark.parametrize(
    ("person", "is_offered"),
    [({"post_class": "JPT Utama"}, True), ({"employment": "pppk", "post_class": "Pelaksana"}, False)],
)
def test_the_register_is_offered_only_where_the_appointing_official_proposes(
    cast, clock, officer_at, person, is_offered
):
    row = make.procedure(cast, clock, until="report", **person)
    officials.add(cast["instansi"].instansi, HEAD, actor=cast["instansi"])

    page = officer_at().get(address(row)).content.decode().split('value="propose"')[1].split("</form>")[0]

    assert ("H. Contoh Tirtamukti, Bupati Tirtamukti" in page) == is_offered


@pytest.mark.parametrize(
    "wrong",
    [
        {"penalty": ""}, {"penalty": "PTDH"}, {"penalty": "\x00"}, {"through": ""}, {"through": "x" * 161},
        {"proposer_name": ""}, {"proposer_nip": "12"}, {"penalty": "R3"}, {"proposer_post": "a\x00b"},
    ],
)  # fmt: skip
def test_what_is_no_proposal_stays_on_the_page_with_its_words(highest, officer_at, wrong):
    answer = officer_at().post(address(highest), TYPED | wrong)

    page = answer.content.decode()
    assert (answer.status_code, highest.drafts.filter(step="propose").count()) == (422, 0)
    assert "H. Contoh" in page or "proposer_name" in wrong


def test_what_was_not_proposed_is_not_recorded_and_its_words_stay(cast, clock, highest, officer_at):
    other = make.procedure(cast, clock, until="summon")
    for row in (highest, other):
        answer = officer_at().post(address(row), {"langkah": "record_outside", "number": "Keppres 7"})
        assert (answer.status_code, "Keppres 7" in answer.content.decode()) == (409, True)


@pytest.mark.parametrize(
    "wrong", [{"penalty": ""}, {"penalty": "PTDH"}, {"number": "\x00"}, {"decided_on": "9999-12-31"}]
)
def test_what_the_president_did_not_decide_is_a_clear_refusal(cast, highest, officer_at, wrong):
    desk = officer_at()
    desk.post(address(highest), TYPED)
    make.approve(highest, cast["instansi-kedua"])
    sent = {"langkah": "record_outside", "penalty": "Ba", "number": "7", "decided_on": str(today_of(highest))}

    assert (desk.post(address(highest), sent | wrong).status_code, Decision.objects.count()) == (422, 0)
