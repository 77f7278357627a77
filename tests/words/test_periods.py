from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from noa_status.words.periods import days_in_words, end_in_words, period_in_words, start_in_words

EVENING = datetime(2026, 12, 2, 22, tzinfo=UTC)
LATER = datetime(2026, 12, 2, 23, 30, tzinfo=UTC)
NEXT_DAY = datetime(2026, 12, 3, 1, tzinfo=UTC)


def test_a_period_within_a_day_says_the_day_once() -> None:
    assert period_in_words(EVENING, LATER) == "2 Dec 2026, 22:00 to 23:30 UTC"


def test_a_period_over_midnight_says_both_days() -> None:
    assert period_in_words(EVENING, NEXT_DAY) == "2 Dec 2026, 22:00 UTC to 3 Dec 2026, 01:00 UTC"


def test_the_ends_can_be_told_apart() -> None:
    assert (start_in_words(EVENING, LATER), end_in_words(LATER, EVENING)) == ("2 Dec 2026, 22:00", "23:30 UTC")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), "Mon 23 Nov"),
        (date(2026, 11, 17), date(2026, 11, 21), "17–21 Nov"),
        (date(2026, 10, 28), date(2026, 11, 2), "28 Oct\N{THIN SPACE}–\N{THIN SPACE}2 Nov"),
        (date(2025, 12, 28), date(2026, 1, 2), "28 Dec\N{THIN SPACE}–\N{THIN SPACE}2 Jan"),
    ],
)
def test_days_are_told_in_a_narrow_place(first: date, last: date, said: str) -> None:
    assert days_in_words(first, last) == said
