"""Sending costs a little work or a little patience; whoever is told to wait loses nothing."""

import itertools
import re
import time

import pytest
import time_machine
from django.test import Client

from complaints.models import Complaint, Draft
from netralitas.lib import challenge, ratelimit
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
PAGE, START = "/lapor/periksa/", "/lapor/"
CHALLENGE = {"bits": 8, "most_bits": 10, "wait": 3, "most_wait": 60, "seconds": 600}
TICKED = {"truthful": "on"}


@pytest.fixture(autouse=True)
def _as_outside(settings):
    settings.CHALLENGE = CHALLENGE


@pytest.fixture
def clock():
    with time_machine.travel("2026-03-02 05:00:00Z", tick=False) as traveller:
        yield traveller


def carried(page) -> dict[str, str]:
    """Return what the form of a page carries along unseen."""
    return {
        name: re.search(f'name="{name}" value="([^"]*)"', page.text)[1]
        for name in ("tantangan", "jawaban")
        if f'name="{name}"' in page.text
    }


def worked(page, purpose: str, subject: str) -> dict[str, str]:
    """Do what the browser's worker does."""
    text = carried(page)["tantangan"]
    found = challenge.read(text, purpose, subject, now=time.time())
    answer = next(str(number) for number in itertools.count() if found.is_solved_by(str(number)))
    return {"tantangan": text, "jawaban": answer}


def review_worked(client: Client) -> dict[str, str]:
    return worked(client.get(PAGE), "review", Draft.objects.latest("pk").key)


# --- Sending


def test_work_sends_at_once(client, clock):
    make.answered(client)

    assert client.post(PAGE, {**TICKED, **review_worked(client)}).url == "/lapor/terima/"


def test_patience_sends_without_any_script(client, clock):
    make.answered(client)
    page = carried(client.get(PAGE))
    clock.shift(3)

    assert page["jawaban"] == ""
    assert client.post(PAGE, {**TICKED, **page}).url == "/lapor/terima/"


def test_who_is_too_quick_is_told_how_long_and_keeps_everything(client, clock):
    make.answered(client)
    page = carried(client.get(PAGE))
    clock.shift(1)

    early = client.post(PAGE, {**TICKED, **page})

    assert (early.status_code, Complaint.objects.count()) == (422, 0)
    assert "Tunggu 2 detik, lalu tekan tombolnya sekali lagi." in early.text
    assert make.NARRATIVE in early.text
    assert re.search(r'name="truthful"[^>]* checked', early.text)
    assert carried(early) == page  # the wait does not begin anew
    clock.shift(2)
    assert client.post(PAGE, {**TICKED, **carried(early)}).url == "/lapor/terima/"


def test_work_once_done_stays_done_when_something_else_is_missing(client, clock):
    make.answered(client)
    page = review_worked(client)

    unticked = client.post(PAGE, page)

    assert unticked.status_code == 422
    assert carried(unticked) == page
    assert client.post(PAGE, {**TICKED, **carried(unticked)}).url == "/lapor/terima/"


def test_an_old_page_is_renewed_and_keeps_everything(client, clock):
    make.answered(client)
    page = review_worked(client)
    clock.shift(600)

    late = client.post(PAGE, {**TICKED, **page})

    assert (late.status_code, Complaint.objects.count()) == (422, 0)
    assert "Halaman ini sudah lama terbuka" in late.text
    assert make.NARRATIVE in late.text
    assert carried(late)["tantangan"] != page["tantangan"]
    clock.shift(3)
    assert client.post(PAGE, {**TICKED, **carried(late)}).url == "/lapor/terima/"


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"tantangan": "", "jawaban": "1"},
        {"tantangan": "x" * 100_000},
        {"tantangan": "0.0.1.9999999999.x.y", "jawaban": "1"},
        {"tantangan": "8.3.1\x00.2.3", "jawaban": "٧" * 5000},
        {"tantangan": "8.3.�.\u202e.x"},
    ],
)
def test_what_is_no_challenge_of_ours_opens_nothing(client, clock, sent):
    make.answered(client)

    refused = client.post(PAGE, {**TICKED, **sent})

    assert (refused.status_code, Complaint.objects.count()) == (422, 0)
    assert carried(refused)["tantangan"].startswith("8.3.")


def test_a_challenge_sends_the_report_it_was_shown_with_and_no_other(clock):
    one, other = make.answered(Client()), make.answered(Client())
    draft = Draft.objects.earliest("pk")
    page = worked(one.get(PAGE), "review", draft.key)

    assert other.post(PAGE, {**TICKED, **page}).status_code == 422
    assert one.post(PAGE, {**TICKED, **page}).url == "/lapor/terima/"
    assert one.post(PAGE, {**TICKED, **page}).url == "/lapor/terima/"
    assert Complaint.objects.count() == 1


def test_saving_for_later_asks_for_nothing(client, clock):
    make.answered(client)

    assert client.post(PAGE, {"simpan": "1"}).url == "/lapor/tersimpan/"


def test_the_challenge_can_be_turned_off(client, settings):
    settings.CHALLENGE = {**CHALLENGE, "bits": 0}
    make.answered(client)

    page = client.get(PAGE)

    assert ("tantangan" in page.text, "work.js" in page.text) == (False, False)
    assert client.post(PAGE, TICKED).url == "/lapor/terima/"


def test_the_page_needs_no_script_for_it(client, clock):
    make.answered(client)

    page = client.get(PAGE)

    assert page.text.count("<script") == 1
    assert "/static/js/work.js" in page.text
    assert "worker-src 'self'" in page["Content-Security-Policy"]
    assert "Portal sedang ramai" not in page.text  # three seconds pass unnoticed


# --- Busy hours


def use(scope: str, address: str, share: float, settings) -> None:
    limit, seconds = settings.RATE_LIMITS[scope]
    for _turn in range(int(limit * share)):
        ratelimit.take(scope, address, limit=limit, window_seconds=seconds)


@pytest.mark.parametrize(("scope", "address"), [("report", "127.0.0.1"), ("portal", ratelimit.EVERYBODY)])
def test_a_busy_network_and_a_busy_portal_ask_for_more(client, clock, settings, scope, address):
    make.answered(client)
    use(scope, address, 0.9, settings)

    page = client.get(PAGE)

    bits, wait = map(int, carried(page)["tantangan"].split(".")[:2])
    assert (bits, wait) > (9, 30)
    assert f"baru bekerja {wait} detik setelah halaman dibuka" in page.text


def test_a_busy_portal_refuses_nobody(client, clock, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "portal": (1, 3600)}
    use("portal", ratelimit.EVERYBODY, 1, settings)
    page = client.get(START)
    clock.shift(60)

    assert client.post(START, carried(page)).url == "/lapor/siapa/"


def test_beginning_asks_for_nothing_on_an_ordinary_day(client, clock):
    assert "tantangan" not in client.get(START).text
    assert client.post(START).url == "/lapor/siapa/"


def test_beginning_at_a_busy_hour_costs_work_or_patience(clock, settings):
    client = Client()
    use("portal", ratelimit.EVERYBODY, 1, settings)

    bare = client.post(START)
    page = client.get(START)
    early = client.post(START, carried(page))

    assert (bare.status_code, early.status_code, Draft.objects.count()) == (422, 422, 0)
    assert "atau portal baru saja menjadi ramai" in bare.text
    assert "Tunggu 60 detik" in early.text
    assert client.post(START, worked(page, "start", "")).url == "/lapor/siapa/"


def test_one_piece_of_work_begins_one_report(clock, settings):
    use("portal", ratelimit.EVERYBODY, 1, settings)
    page = worked(Client().get(START), "start", "")

    first, second = Client().post(START, page), Client().post(START, page)

    assert (first.status_code, second.status_code, Draft.objects.count()) == (302, 429, 1)
    assert carried(second)["tantangan"] != page["tantangan"]


def test_beginning_anew_at_a_busy_hour_keeps_the_way_to_the_open_draft(client, clock, settings):
    client.post(START)
    use("portal", ratelimit.EVERYBODY, 1, settings)

    refused = client.post(START, {"baru": "1"})

    assert refused.status_code == 422
    assert "Lanjutkan laporan itu" in refused.text
    assert client.post(START).url == "/lapor/siapa/"


def test_sending_and_beginning_fill_the_portals_bucket(clock, settings):
    limit, seconds = settings.RATE_LIMITS["portal"]
    make.answered(client := Client())
    client.post(PAGE, {**TICKED, **review_worked(client)})

    assert ratelimit.used("portal", ratelimit.EVERYBODY, limit=limit, window_seconds=seconds) == 2 / limit


def test_a_trap_and_a_wait_are_told_one_after_the_other(client, clock):
    make.answered(client)
    page = carried(client.get(PAGE))

    doubted = client.post(PAGE, {**TICKED, **page, "situs": "https://spam.example"})
    early = client.post(PAGE, {**TICKED, **page, "situs": "https://spam.example", "person": "on"})
    clock.shift(3)

    assert "Centang bahwa Anda manusia" in doubted.text
    assert "Tunggu 3 detik" in early.text
    assert client.post(PAGE, {**TICKED, **page, "situs": "x", "person": "on"}).url == "/lapor/terima/"
