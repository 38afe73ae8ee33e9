"""Two at once, on a real PostgreSQL: each outcome is one that one after the other could have had."""

from collections.abc import Callable
from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from netralitas.audit import journal
from netralitas.audit.models import Entry
from netralitas.lib.refusal import Refusal
from netralitas.people import accounts, registry, tokens
from netralitas.people.models import ApiToken, Instansi, Office, User
from netralitas.people.roles import Role
from tests import make

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


def _at_once(*acts: Callable[[], object]) -> list[str]:
    """Run all acts at the same time; return "done" or the code of the refusal for each."""
    results, start = ["" for _act in acts], Barrier(len(acts))

    def run(place: int, act: Callable[[], object]) -> None:
        start.wait()
        try:
            act()
            results[place] = "done"
        except Refusal as refusal:
            results[place] = refusal.code
        finally:
            connection.close()

    threads = [Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.parametrize("_round", range(5))
def test_two_administrators_closing_each_other_leave_one(_round):
    one, two = make.user(Role.ADMIN), make.user(Role.ADMIN)

    results = _at_once(
        lambda: accounts.deactivate(one, actor=two, reason="uji"),
        lambda: accounts.deactivate(two, actor=one, reason="uji"),
    )

    assert sorted(results) == ["done", "last_admin"]
    assert User.objects.filter(role=Role.ADMIN, is_active=True).count() == 1


def test_sign_ins_from_two_devices_are_both_in_the_journal():
    user = make.user(Role.VERIFIER)

    results = _at_once(*[lambda: accounts.note(user, "user.sign_in", actor=user)] * 4)

    assert results == ["done"] * 4
    assert Entry.objects.filter(action="user.sign_in").count() == 4
    assert list(journal.verify()) == []


def test_two_successors_of_one_office_do_not_both_stay():
    agency = Instansi.objects.get(code="pemda-33-02")

    def follow() -> Office:
        values = {"instansi": agency, "kind": "appointing_official", "title": "Bupati", "valid_from": date(2025, 2, 20)}
        return registry.open_office(values, actor=None)

    assert sorted(_at_once(follow, follow)) == ["begins_before", "done"]
    assert agency.offices.filter(kind="appointing_official", valid_to=None).count() == 1


def test_a_token_revoked_twice_at_once_is_revoked_once():
    row, _plain = tokens.issue(make.user(Role.VERIFIER), ["read"], None)

    _at_once(*[lambda: tokens.revoke(row, actor=None)] * 3)

    assert ApiToken.objects.get().revoked_at is not None
    assert Entry.objects.filter(action="token.revoke").count() == 1
