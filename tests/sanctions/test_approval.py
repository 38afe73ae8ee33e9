"""Letters of an agency are drafted by one officer and approved by another one."""

import threading
from datetime import datetime, timedelta
from functools import partial

import pytest
from django.db import IntegrityError, connections, transaction

from netralitas.audit.models import Entry
from netralitas.letters.models import Letter, NumberSeries
from netralitas.lib.refusal import Refusal
from netralitas.outbox.models import Message
from netralitas.people.models import Office
from netralitas.people.roles import Role
from sanctions import approval, choosing, decisions, ownagency, proceedings
from sanctions.localtime import today_of
from sanctions.meanwhile import seen_by
from sanctions.models import Draft, Summons
from sanctions.views.steps import STEPS
from tests import make
from tests.sanctions.conftest import MONDAY

PLACE = "Ruang Rapat BKPSDM"


def refused(door, *args, **given) -> str:
    with pytest.raises(Refusal) as refusal:
        door(*args, **given)
    return refusal.value.code


def summoning(row, *, hearing_at: datetime = MONDAY + timedelta(days=10), place: str = PLACE):
    def take(actor):
        return proceedings.summon(row, hearing_at=hearing_at, place=place, actor=actor).letter.number

    return take


@pytest.fixture
def second(cast):
    return cast["instansi-kedua"]


@pytest.fixture
def row(cast, clock):
    return make.procedure(cast, clock, until="team")


@pytest.fixture
def draft(row, officer):
    return approval.submit(row, "summon", sent={"place": [PLACE]}, take=summoning(row), actor=officer)


def test_a_step_with_a_letter_is_drafted_and_leaves_nothing_else_behind(row, officer):
    before = (Letter.objects.count(), Message.objects.count(), Entry.objects.count(), sum_of_numbers())

    draft = approval.submit(row, "summon", sent={"place": [PLACE]}, take=summoning(row), actor=officer)

    row.refresh_from_db()
    assert (row.status, Summons.objects.count()) == ("opened", 0)
    assert (Letter.objects.count(), Message.objects.count(), Entry.objects.count() - 1, sum_of_numbers()) == before
    assert (draft.state, draft.sent, [letter["kind"] for letter in draft.letters]) == (
        "open",
        {"place": [PLACE]},
        ["summons"],
    )
    entry = Entry.objects.get(action="proceeding.draft")
    assert (entry.actor, entry.data) == (officer, {"step": "summon", "letters": ["summons"]})


def sum_of_numbers() -> int:
    return sum(NumberSeries.objects.values_list("last", flat=True))


def test_a_step_without_a_letter_is_taken_at_once(row, officer):
    def take(actor):
        proceedings.set_post(row, post_class="Pengawas", rank="Penata", actor=actor)
        return "Tersimpan"

    assert approval.submit(row, "post", sent={}, take=take, actor=officer) == "Tersimpan"
    assert (Draft.objects.count(), Entry.objects.filter(action="proceeding.set_post").count()) == (0, 1)


def test_what_the_step_refuses_is_told_who_drafts_it(row, officer):
    yesterday = summoning(row, hearing_at=MONDAY - timedelta(days=1))

    assert refused(approval.submit, row, "summon", sent={}, take=yesterday, actor=officer) == "hearing_in_the_past"
    assert Draft.objects.count() == 0


def test_an_approved_draft_is_issued_word_for_word_in_two_names(row, draft, officer, second):
    number = approval.approve(draft, take=summoning(row), actor=second)

    row.refresh_from_db()
    draft.refresh_from_db()
    letter = row.summonses.get().letter
    assert (row.status, letter.number, letter.drafted_by, letter.issued_by) == ("summoned", number, officer, second)
    assert letter.context == draft.letters[0]["context"]
    assert (draft.state, draft.judged_by) == ("approved", second)
    assert Entry.objects.get(action="proceeding.draft_approved").actor == second


def test_who_drafted_does_not_approve(row, draft, officer):
    assert refused(approval.approve, draft, take=summoning(row), actor=officer) == "own_draft"
    assert refused(approval.give_back, draft, note="x", actor=officer) == "own_draft"
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.filter(pk=draft.pk).update(state="approved", judged_by=officer, judged_at=MONDAY)
    assert Letter.objects.filter(kind="summons").count() == 0


@pytest.mark.parametrize("name", ["instansi-lain", "satgas", "verifikator", "admin"])
def test_nobody_else_drafts_or_judges(row, draft, cast, name):
    stranger = cast[name]

    assert refused(approval.submit, row, "summon", sent={}, take=summoning(row), actor=stranger) == "not_your_step"
    assert refused(approval.approve, draft, take=summoning(row), actor=stranger) == "not_your_step"
    assert refused(approval.give_back, draft, note="x", actor=stranger) == "not_your_step"
    assert refused(approval.withdraw, draft, actor=stranger) == "not_your_step"


def test_a_case_has_one_open_draft(row, draft, second):
    assert refused(approval.submit, row, "summon", sent={}, take=summoning(row), actor=second) == "draft_waiting"
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.create(proceeding=row, step="summon", sent={}, letters=[], seen=0, drafted_by=second)


def test_a_draft_of_a_case_that_moved_is_not_approved(row, draft, officer, second):
    proceedings.set_post(row, post_class="Pengawas", rank="Penata", actor=officer)

    assert refused(approval.approve, draft, take=summoning(row), actor=second) == "changed_meanwhile"
    assert approval.give_back(draft, note="Perkara sudah berubah.", actor=second).state == "returned"


def test_other_words_than_were_read_are_not_issued(row, draft, second):
    assert refused(approval.approve, draft, take=summoning(row, place="Aula"), actor=second) == "words_changed"
    assert (Letter.objects.filter(kind="summons").count(), row.summonses.count()) == (0, 0)


def test_a_draft_read_with_another_letterhead_is_not_issued(row, draft, officer, second):
    head = {"unit": "Badan Kepegawaian", "address": "", "city": "Tirta"}
    ownagency.set_letterhead(row.instansi, head, seen=ownagency.version(ownagency.head_of(row.instansi)), actor=officer)

    assert refused(approval.approve, draft, take=summoning(row), actor=second) == "words_changed"


def test_a_new_head_of_the_agency_makes_the_decision_another_one(cast, clock, officer, second):
    case = make.procedure(cast, clock, until="report")
    penalty = choosing.choices_for(case, on=today_of(case))[0].lawful[0]
    decide = partial(decisions.decide, case, penalty, considerations=["mengakui"])

    def take(actor):
        return decide(actor=actor).letter.number

    draft = approval.submit(case, "decide", sent={}, take=take, actor=officer)
    Office.objects.filter(instansi=case.instansi, kind=Office.Kind.APPOINTING_OFFICIAL).update(holder_name="Baru")

    assert refused(approval.approve, draft, take=take, actor=second) == "words_changed"


def test_a_returned_draft_says_why_and_is_judged_once(row, draft, officer, second):
    assert refused(approval.give_back, draft, note="  ", actor=second) == "missing_reason"

    approval.give_back(draft, note="Tambahkan lantai ruang rapat.", actor=second)

    draft.refresh_from_db()
    assert (draft.state, draft.note, draft.judged_by) == ("returned", "Tambahkan lantai ruang rapat.", second)
    for door, given in (
        (approval.approve, {"take": summoning(row), "actor": second}),
        (approval.give_back, {"note": "x", "actor": second}),
        (approval.withdraw, {"actor": officer}),
    ):
        assert refused(door, draft, **given) == "draft_judged"
    assert approval.submit(row, "summon", sent={}, take=summoning(row), actor=officer).state == "open"


def test_only_its_author_withdraws_a_draft(row, draft, officer, second):
    assert refused(approval.withdraw, draft, actor=second) == "not_your_step"

    assert approval.withdraw(draft, actor=officer).state == "withdrawn"
    assert Entry.objects.get(action="proceeding.draft_withdrawn").data == {"step": "summon"}


def test_every_step_that_is_drafted_says_so_on_its_page(cast, clock):
    make.procedure(cast, clock, until="deliver")

    drafted = set(Draft.objects.values_list("step", flat=True))
    assert drafted >= {"summon", "examine", "report", "decide"}
    assert [name for name in drafted if not STEPS[name].by_two] == []


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "returned", "note": ""},
        {"state": "withdrawn", "judged_at": None},
        {"state": "open"},
        {"state": "approved", "judged_by": None},
    ],
)
def test_the_database_refuses_half_a_judgement(draft, second, changes):
    approval.give_back(draft, note="Perbaiki.", actor=second)

    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.filter(pk=draft.pk).update(**changes)


def test_nothing_of_a_draft_stands_in_the_clear(draft):
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT * FROM sanctions_draft")
        stored = " ".join(map(str, cursor.fetchone()))

    assert [word for word in (PLACE, "Yusuf", "Wirabuana") if word in stored] == []
    assert PLACE in str(Draft.objects.get().letters)


def at_once(*calls) -> list[str]:
    outcomes: list[str] = []

    def press(call):
        try:
            call()
            outcomes.append("done")
        except Refusal as refusal:
            outcomes.append(refusal.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_who_draft_at_once_leave_one_draft():
    cast = make.cast()
    row = make.proceed(make.recommendation(cast), cast["instansi"], until="team")
    take = summoning(row, hearing_at=datetime.now(tz=MONDAY.tzinfo) + timedelta(days=20))
    officers = [cast["instansi"], cast["instansi-kedua"]]

    outcomes = at_once(
        *(partial(approval.submit, row, "summon", sent={}, take=take, actor=officer) for officer in officers)
    )

    assert (outcomes, Draft.objects.count()) == (["done", "draft_waiting"], 1)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_who_approve_at_once_issue_one_letter():
    cast = make.cast()
    row = make.proceed(make.recommendation(cast), cast["instansi"], until="team")
    third = make.user(Role.AGENCY_OFFICER, "instansi-ketiga", instansi="pemda-99-01")
    take = summoning(row, hearing_at=datetime.now(tz=MONDAY.tzinfo) + timedelta(days=20))
    draft = approval.submit(row, "summon", sent={}, take=take, actor=cast["instansi"])
    outcomes = at_once(
        *(partial(approval.approve, draft, take=take, actor=officer) for officer in (cast["instansi-kedua"], third))
    )

    assert outcomes == ["done", "draft_judged"]
    summons = Letter.objects.filter(kind="summons")
    series = NumberSeries.objects.get(instansi=row.instansi, series="letter")
    assert (summons.count(), series.last, Draft.objects.get().state) == (1, 1, "approved")
    assert seen_by(row) == Entry.objects.filter(subject_type="sanctions.proceeding").latest("seq").seq
