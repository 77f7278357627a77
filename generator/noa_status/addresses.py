"""Every promised address of the public site, as a function of ids: relative to the site's root, with forward slashes.

`page_file` tells which file a page's address is served from, `root_of` how a page reaches the site's root, so that the tree works
under any sub-path.
"""

from __future__ import annotations

HOME = ""
HISTORY = "history/"
MAINTENANCE = "maintenance/"
SUBSCRIBE = "subscribe/"
FEED_RSS = "feed.rss"
FEED_ATOM = "feed.atom"
SITEMAP = "sitemap.xml"
PAGES_SITEMAP = "sitemap-pages.xml"
BUILD = "build.json"
NOT_FOUND = "404.html"
ROBOTS = "robots.txt"


def incident(id: str) -> str:
    """The page of an incident or a maintenance."""
    return f"incidents/{id}/"


def month(month: str) -> str:
    """The page of a month, `2026-11`."""
    return f"history/{month}/"


def component(id: str) -> str:
    """The page of a component."""
    return f"components/{id}/"


def month_sitemap(month: str) -> str:
    """The part of the sitemap that lists a month's pages."""
    return f"sitemap-{month}.xml"


def update_anchor(id: str) -> str:
    """The fragment of an update on its incident's page. With the page's absolute address it is the entry's permanent id in
    feeds."""
    return f"#{id}"


def page_file(address: str) -> str:
    """The file that a page's address is served from."""
    return f"{address}index.html" if address == "" or address.endswith("/") else address


def root_of(address: str) -> str:
    """The way from a page back to the site's root: `""` for home, `../../` for an incident's page."""
    return "../" * address.count("/") or "./"
