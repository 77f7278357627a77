"""Uptime against objectives: how much time a component may be down in a period, and how much of that is spent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from noa_status.model.component import Component, ComponentStatus
from noa_status.model.period import Period
from noa_status.model.spans import Span
from noa_status.model.uptime import down_seconds, figures_between, uptime_share


class Budget(msgspec.Struct, frozen=True, kw_only=True):
    """A component's objective over a period. Shares are of one; None where no time counts.

    `allowed` is the time that it may be down, `spent` the time that it was, weighted as uptime is; `spent_share` is above one
    where the objective is missed. A budget of zero is spent as a whole by any time down.
    """

    component: Component
    objective_share: float
    uptime_share: float | None
    allowed: timedelta
    spent: timedelta
    spent_share: float | None

    @property
    def is_met(self) -> bool | None:
        """True while the budget is not overdrawn, None where no time counts."""
        return None if self.uptime_share is None else self.spent <= self.allowed


def budgets_of(components: Iterable[Component], spans: Iterable[Span], period: Period, now: datetime) -> tuple[Budget, ...]:
    """One budget for each component with an objective, in their order, for as much of the period as has passed.

    Maintenance does not count, neither as time nor against the budget.
    """
    found = tuple(spans)
    end = min(period.end, now)
    return tuple(_budget(one, one.objective, found, period.start, end) for one in components if one.objective is not None)


def _budget(component: Component, objective: float, spans: tuple[Span, ...], start: datetime, end: datetime) -> Budget:
    figures = figures_between(component, spans, start, max(start, end))
    counting = figures.existing - figures.seconds.get(ComponentStatus.UNDER_MAINTENANCE, 0)
    # Per cent have at most six decimals: whole millionths keep the arithmetic exact.
    allowed = round((100 - objective) * 1_000_000) * counting // 100_000_000
    spent = down_seconds(figures)
    return Budget(
        component=component,
        objective_share=objective / 100,
        uptime_share=uptime_share(figures),
        allowed=timedelta(seconds=allowed),
        spent=timedelta(seconds=spent),
        spent_share=None if not counting else spent / allowed if allowed else float(spent > 0),
    )
