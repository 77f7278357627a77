"""Pages as a visitor sees them."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Route

from tests.builders import at

FOCUS = """() => {
  const one = document.activeElement, { outlineStyle, outlineWidth } = getComputedStyle(one), box = one.getBoundingClientRect()
  return [outlineStyle != 'none' && parseFloat(outlineWidth) >= 2, box.width > 1 && box.height > 1 && box.top < innerHeight && box.bottom > 0]
}"""

_OF_THE_WORLD = ("Failed to load resource", "Permissions policy violation", "permissions policy")


@contextmanager
def opened(browser: Browser, address: str, now: str, **more: object) -> Generator[Page]:
    """A page whose visitor's clock says `now`, in Berlin. In the end no script may have failed, and nothing been refused by the
    page's own policy; that the network fails, or that the host forbids something, is no complaint."""
    context = browser.new_context(**{"timezone_id": "Europe/Berlin", "locale": "en-GB", **more})  # pyright: ignore[reportArgumentType]
    page = context.new_page()
    wrong: list[str] = []

    def hear(said: ConsoleMessage) -> None:
        if said.type in ("error", "warning") and not any(reason in said.text for reason in _OF_THE_WORLD):
            wrong.append(said.text)

    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", hear)
    page.clock.install(time=at(now))
    page.goto(address)
    yield page
    assert wrong == []
    context.close()


def holding() -> tuple[list[Route], Callable[[Route], None]]:
    """Requests that wait for an answer, and what makes them wait."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    return held, hold


def tab_to(page: Page, wanted: Locator) -> None:
    """Presses Tab until the wanted element has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one == document.activeElement"):
            return
    raise AssertionError("Tab never came to the element")


def focus_is_seen(page: Page) -> bool:
    """Whether what has the focus is on the screen and has an outline."""
    return page.evaluate(FOCUS) == [True, True]


def width(page: Page) -> int:
    """How wide the page's content is, in px: more than the window where it scrolls sideways."""
    return page.evaluate("document.documentElement.scrollWidth")
