"""Which remedy is open against a decision: every kind of penalty by every decider (PP 79/2021 arts. 3 and 10)."""

from datetime import date

import pytest

from sanctions.models import Penalty, RemedyRule
from sanctions.remedies import remedy_against
from tests import make

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)
OBJECTION_PPK, OBJECTION_SUPERIOR = ("T17", "keberatan-ppk"), ("T17", "keberatan-atasan")


def remedy(code: str, employment: str, *, by: str, on: date = DAY) -> tuple[str, str] | None:
    found = remedy_against(Penalty.objects.get(pk=code), employment=employment, decider=by, on=on)
    return (found.deadline, found.code) if found else None


@pytest.mark.parametrize(
    ("codes", "employment", "by_head", "by_other"),
    [
        (["R1", "R2", "R3", "ST1", "ST2", "ST3", "Ba", "Bb", "BbK"], "pns", OBJECTION_PPK, OBJECTION_SUPERIOR),
        (["Bc"], "pns", ("T20", "banding"), ("T20", "banding")),
        (["PTDH"], "pns", ("T20", "banding-ptdh"), ("T20", "banding-ptdh")),
        (["PPPK-R1", "PPPK-S"], "pppk", OBJECTION_PPK, OBJECTION_SUPERIOR),
        (["PPPK-B"], "pppk", ("T20", "banding"), ("T20", "banding")),
        (["PPPK-PTDH"], "pppk", ("T20", "banding-ptdh"), ("T20", "banding-ptdh")),
        (["PPNPN-T", "PPNPN-PHK"], "ppnpn", None, None),
        (["MORAL-TERBUKA", "MORAL-TERTUTUP"], "pns", None, None),
    ],
)
def test_the_remedy_follows_the_penalty_and_who_decided(codes, employment, by_head, by_other):
    assert [remedy(code, employment, by="appointing_official") for code in codes] == [by_head] * len(codes)
    assert [remedy(code, employment, by="other_official") for code in codes] == [by_other] * len(codes)


@pytest.mark.parametrize(
    ("code", "employment", "found"),
    [("R1", "pns", None), ("Ba", "pns", None), ("Bc", "pns", ("T20", "banding")),
     ("PPPK-B", "pppk", ("T20", "banding")), ("PTDH", "pns", ("T20", "banding-ptdh"))],
)  # fmt: skip
def test_nobody_is_named_to_object_to_what_the_president_decided(code, employment, found):
    assert remedy(code, employment, by="") == found


def test_before_the_law_of_remedies_none_is_named():
    assert remedy("Ba", "pns", by="appointing_official", on=date(2021, 8, 9)) is None


def test_that_the_appeal_takes_in_dismissal_outside_discipline_is_still_to_be_checked():
    unsure = RemedyRule.objects.filter(needs_verification=True).values_list("code", flat=True)

    assert list(unsure) == ["banding-ptdh"]


@pytest.mark.parametrize(("code", "saved"), [("T17", True), ("", False), ("D99", False), ("\x00", False)])
def test_the_deadline_of_a_remedy_is_a_rule_that_exists(code, saved):
    rule = RemedyRule.objects.get(code="banding")
    typed = {name: getattr(rule, name) or "" for name in (
        "name", "decider", "addressee", "copy_to", "basis", "valid_to", "confidence",
    )}  # fmt: skip

    make.at_desk(make.cast()["admin"]).post(
        f"/admin/sanctions/remedyrule/{rule.pk}/change/", typed | {"deadline": code}
    )

    rule.refresh_from_db()
    assert (rule.deadline, rule.edited_by_hand) == (code if saved else "T20", saved)
