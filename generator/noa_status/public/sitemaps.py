"""Sitemaps and robots.txt (sitemaps.org, protocol 0.9): a list of the whole site's pages, and one a month.

Each page says when what it tells last changed, which is never the moment of a build, and leads to itself in the other languages
(https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from noa_status import addresses
from noa_status.public.render import Page
from noa_status.public.values import (
    ComponentPage,
    HistoryPage,
    HomePage,
    IncidentPage,
    IncidentView,
    MaintenancePage,
    MonthPage,
    PageValue,
    PostmortemPage,
    SiteHead,
)
from noa_status.words.instants import machine_time

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(pages: Iterable[Page], heads: Sequence[SiteHead], newest: datetime | None = None) -> str:
    """A sitemap of the pages that are listed, in every language. `newest` is when anything on the site was last told."""
    rows = "".join(row for page in pages if page.is_listed for row in _rows(page, heads, changed_at(page.value, newest)))
    languages = f' xmlns:xhtml="{_XHTML}"' if len(heads) > 1 else ""
    return f'{_HEAD}<urlset xmlns="{_NAMESPACE}"{languages}>\n{rows}</urlset>\n'


def sitemap_index(urls: Iterable[str]) -> str:
    """The list of a site's sitemaps."""
    rows = "".join(f"<sitemap><loc>{escape(url)}</loc></sitemap>\n" for url in urls)
    return f'{_HEAD}<sitemapindex xmlns="{_NAMESPACE}">\n{rows}</sitemapindex>\n'


def robots(url: str) -> str:
    """Everything may be read; the sitemap is named."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {url}{addresses.SITEMAP}\n"


def changed_at(value: PageValue, newest: datetime | None = None) -> datetime | None:
    """When what a page tells of incidents and maintenances last changed; None where it tells of none."""
    views: tuple[IncidentView, ...] = ()
    match value:
        case HomePage() | HistoryPage():
            return newest
        case PostmortemPage():
            return value.published_at
        case IncidentPage():
            views = (value.incident,)
        case MonthPage():
            views = tuple(view for day in value.days for view in day.incidents)
        case ComponentPage():
            views = value.incidents
        case MaintenancePage():
            views = (*value.running, *value.upcoming, *value.past)
        case _:
            pass
    return max((change for view in views for change in _changes(view)), default=None)


def _changes(view: IncidentView) -> Iterator[datetime]:
    yield from (update.corrected_at or update.at for update in view.updates)
    yield from (window.at for window in view.moved)
    # A maintenance begins and ends by itself, without a word.
    by_itself = {"running": view.started_at, "completed": view.ended_at, "cancelled": view.cancelled_at}.get(view.state)
    if by_itself is not None:
        yield by_itself


def _rows(page: Page, heads: Sequence[SiteHead], changed: datetime | None) -> Iterator[str]:
    told = "" if changed is None else f"<lastmod>{machine_time(changed)}</lastmod>"
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(head.language)} href={quoteattr(_url(page, head))}/>'
        for head in (heads if len(heads) > 1 else ())
    )
    for head in heads:
        yield f"<url><loc>{escape(_url(page, head))}</loc>{told}{others}</url>\n"


def _url(page: Page, head: SiteHead) -> str:
    return head.url + head.folder + page.address
