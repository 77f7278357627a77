"""What all formats say of a feed and its entries, in one language: worked out once, then written down by each."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from html import escape, unescape
from typing import Final, NamedTuple

from noa_status import addresses
from noa_status.public.markdown import without_control_characters
from noa_status.public.values import Feed, FeedEntry, Text
from noa_status.public.wording import Wording
from noa_status.words import messages
from noa_status.words.instants import instant_in_words
from noa_status.words.language import Language
from noa_status.words.statuses import impact_in_words, incident_status_in_words

GENERATOR: Final = "noa-status"

SUMMARY_LENGTH: Final = 280
"""Characters of a summary at most: what a chat or a phone shows without being asked for more."""

_TAG: Final = re.compile(r"<[^>]*>")


class Category(NamedTuple):
    """What an entry is about: its word for programs, the same for people, and whose word it is."""

    term: str
    label: str
    scheme: str


class Told(NamedTuple):
    """An entry in words. Texts are plain, without characters that XML forbids; `html` is safe HTML with absolute links."""

    id: str
    url: str
    title: str
    published_at: datetime
    updated_at: datetime
    html: str
    summary: str
    categories: tuple[Category, ...]


class ToldFeed(NamedTuple):
    """A feed in words. `url` is that of the page it belongs to; `previous`, `next` and `current` are those of other files of
    the same feed, empty where there is none."""

    id: str
    url: str
    self_url: str
    title: str
    about: str
    author: str
    author_url: str
    previous: str
    next: str
    current: str
    style: str
    entries: tuple[Told, ...]


class Teller:
    """Tells entries in one language, each once however many feeds and formats have it. `html` makes safe HTML with absolute
    links of a text."""

    def __init__(self, html: Callable[[Text], str], language: Language) -> None:
        self._html, self._wording = html, Wording(language)
        self._told: dict[tuple[str, str, str], Told] = {}
        self._categories: dict[tuple[str, str, str], Category] = {}

    @property
    def language(self) -> Language:
        """The language that it speaks."""
        return self._wording.language

    def feed(self, feed: Feed, ending: str) -> ToldFeed:
        """The feed as a file with this ending (`.atom`)."""
        home = feed.site.url + feed.site.folder
        name = without_control_characters(feed.site.name)
        return ToldFeed(
            id=feed.ids + feed.site.folder + feed.base,
            url=home + feed.address,
            self_url=f"{home}{feed.base}{feed.file}{ending}",
            title=without_control_characters(feed_title(feed, self._wording)),
            about=self.language.say(messages.FEED_ABOUT, name=name),
            author=name,
            author_url=home,
            previous=feed.previous and f"{home}{feed.base}{feed.previous}{ending}",
            next=feed.next and f"{home}{feed.base}{feed.next}{ending}",
            current=f"{home}{feed.base}{addresses.FEED}{ending}" if feed.is_archive else "",
            style=addresses.root_of(feed.base + feed.file) + addresses.FEED_STYLE,
            entries=tuple(self.entry(entry, feed) for entry in feed.entries),
        )

    def entry(self, entry: FeedEntry, feed: Feed) -> Told:
        """An entry of the feed."""
        key = (entry.address, feed.site.folder, feed.ids)
        told = self._told.get(key)
        if told is None:
            told = self._told[key] = self._entry(entry, feed)
        return told

    def _entry(self, entry: FeedEntry, feed: Feed) -> Told:
        html = self._content(entry)
        return Told(
            # The same in every language, and wherever the site has moved.
            id=feed.ids + entry.address,
            url=feed.site.url + feed.site.folder + entry.address,
            title=without_control_characters(entry_title(entry, self._wording)),
            published_at=entry.published_at,
            updated_at=entry.updated_at,
            html=html,
            summary=summary_of(html),
            categories=(
                *(self._category(of.id, self._wording.name(of), f"{feed.ids}#component") for of in entry.components),
                self._category(entry.impact, impact_in_words(entry.impact, self.language), f"{feed.ids}#impact"),
                self._category(entry.status, incident_status_in_words(entry.status, self.language), f"{feed.ids}#status"),
            ),
        )

    def _category(self, term: str, label: str, scheme: str) -> Category:
        key = (term, label, scheme)
        category = self._categories.get(key)
        if category is None:
            category = Category(without_control_characters(term), without_control_characters(label), scheme)
            self._categories[key] = category
        return category

    def _content(self, entry: FeedEntry) -> str:
        language = self.language
        states = [
            language.say(messages.NAME_STATUS, name=self._wording.name(component), status=self._wording.change(component))
            for component in entry.components
        ]
        notes = ["<br>".join(escape(without_control_characters(state)) for state in states)] if states else []
        if entry.updated_at != entry.published_at:
            at = instant_in_words(entry.updated_at, language)
            corrected = language.say(messages.CORRECTED_WHAT if entry.correction else messages.CORRECTED, instant=at)
            notes.append(" ".join(escape(without_control_characters(text)) for text in (corrected, entry.correction) if text))
        text = self._wording.text(entry.body, entry.translations)
        return self._html(text) + "".join(f"<p>{note}</p>\n" for note in notes)


def feed_title(feed: Feed, wording: Wording) -> str:
    """What a feed is called."""
    page = wording.page_name(feed.site)
    if feed.subject is None:
        return page
    return wording.language.say(messages.FEED_OF, component=wording.title(feed.subject), site=page)


def entry_title(entry: FeedEntry, wording: Wording) -> str:
    """What an update is called: components, status and incident, enough for a phone that shows one line."""
    status = incident_status_in_words(entry.status, wording.language)
    what = wording.language.say(messages.ENTRY, status=status, title=wording.title(entry.incident))
    if not entry.about:
        return what
    components = wording.language.row([wording.name(component) for component in entry.about])
    return wording.language.say(messages.ENTRY_ABOUT, components=components, what=what)


def summary_of(html: str) -> str:
    """The beginning of safe HTML as one line of plain text, whole words."""
    # Between blocks there are line ends, but not always where a line is broken.
    text = " ".join(unescape(_TAG.sub("", html.replace("<br>", "\n"))).split())
    if len(text) <= SUMMARY_LENGTH:
        return text
    cut = text[: SUMMARY_LENGTH - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"
