"""The work in a real browser: beside the page, under the content policy, and never in the way."""

import re
import time

import pytest

from complaints.models import Complaint, Draft
from netralitas.lib import challenge
from tests import make
from tests.e2e.test_public_pages import Watched

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]
# So long that only the work can be what let a report through.
CHALLENGE = {"bits": 14, "most_bits": 14, "wait": 600, "most_wait": 600, "seconds": 7200}
SEND = re.compile("Kirim laporan")


@pytest.fixture(autouse=True)
def _long_wait(_challenge_as_outside, settings):
    settings.CHALLENGE = CHALLENGE


def at_review(page, client) -> None:
    """Open the last page of a report that was answered elsewhere."""
    make.answered(client)
    page.goto("/lapor/")
    cookie = client.cookies["draf"].value
    page.context.add_cookies([{"name": "draf", "value": cookie, "url": page.url}])
    page.goto("/lapor/periksa/")


def test_the_worker_finds_what_the_server_asks_for_while_the_page_is_read(open_page, client):
    page = open_page()
    at_review(page, client)
    page.locator("[name=jawaban]:not([value=''])").wait_for(state="attached")

    text, answer = (page.locator(f"[name={name}]").input_value() for name in ("tantangan", "jawaban"))
    found = challenge.read(text, "review", Draft.objects.get().key, now=time.time())
    assert found.effort.bits == 14
    assert found.is_solved_by(answer)


def test_sending_before_the_work_is_done_waits_for_it_and_goes_by_itself(open_page, client, settings):
    settings.CHALLENGE = {**CHALLENGE, "bits": 18}
    page = open_page()
    page.set_default_timeout(120_000)
    at_review(page, client)
    page.get_by_label("Yang saya sampaikan benar").check()
    page.get_by_role("button", name=SEND).click()

    page.wait_for_url("**/lapor/terima/")
    assert Complaint.objects.count() == 1


@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_held_says_so(open_page, client, settings, width):
    settings.CHALLENGE = {**CHALLENGE, "bits": 40}
    watched = Watched(open_page(width=width))
    page = watched.page
    at_review(page, client)
    page.get_by_label("Yang saya sampaikan benar").check()
    page.get_by_role("button", name=SEND).click()
    page.get_by_role("button", name=SEND).click()

    page.get_by_text("Halaman ini mengirim sendiri.").wait_for()
    watched.judge("held")
    assert page.get_by_role("status").filter(has_text="Sebentar").count() == 1
    assert (watched.complaints(), Complaint.objects.count()) == ([], 0)


def test_saving_for_later_is_never_held(open_page, client, settings):
    settings.CHALLENGE = {**CHALLENGE, "bits": 40}
    page = open_page()
    at_review(page, client)
    page.get_by_role("button", name="Simpan, kirim nanti").click()

    page.wait_for_url("**/lapor/tersimpan/")


def test_work_that_takes_too_long_gives_way_to_the_wait(open_page, client, settings):
    settings.CHALLENGE = {**CHALLENGE, "bits": 40, "wait": 2}
    page = open_page()
    at_review(page, client)
    page.get_by_label("Yang saya sampaikan benar").check()
    page.get_by_role("button", name=SEND).click()

    page.wait_for_url("**/lapor/terima/")
    assert Complaint.objects.count() == 1


def test_a_browser_that_lets_no_worker_run_sends_as_one_without_scripts(open_page, client, settings):
    settings.CHALLENGE = {**CHALLENGE, "wait": 2}
    page = open_page()
    page.route("**/worker.js", lambda route: route.abort())
    at_review(page, client)
    page.get_by_label("Yang saya sampaikan benar").check()
    time.sleep(2)
    page.get_by_role("button", name=SEND).click()

    page.wait_for_url("**/lapor/terima/")
    assert Complaint.objects.count() == 1


@pytest.mark.parametrize("width", [360, 1280])
def test_without_scripts_a_moment_is_enough_and_nothing_is_lost(open_page, client, settings, width):
    settings.CHALLENGE = {**CHALLENGE, "wait": 4}
    watched = Watched(open_page(width=width, js=False))
    page = watched.page
    at_review(page, client)
    page.get_by_label("Yang saya sampaikan benar").check()
    page.get_by_role("button", name=SEND).click()

    alert = page.get_by_role("alert")
    assert re.search(r"Tunggu \d detik, lalu tekan tombolnya sekali lagi", alert.inner_text())
    assert page.get_by_label("Yang saya sampaikan benar").is_checked()
    assert page.get_by_text(make.NARRATIVE).is_visible()
    time.sleep(4)
    page.get_by_role("button", name=SEND).click()
    page.wait_for_url("**/lapor/terima/")


@pytest.mark.parametrize("width", [360, 1280])
def test_busy_hours_are_said_and_accessible(open_page, client, settings, width):
    settings.CHALLENGE = {**CHALLENGE, "wait": 3, "most_wait": 60, "bits": 40, "most_bits": 40}
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "portal": (1, 3600)}
    watched = Watched(open_page(width=width))
    page = watched.page
    at_review(page, client)
    watched.judge("review, busy")
    page.context.clear_cookies()
    page.goto("/lapor/")
    watched.judge("beginning, busy")
    with page.expect_navigation():
        page.evaluate("document.querySelector('[data-work]').closest('form').submit()")
    watched.judge("beginning, too early")

    assert page.get_by_role("alert").inner_text().startswith("Tunggu sebentar")
    assert watched.complaints() == []
