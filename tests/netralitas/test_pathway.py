from datetime import date

import pytest

from netralitas.law.models import DeadlineRule
from netralitas.lib.held import forget_everything
from netralitas.pathway import pathway

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
DAY = date(2024, 11, 13)


def test_every_length_comes_from_a_row_with_its_article_and_its_mark():
    DeadlineRule.objects.filter(code="T5-PLK").update(amount=9, unit="working_day", basis="Pasal contoh")

    study = pathway(DAY).stages[2]

    assert (study.when, study.limit.basis, study.limit.needs_verification) == ("9 hari kerja", "Pasal contoh", False)


def test_both_regimes_stand_beside_each_other():
    limits = {one.title: one for one in pathway(DAY).limits}

    study = limits["Mengkaji"]
    assert (study.pilkada.length, study.pemilu.length) == ("3 hari kalender", "7 hari kalender")
    assert (study.pilkada.since, study.pemilu.since) == ("laporan diterima", "laporan diregistrasi")
    assert limits["Pimpinan instansi bertindak"].pilkada == limits["Pimpinan instansi bertindak"].pemilu


def test_a_new_row_counts_from_its_day():
    old = DeadlineRule.objects.get(code="T9")
    old.valid_to = DAY
    old.save(update_fields=["valid_to"])
    DeadlineRule.objects.create(
        code="T9", regime="bkn", step=old.step, amount=10, unit="working_day", anchor=old.anchor, basis="Baru",
        valid_from=date(2024, 11, 14), confidence="T",
    )  # fmt: skip

    assert pathway(DAY).stages[4].when == "14 hari kerja"
    assert pathway(date(2024, 11, 14)).stages[4].when == "10 hari kerja"


def test_without_rules_the_way_is_told_without_lengths():
    DeadlineRule.objects.all().delete()

    way = pathway(DAY)

    assert [stage.when for stage in way.stages] == ["Saat itu juga"] + ["Sesuai aturan"] * 4
    assert (way.limits, way.is_unsure) == ([], False)


def test_doubt_is_said_while_one_rule_is_unsure(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert pathway(DAY).is_unsure
    DeadlineRule.objects.update(needs_verification=False)
    forget_everything()

    assert not pathway(DAY).is_unsure
