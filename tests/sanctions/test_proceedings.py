"""Opening, team, summons, hearing and report on real rows, in the order of PP 94/2021 and out of it."""

from datetime import date, datetime, timedelta
from datetime import timezone as fixed_zone

import pytest

from netralitas.audit.models import Entry
from netralitas.clocks.models import Clock
from netralitas.letters.models import Letter
from netralitas.lib.held import forget_everything
from netralitas.lib.refusal import Refusal
from sanctions import proceedings
from sanctions.models import Minutes, Proceeding, Report, SummonsRule, TeamRule
from sanctions.proceedings import Person
from sanctions.statuses import TeamElement
from tests import make

WITA = fixed_zone(timedelta(hours=8))
HEARING = datetime(2026, 12, 3, 9, 0, tzinfo=WITA)
SUPERIOR = Person("Ratih Kumalasari", "Sekretaris Daerah", "196812121994032005")
TALK = [{"question": "Apakah Saudara bersedia diperiksa?", "answer": "Bersedia."}]
HEARD = {"venue": "Ruang rapat", "questions": TALK}
WRITTEN = {"summary": "Fakta.", "analysis": "Analisis.", "is_proven": True, "advice": "Saran."}


def code_of(door, *args, **given) -> str:
    with pytest.raises(Refusal) as refused:
        door(*args, **given)
    return refused.value.code


def fresh(row: Proceeding) -> Proceeding:
    return Proceeding.objects.get(pk=row.pk)


def summoned(cast, clock, *, at: datetime = HEARING) -> Proceeding:
    row = make.procedure(cast, clock, until="team")
    proceedings.summon(row, hearing_at=at, place="Ruang rapat", actor=cast["instansi"])
    return fresh(row)


def missed(row: Proceeding, cast, clock, *, at: datetime) -> Proceeding:
    clock.move_to(at + timedelta(hours=3))
    proceedings.record_absence(row.summonses.latest("ordinal"), actor=cast["instansi"])
    return fresh(row)


# --- Opening


def test_a_recommendation_is_opened_once(cast, officer):
    row = make.recommendation(cast)
    proceedings.open_for(row, superior=SUPERIOR, actor=officer)

    assert code_of(proceedings.open_for, row, superior=SUPERIOR, actor=officer) == "already_open"
    assert Proceeding.objects.count() == 1


@pytest.mark.parametrize("account", ["verifikator", "satgas", "kemendagri", "auditor", "admin"])
def test_nobody_but_an_agency_officer_opens_it(cast, account):
    row = make.recommendation(cast)

    assert code_of(proceedings.open_for, row, superior=SUPERIOR, actor=cast[account]) == "step_not_open"


# --- Team


def test_a_team_lacks_no_element(cast, clock, officer):
    row = make.procedure(cast, clock, until="open")
    two = {TeamElement.SUPERIOR: SUPERIOR, TeamElement.STAFFING: SUPERIOR}

    assert code_of(proceedings.set_team, row, two, actor=officer) == "team_incomplete"
    assert row.examiners.count() == 0


def test_a_team_is_set_anew_until_the_examination(cast, clock, officer):
    row = make.procedure(cast, clock, until="team")
    four = {element: Person(f"Orang {element}", "Jabatan") for element in TeamElement.values}

    proceedings.set_team(row, four, actor=officer)

    assert [e.name for e in row.examiners.order_by("id")] == [f"Orang {element}" for element in TeamElement.values]
    done = make.finish(summoned_of(row, cast, clock), officer, until="examine")
    assert code_of(proceedings.set_team, done, four, actor=officer) == "step_not_open"


def summoned_of(row: Proceeding, cast, clock) -> Proceeding:
    proceedings.summon(row, hearing_at=HEARING, place="Ruang rapat", actor=cast["instansi"])
    clock.move_to(HEARING + timedelta(hours=3))
    return fresh(row)


def test_heavy_needs_its_team_before_the_examination_and_moderate_does_not(cast, clock, officer):
    heavy = make.procedure(cast, clock, until="open")
    moderate = make.procedure(cast, clock, until="open", acts=("PP-5n2",))
    assert (heavy.recommendation.level, moderate.recommendation.level) == ("heavy", "moderate")
    for row in (heavy, moderate):
        proceedings.summon(row, hearing_at=HEARING, place="Ruang rapat", actor=officer)
    clock.move_to(HEARING + timedelta(hours=3))
    held = {"held_at": HEARING, "closed_at": HEARING + timedelta(hours=1), **HEARD}

    assert code_of(proceedings.examine, heavy, actor=officer, **held) == "team_incomplete"
    assert fresh(heavy).status == "summoned"
    proceedings.examine(moderate, actor=officer, **held)
    assert fresh(moderate).status == "examined"


# --- Facts of the post


def test_class_of_post_and_rank_are_completed_before_the_decision(cast, clock, officer):
    row = make.procedure(cast, clock, until="report", post_class="", rank="")

    proceedings.set_post(row, post_class="Administrator", rank="Pembina (IV/a)", actor=officer)

    accused = fresh(row).recommendation.accused
    assert (accused.post_class, accused.rank) == ("Administrator", "Pembina (IV/a)")
    entry = Entry.objects.filter(action="proceeding.set_post").get()
    assert entry.data == {"accused": accused.pk, "fields": ["post_class", "rank"]}


def test_facts_that_stay_the_same_are_not_journaled(cast, clock, officer):
    row = make.procedure(cast, clock, until="open")

    proceedings.set_post(row, post_class="Administrator", rank="Pembina (IV/a)", actor=officer)

    assert Entry.objects.filter(action="proceeding.set_post").count() == 0


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"post_class": "Menteri", "rank": ""}, "post_class_unknown"),
        ({"post_class": "", "rank": ""}, "post_class_unknown"),
        ({"post_class": "Administrator ke bawah", "rank": ""}, "post_class_unknown"),
        ({"post_class": "Administrator", "rank": "", "employment": "village_head"}, "employment_unknown"),
    ],
)
def test_only_facts_the_tables_know_are_taken(cast, clock, officer, given, code):
    row = make.procedure(cast, clock, until="open", employment="unsure")

    assert code_of(proceedings.set_post, row, actor=officer, **given) == code


def test_a_known_status_of_employment_is_not_the_agencys_to_change(cast, clock, officer):
    row = make.procedure(cast, clock, until="open")

    proceedings.set_post(row, post_class="Administrator", rank="", employment="pppk", actor=officer)

    assert fresh(row).recommendation.accused.employment == "pns"


def test_an_unknown_status_of_employment_is_added(cast, clock, officer):
    row = make.procedure(cast, clock, until="open", employment="unsure")

    proceedings.set_post(row, post_class="Administrator", rank="", employment="pppk", actor=officer)

    assert fresh(row).recommendation.accused.employment == "pppk"


def test_facts_are_closed_once_it_is_decided(cast, clock, officer):
    row = make.procedure(cast, clock, until="decide")

    assert code_of(proceedings.set_post, row, post_class="Pengawas", rank="", actor=officer) == "step_not_open"
    assert fresh(row).recommendation.accused.post_class == "Administrator"


@pytest.mark.parametrize("account", ["verifikator", "satgas", "kemendagri", "auditor", "admin"])
def test_facts_are_the_agencys_to_complete(cast, clock, account):
    row = make.procedure(cast, clock, until="open")

    assert code_of(proceedings.set_post, row, post_class="Pengawas", rank="", actor=cast[account]) == "not_your_step"


# --- Summons and absence


def test_missed_twice_the_report_rests_on_the_evidence(cast, clock, officer):
    row = missed(summoned(cast, clock), cast, clock, at=HEARING)
    second_due = Clock.objects.get(rule_code="D2")
    assert (second_due.state, second_due.due_at.astimezone(WITA).date().isoformat()) == ("running", "2026-12-14")

    again = datetime(2026, 12, 15, 9, 0, tzinfo=WITA)
    proceedings.summon(row, hearing_at=again, place="Ruang rapat", actor=officer)
    second_due.refresh_from_db()
    assert (fresh(row).status, second_due.state, second_due.outcome) == ("summoned_again", "stopped", "summoned")

    row = missed(row, cast, clock, at=again)
    assert Clock.objects.filter(rule_code="D2", state="running").count() == 0
    assert code_of(proceedings.summon, row, hearing_at=again, place="x", actor=officer) == "no_further_summons"

    written = proceedings.report(row, actor=officer, **WRITTEN)
    assert (fresh(row).status, Minutes.objects.count()) == ("reported", 0)
    conduct = written.letter.context["conduct"]
    assert conduct[-1] == "Terperiksa tidak hadir; laporan ini disusun berdasarkan bukti yang ada."
    assert [": tidak hadir. " in line for line in conduct[:-1]] == [True, True]


def test_how_often_somebody_is_summoned_is_a_row_of_law(cast, clock, officer):
    SummonsRule.objects.create(
        ordinal=3, deadline="D2", basis="Pasal contoh", valid_from=date(2021, 8, 31), confidence="M"
    )
    row = missed(summoned(cast, clock), cast, clock, at=HEARING)
    for days in (12, 24):
        assert code_of(proceedings.report, row, actor=officer, **WRITTEN) == "summons_left"
        hearing = HEARING + timedelta(days=days)
        last = proceedings.summon(row, hearing_at=hearing, place="Ruang rapat", actor=officer)
        row = missed(row, cast, clock, at=hearing)

    assert (last.letter.context["ordinal"], fresh(row).status) == ("III", "summoned_again")
    assert [notes[-1].split(",")[0] for notes in (s.letter.context["notes"] for s in row.summonses.order_by("pk"))] == [
        "apabila Saudara tidak hadir pada panggilan ke-3",
        "apabila Saudara tidak hadir pada panggilan ke-3",
        "apabila Saudara tidak hadir pada pemeriksaan ini",
    ]
    proceedings.report(row, actor=officer, **WRITTEN)
    assert fresh(row).status == "reported"


def test_a_report_without_an_examination_waits_for_the_last_summons(cast, clock, officer):
    row = missed(summoned(cast, clock), cast, clock, at=HEARING)

    assert code_of(proceedings.report, row, actor=officer, **WRITTEN) == "summons_left"


def test_which_elements_a_team_needs_is_a_row_of_law(cast, clock, officer):
    row = make.procedure(cast, clock, until="open")
    TeamRule.objects.filter(level="heavy").update(elements=["superior", "other"])
    forget_everything()  # an update in bulk tells nobody

    assert code_of(proceedings.set_team, row, {TeamElement.SUPERIOR: SUPERIOR}, actor=officer) == "team_incomplete"
    proceedings.set_team(row, {TeamElement.SUPERIOR: SUPERIOR, TeamElement.OTHER: SUPERIOR}, actor=officer)
    assert row.examiners.count() == 2


def test_the_date_of_a_procedure_is_the_first_clock_that_ends(cast, clock, officer):
    row = missed(summoned(cast, clock), cast, clock, at=HEARING)
    window, second = Clock.objects.get(rule_code="T9").due_at, Clock.objects.get(rule_code="D2").due_at
    assert window < second
    assert fresh(row).due_at == window

    Clock.objects.filter(rule_code="T9").update(due_at=second + timedelta(days=9))
    proceedings.summon(row, hearing_at=HEARING + timedelta(days=12), place="Ruang rapat", actor=officer)
    assert fresh(row).due_at == second + timedelta(days=9)


def test_the_second_summons_names_the_first_and_the_day_missed(cast, clock, officer):
    row = missed(summoned(cast, clock), cast, clock, at=HEARING)

    second = proceedings.summon(row, hearing_at=HEARING + timedelta(days=11), place="Ruang rapat", actor=officer)

    first = row.summonses.get(ordinal=1).letter.number
    assert second.letter.context["earlier"] == (
        f"Saudara tidak hadir pada pemeriksaan Kamis, 3 Desember 2026 menurut Surat Panggilan Nomor {first}."
    )


def test_a_second_summons_waits_until_the_first_was_missed(cast, clock, officer):
    row = summoned(cast, clock)

    assert code_of(proceedings.summon, row, hearing_at=HEARING, place="x", actor=officer) == "attendance_pending"
    assert row.summonses.count() == 1


def test_nobody_is_absent_before_the_day(cast, clock, officer):
    row = summoned(cast, clock)

    assert code_of(proceedings.record_absence, row.summonses.get(), actor=officer) == "hearing_ahead"


def test_absence_is_recorded_once(cast, clock, officer):
    row = missed(summoned(cast, clock), cast, clock, at=HEARING)

    assert code_of(proceedings.record_absence, row.summonses.get(), actor=officer) == "attendance_recorded"
    assert Clock.objects.filter(rule_code="D2").count() == 1


def test_a_hearing_lies_ahead(cast, clock, officer):
    row = make.procedure(cast, clock, until="team")
    today = datetime(2026, 11, 23, 23, 0, tzinfo=WITA)

    assert code_of(proceedings.summon, row, hearing_at=today, place="x", actor=officer) == "hearing_in_the_past"
    assert Letter.objects.filter(kind="summons").count() == 0


@pytest.mark.parametrize(
    ("day", "warns"),
    [((2026, 12, 2), True), ((2026, 12, 3), False), ((2026, 12, 4), True), ((2026, 11, 24), True)],
)
def test_an_unusual_interval_warns_and_never_blocks(cast, clock, officer, day, warns):
    row = make.procedure(cast, clock, until="team")
    hearing = datetime(*day, 9, 0, tzinfo=WITA)

    assert bool(proceedings.interval_warning(row, hearing.date())) is warns
    proceedings.summon(row, hearing_at=hearing, place="Ruang rapat", actor=officer)
    assert fresh(row).status == "summoned"


# --- The hearing and its minutes


@pytest.mark.parametrize(
    ("held", "closed", "given", "code"),
    [
        (HEARING, HEARING - timedelta(minutes=1), HEARD, "held_at_wrong"),  # ends before it begins
        (HEARING, HEARING + timedelta(days=30), HEARD, "held_at_wrong"),  # ends in the future
        (HEARING - timedelta(days=30), HEARING, HEARD, "held_at_wrong"),  # begins before the summons
        (HEARING, HEARING, {**HEARD, "questions": []}, "no_questions"),
        (HEARING, HEARING, {**HEARD, "examinee_signed": False, "refusal_note": " "}, "missing_reason"),
    ],
)
def test_minutes_that_cannot_be_true_are_refused(cast, clock, officer, held, closed, given, code):
    row = summoned(cast, clock)
    clock.move_to(HEARING + timedelta(hours=3))

    assert code_of(proceedings.examine, row, held_at=held, closed_at=closed, actor=officer, **given) == code
    assert (fresh(row).status, Letter.objects.filter(kind="minutes").count()) == ("summoned", 0)


def test_a_refusal_to_sign_is_noted_and_does_not_block(cast, clock, officer):
    row = summoned(cast, clock)
    clock.move_to(HEARING + timedelta(hours=3))

    minutes = proceedings.examine(
        row,
        held_at=HEARING,
        closed_at=HEARING + timedelta(hours=2),
        examinee_signed=False,
        refusal_note="Ingin membaca ulang dahulu.",
        actor=officer,
        **HEARD,
    )

    assert (minutes.examinee_signed, fresh(row).status) == (False, "examined")
    assert minutes.letter.context["refusal"]["reason"] == "Ingin membaca ulang dahulu."
    assert row.summonses.get().attendance == "attended"


def test_nobody_is_examined_after_a_missed_hearing_without_a_new_summons(cast, clock, officer):
    row = missed(summoned(cast, clock), cast, clock, at=HEARING)

    assert code_of(proceedings.examine, row, held_at=HEARING, closed_at=HEARING, actor=officer, **HEARD) == (
        "not_summoned"
    )


# --- The report


def test_there_is_no_report_before_the_examination(cast, clock, officer):
    refused = {"open": "step_not_open", "team": "step_not_open", "summon": "attendance_pending"}
    for until, code in refused.items():
        row = make.procedure(cast, clock, until=until)
        assert code_of(proceedings.report, row, actor=officer, **WRITTEN) == code


def test_there_is_no_report_while_the_second_hearing_is_ahead(cast, clock, officer):
    row = missed(summoned(cast, clock), cast, clock, at=HEARING)
    proceedings.summon(row, hearing_at=HEARING + timedelta(days=12), place="Ruang rapat", actor=officer)

    assert code_of(proceedings.report, fresh(row), actor=officer, **WRITTEN) == "attendance_pending"
    assert Report.objects.count() == 0


@pytest.mark.parametrize("account", ["verifikator", "satgas", "kemendagri", "auditor", "admin"])
def test_nobody_but_an_agency_officer_takes_a_step(cast, clock, account):
    row = summoned(cast, clock)
    clock.move_to(HEARING + timedelta(hours=3))
    stranger, first = cast[account], row.summonses.get()
    held = {"held_at": HEARING, "closed_at": HEARING, **HEARD}

    assert {
        code_of(proceedings.set_team, row, {}, actor=stranger),
        code_of(proceedings.examine, row, actor=stranger, **held),
        code_of(proceedings.report, row, actor=stranger, **WRITTEN),
    } == {"not_your_step"}
    assert code_of(proceedings.record_absence, first, actor=stranger) == "attendance_recorded"
    assert fresh(row).status == "summoned"
