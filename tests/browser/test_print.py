"""Pages on paper: nothing stays folded, no ground is tinted, nothing is there to press."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.sites import NOW, OUTAGE, PAGES, UPDATES
from tests.browser.visits import opened, width

pytestmark = pytest.mark.browser

GROUNDS = """() => [...document.querySelectorAll('html, body, body *')].filter(one => one.checkVisibility()
  && !/^rgba\\(0, 0, 0, 0\\)$|^rgb\\(255, 255, 255\\)$/.test(getComputedStyle(one).backgroundColor)).map(one => one.outerHTML.slice(0, 90))"""
PAPER = 672
"""What is left of A4's width between the margins, in px."""

PRESSED = "button, select, .header nav a, .footer nav a, .skip, .pager a, .selections a"


@dataclass(frozen=True)
class Paper:
    """A document: how many pages it has, and how large they are in points."""

    pages: int
    size: tuple[float, float]

    @classmethod
    def of(cls, page: Page) -> Paper:
        """What printing the page gives."""
        made = page.pdf(prefer_css_page_size=True, print_background=True)
        size = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", made)
        assert size
        return cls(pages=len(re.findall(rb"/Type /Page\b(?!s)", made)), size=(float(size[1]), float(size[2])))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white_and_holds_nothing_to_press_or_cut_off(browser: Browser, outage: str, scheme: str) -> None:
    with opened(browser, outage, NOW, color_scheme=scheme, viewport={"width": PAPER, "height": 900}) as page:
        page.emulate_media(media="print")
        for address in PAGES.values():
            page.goto(outage + address)
            assert page.evaluate(GROUNDS) == [], address
            assert page.locator(PRESSED).evaluate_all("all => all.filter(one => one.checkVisibility()).length") == 0, address
            ink = page.locator("h1").evaluate("one => getComputedStyle(one).color")
            assert max(map(int, re.findall(r"\d+", ink)[:3])) < 60, address
            assert width(page) <= PAPER, address


def test_what_is_folded_is_printed(browser: Browser, outage: str) -> None:
    with opened(browser, outage, NOW) as page:
        first = page.get_by_text(UPDATES[0])
        assert not visible(page, UPDATES[0])
        page.emulate_media(media="print")
        assert all(visible(page, text) for text in UPDATES)
        assert visible(page, "Slow answers")
        before = Paper.of(page).pages
        assert 1 <= before <= 3
        page.emulate_media(media="screen")
        expect(first).to_be_hidden()


def test_a_bar_that_tells_its_day_is_not_printed(browser: Browser, outage: str) -> None:
    with opened(browser, outage + "components/api/", NOW) as page:
        page.get_by_role("slider").focus()
        expect(page.locator(".story")).to_be_visible()
        page.emulate_media(media="print")
        expect(page.locator(".story")).to_be_hidden()


def test_an_incident_is_a_page_or_two_of_a4(browser: Browser, outage: str) -> None:
    with opened(browser, outage + OUTAGE, NOW) as page:
        paper = Paper.of(page)
        assert 1 <= paper.pages <= 2
        assert [round(side) for side in paper.size] == [595, 842]
        page.emulate_media(media="print")
        assert all(visible(page, text) for text in UPDATES)


def visible(page: Page, text: str) -> bool:
    """Whether this text is drawn."""
    return page.get_by_text(text).first.evaluate("one => one.checkVisibility({ contentVisibilityAuto: true })")
