"""Pages by keyboard alone: where Tab goes, that one sees it, and what Enter does."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Served
from tests.browser.sites import NOW, OUTAGE
from tests.browser.visits import focus_is_seen, opened, tab_to
from tests.builders import a_site

pytestmark = pytest.mark.browser

STOPS = """() => [...document.querySelectorAll('a[href], button, summary, select, [tabindex]')].filter(one => one.checkVisibility()).length"""
FORBIDDEN = {"Content-Type": "text/html", "Permissions-Policy": "clipboard-write=()"}
NEXT = """() => {
  const one = document.activeElement, before = window.before
  window.before = one
  return [one == document.body, !before || !!(before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING), one.outerHTML.slice(0, 90)]
}"""


@pytest.mark.parametrize("address", ["", OUTAGE, "history/2026-11/", "subscribe/", "history/2026/", "ar/"])
def test_tab_comes_to_everything_in_the_order_of_the_page_and_is_seen(browser: Browser, outage: str, address: str) -> None:
    with opened(browser, outage + address, NOW) as page:
        # The links of what a bar tells are no stops of the page itself: without them it tells the day alone.
        page.route("**/components/*/", lambda route: route.abort())
        reached = 0
        for _ in range(200):
            page.keyboard.press("Tab")
            is_over, follows, element = page.evaluate(NEXT)
            if is_over:
                break
            reached += 1
            assert follows, element
            assert focus_is_seen(page), element
        assert reached == page.evaluate(STOPS)


@pytest.mark.parametrize("address", ["", OUTAGE, "history/2026-11/", "subscribe/"])
def test_the_first_stop_leads_past_the_head(browser: Browser, outage: str, address: str) -> None:
    with opened(browser, outage + address, NOW) as page:
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Skip to the content")
        expect(skip).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('main')")


def test_enter_unfolds_what_is_folded(browser: Browser, outage: str) -> None:
    with opened(browser, outage, NOW) as page:
        summary = page.locator("summary", has_text="2 earlier updates")
        tab_to(page, summary)
        page.keyboard.press("Enter")
        expect(page.get_by_text("Most requests end with an error.")).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.get_by_text("Most requests end with an error.")).to_be_hidden()


def test_enter_copies_and_says_so(browser: Browser, outage: str) -> None:
    with opened(browser, outage + "subscribe/", NOW, permissions=["clipboard-read", "clipboard-write"]) as page:
        button = page.locator("main button").first
        tab_to(page, button)
        for _ in range(2):
            page.keyboard.press("Enter")
            expect(button).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == "https://status.example.com/feed.rss"
        page.clock.fast_forward(5_000)
        expect(button).to_have_text("Copy")
        expect(button).to_have_attribute("aria-live", "polite")


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("subscribe/", "https://status.example.com/feed.rss"),
        ("components/api/", "[![API"),
        ("history/2026/", "Uptime by component"),
    ],
)
def test_where_copying_is_forbidden_the_text_is_selected(browser: Browser, outage: str, address: str, text: str) -> None:
    with opened(browser, outage + address, NOW) as page:
        page.route(page.url, lambda route: route.fulfill(response=route.fetch(), headers=FORBIDDEN))
        page.reload()
        button = page.locator("main button").first
        said = button.inner_text()
        tab_to(page, button)
        page.keyboard.press("Enter")
        page.wait_for_timeout(200)
        assert page.evaluate("getSelection().toString().trim()").startswith(text)
        expect(button).to_have_text(said)


def test_without_a_secure_connection_no_button_promises_to_copy(browser: Browser, served: Served) -> None:
    served.build(a_site(), NOW)
    with opened(browser, served.url + "subscribe/", NOW) as page:
        expect(page.locator("main button").first).to_be_visible()
        page.route("http://status.example.com/**", lambda route: from_folder(route, served.folder / "site"))
        page.goto("http://status.example.com/sub/public/subscribe/")
        expect(page.get_by_text("https://status.example.com/feed.rss").first).to_be_visible()
        assert page.evaluate("isSecureContext") is False
        assert page.locator("main button").evaluate_all("all => all.length > 9 && all.every(one => !one.checkVisibility())")


def from_folder(route: Route, folder: Path) -> None:
    """Answers with the file of a built site."""
    path = folder / urlsplit(route.request.url).path.lstrip("/")
    route.fulfill(path=path / "index.html" if path.is_dir() else path)


def test_keys_choose_the_time_zone(browser: Browser, outage: str) -> None:
    with opened(browser, outage + OUTAGE, NOW) as page:
        choice = page.get_by_label("Time zone")
        tab_to(page, choice)
        assert focus_is_seen(page)
        assert zone(page) == "Europe/Berlin"
        page.keyboard.type("UTC")
        assert zone(page) == "UTC"
        expect(page.locator("header.title time").first).to_have_text("24 Nov 2026, 10:02 UTC")
        page.wait_for_timeout(1100)  # A browser begins a new word after a second without a key.
        page.clock.run_for(2_000)
        page.keyboard.type("Asia/To")
        assert zone(page) == "Asia/Tokyo"
        expect(page.locator("header.title time").first).to_contain_text("19:02")
        expect(choice).to_be_focused()


def zone(page: Page) -> str:
    return page.get_by_label("Time zone").input_value()
