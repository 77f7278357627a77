"""Every file of the public site that is no plain page: feeds, sitemaps, robots, the build's own facts; and the order of all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from xml.sax.saxutils import escape

from noa_status import __version__, addresses
from noa_status.artifacts import Artifact, key_of
from noa_status.public.feeds import atom, rss
from noa_status.public.render import Page, Theme, page_artifact
from noa_status.public.values import Feed, SiteHead, Text

Html = Callable[[Text], str]


def month_artifacts(month: str, pages: Sequence[Page], url: str, theme: Theme) -> Iterator[Artifact]:
    """The pages of a month and its part of the sitemap; nothing where nothing began in it."""
    for page in pages:
        yield page_artifact(page, theme)
    if pages:
        yield _text(addresses.month_sitemap(month), sitemap([url + page.address for page in pages]))


def site_artifacts(
    pages: Iterable[Page], feeds: Iterable[Feed], months: Sequence[str], site: SiteHead, theme: Theme, html: Html
) -> Iterator[Artifact]:
    """The files of the whole site, in an order in which each finds what it leads to; home comes last."""
    pages = list(pages)
    for page in pages:
        if page.address != addresses.HOME:
            yield page_artifact(page, theme)
    for feed in feeds:
        yield from feed_artifacts(feed, html)
    parts = [addresses.month_sitemap(month) for month in months]
    own = [page.address for page in pages if page.address != addresses.NOT_FOUND]
    yield _text(addresses.PAGES_SITEMAP, sitemap([site.url + address for address in own]))
    yield _text(addresses.SITEMAP, sitemap_index([site.url + part for part in (addresses.PAGES_SITEMAP, *parts)]))
    yield _text(addresses.ROBOTS, f"User-agent: *\nAllow: /\n\nSitemap: {site.url}{addresses.SITEMAP}\n")
    for page in pages:
        if page.address == addresses.HOME:
            yield page_artifact(page, theme)


def feed_artifacts(feed: Feed, html: Html) -> Iterator[Artifact]:
    """A feed in its formats."""
    for name, render in ((addresses.FEED_RSS, rss.render), (addresses.FEED_ATOM, atom.render)):
        yield Artifact(path=feed.base + name, key=key_of(__version__, name, feed), render=partial(render, feed, html))


def build_artifact(built_at: datetime, next_change_at: datetime) -> Artifact:
    """`build.json`: when this was built and when it changes by itself. Nothing in it comes from internal records."""
    facts = {
        "generator": f"noa-status {__version__}",
        "built_at": f"{built_at:%Y-%m-%dT%H:%M:%SZ}",
        "next_change_at": f"{next_change_at:%Y-%m-%dT%H:%M:%SZ}",
    }
    return _text(addresses.BUILD, json.dumps(facts, indent=2) + "\n")


def sitemap(urls: Iterable[str]) -> str:
    """A sitemap of absolute addresses (sitemaps.org, protocol 0.9)."""
    rows = "".join(f"<url><loc>{escape(url)}</loc></url>\n" for url in urls)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )


def sitemap_index(urls: Iterable[str]) -> str:
    """The list of a site's sitemaps."""
    rows = "".join(f"<sitemap><loc>{escape(url)}</loc></sitemap>\n" for url in urls)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</sitemapindex>\n'


def _text(path: str, text: str) -> Artifact:
    data = text.encode()
    return Artifact(path=path, key=key_of(data), render=lambda: data)
