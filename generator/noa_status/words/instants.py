"""Instants and days in words. Everything is UTC, and says so where a time of day stands."""

from __future__ import annotations

from datetime import UTC, date, datetime

from noa_status.words import english


def clock_in_words(at: datetime) -> str:
    """`10:31 UTC`."""
    return f"{at.astimezone(UTC):%H:%M} {english.UTC}"


def day_in_words(day: date) -> str:
    """`Tuesday 24 November`: where the year goes without saying."""
    return f"{english.WEEKDAYS[day.weekday()]} {day.day} {english.MONTHS[day.month - 1]}"


def short_day_in_words(day: date) -> str:
    """`Tue 24 Nov`: where the year goes without saying, in a narrow place."""
    return f"{english.WEEKDAYS[day.weekday()][: english.SHORT]} {day.day} {_short_month(day)}"


def date_in_words(day: date) -> str:
    """`24 Nov 2026`."""
    return f"{day.day} {_short_month(day)} {day.year}"


def instant_in_words(at: datetime) -> str:
    """`24 Nov 2026, 10:31 UTC`: complete wherever it stands."""
    return f"{date_in_words(_utc_day(at))}, {clock_in_words(at)}"


def month_in_words(month: date) -> str:
    """`November 2026`."""
    return f"{month_name(month)} {month.year}"


def month_name(month: date) -> str:
    """`November`: under a heading that says the year."""
    return english.MONTHS[month.month - 1]


def machine_time(moment: date) -> str:
    """What `datetime` attributes and machines want: `2026-11-24T10:31Z`, or `2026-11-24` for a day."""
    if isinstance(moment, datetime):
        utc = moment.astimezone(UTC)
        return f"{utc:%Y-%m-%dT%H:%M:%SZ}" if utc.second else f"{utc:%Y-%m-%dT%H:%MZ}"
    return moment.isoformat()


def machine_day(moment: date) -> str:
    """The UTC day of an instant, or a day, for machines: `2026-11-24`."""
    return (_utc_day(moment) if isinstance(moment, datetime) else moment).isoformat()


def _short_month(day: date) -> str:
    return english.MONTHS[day.month - 1][: english.SHORT]


def _utc_day(at: datetime) -> date:
    return at.astimezone(UTC).date()
