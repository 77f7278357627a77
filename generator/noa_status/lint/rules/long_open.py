"""long-open: a record that is open, or lasted, longer than two weeks; often an instant was typed wrong, or the end forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from noa_status.lint.months import in_month_of
from noa_status.lint.places import At, in_facts, in_update
from noa_status.lint.rule import Finding, Rule
from noa_status.lint.telling import lasting, written
from noa_status.model.incident import Incident, Kind
from noa_status.model.progress import began_at, existing_updates, resolved_at_of

rule = Rule()

_LONG = timedelta(days=14)
_FOR_YEARS = timedelta(days=365)


@rule.each_incident
def check(incident: Incident, now: datetime) -> Iterator[Finding]:
    """Names the record, and the instant that was probably meant."""
    if incident.kind is Kind.MAINTENANCE:
        yield from _window(incident)
        return
    began = began_at(incident, now)
    resolved = resolved_at_of(incident, now)
    if incident.kind is Kind.DRILL or began is None or (resolved or now) - began <= _LONG:
        return
    updates = existing_updates(incident, now)
    if updates and incident.started_at == began and updates[0].at - began > _LONG >= (resolved or updates[-1].at) - updates[0].at:
        says = f"started {lasting(updates[0].at - began)} before the first update"
        yield _finding(in_facts(incident, "started_at:"), says, "started_at", began, updates[0].at)
    elif resolved is not None:
        at = _end(incident, resolved, now)
        says = f"it lasted {lasting(resolved - began)}"
        yield _finding(at, says, "resolved_at" if at.trail[-1] == "resolved_at:" else "", resolved, began)
    else:
        is_old = now - began > _FOR_YEARS
        says = f"open since {began:%Y-%m-%d}, for {lasting(now - began)}"
        last = updates[-1].at if updates else began
        fix = f"resolved_at: {written(last)}" if is_old else ""
        hint = "was it forgotten? that was the last word on it" if is_old else "resolve it, or tell users why it takes so long"
        yield rule.problem(at=in_facts(incident, "started_at:"), says=says, fix=fix, hint=hint)


def _window(incident: Incident) -> Iterator[Finding]:
    # As it is written: a mistake in a move dated ahead is named before it counts.
    window = incident.scheduled
    if window is not None and window.end - window.start > _LONG:
        says = f"the window is {lasting(window.end - window.start)} long"
        yield _finding(in_facts(incident, "scheduled:", "end:"), says, "end", window.end, window.start)


def _end(incident: Incident, resolved: datetime, now: datetime) -> At:
    """Where the resolution stands: in the facts, or in the update that told it."""
    if incident.resolved_at == resolved:
        return in_facts(incident, "resolved_at:")
    update = next(update for update in existing_updates(incident, now) if update.at == resolved)
    return in_update(incident, update, "status:")


def _finding(at: At, says: str, field: str, written_at: datetime, near: datetime) -> Finding:
    """A finding about an instant that lies too far from another one, with the month that was probably meant."""
    meant = in_month_of(near, written_at, within=_LONG)
    if meant is None:
        return rule.problem(at=at, says=says, hint="is one of the two instants typed wrong?")
    hint = f"the month is probably {meant:%B %Y}, not {written_at:%B %Y}"
    fix = f"{field}: {written(meant)}" if field else f"rename it to updates/{meant:%Y%m%dT%H%MZ}.md"
    return rule.problem(at=at, says=says, fix=fix, hint=hint)
