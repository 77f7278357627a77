"""Digests: what a week or a month brought, as it stood at its end, so that the same records always tell the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import msgspec

from noa_status.model.action_items import Item, items_of
from noa_status.model.clocks import clocks_of
from noa_status.model.counted import left_out_as
from noa_status.model.freshness import freshness_of
from noa_status.model.incident import Incident
from noa_status.model.period import Period, month, week_of
from noa_status.model.progress import began_at, is_open, resolved_at_of
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


def digest_of(repository: Repository, period: Period, now: datetime) -> Digest:
    """The digest of a period that has begun by `now`."""
    is_over = period.end <= now
    # The period's own last moment: what happens at midnight is the next one's.
    as_of = period.end - _MOMENT if is_over else now
    until = as_of + (period.end - period.start)
    incidents = [one for one in repository.incidents if left_out_as(one) is None and began_at(one, as_of) is not None]
    incidents.sort(key=lambda one: (began_at(one, as_of), one.id))
    policy = repository.site.policy
    items = items_of(incidents, policy, as_of)
    books = (*repository.runbooks, *repository.playbooks)
    return Digest(
        period=period,
        as_of=as_of,
        began=tuple(one for one in incidents if _in(period, began_at(one, as_of))),
        resolved=tuple(one for one in incidents if _in(period, resolved_at_of(one, as_of))),
        open=tuple(one for one in incidents if is_open(one, as_of)),
        meetings=tuple(_meetings(incidents, repository, as_of, until)),
        items_due=tuple(
            one for one in items if one.is_open(as_of.date()) and one.due_on is not None and one.due_on <= until.date()
        ),
        items_done=tuple(one for one in items if one.item.done_on is not None and _in_days(period, one.item.done_on)),
        stale=tuple(book for book in books if freshness_of(book).is_stale(as_of)),
        anniversaries=tuple(_anniversaries(incidents, repository, period, as_of)),
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


def _meetings(
    incidents: list[Incident], repository: Repository, as_of: datetime, until: datetime
) -> Iterator[tuple[Incident, datetime]]:
    for incident in incidents:
        clocks = clocks_of(incident, repository.site.policy, as_of)
        if not clocks.postmortem_owed or clocks.postmortem_due_at is None or clocks.postmortem_met is True:
            continue
        held = incident.postmortem is not None and incident.postmortem.meeting_at is not None
        # A meeting that was held late is no more to come.
        if clocks.postmortem_due_at <= until and not (held and clocks.postmortem_met is False):
            yield incident, clocks.postmortem_due_at


def _anniversaries(
    incidents: list[Incident], repository: Repository, period: Period, as_of: datetime
) -> Iterator[tuple[Incident, int]]:
    for incident in incidents:
        at = began_at(incident, as_of)
        if at is None or not clocks_of(incident, repository.site.policy, as_of).postmortem_owed:
            continue
        for year in {period.start.year, (period.end - _MOMENT).year}:
            if year > at.year and _in_days(period, _same_day(at.date(), year)):
                yield incident, year - at.year


def _same_day(day: date, year: int) -> date:
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _in(period: Period, at: datetime | None) -> bool:
    return at is not None and period.holds(at)


def _in_days(period: Period, day: date) -> bool:
    return period.start.date() <= day < period.end.date()
