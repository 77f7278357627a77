"""The internal pages at work in a real browser: clocks that go on, the one search, ticks, texts to copy, links for a phone."""

from __future__ import annotations

import re
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
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
        assert told(page, ".noa-phase--now[open] > summary") == ["Resolution 1 to 4 hours after the detection"]


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
    spans = [*range(130), *range(3590, 3670), 7199, 7260, 86_399, 86_400, 90_061, 1_000_000]
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


# --- ticks, drafts, posting ---


def test_ticks_are_remembered_and_come_out_as_lines_of_the_timeline(browser: Browser, address: str) -> None:
    url = f"{address}incidents/2026-11-24-api-down/"
    with opened(browser, url, at("10:36")) as page:
        page.get_by_label("Rollback recent deployment").check()
        page.clock.run_for(120_000)
        page.get_by_label("Failover to backup").check()
        expect(page.locator(".noa-ticks [role=status]")).to_have_text("2 of 44 done. ")
        page.reload()
        expect(page.get_by_label("Rollback recent deployment")).to_be_checked()
        page.get_by_role("button", name="Copy as timeline lines").click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == (
            "- 2026-11-24T10:36Z Mitigation: Implement Quick Fix: Rollback recent deployment\n"
            "- 2026-11-24T10:38Z Mitigation: Implement Quick Fix: Failover to backup"
        )
        page.locator(".noa-ticks").get_by_role("button", name="Clear").click()
        page.reload()
        expect(page.get_by_label("Rollback recent deployment")).not_to_be_checked()


def test_the_boxes_of_a_playbook_can_be_ticked_and_old_ticks_are_said_to_be_old(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}playbooks/data-loss/", at("10:36")) as page:
        page.get_by_label("Stop writing").check()
        page.clock.run_for(13 * 3600_000)
        page.reload()
        expect(page.get_by_label("Stop writing")).to_be_checked()
        expect(page.locator(".noa-ticks")).to_contain_text("These ticks are left from 2026-11-24.")


def test_a_link_for_posting_is_named_for_the_minute_in_which_it_is_followed(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}incidents/2026-11-24-api-down/", at("10:50")) as page:
        links = page.locator("a[data-noa-post]")
        assert links.all_inner_texts() == ["Identified", "Monitoring", "Resolved"]
        assert "updates/20261124T1050Z.md" in (links.nth(1).get_attribute("href") or "")
        assert "status%3A%20monitoring" in (links.nth(1).get_attribute("href") or "")
        assert page.locator("[data-noa-post-path]").inner_text().endswith("updates/20261124T1050Z.md")


def test_a_draft_tells_the_minute_in_which_it_is_copied(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}incidents/2026-11-24-api-down/", at("10:50")) as page:
        draft = page.locator("[data-noa-drafts]").first.locator("[data-noa-draft]").nth(1)
        draft.get_by_role("button", name="Copy").click()
        expect(draft.get_by_role("status")).to_have_text("Copied")
        text = page.evaluate("navigator.clipboard.readText()")
        assert text.startswith(
            "[STATUS UPDATE - 10:50 UTC]\nSeverity: SEV1\nStatus: Identified\nImpact: API major outage (critical impact)\n"
        )
        assert text.endswith("Next Update: 11:05 UTC")


def test_without_javascript_checklists_and_drafts_are_there_to_read(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}incidents/2026-11-24-api-down/", java_script_enabled=False) as page:
        assert page.locator(".noa-checks li", has_text="Rollback recent deployment").is_visible()
        assert page.locator(".noa-draft").first.is_visible()


def test_a_role_card_is_a_page_when_it_is_printed(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}playbooks/role-cards/") as page:
        printed = page.pdf(format="A4")
        assert len(re.findall(rb"/Type\s*/Page[^s]", printed)) == 3


def test_the_questions_lead_to_a_severity_without_javascript(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}playbooks/which-severity/", java_script_enabled=False) as page:
        page.get_by_role("link", name="No: the next question").first.click()
        page.get_by_role("link", name="Yes: SEV2 High").click()
        assert page.url.endswith("#is-sev2")
        assert page.get_by_role("heading", name="It is SEV2 High").bounding_box()["y"] < 200  # pyright: ignore[reportOptionalSubscript]
