"""Calendars of planned work and of incidents: iCalendar, RFC 5545 and RFC 7986, by the icalendar library.

The library is imported when a calendar is rendered.

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
from noa_status.public.values import CalendarEntry, EntryCalendar, SiteHead, Text
from noa_status.public.wording import Wording
from noa_status.words import messages
from noa_status.words.languages import language_of

if TYPE_CHECKING:
    from icalendar import Event, Timezone

UID_SUFFIX: Final = "@maintenance.noa-status"
INCIDENT_SUFFIX: Final = "@incident.noa-status"
"""What follows the record's id in a UID."""

LOOK_AGAIN_EVERY: Final = timedelta(hours=1)
"""How often programs are asked to fetch a calendar."""

_PRODUCT: Final = "-//noa-status//planned maintenance//EN"

Entries = Callable[[], Mapping[str, CalendarEntry]]
"""Gives the entries by id. They are asked for when a calendar is rendered, since their texts and records must then be read."""


def calendar_artifacts(
    calendars: Iterable[EntryCalendar], entries: Entries, head: SiteHead, html: Callable[[Text], str]
) -> Iterator[Artifact]:
    """The calendars in a language. `html` turns a text into safe HTML."""
    wording = Wording(language_of(head.language))
    words = key_of(__version__, head, wording.language)
    for calendar in calendars:
        yield Artifact(
            path=head.folder + calendar.address,
            key=key_of(words, calendar),
            render=partial(render, calendar, entries, head, html),
        )


def render(calendar: EntryCalendar, entries: Entries, head: SiteHead, html: Callable[[Text], str]) -> bytes:
    """A calendar's file."""
    from icalendar import Calendar, vDuration

    wording = Wording(language_of(head.language))
    home = head.url + head.folder
    name = wording.page_name(head) if calendar.component is None else wording.name(calendar.component)
    made = Calendar.new(
        prodid=_PRODUCT,
        name=_plain(wording.language.say(messages.INCIDENTS_CALENDAR if calendar.of_incidents else messages.CALENDAR, name=name)),
        description=_plain(
            wording.language.say(messages.INCIDENTS_CALENDAR_ABOUT if calendar.of_incidents else messages.CALENDAR_ABOUT)
        ),
        language=wording.language.code,
        url=home + calendar.page,
    )
    # The library would make up another one each time.
    del made["uid"]
    made.add("source", home + calendar.address, parameters={"VALUE": "URI"})
    made.add("refresh-interval", LOOK_AGAIN_EVERY, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", vDuration(LOOK_AGAIN_EVERY))
    known: Mapping[str, CalendarEntry] = entries() if calendar.entries else {}
    for note in calendar.entries:
        made.add_component(_event(known[note.id], head, html, wording))
    if not calendar.entries:
        made.add_component(_universal_time())
    return made.to_ical()


def _event(entry: CalendarEntry, head: SiteHead, html: Callable[[Text], str], wording: Wording) -> Event:
    from icalendar import Event
    from icalendar.enums import STATUS, TRANSP

    language = wording.language
    summary = language.say(messages.NAME_TITLE, name=head.name, title=wording.title(entry))
    page = head.url + head.folder + entry.address
    names = [wording.name(component) for component in entry.components]
    return Event.new(
        uid=entry.id + (INCIDENT_SUFFIX if entry.is_incident else UID_SUFFIX),
        sequence=entry.revision,
        stamp=_second(entry.changed_at),
        created=_second(entry.announced_at),
        last_modified=_second(entry.changed_at),
        start=_second(entry.start_at),
        end=None if entry.end_at is None else _second(entry.end_at),
        # Some calendars show an entry that is cancelled like any other.
        summary=_plain(language.say(messages.CANCELLED, what=summary) if entry.is_cancelled else summary),
        description=_plain(
            "\n\n".join(
                [
                    plain_text(html(wording.text(entry.body, entry.translations))),
                    *([language.say(messages.CALENDAR_COMPONENTS, components=language.list(names))] if names else []),
                    page,
                ]
            )
        ),
        status=STATUS.CANCELLED if entry.is_cancelled else STATUS.CONFIRMED,
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
