"""Instants and days: what is read, what is named, and what the fix says instead."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noa_status.records.instants import Unreadable, parse_date, parse_instant
from tests.records.bounds import within


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-11-24T10:02Z", datetime(2026, 11, 24, 10, 2, tzinfo=UTC)),
        ("2026-11-24T10:02:30Z", datetime(2026, 11, 24, 10, 2, 30, tzinfo=UTC)),
        ("2026-11-24 10:02 UTC", datetime(2026, 11, 24, 10, 2, tzinfo=UTC)),
        ("2026-11-24T10:02:30.123456Z", datetime(2026, 11, 24, 10, 2, 30, tzinfo=UTC)),
        ("2026-11-24t10:02z", datetime(2026, 11, 24, 10, 2, tzinfo=UTC)),
        ("2026-11-24T11:02+01:00", datetime(2026, 11, 24, 10, 2, tzinfo=UTC)),
        ("2026-11-24T05:32-0430", datetime(2026, 11, 24, 10, 2, tzinfo=UTC)),
        ("2026-1-4T10:02Z", datetime(2026, 1, 4, 10, 2, tzinfo=UTC)),
        ("2028-02-29T00:00Z", datetime(2028, 2, 29, tzinfo=UTC)),
    ],
)
def test_an_instant_is_utc_or_carries_its_offset(text: str, instant: datetime) -> None:
    assert parse_instant(text) == instant
    assert parse_instant(text).tzinfo is UTC


@pytest.mark.parametrize(
    ("text", "code", "fix"),
    [
        ("2026-11-24T015:00:00Z", "unreadable-instant", "2026-11-24T15:00Z"),
        ("2026-11-24T24:00Z", "unreadable-instant", "2026-11-24T23:00Z"),
        ("2026-11-24T10:75Z", "unreadable-instant", "2026-11-24T10:59Z"),
        ("2026-11-24T10:02:60Z", "unreadable-instant", "2026-11-24T10:02:59Z"),
        ("2026-11-24T10:02+00", "unreadable-instant", "2026-11-24T10:02Z"),
        ("2026-11-24T10:02+1", "unreadable-instant", "2026-11-24T10:02+01:00"),
        ("2026-11-24T10:02+25:00", "unreadable-instant", "2026-11-24T10:02Z"),
        ("2026-11-24T10:02", "no-time-zone", "2026-11-24T10:02Z"),
        ("2026-11-24 10:02:30", "no-time-zone", "2026-11-24T10:02:30Z"),
        ("2026-11-24", "no-time-of-day", "2026-11-24T00:00Z"),
        ("2026-02-30T10:00Z", "impossible-date", "2026-02-28T10:00Z"),
        ("2026-24-11T10:00Z", "impossible-date", "2026-11-24T10:00Z"),
        ("2026-00-00T10:00Z", "impossible-date", "2026-01-01T10:00Z"),
        ("0226-11-24T10:02Z", "unlikely-year", ""),
        ("9999-12-31T23:59-05:00", "unlikely-year", ""),
        ("24.11.2026 10:02", "unreadable-instant", ""),
        ("10:02", "unreadable-instant", ""),
        ("yesterday", "unreadable-instant", ""),
        ("", "unreadable-instant", ""),
        ("٢٠٢٦-١١-٢٤T١٠:٠٢Z", "unreadable-instant", ""),
        ("2026-11-24T10:02Z\n", "unreadable-instant", ""),
        ("1" * 100_000, "unreadable-instant", ""),
    ],
)
def test_what_is_no_instant_is_named_with_what_was_meant(text: str, code: str, fix: str) -> None:
    with pytest.raises(Unreadable) as raised:
        parse_instant(text)
    assert (raised.value.code, raised.value.fix) == (code, fix)


def test_a_date_is_a_day() -> None:
    assert parse_date("2026-11-24") == date(2026, 11, 24)
    for text in ("2026-11-24T10:02Z", "2026", "24.11.2026"):
        with pytest.raises(Unreadable):
            parse_date(text)


@within(300)
@given(st.datetimes(datetime(1970, 1, 1), datetime(2199, 12, 31), timezones=st.just(UTC)))  # noqa: DTZ001
def test_what_is_written_reads_back(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    assert parse_instant(f"{moment:%Y-%m-%dT%H:%M:%SZ}") == moment
    assert parse_instant(f"{moment:%Y-%m-%dT%H:%MZ}") == moment.replace(second=0)


@within(300)
@given(st.from_regex(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[T ][0-9]{1,3}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{1,4}|)", fullmatch=True))
def test_a_fix_is_an_instant(text: str) -> None:
    try:
        parse_instant(text)
    except Unreadable as error:
        if error.fix:
            parse_instant(error.fix)
