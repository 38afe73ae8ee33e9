"""What is said of whoever lets a case lie: on the agency's pages, to the Satgas, in the reminders."""

from datetime import UTC, datetime, timedelta

import pytest

from netralitas.clocks import reminders
from netralitas.clocks.models import Clock
from netralitas.law.models import DeadlineRule, Provision
from netralitas.lib.held import forget_everything
from netralitas.outbox import delivery
from netralitas.outbox.models import Message
from sanctions import proceedings
from sanctions.liability import told_of_liability
from sanctions.models import Proceeding
from taskforce.models import Recommendation
from tests import make
from tests.sanctions.ethicscase import ethics_case

LATE = datetime(2026, 12, 15, 1, tzinfo=UTC)  # 14 working days since Monday, 23 November, ended on 11 December
EXAMINE = "Atasan langsung yang tidak memanggil, tidak memeriksa"


def told(row: Proceeding | Recommendation) -> dict[str, str]:
    """Return the lines of the panel as they stand now, {} without one."""
    found = told_of_liability(Recommendation.objects.get(pk=getattr(row, "recommendation_id", row.pk)))
    return dict(found.lines) if found else {}


def test_nothing_is_said_before_the_time_is_over(cast, clock):
    row = make.procedure(cast, clock, until="open")
    clock.move_to(LATE - timedelta(days=4))

    assert told(row) == {}


def test_the_superior_is_named_by_post_with_the_article_and_no_accusation(cast, clock):
    row = make.procedure(cast, clock, until="open")
    clock.move_to(LATE)

    lines = told(row)

    assert lines["Jabatan"] == f"{row.superior_post}, selaku atasan langsung"
    assert lines["Lewat sejak"] == "Jumat, 11 Desember 2026"
    assert lines["Ketentuan"].startswith(EXAMINE)
    assert lines["Ketentuan"].endswith("diperiksa (PP 94/2021 Pasal 28 ayat (1) dan (2)), perlu verifikasi.")
    assert row.superior_name not in str(lines)
    found = told_of_liability(Recommendation.objects.get(pk=row.recommendation_id))
    assert found is not None
    assert found.warning.startswith("Ini ketentuan yang berlaku, bukan tuduhan.")


def test_before_a_case_is_opened_nobody_is_known(cast, clock):
    advice = make.recommendation(cast)
    clock.move_to(LATE)

    assert told(advice)["Jabatan"] == "Atasan langsung pegawai yang diperiksa"


def test_a_hearing_ahead_is_no_idleness_and_one_that_passed_is(cast, clock, officer):
    row = make.procedure(cast, clock, until="open")
    clock.move_to(LATE)
    proceedings.set_team(row, {e: proceedings.Person("A", "B") for e in ("superior", "supervision", "staffing")},
                         actor=officer)  # fmt: skip
    summons = proceedings.summon(row, hearing_at=LATE + timedelta(days=10), place="Ruang", actor=officer)
    assert told(row) == {}

    clock.move_to(summons.hearing_at)

    assert "Jabatan" in told(row)


def test_after_the_report_the_decider_is_looked_at(cast, clock):
    row = make.procedure(cast, clock, until="report")
    clock.move_to(LATE)

    lines = told(row)

    assert lines["Jabatan"] == "Pejabat yang berwenang menghukum"
    assert "(PP 94/2021 Pasal 24 ayat (2), (4), dan (5))" in lines["Ketentuan"]


@pytest.mark.parametrize(
    "without", [lambda: DeadlineRule.objects.update(liability=""), lambda: Provision.objects.all().delete()]
)
def test_without_a_row_of_law_nothing_is_said(cast, clock, without):
    row = make.procedure(cast, clock, until="open")
    clock.move_to(LATE)
    without()
    forget_everything()

    assert told(row) == {}


def test_an_answered_recommendation_and_the_code_of_ethics_know_no_such_liability(cast, clock):
    done = make.procedure(cast, clock, until="deliver")
    ethics = ethics_case(cast, clock)
    clock.move_to(LATE + timedelta(days=30))

    assert (told(done), told(ethics)) == ({}, {})


def test_the_agency_and_the_satgas_read_it_on_their_pages(cast, clock, officer, settings):
    settings.DEMO = True  # the second factor has tests of its own
    row, waiting = make.procedure(cast, clock, until="open"), make.recommendation(cast)
    clock.move_to(LATE)
    desk = make.signed_in(officer)

    for address in (f"/instansi/perkara/{row.pk}/", f"/instansi/rekomendasi/{waiting.pk}/"):
        assert EXAMINE in desk.get(address).content.decode()
    page = make.at_desk(cast["satgas"]).get(f"/admin/taskforce/recommendation/{row.recommendation_id}/change/")
    text = page.content.decode()
    assert ("Kewajiban yang lewat batas" in text, EXAMINE in text, row.superior_name in text) == (True, True, False)


def test_reminders_after_the_day_carry_the_rule_up_to_whoever_watches(cast, clock, smtp_sink):
    make.procedure(cast, clock, until="open")
    sent = {}

    for day in (11, 14, 16, 18):
        clock.move_to(datetime(2026, 12, day, 1, tzinfo=UTC))
        before = set(Message.objects.values_list("pk", flat=True))
        reminders.send_due()
        delivery.deliver_due()
        sent[day] = [message.to for message in Message.objects.exclude(pk__in=before)]

    bodies = [mail.get_body(("plain",)).get_content() for mail in smtp_sink.mails if "Pengingat" in mail["Subject"]]
    assert sent[18] == ["satgas@bkn.example"]
    assert [EXAMINE in " ".join(body.split()) for body in bodies] == [False, True, True, True]
    assert "tanpa menuduh siapa pun" in " ".join(bodies[-1].split())


def test_a_second_summons_that_is_overdue_is_the_superiors_duty(cast, clock, officer):
    row = make.procedure(cast, clock, until="summon")
    clock.move_to(row.summonses.get().hearing_at)
    proceedings.record_absence(row.summonses.get(), actor=officer)
    Clock.objects.filter(rule_code="T9").update(due_at=LATE + timedelta(days=300))
    due = Clock.objects.get(rule_code="D2").due_at

    clock.move_to(due + timedelta(hours=1))

    assert told(row)["Ketentuan"].startswith(EXAMINE)
