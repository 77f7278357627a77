"""The months of a site as a build knows them: which must be looked at again, and what each comes to now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

import msgspec

from noa_status.artifacts import key_of
from noa_status.build.remember import MonthPart, MonthRow
from noa_status.model.incident import Incident
from noa_status.model.site import Site
from noa_status.model.spans import Span
from noa_status.public.values import Link
from noa_status.public.view.feeds import archives_of
from noa_status.public.view.months import MonthFacts, Neighbours, carried_into, first_day, month_facts, month_of, still_holds
from noa_status.public.view.site import is_for_public

RECENT_DAYS = 100
RECENT_INCIDENTS = 400


class Month(msgspec.Struct, kw_only=True):
    """A month in the course of a build. `part` is read only where it is needed; `is_touched` says that its records changed;
    `earlier` are the ways to the records of earlier months that go on into it."""

    id: str
    row: MonthRow | None = None
    part: MonthPart | None = None
    is_touched: bool = False
    facts: MonthFacts | None = None
    carried_key: bytes = b""
    earlier: tuple[Link, ...] = ()
    neighbours: Neighbours = Neighbours()

    @property
    def is_new(self) -> bool:
        """True where its pages must be made again, because its facts or what stands beside it changed."""
        return (
            self.row is None
            or self.is_touched
            or self.facts is not self.row.facts
            or key_of(self.neighbours) != self.row.neighbours_key
        )


class Damaged(Exception):
    """A part of the state cannot be read: everything must be built anew."""


class Months:
    """All months from the first that counts to the last with a record."""

    def __init__(self, rows: dict[str, MonthRow], load: Callable[[str], MonthPart | None]) -> None:
        self._load = load
        self._months = {id: Month(id=id, row=row) for id, row in rows.items()}
        self._first = ""
        self.dropped: list[Month] = []

    def __iter__(self) -> Iterator[Month]:
        return (self._months[id] for id in sorted(self._months))

    def incidents(self, id: str) -> tuple[Incident, ...]:
        """The records of a month. Raises Damaged."""
        month = self._months.get(id)
        return () if month is None else self.part(month).incidents

    def part(self, month: Month) -> MonthPart:
        """A month's part, read now if need be. Raises Damaged."""
        if month.part is None:
            month.part = MonthPart() if month.row is None else self._load(month.row.part)
            if month.part is None:
                raise Damaged(month.id)
        return month.part

    def change(self, removed: dict[str, str], added: Iterable[Incident]) -> None:
        """Takes records out (folder to month) and puts records in, into the months that they belong to."""
        gone: dict[str, set[str]] = {}
        for folder, month in removed.items():
            gone.setdefault(month, set()).add(folder)
        come: dict[str, list[Incident]] = {}
        for incident in added:
            come.setdefault(month_of(incident), []).append(incident)
        for id in gone.keys() | come.keys():
            month = self._months.setdefault(id, Month(id=id))
            part = self.part(month)
            kept = [incident for incident in part.incidents if incident.folder not in gone.get(id, ())]
            incidents = tuple(sorted([*kept, *come.get(id, ())], key=lambda incident: incident.id))
            if incidents != part.incidents:
                month.part = MonthPart(incidents=incidents, artifacts=part.artifacts)
                month.is_touched = True

    def derive(self, site: Site, now: datetime) -> None:
        """Works out what each month comes to, from the first on, leaving those alone whose facts still hold."""
        self._span_out(site, now)
        carried: list[Span] = []
        links: dict[str, Link] = {}
        for month in self:
            carried_in = carried_into(month.id, carried)
            month.earlier = tuple(links[id] for id in dict.fromkeys(span.incident for span in carried_in))
            month.carried_key = key_of(carried_in)
            row = month.row
            if row is not None and not month.is_touched and row.carried_key == month.carried_key and still_holds(row.facts, now):
                month.facts = row.facts
            else:
                month.facts = month_facts(month.id, self.part(month).incidents, carried_in, site, now)
            carried.extend(month.facts.carried)
            links.update(month.facts.carried_links)
        self._introduce(now)

    def recent(self, now: datetime) -> tuple[Incident, ...]:
        """The records that the pages of the whole site look at: those of the newest months, and of every month with something
        live."""
        since = f"{now.astimezone(UTC) - timedelta(days=RECENT_DAYS):%Y-%m}"
        found: list[Incident] = []
        for month in reversed(list(self)):
            facts = month.facts
            if month.id >= since or len(found) < RECENT_INCIDENTS or (facts is not None and facts.is_live):
                found.extend(self.part(month).incidents)
        return tuple(found)

    def facts(self) -> list[MonthFacts]:
        """What each month comes to, from the first that counts for the public on, oldest first."""
        return [month.facts for month in self if month.facts is not None and month.id >= self._first]

    def counts(self, month: Month, site: Site) -> tuple[int, int]:
        """How many records lie in a month, and how many of them the public may see."""
        if month.row is not None and not month.is_touched:
            return month.row.records, month.row.public_records
        incidents = self.part(month).incidents
        return len(incidents), sum(is_for_public(incident, site) for incident in incidents)

    def _span_out(self, site: Site, now: datetime) -> None:
        """Every month from the first that counts to the present one, and those with records; no others."""
        today = now.astimezone(UTC).date()
        begun = [component.since for component in site.components if component.since is not None]
        counts = {month.id: self.counts(month, site) for month in self._months.values()}
        public = [id for id, (_, count) in counts.items() if count]
        self._first = min([f"{today - timedelta(days=366):%Y-%m}", *(f"{day:%Y-%m}" for day in begun), *public])
        self.dropped = [month for month in self._months.values() if month.row is not None and month.row.files]
        wanted = {id for id, (count, _) in counts.items() if count} | set(_between(self._first, f"{today:%Y-%m}"))
        self._months = {id: self._months.get(id) or Month(id=id) for id in wanted}
        self.dropped = [month for month in self.dropped if month.id not in wanted]

    def _introduce(self, now: datetime) -> None:
        before: Month | None = None
        shown = [month for month in self if month.facts is not None and month.facts.first is not None]
        for month, after in zip(shown, [*shown[1:], None], strict=False):
            month.neighbours = Neighbours(
                before=None if before is None or before.facts is None else before.facts.last,
                after=None if after is None or after.facts is None else after.facts.first,
                earlier=month.earlier,
                month_before=None if before is None else first_day(before.id),
                month_after=None if after is None else first_day(after.id),
            )
            before = month
        for id, archive in archives_of([(facts.month, facts.published) for facts in self.facts()], now).items():
            month = self._months[id]
            month.neighbours = msgspec.structs.replace(month.neighbours, archive=archive)


def _between(first: str, last: str) -> Iterator[str]:
    day = date(int(first[:4]), int(first[5:]), 1)
    while f"{day:%Y-%m}" <= last:
        yield f"{day:%Y-%m}"
        day = (day + timedelta(days=31)).replace(day=1)
