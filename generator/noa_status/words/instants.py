"""Instants and days in words. Everything is UTC, and says so where a time of day stands."""

from __future__ import annotations

from datetime import UTC, date, datetime

from noa_status.words import messages
from noa_status.words.language import Language
from noa_status.words.languages import ENGLISH


def clock_in_words(at: datetime, language: Language = ENGLISH) -> str:
    """`10:31 UTC`."""
    return f"{bare_clock_in_words(at, language)} {messages.UTC}"


def bare_clock_in_words(at: datetime, language: Language = ENGLISH) -> str:
    """`10:31`: where the zone is about to be said."""
    return language.dated("clock", at.astimezone(UTC))


def day_in_words(day: date, language: Language = ENGLISH) -> str:
    """`Tuesday 24 November`: where the year goes without saying."""
    return language.dated("day", day)


def short_day_in_words(day: date, language: Language = ENGLISH) -> str:
    """`Tue 24 Nov`: where the year goes without saying, in a narrow place."""
    return language.dated("short_day", day)


def date_in_words(day: date, language: Language = ENGLISH) -> str:
    """`24 Nov 2026`."""
    return language.dated("date", day)


def instant_in_words(at: datetime, language: Language = ENGLISH) -> str:
    """`24 Nov 2026, 10:31 UTC`: complete wherever it stands."""
    return dated_clock(at, clock_in_words(at, language), language)


def dated_clock(at: datetime, clock: str, language: Language = ENGLISH) -> str:
    """The UTC day of an instant before its time of day, which is already said: `24 Nov 2026, 10:31`."""
    return language.patterns["instant"].format(clock, date_in_words(_utc_day(at), language))


def month_in_words(month: date, language: Language = ENGLISH) -> str:
    """`November 2026`."""
    return language.dated("month", month)


def year_in_words(day: date, language: Language = ENGLISH) -> str:
    """`2026`: the year of a day."""
    return language.dated("year", day)


def month_name(month: date, language: Language = ENGLISH) -> str:
    """`November`: under a heading that says the year."""
    return language.lone_months[month.month - 1]


def machine_time(moment: date) -> str:
    """What `datetime` attributes and machines want: `2026-11-24T10:31Z`, or `2026-11-24` for a day."""
    if isinstance(moment, datetime):
        utc = moment.astimezone(UTC)
        return f"{utc:%Y-%m-%dT%H:%M:%SZ}" if utc.second else f"{utc:%Y-%m-%dT%H:%MZ}"
    return moment.isoformat()


def machine_day(moment: date) -> str:
    """The UTC day of an instant, or a day, for machines: `2026-11-24`."""
    return (_utc_day(moment) if isinstance(moment, datetime) else moment).isoformat()


def _utc_day(at: datetime) -> date:
    return at.astimezone(UTC).date()
