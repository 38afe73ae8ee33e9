"""The same person on the page of a case, and the ledger of all their cases: what it says and to whom."""

import pytest
from django.urls import reverse

from complaints import linking
from complaints.models import Accused, Complaint, Person, PersonLink
from netralitas.audit.models import Entry
from netralitas.people.roles import Role
from tests import make
from tests.complaints.desk import page, statements_of, step, text_of
from tests.complaints.test_linking import NIP, REASON, accused, linked

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def first(cast):
    return cast["verifikator"]


@pytest.fixture
def second(cast):
    return cast["verifikator-kedua"]


def ledger(person: Person | int) -> str:
    return reverse("admin:complaints_person_change", args=[getattr(person, "pk", person)])


def besides(client, row: Accused):
    shown = {one.person.pk: one for one in client.get(page(row.complaint)).context["accused"]}
    return shown[row.pk].besides


# --- On the page of a case


def test_two_officers_link_on_the_page_of_the_case(first, second):
    mine, other = accused(), accused("H. Jusuf Wirabuana, S.Sos.")
    case, desk, colleague = mine.complaint, make.at_desk(first), make.at_desk(second)
    words = text_of(desk.get(page(case)))
    for expected in ("Mungkin orang yang sama", other.complaint.number, "Mungkin", "Nama sama, instansi sama"):
        assert expected in words
    pair = f"{mine.pk}-{other.pk}"
    assert desk.post(step(case, "propose_person"), {"pair": pair, "reason": ""}).status_code == 422

    response = desk.post(step(case, "propose_person"), {"pair": pair, "reason": REASON}, follow=True)

    link = PersonLink.objects.get()
    assert "sebelum itu belum dihitung" in text_of(response)
    assert ("Tarik usulan" in text_of(response), "Ya, orang yang sama" in text_of(response)) == (True, False)
    asked = text_of(colleague.get(page(case)))
    assert (REASON in asked, "Nama sama, instansi sama, jabatan sama." in asked) == (True, True)
    assert "Perkara terdahulu" not in text_of(colleague.get(page(case)))
    assert desk.post(step(case, "confirm_person"), {"link": link.pk}).status_code == 422
    colleague.post(step(case, "confirm_person"), {"link": link.pk})
    assert "Perkara terdahulu: 1 (0 terbukti)" not in text_of(desk.get(page(case)))
    assert "Perkara terdahulu: 1 (0 terbukti)" in text_of(desk.get(page(other.complaint)))
    assert ledger(Person.objects.get()) in desk.get(page(case)).content.decode()
    desk.post(step(case, "undo_person"), {"link": link.pk, "reason": "Keliru"})
    assert "Perkara terdahulu" not in text_of(desk.get(page(case)))


def test_equal_number_and_name_take_one_press(first):
    mine, other = accused(nip=NIP), accused(nip=NIP)
    desk = make.at_desk(first)
    assert "cukup satu petugas" in text_of(desk.get(page(mine.complaint)))

    desk.post(step(mine.complaint, "propose_person"), {"pair": f"{mine.pk}-{other.pk}"})

    assert PersonLink.objects.get().state == "confirmed"


def test_case_of_another_region_is_named_by_its_office_alone(first):
    far = accused(region="99.02")
    make_proven(far, first)
    mine = accused()
    desk = make.at_desk(first)

    response = desk.get(page(mine.complaint))

    words = text_of(response)
    assert "Perkara lain di wilayah lain; tanyakan kepada Bawaslu Kabupaten Lembah Kencana" in words
    assert far.complaint.number not in response.content.decode()
    assert page(far.complaint) not in response.content.decode()


def make_proven(row: Accused, officer) -> None:
    """Bring the case of an accused to the Satgas, in whatever region it stands."""
    case = Complaint.objects.get(pk=row.complaint_id)
    region = case.region_id
    make.study(case, officer, until="forward")
    Complaint.objects.filter(pk=case.pk).update(region=region)


def test_rejected_candidate_says_so_and_steps_back(first, second):
    mine, other = accused(), accused()
    link = linking.propose(mine, other, reason=REASON, actor=first)
    make.at_desk(second).post(step(mine.complaint, "reject_person"), {"link": link.pk, "reason": "Camat lama"})

    panel = besides(make.at_desk(first), mine)

    assert ([line.case.pk for line in panel.weak], panel.found, panel.links) == ([other.complaint_id], [], [])
    assert "Pernah ditolak Nadira Setyowulan: Camat lama" in text_of(make.at_desk(first).get(page(mine.complaint)))


def test_auditor_reads_and_links_nothing_and_a_supervisor_sees_no_other_case(cast, first, second):
    mine = make.study(accused().complaint, first, until="forward").accused.get()
    other = make.study(accused().complaint, first, until="forward").accused.get()
    link = linked(mine, other, first, second)
    accused()

    panel = besides(make.at_desk(cast["auditor"]), mine)

    assert (panel.forms, [one.link for one in panel.links], len(panel.found)) == ([], [link], 1)
    assert besides(make.at_desk(cast["kemendagri"]), mine) is None
    assert "Mungkin orang yang sama" not in text_of(make.at_desk(cast["kemendagri"]).get(page(mine.complaint)))


@pytest.mark.parametrize(
    "value", ["", "0-0", "1", "1-", "-1-2", "1-2-3", "x-y", "1-\x00", "9" * 40, "9" * 19 + "-1", "<b>1-2</b>", "1-2\n"]
)
def test_hostile_pair_links_nothing(first, value):
    mine = accused()

    response = make.at_desk(first).post(step(mine.complaint, "propose_person"), {"pair": value, "reason": REASON})

    assert (response.status_code, PersonLink.objects.count()) == (422, 0)


def test_pair_and_link_of_other_cases_are_not_reached_from_this_one(first, second):
    mine, one, other = accused("Kenanga Puspitasari"), accused(), accused()
    desk = make.at_desk(second)
    link = linking.propose(one, other, reason=REASON, actor=first)

    for action, typed in (
        ("propose_person", {"pair": f"{one.pk}-{other.pk}", "reason": REASON}),
        ("confirm_person", {"link": link.pk}),
        ("reject_person", {"link": link.pk, "reason": "x"}),
        ("take_back_person", {"link": "9" * 30}),
        ("undo_person", {"link": "\x00", "reason": "x"}),
    ):
        assert desk.post(step(mine.complaint, action), typed).status_code == 422
    link.refresh_from_db()
    assert (link.state, PersonLink.objects.count()) == ("proposed", 1)


def test_page_asks_as_often_for_thirty_candidates_as_for_one(first, second):
    mine, other = accused(), accused()
    accused()
    linked(mine, other, first, second)
    desk = make.at_desk(first)
    statements_of(desk, page(mine.complaint))
    one = statements_of(desk, page(mine.complaint))
    for _more in range(29):
        accused()

    assert (statements_of(desk, page(mine.complaint)), one <= 25) == (one, True)


# --- The ledger


@pytest.fixture
def story(cast, first, second):
    """Somebody with one case that ended in a recommendation, one that is open, and one in another region."""
    sent = accused()
    recommendation = make.recommend(make.study(sent.complaint, first, until="forward"), cast)
    make.proceed(recommendation, cast["instansi"], until="open")
    still_open, far = accused(), accused(region="99.02")
    linked(sent, still_open, first, second)
    elsewhere = make.user(Role.VERIFIER, "verifikator-lain", region="99.02", instansi="bawaslu-99-02")
    linked(sent, far, first, elsewhere)
    return {"sent": sent, "open": still_open, "far": far, "elsewhere": elsewhere, "recommendation": recommendation}


def test_ledger_shows_own_cases_in_full_and_others_by_office(story, first):
    response = make.at_desk(first).get(ledger(Person.objects.get()))

    words = text_of(response)
    for expected in (
        story["sent"].complaint.number,
        story["open"].complaint.number,
        "DS-07",
        "Terbukti",
        f"Rekomendasi {story['recommendation'].number} terbit",
        "Pemeriksaan disiplin. Rekomendasi diterima.",
        "1 perkara lain",
        "Isinya hanya dapat ditanyakan kepada Bawaslu Kabupaten Lembah Kencana.",
        "rantai utuh",
    ):
        assert expected in words
    assert story["far"].complaint.number not in words
    assert "no-store" in response["Cache-Control"]


def test_ledger_of_every_reader_holds_what_they_may_see(cast, story, first):
    def shown(user) -> tuple[set[int], list[tuple[str, int, int]]]:
        found = make.at_desk(user).get(ledger(Person.objects.get())).context["ledger"]
        return {row.complaint_id for row in found.lines}, [
            (one.office, one.cases, one.proven) for one in found.elsewhere
        ]

    sent, still_open, far = (story[name].complaint_id for name in ("sent", "open", "far"))
    assert shown(first) == ({sent, still_open}, [("Bawaslu Kabupaten Lembah Kencana", 1, 0)])
    assert shown(story["elsewhere"]) == ({far}, [("Bawaslu Kabupaten Tirtamukti", 2, 1)])
    assert shown(cast["satgas"]) == ({sent}, [])
    assert shown(cast["auditor"]) == ({sent, still_open, far}, [])


def test_ledger_is_hidden_from_whoever_sees_none_of_the_cases(cast, story):
    address = ledger(Person.objects.get())
    stranger = make.user(Role.VERIFIER, region="99.71")

    for user in (stranger, cast["kemendagri"], cast["admin"], cast["instansi"], cast["instansi-lain"]):
        assert make.at_desk(user).get(address).status_code == 404


def test_reading_a_ledger_is_journaled_without_a_name(story, first):
    make.at_desk(first).get(ledger(Person.objects.get()))

    entry = Entry.objects.get(action="person.read")
    assert (entry.subject_type, entry.actor_label, entry.data) == ("complaints.person", "verifikator", {})


def test_recommendation_tells_of_earlier_cases(cast, story, first, second):
    later = accused()
    row = make.recommend(make.study(later.complaint, first, until="forward"), cast, issue=False)
    linked(later, story["sent"], first, second)
    address = reverse("admin:taskforce_recommendation_change", args=[row.pk])

    assert "Perkara terdahulu 1 (1 terbukti)" in text_of(make.at_desk(cast["satgas"]).get(address))
    assert "Perkara terdahulu" not in text_of(make.at_desk(cast["kemendagri"]).get(address))


def test_ledger_is_paged_by_key_and_asks_as_often_for_thirty_as_for_one(cast, first):
    person = Person.objects.create()
    desk = make.at_desk(first)

    def add() -> None:
        Accused.objects.filter(pk=accused().pk).update(person=person)

    add()
    statements_of(desk, ledger(person))
    one = statements_of(desk, ledger(person))
    for _more in range(29):
        add()

    assert (statements_of(desk, ledger(person)), one <= 25) == (one, True)
    newest = desk.get(ledger(person)).context["ledger"]
    older = desk.get(ledger(person), {"before": newest.next}).context["ledger"]
    assert (len(newest.lines), len(older.lines), older.next) == (25, 5, None)
    assert newest.lines[-1].pk > older.lines[0].pk


@pytest.mark.parametrize("value", ["", "x", "-1", "0", "9" * 18, "9" * 40, "\x00", "1;drop", "٣"])
def test_hostile_place_in_the_ledger_is_answered(story, first, value):
    assert make.at_desk(first).get(ledger(Person.objects.get()), {"before": value}).status_code == 200


def test_two_numbers_in_one_ledger_are_said_aloud(story, first):
    for name, index in (("sent", "a"), ("open", "b")):
        Accused.objects.filter(pk=story[name].pk).update(nip_index=index * 32)

    assert "ada NIP yang berbeda" in text_of(make.at_desk(first).get(ledger(Person.objects.get())))


def test_there_is_no_list_of_people(cast, first):
    for user in (first, cast["auditor"], cast["admin"]):
        desk = make.at_desk(user)
        assert desk.get("/admin/complaints/person/").status_code == 404
        assert "/admin/complaints/person/" not in desk.get("/admin/").content.decode()
