"""An open tab in a real browser: mistakes appear and go, the clock moves, nothing of it is in the files."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.sites import OUTAGE
from tests.serve.previewing import Running

pytestmark = pytest.mark.browser
UPDATE = "incidents/2026/2026-11-24-api-fails/updates/20261124T1031Z.md"


def change(running: Running, path: str, before: str, after: str) -> None:
    file = running.root / path
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture
def page(browser: Browser, preview: Running) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
    page.goto(f"{preview.url}/")
    yield page
    assert wrong == []
    # A browser that is loading a page anew while it is closed never ends.
    page.goto("about:blank")
    context.close()


def test_a_mistake_lies_over_the_last_good_page_until_it_is_mended(page: Page, preview: Running) -> None:
    over = page.get_by_role("dialog", name="What is wrong")
    expect(over).not_to_be_visible()
    change(preview, UPDATE, "status: identified", "status: identifed")
    expect(over).to_contain_text('no such incident status: "identifed"')
    expect(over).to_contain_text(f"{UPDATE}:2:9")
    expect(over.locator("mark")).to_have_text("identifed")
    expect(over).to_contain_text("status: identified")
    expect(page.get_by_role("heading", level=1, name="API is down.", include_hidden=True)).to_be_attached()
    preview.wait_for("the page stays as it was")
    assert f"{UPDATE}:2:9: error" in preview.said

    change(preview, UPDATE, "status: identifed", "status: monitoring")
    expect(over).not_to_be_visible()
    expect(page.locator(".card").first).to_contain_text("Monitoring")
    preview.wait_for("mended; built")


def test_a_page_comes_anew_when_its_record_changes(page: Page, preview: Running) -> None:
    expect(page.locator("main")).to_contain_text("We are moving all traffic")
    change(preview, UPDATE, "We are moving all traffic to the other one.", "All traffic goes to the other one now.")
    expect(page.locator("main")).to_contain_text("All traffic goes to the other one now.")


def test_what_git_ignores_or_an_editor_leaves_is_no_change(preview: Running) -> None:
    (preview.root / ".gitignore").write_text("scratch.md\n", encoding="utf-8")
    folder = preview.root / "incidents/2026/2026-11-24-api-fails"
    since = len(preview.said)
    for name in (".timeline.md.swp", "timeline.md~", "4913", "scratch.md"):
        (folder / name).write_text("x", encoding="utf-8")
        (folder / name).unlink()
    time.sleep(0.5)
    assert "built" not in preview.said[since:]
    (folder / "timeline.md").write_text("- 10:20 looked\n", encoding="utf-8")
    preview.wait_for("built in", since=since)


def test_the_slider_shows_another_moment_in_files_of_its_own(page: Page, preview: Running) -> None:
    present = preview.root / ".cache/noa-status/serve/present/public/index.html"
    before = present.read_bytes()
    expect(page.locator("main")).to_contain_text("Maintenance is under way for Search")
    slider = page.get_by_role("slider", name="Moment")
    slider.focus()
    # 15 and 30 minutes, an hour, two hours: the window for Search closes at 11:30.
    for _ in range(4):
        slider.press("ArrowRight")
    page.wait_for_url("**/-/at/20261124T1235Z/")
    expect(page.locator("main")).not_to_contain_text("Maintenance is under way for Search")
    expect(page.locator("output")).to_have_text("In 2 hours")
    # The page's own scripts take that moment for the right time: nothing is told to be old, and the next update is late.
    assert page.evaluate("new Date().toISOString()").startswith("2026-11-24T12:35")
    expect(page.locator("body")).not_to_have_class(re.compile("stale"))
    expect(page.locator(".card").first).to_contain_text("10:46")

    page.get_by_role("heading", name="Api fails").get_by_role("link").click()
    assert page.url == f"{preview.url}/-/at/20261124T1235Z/{OUTAGE}"
    page.get_by_role("button", name="Back to now").click()
    page.wait_for_url(f"{preview.url}/{OUTAGE}")
    assert present.read_bytes() == before
    assert b"preview" not in before


def test_a_moment_ahead_follows_the_records_too(page: Page, preview: Running) -> None:
    page.goto(f"{preview.url}/-/at/20261125T2230Z/")
    expect(page.locator("main")).to_contain_text("Under way · 25 Nov 2026, 22:00 to 23:00 UTC")
    change(preview, UPDATE, "We are moving all traffic to the other one.", "All traffic goes to the other one now.")
    expect(page.locator("main")).to_contain_text("All traffic goes to the other one now.")


def test_the_next_change_is_one_step_away(page: Page, preview: Running) -> None:
    page.get_by_role("button", name="Next change").click()
    page.wait_for_url("**/-/at/20261124T1046Z/")
    expect(page.locator("output")).to_have_text("In 11 minutes")


def test_the_bar_can_be_folded_and_stays_so(page: Page, preview: Running) -> None:
    page.get_by_role("button", name="Fold the preview's bar").click()
    expect(page.get_by_role("slider", name="Moment")).not_to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Preview", exact=True)).to_be_visible()
    page.get_by_role("button", name="Preview", exact=True).click()
    expect(page.get_by_role("slider", name="Moment")).to_be_visible()


def test_one_tab_listens_for_all(browser: Browser, preview: Running) -> None:
    context = browser.new_context()
    # A browser keeps six connections to a host: eight tabs that listened by themselves would leave none.
    tabs = [context.new_page() for _ in range(8)]
    for tab in tabs:
        tab.goto(f"{preview.url}/", timeout=10_000)
    change(preview, UPDATE, "status: identified", "status: identifed")
    for tab in tabs:
        expect(tab.get_by_role("dialog", name="What is wrong")).to_contain_text("no such incident status")
    # Whichever listened is gone: another one does from then on.
    for tab in tabs[:-1]:
        tab.close()
    change(preview, UPDATE, "status: identifed", "status: monitoring")
    expect(tabs[-1].get_by_role("dialog", name="What is wrong")).not_to_be_visible()
    expect(tabs[-1].locator(".card").first).to_contain_text("Monitoring")
    context.close()


def test_a_draft_is_seen_everywhere_and_what_is_written_is_clean(page: Page, preview: Running) -> None:
    page.goto(f"{preview.url}/-/compose")
    text = page.get_by_label("What everybody reads")
    page.get_by_text("Investigating", exact=True).click()
    expect(page.locator("#verdict")).to_contain_text("1 mistake")
    expect(page.locator("#troubles")).to_contain_text("left in from the message template")
    expect(page.get_by_role("button", name="Write the files")).to_be_disabled()

    page.get_by_text("Monitoring", exact=True).click()
    page.get_by_label("API", exact=True).select_option("partial_outage")
    text.fill("The traffic is moved. **Most requests** are answered again.")
    expect(page.locator("#verdict")).to_have_text("Nothing is wrong with it")
    expect(page.locator("#after")).to_contain_text("API may not work for everyone")
    expect(page.frame_locator("#page iframe").locator("main")).to_contain_text("Most requests are answered again.")
    page.get_by_role("tab", name="Home").click()
    expect(page.frame_locator("#home iframe").locator(".card").first).to_contain_text("Monitoring")
    page.get_by_role("tab", name="Feed").press("ArrowRight")
    page.get_by_role("tab", name="Feed").click()
    expect(page.locator("#feed")).to_contain_text("API: Monitoring · Api fails")
    expect(page.locator("#feed strong")).to_have_text("Most requests")
    page.get_by_role("tab", name="Mail").click()
    expect(page.locator("#mail")).to_contain_text("Email to all affected customers")
    expect(page.locator("#mail")).to_contain_text("https://status.example.com/incidents/2026-11-24-api-fails/")
    page.get_by_role("tab", name="Phone").click()
    expect(page.locator("#phone")).to_contain_text("The traffic is moved. Most requests are answered again.")

    before = set(preview.root.rglob("updates/*.md"))
    page.get_by_role("button", name="Write the files").click()
    expect(page.locator("#written")).to_contain_text("incidents/2026/2026-11-24-api-fails/updates/20261124T1035Z.md")
    (new,) = set(preview.root.rglob("updates/*.md")) - before
    assert new.read_text(encoding="utf-8") == (
        "---\nstatus: monitoring\ncomponents: {api: partial_outage}\n---\n"
        "The traffic is moved. **Most requests** are answered again.\n"
    )
    assert said_of(preview.root, new) == ""
    page.goto(f"{preview.url}/")
    expect(page.locator("main")).to_contain_text("Most requests are answered again.")


def test_a_new_incident_is_declared_from_the_form(page: Page, preview: Running) -> None:
    page.goto(f"{preview.url}/-/compose")
    page.get_by_label("About").select_option("")
    expect(page.locator("#verdict")).to_contain_text("It has no title yet")
    page.get_by_label("Title").fill("Exports do not start")
    page.get_by_label("Severity").select_option("SEV3")
    page.get_by_label("Dashboard").select_option("degraded_performance")
    page.get_by_label("What everybody reads").fill(
        "Exports that were asked for since ten do not start. We are looking for the cause."
    )
    expect(page.locator("#after")).to_contain_text("Dashboard")
    page.get_by_role("tab", name="Mail").click()
    expect(page.locator("#mail")).to_contain_text("Nobody gets a mail. SEV3 says: Status page only.")
    page.get_by_role("button", name="Write the files").click()
    expect(page.locator("#written")).to_contain_text("incidents/2026/2026-11-24-exports-do-not-start/incident.yml")
    page.locator("#written").get_by_role("link", name="its page").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Exports do not start")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_with_tabs_open(page: Page, preview: Running, number: int) -> None:
    expect(page.get_by_role("slider", name="Moment")).to_be_visible()
    assert preview.stop(number) == 0
    assert "Traceback" not in preview.said


def said_of(root: Path, path: Path) -> str:
    """What the checks say of a file."""
    from tests.commands import noa_status

    found = noa_status("lint --now 2026-11-24T10:35Z", root).output
    return "".join(line for line in found.splitlines() if line.startswith(path.relative_to(root).as_posix()))
