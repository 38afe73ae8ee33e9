"""Who is found as perhaps the same person, by which traces, and what is not said about other regions."""

import importlib

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints import candidates, keying, linking, triage, workflow
from complaints.models import Accused, Complaint, MatchKey
from complaints.personkeys import keys_of
from complaints.personmatch import Facts, Grade
from netralitas.people.roles import Role
from tests import make
from tests.complaints.test_linking import NAME, NIP, accused, linked

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def first(cast):
    return cast["verifikator"]


def found_for(row: Accused, user) -> list[candidates.Candidate]:
    case = Complaint.objects.get(pk=row.complaint_id)
    people = list(case.accused.select_related("instansi", "complaint"))
    return candidates.candidates(case, people, user=user)[row.pk]


@pytest.mark.parametrize(
    ("theirs", "grade"),
    [
        ({"name": "Drs. H. Jusuf Wirabuana, M.Si."}, Grade.LIKELY),
        ({"name": "Wirabuana Yusuf Hadi"}, Grade.LIKELY),
        ({"name": "", "accused_description": "Berkumis"}, Grade.WEAK),
        ({"name": "Yusuf"}, Grade.LIKELY),
        ({"name": "", "agency_id": "", "agency_text": "Dinas", "post": "", "account": "@yusuf.w"}, Grade.WEAK),
        ({"agency_id": "", "agency_text": "Dinas", "post": "Camat", "plate": "dh 1 xy"}, Grade.LIKELY),
        ({"account": "https://facebook.com/Yusuf.W/"}, Grade.CERTAIN),
        ({"nip": NIP}, Grade.CERTAIN),
        ({"name": "Kenanga Puspitasari"}, None),
        ({"name": "Yusuf Adiwangsa"}, None),
    ],
)
def test_person_is_found_by_every_trace(first, theirs, grade):
    mine = accused(nip=NIP, account="Yusuf.W", plate="DH 1 XY")
    other = accused(**theirs)

    found = found_for(mine, first)

    assert [(one.row.pk, one.sameness.grade) for one in found] == ([(other.pk, grade)] if grade else [])


def test_case_of_another_region_is_found_only_when_more_than_weak(first):
    mine = accused()
    accused(region="99.02", agency_id="", agency_text="Dinas", post="")
    far = accused(region="99.02")

    found = found_for(mine, first)

    assert [(one.row.pk, one.is_seen) for one in found] == [(far.pk, False)]


def test_one_person_of_many_cases_is_one_line_and_the_own_person_none(cast, first):
    mine, *others = (accused() for _n in range(4))
    linked(others[0], others[1], first, cast["verifikator-kedua"])

    assert {one.row.pk for one in found_for(mine, first)} == {others[1].pk, others[2].pk}
    linked(mine, others[0], first, cast["verifikator-kedua"])
    assert {one.row.pk for one in found_for(mine, first)} == {others[2].pk}


def test_merged_reports_are_nobodys_earlier_case(first):
    mine, other = accused(), accused()
    workflow.move(other.complaint, "merge", actor=first, lead=Complaint.objects.get(pk=mine.complaint_id), reason="x")

    assert found_for(mine, first) == []


def test_satgas_finds_only_what_came_to_it(cast, first):
    sent = make.study(accused().complaint, first, until="forward").accused.get()
    accused()
    later = make.study(accused().complaint, first, until="forward").accused.get()

    found = found_for(sent, cast["satgas"])

    assert [one.row.pk for one in found] == [later.pk]


def test_traces_follow_what_an_officer_writes(first):
    mine, other = accused(), accused("Kenanga Puspitasari")
    assert found_for(mine, first) == []

    triage.identify(other, {"name": "Jusuf Wirabuana"}, actor=first)

    assert [one.row.pk for one in found_for(mine, first)] == [other.pk]


def test_traces_of_old_rows_are_written_by_the_migration(first):
    rows = [accused(nip=NIP), accused("Kenanga Puspitasari")]
    before = set(MatchKey.objects.values_list("accused", "key"))
    MatchKey.objects.filter(accused=rows[0]).delete()
    migration = importlib.import_module("complaints.migrations.0033_write_match_keys")

    migration.write_keys(apps, None)

    assert (set(MatchKey.objects.values_list("accused", "key")), len(before) > 4) == (before, True)


def test_earlier_cases_are_counted_and_later_ones_are_not(cast, first):
    rows = [accused() for _n in range(3)]
    make.study(rows[0].complaint, first, until="forward")
    for other in rows[1:]:
        linked(rows[0], other, first, cast["verifikator-kedua"])

    def record(row: Accused, user) -> candidates.Record:
        row = Accused.objects.select_related("complaint").get(pk=row.pk)
        return candidates.records_of([row], row.complaint, user=user)[row.person_id]

    assert record(rows[2], first) == candidates.Record(2, 1)
    assert record(rows[0], first) == candidates.Record(0, 0)
    assert record(rows[2], cast["satgas"]) == candidates.Record(1, 1)


def test_name_that_thousands_bear_costs_no_more_and_shows_twenty(first):
    mine = accused()
    accused()

    def statements() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as caught:
            found = found_for(mine, first)
        return len(caught), len(found)

    statements()  # the places of agencies are held from now on
    one, _found = statements()
    pattern = Accused.objects.exclude(pk=mine.pk).get()
    for _n in range(70):
        case = make.report(files=False).complaint
        row = case.accused.get()
        Accused.objects.filter(pk=row.pk).update(name=NAME, instansi=pattern.instansi, post=pattern.post)
        keying.renew_keys(Accused.objects.get(pk=row.pk))

    assert statements() == (one, candidates.SHOWN)


def test_keys_tell_nothing_without_the_key_and_keep_purposes_apart():
    facts = Facts(name="Yusuf Hadi Wirabuana", nip=NIP, agency=5, post="Camat", account="12", plate="12")

    keys = keys_of(facts)

    assert len(keys) == 3 + 3 + 3 + 1
    assert all(-(2**63) <= key < 2**63 for key in keys)
    assert keys_of(Facts(account="12")).isdisjoint(keys_of(Facts(plate="12")))
    assert keys_of(Facts(name="Yusuf Wirabuana", agency=5)) < keys


def test_proposal_waits_in_the_queue_of_whoever_may_decide_it(cast, first):
    link = linking.propose(accused(), accused(), reason="Sama", actor=first)
    second = make.at_desk(cast["verifikator-kedua"])

    listed = second.get("/admin/complaints/complaint/", {"person": "proposed"}).context["cl"].result_list
    mine = make.at_desk(first).get("/admin/complaints/complaint/", {"person": "proposed"}).context["cl"].result_list

    assert ([row.pk for row in listed], list(mine)) == ([link.looked_at.complaint_id], [])
    assert "person=proposed" in second.get("/admin/").content.decode()
    assert "person=proposed" not in make.at_desk(first).get("/admin/").content.decode()
    assert list(linking.waiting_for(make.user(Role.VERIFIER, region="99.02"))) == []
