"""The month of an agency on screen, and the address for a calendar program."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from icalendar import Calendar

from netralitas.clocks.models import Clock
from sanctions.models import CalendarFeed
from tests import make
from tests.complaints.desk import text_of
from tests.sanctions.views.test_pages import signed_in

pytestmark = pytest.mark.django_db
PAGE, ADDRESS = "/instansi/kalender/", "/instansi/kalender/alamat/"
START = datetime(2026, 12, 1, 2, tzinfo=UTC)


@pytest.fixture
def cast(settings):
    settings.DEMO = True  # the second factor has tests of its own
    return make.cast()


@pytest.fixture
def officer(cast, time_machine) -> Client:
    time_machine.move_to(START, tick=False)
    return signed_in(cast["instansi"])


def secret_in(response) -> str:
    return re.search(r"/instansi/kalender/([\w-]{43})\.ics", response.content.decode())[1]


def test_month_shows_duties_days_off_and_today(cast, officer):
    row = make.recommendation(cast)
    due = Clock.objects.get(rule_code="T9").due_at

    page = officer.get(PAGE, {"bulan": f"{due:%Y-%m}"})

    assert f"Tindak lanjut rekomendasi {row.number}" in text_of(page)
    assert f'href="/instansi/rekomendasi/{row.pk}/"' in page.content.decode()
    december = text_of(officer.get(PAGE))
    assert "Desember 2026" in december
    assert "1 Desember, Selasa hari ini" in december
    assert "25 Desember, Jumat Hari Raya Natal" in december or "Natal" in december


def test_month_without_anything_says_so(officer):
    page = text_of(officer.get(PAGE, {"bulan": "2030-02"}))

    assert "Februari 2030" in page
    assert "Tidak ada batas waktu" in page


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "1999-01", "9999-12", "2100-01", "'; --", "\x00", "٢٠٢٦-١٢"])
def test_month_that_is_none_of_ours_is_the_present_one(officer, text):
    page = officer.get(PAGE, {"bulan": text})

    assert page.status_code == 200
    assert "Desember 2026" in text_of(page)


@pytest.mark.parametrize(("text", "links"), [("2020-01", ["2020-02"]), ("2099-12", ["2099-11"])])
def test_first_and_last_month_lead_no_further(officer, text, links):
    page = officer.get(PAGE, {"bulan": text}).content.decode()

    assert re.findall(r"\?bulan=([\d-]+)", page) == links


def test_address_is_shown_once_and_opens_the_calendar_without_signing_in(cast, officer):
    row = make.recommendation(cast)
    secret = secret_in(officer.post(ADDRESS))

    answer = Client().get(f"{PAGE}{secret}.ics")

    assert (answer["Content-Type"], answer["X-Robots-Tag"]) == ("text/calendar; charset=utf-8", "noindex, nofollow")
    assert answer["Cache-Control"] == "private, no-cache"
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(event["summary"]) == f"Tindak lanjut rekomendasi {row.number}"
    assert secret not in officer.get(PAGE).content.decode()
    assert "Alamat langganan dibuat 1 Desember 2026. Terakhir dibaca 1 Desember 2026." in text_of(officer.get(PAGE))


def test_address_that_was_ended_or_replaced_is_not_there(officer):
    first = secret_in(officer.post(ADDRESS))
    second = secret_in(officer.post(ADDRESS))
    assert [Client().get(f"{PAGE}{one}.ics").status_code for one in (first, second)] == [404, 200]

    answer = officer.post(ADDRESS, {"langkah": "hapus"}, follow=True)

    assert "Alamat kalender dimatikan" in text_of(answer)
    assert Client().get(f"{PAGE}{second}.ics").status_code == 404
    assert not CalendarFeed.objects.exists()


def test_calendar_is_not_read_without_end(officer, settings):
    secret = secret_in(officer.post(ADDRESS))
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "calendar": (2, 3600)}

    assert [Client().get(f"{PAGE}{secret}.ics").status_code for _time in range(3)] == [200, 200, 429]


@pytest.mark.parametrize("count", [1, 30])
def test_month_and_feed_cost_the_same_however_many_duties(cast, officer, django_assert_num_queries, count):
    for _number in range(count):
        make.recommendation(cast)
    secret = secret_in(officer.post(ADDRESS))
    for address in (PAGE, f"{PAGE}{secret}.ics"):
        officer.get(address)

    with django_assert_num_queries(10):
        officer.get(PAGE)
    with django_assert_num_queries(7):
        Client().get(f"{PAGE}{secret}.ics")
