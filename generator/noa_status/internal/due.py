"""What is due, by owner: tests of runbooks and playbooks, action items, meetings of post-mortems; as a page and as calendars."""

# icalendar's `add` takes what it likes.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import msgspec

from noa_status.internal import addresses
from noa_status.internal.library import Library
from noa_status.internal.list_pages import ListsPage, lists_page
from noa_status.internal.page import InternalFile, InternalPage, World
from noa_status.internal.telling import counted, day, days
from noa_status.internal.values import Group, Line, Link, Mark
from noa_status.model.dues import Due, DueKind, days_of

_PRODUCT = "-//noa-status//due//EN"
_LATE = timedelta(days=90)
# So many lines are about as much as a page should weigh.
_MOST = 400
_FEWEST = 4


_KINDS = {DueKind.TEST: "Test", DueKind.ACTION_ITEM: "Action item", DueKind.MEETING: "Post-mortem"}


class DueHere(msgspec.Struct, frozen=True, kw_only=True):
    """Something due on a day. `id` names it for ever; `uri` and `anchor` lead to where it is done."""

    id: str
    on: date
    what: str
    kind: str
    owner: str
    uri: str
    anchor: str = ""


def dues_of(world: World, library: Library) -> tuple[DueHere, ...]:
    """Everything that is due or overdue, by day."""
    found = [_here(due, library) for due in days_of(world.repository, world.now)]
    return tuple(sorted(found, key=lambda due: (due.on, due.id)))


def _here(due: Due, library: Library) -> DueHere:
    on = due.by.date() if isinstance(due.by, datetime) else due.by
    uri, anchor = library.book_uri(due.path) if due.kind is DueKind.TEST else addresses.incident(due.incident_id), ""
    if due.kind is DueKind.ACTION_ITEM:
        uri, anchor = addresses.postmortem(due.incident_id), "action-items-list"
    what = due.what if due.kind is DueKind.ACTION_ITEM else due.about
    return DueHere(id=due.id, on=on, what=what, kind=_KINDS[due.kind], owner=due.owner, uri=uri, anchor=anchor)


def made_of(world: World, library: Library) -> tuple[InternalPage, tuple[InternalFile, ...]]:
    """The page, a calendar of everything, and one for each owner."""
    page, today = addresses.DUE, world.now.date()
    dues = dues_of(world, library)
    owners: dict[str, list[DueHere]] = {}
    for due in dues:
        owners.setdefault(due.owner, []).append(due)
    names = _file_names(sorted(owner for owner in owners if owner))
    groups = tuple(
        Group(
            id=f"of-{names.get(owner, 'nobody')}",
            title=owner or "Nobody yet",
            lines=tuple(_line(due, today, page, world) for due in _urgent(found, today, max(_FEWEST, _MOST // len(owners)))),
            note=_count(found, today, max(_FEWEST, _MOST // len(owners))),
        )
        for owner, found in sorted(owners.items(), key=lambda entry: (entry[0] != "", entry[0].lower()))
    )
    late = sum(due.on < today for due in dues)
    calendars = [Link("Calendar of all", world.href(page, addresses.due_calendar("all")), "subscribe to its address")]
    calendars += [Link(owner, world.href(page, addresses.due_calendar(name))) for owner, name in names.items()]
    value = ListsPage(
        title="What is due",
        says=f"{counted(len(dues), 'thing')} with a day, {late} overdue: tests, action items, post-mortems.",
        links=tuple(calendars),
        groups=groups,
        empty="Nothing has a day.",
    )
    files = [InternalFile(uri=addresses.due_calendar("all"), content=calendar_of(_current(dues, today), "What is due", world))]
    files += [
        InternalFile(
            uri=addresses.due_calendar(name), content=calendar_of(_current(owners[owner], today), f"What is due: {owner}", world)
        )
        for owner, name in names.items()
    ]
    return lists_page(page, value, world), tuple(files)


def _current(found: Sequence[DueHere], today: date) -> Sequence[DueHere]:
    """What a calendar holds: of very much not what is late since long, on days that nobody looks at."""
    return found if len(found) <= _MOST else [due for due in found if today - due.on <= _LATE]


def _urgent(found: Sequence[DueHere], today: date, most: int) -> Sequence[DueHere]:
    """Of a list in order of days those around today, where there are more than `most`."""
    late = sum(due.on < today for due in found)
    start = max(0, min(late - most // 2, len(found) - most))
    return found[start : start + most]


def _count(found: Sequence[DueHere], today: date, most: int) -> str:
    if len(found) <= most:
        return ""
    late = sum(due.on < today for due in found)
    return f"{counted(len(found), 'thing')}, {late} overdue; here the {most} that are due about now."


def calendar_of(dues: Sequence[DueHere], name: str, world: World) -> str:
    """An iCalendar file (RFC 5545): a day's entry each. No clock is read: the stamp is the moment of the build."""
    from icalendar import Calendar, Event
    from icalendar.enums import TRANSP

    made = Calendar.new(prodid=_PRODUCT, name=_plain(name))
    # The library would make up another one each time.
    del made["uid"]
    base = world.repository.site.internal_url
    for due in dues:
        url = "" if not base else base.rstrip("/") + "/" + addresses.href("index.html", due.uri).removeprefix("./")
        event = Event.new(
            uid=f"{due.id}@due.noa-status",
            stamp=world.now.astimezone(UTC).replace(microsecond=0),
            start=due.on,
            summary=_plain(f"{due.kind}: {due.what}" + (f" ({due.owner})" if due.owner else "")),
            transparency=TRANSP.TRANSPARENT,
            url=url or None,
        )
        made.add_component(event)
    return made.to_ical().decode()


def _line(due: DueHere, today: date, page: str, world: World) -> Line:
    late = today - due.on
    mark = (
        Mark("major", f"{days(late)} overdue")
        if late.days > 0
        else Mark("none", "today" if not late.days else f"in {days(-late)}")
    )
    return Line(link=Link(due.what, world.href(page, due.uri, due.anchor)), mark=mark, at=day(due.on), words=due.kind)


def _file_names(owners: Sequence[str]) -> dict[str, str]:
    """A file's name for each owner: their letters and digits; two that come to the same get numbers."""
    names: dict[str, str] = {}
    for owner in owners:
        name = re.sub(r"[^a-z0-9]+", "-", owner.lower()).strip("-") or "owner"
        taken = {*names.values(), "all", "nobody"}
        number, free = 2, name
        while free in taken:
            free, number = f"{name}-{number}", number + 1
        names[owner] = free
    return names


def _plain(text: str) -> str:
    return "".join(character for character in text if character.isprintable())
