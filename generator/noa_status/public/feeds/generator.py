"""RSS and Atom of what is current, told to feedgen: imported when a feed is rendered, since that takes its time."""

# feedgen has no types.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from noa_status.public.feeds.told import GENERATOR, Teller, Told
from noa_status.public.feeds.xml import links_of, styled
from noa_status.public.values import Feed

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry as Entry
    from feedgen.feed import FeedGenerator

ATOM_LINK = "{http://www.w3.org/2005/Atom}link"


def written(feed: Feed, teller: Teller, ending: str) -> bytes:
    """The feed's file, `.rss` or `.atom`. No clock is read."""
    told = teller.feed(feed, ending)
    made = _generator()
    made.id(told.id)
    made.title(told.title)
    made.subtitle(told.about)
    made.author({"name": told.author, "uri": told.author_url})
    links = links_of(told, feed.hub, ending)
    for link in links:
        # The one with `rel=self` is RSS' own, too; the last of all becomes its `<link>`.
        made.link(link)
    made.language(teller.language.code)
    made.generator(GENERATOR)
    made.updated(feed.updated_at)
    for entry in told.entries:
        _tell(made.add_entry(order="append"), entry, is_permanent=feed.ids == feed.site.url, is_rss=ending == ".rss")
    if ending == ".atom":
        return styled(made.atom_str(pretty=True), told.style)
    made.register_extension("links", _more_links(links[1:-1]), atom=False)
    return styled(made.rss_str(pretty=True), told.style)


def _generator() -> FeedGenerator:
    from feedgen.feed import FeedGenerator

    return FeedGenerator()


def _more_links(links: list[dict[str, str]]) -> Any:
    """What adds to RSS the links that feedgen leaves out."""
    from feedgen.ext.base import BaseExtension
    from lxml.etree import SubElement

    class MoreLinks(BaseExtension):
        def extend_rss(self, feed: Any) -> Any:
            for link in links:
                SubElement(feed[0], ATOM_LINK, link)
            return feed

    return MoreLinks


def _tell(made: Entry, entry: Told, *, is_permanent: bool, is_rss: bool) -> None:
    made.guid(entry.id, permalink=is_permanent)
    made.title(entry.title)
    made.link(href=entry.url, rel="alternate", type="text/html")
    made.published(entry.published_at)
    made.updated(entry.updated_at)
    made.content(entry.html, type="html")
    # RSS says that a description is HTML, Atom that a summary is text.
    made.summary(escape(entry.summary, quote=False) if is_rss else entry.summary)
    for category in entry.categories:
        made.category(**category._asdict())
