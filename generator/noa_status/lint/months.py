"""Months of the calendar: where one was typed wrong."""

from __future__ import annotations

from datetime import datetime, timedelta


def in_month_of(near: datetime, wrong: datetime, *, within: timedelta) -> datetime | None:
    """The day and time of `wrong` in the month of `near`, or the one before or behind: the closest that lies on the same side of
    `near`, and not farther away than `within`. None where there is none."""
    side = 1 if wrong > near else -1
    candidates = (_moved(wrong, near, months) for months in (-1, 0, 1))
    fitting = [meant for meant in candidates if meant is not None and timedelta(0) <= side * (meant - near) <= within]
    return min(fitting, key=lambda meant: abs(meant - near), default=None)


def _moved(wrong: datetime, near: datetime, months: int) -> datetime | None:
    number = near.year * 12 + near.month - 1 + months
    try:
        return wrong.replace(year=number // 12, month=number % 12 + 1)
    except ValueError:
        return None
