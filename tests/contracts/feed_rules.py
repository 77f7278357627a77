"""What the specifications of RSS 2.0, Atom and JSON Feed want, read by us: each function gives the breaches of a file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import jsonschema_rs

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
HISTORY = "{http://purl.org/syndication/history/1.0}archive"
SCHEMA = json.loads((Path(__file__).parent / "json-feed-1.1.schema.json").read_bytes())

# RFC 822 with a year of four digits, as RSS has it; names in English whatever the language.
_RFC822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d [+-]\d{4}"
)
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_ONCE_IN_ITEM = ("title", "link", "description", "guid", "pubDate", CONTENT)
_ONCE_IN_ENTRY = tuple(f"{ATOM}{name}" for name in ("id", "title", "updated", "published", "content", "summary"))


def breaches(name: str, data: bytes) -> list[str]:
    """What is wrong with the file of this name."""
    rules = {".rss": of_rss, ".atom": of_atom, ".json": of_json}
    return [f"{name}: {breach}" for breach in rules[name[name.rindex(".") :]](data)]


def of_rss(data: bytes) -> Iterator[str]:
    """RSS 2.0 (https://www.rssboard.org/rss-specification) and the RSS Advisory Board's profile."""
    root = ElementTree.fromstring(data)
    channel = root.find("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or len(root) != 1 or channel is None:
        yield "not one channel in one rss of version 2.0"
        return
    yield from _once(channel, "title", "link", "description", "language", "lastBuildDate", "docs", "generator")
    yield from _absolute(channel.findtext("link"))
    yield from _rfc822(channel.findtext("lastBuildDate"))
    yield from _links(channel, ".rss", needs_alternate=False)
    items = channel.findall("item")
    yield from _unique([item.findtext("guid") or "" for item in items])
    dates = [parsedate_to_datetime(item.findtext("pubDate") or "") for item in items]
    yield from () if dates == sorted(dates, reverse=True) else ("items are not newest first",)
    for item in items:
        yield from _once(item, *_ONCE_IN_ITEM)
        yield from _absolute(item.findtext("link"))
        yield from _rfc822(item.findtext("pubDate"))
        yield from _html(item.findtext(CONTENT) or "")
        yield from _html(item.findtext("description") or "")
        guid = item.find("guid")
        if guid is not None and guid.get("isPermaLink") not in ("true", "false"):
            yield "guid does not say whether it is a permanent link"
        yield from (f"category without domain: {one.text}" for one in item.findall("category") if not one.get("domain"))


def of_atom(data: bytes) -> Iterator[str]:
    """RFC 4287, in the order of its section 4."""
    feed = ElementTree.fromstring(data)
    if feed.tag != f"{ATOM}feed":
        yield "not a feed"
        return
    yield from _once(feed, *(f"{ATOM}{name}" for name in ("id", "title", "updated", "subtitle", "generator")))
    yield from _rfc3339(feed.findtext(f"{ATOM}updated"))
    yield from _absolute(feed.findtext(f"{ATOM}id"))
    yield from () if feed.findtext(f"{ATOM}author/{ATOM}name") else ("4.1.1: no author",)
    yield from _links(feed, ".atom", needs_alternate=True)
    entries = feed.findall(f"{ATOM}entry")
    yield from _unique([entry.findtext(f"{ATOM}id") or "" for entry in entries])
    published = [datetime.fromisoformat(entry.findtext(f"{ATOM}published") or "") for entry in entries]
    yield from () if published == sorted(published, reverse=True) else ("entries are not newest first",)
    for entry in entries:
        yield from _once(entry, *_ONCE_IN_ENTRY)
        yield from _absolute(entry.findtext(f"{ATOM}id"))
        for name in ("updated", "published"):
            yield from _rfc3339(entry.findtext(f"{ATOM}{name}"))
        content = entry.find(f"{ATOM}content")
        if content is not None and content.get("type") != "html":
            yield "4.1.3.1: content of no type"
        yield from _html(entry.findtext(f"{ATOM}content") or "")
        alternates = [link for link in entry.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
        yield from () if len(alternates) == 1 else ("4.1.2: not one alternate link",)
        yield from _absolute(alternates[0].get("href") if alternates else None)
        yield from ("4.2.2: category without term" for one in entry.findall(f"{ATOM}category") if not one.get("term"))


def of_json(data: bytes) -> Iterator[str]:
    """JSON Feed 1.1: by the schema, and what it cannot say."""
    feed = json.loads(data)
    yield from (error.message for error in jsonschema_rs.validator_for(SCHEMA).iter_errors(feed))
    yield from _unique([item["id"] for item in feed["items"]])
    for item in feed["items"]:
        yield from _html(item["content_html"])
        if item["date_modified"] < item["date_published"]:
            yield f"modified before it was published: {item['id']}"


def _once(element: ElementTree.Element, *names: str) -> Iterator[str]:
    for name in names:
        found = element.findall(name)
        if len(found) != 1 or not (found[0].text or "").strip():
            yield f"{len(found)} of {name} in {element.tag}, or an empty one"


def _unique(ids: list[str]) -> Iterator[str]:
    if len(set(ids)) != len(ids) or not all(ids):
        yield "ids that are not unique, or empty"


def _absolute(url: str | None) -> Iterator[str]:
    parts = urlsplit(url or "")
    if parts.scheme not in ("http", "https", "mailto", "tel") or not (parts.netloc or parts.path):
        yield f"not an absolute address: {url}"


def _rfc822(text: str | None) -> Iterator[str]:
    if not _RFC822.fullmatch(text or "") or f"{parsedate_to_datetime(text or ''):%a}" != (text or "")[:3]:
        yield f"not a date of RFC 822: {text}"


def _rfc3339(text: str | None) -> Iterator[str]:
    if not _RFC3339.fullmatch(text or ""):
        yield f"not a date of RFC 3339: {text}"


def _links(element: ElementTree.Element, ending: str, *, needs_alternate: bool) -> Iterator[str]:
    """Links of the feed: to itself, to its page; to other parts as RFC 5005 (4) says."""
    links = {link.get("rel"): link for link in element.findall(f"{ATOM}link")}
    if len(links) != len(element.findall(f"{ATOM}link")):
        yield "two links of one relation"
    for relation in ("self", *(("alternate",) if needs_alternate else ())):
        if relation not in links or not links[relation].get("type"):
            yield f"no link {relation}, or one of no type"
    is_archive = element.find(HISTORY) is not None
    if is_archive != ("current" in links):
        yield "an archive leads to what is current, and nothing else does"
    for relation, link in links.items():
        yield from _absolute(link.get("href"))
        if relation in ("self", "current", "prev-archive", "next-archive") and not (link.get("href") or "").endswith(ending):
            yield f"{relation} is of another format"


class _Html(HTMLParser):
    """Notes what must not stand in a feed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "iframe", "object", "embed", "form", "img"):
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.found.append(f"{name} on <{tag}>")
            if name in ("href", "src"):
                self.found.extend(_absolute(value))


def _html(text: str) -> Iterator[str]:
    parser = _Html()
    parser.feed(text)
    parser.close()
    yield from parser.found
