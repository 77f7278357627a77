"""Every bar tells its story: to the pointer, to a finger, to keys, and in a list that needs no script."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, Route, expect

from tests.browser.sites import NOW
from tests.browser.visits import focus_is_seen, holding, opened, tab_to, width

pytestmark = pytest.mark.browser

DAYS = 90
TODAY, YESTERDAY, TENTH = DAYS - 1, DAYS - 2, DAYS - 15
"""Bars by number: of 24, 23 and 10 November."""
API = "components/api/"


def bars(page: Page, name: str = "") -> Locator:
    """The bars of the component of this name, or the only ones of the page."""
    return page.get_by_role("slider", name=re.compile(f"^{name}"))


def spot(drawn: Locator, day: int, *, rtl: bool = False) -> tuple[float, float]:
    """Where a day's bar is on the screen."""
    drawn.scroll_into_view_if_needed()
    box = drawn.bounding_box()
    assert box
    share = (day + 0.5) / DAYS
    return box["x"] + (1 - share if rtl else share) * box["width"], box["y"] + box["height"] / 2


def asked_of(page: Page, part: str) -> list[str]:
    """The addresses with this part that the page asks for from now on."""
    asked: list[str] = []

    def hear(request: Request) -> None:
        if part in request.url:
            asked.append(request.url)

    page.on("request", hear)
    return asked


def story(page: Page) -> Locator:
    return page.locator(".story")


@pytest.mark.parametrize(("address", "name", "motion"), [("", "API", "reduce"), (API, "", "no-preference")])
def test_a_pointer_moves_from_day_to_day(browser: Browser, outage: str, address: str, name: str, motion: str) -> None:
    with opened(browser, outage + address, NOW, reduced_motion=motion) as page:
        page.mouse.move(*spot(bars(page, name), TODAY))
        expect(story(page)).to_have_text("Tue, 24 Nov 2026 Major outage, 33 minutes · Api fails")
        page.mouse.move(*spot(bars(page, name), YESTERDAY))
        expect(story(page)).to_have_text("Mon, 23 Nov 2026 No problems.")
        page.mouse.move(*spot(bars(page, name), TENTH))
        expect(story(page)).to_have_text("Tue, 10 Nov 2026 Degraded, 2 hours · Slow answers")
        page.mouse.move(2, 2)
        expect(story(page)).to_have_count(0)
        page.mouse.move(*spot(bars(page, name), TENTH))
        page.get_by_role("link", name="Slow answers").last.click()
        page.wait_for_url("**/sub/public/incidents/2026-11-10-slow-answers/")


@pytest.mark.parametrize(("address", "name"), [("", "API"), (API, "")])
def test_a_finger_taps_a_day_and_taps_it_away(browser: Browser, outage: str, address: str, name: str) -> None:
    with opened(browser, outage + address, NOW, has_touch=True, is_mobile=True, viewport={"width": 360, "height": 640}) as page:
        page.touchscreen.tap(*spot(bars(page, name), TENTH))
        expect(story(page)).to_contain_text("Tue, 10 Nov 2026 Degraded")
        page.locator("h1").tap()
        expect(story(page)).to_have_count(0)
        page.touchscreen.tap(*spot(bars(page, name), TENTH))
        story(page).get_by_role("link").tap()
        page.wait_for_url("**/sub/public/incidents/2026-11-10-slow-answers/")


@pytest.mark.parametrize(("address", "name"), [("", "API"), (API, "")])
def test_keys_go_from_day_to_day(browser: Browser, outage: str, address: str, name: str) -> None:
    with opened(browser, outage + address, NOW) as page:
        drawn = bars(page, name)
        tab_to(page, drawn)
        assert focus_is_seen(page)
        for key, number, text in [
            ("", TODAY, "Tue, 24 Nov 2026 Major outage, 33 minutes · Api fails"),
            ("ArrowRight", TODAY, "Tue, 24 Nov 2026"),
            ("ArrowLeft", YESTERDAY, "Mon, 23 Nov 2026 No problems."),
            ("ArrowUp", TODAY, "Tue, 24 Nov 2026"),
            ("ArrowDown", YESTERDAY, "Mon, 23 Nov 2026"),
            ("PageDown", YESTERDAY - 7, "Mon, 16 Nov 2026"),
            ("PageUp", YESTERDAY, "Mon, 23 Nov 2026"),
            ("Home", 0, "Thu, 27 Aug 2026 No problems."),
            ("ArrowLeft", 0, "Thu, 27 Aug 2026"),
            ("End", TODAY, "Tue, 24 Nov 2026"),
        ]:
            if key:
                page.keyboard.press(key)
            expect(story(page)).to_contain_text(text)
            expect(drawn).to_have_attribute("aria-valuenow", str(number))
            assert (drawn.get_attribute("aria-valuetext") or "").startswith(text.partition(" · ")[0])
        page.keyboard.press("Escape")
        expect(story(page)).to_have_count(0)
        expect(drawn).to_be_focused()
        page.keyboard.press("ArrowLeft")
        expect(story(page)).to_contain_text("Mon, 23 Nov 2026")
        page.keyboard.press("Alt+ArrowDown")
        expect(drawn).to_have_attribute("aria-valuenow", str(YESTERDAY))


def test_tab_goes_into_the_story_and_out_again(browser: Browser, outage: str) -> None:
    with opened(browser, outage, NOW) as page:
        tab_to(page, bars(page, "API"))
        link = story(page).get_by_role("link")
        expect(link).to_have_text("Api fails")
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
        assert focus_is_seen(page)
        page.mouse.move(*spot(bars(page, "API"), TODAY))
        page.mouse.move(2, 2)
        expect(link).to_be_focused()
        page.keyboard.press("Escape")
        expect(bars(page, "API")).to_be_focused()
        expect(story(page)).to_have_count(0)
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.locator(".component").get_by_role("link", name="Dashboard")).to_be_focused()
        expect(story(page)).to_have_count(0)


def test_a_reader_hears_whose_days_these_are(browser: Browser, outage: str) -> None:
    with opened(browser, outage, NOW) as page:
        names = [one.get_attribute("aria-label") for one in page.locator(".bars").all()]
        assert [str(name).partition(" · ")[0] for name in names] == ["API", "Dashboard", "Database", "Search"]


@pytest.mark.parametrize(("address", "first"), [("ar/", 0), ("ar/components/api/", 0)])
def test_from_right_to_left_everything_is_mirrored(browser: Browser, outage: str, address: str, first: int) -> None:
    with opened(browser, outage + address, NOW, locale="ar") as page:
        drawn = page.get_by_role("slider").nth(first)
        newest = spot(drawn, TODAY, rtl=True)
        page.mouse.move(*newest)
        expect(drawn).to_have_attribute("aria-valuenow", str(TODAY))
        box = story(page).bounding_box()
        assert box
        assert box["x"] <= newest[0] <= box["x"] + box["width"], "the story stands below its day"
        page.mouse.move(2, 2)
        tab_to(page, drawn)
        for key, number in [
            ("ArrowRight", YESTERDAY),
            ("ArrowRight", YESTERDAY - 1),
            ("ArrowLeft", YESTERDAY),
            ("Home", 0),
            ("ArrowUp", 1),
        ]:
            page.keyboard.press(key)
            expect(drawn).to_have_attribute("aria-valuenow", str(number))


def test_the_words_are_asked_for_once(browser: Browser, outage: str) -> None:
    with opened(browser, outage, NOW) as page:
        asked = asked_of(page, "/components/")
        for name in ("API", "API", "Dashboard", "API"):
            page.mouse.move(2, 2)
            for day in (YESTERDAY, TODAY):
                page.mouse.move(*spot(bars(page, name), day))
                expect(story(page)).to_contain_text(re.compile("outage|problems"))
        assert [url.removeprefix(outage) for url in asked] == ["components/api/", "components/web/"]


def sign_in(route: Route) -> None:
    route.fulfill(body="<!doctype html><title>Sign in</title><body><h1>Sign in to the network</h1>", content_type="text/html")


@pytest.mark.parametrize("answer", [lambda route: route.abort(), lambda route: route.fulfill(status=503), sign_in])
def test_where_the_network_fails_the_day_is_told_and_nothing_false(
    browser: Browser, outage: str, answer: Callable[[Route], None]
) -> None:
    with opened(browser, outage, NOW) as page:
        page.route("**/components/api/", answer)
        with page.expect_event("requestfinished" if answer is sign_in else "request"):
            page.mouse.move(*spot(bars(page, "API"), TENTH))
        page.wait_for_timeout(100)
        expect(story(page)).to_have_text("Tue, 10 Nov 2026")
        if answer is sign_in:
            return
        page.unroute("**/components/api/")
        page.mouse.move(*spot(bars(page, "API"), TODAY))
        expect(story(page)).to_contain_text("Major outage")


def test_words_that_come_late_come_to_their_own_bar_only(browser: Browser, outage: str) -> None:
    with opened(browser, outage, NOW) as page:
        held, hold = holding()
        page.route("**/components/api/", hold)
        page.mouse.move(*spot(bars(page, "API"), TODAY))
        expect(story(page)).to_have_text("Tue, 24 Nov 2026")
        # Far from the story that stands there already.
        page.mouse.move(*spot(bars(page, "Dashboard"), 0))
        expect(story(page)).to_have_text("Thu, 27 Aug 2026 No problems.")
        held[0].continue_()
        page.wait_for_timeout(200)
        expect(story(page)).to_have_text("Thu, 27 Aug 2026 No problems.")
        page.mouse.move(*spot(bars(page, "API"), TODAY))
        expect(story(page)).to_contain_text("Major outage")


def test_words_that_come_late_do_not_bring_back_what_was_left(browser: Browser, outage: str) -> None:
    with opened(browser, outage, NOW) as page:
        held, hold = holding()
        page.route("**/components/api/", hold)
        page.mouse.move(*spot(bars(page, "API"), TODAY))
        expect(story(page)).to_have_count(1)
        page.keyboard.press("Escape")
        expect(story(page)).to_have_count(0)
        held[0].continue_()
        page.wait_for_timeout(200)
        expect(story(page)).to_have_count(0)


def test_before_a_component_was_there_nothing_is_claimed(browser: Browser, outage: str) -> None:
    with opened(browser, outage + "components/search/", NOW) as page:
        page.mouse.move(*spot(bars(page), 10))
        expect(story(page)).to_have_text("Sun, 6 Sept 2026 Not yet there")
        page.mouse.move(*spot(bars(page), YESTERDAY))
        expect(story(page)).to_have_text("Mon, 23 Nov 2026 No problems.")


@pytest.mark.parametrize("address", ["", API, "ar/", "ar/components/api/"])
def test_a_small_screen_has_room_for_every_story(browser: Browser, outage: str, address: str) -> None:
    with opened(browser, outage + address, NOW, viewport={"width": 320, "height": 640}) as page:
        drawn = page.get_by_role("slider").first
        for day in (0, 30, 45, TENTH, TODAY):
            page.mouse.move(*spot(drawn, day, rtl=address.startswith("ar")))
            expect(drawn).to_have_attribute("aria-valuenow", str(day))
            box = story(page).bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 320
            assert width(page) <= 320


def test_the_list_says_the_same_without_a_script(browser: Browser, outage: str) -> None:
    with opened(browser, outage + API, NOW) as page:
        facts: list[str] = []
        for day in (TODAY, TENTH):
            page.mouse.move(*spot(bars(page), day))
            expect(story(page)).to_contain_text(re.compile("outage|Degraded"))
            facts.append(story(page).locator("span").inner_text())
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(outage + API)
    page.locator(".trouble summary").click()
    told = page.locator(".trouble li span")
    expect(told.first).to_be_visible()
    assert told.all_inner_texts() == facts
    page.goto(outage)
    page.locator(".trouble summary").click()
    expect(page.locator(".trouble li").first).to_contain_text(re.compile("Tue 24 Nov API .*Major outage, 33 minutes"))
    expect(page.locator(".bars").first).not_to_have_attribute("tabindex", re.compile(".*"))
    context.close()
