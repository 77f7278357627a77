"""What both formats of a feed have in common, told to feedgen: imported when a feed is rendered, since that takes its time."""

# feedgen has no types.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from noa_status.public.markdown import without_control_characters
from noa_status.public.values import Feed, FeedEntry, Text
from noa_status.words import english
from noa_status.words.instants import instant_in_words
from noa_status.words.statuses import change_in_words, impact_in_words, incident_status_in_words

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry as Entry
    from feedgen.feed import FeedGenerator

LANGUAGE = "en"
GENERATOR = "noa-status"


def generator_of(feed: Feed, html: Callable[[Text], str], *, self_address: str, self_type: str) -> FeedGenerator:
    """A generator that knows the whole feed. `html` turns a text into safe HTML with absolute links. No clock is read.

    The feed's page is its id; an entry's id is the address of its update, so it never changes and opens in a browser.
    """
    from feedgen.feed import FeedGenerator

    page = feed.site.url + feed.address
    made = FeedGenerator()
    made.id(page)
    made.title(without_control_characters(feed.title))
    made.subtitle(english.FEED_ABOUT.format(name=without_control_characters(feed.site.name)))
    made.author({"name": without_control_characters(feed.site.name), "uri": feed.site.url})
    # The first link with `rel=self` is RSS' own, the last link of all becomes its `<link>`.
    made.link(href=feed.site.url + self_address, rel="self", type=self_type)
    made.link(href=page, rel="alternate", type="text/html")
    made.language(LANGUAGE)
    made.generator(GENERATOR)
    made.updated(feed.updated_at)
    for entry in feed.entries:
        _tell(made.add_entry(order="append"), entry, feed, html)
    return made


def _tell(made: Entry, entry: FeedEntry, feed: Feed, html: Callable[[Text], str]) -> None:
    address = feed.site.url + entry.address
    made.guid(address, permalink=True)
    made.title(without_control_characters(entry.title))
    made.link(href=address, rel="alternate", type="text/html")
    made.published(entry.published_at)
    made.updated(entry.updated_at)
    made.content(_content(entry, html), type="html")
    for term, label, kind in _categories(entry):
        made.category(
            term=without_control_characters(term), label=without_control_characters(label), scheme=f"{feed.site.url}#{kind}"
        )


def _categories(entry: FeedEntry) -> list[tuple[str, str, str]]:
    return [
        *((component.id, component.name, "component") for component in entry.components),
        (entry.impact, impact_in_words(entry.impact), "impact"),
        (entry.status, incident_status_in_words(entry.status), "status"),
    ]


def _content(entry: FeedEntry, html: Callable[[Text], str]) -> str:
    states = [f"{component.name}: {change_in_words(component.status, component.was)}" for component in entry.components]
    notes = ["<br>".join(escape(without_control_characters(state)) for state in states)] if states else []
    if entry.updated_at != entry.published_at:
        notes.append(english.CORRECTED.format(instant=instant_in_words(entry.updated_at)))
    return html(entry.body) + "".join(f"<p>{note}</p>\n" for note in notes)
