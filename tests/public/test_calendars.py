"""Calendars in a language."""

from __future__ import annotations

import calendar as reference
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from noa_status.public.calendars import impact_in_words, short_month_name, small_calendar, weekdays, weeks
from noa_status.public.values import Calendar, MonthLine
from noa_status.words.languages import ENGLISH, language_of
from tests.public.looking import Document

FROM_SUNDAY = replace(ENGLISH, first_weekday=6)


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.integers(0, 6))
def test_weeks_are_those_of_any_calendar(day: date, first_weekday: int) -> None:
    month = day.replace(day=1)
    length = reference.monthrange(month.year, month.month)[1]
    made = weeks(Calendar(month=month, days=("operational",) * length), replace(ENGLISH, first_weekday=first_weekday))
    assert [[cell.number for cell in week] for week in made] == reference.Calendar(first_weekday).monthdayscalendar(
        month.year, month.month
    )


def test_columns_begin_with_the_languages_first_day_of_the_week() -> None:
    assert (weekdays(ENGLISH)[0].letter, weekdays(ENGLISH)[0].name) == ("M", "Monday")
    assert [day.name for day in weekdays(FROM_SUNDAY)] == ["Sunday", *(day.name for day in weekdays(ENGLISH)[:6])]
    assert weekdays(language_of("de"))[6].name == "Sonntag"


def test_a_day_that_leads_somewhere_says_what_it_was() -> None:
    of = Calendar(
        month=date(2026, 11, 1),
        days=("operational", "major_outage", "none", "under_maintenance"),
        linked=(1, 2),
        address="history/2026-11/",
    )
    sunday, *days = [cell for week in weeks(of, ENGLISH) for cell in week if cell.number]
    assert (sunday.status, sunday.says) == ("", "Sunday 1 November")
    assert (days[0].address, days[0].says) == ("history/2026-11/#day-2", "Monday 2 November: Major outage")
    assert [(cell.status, cell.address, cell.says) for cell in days[1:]] == [("", "", ""), ("under_maintenance", "", "")]


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        (("operational", "under_maintenance", "none"), "no days with problems"),
        (("major_outage", "operational"), "1 day with problems"),
        (("major_outage", "degraded_performance"), "2 days with problems"),
    ],
)
def test_a_small_calendar_is_told_in_words(statuses: tuple[str, ...], said: str) -> None:
    line = MonthLine(month=date(2026, 11, 1), address="", incidents=0, maintenances=0, days=statuses)
    assert Document(small_calendar(line, ENGLISH)).all("svg")[0].attributes["aria-label"] == said


def test_the_first_of_a_month_stands_under_its_weekday() -> None:
    line = MonthLine(month=date(2026, 11, 1), address="", incidents=0, maintenances=0, days=("operational",))
    # A Sunday: the last place of a week from Monday on, the first one of a week from Sunday on.
    assert 'd="M54 ' in small_calendar(line, ENGLISH)
    assert 'd="M0 ' in small_calendar(line, FROM_SUNDAY)


def test_impacts_and_months_have_their_words() -> None:
    assert impact_in_words("maintenance", ENGLISH) == "Maintenance"
    assert impact_in_words("critical", ENGLISH) == "Critical impact"
    assert short_month_name(date(2026, 9, 1), ENGLISH) in ("Sep", "Sept")
