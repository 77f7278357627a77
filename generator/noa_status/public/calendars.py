"""Months as calendars in a language: its first day of the week, its names of weekdays, what a day says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

import msgspec
from markupsafe import Markup

from noa_status import addresses, drawing
from noa_status.public.problem_days import FINE
from noa_status.public.values import Calendar, MonthLine
from noa_status.words import messages
from noa_status.words.instants import day_in_words
from noa_status.words.language import Language, message
from noa_status.words.statuses import component_status_in_words

WEEKDAYS: Final = 7
_UNSAID: Final = frozenset({"none", "operational"})
_DAY_SAYS: Final = message("{day}: {what}")


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """A day of a calendar, or a place before or after the month (`number` 0). `status` is empty where nothing was out of the
    ordinary; `address` leads to what there is to say of the day, which is in short what it `says`."""

    number: int = 0
    status: str = ""
    address: str = ""
    says: str = ""


class Weekday(msgspec.Struct, frozen=True, kw_only=True):
    """The head of a column: a letter, and the whole name."""

    letter: str
    name: str


def weeks(of: Calendar, language: Language) -> list[list[Cell]]:
    """The weeks of a month, each of seven places."""
    before, linked = _before(of.month, language), frozenset(of.linked)
    cells = [Cell()] * before + [_cell(of, number, status, linked, language) for number, status in enumerate(of.days, 1)]
    cells += [Cell()] * (-len(cells) % WEEKDAYS)
    return [cells[at : at + WEEKDAYS] for at in range(0, len(cells), WEEKDAYS)]


def weekdays(language: Language) -> list[Weekday]:
    """The heads of a calendar's columns, in the order of the language."""
    order = [(language.first_weekday + number) % WEEKDAYS for number in range(WEEKDAYS)]
    return [Weekday(letter=language.narrow_weekdays[day], name=language.weekdays[day]) for day in order]


def small_calendar(of: MonthLine, language: Language) -> str:
    """A month's days as a small drawing, safe. Those who do not see it hear how many of them were bad."""
    return Markup(drawing.small_month(of.days, before=_before(of.month, language), label=_problems(of.days, language)))


def short_month_name(month: date, language: Language) -> str:
    """`Nov`: where the year stands beside it."""
    return language.short_months[month.month - 1]


def impact_in_words(impact: str, language: Language) -> str:
    """`Major impact`; planned work is one, too."""
    return language.say(messages.IMPACT[impact])


def _cell(of: Calendar, number: int, status: str, linked: frozenset[int], language: Language) -> Cell:
    status = "" if status in _UNSAID else status
    if number not in linked:
        return Cell(number=number, status=status)
    day = day_in_words(of.month + timedelta(days=number - 1), language)
    if status:
        day = language.say(_DAY_SAYS, day=day, what=component_status_in_words(status, language))
    return Cell(number=number, status=status, address=of.address + addresses.day_anchor(number), says=day)


def _before(month: date, language: Language) -> int:
    """How many days of the month's first week lie before it."""
    return (month.weekday() - language.first_weekday) % WEEKDAYS


def _problems(days: Sequence[str], language: Language) -> str:
    number = sum(status not in FINE for status in days)
    return language.count(messages.DAYS_WITH_PROBLEMS, number) if number else language.say(messages.NO_PROBLEMS)


FILTERS: Final[dict[str, Callable[..., object]]] = {
    "impact": impact_in_words,
    "short_month": short_month_name,
    "small_calendar": small_calendar,
    "weeks": weeks,
}
"""Filters of templates that speak a language."""
