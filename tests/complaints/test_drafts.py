"""Drafts: several people under ids that stay, and no answer overwritten unseen."""

import threading

import pytest
from django.db import connections

from complaints import drafts
from complaints.answers import people_of, version_of
from complaints.models import Draft
from netralitas.lib.refusal import Refusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Draft:
    return drafts.start()[0]


def kept(draft: Draft) -> list[tuple[str, str]]:
    draft.refresh_from_db()
    return [(person["id"], person["post"]) for person in people_of(draft.data)]


def test_person_saved_twice_by_the_same_page_is_one_person(draft):
    for _press in range(2):
        drafts.save_person(draft, {"post": "Camat"}, person="a", seen="")

    assert kept(draft) == [("a", "Camat")]


def test_person_is_changed_in_place_and_removed_alone(draft):
    for person, post in (("a", "Camat"), ("b", "Guru"), ("c", "Lurah")):
        drafts.save_person(draft, {"post": post}, person=person)

    drafts.save_person(draft, {"post": "Kepala dinas"}, person="b")
    drafts.remove_person(draft, "a")
    drafts.remove_person(draft, "nobody")

    assert kept(draft) == [("b", "Kepala dinas"), ("c", "Lurah")]


def test_step_is_empty_again_when_the_last_person_is_gone(draft):
    drafts.save_person(draft, {"post": "Camat"}, person="a")

    drafts.remove_person(draft, "a")

    draft.refresh_from_db()
    assert draft.data["who"] == {}


def test_more_people_than_the_setting_are_refused_and_those_there_can_be_changed(draft, settings):
    settings.MOST_ACCUSED = 2
    for person in ("a", "b"):
        drafts.save_person(draft, {"post": "Guru"}, person=person)

    with pytest.raises(Refusal) as refused:
        drafts.save_person(draft, {"post": "Guru"}, person="c")
    drafts.save_person(draft, {"post": "Camat"}, person="b")

    assert (refused.value.code, kept(draft)) == ("too_many_people", [("a", "Guru"), ("b", "Camat")])


def test_step_changed_by_another_page_is_not_overwritten(draft):
    first = drafts.save_step(draft, "when", {"place": "Balai desa"}).data["when"]
    drafts.save_step(draft, "when", {"place": "Pasar"}, seen=version_of(first))

    with pytest.raises(drafts.ChangedMeanwhile) as changed:
        drafts.save_step(draft, "when", {"place": "Lapangan"}, seen=version_of(first))

    draft.refresh_from_db()
    assert (changed.value.saved, draft.data["when"]) == ({"place": "Pasar"}, {"place": "Pasar"})


def test_page_that_says_what_is_kept_already_changes_nothing_and_is_no_conflict(draft):
    drafts.save_step(draft, "when", {"place": "Pasar"})

    drafts.save_step(draft, "when", {"place": "Pasar"}, seen="")

    draft.refresh_from_db()
    assert draft.data["when"] == {"place": "Pasar"}


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_tabs_that_add_people_at_once_keep_both():
    draft, _code = drafts.start()

    def add(person: str) -> None:
        try:
            drafts.save_person(draft, {"post": person}, person=person, seen="")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=add, args=(person,)) for person in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(kept(draft)) == [("a", "a"), ("b", "b")]
