"""What both formats of a feed have in common, told to feedgen: imported when a feed is rendered, since that takes its time."""

# feedgen has no types.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from noa_status.public.markdown import without_control_characters
from noa_status.public.values import Feed, FeedEntry, Text
from noa_status.public.wording import Wording
from noa_status.words import messages
from noa_status.words.instants import instant_in_words
from noa_status.words.language import Language
from noa_status.words.statuses import impact_in_words, incident_status_in_words

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry as Entry
    from feedgen.feed import FeedGenerator

GENERATOR = "noa-status"


def generator_of(
    feed: Feed, html: Callable[[Text], str], language: Language, *, self_address: str, self_type: str
) -> FeedGenerator:
    """A generator that knows the whole feed, in a language. `html` turns a text into safe HTML with absolute links.

    No clock is read. The feed's page is its id; an entry's id is the address of its update, so it never changes and opens in a
    browser.
    """
    from feedgen.feed import FeedGenerator

    wording = Wording(language)
    home = feed.site.url + feed.site.folder
    page = home + feed.address
    site = without_control_characters(feed.site.name)
    made = FeedGenerator()
    made.id(page)
    made.title(without_control_characters(feed_title(feed, wording)))
    made.subtitle(language.say(messages.FEED_ABOUT, name=site))
    made.author({"name": site, "uri": home})
    # The first link with `rel=self` is RSS' own, the last link of all becomes its `<link>`.
    made.link(href=home + self_address, rel="self", type=self_type)
    made.link(href=page, rel="alternate", type="text/html")
    made.language(language.code)
    made.generator(GENERATOR)
    made.updated(feed.updated_at)
    for entry in feed.entries:
        _tell(made.add_entry(order="append"), entry, feed, html, wording)
    return made


def feed_title(feed: Feed, wording: Wording) -> str:
    """What a feed is called."""
    page = wording.page_name(feed.site)
    if feed.component is None:
        return page
    return wording.language.say(messages.FEED_OF, component=wording.name(feed.component), site=page)


def entry_title(entry: FeedEntry, wording: Wording) -> str:
    """What an update is called: components, status and incident, enough for a phone that shows one line."""
    status = incident_status_in_words(entry.status, wording.language)
    what = wording.language.say(messages.ENTRY, status=status, title=wording.title(entry.incident))
    if not entry.about:
        return what
    # The names alone, without an "and": a list in front of a colon.
    components = ", ".join(wording.name(component) for component in entry.about)
    return wording.language.say(messages.ENTRY_ABOUT, components=components, what=what)


def _tell(made: Entry, entry: FeedEntry, feed: Feed, html: Callable[[Text], str], wording: Wording) -> None:
    # The id is the same in every language.
    made.guid(feed.site.url + entry.address, permalink=True)
    made.title(without_control_characters(entry_title(entry, wording)))
    made.link(href=feed.site.url + feed.site.folder + entry.address, rel="alternate", type="text/html")
    made.published(entry.published_at)
    made.updated(entry.updated_at)
    made.content(_content(entry, html, wording), type="html")
    for term, label, kind in _categories(entry, wording):
        made.category(
            term=without_control_characters(term), label=without_control_characters(label), scheme=f"{feed.site.url}#{kind}"
        )


def _categories(entry: FeedEntry, wording: Wording) -> list[tuple[str, str, str]]:
    return [
        *((component.id, wording.name(component), "component") for component in entry.components),
        (entry.impact, impact_in_words(entry.impact, wording.language), "impact"),
        (entry.status, incident_status_in_words(entry.status, wording.language), "status"),
    ]


def _content(entry: FeedEntry, html: Callable[[Text], str], wording: Wording) -> str:
    states = [f"{wording.name(component)}: {wording.change(component)}" for component in entry.components]
    notes = ["<br>".join(escape(without_control_characters(state)) for state in states)] if states else []
    if entry.updated_at != entry.published_at:
        at = instant_in_words(entry.updated_at, wording.language)
        notes.append(escape(wording.language.say(messages.CORRECTED, instant=at)))
    return html(wording.text(entry.body, entry.translations)) + "".join(f"<p>{note}</p>\n" for note in notes)
