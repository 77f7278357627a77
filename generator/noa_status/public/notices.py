"""What is told of an update, in the words of the feed: plain values that mails, chats and programs get."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

import msgspec

from noa_status import addresses
from noa_status.public.feeds.told import Teller
from noa_status.public.markdown import without_control_characters
from noa_status.public.plain_text import plain_text
from noa_status.public.values import Feed, SiteHead, Text
from noa_status.public.values.notices import Notice
from noa_status.public.wording import Wording
from noa_status.words.instants import instant_in_words
from noa_status.words.language import Language
from noa_status.words.languages import language_of
from noa_status.words.statuses import incident_status_in_words

_LINE_ENDS: Final = re.compile(r"\s+")


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An update in words.

    `id` is the feed's, permanent and the same for every receiver; `message_id` and `earlier` (oldest first) are ids of mails.
    Texts are plain, in one line but for `text`; `html` is safe HTML with absolute links; addresses are absolute. `about` are the
    ids of all components that the incident had named by then, `components` those that the update names with their statuses;
    `feeds` are the files that changed with it.
    """

    id: str
    incident: str
    update: str
    kind: str
    audience: str
    message_id: str
    earlier: tuple[str, ...]
    site: str
    site_url: str
    language: str
    title: str
    headline: str
    status: str
    status_in_words: str
    impact: str
    published_at: datetime
    when: str
    url: str
    text: str
    html: str
    about: tuple[str, ...]
    components: dict[str, str]
    feeds: tuple[str, ...]


def told(notices: Iterable[Notice], head: SiteHead, ids: str, html: Callable[[Text], str]) -> list[Told]:
    """The notices in the language of `head`. `ids` is what permanent ids begin with; `html` turns a text into safe HTML."""
    language = language_of(head.language)
    teller = Teller(html, language)
    host = urlsplit(ids).hostname or "localhost"
    return [_told(notice, head, ids, host, teller, language) for notice in notices]


def _told(notice: Notice, head: SiteHead, ids: str, host: str, teller: Teller, language: Language) -> Told:
    entry = notice.entry
    said = teller.entry(entry, Feed(site=head, address="", base="", ids=ids, updated_at=entry.updated_at))
    wording = Wording(language)
    folders = [link.folder for link in head.languages] or [head.folder]
    feeds = (f"{head.url}{folder}{base}" for folder in folders for base in notice.feeds)
    return Told(
        id=said.id,
        incident=notice.incident,
        update=notice.update,
        kind=notice.kind,
        audience=notice.audience,
        message_id=_message_id(notice.incident, notice.update, host),
        earlier=tuple(_message_id(notice.incident, update, host) for update in notice.earlier),
        site=_line(wording.page_name(head)),
        site_url=head.url + head.folder,
        language=head.language,
        title=_line(wording.title(entry.incident)),
        headline=_line(said.title),
        status=entry.status,
        status_in_words=incident_status_in_words(entry.status, language),
        impact=entry.impact,
        published_at=entry.published_at,
        when=instant_in_words(entry.published_at, language),
        url=said.url,
        text=plain_text(said.html),
        html=said.html,
        about=tuple(state.id for state in entry.about),
        components={state.id: state.status for state in entry.components},
        feeds=tuple(base + name for base in feeds for name in (addresses.FEED_ATOM, addresses.FEED_RSS, addresses.FEED_JSON)),
    )


def _message_id(incident: str, update: str, host: str) -> str:
    """The id of the mail about an update: always the same, so that who gets it twice sees it once."""
    return f"<{incident}.{update}@{host}>"


def _line(text: str) -> str:
    return _LINE_ENDS.sub(" ", without_control_characters(text)).strip()
