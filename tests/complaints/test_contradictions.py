"""What of contest and phases stands against registering and forwarding, by table."""

from datetime import date

import pytest

from complaints.contradictions import Alleged, against_forwarding, against_registering

EARLY, LATE = date(2024, 9, 1), date(2024, 10, 5)


def act(about="after", phase="after", on=LATE, leads_to=None, code="DS-07"):
    return Alleged(code, about, phase, on, phase if leads_to is None else leads_to)


KE = act("before", "before", EARLY, code="KE-05")
PARTY = act("any", "unknown", None, code="DS-05")


@pytest.mark.parametrize(
    ("acts", "has_contest", "is_outside", "code"),
    [
        ([act()], True, False, ""),
        ([act()], False, False, "contest_missing"),
        ([act()], False, True, "act_needs_contest"),
        ([PARTY], False, False, ""),  # party membership is forbidden at all times
        ([PARTY], False, True, ""),
        ([PARTY, KE], False, False, "contest_missing"),
        ([], False, False, ""),
    ],
)
def test_registering_needs_a_contest_where_an_act_hangs_on_its_phase(acts, has_contest, is_outside, code):
    found = against_registering(acts, has_contest=has_contest, is_outside=is_outside)

    assert (found.code if found else "") == code


@pytest.mark.parametrize(
    ("acts", "code"),
    [
        ([act(), KE], ""),
        ([act(phase="unknown")], "phase_unknown"),
        ([act(phase="unknown", leads_to="after")], "phase_stale"),
        ([act(phase="before", leads_to="")], "phase_of_the_row"),
        ([act("before", "after", code="DS-11")], "phase_of_the_row"),
        ([act(), act("before", "before", LATE, "", "KE-05")], "phases_contradict"),  # the same day
        ([act(on=EARLY, leads_to=""), act("before", "before", LATE, "", "KE-05")], "phases_contradict"),
        ([act(), act("any", "before", LATE, "", "DS-12")], "phases_contradict"),  # a letter tells that phase, too
        ([act(), act("before", "before", None, "", "KE-05")], ""),  # nobody knows when, an officer says which
        ([PARTY, act()], ""),
        ([], ""),
    ],
)
def test_proven_acts_are_forwarded_only_in_phases_that_stand_together(acts, code):
    found = against_forwarding(acts, has_contest=True, is_outside=False)

    assert (found.code if found else "") == code


def test_forwarding_asks_for_the_contest_first():
    assert against_forwarding([act(phase="unknown")], has_contest=False, is_outside=False).code == "contest_missing"


@pytest.mark.parametrize(
    ("acts", "words"),
    [
        ([act(phase="unknown")], "Fase perbuatan DS-07 belum pasti."),
        (
            [act(), act("before", "before", LATE, "", "KE-05")],
            "KE-05 pada 5 Oktober 2024 sebelum penetapan, DS-07 pada 5 Oktober 2024 sudah sesudahnya.",
        ),
        ([act("before", "after", code="DS-11")], "Perbuatan DS-11 hanya dilarang sebelum penetapan"),
    ],
)
def test_refusal_names_the_act(acts, words):
    assert words in against_forwarding(acts, has_contest=True, is_outside=False).sentence
