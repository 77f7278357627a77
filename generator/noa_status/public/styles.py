"""Which CSS and script files a page is sent, and nothing more; joined, made small and hashed for the page's security policy."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256

from noa_status.public.values import Accent

EVERY_PAGE = ("layers", "reset", "tokens", "page", "news", "header", "footer")
"""Files that every page is sent, first to last."""

_BARS = ("components", "key", "bars", "story", "trouble")
_INCIDENTS = ("days", "line")

BY_PAGE = {
    "home": ("announcement", "answer", "card", "chips", "update", "correction", "prose", *_BARS, *_INCIDENTS),
    "incident": ("title", "chips", "affected", "update", "timeline", "correction", "prose", "pager"),
    "postmortem": ("title", "prose"),
    "month": ("title", "calendar", "month", "selections", *_INCIDENTS, "shares", "pager"),
    "selection": ("title", *_INCIDENTS),
    "year": ("title", "calendar", "calendars", "wide", "pager"),
    "history": ("title", "months"),
    "maintenance": ("title", "card", "ahead", "chips", "correction", "prose", *_INCIDENTS),
    "component": ("title", "state", "key", "bars", "story", "trouble", "figures", *_INCIDENTS, "shares", "badge", "copyable"),
    "subscribe": ("title", "feeds", "ways", "copyable"),
    "not_found": ("answer", "prose"),
}
"""What a kind of page is sent besides, in the order of the cascade."""

OWN = "css/own.css"
"""The user's own rules: sent with every page where the file is there, in a layer over ours, under that of print."""

OWN_SCRIPT = "js/own.js"
"""The user's own comforts: sent with every page where the file is there, behind ours."""

_BLANKS = re.compile(
    r"""(?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/"""
    r"""|\s*;?\s*(?P<end>\})\s*|\s*(?P<mark>[{;,])\s*|(?P<colon>:)\s+|(?P<blank>\s+)""",
    re.DOTALL,
)

EVERY_SCRIPT = ("page", "times", "flips")
"""Scripts that every page is sent, first to last. Each adds one comfort to a page that is complete without it."""

SCRIPT_BY_PAGE = {"home": ("bars",), "component": ("bars", "copy"), "year": ("copy",), "subscribe": ("copy",)}
"""What a kind of page is sent besides."""

LAST_SCRIPT = "fresh"
"""Runs the comforts, and again whenever something new is shown."""


def accent_css(accent: Accent | None) -> str:
    """What lays the organisation's colour over the theme's tokens; empty where it has none."""
    return "" if accent is None else f"@layer tokens{{:root{{--accent:light-dark({accent.light},{accent.dark})}}}}"


def page_kind(template: str) -> str:
    """`pages/home.html.j2` -> `home`."""
    return template.removeprefix("pages/").partition(".")[0]


def files(template: str, direction: str = "ltr") -> tuple[str, ...]:
    """The CSS files of a page's template, relative to the theme's root, in the order of the cascade."""
    of_direction = ("rtl",) if direction == "rtl" else ()
    return tuple(f"css/{name}.css" for name in (*EVERY_PAGE, *BY_PAGE[page_kind(template)], *of_direction, "print"))


def scripts(template: str) -> tuple[str, ...]:
    """The script files of a page's template, relative to the theme's root, in the order in which they run."""
    before = (f"js/{name}.js" for name in (*EVERY_SCRIPT, *SCRIPT_BY_PAGE.get(page_kind(template), ())))
    return (*before, OWN_SCRIPT, f"js/{LAST_SCRIPT}.js")


def script(template: str, load: Callable[[str], str | None]) -> str:
    """All the script of a page's template as one block for `<script>`: its files share their names, the page has none of them."""
    lines = (line.strip() for path in scripts(template) for line in (load(path) or "").splitlines())
    return "{" + "\n".join(line for line in lines if line and not line.startswith("//")) + "}"


def stylesheet(template: str, load: Callable[[str], str | None], direction: str = "ltr") -> str:
    """All the CSS of a page's template as one small text, ready for `<style>`. A file that `load` does not know is left out."""
    ours = [load(path) or "" for path in files(template, direction)]
    own = load(OWN)
    return small("\n".join(ours if own is None else [*ours, f"@layer own {{{own}}}"]))


def small(css: str) -> str:
    """The same CSS without comments and needless blanks. Strings stay as they are."""
    return _BLANKS.sub(_smaller, css).strip()


def _smaller(found: re.Match[str]) -> str:
    for kept in ("string", "end", "mark", "colon"):
        if found[kept]:
            return found[kept]
    return " " if found["blank"] else ""


def source_hash(text: str) -> str:
    """The hash that a Content-Security-Policy names an inline style or script by: `sha256-...`."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
