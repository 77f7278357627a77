"""Pages in a real Chromium: axe's rules, sideways scrolling, and what a page asks of the network under its own policy."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import Literal, cast, get_args
from urllib.parse import urlsplit

import msgspec
from playwright.sync_api import Browser, BrowserContext, Page, Response, sync_playwright

from audit.findings import Column, Finding, Sheet
from audit.kinds import EMBED
from audit.kinds import Page as SitePage
from audit.sites import Site

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
Scheme = Literal["light", "dark"]
WIDTHS = (320, 1280)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# What is folded away must be as good as what is not.
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"
RUN_AXE = "([tags, rules]) => axe.run(document, {runOnly: {type: 'tag', values: tags}, rules, resultTypes: ['violations']})"
# What is a part of another page has that one's landmarks and main heading.
OF_WHOLE_PAGES = {rule: {"enabled": False} for rule in ("landmark-one-main", "page-has-heading-one", "region")}
# The page's excess in px, and the innermost elements that reach out of it and do not lie in something that scrolls by itself.
TOO_WIDE = """() => {
  const root = document.documentElement
  const edge = Math.min(root.clientWidth, Math.ceil(root.getBoundingClientRect().width)), excess = root.scrollWidth - edge
  const out = one => {
    const box = one.getBoundingClientRect(), spills = getComputedStyle(one).overflowX == 'visible'
    return Math.max(box.right, spills ? box.left + one.scrollWidth : 0) > edge + .5 || box.left < -.5
  }
  const held = one => { while ((one = one.parentElement) && one != document.body)
    if (getComputedStyle(one).overflowX != 'visible') return true }
  const reach = [...document.body.querySelectorAll('*')].filter(one => out(one) && !held(one))
  const inner = reach.filter(one => ![...one.children].some(child => reach.includes(child)))
  return [excess, excess > 0 ? inner.slice(0, 3).map(one => one.outerHTML.slice(0, 120)) : []]
}"""
HEAR_REFUSALS = """window.refused = []
document.addEventListener('securitypolicyviolation', event =>
  refused.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))"""


class _Node(msgspec.Struct, rename="camel"):
    html: str
    failure_summary: str = ""


class _Violation(msgspec.Struct):
    id: str
    help: str
    nodes: list[_Node]


class _Axe(msgspec.Struct):
    violations: list[_Violation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A page to open: its row of the table, how findings name it, its absolute address, the moment at which it is looked at."""

    row: str
    name: str
    url: str
    now: datetime | None = None

    @classmethod
    def of(cls, site: Site, page: SitePage) -> Target:
        """A page of a site, at the moment that it was built for: later it would say that it is old."""
        return cls(row=page.row, name=f"{site.name}: /{page.address}", url=site.url + page.address, now=site.now)

    def open(self, page: Page) -> None:
        """Opens it in a browser whose clock shows that moment."""
        if self.now:
            page.clock.set_fixed_time(self.now)
        page.goto(self.url, wait_until="load")


@contextmanager
def chromium() -> Generator[Browser, None, None]:
    """A browser, closed in the end. Raises SystemExit where there is none."""
    with sync_playwright() as playwright:
        # Scroll bars that take their room, as on a desktop: where they are hidden, the room kept for them hides what is too wide.
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=FLAGS, ignore_default_args=["--hide-scrollbars"]
        )
        yield browser
        browser.close()


def chromium_path() -> str:
    """Where Chromium is. Raises SystemExit where there is none."""
    found = os.environ.get("NOA_STATUS_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        raise SystemExit("audit: there is no Chromium: make audit says how to get one")
    return found


def look(browser: Browser, targets: list[Target], axe: str, sheet: Sheet, *, widths: tuple[int, ...] = WIDTHS) -> None:
    """Notes what axe (its source is given) finds in each page, light and dark, at each width, and where it scrolls sideways."""
    for scheme, width in product(cast("tuple[Scheme, ...]", get_args(Scheme)), widths):
        # 320 px with two device pixels each is a window of 640 px at 200 %.
        scale = 2 if width == WIDTHS[0] else 1
        context = browser.new_context(
            bypass_csp=True, color_scheme=scheme, device_scale_factor=scale, viewport={"width": width, "height": 900}
        )
        page = context.new_page()
        for target in targets:
            target.open(page)
            page.evaluate(OPEN_ALL)
            if scheme == "light":
                sheet.look(target.row, cast("Column", f"wide {width}"), too_wide(page, target, width))
            page.evaluate(axe)
            rules = OF_WHOLE_PAGES if target.row.startswith(EMBED) else {}
            told = msgspec.convert(page.evaluate(RUN_AXE, [TAGS, rules]), type=_Axe)
            sheet.look(target.row, cast("Column", f"{scheme} {width}"), list(violations(told, target, f"{scheme} {width}")))
        context.close()


def too_wide(page: Page, target: Target, width: int) -> list[Finding]:
    """Whether the open page scrolls sideways, and what makes it do so."""
    excess, elements = msgspec.convert(page.evaluate(TOO_WIDE), type=tuple[int, list[str]])
    if excess <= 0:
        return []
    return [
        Finding(
            row=target.row,
            column=cast("Column", f"wide {width}"),
            page=target.name,
            rule="sideways scrolling",
            says=f"{excess} px wider than a window of {width} px",
            element=" | ".join(elements),
            fix="let it wrap, or give it a box that scrolls by itself",
        )
    ]


def violations(told: _Axe, target: Target, column: str) -> Iterator[Finding]:
    """A finding for each rule that a page breaks: its first element, and how many more there are."""
    for violation in told.violations:
        first, more = violation.nodes[0], len(violation.nodes) - 1
        yield Finding(
            row=target.row,
            column=cast("Column", column),
            page=target.name,
            rule=f"axe {violation.id}",
            says=violation.help,
            element=first.html[:300] + (f" (and {more} more)" if more else ""),
            fix=" ".join(first.failure_summary.split()),
        )


def look_alone(browser: Browser, targets: list[Target], sheet: Sheet) -> dict[str, int]:
    """Notes what each page does under its own policy that it should not. Gives the number of requests by address."""
    requests: dict[str, int] = {}
    for target in targets:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        asked, complaints = _visit(context, target)
        requests[target.url] = len(asked)
        complaints += [f"asked another origin: {url}" for url in asked if _origin(url) != _origin(target.url)]
        complaints += [f"set the cookie {cookie.get('name')}" for cookie in context.cookies()]
        context.close()
        found = [
            Finding(row=target.row, column="alone", page=target.name, rule="stands alone", says=complaint)
            for complaint in dict.fromkeys(complaints)
        ]
        sheet.look(target.row, "alone", found)
    return requests


def _visit(context: BrowserContext, target: Target) -> tuple[list[str], list[str]]:
    """Opens a page, presses each of its buttons, and gives what it asked for and what went wrong."""
    page, asked, complaints = context.new_page(), cast("list[str]", []), cast("list[str]", [])
    page.add_init_script(HEAR_REFUSALS)
    page.on("request", lambda request: None if request.url.startswith("data:") else asked.append(request.url))
    page.on("pageerror", lambda error: complaints.append(f"script error: {error.message}"))
    page.on("console", lambda said: complaints.append(f"console: {said.text}") if said.type in ("error", "warning") else None)

    def answered(response: Response) -> None:
        if "set-cookie" in response.headers:
            complaints.append(f"an answer sets a cookie: {response.url}")

    page.on("response", answered)
    target.open(page)
    page.wait_for_load_state("networkidle")
    page.evaluate(OPEN_ALL)
    for button in page.get_by_role("button").all():
        button.click()
    complaints += [f"refused by the policy: {one}" for one in msgspec.convert(page.evaluate("refused"), type=list[str])]
    return asked, complaints


def _origin(url: str) -> tuple[str, str]:
    return urlsplit(url)[:2]
