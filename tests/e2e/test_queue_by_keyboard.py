"""The queue without a mouse: the keys move the real focus, keep still while somebody types, and can be turned off."""

import pytest

from tests import make
from tests.complaints.desk import QUEUE, page
from tests.e2e.test_public_pages import Watched
from tests.e2e.test_staff_pages import seated

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


@pytest.fixture
def desk(settings, open_page, live_server):
    settings.DEMO = True  # the second factor has tests of its own
    cast = make.cast()
    return Watched(seated(open_page(width=1280), cast["verifikator"], live_server))


def test_keys_walk_the_lines_mark_search_and_open(desk):
    first, second = make.report(files=False).complaint, make.report(files=False).complaint
    browser = desk.page
    browser.goto(QUEUE)

    def focused() -> str:
        return browser.evaluate("document.activeElement.getAttribute('href') || document.activeElement.id")

    browser.keyboard.press("j")
    assert focused() == page(first)
    browser.keyboard.press("ArrowDown")
    assert focused() == page(second)
    browser.keyboard.press("j")  # there is no further line
    browser.keyboard.press("x")
    browser.keyboard.press("k")
    marked = [box.is_checked() for box in browser.locator("input.action-select").all()]
    assert (focused(), marked) == (page(first), [False, True])

    browser.keyboard.press("/")
    browser.keyboard.type("jx?")
    assert (focused(), browser.locator("#searchbar").input_value()) == ("searchbar", "jx?")

    browser.locator("#result_list a.t").first.focus()
    browser.keyboard.press("Enter")
    browser.wait_for_url(f"**{page(first)}")
    assert desk.flaws == []


def test_help_opens_closes_by_escape_and_turns_the_keys_off(desk):
    make.report(files=False)
    browser = desk.page
    browser.goto(QUEUE)

    browser.keyboard.press("?")
    assert browser.get_by_role("dialog").is_visible()
    desk.judge("keys")
    browser.get_by_label("Pintasan aktif di peramban ini").uncheck()
    browser.keyboard.press("Escape")
    assert browser.get_by_role("dialog").count() == 0
    browser.reload()
    browser.keyboard.press("j")

    assert browser.evaluate("document.activeElement.tagName") == "BODY"
    assert desk.flaws == []
