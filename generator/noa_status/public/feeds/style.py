"""The stylesheet of feeds, for people who open one in a browser: its words are in the language of the feed.

It is CSS and not XSLT, which browsers take away.
"""

from __future__ import annotations

from typing import Final

from noa_status.words import messages
from noa_status.words.language import Language

FILE: Final = "feeds/feed.css"
"""Where the theme has it."""


def style(css: str, language: Language) -> bytes:
    """The file, of the theme's."""
    words = f"{language.say(messages.FEED_FOR_PEOPLE)}\n{language.say(messages.FEED_USE)}"
    return f"{css.rstrip()}\n\n:root {{ --about: {_string(words)}; direction: {language.direction}; }}\n".encode()


def _string(text: str) -> str:
    """A text as CSS writes it."""
    escaped = "".join(f"\\{ord(sign):x} " if sign in '"\\\n<' else sign for sign in text)
    return f'"{escaped}"'
