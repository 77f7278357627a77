"""Durations as people write and read them."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noa_status.words.durations import duration_in_words, parse_duration

SECOND, MINUTE, HOUR, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30 minutes", 30 * MINUTE),
        ("1 minute", MINUTE),
        ("2 hours 5 minutes", 2 * HOUR + 5 * MINUTE),
        ("2 hours and 5 minutes", 2 * HOUR + 5 * MINUTE),
        ("1 day, 2 hours", DAY + 2 * HOUR),
        ("1 Day", DAY),
        ("  2 weeks ", 14 * DAY),
        ("6 months", 180 * DAY),
        ("1 year", 365 * DAY),
        ("30 min", 30 * MINUTE),
        ("1h30min", HOUR + 30 * MINUTE),
        ("90 seconds", 90 * SECOND),
        ("immediately", 0 * SECOND),
        ("0 minutes", 0 * SECOND),
    ],
)
def test_a_duration_is_read_as_people_write_it(text: str, expected: timedelta):
    assert parse_duration(text) == expected


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", 'a duration is a whole number and a unit, such as "30 minutes", "2 hours" or "1 day"'),
        ("soon", 'a duration is a whole number and a unit, such as "30 minutes", "2 hours" or "1 day"'),
        ("-5 minutes", 'a duration is a whole number and a unit, such as "30 minutes", "2 hours" or "1 day"'),
        ("15", 'a duration says its unit: "15 minutes" or "15 hours"'),
        ("1 day 1", 'a duration says its unit: "1 minute" or "1 hour"'),
        ("15m", '"m" may be minutes or months: write "15 minutes" or "15 months"'),
        ("1.5 hours", 'a duration is told in whole numbers: "1 hour 30 minutes", not "1.5 hours"'),
        ("3 minuts", 'there is no unit "minuts": did you mean "3 minutes"?'),
        ("2 fortnights", 'there is no unit "fortnights": a duration is a whole number and a unit, such as "30 minutes", '),
        ("99999999 years", "a duration is shorter than three million years"),
    ],
)
def test_what_cannot_be_read_is_told_what_would_be_right(text: str, says: str):
    with pytest.raises(ValueError) as caught:
        parse_duration(text)
    assert str(caught.value).startswith(says)


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (29 * MINUTE, "29 minutes"),
        (MINUTE, "1 minute"),
        (2 * HOUR + 5 * MINUTE, "2 hours 5 minutes"),
        (DAY + SECOND, "1 day 1 second"),
        (45 * SECOND, "45 seconds"),
        (0 * MINUTE, "0 minutes"),
        (timedelta(milliseconds=900), "0 minutes"),
    ],
)
def test_a_duration_is_told_without_its_zeros(length: timedelta, expected: str):
    assert duration_in_words(length) == expected


def test_seconds_are_left_out_from_a_minute_on_where_asked():
    assert duration_in_words(29 * MINUTE + 50 * SECOND, whole_minutes=True) == "29 minutes"
    assert duration_in_words(MINUTE + SECOND / 2, whole_minutes=True) == "1 minute"
    assert duration_in_words(50 * SECOND, whole_minutes=True) == "50 seconds"


def test_a_negative_duration_is_refused():
    with pytest.raises(ValueError, match="not negative"):
        duration_in_words(-MINUTE)


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=100_000)))
def test_what_is_told_is_read_back(length: timedelta):
    whole = length - timedelta(microseconds=length.microseconds)
    assert parse_duration(duration_in_words(length)) == whole


@given(st.text())
def test_any_text_is_read_or_refused_with_a_sentence(text: str):
    try:
        assert parse_duration(text) >= timedelta(0)
    except ValueError as refusal:
        assert " " in str(refusal)
