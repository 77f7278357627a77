"""An open tab without a network: it says nothing false, and is itself again when the network is back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Served
from tests.browser.sites import NOW, OUTAGE
from tests.browser.visits import holding, opened
from tests.builders import a_site

pytestmark = pytest.mark.browser

SOFT = "rgb(86, 93, 102)"
UNKNOWN = re.compile("^Not known since 24 Nov 2026, 11:3. CET.$")


def test_offline_it_says_since_when_it_does_not_know_and_online_it_recovers(browser: Browser, outage: str) -> None:
    with opened(browser, outage, NOW) as page:
        with page.expect_response("**/build.json"):
            page.clock.run_for(40_000)
        answer = page.locator("h1").inner_text()
        icon = page.locator("link[rel=icon]").get_attribute("href")
        page.context.set_offline(True)
        page.clock.run_for(5 * 60_000)
        expect(page.locator("h1")).to_have_text(answer)
        for _ in range(12):
            page.clock.run_for(60_000)
            page.wait_for_timeout(20)
        expect(page.locator("h1")).to_have_text(UNKNOWN)
        expect(page.locator("#news")).to_have_text(UNKNOWN)
        expect(page).to_have_title(UNKNOWN)
        expect(page.locator("h1 + p")).to_have_text(f"At 24 Nov 2026, 11:35 CET: {answer}")
        assert page.locator("link[rel=icon]").get_attribute("href") != icon
        state = page.locator(".component .state").first
        assert state.evaluate("one => [getComputedStyle(one).opacity, getComputedStyle(one).color]") == ["1", SOFT]
        page.context.set_offline(False)
        expect(page.locator("h1")).to_have_text(answer)
        expect(page.locator("#news")).to_be_empty()
        expect(page.locator("body")).not_to_have_class("stale")
        assert page.locator("link[rel=icon]").get_attribute("href") == icon
        assert answer in page.title()


def test_what_was_to_come_is_no_answer_any_more(browser: Browser, served: Served) -> None:
    """The window of a maintenance ends after the page has lost the network: nobody knows whether everything works then."""
    site = a_site().with_maintenance("new-disks", "10:00", "12:00").update("09:00", "scheduled", db="under_maintenance")
    served.build(site, "11:00")
    with opened(browser, served.url, "11:00") as page:
        with page.expect_response("**/build.json"):
            page.clock.run_for(40_000)
        page.context.set_offline(True)
        for _ in range(15):
            page.clock.run_for(60_000)
            page.wait_for_timeout(20)
        expect(page.locator("h1")).to_contain_text("Not known since")
        page.clock.fast_forward("01:30:00")
        expect(page.locator("h1")).to_contain_text("Not known since")


def test_what_is_over_is_known_from_when_it_was_opened(browser: Browser, outage: str) -> None:
    with opened(browser, outage + "incidents/2026-11-10-slow-answers/", NOW) as page:
        page.context.set_offline(True)
        page.clock.run_for(60_000)
        page.wait_for_timeout(50)
        expect(page.locator("#news")).to_be_empty()


def test_who_does_not_answer_is_not_there_until_they_answer(browser: Browser, served: Served) -> None:
    served.build(a_site(), "10:00")
    with opened(browser, served.url, "10:00") as page:
        held, hold = holding()
        page.route("**/build.json", hold)
        for _ in range(15):
            page.clock.run_for(60_000)
            page.wait_for_timeout(20)
        expect(page.locator("h1")).to_have_text("Not known since 24 Nov 2026, 11:00 CET.")
        for route in held:
            route.continue_()
        expect(page.locator("h1")).to_have_text("Everything is working.")


@pytest.mark.parametrize("event", ["online", "pageshow"])
def test_it_asks_at_once_when_it_may_have_missed_something(browser: Browser, outage: str, event: str) -> None:
    made = "new Event('online')" if event == "online" else "new PageTransitionEvent('pageshow', { persisted: true })"
    with opened(browser, outage, NOW) as page, page.expect_response("**/build.json", timeout=10_000):
        page.evaluate(f"dispatchEvent({made})")
        page.clock.run_for(1)


def test_a_page_that_is_shown_again_as_it_was_left_shows_what_holds_by_now(browser: Browser, served: Served) -> None:
    site = a_site().with_maintenance("new-disks", "11:55", "13:00").update("09:00", "scheduled", db="under_maintenance")
    served.build(site, "11:50")
    with opened(browser, served.url, "11:52") as page:
        expect(page.locator("h1")).to_have_text("Everything is working.")
        page.context.set_offline(True)
        page.clock.set_system_time("2026-11-24T11:58:00Z")  # As in a browser that keeps a page: no timer of it runs.
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
        expect(page.locator("h1")).to_have_text("Maintenance is under way for Database.")


@pytest.mark.parametrize("address", ["", OUTAGE])
def test_no_worker_and_no_cache_stays_in_the_browser(browser: Browser, outage: str, address: str) -> None:
    with opened(browser, outage + address, NOW) as page:
        page.clock.run_for(40_000)
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
        assert page.evaluate("caches.keys()") == []
        assert page.context.cookies() == []
