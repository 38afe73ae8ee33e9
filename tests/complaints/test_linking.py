"""Two accused become one person by two officers, or by one number; never by the machine, never in two ways at once."""

import logging
import threading
from itertools import product

import pytest
from django.db import IntegrityError, connections, transaction

from complaints import linking, triage
from complaints.linking import groups
from complaints.models import Accused, Complaint, Person, PersonLink
from netralitas.audit.models import Entry
from netralitas.lib.machine import check
from netralitas.lib.refusal import Refusal
from netralitas.people.models import Instansi
from netralitas.people.roles import Role
from tests import make

NAME, NIP, OTHER_NIP = "Yusuf Wirabuana", "198001012005011001", "198001012005011002"
REASON = "Jabatan dan alamat kantornya sama"


@pytest.fixture
def cast(db):
    return make.cast()


@pytest.fixture
def first(cast):
    return cast["verifikator"]


@pytest.fixture
def second(cast):
    return cast["verifikator-kedua"]


@pytest.fixture
def elsewhere(cast):
    return make.user(Role.VERIFIER, region="99.02", instansi="bawaslu-99-02")


def accused(name: str = NAME, *, region: str = "", **given) -> Accused:
    """Return somebody of a case of its own, in the region of the cast unless told otherwise."""
    agency = Instansi.objects.get(code="pemda-99-01").pk
    who = {"accused_name": name, "post": "Camat Sendang Asri", "agency_id": agency, **given}
    case = make.report(files=False, who=who).complaint
    if region:
        Complaint.objects.filter(pk=case.pk).update(
            region=region, handler=Instansi.objects.get(code=f"bawaslu-{region.replace('.', '-')}")
        )
    return case.accused.get()


def code_of(call, *args, **given) -> str:
    with pytest.raises(Refusal) as refused:
        call(*args, **given)
    return refused.value.code


def proposed(one: Accused, other: Accused, actor) -> PersonLink:
    return linking.propose(one, other, reason=REASON, actor=actor)


def linked(one: Accused, other: Accused, actor, by) -> PersonLink:
    link = proposed(one, other, actor)
    return link if link.by_nip else linking.confirm(link, actor=by)


def person_of(row: Accused) -> int | None:
    return Accused.objects.get(pk=row.pk).person_id


def journal_of(subject) -> list[str]:
    rows = Entry.objects.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk))
    return list(rows.order_by("seq").values_list("action", flat=True))


def test_two_accused_are_one_person_once_a_second_officer_agrees(first, second):
    one, other = accused(), accused("Drs. H. Jusuf Wirabuana, M.Si.")
    link = proposed(one, other, first)
    assert (link.state, person_of(one), person_of(other)) == ("proposed", None, None)
    assert code_of(linking.confirm, link, actor=first) == "second_person"

    linking.confirm(link, actor=second)

    person = Person.objects.get()
    assert (person_of(one), person_of(other)) == (person.pk, person.pk)
    assert (journal_of(link), journal_of(person)) == (["person.propose", "person.confirm"], ["person.join"])


def test_same_number_and_name_need_no_second_officer(first):
    one, other = accused(nip=NIP), accused("H. Yusuf Wirabuana", nip=NIP)

    link = linking.propose(one, other, reason="", actor=first)

    assert (link.state, link.by_nip, link.decided_by) == ("confirmed", True, first)
    assert person_of(one) == person_of(other) is not None


def test_same_number_under_another_name_is_looked_at_twice(first, second):
    one, other = accused(nip=NIP), accused("Kenanga Puspitasari", nip=NIP)
    assert code_of(linking.propose, one, other, reason=" ", actor=first) == "missing_reason"

    link = proposed(one, other, first)

    assert (link.state, link.by_nip) == ("proposed", False)


def test_two_numbers_are_two_people_whatever_else_is_alike(first, second):
    one, other = accused(nip=NIP), accused(nip=OTHER_NIP)
    assert code_of(proposed, one, other, first) == "not_alike"

    third = accused()
    linked(one, third, first, second)
    link = proposed(other, third, first)

    assert code_of(linking.confirm, link, actor=second) == "two_numbers"
    assert (link.state, person_of(other)) == ("proposed", None)


def test_number_found_out_after_the_proposal_ends_it(first, second):
    one, other = accused(nip=NIP), accused()
    link = proposed(one, other, first)
    triage.identify(other, {"nip": OTHER_NIP}, actor=first)

    assert code_of(linking.confirm, link, actor=second) == "not_alike"


def test_rejected_link_keeps_its_reason_and_may_be_proposed_anew(first, second):
    one, other = accused(), accused()
    link = proposed(one, other, first)
    assert code_of(linking.reject, link, reason=" ", actor=second) == "missing_reason"
    assert code_of(linking.reject, link, reason="x", actor=first) == "second_person"

    linking.reject(link, reason="Camat lama dan camat baru", actor=second)

    link.refresh_from_db()
    assert (link.state, link.note, person_of(one)) == ("rejected", "Camat lama dan camat baru", None)
    assert code_of(linking.confirm, link, actor=second) == "step_not_open"
    assert proposed(one, other, first) != link


def test_proposing_twice_is_one_link_and_a_colleague_is_sent_to_it(first, second):
    one, other = accused(), accused()
    link = proposed(one, other, first)

    assert proposed(other, one, first) == link
    assert code_of(proposed, one, other, second) == "waits_for_second"
    linking.confirm(link, actor=second)
    assert code_of(proposed, one, other, first) == "linked_already"


def test_only_the_proposer_takes_a_proposal_back(first, second):
    link = proposed(accused(), accused(), first)
    assert code_of(linking.take_back, link, actor=second) == "not_your_request"

    assert linking.take_back(link, actor=first).state == "undone"


def test_undoing_the_middle_of_a_chain_parts_it_and_leaves_the_rest(first, second):
    rows = [accused() for _n in range(4)]
    linked(rows[0], rows[1], first, second)
    linked(rows[2], rows[3], first, second)
    middle = linked(rows[1], rows[2], first, second)
    assert len({person_of(row) for row in rows}) == 1
    assert code_of(linking.undo, middle, reason="", actor=first) == "missing_reason"

    linking.undo(middle, reason="Dua camat yang berbeda", actor=first)

    left, right = {person_of(row) for row in rows[:2]}, {person_of(row) for row in rows[2:]}
    assert (len(left), len(right), left & right, None in left | right) == (1, 1, set(), False)
    linking.undo(PersonLink.objects.get(one=rows[0]), reason="Keliru", actor=second)
    assert [person_of(row) for row in rows[:2]] == [None, None]


def test_link_between_regions_is_decided_by_whoever_may_open_the_other_case(first, second, elsewhere):
    mine, theirs = accused(), accused(region="99.02")
    link = proposed(mine, theirs, first)
    assert (link.looked_at, list(linking.waiting_for(second))) == (theirs, [])
    assert code_of(linking.confirm, link, actor=second) == "not_your_region"
    assert list(linking.waiting_for(elsewhere)) == [link]

    linking.confirm(link, actor=elsewhere)

    assert person_of(mine) == person_of(theirs) is not None
    stranger = make.user(Role.VERIFIER, region="99.71", instansi="bawaslu-99-71")
    assert code_of(linking.undo, link, reason="Keliru", actor=stranger) == "unknown_link"


def test_nobody_links_cases_they_may_not_see_or_that_are_not_alike(first, elsewhere):
    mine, far = accused(), accused(region="99.02")
    weak = accused(region="99.02", agency_id="", agency_text="Dinas", post="")
    alone = accused(agency_id="", agency_text="Dinas", post="")

    assert code_of(proposed, far, mine, first) == "unknown_accused"
    assert code_of(proposed, mine, weak, first) == "not_alike"
    assert proposed(mine, alone, first).state == "proposed"
    assert code_of(proposed, mine, accused("Kenanga Puspitasari"), first) == "not_alike"
    assert code_of(proposed, mine, Accused(pk=10**9), first) == "not_alike"


@pytest.mark.parametrize("role", [role for role in Role.values if role not in (Role.VERIFIER, Role.SATGAS)])
def test_no_other_role_proposes_or_decides(first, role):
    one, other = accused(), accused()
    link, stranger = proposed(one, other, first), make.user(role)

    assert code_of(proposed, one, accused(), stranger) == "not_your_step"
    assert code_of(linking.confirm, link, actor=stranger) == "not_your_step"
    assert code_of(linking.undo, link, reason="x", actor=stranger) == "not_your_step"
    assert list(linking.waiting_for(stranger)) == []


def test_database_itself_refuses_one_officer_alone_and_two_links_of_one_pair(first, second):
    one, other = accused(), accused()
    link = proposed(one, other, first)

    with pytest.raises(IntegrityError, match="decided_by_two"), transaction.atomic():
        PersonLink.objects.filter(pk=link.pk).update(state="confirmed", decided_by=first, decided_at=link.proposed_at)
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonLink.objects.create(one=one, other=other, looked_at=one, proposed_by=second)
    with pytest.raises(IntegrityError, match="lower_first"), transaction.atomic():
        PersonLink.objects.create(one=other, other=one, looked_at=one, proposed_by=second)


def test_nothing_of_the_person_stands_in_journal_or_log(first, second, caplog):
    caplog.set_level(logging.DEBUG)
    link = linked(accused(nip=NIP), accused(), first, second)
    linking.undo(link, reason="Yusuf yang lain", actor=first)

    written = str(list(Entry.objects.values_list("data", "actor_label"))) + caplog.text
    for secret in ("Yusuf", "Wirabuana", NIP, "Yusuf yang lain", REASON):
        assert secret not in written


ALLOWED = {
    "confirm": {"proposed": "confirmed"},
    "reject": {"proposed": "rejected"},
    "take_back": {"proposed": "undone"},
    "undo": {"confirmed": "undone"},
}


@pytest.mark.parametrize(("action", "role"), list(product(ALLOWED, [*Role.values, "reporter"])))
def test_every_action_and_role_in_every_state_follows_the_table(action, role):
    expected = ALLOWED[action] if role in (Role.VERIFIER, Role.SATGAS) else {}

    for state in PersonLink.State.values:
        try:
            target = check(linking.STEPS, action, status=state, role=role, given={"reason": "alasan"}).target
        except Refusal:
            assert state not in expected
        else:
            assert (state in expected, target) == (True, expected.get(state))


@pytest.mark.parametrize(
    ("people", "pairs", "expected"),
    [
        ([1, 2], [], [[1], [2]]),
        ([1, 2, 3], [(1, 3)], [[1, 3], [2]]),
        ([1, 2, 3, 4], [(1, 2), (3, 4), (2, 3)], [[1, 2, 3, 4]]),
        ([5, 1, 3], [(3, 5), (3, 5)], [[1], [3, 5]]),
    ],
)
def test_groups_are_what_hangs_together(people, pairs, expected):
    assert groups(people, pairs) == expected


def _at_once(*calls) -> list[str]:
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
def test_two_second_officers_at_once_decide_once():
    cast = make.cast()
    link = proposed(accused(), accused(), cast["verifikator"])
    third = make.user(Role.VERIFIER, region="99.01", instansi="bawaslu-99-01")

    outcomes = _at_once(
        lambda: linking.confirm(link, actor=cast["verifikator-kedua"]),
        lambda: linking.reject(link, reason="Bukan", actor=third),
    )

    assert outcomes == ["done", "step_not_open"]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_same_pair_proposed_by_two_at_once_is_one_link():
    cast = make.cast()
    one, other = accused(), accused()

    outcomes = _at_once(
        lambda: proposed(one, other, cast["verifikator"]), lambda: proposed(other, one, cast["verifikator-kedua"])
    )

    assert (outcomes, PersonLink.objects.count()) == (["done", "waits_for_second"], 1)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_links_that_overlap_end_in_one_person_or_a_sentence():
    cast = make.cast()
    first, second = cast["verifikator"], cast["verifikator-kedua"]
    rows = [accused() for _n in range(3)]
    links = [proposed(rows[0], rows[1], first), proposed(rows[1], rows[2], first)]

    outcomes = _at_once(*(lambda link=link: linking.confirm(link, actor=second) for link in links))

    persons = {person_of(row) for row in rows}
    if outcomes == ["done", "done"]:
        assert (len(persons), None in persons) == (1, False)
    else:
        assert outcomes == ["changed_meanwhile", "done"]
