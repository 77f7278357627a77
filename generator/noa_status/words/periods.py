"""A stretch of time in words: from an instant to an instant, or from a day to a day."""

from __future__ import annotations

from datetime import UTC, date, datetime

from noa_status.words import messages
from noa_status.words.instants import (
    bare_clock_in_words,
    clock_in_words,
    dated_clock,
    instant_in_words,
    short_day_in_words,
)
from noa_status.words.language import Language
from noa_status.words.languages import ENGLISH


def period_in_words(start: datetime, end: datetime, language: Language = ENGLISH) -> str:
    """`2 Dec 2026, 22:00 to 23:30 UTC`, or both ends in full where they lie on two UTC days."""
    said = start_in_words(start, end, language), end_in_words(end, start, language)
    return language.say(messages.PERIOD_BETWEEN, start=said[0], end=said[1])


def start_in_words(start: datetime, end: datetime, language: Language = ENGLISH) -> str:
    """The start, where the end is about to be said: `2 Dec 2026, 22:00` on the same UTC day, else in full."""
    if _day(start) != _day(end):
        return instant_in_words(start, language)
    return dated_clock(start, bare_clock_in_words(start, language), language)


def end_in_words(end: datetime, start: datetime, language: Language = ENGLISH) -> str:
    """The end, where the start was just said: `23:30 UTC` on the same UTC day, else in full."""
    return clock_in_words(end, language) if _day(start) == _day(end) else instant_in_words(end, language)


def start_amid(start: datetime, end: datetime, began: datetime, language: Language = ENGLISH) -> str:
    """The start of a part, where the whole `began` was just said and the part's end is about to be: `10:02` on one UTC day."""
    if _day(start) != _day(began):
        return start_in_words(start, end, language)
    return bare_clock_in_words(start, language) if _day(start) == _day(end) else clock_in_words(start, language)


def days_in_words(first: date, last: date, language: Language = ENGLISH) -> str:
    """`Mon 23 Nov` for one day, `17–21 Nov` or `28 Oct – 2 Nov` for several."""
    if first == last:
        return short_day_in_words(first, language)
    same = "days_of_month" if (first.year, first.month) == (last.year, last.month) else "days_of_months"
    return language.dated(f"{same}_start", first) + language.dated(f"{same}_end", last)


def _day(at: datetime) -> date:
    return at.astimezone(UTC).date()
