"""Is the backlog of action items growing? How many came, were closed and stayed open, month by month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import msgspec

from noa_status.model.action_items import Item, Standing
from noa_status.model.digest import months_until
from noa_status.model.period import Period
from noa_status.model.postmortem import ActionState

_DAY = timedelta(days=1)


class MonthOfItems(msgspec.Struct, frozen=True, kw_only=True):
    """A month of the backlog. `came` were new, that is: their incident was resolved in it; `closed` were done or declined in it;
    `open` and `overdue` stood so at its end, or stand so now in the month that runs."""

    period: Period
    came: int
    closed: int
    open: int
    overdue: int


def backlog_of(items: Sequence[Item], now: datetime, *, number: int = 12) -> tuple[MonthOfItems, ...]:
    """The last months up to the one that holds `now`, oldest first, from the first item on. Ideas do not count.

    What was closed without a date has no month, so it never was in the backlog: `undated` names it.
    """
    counted = [item for item in items if item.item.state is not ActionState.IDEA and item not in undated(items)]
    if not counted:
        return ()
    first = min(item.since for item in counted)
    return tuple(_month(counted, period, now) for period in reversed(months_until(now, number=number, first=first)))


def undated(items: Sequence[Item]) -> tuple[Item, ...]:
    """Items that are done or declined, nobody knows when."""
    return tuple(item for item in items if item.item.state in _CLOSED and item.item.done_on is None)


_CLOSED = (ActionState.DONE, ActionState.DECLINED)


def _month(items: Sequence[Item], period: Period, now: datetime) -> MonthOfItems:
    last = now.date() if period.holds(now) else (period.end - _DAY).date()
    there = [item for item in items if item.since.date() <= last]
    standings = [item.standing(last) for item in there]
    return MonthOfItems(
        period=period,
        came=sum(period.holds(item.since) for item in there),
        closed=sum(_in(period, item.item.done_on, last) for item in there),
        open=sum(one in (Standing.OPEN, Standing.OVERDUE) for one in standings),
        overdue=standings.count(Standing.OVERDUE),
    )


def _in(period: Period, day: date | None, last: date) -> bool:
    return day is not None and period.start.date() <= day <= last
