"""Our own writer of RSS 2.0 and Atom (RFC 4287), for archives (RFC 5005): they hold as many entries as there were updates.

It writes what feedgen writes of the same feed, element for element; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from html import escape
from typing import Final

from noa_status.public.feeds.told import GENERATOR, Category, Teller, Told, ToldFeed
from noa_status.public.values import Feed

TYPES: Final = {".rss": "application/rss+xml", ".atom": "application/atom+xml"}

_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DECLARATION: Final = b"<?xml version='1.0' encoding='UTF-8'?>\n"
_ARCHIVE: Final = '  <fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>\n'


def links_of(told: ToldFeed, hub: str, ending: str) -> list[dict[str, str]]:
    """The feed's links: to itself first, to its page last."""
    others = (("hub", hub), ("current", told.current), ("prev-archive", told.previous), ("next-archive", told.next))
    return [
        {"href": told.self_url, "rel": "self", "type": TYPES[ending]},
        *({"href": url, "rel": rel} for rel, url in others if url),
        {"href": told.url, "rel": "alternate", "type": "text/html"},
    ]


def styled(xml: bytes, style: str) -> bytes:
    """A feed's file that a browser shows with this stylesheet, where its server says that it is XML."""
    instruction = b'<?xml-stylesheet type="text/css" href="%s"?>\n' % style.encode()
    return _DECLARATION + instruction + xml.removeprefix(_DECLARATION)


def written(feed: Feed, teller: Teller, ending: str) -> bytes:
    """The feed's file, `.rss` or `.atom`."""
    told = teller.feed(feed, ending)
    lines = _rss(feed, told, teller.language.code) if ending == ".rss" else _atom(feed, told, teller.language.code)
    return styled("".join(lines).encode(), told.style)


def _rss(feed: Feed, told: ToldFeed, language: str) -> Iterator[str]:
    yield '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    yield (
        f"\n<channel>\n  <title>{_text(told.title)}</title>\n  <link>{_text(told.url)}</link>\n"
        f"  <description>{_text(told.about)}</description>\n"
    )
    for link in links_of(told, feed.hub, ".rss")[:-1]:
        yield f"  <atom:link{_attributes(link)}/>\n"
    yield (
        "  <docs>http://www.rssboard.org/rss-specification</docs>\n"
        f"  <generator>{GENERATOR}</generator>\n  <language>{language}</language>\n"
        f"  <lastBuildDate>{rfc822(feed.updated_at)}</lastBuildDate>\n"
    )
    if feed.is_archive:
        yield _ARCHIVE
    is_permanent = "true" if feed.ids == feed.site.url else "false"
    for entry in told.entries:
        yield (
            f"  <item>\n    <title>{_text(entry.title)}</title>\n    <link>{_text(entry.url)}</link>\n"
            f"    <description>{_text(escape(entry.summary, quote=False))}</description>\n"
            f"    <content:encoded>{_text(entry.html)}</content:encoded>\n"
            f'    <guid isPermaLink="{is_permanent}">{_text(entry.id)}</guid>\n'
            f"{_rss_categories(entry.categories)}    <pubDate>{rfc822(entry.published_at)}</pubDate>\n  </item>\n"
        )
    yield "</channel>\n</rss>\n"


def _atom(feed: Feed, told: ToldFeed, language: str) -> Iterator[str]:
    yield (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">\n'
        f"  <id>{_text(told.id)}</id>\n  <title>{_text(told.title)}</title>\n  <updated>{rfc3339(feed.updated_at)}</updated>\n"
        f"  <author>\n    <name>{_text(told.author)}</name>\n    <uri>{_text(told.author_url)}</uri>\n  </author>\n"
    )
    for link in links_of(told, feed.hub, ".atom"):
        yield f"  <link{_attributes(link)}/>\n"
    yield f"  <generator>{GENERATOR}</generator>\n  <subtitle>{_text(told.about)}</subtitle>\n"
    if feed.is_archive:
        yield _ARCHIVE
    yield from map(_atom_entry, told.entries)
    yield "</feed>\n"


def _atom_entry(entry: Told) -> str:
    published = rfc3339(entry.published_at)
    updated = published if entry.updated_at == entry.published_at else rfc3339(entry.updated_at)
    return (
        f"  <entry>\n    <id>{_text(entry.id)}</id>\n    <title>{_text(entry.title)}</title>\n"
        f'    <updated>{updated}</updated>\n    <content type="html">{_text(entry.html)}</content>\n'
        f'    <link href="{_quoted(entry.url)}"/>\n'
        f"    <summary>{_text(entry.summary)}</summary>\n{_atom_categories(entry.categories)}"
        f"    <published>{published}</published>\n  </entry>\n"
    )


@lru_cache(maxsize=4096)
def _rss_categories(categories: tuple[Category, ...]) -> str:
    return "".join(
        f'    <category domain="{_quoted(category.scheme)}">{_text(category.label)}</category>\n' for category in categories
    )


@lru_cache(maxsize=4096)
def _atom_categories(categories: tuple[Category, ...]) -> str:
    return "".join(f"    <category{_attributes(category._asdict())}/>\n" for category in categories)


def rfc822(at: datetime) -> str:
    """An instant as RSS writes it, in English whatever the language: `Tue, 24 Nov 2026 10:31:00 +0000`."""
    at = at.astimezone(UTC)
    clock = f"{at.hour:02}:{at.minute:02}:{at.second:02}"
    return f"{_DAYS[at.weekday()]}, {at.day:02} {_MONTHS[at.month - 1]} {at.year:04} {clock} +0000"


def rfc3339(at: datetime) -> str:
    """An instant as Atom and JSON Feed write it: `2026-11-24T10:31:00+00:00`."""
    at = at.astimezone(UTC)
    return f"{at.year:04}-{at.month:02}-{at.day:02}T{at.hour:02}:{at.minute:02}:{at.second:02}+00:00"


def _attributes(of: dict[str, str]) -> str:
    return "".join(f' {name}="{_quoted(value)}"' for name, value in of.items())


def _text(text: str) -> str:
    # A carriage return that is written as it is comes back as a line feed.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _quoted(text: str) -> str:
    # So do line ends and tabs in an attribute, as blanks.
    return _text(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
