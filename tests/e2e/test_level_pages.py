"""Where the level of an act is judged, in a browser: without complaint, also when nothing was chosen."""

import pytest
from django.urls import reverse

from tests import make
from tests.complaints.desk import page
from tests.e2e.test_staff_pages import at_desk, cast
from tests.taskforce.judged import judge, opened

__all__ = ["at_desk", "cast"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


def test_judging_a_level_is_without_complaint_on_both_pages(cast, at_desk):
    detail = {"acts": {"DS-03": {"impact": "agency"}}}
    case = make.report(files=False, what={"acts": ["DS-03"]}, detail=detail).complaint
    case = make.study(case, cast["verifikator"], until="study")
    row = opened(cast, "DS-13", "DS-03")
    verifier = at_desk(cast["verifikator"])
    verifier.page.goto(page(case))
    verifier.page.locator("#perbuatan summary", has_text="Nilai tingkat").click()
    verifier.judge("form of the impact")
    verifier.page.get_by_role("button", name="Simpan penilaian").click()
    verifier.page.get_by_text("Pilih salah satu.").first.wait_for()
    verifier.judge("no impact chosen")
    satgas = at_desk(cast["satgas"])
    address = reverse("admin:taskforce_recommendation_change", args=[row.pk])
    satgas.page.goto(address)
    satgas.judge("levels to be judged")
    judge(row, "DS-13", "light", cast)
    satgas.page.goto(address)
    satgas.judge("one of them judged")

    assert (verifier.flaws, satgas.flaws) == ([], [])
