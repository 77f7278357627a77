"""The feed of digests: Atom, told to feedgen, which is imported when it is made."""

# feedgen has no types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape
from urllib.parse import urlsplit

import msgspec

from noa_status.internal import addresses
from noa_status.internal.page import World
from noa_status.internal.values import Group, Line


class Entry(msgspec.Struct, frozen=True):
    """A digest that is over: told once, and never again when a record changes later."""

    id: str
    title: str
    says: str
    over_at: datetime
    groups: tuple[Group, ...]


def feed_of(entries: Sequence[Entry], world: World) -> str:
    """The feed's text, newest first. No clock is read: it is as new as its newest entry, or as the site's first second."""
    from feedgen.feed import FeedGenerator

    site = world.repository.site
    feed = FeedGenerator()
    feed.id(_id(world, "digest"))
    feed.title(f"{site.name}: digests of incidents")
    feed.author({"name": site.name})
    feed.generator("noa-status")
    feed.updated(max((entry.over_at for entry in entries), default=_EVER))
    feed.link(href=_url(world, addresses.DIGEST_FEED), rel="self")
    feed.link(href=_url(world, addresses.DIGESTS), rel="alternate")
    for entry in entries:
        told = feed.add_entry(order="append")
        told.id(_id(world, f"digest/{entry.id}"))
        told.title(entry.title)
        told.updated(entry.over_at)
        told.published(entry.over_at)
        told.link(href=_url(world, addresses.digest(entry.id)), rel="alternate")
        told.content(_html(entry), type="html")
    return feed.atom_str(pretty=True).decode()


_EVER = datetime.fromisoformat("2000-01-01T00:00:00+00:00")


def _id(world: World, what: str) -> str:
    # A tag (RFC 4151) of the public site's first host: it stays when the internal site moves, or has no address of its own.
    host = (urlsplit(world.repository.site.ids_url).hostname or "localhost").lower()
    return f"tag:{host},2000:noa-status/{what}"


def _url(world: World, uri: str) -> str:
    """The address on the internal site; relative to the feed where `status.yml` does not say where that is."""
    base = world.repository.site.internal_url
    if not base:
        return world.href(addresses.DIGEST_FEED, uri)
    return base.rstrip("/") + "/" + world.href("index.html", uri).removeprefix("./")


def _html(entry: Entry) -> str:
    parts = [f"<p>{escape(entry.says)}</p>"]
    for group in entry.groups:
        if group.lines:
            lines = "".join(f"<li>{escape(_words(line))}</li>" for line in group.lines)
            parts.append(f"<h3>{escape(group.title)}</h3><ul>{lines}</ul>")
    return "".join(parts)


def _words(line: Line) -> str:
    told = [line.mark.word if line.mark else "", line.link.title, line.at.words if line.at else "", line.words]
    return " · ".join(word for word in told if word)
