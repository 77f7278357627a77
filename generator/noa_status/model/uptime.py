"""Uptime: how long a component was in which state, day by day, and the share of time that it was up.

Days are UTC days of 86,400 seconds. Figures are whole seconds, so that adding days up gives exactly the month's figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import msgspec

from noa_status.model.component import Component, ComponentStatus
from noa_status.model.spans import Span

# How much of a second in this state counts as down, in per cent: the weights that Atlassian Statuspage documents for its uptime
# display, which openstatus took over. Maintenance has no weight: its seconds leave the time that counts.
WEIGHTS = {
    ComponentStatus.DEGRADED_PERFORMANCE: 0,
    ComponentStatus.PARTIAL_OUTAGE: 30,
    ComponentStatus.MAJOR_OUTAGE: 100,
}

_DAY = 86_400
_SECOND = timedelta(seconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
_STATUSES = tuple(ComponentStatus)


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """Whole seconds of a period: how many existed for the component, and how many of them in each state other than operational.

    States without a second are not in `seconds`. Figures of periods that follow each other add up with `+`.
    """

    existing: int = 0
    seconds: dict[ComponentStatus, int] = {}

    def __add__(self, other: Figures) -> Figures:
        both = {status: self.seconds.get(status, 0) + other.seconds.get(status, 0) for status in _STATUSES}
        return Figures(existing=self.existing + other.existing, seconds={status: s for status, s in both.items() if s})


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """One UTC day of a component.

    `worst` is the worst state of the day so far, the present moment included; None where the component did not exist or the
    day has not come. `incidents` are the ids of the records behind it, in order of their start, then id.
    """

    day: date
    worst: ComponentStatus | None
    figures: Figures
    incidents: tuple[str, ...] = ()


def total(figures: Iterable[Figures]) -> Figures:
    """The sum of all of them."""
    return sum(figures, Figures())


def down_seconds(figures: Figures) -> int:
    """Seconds down, weighted by WEIGHTS, rounded to whole ones."""
    return (_lost(figures) + 50) // 100


def uptime_share(figures: Figures) -> float | None:
    """The share of one that the component was up, None where no time counts.

    1 - sum(weight x seconds) / (existing - seconds under maintenance): Statuspage's formula, see WEIGHTS.
    """
    counting = 100 * (figures.existing - figures.seconds.get(ComponentStatus.UNDER_MAINTENANCE, 0))
    return (counting - _lost(figures)) / counting if counting else None


def status_at(spans: Iterable[Span], instant: datetime) -> dict[str, ComponentStatus]:
    """The worst state of each component at the instant, by component id. A component that is not in it is operational."""
    found: dict[str, ComponentStatus] = {}
    for span in spans:
        if span.start_at <= instant and (span.end_at is None or instant < span.end_at):
            before = found.get(span.component, span.status)
            found[span.component] = max(before, span.status, key=_rank)
    return found


def days_of(component: Component, spans: Iterable[Span], first: date, last: date, now: datetime) -> tuple[Day, ...]:
    """One `Day` for each UTC day from `first` to `last`, both included, oldest first; spans of other components are passed over.

    At each instant the worst of overlapping spans counts, so maintenance never masks an outage. Days before `since`, from
    `retired_on` on and after `now` count nothing. Takes time in proportion to days and spans, not to seconds.
    """
    begin = _midnight(max(first, component.since or first))
    end = _midnight(min(last + timedelta(days=1), component.retired_on or date.max))
    counted_until, seen_until = min(end, _seconds(now)), min(end, _seconds(now) + 1)
    pieces = [piece for span in spans if span.component == component.id for piece in _clipped(span, begin, seen_until)]
    seconds = _seconds_by_day(pieces, counted_until)
    touching: dict[int, list[_Piece]] = {}
    for piece in pieces:
        for number in range(piece.start // _DAY, (piece.end - 1) // _DAY + 1):
            touching.setdefault(number, []).append(piece)
    return tuple(
        _day(
            number,
            existing=_overlap(number, begin, counted_until),
            seen=_overlap(number, begin, seen_until) > 0,
            seconds=seconds.get(number, {}),
            pieces=touching.get(number, []),
        )
        for number in range(_midnight(first) // _DAY, _midnight(last) // _DAY + 1)
    )


def figures_between(component: Component, spans: Iterable[Span], start: datetime, end: datetime) -> Figures:
    """The figures of the time from `start` to just before `end`, wherever in a day the two lie, to whole seconds.

    Counts as `days_of` does, whose days add up to the same; `end` must not lie in the future.
    """
    begin = max(_seconds(start), _midnight(component.since or date.min))
    finish = min(_seconds(end), _midnight(component.retired_on or date.max))
    pieces = [piece for span in spans if span.component == component.id for piece in _clipped(span, begin, finish)]
    found: dict[ComponentStatus, int] = {}
    for first, last, status in _stretches(pieces):
        found[status] = found.get(status, 0) + last - first
    in_states = {status: found[status] for status in _STATUSES if status in found}
    return Figures(existing=max(0, finish - begin), seconds=in_states)


class _Piece(msgspec.Struct, frozen=True):
    """A span cut to the days that are looked at, in seconds since 1970; `began` is the whole span's start."""

    start: int
    end: int
    rank: int
    began: int
    incident: str


def _clipped(span: Span, begin: int, end: int) -> Iterator[_Piece]:
    began = _seconds(span.start_at)
    start = max(began, begin)
    stop = end if span.end_at is None else min(end, _seconds(span.end_at))
    if start < stop and span.status.rank:
        yield _Piece(start, stop, span.status.rank, began, span.incident)


def _seconds_by_day(pieces: list[_Piece], counted_until: int) -> dict[int, dict[ComponentStatus, int]]:
    found: dict[int, dict[ComponentStatus, int]] = {}
    for start, end, status in _stretches(pieces):
        for number in range(start // _DAY, (end - 1) // _DAY + 1):
            of_day = max(0, _overlap(number, start, min(end, counted_until)))
            if of_day:
                seconds = found.setdefault(number, {})
                seconds[status] = seconds.get(status, 0) + of_day
    return found


def _stretches(pieces: list[_Piece]) -> Iterator[tuple[int, int, ComponentStatus]]:
    """Stretches without a change, each with the worst state of all pieces that overlap there."""
    changes = sorted(change for piece in pieces for change in ((piece.start, 1, piece.rank), (piece.end, -1, piece.rank)))
    running = [0] * len(_STATUSES)
    for (at, step, rank), (next_at, _, _) in pairwise(changes):
        running[rank] += step
        worst = max((rank for rank, count in enumerate(running) if count), default=0)
        if worst and at < next_at:
            yield at, next_at, _STATUSES[worst]


def _day(number: int, *, existing: int, seen: bool, seconds: dict[ComponentStatus, int], pieces: list[_Piece]) -> Day:
    worst = _STATUSES[max((piece.rank for piece in pieces), default=0)] if seen else None
    in_states = {status: seconds[status] for status in _STATUSES if status in seconds}
    in_order = sorted(pieces, key=lambda piece: (piece.began, piece.incident))
    return Day(
        day=date.fromordinal(_EPOCH_ORDINAL + number),
        worst=worst,
        figures=Figures(existing=max(0, existing), seconds=in_states),
        incidents=tuple(dict.fromkeys(piece.incident for piece in in_order)),
    )


def _lost(figures: Figures) -> int:
    return sum(weight * figures.seconds.get(status, 0) for status, weight in WEIGHTS.items())


def _overlap(number: int, start: int, end: int) -> int:
    """Seconds of the day that lie between the two; negative where it lies outside."""
    return min(end, (number + 1) * _DAY) - max(start, number * _DAY)


def _midnight(day: date) -> int:
    return (day.toordinal() - _EPOCH_ORDINAL) * _DAY


def _seconds(instant: datetime) -> int:
    return (instant - _EPOCH) // _SECOND


def _rank(status: ComponentStatus) -> int:
    return status.rank
