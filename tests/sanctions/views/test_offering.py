"""Officials of the register in forms that name somebody only by exception: a higher official, a delegate."""

import pytest

from sanctions import officials
from sanctions.models import Relief
from tests import make
from tests.sanctions.ethicscase import ethics_case

HEAD = make.OFFICIAL | {
    "function": "appointing", "post": "Bupati Tirtamukti", "name": "H. Contoh Tirtamukti", "capacity": "", "paper": "",
}  # fmt: skip
RELIEVE = {
    "langkah": "relieve", "deputy_name": "Yohana Matulessy", "deputy_post": "Sekretaris Kecamatan", "decider_name": "",
    "decider_post": "", "decider_nip": "",
}  # fmt: skip
STATE = {
    "langkah": "state", "penalty": "MORAL-TERBUKA", "breach": "mengunggah foto", "publication": "dibacakan pada apel",
    "delegate_post": "", "delegate_name": "", "delegate_nip": "", "delegate_echelon": "",
}  # fmt: skip


@pytest.fixture
def head(cast, officer, settings):
    settings.DEMO = True  # the second factor has tests of its own
    return officials.add(officer.instansi, HEAD, actor=officer)


def form_of(desk, row, step: str) -> str:
    page = desk.get(f"/instansi/perkara/{row.pk}/").content.decode()
    return page.split(f'value="{step}"')[1].split("</form>")[0]


def test_nobody_is_chosen_beforehand_and_the_superior_relieves(cast, clock, officer, head):
    row = make.procedure(cast, clock, until="examine")
    desk = make.signed_in(officer)
    form = form_of(desk, row, "relieve")
    assert ("H. Contoh Tirtamukti, Bupati Tirtamukti" in form, "Tidak ada, atau ditulis sendiri" in form) == (
        True,
        True,
    )
    assert f'value="{head.pk}" ' in form
    assert "checked" not in form.split(f'value="{head.pk}"')[1].split(">")[0]

    assert desk.post(f"/instansi/perkara/{row.pk}/", RELIEVE).status_code == 302
    make.approve(row, cast["instansi-kedua"])

    assert Relief.objects.get().decider_name == row.superior_name


def test_the_higher_official_is_taken_from_the_register_with_the_number(cast, clock, officer, head):
    row = make.procedure(cast, clock, until="examine")

    make.signed_in(officer).post(f"/instansi/perkara/{row.pk}/", RELIEVE | {"decider_from": str(head.pk)})
    make.approve(row, cast["instansi-kedua"])

    signer = Relief.objects.get().letter.context["signer"]
    assert (signer["name"], signer["nip"]) == ("H. Contoh Tirtamukti", HEAD["nip"])


def test_a_delegate_is_taken_from_the_register_and_still_needs_the_echelon(cast, clock, officer, head):
    row = ethics_case(cast, clock, until="resolve")
    desk, address = make.signed_in(officer), f"/instansi/perkara/{row.pk}/"
    assert "H. Contoh Tirtamukti, Bupati Tirtamukti" in form_of(desk, row, "state")

    refused = desk.post(address, STATE | {"delegate_from": str(head.pk)})
    assert (refused.status_code, "Lengkapi penerima delegasi." in refused.content.decode()) == (422, True)
    desk.post(address, STATE | {"delegate_from": str(head.pk), "delegate_echelon": "2"})
    make.approve(row, cast["instansi-kedua"])

    row.refresh_from_db()
    assert row.statement.letter.context["signer"]["name"] == "H. Contoh Tirtamukti"


@pytest.mark.parametrize("wrong", ["0", "x", "\x00", "9" * 30])
def test_who_is_in_no_register_cannot_be_chosen(cast, clock, officer, head, wrong):
    row = make.procedure(cast, clock, until="examine")

    answer = make.signed_in(officer).post(f"/instansi/perkara/{row.pk}/", RELIEVE | {"decider_from": wrong})

    assert (answer.status_code, "Yohana Matulessy" in answer.content.decode(), Relief.objects.count()) == (422, True, 0)
