"""The internal pages at work in a real browser: clocks that go on, the one search, ticks, texts to copy, links for a phone."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from noa_status.internal.telling import ago, distance, length
from tests.builders import a_site, at
from tests.internal.test_plugin import run

pytestmark = pytest.mark.browser

CONFIG = """\
site_name: On call
site_url: https://on-call.example.com/sub/
repo_url: https://forge.example.com/us/status
edit_uri: edit/main/docs/
theme: {name: material, font: false, features: [navigation.instant, search.highlight]}
plugins: [search, {noa-status: {public: false}}]
"""
BUILT = "10:35"


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small internal site with an outage going on, built at 10:35."""
    folder = tmp_path_factory.mktemp("on-call")
    site = a_site().file("/mkdocs.yml", CONFIG).file("/docs/index.md", "# Docs\n\nAbout the ApiDown alert, ApiDown, ApiDown.\n")
    site.runbook("ApiDown", "# ApiDown\n\n## Meaning\n\nIt is down.\n").runbook(
        "ApiLatencyHigh", "# ApiLatencyHigh\n\nWhen ApiDown is not.\n"
    )
    site.playbook("data-loss", "# Data loss\n\n- [ ] Stop writing\n- [ ] Find the newest copy\n", kind="scenario")
    site.with_incident(
        "api-down", severity="SEV1", detected_at="2026-11-24T10:03Z", acknowledged_at="2026-11-24T10:05Z", alerts=["ApiDown"]
    ).update("10:07", "investigating").update("10:31", "identified", api="major_outage")
    root = site.write(folder / "repository")
    done = run(root, "build", "--strict", "--site-dir", str(folder / "site" / "sub"), now=f"2026-11-24T{BUILT}Z")
    assert done.returncode == 0, done.stdout + done.stderr
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/sub/"
    server.shutdown()
    server.server_close()


@contextmanager
def opened(browser: Browser, url: str, now: datetime | None = None, **more: Any) -> Generator[Page]:
    """A page whose clock stands at `now`; in the end nothing was asked of anybody else, and no script failed."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], **more)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: wrong.append(asked.url) if not asked.url.startswith(url[: url.index("/sub/")]) else None)
    if now is not None:
        page.clock.install(time=now)
    page.goto(url)
    yield page
    assert wrong == []
    context.close()


def told(page: Page, selector: str) -> list[str]:
    """The words of each element that is seen."""
    return [" ".join(one.inner_text().split()) for one in page.locator(selector).all() if one.is_visible()]


# --- clocks ---


def test_a_page_that_was_just_built_says_what_it_was_built_with(browser: Browser, address: str) -> None:
    with opened(browser, address, at(BUILT)) as page:
        assert told(page, ".noa-due > div")[:1] == ["Next public update 10:46 UTC in 11 minutes"]
        assert told(page, "[data-noa-overdue]") == ["No promise is overdue."]
        assert told(page, "[data-noa-promises] > li") == []
        assert told(page, "p[data-noa-said]") == [
            "Level 3 since 10:33 UTC: Engineering Manager and Product Manager, by Phone Call"
        ]
        assert "As of 24 Nov 2026, 10:35 UTC." in page.locator(".noa-answer").inner_text()


def test_a_page_that_is_read_half_an_hour_later_is_right_then(browser: Browser, address: str) -> None:
    with opened(browser, address, at("11:07")) as page:
        assert told(page, ".noa-due__late") == [
            "Next public update 10:46 UTC 21 minutes overdue",
            "Restore 11:05 UTC 2 minutes overdue",
        ]
        assert told(page, "[data-noa-overdue]") == ["2 promises overdue."]
        assert told(page, "[data-noa-promises] > li")[0].startswith(
            "21 minutes overdue Api down Next public update, due 10:46 UTC"
        )
        assert told(page, "[data-noa-since]") == ["1 hour 5 minutes"]
        assert told(page, "p[data-noa-said]") == ["Level 4 since 11:03 UTC: CEO, by Phone Call"]
        assert told(page, ".noa-ladder__now") == ["11:03 UTC 4 minutes ago CEO Level 4: Phone Call"]
        assert told(page, ".noa-phases > li") == ["Resolution: until 14:03 UTC"]
        assert "As of 24 Nov 2026, 10:35 UTC, 32 minutes ago; the clocks go on." in page.locator(".noa-answer").inner_text()


def test_a_page_that_stays_open_goes_on_by_itself(browser: Browser, address: str) -> None:
    with opened(browser, address, at("10:45")) as page:
        assert told(page, ".noa-due > div")[:1] == ["Next public update 10:46 UTC in 1 minute"]
        assert page.locator(".noa-due .noa-degraded").count() == 1
        page.clock.run_for(180_000)
        assert told(page, ".noa-due > div")[:1] == ["Next public update 10:46 UTC 2 minutes overdue"]
        assert told(page, "[data-noa-overdue]") == ["1 promise overdue."]


def test_the_page_of_the_incident_goes_on_too(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}incidents/2026-11-24-api-down/", at("11:07")) as page:
        assert "Next public update 10:46 UTC 21 minutes overdue" in told(page, ".noa-due__late")
        assert told(page, ".noa-ladder__now b") == ["4 minutes ago"]


def test_a_clock_that_stands_before_the_build_changes_nothing(browser: Browser, address: str) -> None:
    with opened(browser, address, at("09:00")) as page:
        assert told(page, ".noa-due > div")[:1] == ["Next public update 10:46 UTC in 11 minutes"]


def test_without_javascript_everything_stands_there_as_of_the_build(browser: Browser, address: str) -> None:
    with opened(browser, address, java_script_enabled=False) as page:
        assert told(page, ".noa-due > div")[:1] == ["Next public update 10:46 UTC in 11 minutes"]
        assert told(page, "p[data-noa-said]")[0].startswith("Level 3 since 10:33 UTC")
        assert not page.locator(".noa-search").is_visible()


def test_the_script_says_every_length_in_the_words_of_the_build(browser: Browser, address: str) -> None:
    now = at("10:35")
    spans = [*range(0, 130), *range(3590, 3670), 7199, 7260, 86_399, 86_400, 90_061, 1_000_000]
    with opened(browser, address) as page:
        said = page.evaluate(
            "spans => spans.map(of => { const { ago, distance, length } = noaClocks;"
            " return [length(of), distance(of, 0), distance(-of, 0), ago(-of, 0)] })",
            [1000 * span for span in spans],
        )
    for span, words in zip(spans, said, strict=True):
        of = timedelta(seconds=span)
        assert words == [length(of), distance(now + of, now), distance(now - of, now), ago(now - of, now)], span


# --- the one search ---


def test_the_search_is_in_focus_and_typing_searches(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        expect(page.locator(".noa-search input")).to_be_focused()
        page.keyboard.type("apidown")
        query = page.locator("input[data-md-component='search-query']")
        expect(query).to_be_focused()
        expect(query).to_have_value("apidown")
        first = page.locator(".md-search-result__link").first
        expect(first).to_contain_text("Runbook of this alert")
        expect(page.locator(".md-search-result__list:not(.noa-found) .md-search-result__link").first).to_be_visible()
        page.keyboard.press("Enter")
        page.wait_for_url("**/sub/runbooks/ApiDown/**")


def test_a_slash_opens_the_search_from_anywhere(browser: Browser, address: str) -> None:
    for path in ("", "incidents/2026-11-24-api-down/", "runbooks/ApiDown/"):
        with opened(browser, address + path) as page:
            query = page.locator("input[data-md-component='search-query']")
            page.keyboard.press("/")
            expect(query).to_be_focused()
            page.keyboard.type("latency")
            expect(page.locator(".noa-found a").first).to_have_attribute("href", f"{address}runbooks/ApiLatencyHigh/")
            assert query.input_value() == "latency"


def test_what_is_no_alert_is_found_as_ever(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        page.keyboard.type("stop writing")
        expect(page.locator(".md-search-result__link").first).to_contain_text("Data loss")
        assert page.locator(".noa-found").count() == 0
