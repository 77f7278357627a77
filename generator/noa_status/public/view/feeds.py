"""Feeds: what is current of the page, of each group and component; and archives of everything, by the month of publication.

A reader that was away goes on from the current feed to the archives, newest first, until one that it knows (RFC 5005, 4). So an
archive is published when nothing will be added to it any more: when its month is over, or as soon as it is full. What lies in no
archive yet stands in the current feed, however much that is.

Feeds of components and groups have no archives, which would be as many files again as all others together. They hold a month
instead, whole: who looks once in that time misses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

import msgspec

from noa_status import addresses
from noa_status.model.incident import Incident
from noa_status.model.progress import existing_updates
from noa_status.model.site import Site
from noa_status.public.values import ComponentState, Feed, FeedEntry, IncidentView, Link
from noa_status.public.view.components import names_of
from noa_status.public.view.heads import site_head
from noa_status.public.view.incidents import incident_view

FEED_LENGTH = 50
ARCHIVE_LENGTH = 100
KEPT_FOR = timedelta(days=30)
_NO_ENTRY_YET = datetime(2000, 1, 1, tzinfo=UTC)


class Archive(msgspec.Struct, frozen=True, kw_only=True):
    """What the archives of a month are, beside the entries of its own records: how many there are, how many entries are `left`
    that lie in none yet, the files before and after them, and the entries of other months' records that were published in it."""

    parts: int = 0
    left: int = 0
    before: str = ""
    after: str = ""
    entries: tuple[FeedEntry, ...] = ()


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """What the records of a month published: how many entries in it, and those in other months."""

    own: int = 0
    elsewhere: tuple[FeedEntry, ...] = ()


def entries_of(view: IncidentView) -> list[FeedEntry]:
    """An entry an update, oldest first."""
    found: list[FeedEntry] = []
    incident = Link(title=view.title, address=view.address, titles=view.titles)
    about: dict[str, ComponentState] = {}
    for update in reversed(view.updates):
        about.update({state.id: state for state in update.components})
        entry = FeedEntry(
            address=view.address + addresses.update_anchor(update.id),
            about=tuple(about.values()),
            incident=incident,
            published_at=update.at,
            updated_at=update.corrected_at or update.at,
            status=update.status,
            impact=view.impact,
            components=update.components,
            correction=update.correction,
            body=update.body,
            translations=update.translations,
        )
        found.append(entry)
    return found


def published(month: str, incidents: Iterable[Incident], site: Site, now: datetime) -> Published:
    """What the records of a month published by `now`; they must be among those that are `shown`."""
    own = 0
    elsewhere: list[FeedEntry] = []
    for incident in incidents:
        inside = [_month(update.at) == month for update in existing_updates(incident, now)]
        own += sum(inside)
        if not all(inside):
            entries = entries_of(incident_view(incident, site, now))
            elsewhere.extend(entry for entry in entries if _month(entry.published_at) != month)
    return Published(own=own, elsewhere=tuple(elsewhere))


def newest_first(entries: Iterable[FeedEntry]) -> list[FeedEntry]:
    """The entries as feeds have them."""
    return sorted(entries, key=lambda entry: (entry.published_at, entry.address), reverse=True)


def archives_of(months: Sequence[tuple[str, Published]], now: datetime) -> dict[str, Archive]:
    """The archives of each month, from what the records of all months, oldest first, published by `now`."""
    if not months:
        return {}
    entries: dict[str, list[FeedEntry]] = {month: [] for month, _ in months}
    for _, of_month in months:
        for entry in of_month.elsewhere:
            # What was announced before the first month that there is lies in that one.
            entries[max(_month(entry.published_at), months[0][0])].append(entry)
    present = _month(now)
    parts: dict[str, int] = {}
    left: dict[str, int] = {}
    for month, of_month in months:
        count = of_month.own + len(entries[month])
        parts[month], left[month] = divmod(count, ARCHIVE_LENGTH)
        if month < present and left[month]:
            parts[month], left[month] = parts[month] + 1, 0
    files = [addresses.feed_archive(month, part + 1) for month, _ in months for part in range(parts[month])]
    found: dict[str, Archive] = {}
    passed = 0
    for month, _ in months:
        after = passed + parts[month]
        found[month] = Archive(
            parts=parts[month],
            left=left[month],
            before=files[passed - 1] if passed else "",
            after=files[after] if after < len(files) else "",
            entries=tuple(entries[month]),
        )
        passed = after
    return found


def archive_feeds(month: str, views: Iterable[IncidentView], archive: Archive, site: Site) -> Iterator[Feed]:
    """The archives of a month with these records of its own, oldest first."""
    if not archive.parts:
        return
    own = (entry for view in views for entry in entries_of(view) if _month(entry.published_at) == month)
    entries = newest_first([*own, *archive.entries])[::-1]
    files = [addresses.feed_archive(month, part + 1) for part in range(archive.parts)]
    for part, (before, file, after) in enumerate(zip([archive.before, *files], files, [*files[1:], archive.after], strict=False)):
        chunk = entries[part * ARCHIVE_LENGTH : (part + 1) * ARCHIVE_LENGTH][::-1]
        yield _feed(site, chunk, file=file, previous=before, next=after, is_archive=True)


def feeds(site: Site, entries: Sequence[FeedEntry], archives: Mapping[str, Archive], now: datetime) -> Iterator[Feed]:
    """What is current of the page, then of each component and each group, also of those with no entry yet. `entries` are newest
    first; all that lie in no archive are among them, and all of the last months."""
    # Whole days, so that a feed stays the same all day.
    since = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0) - KEPT_FOR
    left = sum(archive.left for archive in archives.values())
    newest = [addresses.feed_archive(month, archive.parts) for month, archive in archives.items() if archive.parts][-1:]
    yield _feed(site, entries[: max(FEED_LENGTH, left)], hub=site.look.hub_url, previous="".join(newest))
    for component in site.components:
        address = addresses.component(component.id)
        subject = Link(title=component.name, titles=names_of(component), address=address)
        yield _of_some(site, entries, {component.id}, subject, address, since)
    for group in site.groups:
        members = {component.id for component in site.components if component.group == group.id}
        subject = Link(title=group.name, titles=names_of(group), address=addresses.HOME)
        yield _of_some(site, entries, members, subject, addresses.group(group.id), since)


def _of_some(site: Site, entries: Iterable[FeedEntry], components: set[str], subject: Link, base: str, since: datetime) -> Feed:
    """The newest entries about some components, and all since an instant."""
    own = [entry for entry in entries if any(state.id in components for state in entry.about)]
    kept = [entry for place, entry in enumerate(own) if place < FEED_LENGTH or entry.published_at >= since]
    return _feed(site, kept, subject=subject, base=base, hub=site.look.hub_url)


def _feed(
    site: Site,
    entries: Sequence[FeedEntry],
    *,
    subject: Link | None = None,
    base: str = "",
    file: str = addresses.FEED,
    hub: str = "",
    previous: str = "",
    next: str = "",
    is_archive: bool = False,
) -> Feed:
    return Feed(
        site=site_head(site),
        subject=subject,
        address=addresses.HOME if subject is None else subject.address,
        base=base,
        file=file,
        ids=site.ids_url,
        hub=hub,
        previous=previous,
        next=next,
        is_archive=is_archive,
        updated_at=max((entry.updated_at for entry in entries), default=_NO_ENTRY_YET),
        entries=tuple(entries),
    )


def _month(at: datetime) -> str:
    at = at.astimezone(UTC)
    return f"{at.year:04}-{at.month:02}"
