"""The administrator corrects the law in the staff rooms; the others read it; outsiders see nothing."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from netralitas.audit.models import Entry
from netralitas.law.models import DeadlineRule, Holiday, Instrument
from netralitas.people.models import Instansi, User
from netralitas.people.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def sign_in(settings):
    settings.DEMO = True

    def _sign_in(role: str) -> Client:
        client = Client()
        instansi = Instansi.objects.first() if role == Role.AGENCY_OFFICER else None
        user = User.objects.create(username=role, role=role, is_staff=instansi is None, instansi=instansi)
        client.force_login(user)
        return client

    return _sign_in


@pytest.mark.parametrize("model", ["instrument", "deadlinerule", "holiday"])
@pytest.mark.parametrize(
    ("role", "listed", "form"),
    [
        (Role.ADMIN, 200, 200),
        (Role.VERIFIER, 200, 403),
        (Role.SATGAS, 200, 403),
        (Role.SUPERVISOR, 200, 403),
        (Role.AUDITOR, 200, 403),
    ],
)
def test_staff_reads_and_only_the_administrator_adds(sign_in, role, listed, form, model):
    client = sign_in(role)

    assert client.get(reverse(f"admin:law_{model}_changelist")).status_code == listed
    assert client.get(reverse(f"admin:law_{model}_add")).status_code == form


@pytest.mark.parametrize("model", ["instrument", "deadlinerule", "holiday"])
def test_agency_officer_sees_nothing(sign_in, model):
    response = sign_in(Role.AGENCY_OFFICER).get(reverse(f"admin:law_{model}_changelist"))

    assert response.status_code in (302, 403, 404)


def test_administrator_corrects_a_rule_and_the_journal_says_so(sign_in):
    rule = DeadlineRule.objects.get(code="T9")
    client = sign_in(Role.ADMIN)

    response = client.post(
        reverse("admin:law_deadlinerule_change", args=[rule.pk]),
        {
            "regime": rule.regime,
            "step": rule.step,
            "amount": 10,
            "unit": rule.unit,
            "anchor": rule.anchor,
            "basis": rule.basis,
            "liability": rule.liability,
            "valid_from": "2022-09-14",
            "valid_to": "",
            "confidence": "T",
            "note": rule.note,
        },
    )

    rule.refresh_from_db()
    assert response.status_code == 302
    assert (rule.amount, rule.confidence, rule.needs_verification, rule.edited_by_hand) == (10, "T", False, True)
    assert sorted(Entry.objects.get(action="law.change").data) == ["amount", "confidence", "needs_verification"]


def test_administrator_adds_a_day_off(sign_in):
    response = sign_in(Role.ADMIN).post(
        reverse("admin:law_holiday_add"),
        {"date": "2028-01-03", "kind": "national", "name": "Contoh", "decree": "contoh", "confidence": "C2"},
    )

    assert response.status_code == 302
    assert Holiday.objects.get(date=date(2028, 1, 3)).edited_by_hand


def test_key_of_an_instrument_cannot_be_changed(sign_in):
    row = Instrument.objects.get(key="SKB-2022")
    page = sign_in(Role.ADMIN).get(reverse("admin:law_instrument_change", args=[row.pk]))

    assert 'name="number"' in page.content.decode()
    assert 'name="key"' not in page.content.decode()


@pytest.mark.parametrize("rows", [1, 30])
@pytest.mark.parametrize(("model", "queries"), [(Instrument, 4), (DeadlineRule, 4), (Holiday, 6)])
def test_list_asks_the_same_queries_for_one_row_and_for_thirty(
    sign_in, django_assert_num_queries, model, queries, rows
):
    kept = model.objects.order_by("pk").values_list("pk", flat=True)[:rows]
    model.objects.exclude(pk__in=list(kept)).delete()
    client = sign_in(Role.ADMIN)
    address = reverse(f"admin:law_{model._meta.model_name}_changelist")
    client.get(address)

    with django_assert_num_queries(queries):
        client.get(address)
