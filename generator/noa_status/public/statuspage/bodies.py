"""Texts of ours in this interface: inert wherever they land.

Programs put what they read here into pages, attributes, terminals and chats, often as it is. A body is HTML by the interface's
own usage, and nearly all bodies are plain sentences; so ours are sentences, with `<br />` for the end of a line and nothing else.
What HTML would take for more is written as HTML writes it; an apostrophe between letters becomes the typographic one, so that
programs that show bodies as plain text show no `&#39;` in most of them.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from noa_status.public.markdown import without_control_characters
from noa_status.public.plain_text import plain_text

_APOSTROPHE: Final = re.compile(r"(?<=\w)'(?=\w)")
_ENTITY_LIKE: Final = re.compile(r"&(#?\w{1,32};?)")
_TAG_LIKE: Final = re.compile(r"<(?=[A-Za-z/!?])")
_TURNS_TEXT: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINE: Final = "<br />\n"


def body_of(html: str) -> str:
    """A text that was already made safe HTML."""
    return inert(plain_text(html)).replace("\n", _LINE)


def inert(text: str) -> str:
    """Plain text that is no markup in any place of a page; line ends stay."""
    text = _ENTITY_LIKE.sub(_as_it_stands, _seen(text))
    text = _APOSTROPHE.sub("\u2019", text.replace("<", "&lt;").replace(">", "&gt;"))
    return text.replace('"', "&quot;").replace("'", "&#39;")


def name_of(text: str) -> str:
    """A name in one line. Names are plain text in this interface, so nothing in them is written as HTML: what could begin a tag
    or end an attribute gets a sign that looks like it."""
    text = " ".join(_seen(text).split())
    return _TAG_LIKE.sub("\u2039", text).replace('"', "\u201d").replace("'", "\u2019")


def _seen(text: str) -> str:
    return _TURNS_TEXT.sub("", without_control_characters(text))


def _as_it_stands(found: re.Match[str]) -> str:
    return found[0] if unescape(found[0]) == found[0] else f"&amp;{found[1]}"
