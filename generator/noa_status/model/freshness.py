"""Freshness: when a runbook or a playbook was last tested, and by when it must be again."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta

import msgspec

from noa_status.model.runbook import Playbook, Runbook


class Freshness(msgspec.Struct, frozen=True):
    """When a text was last tested or reviewed, how often that shall happen; None where the text does not say."""

    last_on: date | None
    every: timedelta | None

    @property
    def due_on(self) -> date | None:
        """By when it must be tested again."""
        return None if self.last_on is None or self.every is None else _after(self.last_on, self.every)

    def is_stale(self, now: datetime) -> bool:
        """True from the day after the one on which it was due, and where a rhythm but no date is given."""
        if self.due_on is not None:
            return self.due_on < now.date()
        return self.every is not None


def freshness_of(book: Runbook | Playbook) -> Freshness:
    """What a runbook or a playbook says of its tests; a review of a runbook counts as one."""
    reviewed = book.last_reviewed_on if isinstance(book, Runbook) else None
    rhythm = book.review_every or (book.review_in if isinstance(book, Runbook) else None)
    dates = [on for on in (book.last_tested, reviewed) if on is not None]
    return Freshness(max(dates, default=None), rhythm)


def _after(on: date, length: timedelta) -> date:
    """That much later. Records tell months and years as 30 and 365 days; here they are those of the calendar again."""
    months = 12 * (length.days // 365) if length.days % 365 == 0 else length.days // 30 if length.days % 30 == 0 else 0
    if not months:
        return on + length
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))
