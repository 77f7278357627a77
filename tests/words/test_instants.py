from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from noa_status.words import instants as w

AT = datetime(2026, 11, 24, 10, 31, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (w.clock_in_words, "10:31 UTC"),
        (w.day_in_words, "Tuesday 24 November"),
        (w.short_day_in_words, "Tue 24 Nov"),
        (w.date_in_words, "24 Nov 2026"),
        (w.instant_in_words, "24 Nov 2026, 10:31 UTC"),
        (w.month_in_words, "November 2026"),
        (w.month_name, "November"),
        (w.machine_time, "2026-11-24T10:31Z"),
        (w.machine_day, "2026-11-24"),
    ],
)
def test_an_instant_is_told(words: object, said: str) -> None:
    assert words(AT) == said  # type: ignore[operator]


def test_an_instant_of_another_zone_is_told_in_utc() -> None:
    west = datetime(2026, 11, 23, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    assert w.instant_in_words(west) == "24 Nov 2026, 04:30 UTC"
    assert w.machine_time(west) == "2026-11-24T04:30Z"
    assert w.machine_day(west) == "2026-11-24"


def test_machines_get_seconds_where_there_are_any_and_days_as_days() -> None:
    assert w.machine_time(AT.replace(second=5)) == "2026-11-24T10:31:05Z"
    assert w.machine_time(date(2026, 1, 2)) == w.machine_day(date(2026, 1, 2)) == "2026-01-02"
