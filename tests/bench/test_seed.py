import pytest
from django.db import transaction

from bench.seed import seed
from complaints import findable
from complaints.models import Accused, Complaint, Evidence, MatchKey, Milestone, WordIndex
from complaints.statuses import OPEN, Status
from complaints.titles import title_of
from netralitas.audit import journal
from netralitas.clocks.models import Clock
from netralitas.lib.crypto import blind_index
from netralitas.people.models import User
from tests import make
from tests.complaints import desk

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
REPORTS = 250


@pytest.fixture
def cast() -> dict:
    cast = make.cast()
    seed(REPORTS, random_seed=7)
    return cast


def test_seeded_cases_are_shown_like_any_other(cast):
    verifier, auditor = make.at_desk(cast["verifikator"]), make.at_desk(cast["auditor"])

    waiting = Complaint.objects.filter(region="99.01", status__in=OPEN)
    assert len(desk.numbers_in(verifier.get(desk.QUEUE))) == min(waiting.count(), 25) > 0
    shown = set()
    for case in Complaint.objects.order_by("status", "pk"):
        if case.status in shown and case.pk % 50:
            continue
        shown.add(case.status)
        page = auditor.get(desk.page(case))
        assert page.status_code == 200
        assert case.number in desk.text_of(page)
    assert shown == set(Status) - {Status.REJOINED}  # a report that was split is in no seed


def test_seeded_rows_hold_what_the_product_writes(cast):
    assert Complaint.objects.count() == REPORTS
    assert list(journal.verify()) == []
    for case in Complaint.objects.prefetch_related("accused", "acts__violation"):
        posts = [person.post for person in case.accused.order_by("pk")]
        acts = [act.violation.title for act in case.acts.all() if not act.chosen_by_staff]
        assert case.title == title_of(posts, acts)
        assert len(case.narrative) > 20
    found = _findable_by()
    MatchKey.objects.all().delete()
    assert sum(findable.fill(anew=True)) == REPORTS
    assert _findable_by() == found
    for person in Accused.objects.exclude(name=""):
        assert person.name_index == blind_index(person.name, "person-name")
    item = Evidence.objects.filter(kind="file", state="ready").first()
    assert (
        make.at_desk(cast["auditor"])
        .get(f"/admin/complaints/complaint/{item.complaint_id}/evidence/{item.pk}/")
        .getvalue()[:3]
        == b"\xff\xd8\xff"
    )


def _findable_by() -> tuple[dict, set]:
    words = {row.pk: sorted(row.words) for row in WordIndex.objects.all()}
    return words, set(MatchKey.objects.values_list("accused", "key"))


def test_an_open_case_shows_when_its_running_clock_ends(cast):
    for case in Complaint.objects.all():
        clocks = Clock.objects.filter(subject_type="complaints.complaint", subject_id=str(case.pk), state="running")
        assert case.due_at == min((clock.due_at for clock in clocks), default=None)


def test_merged_reports_share_the_news_of_their_lead(cast):
    merged = Complaint.objects.filter(status=Status.MERGED).select_related("lead")

    assert merged.exists()
    for case in merged:
        assert case.region_id == case.lead.region_id
        last = case.lead.milestones.last()
        if last.at > case.milestones.get(kind=Milestone.Kind.MERGED).at:
            assert case.milestones.last().kind == last.kind


def test_the_same_seed_makes_the_same_reports(cast):
    told = Complaint.objects.order_by("pk").values_list("title", "status", "region", "code_index")[REPORTS:]
    made = []
    for _time in range(2):
        with transaction.atomic():
            seed(40, random_seed=7)
            made.append(list(told.all()))
            transaction.set_rollback(True)

    assert made[0] == made[1]
    assert len(made[0]) == 40


def test_reports_go_on_being_received_after_seeding(cast):
    officers = User.objects.count()

    seed(40, random_seed=7)
    receipt = make.report()

    assert receipt.complaint.pk == REPORTS + 41
    assert User.objects.count() == officers
