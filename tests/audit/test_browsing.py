"""The audit's own eyes: a page that is too wide, asks elsewhere or breaks its policy is seen, a good one is left in peace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from audit.browsing import Target, chromium, look, look_alone
from audit.findings import Finding, Sheet
from audit.serving import Server
from audit.weights import seen_after

pytestmark = pytest.mark.browser

# In the place of axe: finds an image without a text, and nothing else.
EYES = """axe = {run: async () => ({violations: [...document.querySelectorAll('img:not([alt])')].map(one => (
  {id: 'image-alt', help: 'Images need a text', nodes: [{html: one.outerHTML, failureSummary: 'Fix this:\\n  add alt'}]}))})}"""
GOOD = "<!doctype html><title>Good</title><link rel=icon href='data:,'><h1>All is well.</h1>"
POLICY = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; img-src data:\">"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path)
    yield server
    server.close()


def seen(browser: Browser, server: Server, folder: Path, html: str) -> list[Finding]:
    (folder / "index.html").write_text(html, encoding="utf-8")
    sheet, targets = Sheet(), [Target(row="home", name="calm: /", url=server.url)]
    look(browser, targets, EYES, sheet, widths=(320,))
    look_alone(browser, targets, sheet)
    assert {"light 320", "dark 320", "wide 320", "alone"} <= {column for _, column in sheet.looked}
    return sheet.findings


def test_a_good_page_is_left_in_peace(browser: Browser, server: Server, tmp_path: Path) -> None:
    assert seen(browser, server, tmp_path, GOOD) == []
    assert seen_after(browser, Target(row="home", name="calm: /", url=server.url), runs=1) > 0


def test_what_reaches_out_of_the_page_is_named(browser: Browser, server: Server, tmp_path: Path) -> None:
    (one,) = seen(
        browser, server, tmp_path, f"{GOOD}<details><summary>More</summary><p id=wide style='width:400px'>wide</details>"
    )
    assert one.rule == "sideways scrolling"
    assert 'id="wide"' in one.element


def test_what_scrolls_by_itself_is_left_in_peace(browser: Browser, server: Server, tmp_path: Path) -> None:
    assert seen(browser, server, tmp_path, f"{GOOD}<div style='overflow:auto'><p style='width:400px'>wide</div>") == []


def test_what_axe_says_is_told_for_light_and_dark(browser: Browser, server: Server, tmp_path: Path) -> None:
    found = seen(browser, server, tmp_path, f"{GOOD}<img src='data:,'>")
    assert [(one.column, one.rule, one.fix) for one in found] == [
        ("light 320", "axe image-alt", "Fix this: add alt"),
        ("dark 320", "axe image-alt", "Fix this: add alt"),
    ]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (f"{POLICY}<style>h1 {{ color: red }}</style>", "refused by the policy: style-src"),
        ("<img alt='' src='http://127.0.0.1:9/picture.png'>", "asked another origin: http://127.0.0.1:9/picture.png"),
        ("<script>document.cookie = 'seen=1'</script>", "set the cookie seen"),
        ("<button onclick='nobody()'>Press</button>", "script error: nobody is not defined"),
        ("<script>console.warn('old')</script>", "console: old"),
    ],
)
def test_a_page_that_does_not_stand_alone_is_named(
    browser: Browser, server: Server, tmp_path: Path, more: str, says: str
) -> None:
    found = seen(browser, server, tmp_path, GOOD.replace("<h1>", f"{more}<h1>"))
    assert any(one.rule == "stands alone" and one.says.startswith(says) for one in found), found
