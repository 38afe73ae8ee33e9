"""The sentences about the law: which one holds when and for whom, and that every one can be read in two languages."""

from datetime import date

import pytest
from django.template import Context, Template
from django.utils.translation import override

from netralitas.law.load import provisions
from netralitas.law.models import Provision
from netralitas.law.provisions import provision

TODAY = date(2026, 11, 26)


def row(code: str, start: str, **given) -> Provision:
    values = {"sentence": f"Sejak {start}.", "basis": "Pasal 1", "confidence": "T", **given}
    return Provision.objects.create(code=code, valid_from=date.fromisoformat(start), **values)


@pytest.mark.django_db
def test_youngest_row_in_force_holds_and_that_of_the_regime_before_the_one_of_both():
    row("X", "2020-01-01", valid_to=date(2021, 12, 31))
    young = row("X", "2022-01-01")
    own = row("X", "2019-01-01", regime="pilkada")

    assert provision("X", TODAY) == young
    assert provision("X", TODAY, regime="pemilu") == young
    assert provision("X", TODAY, regime="pilkada") == own
    assert provision("X", date(2021, 6, 1)).sentence == "Sejak 2020-01-01."
    assert (provision("X", date(2018, 1, 1)), provision("Y", TODAY)) == (None, None)


@pytest.mark.django_db
def test_page_says_sentence_article_and_mark_and_nothing_without_a_row():
    row("X", "2020-01-01", needs_verification=True)
    page = Template('{% load provisions %}{% provision "X" %}|{% provision "Y" %}|')

    said, nothing, _end = page.render(Context()).split("|")

    assert all(words in said for words in ("Sejak 2020-01-01.", "Pasal 1", "perlu verifikasi"))
    assert nothing.strip() == ""


@pytest.mark.django_db
def test_sure_row_carries_no_mark():
    row("X", "2020-01-01")

    assert "perlu verifikasi" not in Template('{% load provisions %}{% provision "X" %}').render(Context())


def test_every_sentence_of_the_data_file_is_spoken_in_english():
    with override("en"):
        silent = [row["sentence"] for row in provisions() if Provision(**row).words == row["sentence"]]

    assert silent == ["Satgas Netralitas"]


def test_what_has_one_source_or_none_is_still_to_be_checked():
    assert [
        row["code"] for row in provisions() if row["confidence"] in ("C1", "D", "M") and not row["needs_verification"]
    ] == []
