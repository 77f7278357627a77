"""Small windows, large text, wide spacing, colours of the reader's own: nothing is lost, nothing scrolls sideways."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from audit.browsing import OPEN_ALL, TOO_WIDE
from tests.browser.sites import NOW, PAGES
from tests.browser.visits import opened

pytestmark = pytest.mark.browser

# WCAG 2.2, 1.4.12: what a reader may set without losing anything.
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }"
# Boxes with words that stand out of them, or are cut off by them; what scrolls by itself or is only heard does not count.
LOST = """() => [...document.querySelectorAll('body *')].filter(one => {
  const style = getComputedStyle(one), { overflowX } = style
  if (!one.checkVisibility() || one.closest('svg, .hidden, .wide, select, [lang]:not(html)') || style.display == 'inline') return
  if (style.clipPath != 'none' || overflowX == 'auto' || overflowX == 'scroll') return
  return one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 4
}).map(one => `${one.outerHTML.slice(0, 120)} ${one.scrollWidth}>${one.clientWidth} ${one.scrollHeight}>${one.clientHeight}`)"""
# What tells a state and can not be told from its ground.
UNSEEN = """() => [...document.querySelectorAll('.shape, .bars path, .affected rect')].filter(one => one.checkVisibility()).filter(one => {
  const style = getComputedStyle(one), ground = getComputedStyle(document.body).backgroundColor
  return (one.matches('.bars path') ? style.stroke : style.fill) == ground
}).map(one => one.outerHTML.slice(0, 120))"""


# 320 px are a small phone, and a window of 1280 px at 400 %; 640 px are the same at 200 %.
@pytest.mark.parametrize("width", [320, 640])
def test_no_page_scrolls_sideways(browser: Browser, outage: str, width: int) -> None:
    with opened(browser, outage, NOW, viewport={"width": width, "height": 700}) as page:
        for address in PAGES.values():
            page.goto(outage + address)
            page.evaluate(OPEN_ALL)
            assert page.evaluate(TOO_WIDE) == [0, []], address


@pytest.mark.parametrize("width", [320, 1280])
def test_wide_spacing_loses_nothing(browser: Browser, outage: str, width: int) -> None:
    with opened(browser, outage, NOW, bypass_csp=True, viewport={"width": width, "height": 700}) as page:
        for address in PAGES.values():
            page.goto(outage + address)
            page.evaluate(OPEN_ALL)
            before = page.evaluate(LOST)
            page.add_style_tag(content=SPACING)
            assert page.evaluate(TOO_WIDE) == [0, []], address
            assert (before, page.evaluate(LOST)) == ([], []), address


def test_states_can_be_seen_in_the_readers_own_colours(browser: Browser, outage: str) -> None:
    with opened(browser, outage, NOW, forced_colors="active", viewport={"width": 320, "height": 700}) as page:
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        for address in PAGES.values():
            page.goto(outage + address)
            page.evaluate(OPEN_ALL)
            assert page.evaluate(UNSEEN) == [], address
            assert page.evaluate(TOO_WIDE) == [0, []], address
