"""Periods that figures are told of: the last twelve months, calendar years, months and weeks, all in UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """From `start` to just before `end`."""

    start: datetime
    end: datetime

    def holds(self, at: datetime) -> bool:
        """True for an instant in it."""
        return self.start <= at < self.end


def last_twelve_months(now: datetime) -> Period:
    """The year up to and including `now`; on 29 February it begins on the 28th."""
    try:
        start = now.replace(year=now.year - 1)
    except ValueError:
        start = now.replace(year=now.year - 1, day=28)
    return Period(start=start, end=now + timedelta(seconds=1))


def year(number: int) -> Period:
    """A calendar year."""
    return Period(start=datetime(number, 1, 1, tzinfo=UTC), end=datetime(number + 1, 1, 1, tzinfo=UTC))


def month(number: int, of_month: int) -> Period:
    """A month of a year."""
    after = (number + 1, 1) if of_month == 12 else (number, of_month + 1)
    return Period(start=datetime(number, of_month, 1, tzinfo=UTC), end=datetime(*after, 1, tzinfo=UTC))


def week_of(at: datetime) -> Period:
    """The week, from Monday to Sunday (ISO 8601), that holds the instant."""
    midnight = at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    monday = midnight - timedelta(days=midnight.weekday())
    return Period(start=monday, end=monday + timedelta(days=7))
