"""A stretch of time in words: from an instant to an instant, or from a day to a day."""

from __future__ import annotations

from datetime import UTC, date, datetime

from noa_status.words import english
from noa_status.words.instants import clock_in_words, date_in_words, instant_in_words, short_day_in_words


def period_in_words(start: datetime, end: datetime) -> str:
    """`2 Dec 2026, 22:00 to 23:30 UTC`, or both ends in full where they lie on two UTC days."""
    return english.PERIOD_BETWEEN.format(start=start_in_words(start, end), end=end_in_words(end, start))


def start_in_words(start: datetime, end: datetime) -> str:
    """The start, where the end is about to be said: `2 Dec 2026, 22:00` on the same UTC day, else in full."""
    return f"{date_in_words(_day(start))}, {start.astimezone(UTC):%H:%M}" if _day(start) == _day(end) else instant_in_words(start)


def end_in_words(end: datetime, start: datetime) -> str:
    """The end, where the start was just said: `23:30 UTC` on the same UTC day, else in full."""
    return clock_in_words(end) if _day(start) == _day(end) else instant_in_words(end)


def days_in_words(first: date, last: date) -> str:
    """`Mon 23 Nov` for one day, `17 to 21 Nov` or `28 Oct to 2 Nov` for several."""
    if first == last:
        return short_day_in_words(first)
    short_month = english.MONTHS[first.month - 1][: english.SHORT]
    start = f"{first.day}" if (first.year, first.month) == (last.year, last.month) else f"{first.day} {short_month}"
    return english.PERIOD_BETWEEN.format(start=start, end=f"{last.day} {english.MONTHS[last.month - 1][: english.SHORT]}")


def _day(at: datetime) -> date:
    return at.astimezone(UTC).date()
