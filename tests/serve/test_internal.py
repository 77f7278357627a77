"""The internal site beside the public one: nobody waits for it, and what its engine complains of is shown until it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.sites import an_outage
from tests.serve.previewing import NOW, Running

MKDOCS = "site_name: Example\ntheme: {name: material, font: false}\nplugins: [noa-status]\nuse_directory_urls: true\n"


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Running]:
    site = an_outage().file("/mkdocs.yml", MKDOCS).file("/docs/index.md", "# Docs\n\nHow we work.\n")
    running = Running(site.write(tmp_path / "repository", git=True), "--now", NOW)
    yield running
    running.stop()


@pytest.mark.browser
def test_both_sites_are_served_and_the_public_one_waits_for_nobody(browser: Browser, both: Running) -> None:
    assert "internal site" not in both.said[: both.said.index("built in")]
    internal = both.wait_for(r"internal:\s+(http://127\.0\.0\.1:\d+)/")
    both.wait_for("internal site built")
    page = browser.new_page()
    page.goto(f"{internal}/")
    expect(page.locator("main").first).to_contain_text("Api fails")
    expect(page.get_by_role("link", name="Public", exact=True)).to_have_attribute("href", both.url)

    config = both.root / "mkdocs.yml"
    config.write_text(MKDOCS.replace("[noa-status]", "[noa-status, nonsense]"), encoding="utf-8")
    expect(page.get_by_role("dialog", name="What is wrong")).to_contain_text("nonsense")
    assert "Api fails" in page.locator("main").first.inner_text()
    assert "internal site not built" in both.said
    config.write_text(MKDOCS, encoding="utf-8")
    expect(page.get_by_role("dialog", name="What is wrong")).not_to_be_visible()

    page.goto(f"{internal}/-/at/20261124T1235Z/")
    expect(page.locator("main").first).to_contain_text("Api fails")
    assert page.evaluate("new Date().toISOString()").startswith("2026-11-24T12:35")
    page.goto("about:blank")
    page.close()
    with pytest.raises(OSError, match="404"):
        urlopen(f"{internal}/-/compose", timeout=10)


def test_a_port_that_is_taken_is_told_in_words(shared_preview: Running) -> None:
    from tests.commands import noa_status

    said, status = noa_status(f"serve --public --port {shared_preview.port}", shared_preview.root)
    assert status == 3
    assert said.startswith(f"noa-status: port {shared_preview.port} is taken: choose another one with --port")
