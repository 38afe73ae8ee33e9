"""What "Laporan serupa" ticks beforehand, and what it leaves to the officer or to another page."""

import pytest

from tests import make
from tests.complaints.desk import page, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
NAMED = {"mode": "confidential", "name": "Kenanga Puspita", "address": "Jalan Melati 1"}


@pytest.fixture
def verifier():
    return make.cast()["verifikator"]


def report(**changes):
    return make.report(**changes).complaint


def test_same_video_about_somebody_else_is_shown_and_left_for_the_officer_to_tick(verifier):
    lead, twin = (report(who={"accused_name": name}) for name in ("Yusuf Wirabuana", "Drs. Jusuf Wirabuana"))
    other, nobody = report(who={"accused_name": "Kenanga Puspitasari"}), report()

    response = make.at_desk(verifier).get(page(lead))

    assert sorted(response.context["alike"].checked) == sorted([str(twin.pk), str(nobody.pk)])
    assert [one.case for one in response.context["alike"].found if one.likeness.others] == [other]
    assert text_of(response).count("terlapor yang disebut berbeda") == 1


def test_named_report_beside_information_is_merged_from_its_own_page(verifier):
    information, named = report(), report(you=NAMED)
    desk = make.at_desk(verifier)

    assert desk.get(page(information)).context["alike"].checked == []
    assert desk.get(page(named)).context["alike"].checked == [str(information.pk)]
