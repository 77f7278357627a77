"""Instants and dates as people write them in records, and what was probably meant where they went wrong."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

YEARS = range(1970, 2200)
"""What lies outside was typed wrong. (So no sum of an instant and a duration leaves what computers can count.)"""

EXAMPLE = "2026-11-24T10:02Z"

_PLAIN = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)Z", re.ASCII)
_INSTANT = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|[ ]+)(\d{1,3}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?"
    r"[ ]*(Z|z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?",
    re.ASCII,
)
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)


class Unreadable(ValueError):
    """Raised for what is no instant or date. `code` is the problem's, `fix` what was probably meant (or empty)."""

    def __init__(self, code: str, says: str, fix: str = "") -> None:
        super().__init__(says)
        self.code, self.says, self.fix = code, says, fix

    def told_of(self, text: str) -> str:
        """The whole in a line, where no file can be quoted: what is wrong, the text, what was probably meant."""
        return f"{self.says}: {text}{f' (did you mean {self.fix}?)' if self.fix else ''}"


def parse_instant(text: str) -> datetime:
    """The UTC instant that a text names, to the second. Raises Unreadable with what would be right."""
    plain = _PLAIN.fullmatch(text)
    if plain:
        try:
            year, month, day, hour, minute = map(int, plain.groups())
            if year in YEARS:
                return datetime(year, month, day, hour, minute, tzinfo=UTC)
        except ValueError:
            pass
    match = _INSTANT.fullmatch(text)
    if match is None:
        if _DATE.fullmatch(text):
            day = parse_date(text)
            raise Unreadable("no-time-of-day", "the time of day is missing", f"{day.isoformat()}T00:00Z")
        raise Unreadable("unreadable-instant", f"this is no instant; write it like {EXAMPLE}")
    return _instant(_Parts(*match.groups()))


class _Parts(NamedTuple):
    year: str
    month: str
    day: str
    hour: str
    minute: str
    second: str | None
    fraction: str | None
    zone: str | None


def _instant(parts: _Parts) -> datetime:
    try:
        day = _date(parts.year, parts.month, parts.day)
    except Unreadable as error:
        time = f"T{min(int(parts.hour), 23):02}:{min(int(parts.minute), 59):02}Z"
        raise Unreadable(error.code, error.says, error.fix and error.fix + time) from None
    hour, minute, second = int(parts.hour), int(parts.minute), int(parts.second or 0)
    written = f"{day.isoformat()}T{min(hour, 23):02}:{min(minute, 59):02}" + (f":{min(second, 59):02}" if second else "")
    if len(parts.hour) != 2 or hour > 23 or minute > 59 or second > 59:
        raise Unreadable("unreadable-instant", f"no time of day: {parts.hour}:{parts.minute}", written + "Z")
    if parts.zone is None:
        raise Unreadable("no-time-zone", "the time zone is missing", written + "Z")
    if not re.fullmatch(r"[Zz]|UTC|GMT|[+-]\d{2}:?\d{2}", parts.zone):
        sign, hours = parts.zone[0], int(re.sub(r"\D", "", parts.zone)[:2])
        zone = "Z" if hours == 0 else f"{sign}{hours:02}:00"
        raise Unreadable("unreadable-instant", f"no time zone: {parts.zone}", written + zone)
    try:
        return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=_zone(parts.zone)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Unreadable("unreadable-instant", "out of range", written + "Z") from error


def _zone(text: str) -> timezone:
    if text[0] not in "+-":
        return UTC
    digits = text[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


def parse_date(text: str) -> date:
    """The day that a text names. Raises Unreadable with what would be right."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise Unreadable("unreadable-date", "this is no date; write it like 2026-11-24")
    return _date(*match.groups())


def _date(year: str, month: str, day: str) -> date:
    if int(year) not in YEARS:
        raise Unreadable("unlikely-year", f"the year {year} is not meant")
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise Unreadable(
            "impossible-date", f"there is no {year}-{month}-{day}", _nearest_day(int(year), int(month), int(day))
        ) from None


def _nearest_day(year: int, month: int, day: int) -> str:
    if month > 12 and day <= 12:
        month, day = day, month
    month = min(max(month, 1), 12)
    return date(year, month, min(max(day, 1), monthrange(year, month)[1])).isoformat()
