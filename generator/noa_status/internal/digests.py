"""Digests of weeks and months: a page each, the list of them, and a feed of those that are over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

import msgspec

from noa_status.internal import addresses, books
from noa_status.internal.digest_feed import Entry, feed_of
from noa_status.internal.facts import Facts, begins_at
from noa_status.internal.library import Library
from noa_status.internal.list_pages import ListsPage, lists_page
from noa_status.internal.page import InternalFile, InternalPage, World
from noa_status.internal.telling import counted, day, distance, in_a_list, instant, length, severity_mark
from noa_status.internal.values import Group, Line, Link, Mark
from noa_status.model.action_items import Item
from noa_status.model.counted import left_out_as
from noa_status.model.digest import Digest, digests_of, months_until, weeks_until
from noa_status.model.freshness import freshness_of
from noa_status.model.incident import Incident
from noa_status.model.period import Period
from noa_status.model.progress import began_at, resolved_at_of
from noa_status.model.runbook import Playbook, Runbook
from noa_status.words.instants import date_in_words, month_in_words

_WEEKS = 14
_MONTHS = 13
_DAY = timedelta(days=1)
_MOST = 40
_LONGEST_WEEK = timedelta(days=7)
T = TypeVar("T")


class Told(msgspec.Struct, frozen=True):
    """A digest with its name, and its groups as seen from a page."""

    id: str
    title: str
    says: str
    digest: Digest
    groups: tuple[Group, ...]


def made_of(world: World, facts: Facts, library: Library) -> tuple[list[InternalPage], list[InternalFile]]:
    """The list, the pages, and the feed. Nothing but the list where there never was an incident."""
    now = world.now
    begun = [at for one in facts.incidents if left_out_as(one) is None and (at := began_at(one, now)) is not None]
    first = min(begun, default=now + _LONGEST_WEEK)
    of_weeks, of_months = weeks_until(now, number=_WEEKS, first=first), months_until(now, number=_MONTHS, first=first)
    told = [_told(digest, world, library) for digest in digests_of(world.repository, [*of_weeks, *of_months], now)]
    weeks, months = told[: len(of_weeks)], told[len(of_weeks) :]
    pages = [_index(weeks, months, world), *(_page(one, world) for one in (*weeks, *months))]
    return pages, [InternalFile(uri=addresses.DIGEST_FEED, content=feed_of(_entries([*weeks, *months], now), world))]


def _index(weeks: Sequence[Told], months: Sequence[Told], world: World) -> InternalPage:
    page = addresses.DIGESTS
    groups = [
        Group(
            id=id,
            title=title,
            lines=tuple(
                Line(
                    link=Link(one.title, world.href(page, addresses.digest(one.id))),
                    mark=Mark("maint", "so far") if one.digest.period.holds(world.now) else None,
                    words=one.says,
                )
                for one in found
            ),
        )
        for id, title, found in (("weeks", "Weeks", weeks), ("months", "Months", months))
    ]
    value = ListsPage(
        title="Digest",
        says="What each week and month brought. A new entry of the feed comes when one is over.",
        links=(Link("Feed", world.href(page, addresses.DIGEST_FEED), "Atom"),),
        groups=tuple(groups),
        empty="Nothing has happened yet.",
    )
    return lists_page(page, value, world)


def _page(told: Told, world: World) -> InternalPage:
    value = ListsPage(
        title=told.title,
        says=f"{told.says} As of {instant(told.digest.as_of).words}.",
        crumbs=(Link("Digest", world.href(addresses.digest(told.id), addresses.DIGESTS)),),
        groups=told.groups,
        empty="It was quiet, and nothing is due.",
    )
    return lists_page(addresses.digest(told.id), value, world, search_boost=0)


def _told(digest: Digest, world: World, library: Library) -> Told:
    id, title = _name(digest.period)
    counts = (
        f"{counted(len(digest.began), 'incident')} began, {len(digest.resolved)} resolved",
        f"{len(digest.open)} open" if digest.open else "",
        f"{counted(len(digest.items_due), 'action item')} due" if digest.items_due else "",
    )
    return Told(id, title, f"{in_a_list(counts)}.", digest, tuple(_groups(digest, addresses.digest(id), world, library)))


def _name(period: Period) -> tuple[str, str]:
    if period.end - period.start > _LONGEST_WEEK:
        return f"{period.start:%Y-%m}", month_in_words(period.start.date())
    year, week, _ = period.start.isocalendar()
    last = (period.end - _DAY).date()
    return f"{year}-w{week:02}", f"Week {week}: {date_in_words(period.start.date())} to {date_in_words(last)}"


def _groups(digest: Digest, page: str, world: World, library: Library) -> Iterator[Group]:
    def incident(one: Incident) -> Line:
        return _incident(one, digest, page, world)

    def item(one: Item) -> Line:
        return _item(one, digest, page, world)

    began = {one.id for one in digest.began}
    before = [one for one in digest.resolved if one.id not in began]
    still = [one for one in digest.open if one.id not in began]
    note = "What came of it? Its action items and its factors stand on its post-mortem's page."
    yield _group("began", "New incidents", digest.began, incident)
    yield _group("resolved", "Resolved, from before", before, incident)
    yield _group("open", "Open since before", still, incident)
    yield _group("meetings", "Post-mortem meetings due", digest.meetings, partial(_meeting, digest, page, world))
    yield _group("items", "Action items due", digest.items_due, item)
    yield _group("done", "Action items closed", digest.items_done, item)
    yield _group("stale", "Runbooks and playbooks to test again", digest.stale, partial(_book, page, world, library))
    anniversary = partial(_anniversary, digest, page, world)
    yield _group("anniversaries", "Anniversaries", digest.anniversaries, anniversary, note)


def _group(id: str, title: str, found: Sequence[T], line: Callable[[T], Line], note: str = "") -> Group:
    """A group with as many lines as one reads."""
    more = f"The first {_MOST} of {len(found)}." if len(found) > _MOST else ""
    return Group(id=id, title=title, lines=tuple(line(one) for one in found[:_MOST]), note=f"{note} {more}".strip())


def _meeting(digest: Digest, page: str, world: World, found: tuple[Incident, datetime]) -> Line:
    incident, at = found
    return Line(
        link=Link(incident.title, world.href(page, addresses.incident(incident.id))),
        mark=Mark("major" if at <= digest.as_of else "none", distance(at, digest.as_of)),
        at=instant(at),
    )


def _book(page: str, world: World, library: Library, book: Runbook | Playbook) -> Line:
    mark = Mark("partial", "never tested" if freshness_of(book).due_on is None else "test overdue")
    link = Link(books.title_of(book), world.href(page, library.book_uri(book.path)))
    return Line(link=link, mark=mark, words=book.owner or "")


def _anniversary(digest: Digest, page: str, world: World, found: tuple[Incident, int]) -> Line:
    incident, years = found
    return Line(
        link=Link(incident.title, world.href(page, addresses.incident(incident.id))),
        mark=Mark("none", counted(years, "year") + " ago"),
        at=instant(begins_at(incident, digest.as_of)),
    )


def _incident(incident: Incident, digest: Digest, page: str, world: World) -> Line:
    resolved_at = resolved_at_of(incident, digest.as_of)
    start = begins_at(incident, digest.as_of)
    return Line(
        link=Link(incident.title, world.href(page, addresses.incident(incident.id))),
        mark=severity_mark(incident.severity, world.repository.site.policy),
        at=instant(start),
        words="still open" if resolved_at is None else f"resolved after {length(resolved_at - start)}",
    )


def _item(found: Item, digest: Digest, page: str, world: World) -> Line:
    today = digest.as_of.date()
    if found.is_open(today):
        mark = Mark("major", "overdue") if found.is_overdue(today) else Mark("none", "due")
        at = None if found.due_on is None else day(found.due_on)
    else:
        mark, at = Mark("ok", found.item.state.value), None if found.item.done_on is None else day(found.item.done_on)
    words = in_a_list([found.item.owner or "nobody yet", found.incident.title])
    link = Link(found.item.title, world.href(page, addresses.postmortem(found.incident.id), "action-items-list"))
    return Line(link=link, mark=mark, at=at, words=words)


def _entries(told: Sequence[Told], now: datetime) -> list[Entry]:
    over = [one for one in told if one.digest.period.end <= now]
    over.sort(key=lambda one: (one.digest.period.end, one.id), reverse=True)
    return [Entry(one.id, one.title, one.says, one.digest.period.end, one.groups) for one in over]
