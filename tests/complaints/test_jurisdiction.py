"""Who decides about somebody who is no civil servant, from the rows of law."""

import pytest

from complaints.jurisdiction import handling_of
from complaints.statuses import Employment

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("employment", "who", "unverified"),
    [
        (Employment.PPNPN, "pimpinan instansinya", False),
        (Employment.VILLAGE_HEAD, "bupati atau wali kota", True),
        (Employment.TNI_POLRI, "pimpinan TNI atau Polri", True),
        (Employment.STATE_COMPANY, "pimpinan perusahaan itu", True),
        (Employment.ORGANISER, "kode etik penyelenggara pemilu", True),
    ],
)
def test_somebody_who_is_no_civil_servant_is_accepted_and_told_who_decides(employment, who, unverified):
    handling = handling_of(employment)

    assert handling.words.startswith("Tetap diterima")
    assert who in handling.words
    assert handling.needs_verification is unverified


@pytest.mark.parametrize("employment", [Employment.PNS, Employment.PPPK, Employment.UNSURE, "", "entah"])
def test_the_usual_way_needs_no_words(employment):
    assert handling_of(employment) is None
