"""Safe HTML as plain text: for calendars, for programs, for wherever tags would be read aloud."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

_PIECE: Final = re.compile(r"<(/?)([a-z][a-z0-9]*)([^>]*)>|([^<]+)", re.IGNORECASE)
_HREF: Final = re.compile(r'href="([^"]*)"')
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_AROUND_LINES: Final = re.compile(r" *\n *")
_EMPTY_LINES: Final = re.compile(r"\n{3,}")
_APART: Final = frozenset("p ul ol dl table blockquote pre h1 h2 h3 h4 h5 h6 details div hr".split())
_LINES: Final = frozenset("li tr br dt dd summary caption".split())


def plain_text(html: str) -> str:
    """The text of safe HTML: paragraphs with an empty line between them, `- ` before an item, addresses of links behind their
    words. Blanks at its ends are gone."""
    found: list[str] = []
    links: list[tuple[str, int]] = []
    is_code = False
    for closing, tag, attributes, text in _PIECE.findall(html):
        name = tag.lower()
        if text:
            said = unescape(text)
            # What a block of code holds keeps its blanks and lines until the end, under signs that no text has.
            found.append(said.replace(" ", "\0").replace("\n", "\1") if is_code else _BLANKS.sub(" ", said))
        elif name == "a":
            _follow(found, links, closing, attributes)
        elif name in _APART:
            is_code = not closing if name == "pre" else is_code
            found.append("\n\n")
        elif name in _LINES:
            found.append("" if closing and name != "tr" else "\n- " if name == "li" else "\n")
        elif name in ("td", "th") and closing:
            found.append(" ")
    text = _EMPTY_LINES.sub("\n\n", _AROUND_LINES.sub("\n", "".join(found)))
    return text.replace("\1\n", "\n").replace("\0", " ").replace("\1", "\n").strip()


def _follow(found: list[str], links: list[tuple[str, int]], closing: str, attributes: str) -> None:
    """Notes where a link begins, or says where it leads if its words do not."""
    if not closing:
        href = _HREF.search(attributes)
        links.append((unescape(href[1]) if href else "", len(found)))
    elif links:
        address, start = links.pop()
        words = "".join(found[start:]).strip()
        if address and address.removeprefix("mailto:") != words:
            found.append(f" ({address})")
