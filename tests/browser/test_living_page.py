"""A page that is read later than it was built: times of the reader's own, windows that open, an open tab that stays true."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Served
from tests.browser.visits import opened
from tests.builders import SiteBuilder, a_site

pytestmark = pytest.mark.browser


def an_incident() -> SiteBuilder:
    return a_site().with_incident("api-slow").update("10:15", "investigating", api="degraded_performance")


def a_window() -> SiteBuilder:
    return a_site().with_maintenance("new-disks", "12:00", "13:00").update("09:00", "scheduled", db="under_maintenance")


def test_times_are_the_readers_own_and_the_choice_is_remembered(browser: Browser, served: Served) -> None:
    served.build(an_incident(), "10:20")
    with opened(browser, served.url, "10:21") as page:
        since = page.locator(".card .meta time").first
        expect(since).to_have_text("11:02 CET")
        expect(since).to_have_attribute("title", "10:02 UTC")
        page.get_by_label("Time zone").select_option("UTC")
        expect(since).to_have_text("10:02 UTC")
        page.reload()
        expect(page.locator(".card .meta time").first).to_have_text("10:02 UTC")
        page.get_by_label("Time zone").focus()
        page.get_by_label("Time zone").select_option("Asia/Tokyo")
        expect(page.locator(".card .meta time").first).to_have_text(re.compile("19:02"))


def test_what_passes_is_kept_current(browser: Browser, served: Served) -> None:
    served.build(an_incident(), "10:20")
    with opened(browser, served.url, "10:20") as page:
        length, promise = page.locator("[data-since]").first, page.locator("time[data-ahead]").first
        expect(length).to_have_text("18 minutes")
        expect(promise).to_have_text(re.compile(r"\(in \d+ minutes\)"))
        page.clock.fast_forward("05:00")
        expect(length).to_have_text("23 minutes")


def test_a_window_opens_and_closes_at_its_instant_without_a_new_build(browser: Browser, served: Served) -> None:
    served.build(a_window(), "11:50")
    with opened(browser, served.url, "11:58") as page:
        expect(page.locator("h1")).to_have_text("Everything is working.")
        state = page.locator(".component", has_text="Database").locator(".state")
        expect(state).to_have_text("Operational")
        page.clock.fast_forward("03:00")
        expect(page.locator("h1")).to_have_text("Maintenance is under way for Database.")
        expect(state).to_have_text("Maintenance")
        expect(page).to_have_title(re.compile("^Maintenance is under way for Database. · "))
        page.clock.fast_forward("01:00:00")
        expect(page.locator("h1")).to_have_text("Everything is working.")
        expect(state).to_have_text("Operational")


def test_a_page_that_was_opened_late_shows_what_holds_by_then(browser: Browser, served: Served) -> None:
    served.build(a_window(), "11:50")
    with opened(browser, served.url, "12:05") as page:
        expect(page.locator("h1")).to_have_text("Maintenance is under way for Database.")


def test_without_javascript_the_page_says_as_of_when_it_speaks(browser: Browser, served: Served) -> None:
    served.build(a_window(), "11:50")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.url)
    expect(page.locator("h1")).to_have_text("Everything is working.")
    expect(page.locator(".answer")).to_contain_text("As of 11:50 UTC")
    expect(page.get_by_label("Time zone")).to_be_hidden()
    context.close()


def test_an_open_tab_takes_over_what_is_new_and_says_so(browser: Browser, served: Served) -> None:
    site = an_incident()
    served.build(site, "10:20")
    with opened(browser, served.url, "10:20") as page:
        expect(page.locator("h1")).to_have_text("API may be slow.")
        served.build(site.update("10:30", "identified", "We found the cause.", api="major_outage"), "10:30")
        page.clock.fast_forward("02:00")
        expect(page.locator("h1")).to_have_text("API is down.")
        expect(page.locator("#news")).to_have_text(re.compile("^Updated: API is down."))
        expect(page.locator(".card .update").first).to_contain_text("We found the cause.")
        expect(page.locator(".card .meta time").first).to_have_text("11:02 CET")
        expect(page).to_have_title(re.compile("^API is down. · "))


def test_a_folded_part_that_was_open_stays_open(browser: Browser, served: Served) -> None:
    site = an_incident().update("10:18", "identified", api="degraded_performance")
    served.build(site, "10:20")
    with opened(browser, served.url, "10:20") as page:
        page.get_by_text("Days with problems, in words").click()
        served.build(site.update("10:30", "monitoring", "It looks better.", api="degraded_performance"), "10:30")
        page.clock.fast_forward("02:00")
        expect(page.locator(".card .update").first).to_contain_text("It looks better.")
        expect(page.locator("details.trouble")).to_have_attribute("open", "")


def test_a_tab_that_nobody_looks_at_asks_nothing(browser: Browser, served: Served) -> None:
    served.build(an_incident(), "10:20")
    with opened(browser, served.url, "10:20") as page:
        page.evaluate("Object.defineProperty(document, 'hidden', { get: () => true })")
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        before = len(served.asked)
        page.clock.fast_forward("30:00")
        assert served.asked[before:] == []


def test_it_asks_politely_and_more_rarely_when_nobody_answers(browser: Browser, served: Served) -> None:
    served.build(an_incident(), "10:20")
    with opened(browser, served.url, "10:20") as page:
        served.is_down = True
        before = len(served.asked)
        for _ in range(60):
            page.clock.run_for(60_000)
            page.wait_for_timeout(1)
        assert 3 <= len(served.asked[before:]) <= 10


@pytest.mark.parametrize("is_down", [True, False])
def test_where_it_cannot_know_it_says_since_when(browser: Browser, served: Served, is_down: bool) -> None:
    """Nobody built anew at midnight, or nobody answers: "everything is working" is no longer the answer."""
    served.build(a_site(), "10:00")
    with opened(browser, served.url, "10:01") as page:
        page.clock.run_for(40_000)
        expect(page.locator("h1")).to_have_text("Everything is working.")
        served.is_down = is_down
        page.clock.fast_forward("14:30:00")
        since = re.compile(
            "^Not known since 24 Nov 2026, 11:0. CET.$" if is_down else "^Not known since 25 Nov 2026, 01:00 CET.$"
        )
        expect(page.locator("h1")).to_have_text(since)
        expect(page.locator("h1 + p")).to_have_text("At 24 Nov 2026, 11:00 CET: Everything is working.")
        expect(page.locator("#news")).to_have_text(since)


def test_a_page_from_an_old_cache_is_replaced_by_the_newest(browser: Browser, served: Served) -> None:
    site = a_site()
    served.build(site, "10:00")
    with opened(browser, served.url, "25T00:30") as page:
        expect(page.locator("h1")).to_contain_text("Not known since")
        served.build(site, "25T00:31")
        page.clock.fast_forward("02:00")
        expect(page.locator("h1")).to_have_text("Everything is working.")
        expect(page.locator(".answer p").first).to_contain_text("25 Nov 2026")
        expect(page.locator("body")).not_to_have_class(re.compile("stale"))
