"""Posting an update, whichever command does it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from difflib import get_close_matches

import click

from noa_status.cli.writing.asking import Asking, choose
from noa_status.cli.writing.components import ask_components, components_from, state_by_impact
from noa_status.cli.writing.desk import Desk
from noa_status.cli.writing.options import How
from noa_status.cli.writing.posting import headline_of, steps_after, update_file
from noa_status.cli.writing.proposal import Proposal, carry_out
from noa_status.cli.writing.texts import text_from
from noa_status.cli.writing.which import the_one
from noa_status.model.clocks import owes_postmortem
from noa_status.model.component import ComponentStatus
from noa_status.model.drafts import draft_update, next_status, statuses_of
from noa_status.model.incident import Incident, Kind, Status, Update
from noa_status.model.progress import State, existing_updates, is_open, state_of
from noa_status.model.visibility import impact_of, is_public
from noa_status.problems.text import printable
from noa_status.records.edit import edited_facts
from noa_status.words.statuses import incident_status_in_words

_ENDS = (Status.RESOLVED, Status.POSTMORTEM, Status.COMPLETED)


def post(how: How, words: str, status: str | None, text: str | None, components: Sequence[str]) -> None:
    """Posts an update of the record that the words mean."""
    desk, asking = Desk(how.root, how.now), Asking(how)
    incident = the_one(words, desk.incidents, open_records(desk), "open incident", broken=desk.broken, may_ask=asking.is_possible)
    if incident.kind is Kind.DRILL:
        raise click.UsageError(
            f"{incident.id} is a drill: it is never public, so it has no updates. noa-status note notes things."
        )
    if status == Status.RESOLVED.value and not _is_told(incident, desk):
        carry_out(desk, _silent_end(desk, incident), how)
        return
    wanted = _status(status, incident, how.now, asking)
    states = _states(desk, incident, wanted, components, asking)
    at = how.now
    said = text_from(text, draft_update(_as_posted(incident, states, wanted, at), desk.site, wanted, at), asking)
    asking.settle()
    carry_out(desk, update_proposal(desk, incident, wanted, states, said or ""), how)


def open_incidents(desk: Desk) -> list[Incident]:
    """The incidents that are open."""
    return [incident for incident in desk.incidents if is_open(incident, desk.now)]


def open_records(desk: Desk) -> list[Incident]:
    """The incidents that are open, or else the maintenances that are under way."""
    return open_incidents(desk) or [
        incident
        for incident in desk.incidents
        if incident.kind is Kind.MAINTENANCE and state_of(incident, desk.now) is State.RUNNING
    ]


def status_of(words: str, incident: Incident) -> Status:
    """The status that the words mean: the beginning of one is enough. Raises UsageError that names all."""
    known = statuses_of(incident)
    wanted = words.lower().replace(" ", "_").replace("-", "_")
    found = [status for status in known if status.value == wanted] or [
        status for status in known if status.value.startswith(wanted)
    ]
    if len(found) != 1:
        close = get_close_matches(wanted, known, n=1)
        hint = f'did you mean "{close[0]}"?' if close else f"one of: {', '.join(known)}."
        raise click.UsageError(f'No {incident.kind} status "{printable(words)}"; {hint}')
    return found[0]


def update_proposal(
    desk: Desk, incident: Incident, status: Status, states: dict[str, str], text: str, *, says: str = "", facts: str = ""
) -> Proposal:
    """An update as a proposal; with `facts`, the text of an `incident.yml` that changes with it."""
    path, content = update_file(incident, status, states, text, desk.now)
    others = {f"{incident.folder}/incident.yml": facts} if facts else {}
    return Proposal(
        folder=incident.folder,
        files={**others, path: content},
        says=says or headline_of(incident, status),
        next_steps=_steps(desk, incident, status),
    )


def _status(given: str | None, incident: Incident, now: datetime, asking: Asking) -> Status:
    known = statuses_of(incident)
    if given is None:
        if not asking.is_possible:
            return next_status(incident, now)
        choices = [(status.value, incident_status_in_words(status.value)) for status in known]
        return Status(choose("Status", choices, next_status(incident, now).value))
    return status_of(given, incident)


def _states(desk: Desk, incident: Incident, status: Status, given: Sequence[str], asking: Asking) -> dict[str, str]:
    current = [component for component in desk.site.components if component.retired_on is None]
    is_planned = incident.kind is Kind.MAINTENANCE
    otherwise = ComponentStatus.UNDER_MAINTENANCE if is_planned else state_by_impact(impact_of(incident, desk.site.policy))
    states = components_from(given, current, otherwise)
    if not given and not incident.updates and status not in _ENDS and incident.alert_components:
        return {id: state.value for id, state in incident.alert_components.items()}
    if status in _ENDS or given or not asking.is_possible or is_planned:
        return states
    return ask_components(current, otherwise, at_least_one=False)


def _as_posted(incident: Incident, states: dict[str, str], status: Status, now: datetime) -> Incident:
    """The record with the states of the update that is being written, so that its draft speaks of them."""
    from msgspec.structs import replace

    if not states:
        return incident
    told = {id: ComponentStatus(state) for id, state in states.items()}
    if not incident.updates:
        return replace(incident, updates=(Update(id="", at=now, text_id="", status=status, components=told),))
    newest = incident.updates[-1]
    return replace(incident, updates=(*incident.updates[:-1], replace(newest, components=newest.components | told)))


def _is_told(incident: Incident, desk: Desk) -> bool:
    return (
        incident.kind is Kind.MAINTENANCE or bool(existing_updates(incident, desk.now)) or is_public(incident, desk.site.policy)
    )


def _silent_end(desk: Desk, incident: Incident) -> Proposal:
    path = f"{incident.folder}/incident.yml"
    at = desk.now.replace(second=0, microsecond=0)
    return Proposal(
        folder=incident.folder,
        files={path: edited_facts(desk.text(path), {"resolved_at": at})},
        says=headline_of(incident, Status.RESOLVED),
        next_steps=_steps(desk, incident, Status.RESOLVED),
    )


def _steps(desk: Desk, incident: Incident, status: Status) -> tuple[str, ...]:
    policy, now = desk.site.policy, desk.now.replace(second=0, microsecond=0)
    owed = owes_postmortem(incident, policy)
    return steps_after(incident.id, incident.severity, status, policy, now, owes_postmortem=owed)
