"""The rule of the self-check by itself: plain values in, an answer out."""

import pytest

from complaints import selfcheck
from complaints.selfcheck import Act, Asker, Entry, Exemption, Timing

pytestmark = pytest.mark.sqlite
PNS = Asker("pns", "asn")
ENTRIES = {
    "B": Entry("B", "moral", "before", ("baca saja",)),
    "A": Entry("A", "heavy", "after", ("baca saja",)),
    "ANY": Entry("ANY", "heavy", "any"),
    "GAP": Entry("GAP", "none", "after"),
    "OPEN": Entry("OPEN", "satgas", "any"),
    "UNSURE": Entry("UNSURE", "heavy", "any", is_unsure=True),
}
BEFORE, AFTER, UNKNOWN = Timing("before"), Timing("after"), Timing("unknown")
OVER = Timing("after", is_running=False)


def act(before: str = "B", after: str = "A", verdict: str = "no", **more) -> Act:
    return Act(verdict, "alasan", {"before": before, "after": after}, **more)


def codes(answer: selfcheck.Answer) -> list[str]:
    return [one.code for one in answer.findings]


@pytest.mark.parametrize(
    ("what", "timing", "verdict", "found"),
    [
        (act(), BEFORE, "no", ["B"]),
        (act(), AFTER, "no", ["A"]),
        (act(), UNKNOWN, "no", ["B", "A"]),
        (act(), OVER, "depends", ["B", "A"]),
        (act("ANY", "ANY"), OVER, "no", ["ANY"]),
        (act("ANY", "ANY"), UNKNOWN, "no", ["ANY"]),
        (act("B", ""), AFTER, "depends", []),
        (act("B", ""), UNKNOWN, "depends", ["B"]),
        (act("B", "GAP"), AFTER, "depends", ["GAP"]),
        (act("B", "GAP"), UNKNOWN, "depends", ["B", "GAP"]),
        (act("OPEN", "OPEN"), AFTER, "depends", ["OPEN"]),
        (act("B", "MISSING"), AFTER, "depends", []),
        (act(verdict="depends"), AFTER, "depends", ["A"]),
        (act(verdict="yes"), AFTER, "yes", []),
        (act(verdict="yes"), OVER, "yes", []),
    ],
)
def test_answer_follows_act_phase_and_entry(what, timing, verdict, found):
    answer = selfcheck.answer(what, PNS, timing, ENTRIES)

    assert (answer.verdict, codes(answer)) == (verdict, found)


def test_whom_the_catalogue_does_not_bind_is_told_what_does():
    asker = Asker("village_head", "elsewhere", "undang-undang lain", bases=({"text": "UU", "mark": "T"},))

    answer = selfcheck.answer(act(), asker, AFTER, ENTRIES)

    assert (answer.verdict, answer.reasons, answer.findings, answer.needs_verification) == (
        "depends",
        ("undang-undang lain",),
        (),
        False,
    )


def test_first_exemption_that_fits_is_taken():
    exemptions = (
        Exemption("yes", "dengan cuti", who=("spouse_cltn",)),
        Exemption("depends", "sesudah penetapan", phase="after"),
    )
    what = act(exemptions=exemptions)

    def verdicts(who: str, timing: Timing) -> str:
        return selfcheck.answer(what, Asker(who, "asn"), timing, ENTRIES).verdict

    assert verdicts("spouse_cltn", AFTER) == "yes"
    assert verdicts("pns", AFTER) == "depends"
    assert verdicts("pns", BEFORE) == "no"
    assert verdicts("pns", UNKNOWN) == "depends"


def test_gap_of_the_statute_is_named_before_the_reason_of_the_act():
    answer = selfcheck.answer(act("B", "GAP"), PNS, AFTER, ENTRIES)

    assert "tidak menyebut tingkat hukumannya" in answer.reasons[0]
    assert answer.reasons[1] == "alasan"


def test_contract_staff_get_their_own_consequence_and_asn_the_level():
    asker = Asker("ppnpn", "contract", consequence="sampai pemutusan kerja")

    assert selfcheck.answer(act(), asker, AFTER, ENTRIES).findings[0].consequence == "sampai pemutusan kerja"
    assert selfcheck.answer(act(), PNS, AFTER, ENTRIES).findings[0].consequence == ""


def test_day_before_the_catalogue_is_left_open_but_what_is_allowed_stays_allowed():
    early = Timing("after", has_edition=False)

    assert selfcheck.answer(act(), PNS, early, ENTRIES).verdict == "depends"
    assert selfcheck.answer(act(verdict="yes"), PNS, early, ENTRIES).verdict == "yes"


@pytest.mark.parametrize(
    ("what", "asker", "timing"),
    [
        (act(is_unsure=True), PNS, AFTER),
        (act("UNSURE", "UNSURE"), PNS, AFTER),
        (act(bases=({"text": "SE", "mark": "C1"},)), PNS, AFTER),
        (act(), Asker("pppk", "asn", is_unsure=True), AFTER),
        (act(), PNS, Timing("after", is_unsure=True)),
    ],
)
def test_any_unsure_source_makes_the_answer_unsure(what, asker, timing):
    assert selfcheck.answer(what, asker, timing, ENTRIES).needs_verification is True


def test_sure_sources_make_a_sure_answer_and_a_day_matters_only_where_phases_differ():
    assert selfcheck.answer(act(), PNS, AFTER, ENTRIES).needs_verification is False
    late = Timing("after", is_unsure=True)
    assert selfcheck.answer(act("ANY", "ANY"), PNS, late, ENTRIES).needs_verification is False


def test_what_is_allowed_instead_comes_from_the_act_else_from_the_entries_once():
    assert selfcheck.answer(act(), PNS, UNKNOWN, ENTRIES).instead == ("baca saja",)
    assert selfcheck.answer(act(instead=("tolak",)), PNS, UNKNOWN, ENTRIES).instead == ("tolak",)
    assert selfcheck.answer(act(verdict="yes", instead=("tolak",)), PNS, UNKNOWN, ENTRIES).instead == ()
