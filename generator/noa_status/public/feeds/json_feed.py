"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), in the order of its document."""

from __future__ import annotations

from typing import Final

import msgspec

from noa_status.public.feeds.told import Teller, Told
from noa_status.public.feeds.xml import rfc3339
from noa_status.public.values import Feed

ENDING: Final = ".json"
VERSION: Final = "https://jsonfeed.org/version/1.1"


class Author(msgspec.Struct, kw_only=True):
    """Whose feed it is."""

    name: str
    url: str


class Hub(msgspec.Struct, kw_only=True):
    """Who tells of changes."""

    type: str
    url: str


class Item(msgspec.Struct, kw_only=True):
    """One update."""

    id: str
    url: str
    title: str
    content_html: str
    summary: str
    date_published: str
    date_modified: str
    tags: tuple[str, ...]


class Document(msgspec.Struct, kw_only=True, omit_defaults=True):
    """The whole file."""

    version: str
    title: str
    home_page_url: str
    feed_url: str
    description: str
    next_url: str = ""
    authors: tuple[Author, ...]
    language: str
    hubs: tuple[Hub, ...] = ()
    items: tuple[Item, ...]


def render(feed: Feed, teller: Teller) -> bytes:
    """The feed's file. What is older is at `next_url`."""
    told = teller.feed(feed, ENDING)
    return msgspec.json.encode(
        Document(
            version=VERSION,
            title=told.title,
            home_page_url=told.url,
            feed_url=told.self_url,
            description=told.about,
            next_url=told.previous,
            authors=(Author(name=told.author, url=told.author_url),),
            language=teller.language.code,
            hubs=(Hub(type="WebSub", url=feed.hub),) if feed.hub else (),
            items=tuple(map(_item, told.entries)),
        )
    )


def _item(told: Told) -> Item:
    published = rfc3339(told.published_at)
    return Item(
        id=told.id,
        url=told.url,
        title=told.title,
        content_html=told.html,
        summary=told.summary,
        date_published=published,
        date_modified=published if told.updated_at == told.published_at else rfc3339(told.updated_at),
        tags=tuple(category.label for category in told.categories),
    )
