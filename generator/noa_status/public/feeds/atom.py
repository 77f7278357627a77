"""Atom, RFC 4287."""

# feedgen has no types.
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Callable

from noa_status import addresses
from noa_status.public.feeds.generator import generator_of
from noa_status.public.values import Feed, Text
from noa_status.words.language import Language


def render(feed: Feed, html: Callable[[Text], str], language: Language) -> bytes:
    """The feed's file in a language. `html` turns a text into safe HTML with absolute links."""
    made = generator_of(feed, html, language, self_address=feed.base + addresses.FEED_ATOM, self_type="application/atom+xml")
    return bytes(made.atom_str(pretty=True))
