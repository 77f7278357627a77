"""Home in a real browser: it answers with JavaScript and without, asks nobody else, and its policy lets nothing else in."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage

from noa_status.build.conduct import Paths, build_public
from noa_status.records.instants import parse_instant

SITE = Path(__file__).parents[1] / "sites" / "one-open-incident"
pytestmark = pytest.mark.browser


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("browser")
    shutil.copytree(SITE, home / "repository", ignore=shutil.ignore_patterns("expected"))
    paths = Paths(root=home / "repository", site=home / "site" / "sub", cache=home / "cache")
    assert build_public(paths, parse_instant("2026-11-24T10:35Z")).is_built
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(home / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/sub/public/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("javascript", [True, False])
def test_home_answers_in_one_request_under_a_sub_path(browser: Browser, address: str, javascript: bool) -> None:
    context = browser.new_context(java_script_enabled=javascript, viewport={"width": 320, "height": 700})
    page = context.new_page()
    requests: list[str] = []
    complaints: list[str] = []

    def complained(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    page.on("request", lambda request: requests.append(request.url))
    page.on("console", complained)
    page.clock.set_fixed_time(parse_instant("2026-11-24T10:36Z"))
    page.goto(address)
    assert page.locator("h1").inner_text() == "API may be slow."
    assert page.get_by_text("next update by").is_visible()
    assert [url for url in requests if not url.startswith("data:")] == [address]
    assert complaints == [], "nothing is refused by the page's own policy"
    page.get_by_text("1 earlier update").click()
    assert page.get_by_text("We are investigating reports of slow API requests.").is_visible()
    page.get_by_role("link", name="API requests are slow").first.click()
    page.wait_for_url("**/sub/public/incidents/2026-11-24-api-slow/")
    assert page.locator("h1").inner_text() == "API requests are slow"
    context.close()


def test_home_is_not_wider_than_a_small_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
