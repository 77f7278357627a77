"""The days on which something was wrong, as values: for people who do not see bars, and for those who want to know more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from noa_status.public.values import ComponentRow, DayBar, GroupRow, Link

QUIET = frozenset({"none", "operational"})
FINE = frozenset({"none", "operational", "under_maintenance"})


class TroubledComponent(msgspec.Struct, frozen=True, kw_only=True):
    """A component on a day when something was wrong with it, and for how many seconds."""

    name: str
    names: dict[str, str] = {}
    status: str
    seconds: int


class TroubledDay(msgspec.Struct, frozen=True, kw_only=True):
    """A day when something was wrong with some components, and the incidents behind it."""

    day: date
    components: tuple[TroubledComponent, ...]
    incidents: tuple[Link, ...]


def troubled(days: Sequence[DayBar]) -> tuple[DayBar, ...]:
    """One component's days that were not fine, newest first. Planned maintenance is fine."""
    return tuple(bar for bar in reversed(days) if bar.status not in FINE)


def eventful(days: Sequence[DayBar]) -> tuple[DayBar, ...]:
    """One component's days with problems or maintenance, newest first: those of which there is something to tell."""
    return tuple(bar for bar in reversed(days) if bar.status not in QUIET)


def troubled_days(groups: Iterable[GroupRow]) -> tuple[TroubledDay, ...]:
    """All components' days that were not fine, newest first, so that a shared cause is one line."""
    found: dict[date, list[TroubledComponent]] = {}
    links: dict[date, dict[str, Link]] = {}
    for row in (row for group in groups for row in group.components):
        for bar in troubled(row.days):
            component = TroubledComponent(name=row.name, names=row.names, status=bar.status, seconds=problem_seconds(bar))
            found.setdefault(bar.day, []).append(component)
            links.setdefault(bar.day, {}).update({link.address: link for link in bar.incidents})
    days = sorted(found, reverse=True)
    return tuple(TroubledDay(day=day, components=tuple(found[day]), incidents=tuple(links[day].values())) for day in days)


def problem_seconds(bar: DayBar) -> int:
    """How long a component was not fine on a day."""
    return sum(seconds for status, seconds in bar.seconds.items() if status not in FINE)


def row_days(row: ComponentRow) -> list[str]:
    """The statuses of a component's days, oldest first."""
    return [bar.status for bar in row.days]
