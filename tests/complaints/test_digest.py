"""Each morning one mail to each person, with figures and links and not a word of what is looked for."""

import logging
import threading
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
import time_machine
from django.db import connections

from complaints import digest, savedviews, triage
from complaints.admin.matching import REACH, matching
from complaints.digest import Matching
from complaints.models import SavedView
from netralitas.law.models import Holiday
from netralitas.outbox import delivery
from netralitas.outbox.models import Message
from netralitas.people import accounts
from netralitas.people.models import Region, User
from netralitas.people.roles import Role
from netralitas.tasks import send_digests
from tests import make

pytestmark = pytest.mark.django_db
# A Tuesday in November 2024, 08.00 in Nusa Tengah (WITA).
TUESDAY = datetime(2024, 11, 19, tzinfo=UTC)
MONDAY = TUESDAY + timedelta(days=6)
SECRET = "Yusuf Wirabuana"
KNOWN = {"due", "status", "officer", "region", "q"}
send = partial(digest.send_due, count=matching)


@pytest.fixture
def cast(db):
    with time_machine.travel(TUESDAY - timedelta(days=4), tick=False):
        return make.cast()


@pytest.fixture
def officer(cast):
    return cast["verifikator"]


def kept(actor, query, name="Mendesak", *, told="daily"):
    with time_machine.travel(TUESDAY - timedelta(days=4), tick=False):
        return savedviews.create(name, query, known=KNOWN, actor=actor, digest=told)


def case(days_ago: int = 0, **changes):
    with time_machine.travel(TUESDAY - timedelta(days=days_ago), tick=False):
        return make.report(files=False, **changes).complaint


def queued() -> list[Message]:
    return list(Message.objects.filter(group__startswith="digest-").order_by("pk"))


def test_mail_tells_figures_and_links_and_not_a_word_of_what_is_looked_for(cast, officer, smtp_sink):
    late = case(days_ago=6)
    for days_ago in (2, 0):
        case(days_ago, who={"accused_name": SECRET})
    names = kept(officer, {"q": SECRET}, f"Tentang {SECRET}")
    kept(officer, {"due": "late"}, "Tanpa e-mail", told="none")
    everything = kept(officer, {"status": "received"}, "Semua")

    with time_machine.travel(TUESDAY, tick=False):
        assert send() == 1
        delivery.deliver_due()

    (mail,) = smtp_sink.mails
    text, html = (mail.get_body((kind,)).get_content().replace("\r\n", "\n") for kind in ("plain", "html"))
    base = "http://127.0.0.1:8000/admin/complaints/complaint/view/"
    assert (mail["To"], mail["Subject"]) == (officer.email, "Ringkasan antrean Selasa, 19 November 2024")
    assert f"Tampilan ke-1: 2 perkara, 1 jatuh hari ini\n{base}{names.pk}/\n" in text
    assert f"Tampilan ke-3: 3 perkara, 1 lewat batas, 1 jatuh hari ini\n{base}{everything.pk}/\n" in text
    assert "Tampilan ke-2" not in text
    assert f"mengubah jadwalnya:\n{base}\n" in text
    assert (f'href="{base}{names.pk}/"' in html, f'href="{base}"' in html) == (True, True)
    for word in ("Yusuf", "Wirabuana", "Semua", "q=", "status=", late.title, late.number, officer.full_name):
        assert word not in f"{mail['Subject']} {text} {html}"


def test_second_run_of_the_day_sends_nothing_and_the_next_day_sends_again(cast, officer):
    case()
    kept(officer, {"status": "received"})

    sent = [send(now=TUESDAY + timedelta(hours=hours)) for hours in (0, 0.2, 3, 24, 25)]

    assert (sent, [message.key for message in queued()]) == (
        [1, 0, 0, 1, 0],
        [f"digest-{officer.pk}-20241119", f"digest-{officer.pk}-20241120"],
    )


def test_run_that_dies_before_its_end_is_made_good_once(cast, officer, monkeypatch, caplog):
    case()
    kept(officer, {"q": "tirtamukti"})

    def dies(*args, **kwargs):
        post(*args, **kwargs)
        raise RuntimeError(f"row with {SECRET}")

    post = digest.post
    monkeypatch.setattr(digest, "post", dies)
    with caplog.at_level(logging.INFO):
        assert (send(now=TUESDAY), queued()) == (0, [])
    assert caplog.messages == [f"digest owner={officer.pk} failed: RuntimeError"]
    assert SECRET not in caplog.text
    monkeypatch.setattr(digest, "post", post)

    assert [send(now=TUESDAY), send(now=TUESDAY), len(queued())] == [1, 0, 1]


def test_one_whose_figures_cannot_be_told_keeps_nobody_else_waiting(cast, officer):
    case()
    kept(officer, {"status": "received"})
    kept(cast["verifikator-kedua"], {"status": "received"})

    def count(user, query, now):
        if user.pk == officer.pk:
            raise ValueError
        return matching(user, query, now)

    assert (digest.send_due(count=count, now=TUESDAY), queued()[0].to) == (1, cast["verifikator-kedua"].email)


def test_nothing_is_sent_when_nothing_matches_nor_later_that_day(cast, officer):
    kept(officer, {"status": "received"})

    assert send(now=TUESDAY) == 0
    case()
    assert (send(now=TUESDAY + timedelta(hours=1)), send(now=TUESDAY + timedelta(days=1))) == (0, 1)


def test_view_without_matches_is_left_out_of_the_mail(cast, officer):
    case()
    kept(officer, {"status": "under_study"}, "Kosong")
    kept(officer, {"status": "received"}, "Ada")

    send(now=TUESDAY)

    assert ("ke-1" in queued()[0].text, "ke-2" in queued()[0].text) == (False, True)


def test_weekly_one_comes_on_monday_in_the_same_mail(cast, officer):
    case()
    kept(officer, {"status": "received"}, "Harian")
    kept(officer, {"officer": "none"}, "Mingguan", told="weekly")

    days = [send(now=TUESDAY + timedelta(days=n)) for n in range(7)]

    assert days == [1, 1, 1, 1, 0, 0, 1]
    assert ["ke-2" in message.text for message in queued()] == [False, False, False, False, True]


def test_holiday_moves_the_weekly_one_to_the_next_working_day(cast, officer):
    case()
    kept(officer, {"officer": "none"}, told="weekly")
    Holiday.objects.create(date=MONDAY.date(), name="Hari uji", kind="national")

    assert [send(now=MONDAY), send(now=MONDAY + timedelta(days=1))] == [0, 1]


@pytest.mark.parametrize(("region", "hour"), [("11", 0), (None, 0), ("99", 23), ("91", 22)])
def test_morning_is_that_of_the_place_where_somebody_works(cast, region, hour):
    """07.00 WIB is 00.00 UTC, 07.00 WITA and WIT are 23.00 and 22.00 UTC the evening before."""
    case()
    person = make.user(Role.AUDITOR, region=region or "")
    User.objects.filter(pk=person.pk).update(email="auditor@contoh.example")
    kept(User.objects.get(pk=person.pk), {"status": "received"})
    seven = TUESDAY.replace(hour=0) - timedelta(hours=(24 - hour) % 24)
    minute = timedelta(minutes=1)

    assert [send(now=seven - minute), send(now=seven), len(queued())] == [0, 1, 1]
    assert "19 November 2024" in queued()[0].title


def test_morning_that_was_missed_is_made_good_until_the_end_of_work(cast, officer):
    case()
    kept(officer, {"status": "received"})

    assert send(now=TUESDAY + timedelta(hours=9)) == 0  # 17.00 WITA
    assert send(now=TUESDAY + timedelta(hours=8, minutes=59)) == 1


def closed(officer, admin):
    accounts.deactivate(officer, actor=admin)


def of_another_role(officer, admin):
    accounts.set_role(officer, Role.ADMIN, actor=admin)


def at_another_desk(officer, admin):
    accounts.set_role(officer, Role.VERIFIER, region=Region.objects.get(pk="99"), actor=admin)


def without_address(officer, admin):
    accounts.set_name(officer, first_name="V", last_name="L", email="", actor=admin)


@pytest.mark.parametrize("happens", [closed, of_another_role, at_another_desk, without_address])
def test_who_may_no_longer_see_or_be_written_to_gets_nothing(cast, officer, happens):
    case()
    kept(officer, {"status": "received"})
    happens(officer, cast["admin"])

    assert (send(now=TUESDAY), queued()) == (0, [])


def test_who_turned_it_off_gets_nothing(cast, officer):
    case()
    view = kept(officer, {"status": "received"})
    savedviews.change(view, name=view.name, shared=False, digest="none", actor=officer)

    assert (send(now=TUESDAY), queued()) == (0, [])


def test_change_of_desk_while_figures_are_counted_sends_nothing(cast, officer):
    case()
    kept(officer, {"status": "received"})

    def count(user, query, now):
        at_another_desk(officer, cast["admin"])
        return matching(user, query, now)

    assert (digest.send_due(count=count, now=TUESDAY), queued()) == (0, [])


def test_many_are_told_as_more_than_a_thousand(cast, officer):
    kept(officer, {"status": "received"})

    def count(user, query, now):
        return Matching(total=REACH + 1, late=REACH + 1, today=0, reach=REACH)

    digest.send_due(count=count, now=TUESDAY)

    assert "Tampilan ke-1: lebih dari 1.000 perkara, lebih dari 1.000 lewat batas\n" in queued()[0].text


def test_task_tells_through_the_queues_own_filters(cast, officer):
    case()
    kept(officer, {"status": "received"})

    with time_machine.travel(TUESDAY, tick=False):
        send_digests.apply()

    assert len(queued()) == 1


# --- What the queue shows somebody


def test_figures_are_those_of_the_queue_for_that_person(cast, officer):
    mine = case(days_ago=6)
    case(when={"region_code": "99.02"})
    with time_machine.travel(TUESDAY, tick=False):
        triage.assign(mine, officer, actor=officer)

    def figures(user, query):
        found = matching(user, query, TUESDAY)
        return found.total, found.late, found.today

    assert figures(officer, "officer=me") == (1, 1, 0)
    assert figures(cast["verifikator-kedua"], "officer=me") == (0, 0, 0)
    assert figures(cast["auditor"], "status=received") >= figures(officer, "status=received")
    assert figures(cast["admin"], "status=received") == (0, 0, 0)


@pytest.mark.parametrize("query", ["", "zzz=1", "status=received&gone=1", "narrative__contains=a"])
def test_query_the_queue_no_longer_knows_whole_holds_nothing(cast, officer, query):
    case()

    assert matching(officer, query, TUESDAY).total == 0


def test_figures_go_no_further_than_a_page_turns(cast, officer, monkeypatch):
    for _n in range(4):
        case(days_ago=6)
    monkeypatch.setattr("complaints.admin.matching.REACH", 2)

    found = matching(officer, "status=received", TUESDAY)

    assert (found.total, found.late, found.is_cut) == (3, 3, True)


@pytest.mark.parametrize("most", [1, 20])
def test_each_view_costs_the_same_few_statements(cast, officer, most, django_assert_max_num_queries):
    case()
    for n in range(most):
        kept(officer, {"status": "received"}, f"Tampilan {n}")
    send(now=TUESDAY - timedelta(days=1))

    with django_assert_max_num_queries(14 + 3 * most):
        assert send(now=TUESDAY) == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_schedulers_at_once_queue_one_mail_with_every_view():
    with time_machine.travel(TUESDAY - timedelta(days=4), tick=False):
        officer = make.cast()["verifikator"]
    case()
    for n in range(3):
        kept(officer, {"status": "received"}, f"Tampilan {n}")
    together, results = threading.Barrier(2), []

    counted = threading.local()

    def count(user, query, now):
        found = matching(user, query, now)
        counted.times = getattr(counted, "times", 0) + 1
        if counted.times == 3:  # both have counted everything before either decides
            together.wait(timeout=10)
        return found

    def run():
        try:
            results.append(digest.send_due(count=count, now=TUESDAY))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (sorted(results), len(queued())) == ([0, 1], 1)
    assert [f"ke-{n}" in queued()[0].text for n in (1, 2, 3)] == [True] * 3
    assert SavedView.objects.filter(digested_on=TUESDAY.date()).count() == 3
