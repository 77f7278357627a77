"""A feed that somebody opens in a browser: it says what it is, and shows what people read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from noa_status.build.conduct import Paths, build_public
from noa_status.public.headers import TYPES
from tests.builders import a_site, at

pytestmark = pytest.mark.browser

URL = "https://status.example.com/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in two languages with an incident of two updates, the first of which was published in October."""
    home = tmp_path_factory.mktemp("feeds")
    site = a_site(languages=["en", "ar"]).with_incident("api-slow", at="10-31T23:00", title="API <b>requests</b> & more are slow")
    site.update("10-31T23:10", "investigating", "Requests take *long*.", api="degraded_performance").update(
        "11-01T00:10", "resolved"
    )
    paths = Paths.of(site.write(home))
    assert build_public(paths, at("12:00")).is_built
    return paths.site / "public"


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """A page of the site, whose files come with the types that its server is told to send."""

    def answer(route: Route) -> None:
        path = site / route.request.url.removeprefix(URL)
        if path.is_file():
            headers = {"Content-Type": f"{TYPES[path.suffix[1:]]}; charset=utf-8", "X-Content-Type-Options": "nosniff"}
            route.fulfill(body=path.read_bytes(), headers=headers)
        else:
            route.fulfill(status=404)

    made = browser.new_page(viewport={"width": 800, "height": 700})
    made.route("**/*", answer)
    yield made
    made.close()


SHOWN = """() => [...document.querySelectorAll('*')].filter(e => !e.children.length && e.getClientRects().length)
    .map(e => [e.localName, e.textContent.trim()])"""
"""What is visible, element by element."""


@pytest.mark.parametrize("address", ["feed.rss", "feed.atom", "components/api/feed.rss", "feeds/2026-10/feed.atom"])
def test_a_feed_opens_as_a_page_of_what_people_read(page: Page, address: str) -> None:
    page.goto(URL + address)
    shown: list[list[str]] = page.evaluate(SHOWN)
    names = {name for name, _ in shown}
    assert names <= {"title", "description", "subtitle", "link", "uri", "pubDate", "published", "summary"}
    texts = [text for _, text in shown]
    assert "API: Investigating · API <b>requests</b> & more are slow" in texts
    assert "Requests take long. API: Degraded" in texts
    assert not any("guid" in text or "<p>" in text for text in texts)
    about: str = page.evaluate("getComputedStyle(document.documentElement, '::before').content")
    assert about.startswith('"This is a feed')
    width: int = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 800


def test_a_feed_in_arabic_reads_from_right_to_left(page: Page) -> None:
    page.goto(f"{URL}ar/feed.rss")
    assert page.evaluate("getComputedStyle(document.documentElement).direction") == "rtl"
