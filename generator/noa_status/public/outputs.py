"""Every file of the public site that is no plain page: feeds, sitemaps, robots, the build's own facts; and the order of all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from noa_status import __version__, addresses
from noa_status.artifacts import Artifact, key_of
from noa_status.public import embed
from noa_status.public.badges import badge_artifacts
from noa_status.public.caddy import caddy_file
from noa_status.public.feeds import style as feed_style
from noa_status.public.feeds.artifacts import feed_artifacts, style_artifact
from noa_status.public.freshness import renew_by
from noa_status.public.headers import headers_file, nginx_file
from noa_status.public.ics import Entries, calendar_artifacts
from noa_status.public.llms import llms
from noa_status.public.noa_api import current, history
from noa_status.public.open_metrics import metrics
from noa_status.public.opml import opml
from noa_status.public.pictures import picture_artifacts
from noa_status.public.render import Edition, Page, page_artifact
from noa_status.public.security_txt import security_txt
from noa_status.public.sitemaps import robots, sitemap, sitemap_index
from noa_status.public.values import ComponentRow, EntryCalendar, Feed, HomePage, MachineFacts, SiteHead, Text
from noa_status.public.wording import Wording
from noa_status.words.languages import language_of

Html = Callable[[Text], str]


class Whole(NamedTuple):
    """Everything that is made of the whole site: its pages, its feeds, home's value, the components that are retired, the
    calendars with what gives their `entries`, and what programs are told."""

    pages: Sequence[Page]
    feeds: Sequence[Feed]
    home: HomePage
    retired: Sequence[ComponentRow]
    calendars: Sequence[EntryCalendar]
    entries: Entries
    facts: MachineFacts


class Outside(NamedTuple):
    """What lies outside: `html` makes safe HTML of a text, `load` gives a file of the theme, or None; `pictures` are the logo's
    files."""

    html: Html
    load: Callable[[str], str | None]
    pictures: Mapping[str, bytes] = {}


def month_artifacts(
    month: str, pages: Sequence[Page], archives: Sequence[Feed], editions: Sequence[Edition], html: Html
) -> Iterator[Artifact]:
    """The pages of a month and the archives of feeds in every language, what programs are told of it, and its part of the
    sitemap; no pages where nothing began in it."""
    for edition in editions:
        for page in pages:
            yield page_artifact(page, edition)
        yield from feed_artifacts(archives, edition.head, html)
    if pages:
        yield from history.artifacts(pages, html)
        yield _text(addresses.month_sitemap(month), sitemap(pages, [edition.head for edition in editions]))


def site_artifacts(view: Whole, months: Sequence[str], editions: Sequence[Edition], outside: Outside) -> Iterator[Artifact]:
    """The files of the whole site, in an order in which each finds what it leads to; the homes come last. `months` are those that
    have pages."""
    yield from picture_artifacts(view.home.answer, view.home.groups)
    for name, data in outside.pictures.items():
        yield Artifact(path=addresses.asset(name), key=key_of(data), render=partial(bytes, data))
    for edition in editions:
        for page in view.pages:
            # A host has one page for what it does not find.
            if page.address != addresses.HOME and (page.address != addresses.NOT_FOUND or edition is editions[0]):
                yield page_artifact(page, edition)
        yield from feed_artifacts(view.feeds, edition.head, outside.html)
        yield style_artifact(edition.head, outside.load(feed_style.FILE) or "")
        yield from calendar_artifacts(view.calendars, view.entries, edition.head, outside.html)
        yield _text(edition.head.folder + addresses.OPML, opml(view.feeds, edition.head))
        wording = Wording(language_of(edition.head.language))
        yield from badge_artifacts(edition.head, view.home.answer, view.home.groups, view.retired, wording)
        home = replace(view.home, site=edition.head)
        script, style = (outside.load(name) or "" for name in embed.FILES)
        yield from embed.embed_artifacts(home, script, style, wording)
    yield from current.artifacts(view.home, view.retired, view.facts, outside.html)
    yield from _of_machines(view, months, [edition.head for edition in editions])
    for edition in reversed(editions):
        for page in view.pages:
            if page.address == addresses.HOME:
                yield page_artifact(page, edition)


def build_artifact(built_at: datetime, next_change_at: datetime) -> Artifact:
    """`build.json`: when this was built, when it changes by itself, and when it ought to be built anew at the latest.

    Nothing in it comes from internal records.
    """
    facts = {
        "generator": f"noa-status {__version__}",
        "built_at": f"{built_at:%Y-%m-%dT%H:%M:%SZ}",
        "next_change_at": f"{next_change_at:%Y-%m-%dT%H:%M:%SZ}",
        "renew_by": f"{renew_by(built_at):%Y-%m-%dT%H:%M:%SZ}",
    }
    return _text(addresses.BUILD, json.dumps(facts, indent=2) + "\n")


def _of_machines(view: Whole, months: Sequence[str], heads: Sequence[SiteHead]) -> Iterator[Artifact]:
    """What search engines, other programs and web servers read."""
    site = heads[0]
    newest = max((entry.updated_at for feed in view.feeds for entry in feed.entries), default=None)
    parts = [addresses.PAGES_SITEMAP, *map(addresses.month_sitemap, months)]
    folders = [head.folder for head in heads[1:]]
    name = Wording(language_of(site.language)).page_name(site)
    yield _text(addresses.PAGES_SITEMAP, sitemap(view.pages, heads, newest))
    yield _text(addresses.SITEMAP, sitemap_index([site.url + part for part in parts]))
    yield _text(addresses.ROBOTS, robots(site.url))
    yield _text(addresses.METRICS, metrics(view.home, view.facts))
    if view.facts.security is not None:
        yield _text(addresses.SECURITY, security_txt(view.facts.security, heads))
    yield _text(addresses.LLMS, llms(site, name, view.home.groups))
    yield _text(addresses.HEADERS, headers_file(site.url, folders))
    yield _text(addresses.NGINX, nginx_file(site.url, folders))
    yield _text(addresses.CADDY, caddy_file(site.url, folders))


def _text(path: str, text: str) -> Artifact:
    data = text.encode()
    return Artifact(path=path, key=key_of(data), render=lambda: data)
