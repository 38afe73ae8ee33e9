"""Many reports of one event become one case: every reporter keeps code and talk, and reads how it goes."""

import threading

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from complaints import identity, merging, notice, splitting, talk, tracking, triage, twins, workflow
from complaints.alike import alike
from complaints.endings import is_over
from complaints.models import BlindNotice, Complaint
from complaints.several import Outcome
from complaints.tasks import scan_waiting
from complaints.timeline import announce
from netralitas.clocks.models import Clock
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role
from tests import make
from tests.complaints.desk import QUEUE, numbers_in, page, statements_of, step, text_of

NAMED = {"mode": "confidential", "name": "Kenanga Puspita", "address": "Jalan Melati 1"}
REASON = "Satu unggahan yang sama"


@pytest.fixture
def cast(db):
    return make.cast()


@pytest.fixture
def verifier(cast):
    return cast["verifikator"]


def report(**changes) -> Complaint:
    return make.report(**changes).complaint


def merged(lead: Complaint, *others: Complaint, actor) -> Outcome:
    return merging.merge(lead, others, reason=REASON, actor=actor)


def code_of(call, *args, **given) -> str:
    with pytest.raises(Refusal) as refused:
        call(*args, **given)
    return refused.value.code


def open_clocks(case: Complaint) -> list[str]:
    rows = Clock.objects.filter(subject_type="complaints.complaint", subject_id=str(case.pk)).exclude(state="stopped")
    return list(rows.values_list("rule_code", flat=True))


def kinds(case: Complaint) -> list[str]:
    return list(case.milestones.values_list("kind", flat=True))


def test_merged_report_waits_for_nothing_and_its_reporter_reads_the_way_of_the_lead(verifier):
    lead, other = report(you=NAMED), report()

    result = merged(lead, other, actor=verifier)

    other.refresh_from_db()
    assert ([row.pk for row in result.done], result.refused) == ([other.pk], [])
    assert (other.status, other.lead, open_clocks(other), other.due_at) == ("merged", lead, [], None)
    found = tracking.tracked(other)
    assert (found.headline, found.is_over) == ("Laporan Anda ditangani bersama laporan lain", False)
    assert found.timeline[-1].title == "Pimpinan instansi menindaklanjuti"

    case = make.study(lead, verifier, until="forward")
    other.refresh_from_db()
    assert kinds(other) == ["merged", "initial_study", "registered", "under_study", "forwarded"]
    found = tracking.tracked(other)
    assert found.headline == tracking.tracked(case).headline == "Terbukti, diteruskan kepada Satgas"


def test_end_of_the_lead_is_the_end_for_everybody_and_their_addresses_are_erased(cast, verifier):
    lead, other, third = report(you=NAMED), report(), report()
    for case in (lead, other):
        notice.turn_on(case, f"warga-{case.pk}@contoh.example")
    merged(lead, other, third, actor=verifier)
    case = make.study(lead, verifier, until="study")
    assert BlindNotice.objects.count() == 2

    triage.decide(case.acts.get(), "not_proven", reason="x", actor=verifier)
    workflow.move(case, "close", actor=verifier, reason="Tidak terbukti")

    assert [is_over(row) for row in Complaint.objects.order_by("pk")] == [True, True, True]
    assert BlindNotice.objects.count() == 0
    other.refresh_from_db()
    assert code_of(workflow.move, other, "unmerge", actor=verifier, reason="Lain kejadian") == "lead_not_open"


def test_each_reporter_keeps_the_code_and_a_talk_of_their_own(verifier):
    first, second = make.report(you=NAMED), make.report()
    lead, other = first.complaint, second.complaint
    merged(lead, other, actor=verifier)

    assert tracking.open_by_code(second.code).complaint == other
    talk.say(other, "Saya melihatnya juga", key="k", uploads=[make.photo("#a0b0c0")])
    identity.upgrade(other, "open", {"name": "Melati", "address": "Jalan Mawar"})

    assert (lead.messages.count(), other.messages.count()) == (0, 1)
    assert "added" not in kinds(lead)
    assert set(twins.evidence_of(lead)) == {*lead.evidence.all(), *other.evidence.all()}


def test_withdrawal_of_one_reporter_stops_nothing(verifier):
    lead, other = report(you=NAMED), report()
    merged(lead, other, actor=verifier)

    for case, said in ((other, "merged"), (lead, "received")):
        case.refresh_from_db()
        moved = workflow.move(case, "withdraw", actor=None, reason="Takut")
        assert (moved.status, kinds(moved)[-1]) == (said, "withdrawal_noted")
    assert open_clocks(lead) == ["T3-PLK"]


def test_unmerged_report_stands_on_its_own_again(verifier):
    lead, other = report(you=NAMED), report()
    merged(lead, other, actor=verifier)
    other.refresh_from_db()
    assert code_of(workflow.move, other, "unmerge", actor=verifier) == "missing_reason"

    moved = workflow.move(other, "unmerge", actor=verifier, reason="Lain kejadian")

    assert (moved.status, moved.lead, open_clocks(moved)) == ("initial_study", None, ["T3-PLK"])
    workflow.move(lead, "examine", actor=verifier)
    assert kinds(other)[-1] == "unmerged"


def test_what_was_proven_with_the_lead_is_not_taken_out_again(verifier):
    lead, other = report(you=NAMED), report()
    merged(lead, other, actor=verifier)
    make.study(lead, verifier, until="forward")
    other.refresh_from_db()

    assert code_of(workflow.move, other, "unmerge", actor=verifier, reason="Lain kejadian") == "lead_not_open"
    shown = make.at_desk(verifier).get(page(other)).context
    assert [step.action for step in shown["steps"] if step.shut] == ["unmerge"]
    assert [mark.label for mark in shown["marks"]] == ["Diterima", "Digabung"]


def test_lead_says_who_of_its_reporters_left_and_under_pressure(cast, verifier):
    lead, other = report(you=NAMED), report()
    merged(lead, other, actor=verifier)
    make.study(lead, verifier, until="forward")
    splitting.withdraw(other, reason="Takut", pressed=True)

    told = {}
    for name in ("verifikator", "satgas"):
        shown = text_of(make.at_desk(cast[name]).get(page(lead)))
        told[name] = ("pelapor menarik diri" in shown, "menyebut tekanan" in shown)
    assert told == {"verifikator": (True, True), "satgas": (True, False)}
    alone = make.at_desk(verifier).get(page(other)).text
    assert '<a href="#serupa">Laporan serupa</a>' in alone


def test_what_one_reporter_has_to_complete_is_not_asked_of_the_others(verifier):
    lead, other = report(you=NAMED), report()
    merged(lead, other, actor=verifier)
    workflow.move(lead, "examine", actor=verifier)
    workflow.move(lead, "ask_completion", actor=verifier, reason="Jam berapa?")
    other.refresh_from_db()

    found = tracking.tracked(other)

    assert (found.questions, found.headline) == ([], "Petugas mulai memeriksa kelengkapan")
    assert "melengkapi" not in found.lead


def test_report_is_not_merged_into_itself(verifier):
    lead = report()

    assert code_of(workflow.move, lead, "merge", actor=verifier, lead=lead, reason="x") == "lead_not_open"
    assert merged(lead, lead, actor=verifier).done == []


def test_satgas_opens_the_evidence_of_every_merged_report_on_the_forwarded_case(cast, verifier, tmp_path, settings):
    settings.STORE_DIR = tmp_path
    lead, other = report(you=NAMED), report(files=False)
    talk.say(other, "Fotonya", key="k", uploads=[make.photo("#1020f0")])
    scan_waiting()
    merged(lead, other, actor=verifier)
    case = make.study(lead, verifier, until="forward")
    item = other.evidence.get(kind="file")
    satgas = make.at_desk(cast["satgas"])

    shown = satgas.get(page(case)).content.decode()
    address = reverse("admin:complaints_complaint_evidence", args=[case.pk, item.pk])
    assert address in shown
    assert page(other) not in shown
    assert satgas.get(address).status_code == 200
    assert satgas.get(reverse("admin:complaints_complaint_evidence", args=[other.pk, item.pk])).status_code == 404


def test_what_cannot_be_merged_is_said_and_stops_nobody_else(verifier):
    information, named, fine = report(), report(you=NAMED), report()
    late = make.study(report(), verifier, until="study")

    result = merged(information, named, late, fine, actor=verifier)

    assert [row.pk for row in result.done] == [fine.pk]
    said = {row.pk: sentence for row, sentence in result.refused}
    assert "Gabungkan dari laporan ini" in said[named.pk]
    assert "tidak terbuka pada status saat ini" in said[late.pk]
    assert open_clocks(named) == ["T3-PLK"]


def test_whoever_followed_a_merged_report_follows_its_new_lead(verifier):
    first, second, third = report(you=NAMED), report(), report()
    merged(second, third, actor=verifier)
    second.refresh_from_db()

    merged(first, second, actor=verifier)

    assert set(first.followers.values_list("pk", flat=True)) == {second.pk, third.pk}
    third.refresh_from_db()
    assert code_of(workflow.move, third, "merge", actor=verifier, lead=first, reason="x") == "step_not_open"
    assert merged(third, report(), actor=verifier).refused[0][1] == "Perkara utamanya tidak lagi ditangani Bawaslu."


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.VERIFIER])
def test_no_other_role_merges(cast, role):
    lead, other = report(), report()

    assert merged(lead, other, actor=make.user(role)).done == []
    other.refresh_from_db()
    assert other.status == "received"


# --- What is proposed


def proposed(case: Complaint, user) -> list:
    items = list(twins.evidence_of(case))
    return alike(case, items, twins.seen_before(items, user=user), user=user)


def test_same_file_is_proposed_as_beyond_doubt_and_a_stranger_is_not(verifier):
    case, twin = report(), report()
    stranger = report(
        files=False, who={"post": "Guru SD", "accused_description": "Guru"}, when={"occurred_on": "2024-09-30"}
    )

    found = proposed(case, verifier)

    assert [one.case.pk for one in found] == [twin.pk]
    assert found[0].likeness.is_strong
    assert found[0].likeness.reasons == ["berkas yang sama", "hari yang sama", "jabatan dan wilayah sama"]
    assert stranger.pk not in [one.case.pk for one in found]


def test_what_an_officer_may_not_see_is_not_proposed(cast):
    case, _twin = report(), report()
    elsewhere = make.user(Role.VERIFIER, region="99.02")

    assert proposed(case, elsewhere) == []


# --- On the page


def test_fifty_reports_of_one_video_become_one_case_with_one_press(cast, verifier):
    lead = report(you=NAMED)
    others = [report() for _n in range(49)]
    desk = make.at_desk(verifier)

    shown = desk.get(page(lead)).context["alike"]
    assert sorted(shown.checked, key=int) == [str(row.pk) for row in others]
    desk.post(step(lead, "merge"), {"others": shown.checked, "reason": REASON})

    assert Complaint.objects.filter(lead=lead).count() == 49
    assert numbers_in(desk.get(QUEUE)) == [lead.number]
    assert "49 laporan ditangani bersama perkara ini" in text_of(desk.get(page(lead)))
    assert lead.number in desk.get(page(others[0])).content.decode()


def test_case_that_is_registered_already_is_shown_and_not_offered(verifier):
    ahead = make.study(report(you=NAMED), verifier, until="register")
    case = report()
    desk = make.at_desk(verifier)

    shown = desk.get(page(case)).context["alike"]

    assert ([one.case.pk for one in shown.found], shown.form, shown.checked) == ([ahead.pk], None, [])
    assert (
        f'value="{ahead.pk}"'
        not in desk.get(page(case)).content.decode().split('id="step-merge"')[1].split("</form>")[0]
    )
    assert [str(case.pk)] == desk.get(page(ahead)).context["alike"].checked


def test_message_of_a_merged_reporter_shows_on_the_lead_in_the_queue(verifier):
    lead, other = report(you=NAMED), report()
    merged(lead, other, actor=verifier)
    desk = make.at_desk(verifier)
    assert "pesan baru" not in text_of(desk.get(QUEUE))

    talk.say(other, "Ada lagi", key="k")

    assert "pesan baru" in text_of(desk.get(QUEUE))
    assert "pesan baru" in text_of(desk.get(page(lead)))


@pytest.mark.parametrize("others", [[], ["0"], ["-1"], ["x"], ["\x00"], ["99999999"], ["9" * 40]])
def test_hostile_choice_merges_nothing(verifier, others):
    lead, _twin = report(), report()
    desk = make.at_desk(verifier)

    response = desk.post(step(lead, "merge"), {"others": others, "reason": REASON})

    assert (response.status_code, Complaint.objects.filter(status="merged").count()) == (422, 0)


def test_report_of_another_region_is_not_merged_by_its_number(cast):
    lead, other = report(), report()
    Complaint.objects.filter(pk=other.pk).update(region="99.02")

    response = make.at_desk(cast["verifikator"]).post(step(lead, "merge"), {"others": [other.pk], "reason": REASON})

    assert (response.status_code, Complaint.objects.filter(status="merged").count()) == (422, 0)


def test_page_asks_as_often_for_thirty_alike_as_for_one(verifier):
    lead = report(you=NAMED)
    report()
    desk = make.at_desk(verifier)
    statements_of(desk, page(lead))
    one = statements_of(desk, page(lead))
    for _more in range(29):
        report()

    assert (statements_of(desk, page(lead)), one <= 25) == (one, True)


def test_page_and_step_ask_as_often_for_thirty_followers_as_for_one(verifier):
    asked = []
    for many in (1, 30):
        lead = report(you=NAMED)
        merged(lead, *(report() for _follower in range(many)), actor=verifier)
        desk = make.at_desk(verifier)
        desk.get(page(lead))
        with CaptureQueriesContext(connection) as caught:
            announce(lead, "under_study")
        asked.append((statements_of(desk, page(lead)), len(caught)))

    assert asked[0] == asked[1]


def test_page_asks_as_often_for_ten_accused_as_for_two(verifier):
    report()  # something that looks alike is there for both
    asked = []
    for many in (2, 10):
        others = tuple({"post": f"Lurah {number}", "region_code": "99.01"} for number in range(many - 1))
        case = make.report(others=others).complaint
        desk = make.at_desk(verifier)
        desk.get(page(case))
        asked.append(statements_of(desk, page(case)))

    assert (asked[0] == asked[1], asked[0] <= 25) == (True, True)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_officers_merging_crosswise_make_one_case():
    cast = make.cast()
    first, second = report(you=NAMED), report(you=NAMED)
    sizes = []

    def press(lead, other, actor):
        try:
            sizes.append(len(merged(lead, other, actor=actor).done))
        finally:
            connections.close_all()

    pairs = [(first, second, cast["verifikator"]), (second, first, cast["verifikator-kedua"])]
    threads = [threading.Thread(target=press, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(sizes) == [0, 1]
    assert Complaint.objects.filter(status="merged").count() == 1
