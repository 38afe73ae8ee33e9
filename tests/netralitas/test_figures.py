"""What is published, when, and what stands still because it would give somebody away."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from complaints.models import Complaint, Publication, PublicationRule
from netralitas import figures
from netralitas.audit.models import Entry
from netralitas.lib.smallcells import REST
from netralitas.tallies import LOCAL
from netralitas.tasks import publish_figures
from tests.netralitas import manycases
from tests.netralitas.manycases import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
DAY = timedelta(days=1)


def groups(edition: Publication, table: str) -> dict:
    return {(row, column): count for row, column, count in edition.body["tables"][table]["groups"]}


def test_nothing_is_published_of_fewer_cases_than_the_rule_asks():
    manycases.reports(4)

    assert figures.publish(now=NOON) is None
    assert figures.latest() is None


def test_first_edition_is_published_as_soon_as_it_is_safe():
    manycases.reports(4)
    figures.publish(now=NOON)
    manycases.reports(1)

    edition = figures.publish(now=NOON + timedelta(hours=1))

    assert groups(edition, "province") == {("33", ""): 5}
    assert edition.body["tables"]["province"]["names"] == {"33": "Jawa Tengah"}
    assert edition.body["minimum"] == 5


def test_small_groups_are_added_to_the_rest():
    manycases.reports(12)
    manycases.reports(8, region_id="51.71")
    manycases.reports(2, region_id="64")

    assert groups(figures.publish(now=NOON), "province") == {("33", ""): 12, (REST, ""): 10}


def test_figures_are_counted_once_a_day():
    manycases.reports(10)
    first = figures.publish(now=NOON)
    manycases.reports(10)

    assert figures.publish(now=NOON + timedelta(hours=6)) is None
    assert figures.publish(now=NOON + DAY).pk > first.pk


def test_the_day_is_that_of_jakarta():
    manycases.reports(10)
    late = NOON.astimezone(LOCAL).replace(hour=23, minute=50)
    figures.publish(now=late)
    manycases.reports(10)

    assert figures.publish(now=late + timedelta(minutes=30)) is not None


def test_a_day_with_one_report_tells_nobody_where_it_came_from():
    manycases.reports(20)
    manycases.reports(20, region_id="51.71", act="DS-06")
    first = figures.publish(now=NOON)
    manycases.reports(1, region_id="51.71", act="DS-06")

    assert figures.publish(now=NOON + DAY) is None
    last = figures.latest()
    assert (last.pk, last.body) == (first.pk, first.body)
    assert last.checked_at == NOON + DAY


def test_a_table_waits_rather_than_hide_what_it_showed():
    manycases.reports(20)
    manycases.reports(20, region_id="51.71")
    manycases.reports(20, region_id="64")
    figures.publish(now=NOON)
    manycases.reports(2, region_id="51.71")
    manycases.reports(9)
    later = NOON + DAY

    second = figures.publish(now=later)

    # 33 has nine more and could be told; then the two of 51 would be known from the total.
    assert second.body["tables"]["province"]["cutoff"] == NOON.isoformat()
    assert groups(second, "phase") == {("after", ""): 71}


def test_a_table_that_has_waited_long_enough_hides_a_little_more():
    manycases.reports(20)
    manycases.reports(20, region_id="51.71")
    manycases.reports(20, region_id="64")
    figures.publish(now=NOON)
    manycases.reports(2, region_id="51.71")
    manycases.reports(9)
    rule = PublicationRule.objects.get()

    edition = figures.publish(now=NOON + DAY * rule.patience_days)

    assert groups(edition, "province") == {(REST, ""): 71}


def test_older_editions_are_held_against_a_new_one():
    manycases.reports(20)
    manycases.reports(20, region_id="51.71")
    figures.publish(now=NOON)
    manycases.reports(9, region_id="51.71")
    manycases.reports(9)
    figures.publish(now=NOON + DAY)
    Complaint.objects.filter(pk__in=Complaint.objects.filter(region_id="51.71").values("pk")[:8]).update(region_id=None)
    manycases.reports(30)

    edition = figures.publish(now=NOON + DAY * 9)

    # 51 has 21 now: eight fewer than yesterday, but one more than in the first edition.
    assert ("51", "") not in groups(edition, "province")


def test_a_part_of_a_column_is_told_only_with_the_column():
    manycases.recommendations(2)
    manycases.recommendations(12, state="within")
    manycases.recommendations(7, state="overdue")

    edition = figures.publish(now=NOON)

    # Two answered ones are hidden among 21; all that wait, beside them, would tell the two.
    assert groups(edition, "follow_up") == {("33", REST): 21}
    assert "waiting" not in edition.body["tables"]

    manycases.recommendations(8)
    edition = figures.publish(now=NOON + DAY)
    assert groups(edition, "follow_up") == {("33", "followed_up"): 10, ("33", "waiting"): 19}
    assert groups(edition, "waiting") == {("within", ""): 12, ("overdue", ""): 7}


def test_a_median_of_few_cases_is_not_told_and_few_new_ones_do_not_move_it():
    registered = (NOON - DAY).date()
    manycases.reports(4, registered_on=registered)
    manycases.reports(2)
    assert figures.publish(now=NOON).body["durations"] == {}
    manycases.reports(1, registered_on=registered)
    manycases.reports(4)
    assert figures.publish(now=NOON + DAY).body["durations"]["checking"]["days"] == 0
    manycases.reports(4, registered_on=registered, received_at=NOON - DAY * 30)
    manycases.reports(1)

    figures.publish(now=NOON + DAY * 2)
    assert figures.latest().body["durations"]["checking"]["days"] == 0

    manycases.reports(5, registered_on=registered, received_at=NOON - DAY * 30)
    figures.publish(now=NOON + DAY * 3)
    assert figures.latest().body["durations"]["checking"]["days"] == 29


def test_the_threshold_is_a_row_with_dates():
    PublicationRule.objects.create(
        minimum=10, patience_days=7, reason="uji", valid_from=(NOON + DAY).date(), confidence="D"
    )
    manycases.reports(6)

    assert figures.publish(now=NOON).body["minimum"] == 5
    manycases.reports(6)
    assert figures.publish(now=NOON + DAY) is None  # six more are too few now


def test_a_raised_threshold_takes_down_what_it_forbids():
    manycases.reports(20)
    manycases.reports(6, region_id="51.71")
    figures.publish(now=NOON)
    PublicationRule.objects.create(
        minimum=10, patience_days=7, reason="uji", valid_from=(NOON + DAY).date(), confidence="D"
    )
    manycases.reports(12, channel="letter")

    edition = figures.publish(now=NOON + DAY)

    assert edition.body["minimum"] == 10
    assert "province" not in edition.body["tables"]
    assert groups(edition, "way") == {("open", ""): 26, ("letter", ""): 12}


def test_without_a_rule_nothing_is_published():
    PublicationRule.objects.all().delete()
    manycases.reports(20)

    assert figures.publish(now=NOON) is None


def test_a_threshold_below_three_is_refused_by_the_database():
    with pytest.raises(IntegrityError, match="nobody_is_counted_in_public_alone"), transaction.atomic():
        PublicationRule.objects.create(minimum=2, patience_days=1, reason="x", valid_from="2025-01-01", confidence="D")


def test_an_edition_is_journaled():
    manycases.reports(20)

    edition = figures.publish(now=NOON)

    entry = Entry.objects.get(subject_type="complaints.publication", subject_id=str(edition.pk))
    assert (entry.action, entry.data["minimum"]) == ("figures.publish", 5)


def test_what_is_published_holds_no_person_and_no_agency():
    manycases.decisions(9)

    body = json.dumps(figures.publish(now=NOON).body)

    for secret in ("Instansi Uji", "Camat", "33.02", "uji-33"):
        assert secret not in body


def test_the_public_reads_one_row_and_not_what_stands_behind_it(django_assert_num_queries):
    manycases.reports(20)
    figures.publish(now=NOON)

    with django_assert_num_queries(1) as asked:
        assert figures.latest().body["tables"]
    assert "counted" not in asked.captured_queries[0]["sql"]


def test_task_publishes_and_comes_again_without_harm():
    manycases.reports(20)

    publish_figures()
    publish_figures()

    assert Publication.objects.count() == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_publish_one_edition():
    manycases.reports(20)

    def publish(_n: int) -> bool:
        try:
            return figures.publish(now=NOON) is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        published = list(pool.map(publish, range(2)))

    assert sorted(published) == [False, True]
    assert Publication.objects.count() == 1
