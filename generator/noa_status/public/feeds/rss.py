"""RSS 2.0."""

from __future__ import annotations

from noa_status.public.feeds import generator, xml
from noa_status.public.feeds.told import Teller
from noa_status.public.values import Feed

ENDING = ".rss"


def render(feed: Feed, teller: Teller) -> bytes:
    """The feed's file."""
    return (xml if feed.is_archive else generator).written(feed, teller, ENDING)
