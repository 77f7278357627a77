"""Which CSS files a page is sent, and nothing more than those; joined, made small and hashed for the page's security policy."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256

EVERY_PAGE = ("layers", "reset", "tokens", "page", "header", "footer")
"""Files that every page is sent, first to last."""

_BARS = ("components", "key", "bars", "trouble")
_INCIDENTS = ("days", "line")

BY_PAGE = {
    "home": ("answer", "card", "chips", "update", "prose", *_BARS, *_INCIDENTS),
    "incident": ("title", "chips", "update", "timeline", "prose", "pager"),
    "month": ("title", *_INCIDENTS, "shares", "pager"),
    "history": ("title", "months"),
    "maintenance": ("title", "card", "prose", *_INCIDENTS),
    "component": ("title", "key", "bars", "trouble", "figures", *_INCIDENTS, "shares"),
    "subscribe": ("title", "feeds", "prose"),
    "not_found": ("title", "prose"),
}
"""What a kind of page is sent besides, in the order of the cascade."""

_BLANKS = re.compile(
    r"""(?P<string>"[^"]*"|'[^']*')|/\*.*?\*/"""
    r"""|\s*;?\s*(?P<end>\})\s*|\s*(?P<mark>[{;,])\s*|(?P<colon>:)\s+|(?P<blank>\s+)""",
    re.DOTALL,
)

SCRIPT = "js/local-times.js"


def page_kind(template: str) -> str:
    """`pages/home.html.j2` -> `home`."""
    return template.removeprefix("pages/").partition(".")[0]


def files(template: str) -> tuple[str, ...]:
    """The CSS files of a page's template, relative to the theme's root, in the order of the cascade."""
    return tuple(f"css/{name}.css" for name in (*EVERY_PAGE, *BY_PAGE[page_kind(template)], "print"))


def stylesheet(template: str, load: Callable[[str], str | None]) -> str:
    """All the CSS of a page's template as one small text, ready for `<style>`. A file that `load` does not know is left out."""
    return small("\n".join(load(path) or "" for path in files(template)))


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
