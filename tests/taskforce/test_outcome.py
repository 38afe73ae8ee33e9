"""What a reporter of several accused reads, and when the case is over for them."""

import threading

import pytest
from django.db import connections

from complaints import notice, tracking, workflow
from complaints.endings import is_over
from complaints.models import BlindNotice, Complaint
from complaints.tasks import erase_notices
from netralitas.clocks.models import Clock
from netralitas.lib.refusal import Refusal
from netralitas.people.models import Instansi
from taskforce import findings, recommendations
from taskforce.outcome import news_of
from tests import make

OPEN, SENT, DONE, SHUT = "verification", "awaiting_follow_up", "followed_up", "closed"
NIPS = ["197403171998031002", "198006212005012003"]


@pytest.mark.parametrize(
    ("action", "answers", "news"),
    [
        ("issue", [SENT], ["recommended"]),
        ("issue", [SENT, OPEN], ["recommended"]),
        ("answer", [DONE], ["followed_up"]),
        ("answer", [DONE, SENT], ["partly_followed_up"]),
        ("answer", [DONE, OPEN], ["partly_followed_up"]),
        ("answer", [DONE, DONE], ["followed_up"]),
        ("answer", [SHUT, DONE], ["followed_up"]),
        ("close", [SHUT], ["not_recommended"]),
        ("close", [SHUT, SHUT], ["not_recommended"]),
        ("close", [SHUT, OPEN], ["partly_not_recommended"]),
        ("close", [SHUT, SENT], ["partly_not_recommended"]),
        ("close", [SHUT, DONE], ["partly_not_recommended", "followed_up"]),
        ("close", [SHUT, DONE, SENT], ["partly_not_recommended"]),
    ],
)
def test_each_step_tells_what_is_true_of_the_whole_case(action, answers, news):
    assert news_of(action, answers) == news


@pytest.fixture
def cast(db):
    return make.cast()


def forwarded(cast: dict) -> Complaint:
    """Return a forwarded case with two proven accused of one agency, whose reporter asked for news."""
    second = {"post": "Lurah Sendang Asri", "agency_id": Instansi.objects.get(code="pemda-99-01").pk}
    case = make.report(others=({**second, "region_code": "99.01", "employment_status": "pns"},)).complaint
    notice.turn_on(case, "kenanga@contoh.example")
    return make.study(case, cast["verifikator"], until="forward")


def recommend(case: Complaint, cast: dict, which: int, *, issue: bool = True):
    accused = case.accused.order_by("pk")[which]
    return make.recommend(case, cast, accused=accused, issue=issue, name=f"Terlapor {which}", nip=NIPS[which])


def news(case: Complaint) -> list[str]:
    """Return what the reporter read since the case was forwarded."""
    kinds = list(case.milestones.values_list("kind", flat=True))
    return kinds[kinds.index("forwarded") + 1 :]


def satgas_clock(case: Complaint) -> str:
    return Clock.objects.filter(subject_id=str(case.pk), rule_code="T7").latest("pk").state


def test_first_answer_is_not_the_end_and_the_last_one_is(cast):
    case = forwarded(cast)
    rows = [recommend(case, cast, which) for which in (0, 1)]

    recommendations.answered(rows[1], answer="Keputusan 1", actor=cast["instansi"])
    assert (is_over(case), news(case)[-1], BlindNotice.objects.count()) == (False, "partly_followed_up", 1)
    assert tracking.tracked(case).headline == "Sebagian ditindaklanjuti"

    recommendations.answered(rows[0], answer="Keputusan 2", actor=cast["instansi"])
    assert (is_over(case), news(case)[-1], BlindNotice.objects.count()) == (True, "followed_up", 0)
    assert tracking.tracked(case).is_over


def test_closing_every_accused_ends_the_case_and_says_so(cast):
    case = forwarded(cast)
    rows = [recommend(case, cast, which, issue=False) for which in (0, 1)]

    recommendations.close(rows[0], reason="Bukti kurang", actor=cast["satgas"])
    assert (is_over(case), satgas_clock(case), news(case)) == (False, "running", ["partly_not_recommended"])

    recommendations.close(rows[1], reason="Bukti kurang", actor=cast["satgas"])
    found = tracking.tracked(case)
    assert (found.is_over, found.headline) == (True, "Satgas menutup perkara tanpa rekomendasi")
    assert found.standing.end == "not_recommended"
    assert "menutupnya dengan alasan tertulis" in found.lead
    assert (satgas_clock(case), BlindNotice.objects.count()) == ("stopped", 0)
    with pytest.raises(Refusal) as refused:
        findings.open_for(rows[0].accused, actor=cast["satgas"])
    assert refused.value.code == "satgas_done"


def test_one_closed_and_one_answered_ends_as_followed_up(cast):
    case = forwarded(cast)
    issued, shut = recommend(case, cast, 0), recommend(case, cast, 1, issue=False)

    recommendations.answered(issued, answer="Keputusan 1", actor=cast["instansi"])
    recommendations.close(shut, reason="Bukti kurang", actor=cast["satgas"])

    assert news(case) == ["recommended", "partly_followed_up", "partly_not_recommended", "followed_up"]
    assert satgas_clock(case) == "stopped"


def test_closed_by_mistake_is_opened_again_while_the_satgas_works_on_the_other(cast):
    case = forwarded(cast)
    recommendations.close(recommend(case, cast, 0, issue=False), reason="Bukti kurang", actor=cast["satgas"])

    recommendations.close(recommend(case, cast, 1, issue=False), reason="Bukti kurang", actor=cast["satgas"])
    other = forwarded(cast)
    first = recommend(other, cast, 0, issue=False)
    recommendations.close(first, reason="Bukti kurang", actor=cast["satgas"])
    again = recommend(other, cast, 0, issue=False)
    recommendations.close(recommend(other, cast, 1, issue=False), reason="Bukti kurang", actor=cast["satgas"])

    assert (is_over(case), is_over(other), satgas_clock(other)) == (True, False, "running")
    assert again.pk != first.pk


def test_misaddressed_one_is_void_and_says_nothing_of_the_accused(cast):
    case = forwarded(cast)
    row = recommend(case, cast, 0, issue=False)
    with pytest.raises(Refusal) as refused:
        recommendations.void(row, reason="Salah", actor=cast["satgas"])
    assert refused.value.code == "agency_unchanged"

    elsewhere = Instansi.objects.get(code="pemda-99-02")
    make.recommend(case, cast, accused=row.accused, issue=False, nip=NIPS[0], instansi=elsewhere)
    recommendations.void(row, reason="Ternyata pegawai kabupaten lain", actor=cast["satgas"])
    row.refresh_from_db()

    assert (row.status, news(case), satgas_clock(case)) == ("void", [], "running")
    assert findings.open_for(row.accused, actor=cast["satgas"]).instansi == elsewhere


def test_void_after_a_closing_waits_for_the_satgas_again(cast):
    case = forwarded(cast)
    recommendations.close(recommend(case, cast, 0, issue=False), reason="Keliru", actor=cast["satgas"])
    again = recommend(case, cast, 0, issue=False)
    elsewhere = Instansi.objects.get(code="pemda-99-02")
    make.recommend(case, cast, accused=again.accused, issue=False, nip=NIPS[0], instansi=elsewhere)
    recommendations.void(again, reason="Pegawai kabupaten lain", actor=cast["satgas"])

    other = recommend(case, cast, 1)
    recommendations.answered(other, answer="Keputusan 1", actor=cast["instansi"])

    assert (is_over(case), satgas_clock(case), news(case)[-1]) == (False, "running", "partly_followed_up")
    assert findings.open_for(again.accused, actor=cast["satgas"]).instansi == elsewhere


def test_case_that_went_back_begins_anew_for_every_accused(cast):
    case = forwarded(cast)
    for which in (0, 1):
        recommendations.close(recommend(case, cast, which, issue=False), reason="Kurang", actor=cast["satgas"])
    findings.return_case(case, reason="Bukti baru", actor=cast["satgas"])
    case.refresh_from_db()
    assert (is_over(case), tracking.tracked(case).headline) == (False, "Kajian dilengkapi kembali")

    for action, given in (("study", {}), ("forward", {"conclusion": "Terbukti."})):
        case = workflow.move(case, action, actor=cast["verifikator"], **given)
    recommend(case, cast, 0)

    assert (is_over(case), satgas_clock(case), news(case)[-1]) == (False, "running", "recommended")


def test_sweep_keeps_the_address_of_a_case_that_goes_on(cast):
    case, other = forwarded(cast), forwarded(cast)
    recommendations.answered(recommend(case, cast, 0), answer="Keputusan 1", actor=cast["instansi"])
    other.milestones.create(kind="followed_up")

    erase_notices()

    assert list(BlindNotice.objects.values_list("complaint", flat=True)) == [case.pk]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_agencies_answering_at_once_end_the_case_once():
    cast = make.cast()
    case = forwarded(cast)
    rows = [recommend(case, cast, which) for which in (0, 1)]

    def press(row):
        try:
            recommendations.answered(row, answer="Keputusan", actor=cast["instansi"])
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=(row,)) for row in rows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(news(case)[-2:]) == ["followed_up", "partly_followed_up"]
