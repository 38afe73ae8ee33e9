"""A case that was split from a report in the rest of triage: search, people, appointments, papers, reopening."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from complaints import (
    candidates,
    clarifying,
    completion,
    documents,
    linking,
    merging,
    referring,
    splitting,
    talk,
    tracking,
    twins,
    workflow,
)  # fmt: skip
from complaints.alike import alike
from complaints.models import MatchKey, WordIndex
from tests import make
from tests.complaints.desk import QUEUE, numbers_in, page, text_of
from tests.complaints.parted import (
    CHIEF,
    at,
    clocks_of,
    close,
    code_of,
    decline,
    kinds,
    last_of,
    parted,
    received,
    report,
)
from tests.complaints.test_documents import text_of as words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(db, settings, tmp_path):
    settings.STORE_DIR = tmp_path
    return make.cast()


@pytest.fixture
def verifier(cast):
    return cast["verifikator"]


def numbers_for(desk, text: str) -> list[str]:
    return sorted(numbers_in(desk.get(QUEUE, {"q": text})))


# --- Search and people


def test_each_case_is_found_by_its_own_people_and_both_by_the_story(verifier):
    case = report(
        others=({**CHIEF, "accused_name": "Sekar Puspaningrum"},), what={"narrative": "Kaus merah dibagikan."}
    )
    part, desk = parted(case, verifier), make.at_desk(verifier)

    assert numbers_for(desk, "puspaningrum") == [part.number]
    assert numbers_for(desk, "kaus merah") == [case.number, part.number]
    splitting.rejoin(part, reason="x", actor=verifier)
    assert numbers_for(desk, "puspaningrum") == [case.number]


def test_people_of_a_report_that_waits_for_its_index_keep_their_traces(verifier):
    case = report(others=({**CHIEF, "accused_name": "Sekar Puspaningrum"},))
    WordIndex.objects.all().delete()
    MatchKey.objects.all().delete()

    part = parted(case, verifier)

    assert MatchKey.objects.filter(accused__complaint=part).exists()
    assert WordIndex.objects.count() == 2


def test_people_of_one_report_are_no_candidates_for_one_person_and_its_cases_are_not_alike(verifier):
    same = {"post": "Camat", "accused_name": "Yusuf Wirabuana"}
    case = report(who=same, others=(same,))
    part = parted(case, verifier)
    one, other = case.accused.get(), part.accused.get()

    assert candidates.candidates(case, [one], user=verifier) == {one.pk: []}
    assert code_of(linking.propose, one, other, reason="x", actor=verifier) == "not_alike"
    assert alike(case, list(twins.evidence_of(case)), {}, user=verifier) == []
    assert code_of(workflow.move, part, "merge", actor=verifier, lead=case, reason="x") == "same_report"


# --- Referral, appointments, completion, reopening


def test_referral_goes_with_its_person_and_back(verifier):
    case = at(report(others=(CHIEF,)), "under_study", verifier)
    person = last_of(case)[0]
    row = referring.refer(person, "Bupati", address="", reason="Bukan ASN", actor=verifier)

    part = parted(case, verifier, register_number="90")
    row.refresh_from_db()
    assert row.complaint == part
    assert workflow.steps_for(part, "verifier")
    splitting.rejoin(part, reason="x", actor=verifier)
    row.refresh_from_db()
    assert row.complaint == case


def test_reporter_invited_in_a_split_case_reads_it_in_the_one_talk_and_it_comes_back_with_the_people(verifier):
    case = at(report(), "registered", verifier)
    part = parted(case, verifier, register_number="91")
    row = clarifying.invite(
        part, "reporter", at=timezone.now() + timedelta(days=2), way="in_person", place="Kantor", purpose="Tanya",
        key="k", actor=verifier,
    )  # fmt: skip

    assert (part.messages.count(), [message.is_question for message in case.messages.all()]) == (0, [True])
    assert "invited" in kinds(part)
    splitting.rejoin(part, reason="x", actor=verifier)
    row.refresh_from_db()
    assert row.complaint == case
    clarifying.call_off(row, result="Tidak perlu", actor=verifier)
    assert tracking.tracked(case).questions == []


def test_answer_to_a_report_that_was_split_while_it_waited_counts_for_both(verifier):
    case = at(report(), "needs_completion", verifier)
    part = parted(case, verifier)
    assert (completion.is_answered(case), completion.is_answered(part)) == (False, False)

    talk.say(case, "Di balai desa.", key="k", up_to=10**9)
    talk.mark_seen(case)

    assert (completion.is_answered(case), completion.is_answered(part)) == (True, True)


def test_split_case_that_ended_is_opened_again_and_its_reporter_reads_on(verifier):
    receipt = received()
    part = parted(receipt.complaint, verifier)
    for one in (receipt.complaint, part):
        decline(workflow.move(one, "examine", actor=verifier), verifier)
    assert tracking.open_by_code(receipt.code).is_over

    part = workflow.move(part, "reopen", actor=verifier, reason="Bukti baru")

    found = tracking.open_by_code(receipt.code)
    assert (part.status, len(clocks_of(part)), found.is_over) == ("initial_study", 1, False)
    assert "Perkara 2: Perkara dibuka kembali" in [item.title for item in found.timeline]


# --- Papers


def test_reporter_fetches_the_notice_of_every_case_with_the_one_code(verifier):
    receipt, other = received(), report(files=False)
    case = at(receipt.complaint, "under_study", verifier)
    merging.merge(case, [other], reason="x", actor=verifier)
    part = parted(case, verifier, register_number="92")
    close(part, verifier)

    own, of_follower = documents.status_notice(part, reason="Foto lama.", actor=verifier)

    said = words_of(own)
    assert (part.number in said, case.number in said, "92" in said) == (False, True, True)
    assert other.number in words_of(of_follower)
    assert documents.letters_for_reporter(tracking.open_by_code(receipt.code).own) == [own]
    assert own.number in text_of(Client().post("/lacak/", {"code": receipt.code}))
    answer = Client().post(reverse("track_letter"), {"code": receipt.code, "surat": own.token})
    assert answer["Content-Type"] == "application/pdf"


def test_page_of_a_split_case_offers_its_papers(verifier):
    part = parted(at(report(), "under_study", verifier), verifier, register_number="93")
    close(part, verifier)

    assert [one.action for one in make.at_desk(verifier).get(page(part)).context["documents"].offers] == [
        "status_notice"
    ]
