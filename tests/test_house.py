"""The house stands: imports go down, each thing has one writer, files are small and named after what they decide.

Every rule is first shown to refuse what it must refuse; a rule that cannot fail holds nothing.
"""

from collections.abc import Callable, Iterator

import pytest

from tests import house
from tests.house import File

Rule = Callable[[File], Iterator[str]]
PRODUCT = house.python_files(*house.PACKAGES)
EVERYTHING = [*PRODUCT, *house.python_files("tests", "bench")]


def _complaints(rule: Rule, path: str, source: str) -> list[str]:
    return list(rule(File(path, source)))


# --- The house as it is


@pytest.mark.parametrize(
    "rule",
    [
        house.climbing,
        house.of_the_wrong_kind,
        house.thinking_with_the_world,
        house.knowing_the_web,
        house.writing_at_the_edge,
        house.status_written_elsewhere,
        house.sending_elsewhere,
        house.rendering_elsewhere,
    ],
)
def test_the_product_keeps(rule):
    assert [complaint for file in PRODUCT for complaint in rule(file)] == []


@pytest.mark.parametrize("rule", [house.in_a_drawer, house.too_long])
def test_every_python_file_keeps(rule):
    assert [complaint for file in EVERYTHING for complaint in rule(file)] == []


def test_every_room_was_looked_at():
    assert {file.room for file in PRODUCT} == {*house.FLOORS, "netralitas"}


def test_templates_write_nothing_inline():
    found = {
        path.relative_to(house.ROOT).as_posix(): inline
        for path in sorted((house.ROOT / "templates").rglob("*.*"))
        if path.suffix in {".html", ".svg"} and (inline := house.inline_in(path.read_text(encoding="utf-8")))
    }

    assert found == {}


def test_templates_and_static_files_are_in_no_drawer():
    paths = [path for folder in ("templates", "static") for path in (house.ROOT / folder).rglob("*")]

    assert [path for path in paths if path.stem in house.DRAWERS] == []


def test_the_top_level_holds_what_was_agreed():
    assert house.strangers_on_top([path.name for path in house.ROOT.iterdir()]) == []


def test_named_exceptions_still_exist():
    assert [path for path in house.UNDER_EDGES if not (house.ROOT / path).exists()] == []


# --- Each rule refuses what it must


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("netralitas/lib/machine.py", "import netralitas.audit.journal"),
        ("netralitas/audit/journal.py", "from netralitas.outbox.post import post"),
        ("netralitas/people/models.py", "from netralitas.law import deadlines"),
        ("complaints/workflow.py", "def late():\n    from taskforce import recommendations"),
        ("complaints/workflow.py", "import importlib\nimportlib.import_module('sanctions.models')"),
        ("taskforce/control.py", "from sanctions.models import Proceeding"),
        ("sanctions/serving.py", "from netralitas import health"),
        ("netralitas/clocks/clock.py", "from ..views import landing"),
        ("netralitas/outbox/tasks.py", "from netralitas.celery import app"),
    ],
)
def test_an_import_that_climbs_is_refused(path, source):
    assert len(_complaints(house.climbing, path, source)) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("sanctions/serving.py", "from complaints.timeline import announce"),
        ("sanctions/serving.py", "from taskforce import recommendations\nfrom netralitas.audit import journal"),
        ("complaints/models/person.py", "from .complaint import Complaint"),
        ("netralitas/urls.py", "from sanctions import urls"),
    ],
)
def test_an_import_that_goes_down_is_welcome(path, source):
    assert _complaints(house.climbing, path, source) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("complaints/statuses.py", "from netralitas.people.roles import Role"),
        ("complaints/models/complaint.py", "from complaints.workflow import move"),
        ("complaints/models/complaint.py", "from complaints.phase import phase_of"),
        ("complaints/models/complaint.py", "from netralitas.people.models import Instansi"),
        ("complaints/phase.py", "from complaints.models import Stage"),
        ("complaints/newrule.py", '"""Decide; pure."""\nfrom complaints.models import Stage'),
        ("complaints/access.py", "from netralitas.audit.journal import record"),
        ("complaints/intake.py", "from complaints.views.report import receive"),
        ("complaints/intake.py", "from complaints import tasks"),
        ("complaints/intake.py", "from netralitas.people.signin import locked"),
        ("complaints/tasks.py", "from complaints import api"),
        ("complaints/tasks.py", "from complaints.models import Evidence"),
        ("complaints/views/report.py", "from complaints.api import ComplaintViewSet"),
        ("complaints/forms/base.py", "from complaints.views.report import choose"),
        ("taskforce/views.py", "from complaints.forms.base import StepForm"),
        ("taskforce/views.py", "from complaints.views.visitor import may_go_on"),
        ("taskforce/admin.py", "from complaints.api import ComplaintViewSet"),
    ],
)
def test_an_import_of_the_wrong_kind_is_refused(path, source):
    assert len(_complaints(house.of_the_wrong_kind, path, source)) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("complaints/urls.py", "from complaints.views import report"),
        ("complaints/views/review.py", "from complaints.views.report import show\nfrom complaints.forms import base"),
        ("netralitas/outbox/admin.py", "from netralitas.audit.adminbase import RoomAdmin"),
        ("taskforce/admin.py", "from netralitas.clocks.admin import ClockAdmin"),
        ("taskforce/views.py", "from taskforce.models import Recommendation\nfrom taskforce import workflow"),
        ("taskforce/tasks.py", "from taskforce import recommendations"),
        ("complaints/phase.py", "from netralitas.law.workdays import add_working_days"),
    ],
)
def test_an_import_of_the_right_kind_is_welcome(path, source):
    assert _complaints(house.of_the_wrong_kind, path, source) == []


@pytest.mark.parametrize(
    "source",
    [
        "from django.db.models import Q",
        "from django.conf import settings",
        "from django.utils import timezone",
        "import time",
        "from datetime import date\ndate.today()",
        "from datetime import datetime, UTC\ndatetime.now(UTC)",
        "open('rules.csv')",
    ],
)
def test_a_pure_rule_that_looks_at_the_world_is_refused(source):
    assert len(_complaints(house.thinking_with_the_world, "complaints/phase.py", source)) == 1
    assert len(_complaints(house.thinking_with_the_world, "netralitas/lib/machine.py", source)) == 1


@pytest.mark.parametrize("path", ["complaints/intake.py", "complaints/models/complaint.py", "complaints/tasks.py"])
@pytest.mark.parametrize(
    "source",
    [
        "from django.http import Http404",
        "from django import forms",
        "def move(case, request): ...",
        "import rest_framework",
    ],
)
def test_below_the_edges_the_web_is_unknown(path, source):
    assert len(_complaints(house.knowing_the_web, path, source)) == 1


@pytest.mark.parametrize("path", ["complaints/views/report.py", "taskforce/admin.py", "netralitas/api.py"])
@pytest.mark.parametrize("call", ["case.save()", "Case.objects.create(a=1)", "case.delete()", "rows.bulk_create(x)"])
def test_an_edge_that_writes_is_refused(path, call):
    assert len(_complaints(house.writing_at_the_edge, path, call)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "case.status = 'registered'",
        "before, case.status = case.status, 'registered'",
        "case.status: str = 'registered'",
        "Complaint.objects.filter(pk=1).update(status='registered')",
        "setattr(case, 'status', 'registered')",
    ],
)
@pytest.mark.parametrize("room", ["complaints", "taskforce", "sanctions"])
def test_a_status_written_outside_the_workflow_is_refused(room, source):
    assert len(_complaints(house.status_written_elsewhere, f"{room}/triage.py", source)) == 1
    assert _complaints(house.status_written_elsewhere, f"{room}/workflow.py", source) == []


def test_creating_a_record_with_its_first_status_is_welcome():
    source = "Complaint.objects.create(status='received')\nif case.status == 'received': pass"

    assert _complaints(house.status_written_elsewhere, "complaints/intake.py", source) == []


@pytest.mark.parametrize(
    "source",
    [
        "from django.core.mail import send_mail",
        "from django.core.mail import EmailMessage",
        "from django.core import mail",
        "def late():\n    import smtplib",
    ],
)
def test_a_second_sender_is_refused(source):
    assert len(_complaints(house.sending_elsewhere, "complaints/intake.py", source)) == 1
    assert _complaints(house.sending_elsewhere, "netralitas/outbox/delivery.py", source) == []
    assert _complaints(house.sending_elsewhere, "netralitas/outbox/channels/email.py", source) == []


def test_a_second_mail_server_is_refused():
    source = "from aiosmtpd.smtp import SMTP"

    assert len(_complaints(house.sending_elsewhere, "netralitas/outbox/delivery2.py", source)) == 1


@pytest.mark.parametrize("source", ["import weasyprint", "def late():\n    from weasyprint import HTML"])
def test_a_second_renderer_is_refused(source):
    assert len(_complaints(house.rendering_elsewhere, "sanctions/papers/decision.py", source)) == 1
    assert _complaints(house.rendering_elsewhere, "netralitas/lib/pdf.py", source) == []


@pytest.mark.parametrize("path", ["complaints/utils.py", "netralitas/common/dates.py", "taskforce/services.py"])
def test_a_drawer_is_refused(path):
    assert len(_complaints(house.in_a_drawer, path, "")) == 1


def test_a_file_of_401_lines_is_refused():
    assert len(_complaints(house.too_long, "complaints/intake.py", "x = 1\n" * 401)) == 1
    assert _complaints(house.too_long, "complaints/intake.py", "x = 1\n" * 400) == []


@pytest.mark.parametrize(
    "template",
    [
        '<p style="color:red">',
        "<p class=a\n   style='x'>",
        "<style>p{}</style>",
        "<script>go()</script>",
        '<script type="module">go()</script>',
        '<script src="/static/a.js">go()</script>',
        '<button onclick="go()">',
        "<body data-x=\"1\" onload='go()'>",
        '<a href="javascript:go()">',
    ],
)
def test_a_template_that_writes_inline_is_refused(template):
    assert len(house.inline_in(template)) == 1


@pytest.mark.parametrize(
    "template",
    [
        '<script src="{% static "js/a.js" %}" defer></script>',
        '<p class="style">Gunakan style = tenang</p>',
        '<svg fill="none" stroke="currentColor"></svg>',
        '<input name="online" value="on=1">',
        '<script id="data" type="application/json">{}</script>',
    ],
)
def test_a_template_that_writes_nothing_inline_is_welcome(template):
    assert house.inline_in(template) == []


def test_a_stranger_on_the_top_level_is_refused():
    assert house.strangers_on_top(["manage.py", ".ci", "core", "notes.txt"]) == ["core", "notes.txt"]
