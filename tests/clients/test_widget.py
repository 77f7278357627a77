"""Statuspage's own widget, unchanged, on a page of another origin in a real browser: without CORS it would show nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.clients.serving import MODULES, Served, serving

pytestmark = pytest.mark.browser

SHIM = MODULES / "@webcomponents" / "custom-elements" / "src" / "native-shim.js"
WIDGET = MODULES / "@statuspage" / "status-widget" / "dist" / "index.js"
SCRIPTS = '<script src="/native-shim.js"></script><script src="/index.js"></script>'


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


@pytest.mark.parametrize("appearance", ["basic", "badge"])
def test_it_says_what_the_page_says_and_leads_to_it(page: Page, served: Served, tmp_path: Path, appearance: str) -> None:
    for script in (SHIM, WIDGET):
        shutil.copy(script, tmp_path)
    widget = f'<statuspage-widget src="{served.url}" appearance="{appearance}"></statuspage-widget>'
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Host</title>{SCRIPTS}{widget}")
    with serving(tmp_path) as host:
        page.goto(host)
        expect(page.locator("statuspage-widget .status-indicator")).to_have_class("status-indicator critical", timeout=20_000)
        said = page.locator("statuspage-widget .status-container")
        expect(said).to_contain_text("Major Service Outage", ignore_case=True)
        expect(page.locator("statuspage-widget a")).to_have_attribute("href", served.url)
