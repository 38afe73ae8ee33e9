"""Who breaches again is punished more heavily: the rule as a table, and the decision on real rows."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from complaints.models import Act, Violation
from netralitas.audit.models import Entry
from netralitas.lib.held import forget_everything
from netralitas.lib.refusal import Refusal
from sanctions import choosing, decisions, serving
from sanctions.history import earlier_penalties, repeat_of
from sanctions.localtime import today_of
from sanctions.models import Penalty, Proceeding, RepeatRule
from sanctions.papers.facts import breaches_of
from sanctions.penalties import range_for
from sanctions.repeats import Earlier, Repeat, heavier, last_before
from tests import make
from tests.complaints.desk import statements_of, text_of

WHY = ["mengulangi perbuatannya"]
AGAIN = date(2027, 1, 10)  # after the earlier penalty took effect, on 30 December 2026


# --- The rule


@dataclass(frozen=True)
class Kind:
    level: str
    severity: int


R1, R3, S1, S3, H1, H3 = (
    Kind("light", 20), Kind("light", 22), Kind("moderate", 30), Kind("moderate", 32), Kind("heavy", 40),
    Kind("heavy", 42),
)  # fmt: skip
KINDS = [R1, R3, S1, S3, H1, H3]


@pytest.mark.parametrize(
    ("lawful", "last", "range_"),
    [
        ([S1, S3], R3, [S1, S3]),
        ([S1, S3], S1, [S3]),
        ([S1, S3], S3, [H1, H3]),
        ([R1, R3], S1, [S3]),
        ([R1, R3], R1, [R3]),
        ([H1, H3], S1, [H1, H3]),
        ([H1, H3], H3, [H1, H3]),
        (KINDS, S1, [S3, H1, H3]),
    ],
)
def test_range_of_a_repeat_starts_above_the_last_penalty(lawful, last, range_):
    assert heavier(lawful, KINDS, last.severity) == range_


@pytest.mark.parametrize(
    ("acted", "last"),
    [([date(2025, 1, 9)], None), ([date(2025, 1, 10)], 1), ([date(2025, 6, 1), date(2024, 1, 1)], 1),
     ([date(2026, 3, 1)], 2), ([], None)],
)  # fmt: skip
def test_only_an_act_after_a_penalty_took_effect_repeats_it(acted, last):
    earlier = [Earlier(2, "b", 22, date(2026, 2, 1)), Earlier(1, "a", 30, date(2025, 1, 10))]

    found = last_before(earlier, acted)

    assert (found.key if found else None) == last


def repeat_above(code: str) -> Repeat:
    penalty = Penalty.objects.get(pk=code)
    return Repeat(Earlier(1, penalty.name, penalty.severity, date(2025, 1, 1)), "Pasal 35 ayat (2)", False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("level", "last", "lawful", "lighter"),
    [
        ("moderate", "ST1", ["ST2", "ST3"], ["R1", "R2", "R3", "ST1"]),
        ("moderate", "ST3", ["Ba", "Bb", "Bc"], ["R1", "R2", "R3", "ST1", "ST2", "ST3"]),
        ("light", "R3", ["ST1", "ST2", "ST3"], ["R1", "R2", "R3"]),
        ("light", "Ba", ["Bb", "Bc"], ["R1", "R2", "R3", "ST1", "ST2", "ST3", "Ba"]),
        ("heavy", "R1", ["Ba", "Bb", "Bc"], ["R1", "R2", "R3", "ST1", "ST2", "ST3"]),
        ("none", "ST2", ["ST3", "Ba", "Bb", "Bc"], ["R1", "R2", "R3", "ST1", "ST2"]),
        ("moral", "ST1", ["MORAL-TERTUTUP", "MORAL-TERBUKA"], []),
        ("dishonourable", "ST1", ["PTDH"], []),
    ],
)
def test_what_is_no_heavier_than_the_last_penalty_lies_below_the_range(level, last, lawful, lighter):
    found = range_for(
        level, employment="pns", on=date(2026, 1, 5), post_class="Administrator", repeat=repeat_above(last)
    )

    assert ([row.code for row in found.lawful], [row.code for row in found.lighter]) == (lawful, lighter)


@pytest.mark.django_db
def test_range_raised_to_the_moderate_level_says_which_kinds_are_suspended():
    found = range_for("light", employment="pns", on=date(2026, 1, 5), repeat=repeat_above("R3"))

    assert len(found.notes) == 3


# --- On real rows


@pytest.fixture
def again(cast, clock, officer):
    """Return a function that brings a second procedure about the same person to its report."""

    def build(first: str = "ST1", *, acted: date = AGAIN, in_force: bool = True, **given) -> Proceeding:
        earlier = make.procedure(cast, clock, until="report", acts=("PP-5n2",))
        decisions.decide(
            earlier, Penalty.objects.get(pk=first), considerations=WHY, below_range_reason="Baru sekali.",
            decider=decisions.Person("Galuh Paramartha", "Kepala Dinas"), actor=officer,
        )  # fmt: skip
        serving.deliver(earlier, delivered_on=today_of(earlier), delivery="handed_over", note="", actor=officer)
        clock.shift(timedelta(days=60))
        if in_force:
            serving.bring_all_into_force()
        row = make.procedure(cast, clock, until="summon", **{"acts": ("PP-5n2",), **given})
        clock.shift(timedelta(days=14))
        row = make.finish(row, officer, until="report")
        Act.objects.filter(accused=row.recommendation.accused_id).update(occurred_on=acted)
        return row

    return build


def choices(row: Proceeding) -> dict[str, bool]:
    return {c.penalty.code: c.is_below_range for c in choosing.choices_for(row, on=today_of(row))[1]}


def test_repeat_needs_a_heavier_penalty_or_a_written_reason_and_is_journaled(again, officer):
    row = again()
    assert choices(row) == {
        "ST2": False, "ST3": False, "R1": True, "R2": True, "R3": True, "ST1": True,
    }  # fmt: skip
    same = {"considerations": WHY, "actor": officer}

    with pytest.raises(Refusal) as refused:
        decisions.decide(row, Penalty.objects.get(pk="ST1"), **same)
    decision = decisions.decide(row, Penalty.objects.get(pk="ST1"), below_range_reason="Sakit.", **same)

    assert (refused.value.code, decision.is_below_range) == ("missing_reason", True)
    first = Proceeding.objects.exclude(pk=row.pk).get().decision
    assert Entry.objects.filter(action="proceeding.decide").latest("pk").data["repeat_of"] == first.pk


def test_decision_on_a_repeat_recalls_the_last_penalty_with_its_mark(again, officer):
    row = again()

    letter = decisions.decide(row, Penalty.objects.get(pk="ST2"), considerations=WHY, actor=officer).letter

    assert letter.context["considering"][1] == {
        "text": "bahwa yang bersangkutan pernah dijatuhi penundaan kenaikan gaji berkala selama 1 (satu) tahun, "
        "berlaku sejak 30 Desember 2026, untuk pelanggaran yang sifatnya sama, yang diperhatikan menurut "
        "PP 94/2021 Pasal 35 ayat (2);",
        "unverified": True,
    }


@pytest.mark.parametrize(
    "given",
    [
        {"acted": date(2026, 12, 29)},
        {"in_force": False},
        {"nip": "196501011990031001"},
        {"employment": "pppk"},
    ],
    ids=["act before the penalty", "penalty not in force", "somebody else", "no rule for the status"],
)
def test_this_is_no_repeat(again, given):
    row = again(**given)

    assert repeat_of(row, on=today_of(row)) is None
    assert Entry.objects.filter(action="proceeding.decide").count() == 1


def test_a_rule_that_ended_binds_nobody_any_longer(again):
    row = again()
    RepeatRule.objects.update(valid_to=today_of(row) - timedelta(days=1))
    forget_everything()  # an update in bulk tells nobody

    assert repeat_of(row, on=today_of(row)) is None


def test_a_moral_sanction_is_no_earlier_penalty_of_discipline(again):
    row = again()
    Proceeding.objects.exclude(pk=row.pk).get().decision.__class__.objects.update(penalty="MORAL-TERBUKA")

    assert repeat_of(row, on=today_of(row)) is None


def test_form_says_the_last_penalty_where_the_range_starts_and_with_which_mark(again, settings, officer):
    settings.DEMO = True
    row, desk = again(), make.signed_in(officer)
    address = f"/instansi/perkara/{row.pk}/"

    page = text_of(desk.get(address))

    assert "Ia pernah dijatuhi hukuman: Penundaan kenaikan gaji berkala selama 1 tahun, berlaku sejak" in page
    assert "lebih berat dari yang terakhir (PP 94/2021 Pasal 35 ayat (2))" in page
    typed = {"langkah": "decide", "penalty": "ST1", "considerations": "mengulangi"}
    refused = desk.post(address, typed)
    assert (refused.status_code, "perlu alasan tertulis" in text_of(refused)) == (422, True)
    assert desk.post(address, typed | {"below_range_reason": "\x00"}).status_code == 422
    assert desk.post(address, typed | {"below_range_reason": "<script>alert(1)</script>"}).status_code == 302


def test_breach_in_the_papers_of_the_agency_names_the_articles_of_the_judged_impact(cast, clock, officer):
    row = make.procedure(cast, clock, until="open")
    Act.objects.update(violation=Violation.objects.get(code="DS-03"))
    before = breaches_of(row, "%(what)s")  # a recommendation from before the impact was judged
    Act.objects.update(judged_impact="state", level_reason="x")

    assert "Pasal 10 ayat (1) huruf b" in str(before)
    assert "Pasal 11 ayat (1) huruf c" in str(breaches_of(row, "%(what)s"))


def test_page_asks_the_database_as_often_with_many_earlier_penalties_as_with_one(again, settings, officer, clock, cast):
    settings.DEMO = True
    row = again()
    address = f"/instansi/perkara/{row.pk}/"
    clock.shift(timedelta(days=70))  # overdue before and after, so that the page says the same of it
    desk = make.signed_in(officer)
    statements_of(desk, address)
    one = statements_of(desk, address)

    for _n in range(3):
        other = make.procedure(cast, clock, until="summon")
        clock.shift(timedelta(days=21))
        make.finish(other, officer, until="decide")

    assert len(earlier_penalties(row)) == 4
    desk = make.signed_in(officer)  # weeks have passed
    statements_of(desk, address)
    assert statements_of(desk, address) == one <= 38
