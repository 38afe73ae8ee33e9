import pytest

from netralitas.letters import access
from tests import make
from tests.letters import samples
from tests.letters.issuing import issued

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_an_officer_sees_the_letters_of_the_own_agency_only():
    own, other = make.agency(), make.agency("kab-lain")
    letter = issued(own)
    issued(other)
    issued(own, kind="receipt", context=samples.RECEIPT, number="NTR-2024-000001")
    for kind in ("completion_notice", "status_notice", "forwarding", "clarification_invitation"):
        issued(own, kind=kind, context=getattr(samples, kind.upper()))
    officer = make.person("agency_officer", instansi=own)
    stranger = make.person("agency_officer", "asing", instansi=make.agency("kab-ketiga"))
    assert list(access.visible_to(officer)) == [letter]
    assert list(access.visible_to(stranger)) == []


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        ("verifier", {"receipt", "status_notice", "forwarding", "clarification_invitation"}),
        ("satgas", {"receipt", "summons", "decision", "status_notice", "forwarding"}),
        ("supervisor", {"decision", "forwarding"}),
        ("auditor", {"receipt", "summons", "decision", "status_notice", "forwarding"}),
        ("admin", set()),
    ],
)
def test_staff_sees_the_kinds_of_its_role(role, kinds):
    regency = make.agency()
    issued(regency)
    issued(regency, kind="receipt", context=samples.RECEIPT, number="NTR-2024-000001")
    issued(regency, kind="decision", context=samples.DECISION)
    issued(regency, kind="status_notice", context=samples.STATUS_NOTICE)
    issued(regency, kind="forwarding", context=samples.FORWARDING)
    issued(regency, kind="statement_request", context=samples.STATEMENT_REQUEST)
    issued(regency, kind="statement", context=samples.STATEMENT)
    issued(regency, kind="clarification_invitation", context=samples.CLARIFICATION_INVITATION)
    assert set(access.visible_to(make.person(role)).values_list("kind", flat=True)) == kinds


def test_of_returns_the_letters_about_one_record():
    regency, other = make.agency(), make.agency("kab-lain")
    first, second = issued(regency), issued(regency, kind="decision", context=samples.DECISION)
    issued(regency, subject=other)
    assert list(access.of(regency)) == [first, second]
    assert list(access.of(regency, "decision")) == [second]
