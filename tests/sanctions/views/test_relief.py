"""Relief from duty from the page of a case."""

import pytest

from sanctions.models import Relief
from tests import make

TYPED = {
    "langkah": "relieve", "deputy_name": "Yohana Matulessy", "deputy_post": "Sekretaris Kecamatan", "decider_name": "",
    "decider_post": "",
}  # fmt: skip


@pytest.fixture
def case(cast, clock, settings):
    settings.DEMO = True  # the second factor has tests of its own
    return make.procedure(cast, clock, until="examine")


def test_two_officers_relieve_and_revoke(cast, officer, case):
    desk, address = make.signed_in(officer), f"/instansi/perkara/{case.pk}/"
    page = desk.get(address).content.decode()
    assert ('value="relieve"' in page, "hak-hak kepegawaian tetap diberikan" in page) == (True, True)
    assert '<details class="more stepmore"><summary>Bebaskan sementara' in page

    assert desk.post(address, TYPED).status_code == 302
    assert make.approve(case, cast["instansi-kedua"]).status_code == 302

    page = desk.get(address).content.decode()
    assert ("Dibebaskan sementara sejak" in page, 'value="restore"' in page, 'value="relieve"' in page) == (
        True, True, False,
    )  # fmt: skip
    assert desk.post(address, {"langkah": "restore", "reasons": "pemeriksaan selesai"}).status_code == 302
    assert make.approve(case, cast["instansi-kedua"]).status_code == 302
    page = desk.get(address).content.decode()
    assert ("Dibebaskan sementara sejak" in page, "Pembebasan sementara berakhir" in page) == (False, True)
    assert Relief.objects.get().end_letter.drafted_by == officer


@pytest.mark.parametrize(
    "wrong",
    [
        {"deputy_name": ""}, {"deputy_post": "x" * 161}, {"deputy_name": "a\x00b"}, {"decider_post": "Asisten"},
        {"decider_name": "Sari"}, {"decider_name": "y" * 121, "decider_post": "Asisten"},
    ],
)  # fmt: skip
def test_what_is_no_relief_stays_on_the_page_with_its_words(officer, case, wrong):
    answer = make.signed_in(officer).post(f"/instansi/perkara/{case.pk}/", TYPED | wrong)

    page = answer.content.decode()
    assert (answer.status_code, case.drafts.filter(step="relieve").count()) == (422, 0)
    assert "Sekretaris Kecamatan" in page or "deputy_post" in wrong
    assert '<details class="more stepmore"><summary>Bebaskan sementara' not in page


@pytest.mark.parametrize("reasons", ["", " \n ", "a\x00b", "x" * 2001])
def test_a_revocation_needs_its_reason(cast, officer, case, reasons):
    desk, address = make.signed_in(officer), f"/instansi/perkara/{case.pk}/"
    desk.post(address, TYPED)
    make.approve(case, cast["instansi-kedua"])

    assert desk.post(address, {"langkah": "restore", "reasons": reasons}).status_code == 422
    assert desk.post(address, TYPED).status_code == 409
