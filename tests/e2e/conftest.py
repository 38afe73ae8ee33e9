"""A real browser: Debian's Chromium, driven by Playwright, against the portal on loopback."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

# Playwright's loop lives in the thread of the test, and Django then refuses the ORM in that thread.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the browser to the run on PostgreSQL: SQLite's journal cannot be emptied between tests."""
    for item in items:
        if "e2e" in Path(str(item.fspath)).parts:
            item.add_marker(pytest.mark.postgresql)


@pytest.fixture(scope="session")
def browser() -> Iterator:
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium")
    assert path, "chromium is not installed: .ci/packages installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, live_server) -> Iterator:
    """Open a page in a browser of its own: ``open_page(width=360, js=False)``."""
    contexts = []

    def opened(*, width: int = 1280, height: int = 900, js: bool = True, locale: str = "id-ID"):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=js,
            base_url=live_server.url,
            locale=locale,
            accept_downloads=True,
        )
        context.set_default_timeout(8000)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(autouse=True)
def _challenge_as_outside(settings) -> None:
    """Let the browser work as it does outside, without a wait for those who run no scripts."""
    settings.CHALLENGE = {"bits": 12, "most_bits": 14, "wait": 0, "most_wait": 0, "seconds": 7200}
