"""Everybody's words on the case they are handled with: masked as the case's own, a few at a time, on paper as well."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from complaints import documents, family, hiding, merging, sight, stories
from complaints.masking import BLOCK
from complaints.models import Complaint
from tests import make
from tests.complaints.desk import page, statements_of, text_of
from tests.complaints.test_documents import text_of as words_of

pytestmark = pytest.mark.django_db
NAMED = {"mode": "confidential", "name": "Kenanga Puspita", "address": "Jalan Melati 1"}
OPEN = {**NAMED, "mode": "open"}
STORY = "Saya, Kenanga Puspita, melihat camat itu bersama Bu Sarinah."


@pytest.fixture
def cast(db, settings, tmp_path):
    settings.STORE_DIR = tmp_path
    return make.cast()


def told_by(*, you=NAMED, story=STORY, **when) -> Complaint:
    return make.report(you=you, what={"narrative": story}, when=when).complaint


def gathered(officer, *others: Complaint) -> Complaint:
    lead = make.report(you={**OPEN, "name": "Rahmadi Pelapor"}).complaint
    merging.merge(lead, others, reason="Satu unggahan", actor=officer)
    return lead


def hide(case: Complaint, *words: str, actor) -> None:
    fresh = Complaint.objects.get(pk=case.pk)  # what is hidden in one report of an event is hidden in the others
    hiding.hide(fresh, words, reporter=True, seen=sight.version(fresh), actor=actor)


def test_page_tells_what_every_merged_report_tells_and_hides_who_told_it(cast):
    other = told_by(place="Balai desa")
    lead = gathered(cast["verifikator"], other)

    shown = text_of(make.at_desk(cast["verifikator"]).get(page(lead))).split("Cerita laporan yang digabung")[1]

    assert other.number in shown
    assert "melihat camat itu bersama Bu Sarinah." in shown
    assert "Tempat: Balai desa." in shown
    assert "Kenanga" not in shown


def test_stories_of_one_event_share_what_is_looked_for_in_them(cast):
    """A pattern of two hundred words is dear to make; fifty reports must not each ask for one of their own."""
    lead = gathered(cast["verifikator"], *[told_by() for _ in range(3)])
    for reader in (cast["verifikator"], cast["satgas"]):
        mask = sight.mask_for(lead, reader, beside=family.beside(lead))
        shown = stories.of_page(lead, family.beside(lead), mask, after=0, is_desk=sight.reads_all(reader)).rows

        assert len(shown) == 3
        assert len({(row.mask.hidden, row.mask.sealed, row.mask.marked) for row in shown}) == 1
        assert "Kenanga" not in shown[0].mask.text(shown[0].report.narrative)


def test_story_of_an_open_reporter_is_whole_for_the_desk_alone(cast):
    other = told_by(you=OPEN)
    lead = make.study(gathered(cast["verifikator"], other), cast["verifikator"], until="forward")

    desk, satgas = (
        text_of(make.at_desk(cast[who]).get(page(lead))).split("Cerita laporan yang digabung")[1]
        for who in ("verifikator", "satgas")
    )

    assert "Kenanga Puspita" in desk
    assert "Kenanga" not in satgas
    assert "melihat camat itu" in satgas


def test_what_is_hidden_in_the_case_or_in_the_report_is_hidden_in_the_story(cast):
    first, second = told_by(), told_by(story="Bu Sarinah dan Pak Waluyo hadir.")
    lead = make.study(gathered(cast["verifikator"], first, second), cast["verifikator"], until="forward")
    hide(lead, "Bu Sarinah", actor=cast["verifikator"])
    hide(second, "Pak Waluyo", actor=cast["verifikator"])

    lead.refresh_from_db()
    told = stories.on_paper(lead, sight.mask_of(lead)).rows

    assert [one.mask.text(one.report.narrative) for one in told] == [
        f"Saya, {BLOCK}, melihat camat itu bersama {BLOCK}.",
        f"{BLOCK} dan {BLOCK} hadir.",
    ]
    shown = text_of(make.at_desk(cast["satgas"]).get(page(lead)))
    assert ("Sarinah" in shown, "Waluyo" in shown) == (False, False)


def test_letter_carries_the_stories_in_its_annex(cast):
    other = told_by()
    lead = make.study(gathered(cast["verifikator"], other), cast["verifikator"], until="forward")

    text = words_of(documents.forwarding_letter(lead, actor=cast["verifikator"]))

    assert f"Laporan {other.number}, diterima" in text
    assert f"Saya, {BLOCK}, melihat camat itu bersama Bu Sarinah." in text
    assert "Kenanga" not in text


def test_print_carries_the_stories(cast):
    other = told_by(you=OPEN)
    lead = gathered(cast["verifikator"], other)

    address = reverse("admin:complaints_complaint_print", args=[lead.pk])
    text = text_of(make.at_desk(cast["verifikator"]).get(address))

    assert other.number in text
    assert "melihat camat itu bersama Bu Sarinah." in text
    assert "Kenanga" not in text


def test_many_stories_are_folded_and_turned_by_key(cast):
    others = [told_by(story=f"Cerita ke-{n}") for n in range(7)]
    lead = gathered(cast["verifikator"], *others)
    desk = make.at_desk(cast["verifikator"])

    first = desk.get(page(lead)).context["stories"]
    rest = desk.get(f"{page(lead)}?story={first.after}").context["stories"]

    assert [one.report.narrative for one in (*first.rows, *rest.rows)] == [f"Cerita ke-{n}" for n in range(7)]
    assert (first.is_folded, first.after, rest.after, rest.is_later) == (True, others[4].pk, 0, True)


@pytest.mark.parametrize("key", ["-1", "x", "\x00", "9" * 40, "0"])
def test_hostile_key_shows_the_first_stories(cast, key):
    lead = gathered(cast["verifikator"], told_by())

    shown = make.at_desk(cast["verifikator"]).get(page(lead), {"story": key}).context["stories"]

    assert (len(shown.rows), shown.is_later) == (1, False)


@pytest.mark.parametrize("until", ["", "study", "forward"])
def test_page_asks_as_often_for_thirty_stories_as_for_one(cast, until):
    asked = []
    for many in (1, 30):
        lead = gathered(cast["verifikator"], *(told_by() for _follower in range(many)))
        if until:
            make.study(lead, cast["verifikator"], until=until)
        desk = make.at_desk(cast["verifikator"])
        desk.get(page(lead))
        asked.append(statements_of(desk, page(lead)))

    assert (asked[0] == asked[1], asked[0] <= 25) == (True, True)


def test_stories_on_paper_take_one_statement_however_many(cast):
    lead = gathered(cast["verifikator"], *(told_by() for _follower in range(4)))
    mask = sight.mask_of(lead)
    list(lead.accused.all())

    with CaptureQueriesContext(connection) as caught:
        assert len(stories.on_paper(lead, mask).rows) == 4

    assert len([one for one in caught if "complaints_accused" not in one["sql"]]) == 1
