"""Accounts: opened, changed, closed and helped, each with its line in the journal."""

import pytest
from allauth.mfa.models import Authenticator

from netralitas.audit import journal
from netralitas.audit.models import Entry
from netralitas.lib.refusal import Refusal
from netralitas.people import accounts, tokens
from netralitas.people.models import Instansi, Region, User
from netralitas.people.roles import STAFF_ROLES, Role
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def _actions(user: User) -> list[str]:
    entries = Entry.objects.filter(subject_type="people.user", subject_id=str(user.pk))
    return list(entries.order_by("seq").values_list("action", flat=True))


def _create(**changes):
    given = {"username": "baru", "role": Role.VERIFIER, "password": make.PASSWORD, "actor": None, **changes}
    return accounts.create_user(given.pop("username"), given.pop("role"), **given)


@pytest.mark.parametrize("role", sorted(Role))
def test_the_role_decides_who_enters_the_staff_rooms(role):
    user = make.user(role)

    assert user.is_staff == (role in STAFF_ROLES)
    assert user.is_superuser is False
    assert user.check_password(make.PASSWORD)
    assert _actions(user) == ["user.create"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"role": "raja"}, "unknown_role"),
        ({"role": Role.AGENCY_OFFICER}, "officer_without_instansi"),
        ({"role": Role.AGENCY_OFFICER, "instansi": "bawaslu-33"}, "officer_without_instansi"),
        ({"role": Role.AGENCY_OFFICER, "instansi": "pemda-33", "region": "33"}, "officer_with_region"),
        ({"username": ""}, "bad_username"),
        ({"username": "dua kata"}, "bad_username"),
        ({"username": "x" * 151}, "bad_username"),
        ({"username": "nol\x00"}, "bad_username"),
        ({"username": "TERPAKAI"}, "username_taken"),
        ({"password": "pendek"}, "weak_password"),
        ({"password": "qwertyuiop123"}, "weak_password"),
    ],
)
def test_an_account_is_refused_with_its_reason(changes, code):
    _create(username="terpakai")
    given = {
        **changes,
        **({"instansi": Instansi.objects.get(code=changes["instansi"])} if "instansi" in changes else {}),
        **({"region": Region.objects.get(pk=changes["region"])} if "region" in changes else {}),
    }
    with pytest.raises(Refusal) as refusal:
        _create(**given)

    assert refusal.value.code == code
    assert User.objects.count() == 1


def test_a_new_role_replaces_agency_region_and_rooms_together():
    admin, user = make.user(Role.ADMIN), make.user(Role.VERIFIER, region="33")

    moved = accounts.set_role(user, Role.AGENCY_OFFICER, instansi=Instansi.objects.get(code="pemda-33"), actor=admin)

    assert (moved.role, moved.instansi.code, moved.region, moved.is_staff) == (
        "agency_officer",
        "pemda-33",
        None,
        False,
    )
    entry = Entry.objects.get(action="user.set_role")
    assert entry.data["from"] == {"role": "verifier", "instansi": None, "region": "33"}
    assert entry.actor == admin


def test_the_same_role_again_is_no_news():
    admin, user = make.user(Role.ADMIN), make.user(Role.VERIFIER, region="33")

    accounts.set_role(user, Role.VERIFIER, region=Region.objects.get(pk="33"), actor=admin)

    assert _actions(user) == ["user.create"]


def test_nobody_changes_or_closes_the_own_account():
    admin = make.user(Role.ADMIN)
    make.user(Role.ADMIN)

    for attempt in (
        lambda: accounts.set_role(admin, Role.AUDITOR, actor=admin),
        lambda: accounts.deactivate(admin, actor=admin),
    ):
        with pytest.raises(Refusal) as refusal:
            attempt()
        assert refusal.value.code == "own_account"


def test_the_last_administrator_stays():
    last, closed = make.user(Role.ADMIN), make.user(Role.ADMIN)
    accounts.deactivate(closed, actor=last, reason="pindah tugas")

    for attempt in (
        lambda: accounts.set_role(last, Role.AUDITOR, actor=None),
        lambda: accounts.deactivate(last, actor=None),
    ):
        with pytest.raises(Refusal) as refusal:
            attempt()
        assert refusal.value.code == "last_admin"


def test_a_closed_account_is_out_at_once_and_its_tokens_do_not_come_back(settings):
    admin, user = make.user(Role.ADMIN), make.user(Role.VERIFIER)
    browser = make.signed_in(user)
    _row, plain = tokens.issue(user, ["read"], admin)
    assert browser.get("/akun/").status_code == 302

    accounts.deactivate(user, actor=admin, reason="pensiun")

    assert browser.get("/akun/").url == "/masuk/?next=/akun/"
    assert tokens.verify(plain) is None

    accounts.reactivate(user, actor=admin, reason="keliru")

    assert tokens.verify(plain) is None
    assert _actions(user)[-2:] == ["user.deactivate", "user.reactivate"]


def test_a_reset_password_ends_sessions_and_must_be_changed():
    admin, user = make.user(Role.ADMIN), make.user(Role.VERIFIER)
    browser = make.signed_in(user)

    password = accounts.reset_password(user, actor=admin)

    user.refresh_from_db()
    assert user.check_password(password)
    assert user.must_change_password
    assert browser.get("/akun/").url == "/masuk/?next=/akun/"
    assert password not in str(list(Entry.objects.values_list("data", flat=True)))


def test_a_drawn_password_is_strong_and_legible():
    drawn = {accounts.draw_password() for _n in range(50)}

    assert len(drawn) == 50
    assert {len(password) for password in drawn} == {24}
    assert not set("".join(drawn)) & set("ilo01")


def test_a_lost_telephone_means_a_new_second_factor():
    admin, user = make.user(Role.ADMIN), make.user(Role.VERIFIER)
    browser = make.signed_in(user)

    accounts.reset_second_factor(user, actor=admin, reason="telepon hilang")

    assert Authenticator.objects.filter(user=user).count() == 0
    assert browser.get("/akun/").url == "/akun/2fa/totp/activate/?next=%2Fakun%2F"
    assert Entry.objects.get(action="user.reset_second_factor").data == {"removed": 1, "reason": "telepon hilang"}


def test_a_name_is_corrected_and_the_journal_keeps_no_name():
    admin, user = make.user(Role.ADMIN), make.user(Role.VERIFIER)

    accounts.set_name(user, first_name="Siti", last_name="Aminah", email="siti@bawaslu.example", actor=admin)

    user.refresh_from_db()
    assert user.full_name == "Siti Aminah"
    assert Entry.objects.get(action="user.set_name").data == {"changed": ["email", "first_name", "last_name"]}


def test_the_first_administrator_comes_from_the_command_line():
    first = User.objects.create_superuser("akar", password=make.PASSWORD)

    assert (first.role, first.is_staff, first.is_superuser) == (Role.ADMIN, True, True)


def test_the_journal_is_whole_after_all_this():
    admin, user = make.user(Role.ADMIN), make.user(Role.VERIFIER)
    accounts.reset_password(user, actor=admin)
    accounts.deactivate(user, actor=admin, reason="uji")

    assert list(journal.verify()) == []
