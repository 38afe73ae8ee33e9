"""Views of the queue that officers keep: theirs alone to change, read by their unit, sealed in the database."""

import threading

import pytest
from django.db import IntegrityError, connection, connections, transaction

from complaints import savedviews
from complaints.models import SavedView
from complaints.viewaccess import visible_to
from netralitas.audit.models import Entry
from netralitas.lib.refusal import Refusal
from netralitas.people import accounts
from netralitas.people.models import Region
from netralitas.people.roles import Role
from tests import make

pytestmark = pytest.mark.django_db
KNOWN = {"due", "status", "q"}
SECRET = "Yusuf Wirabuana"


@pytest.fixture
def cast(db):
    return make.cast()


@pytest.fixture
def officer(cast):
    return cast["verifikator"]


@pytest.fixture
def colleague(cast):
    return cast["verifikator-kedua"]


def kept(actor, name="Mendesak", query=None, **given):
    return savedviews.create(name, query or {"due": "late"}, known=KNOWN, actor=actor, **given)


def changed(view, actor, **given):
    current = {"name": view.name, "shared": view.is_shared, "digest": view.digest}
    return savedviews.change(view, actor=actor, **{**current, **given})


def code_of(call, *args, **kwargs) -> str:
    with pytest.raises(Refusal) as refused:
        call(*args, **kwargs)
    return refused.value.code


def test_view_is_kept_in_one_form_whatever_the_order_it_was_asked_in(officer):
    one = kept(officer, "Satu", {"q": f" {SECRET} ", "due": "late", "status": " "})
    two = kept(officer, "Dua", {"due": "late", "q": SECRET})

    assert (one.query, two.query) == ("due=late&q=Yusuf+Wirabuana",) * 2
    assert [(row.name, row.place, row.is_shared, row.digest) for row in visible_to(officer)] == [
        ("Satu", 1, False, "none"),
        ("Dua", 2, False, "none"),
    ]


def test_name_and_query_are_sealed_and_stand_in_no_journal(officer):
    view = kept(officer, f"Tentang {SECRET}", {"q": SECRET})
    changed(view, officer, name=f"Lagi {SECRET}")
    savedviews.remove(view, actor=officer)
    kept(officer, f"Tentang {SECRET}", {"q": SECRET})

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM complaints_savedview")
        rows = str(cursor.fetchall())
        cursor.execute("SELECT * FROM audit_entry")
        rows += str(cursor.fetchall())
    assert "Yusuf" not in rows
    actions = Entry.objects.filter(subject_type="complaints.savedview").order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["view.create", "view.change", "view.remove", "view.create"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({}, "not_narrowed"),
        ({"due": "  "}, "not_narrowed"),
        ({"next": "https://jahat.example"}, "unknown_filter"),
        ({"narrative__contains": "a"}, "unknown_filter"),
        ({"p": "2"}, "unknown_filter"),
        ({"q": "a\x00b"}, "unknown_filter"),
        ({"q": "a\r\nLocation: x"}, "unknown_filter"),
        ({"q": "a" * 2001}, "unknown_filter"),
    ],
)
def test_what_the_queue_does_not_know_is_not_kept(officer, query, code):
    assert code_of(savedviews.create, "Nama", query, known=KNOWN, actor=officer) == code
    assert SavedView.objects.count() == 0


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"name": "  "}, "name_missing"),
        ({"name": "a\x00"}, "name_missing"),
        ({"name": "a" * 61}, "name_too_long"),
        ({"name": " mendesak "}, "name_taken"),
        ({"digest": "hourly"}, "digest_unknown"),
    ],
)
def test_refused_words_change_nothing(officer, given, code):
    kept(officer, "MENDESAK")
    view = kept(officer, "Lain")

    assert code_of(changed, view, officer, **given) == code
    assert code_of(kept, officer, **{"name": "Baru", **given}) == code
    assert [row.name for row in visible_to(officer)] == ["MENDESAK", "Lain"]


def test_two_officers_may_use_one_name(officer, colleague):
    kept(officer)
    kept(colleague)

    assert SavedView.objects.count() == 2


def test_one_more_than_the_bound_is_refused_and_says_what_to_do(officer, settings):
    settings.SAVED_VIEWS_MOST = 2
    kept(officer, "Satu")
    kept(officer, "Dua")

    with pytest.raises(Refusal) as refused:
        kept(officer, "Tiga")

    assert (refused.value.code, "Paling banyak 2" in refused.value.sentence) == ("too_many_views", True)


@pytest.mark.parametrize("role", Role.values)
def test_only_readers_of_the_queue_keep_views(cast, role):
    actor = make.user(role, instansi="pemda-99-01" if role == Role.AGENCY_OFFICER else "bawaslu-99-01")

    if role in (Role.AGENCY_OFFICER, Role.ADMIN):
        assert code_of(kept, actor) == "not_your_step"
    else:
        view = kept(actor)
        assert list(visible_to(actor)) == [view]


def test_closed_account_keeps_nothing(officer, cast):
    accounts.deactivate(officer, actor=cast["admin"])

    assert code_of(kept, officer) == "not_your_step"


DOORS = {
    "change": lambda view, actor: changed(view, actor, name="Diambil"),
    "move_up": lambda view, actor: savedviews.move_up(view, actor=actor),
    "remove": lambda view, actor: savedviews.remove(view, actor=actor),
}


@pytest.mark.parametrize("door", DOORS)
def test_only_the_owner_changes_a_shared_view(officer, colleague, door):
    view = kept(officer, shared=True)

    assert code_of(DOORS[door], view, colleague) == "not_your_view"
    assert [row.name for row in visible_to(colleague)] == ["Mendesak"]


def test_shared_view_is_read_by_the_unit_and_by_nobody_else(cast, officer, colleague):
    view = kept(officer, shared=True)
    others = [
        make.user(Role.VERIFIER, region="99.02", instansi="bawaslu-99-02"),
        make.user(Role.VERIFIER, region="99.01"),
        make.user(Role.AUDITOR, region="99.01", instansi="bawaslu-99-01"),
        make.user(Role.VERIFIER),
        *(cast[name] for name in ("satgas", "kemendagri", "auditor", "admin", "instansi")),
    ]

    assert [list(visible_to(person)) for person in (officer, colleague)] == [[view], [view]]
    assert [list(visible_to(person)) for person in others] == [[]] * len(others)
    changed(view, officer, shared=False)
    assert list(visible_to(colleague)) == []


def test_own_views_stand_before_those_of_the_unit(officer, colleague):
    kept(officer, "Bersama", shared=True)
    kept(colleague, "Sendiri 1")
    kept(colleague, "Sendiri 2")

    assert [row.name for row in visible_to(colleague)] == ["Sendiri 1", "Sendiri 2", "Bersama"]


def test_who_moves_to_another_unit_neither_takes_a_shared_view_along_nor_leaves_it_behind(cast, officer, colleague):
    view = kept(officer, shared=True, digest="daily")
    there = make.user(Role.VERIFIER, region="99.02", instansi="bawaslu-99-01")
    moved = accounts.set_role(
        officer, Role.VERIFIER, instansi=officer.instansi, region=Region.objects.get(pk="99.02"), actor=cast["admin"]
    )

    assert [list(visible_to(person)) for person in (moved, colleague, there)] == [[view], [], []]
    row = savedviews.change(view, name="Baru", shared=True, digest="none", actor=moved)
    assert ([list(visible_to(person)) for person in (colleague, there)], row.digest) == ([[], [row]], "none")


def test_view_of_a_closed_account_is_gone_for_the_unit(cast, officer, colleague):
    kept(officer, shared=True)

    accounts.deactivate(officer, actor=cast["admin"])

    assert list(visible_to(colleague)) == []


def test_who_belongs_to_no_unit_shares_with_nobody(cast):
    auditor = cast["auditor"]
    view = kept(auditor)

    assert code_of(kept, auditor, "Lain", shared=True) == "no_unit"
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedView.objects.filter(pk=view.pk).update(is_shared=True)


def test_digest_needs_an_address_and_begins_the_morning_after(cast, officer):
    view = kept(officer, digest="weekly")
    without = make.user(Role.VERIFIER, region="99.01")

    assert (view.digest, view.digested_on) == ("weekly", savedviews._today(officer))
    assert code_of(kept, without, digest="daily") == "no_address"


def test_moving_up_swaps_with_the_one_before_and_the_first_one_stays(officer, colleague):
    first, second, third = (kept(officer, name) for name in ("Satu", "Dua", "Tiga"))
    kept(colleague, "Lain")

    savedviews.move_up(third, actor=officer)
    savedviews.move_up(first, actor=officer)

    assert [row.name for row in visible_to(officer)] == ["Satu", "Tiga", "Dua"]
    assert second.place == 2


def test_change_that_changes_nothing_is_not_journaled(officer):
    view = kept(officer)

    changed(view, officer)

    assert Entry.objects.filter(action="view.change").count() == 0


@pytest.mark.parametrize("wrong", [{"query": ""}, {"name": ""}, {"digest": "hourly"}])
def test_database_refuses_what_must_never_be(officer, wrong):
    view = kept(officer)

    with pytest.raises(IntegrityError), transaction.atomic():
        SavedView.objects.filter(pk=view.pk).update(**wrong)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("most", "names", "code"), [(1, ("Satu", "Dua"), "too_many_views"), (9, ("A", "a"), "name_taken")]
)
def test_two_presses_at_once_keep_to_the_bound_and_to_one_name(settings, most, names, code):
    settings.SAVED_VIEWS_MOST = most
    officer, outcomes = make.cast()["verifikator"], []

    def press(name):
        try:
            kept(officer, name)
            outcomes.append("kept")
        except Refusal as refusal:
            outcomes.append(refusal.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == sorted(["kept", code])
