"""Digests: what a week or a month brought, as it stood at its end, so that the same records always tell the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

import msgspec

from noa_status.model.action_items import Item, items_of
from noa_status.model.clocks import owes_postmortem
from noa_status.model.counted import left_out_as
from noa_status.model.freshness import freshness_of
from noa_status.model.incident import Incident
from noa_status.model.period import Period, month, week_of
from noa_status.model.policy import Policy
from noa_status.model.postmortem import PostMortemState
from noa_status.model.progress import began_at, is_open, known, resolved_at_of
from noa_status.model.runbook import Playbook, Runbook
from noa_status.model.site import Repository

_MOMENT = timedelta(microseconds=1)


class Digest(msgspec.Struct, frozen=True, kw_only=True):
    """What a period brought. Everything is as it was `as_of`: at the period's end, or now while it lasts.

    `began` and `resolved` are oldest first, `open` what went on at the end. `meetings` are post-mortems that are owed, with the
    instant that their meeting is due, up to as long after the end as the period is long; `items_due` are action items that were
    overdue or due in that time; `stale` are books whose test was overdue. `anniversaries` are incidents that owed a post-mortem
    and began a whole number of years before a day of the period.
    """

    period: Period
    as_of: datetime
    began: tuple[Incident, ...]
    resolved: tuple[Incident, ...]
    open: tuple[Incident, ...]
    meetings: tuple[tuple[Incident, datetime], ...]
    items_due: tuple[Item, ...]
    items_done: tuple[Item, ...]
    stale: tuple[Runbook | Playbook, ...]
    anniversaries: tuple[tuple[Incident, int], ...]


def digests_of(repository: Repository, periods: Iterable[Period], now: datetime) -> list[Digest]:
    """The digests of periods that have begun by `now`, in their order."""
    courses = [
        Course(incident=one, began_at=at, over_at=resolved_at_of(one, now), owes=owes_postmortem(one, repository.site.policy))
        for one in repository.incidents
        if left_out_as(one) is None and (at := began_at(one, now)) is not None
    ]
    courses.sort(key=lambda one: (one.began_at, one.incident.id))
    return [_digest(repository, courses, period, now) for period in periods]


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """What of an incident does not change with the period: when it began and was over for good; if it owes a post-mortem."""

    incident: Incident
    began_at: datetime
    over_at: datetime | None
    owes: bool


def _digest(repository: Repository, courses: list[Course], period: Period, now: datetime) -> Digest:
    # The period's own last moment: what happens at midnight is the next one's.
    as_of = period.end - _MOMENT if period.end <= now else now
    until = as_of + (period.end - period.start)
    there = [one for one in courses if one.began_at <= as_of]
    # What was over for good before it began is in no list of what went on.
    current = [one.incident for one in there if one.over_at is None or one.over_at >= period.start]
    policy = repository.site.policy
    items = items_of((one.incident for one in there), policy, as_of)
    return Digest(
        period=period,
        as_of=as_of,
        began=tuple(one for one in current if _in(period, began_at(one, as_of))),
        resolved=tuple(one for one in current if _in(period, resolved_at_of(one, as_of))),
        open=tuple(one for one in current if is_open(one, as_of)),
        meetings=tuple(_meetings((one for one in there if one.owes), policy, as_of, until)),
        items_due=tuple(
            one for one in items if one.is_open(as_of.date()) and one.due_on is not None and one.due_on <= until.date()
        ),
        items_done=tuple(one for one in items if one.item.done_on is not None and _in_days(period, one.item.done_on)),
        stale=tuple(book for book in (*repository.runbooks, *repository.playbooks) if freshness_of(book).is_stale(as_of)),
        anniversaries=tuple(_anniversaries(there, period)),
    )


def weeks_until(now: datetime, *, number: int, first: datetime) -> list[Period]:
    """The week that holds `now` and those before it that end after `first`, newest first: `number` at most."""
    found: list[Period] = []
    period = week_of(now)
    while len(found) < number and period.end > first:
        found.append(period)
        period = week_of(period.start - _MOMENT)
    return found


def months_until(now: datetime, *, number: int, first: datetime) -> list[Period]:
    """The month that holds `now` and those before it that end after `first`, newest first: `number` at most."""
    found: list[Period] = []
    period = month(now.year, now.month)
    while len(found) < number and period.end > first:
        found.append(period)
        before = period.start - _MOMENT
        period = month(before.year, before.month)
    return found


def _meetings(owing: Iterable[Course], policy: Policy, as_of: datetime, until: datetime) -> Iterator[tuple[Incident, datetime]]:
    """Meetings that are owed and were not held by then. One that was held late is no more to come."""
    for one in owing:
        incident = one.incident
        if incident.postmortem is not None and known(incident.postmortem.meeting_at, as_of) is not None:
            continue
        resolved_at = known(one.over_at, as_of) or resolved_at_of(incident, as_of)
        if resolved_at is None:
            continue
        due_at = resolved_at + policy.postmortem_within
        if due_at <= until and not _is_published(incident):
            yield incident, due_at


def _is_published(incident: Incident) -> bool:
    """A post-mortem that was published without a meeting on record: nobody knows when, so it owes none."""
    postmortem = incident.postmortem
    return postmortem is not None and postmortem.state is PostMortemState.PUBLISHED and postmortem.meeting_at is None


def _anniversaries(courses: Iterable[Course], period: Period) -> Iterator[tuple[Incident, int]]:
    years = {period.start.year, (period.end - _MOMENT).year}
    for one in courses:
        for year in years if one.owes else ():
            if year > one.began_at.year and _in_days(period, _same_day(one.began_at.date(), year)):
                yield one.incident, year - one.began_at.year


def _same_day(day: date, year: int) -> date:
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _in(period: Period, at: datetime | None) -> bool:
    return at is not None and period.holds(at)


def _in_days(period: Period, day: date) -> bool:
    return period.start.date() <= day < period.end.date()
