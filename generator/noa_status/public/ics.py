"""Calendars of planned work: iCalendar, RFC 5545 and RFC 7986, by the icalendar library, which is imported when one is rendered.

An entry is known by its UID for ever: it holds neither host nor time nor language. When a window is moved or cancelled, SEQUENCE
goes up; LAST-MODIFIED moves with everything that is said. No clock is read: DTSTAMP is LAST-MODIFIED, as RFC 5545 (3.8.7.2) has
it for calendars without a METHOD. Nobody is busy because of it (TRANSP).
"""

# icalendar's `add` takes what it likes.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from noa_status import __version__
from noa_status.artifacts import Artifact, key_of
from noa_status.public.markdown import without_control_characters
from noa_status.public.plain_text import plain_text
from noa_status.public.values import PlannedWindow, SiteHead, Text, WindowCalendar
from noa_status.public.wording import Wording
from noa_status.words import messages
from noa_status.words.languages import language_of

if TYPE_CHECKING:
    from icalendar import Event, Timezone

UID_SUFFIX: Final = "@maintenance.noa-status"
"""What follows the record's id in a UID."""

LOOK_AGAIN_EVERY: Final = timedelta(hours=1)
"""How often programs are asked to fetch a calendar."""

_PRODUCT: Final = "-//noa-status//planned maintenance//EN"

Windows = Callable[[], Mapping[str, PlannedWindow]]
"""Gives the entries by id. They are asked for when a calendar is rendered, since their texts and records must then be read."""


def calendar_artifacts(
    calendars: Iterable[WindowCalendar], windows: Windows, head: SiteHead, html: Callable[[Text], str]
) -> Iterator[Artifact]:
    """The calendars in a language. `html` turns a text into safe HTML."""
    wording = Wording(language_of(head.language))
    words = key_of(__version__, head, wording.language)
    for calendar in calendars:
        yield Artifact(
            path=head.folder + calendar.address,
            key=key_of(words, calendar),
            render=partial(render, calendar, windows, head, html),
        )


def render(calendar: WindowCalendar, windows: Windows, head: SiteHead, html: Callable[[Text], str]) -> bytes:
    """A calendar's file."""
    from icalendar import Calendar, vDuration

    wording = Wording(language_of(head.language))
    home = head.url + head.folder
    name = wording.page_name(head) if calendar.component is None else wording.name(calendar.component)
    made = Calendar.new(
        prodid=_PRODUCT,
        name=_plain(wording.language.say(messages.CALENDAR, name=name)),
        description=_plain(wording.language.say(messages.CALENDAR_ABOUT)),
        language=wording.language.code,
        url=home + calendar.page,
    )
    # The library would make up another one each time.
    del made["uid"]
    made.add("source", home + calendar.address, parameters={"VALUE": "URI"})
    made.add("refresh-interval", LOOK_AGAIN_EVERY, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", vDuration(LOOK_AGAIN_EVERY))
    known: Mapping[str, PlannedWindow] = windows() if calendar.windows else {}
    for note in calendar.windows:
        made.add_component(_event(known[note.id], head, html, wording))
    if not calendar.windows:
        made.add_component(_universal_time())
    return made.to_ical()


def _event(window: PlannedWindow, head: SiteHead, html: Callable[[Text], str], wording: Wording) -> Event:
    from icalendar import Event
    from icalendar.enums import STATUS, TRANSP

    language = wording.language
    summary = language.say(messages.NAME_TITLE, name=head.name, title=wording.title(window))
    page = head.url + head.folder + window.address
    names = [wording.name(component) for component in window.components]
    return Event.new(
        uid=window.id + UID_SUFFIX,
        sequence=window.revision,
        stamp=_second(window.changed_at),
        created=_second(window.announced_at),
        last_modified=_second(window.changed_at),
        start=_second(window.start_at),
        end=_second(window.end_at),
        # Some calendars show an entry that is cancelled like any other.
        summary=_plain(language.say(messages.CANCELLED, what=summary) if window.is_cancelled else summary),
        description=_plain(
            "\n\n".join(
                [
                    plain_text(html(wording.text(window.body, window.translations))),
                    *([language.say(messages.CALENDAR_COMPONENTS, components=language.list(names))] if names else []),
                    page,
                ]
            )
        ),
        status=STATUS.CANCELLED if window.is_cancelled else STATUS.CONFIRMED,
        transparency=TRANSP.TRANSPARENT,
        categories=[_plain(name) for name in names],
        url=page,
    )


def _universal_time() -> Timezone:
    """RFC 5545 (3.6) wants something in every calendar: where nothing is planned, this."""
    from icalendar import Timezone, TimezoneStandard

    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "Etc/UTC")
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 a local time, as RFC 5545 wants it here
    standard.add("tzoffsetfrom", timedelta())
    standard.add("tzoffsetto", timedelta())
    standard.add("tzname", "UTC")
    zone.add_component(standard)
    return zone


def _second(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(microsecond=0)


def _plain(text: str) -> str:
    return without_control_characters(text)
