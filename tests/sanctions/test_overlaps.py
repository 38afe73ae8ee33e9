"""A penalty that takes effect while the same person is serving another one, on real rows with the days passing."""

from datetime import UTC, date, datetime, timedelta

import pytest

from netralitas.audit.models import Entry
from netralitas.clocks.models import Clock
from sanctions import choosing, serving
from sanctions.history import earlier_penalties
from sanctions.localtime import today_of
from sanctions.models import Decision, OverlapRule, Proceeding
from sanctions.path import letters_of, path_of
from tests import make


@pytest.fixture
def two(cast, clock, officer):
    """Return a function: a penalty in force since 15 January 2027, and a second one about to be delivered."""

    def build(old: str, new: str) -> tuple[Proceeding, Proceeding]:
        first, second = (make.procedure(cast, clock, until="decide") for _n in range(2))
        Decision.objects.filter(proceeding=first).update(penalty=old)
        Decision.objects.filter(proceeding=second).update(penalty=new)
        serve(first, officer)
        clock.move_to(datetime(2027, 1, 15, 1, tzinfo=UTC))
        assert serving.bring_all_into_force() == 1
        return first, second

    return build


def serve(row, officer) -> Decision:
    return serving.deliver(row, delivered_on=today_of(row), delivery="handed_over", note="", actor=officer)


def pass_to(clock, day: date) -> None:
    clock.move_to(datetime(day.year, day.month, day.day, 1, tzinfo=UTC))
    serving.bring_all_into_force()
    serving.serve_out_all()


def states(*rows) -> list[str]:
    return [Proceeding.objects.get(pk=row.pk).status for row in rows]


def test_a_heavier_penalty_ends_the_one_that_is_being_served(clock, officer, two):
    old, new = two("ST1", "Ba")
    decision = serve(new, officer)
    day = decision.effective_on
    pass_to(clock, day - timedelta(days=1))
    assert states(old, new) == ["in_force", "delivered"]

    pass_to(clock, day)

    assert states(old, new) == ["served", "in_force"]
    first = Decision.objects.get(proceeding=old)
    assert (first.ends_on, first.cut_short_by) == (day - timedelta(days=1), decision)
    assert {one.outcome for one in Clock.objects.filter(rule_code__in=["D6", "D7"], subject_id=str(old.pk))} == {
        "cut_short"
    }
    assert Entry.objects.get(action="proceeding.cut_short").data["by"] == decision.pk
    assert "dianggap selesai" in earlier_penalties(new)[0]
    old.refresh_from_db()
    assert path_of(old, letters_of(old))[-1].title == "Dianggap selesai: ada hukuman yang lebih berat"


def test_a_lighter_penalty_waits_until_the_heavier_one_has_ended(clock, officer, two):
    old, new = two("Ba", "ST3")

    decision = serve(new, officer)

    assert (decision.effective_on, decision.ends_on) == (date(2028, 1, 15), date(2029, 1, 14))
    assert "mulai Sabtu, 15 Januari 2028 (Peraturan BKN 6/2022 Lampiran angka 24 huruf b" in (
        decision.effective_explanation
    )
    assert decision.is_effect_unverified
    pass_to(clock, date(2028, 1, 14))
    assert states(old, new) == ["in_force", "delivered"]
    pass_to(clock, date(2028, 1, 15))
    assert states(old, new) == ["served", "in_force"]


def test_one_that_took_effect_meanwhile_is_looked_at_again_on_the_day_itself(clock, officer, two):
    old, new = two("Ba", "ST3")
    decision = serve(new, officer)
    Decision.objects.filter(pk=decision.pk).update(effective_on=date(2027, 2, 1), ends_on=date(2028, 1, 31))

    pass_to(clock, date(2027, 2, 1))

    decision.refresh_from_db()
    assert (states(old, new), decision.effective_on) == (["in_force", "delivered"], date(2028, 1, 15))
    assert Entry.objects.filter(action="proceeding.wait_for_turn").count() == 1


def test_without_a_rule_both_run_side_by_side(clock, officer, two):
    OverlapRule.objects.all().delete()
    old, new = two("Ba", "ST3")
    day = serve(new, officer).effective_on

    pass_to(clock, day)

    assert (day < date(2028, 1, 15), states(old, new)) == (True, ["in_force", "in_force"])


def test_whoever_decides_is_told_what_the_person_is_serving(cast, clock, officer, two):
    _old, new = two("Ba", "ST3")

    found, _choices = choosing.choices_for(new, on=today_of(new))

    note = found.notes[-1]
    assert note.startswith("Ia sedang menjalani hukuman: Penurunan jabatan setingkat lebih rendah selama 12 bulan")
    assert "Hukuman baru lebih ringan: yang baru dijalani sesudah yang lama selesai" in note
    assert "perlu verifikasi" in note
