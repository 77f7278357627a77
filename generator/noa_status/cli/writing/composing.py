"""The compose page's desk: what its form says, made into files by the same rules as on the command line."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import click
from msgspec.structs import replace

from noa_status.cli.writing.desk import Desk
from noa_status.cli.writing.naming import new_folder, new_id
from noa_status.cli.writing.posting import headline_of, posted_id, steps_after
from noa_status.cli.writing.posts import status_of, update_proposal
from noa_status.cli.writing.preview import preview
from noa_status.cli.writing.proposal import Proposal, checked
from noa_status.model.component import ComponentStatus
from noa_status.model.drafts import components_at, draft_mail, draft_update, next_status, statuses_of
from noa_status.model.incident import INCIDENT_STATUSES, Incident, Kind, Status, Update
from noa_status.model.progress import State, state_of
from noa_status.model.visibility import is_public
from noa_status.records.write import update_text, yaml_text
from noa_status.serve.compose import Fields, Letter, NoDraft, Proposed
from noa_status.words.statuses import component_status_in_words, incident_status_in_words

_OFFERED = 12
_OVER = (State.RESOLVED, State.COMPLETED, State.CANCELLED)


class ComposingDesk:
    """A desk that is told fields instead of options."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def facts(self, now: datetime) -> dict[str, Any]:
        """What the form offers: incidents and maintenances (the most urgent first), severities, components, states."""
        site = self._desk.site
        told = [incident for incident in self._desk.incidents if incident.kind is not Kind.DRILL]
        ranked = sorted(told, key=lambda incident: (_urgency(incident, now), incident.begins_at), reverse=True)
        return {
            "site": site.name,
            "incidents": [_record(incident, now) for incident in ranked[:_OFFERED]],
            "statuses": [_choice(status.value, incident_status_in_words(status.value)) for status in INCIDENT_STATUSES[:-1]],
            "severities": [
                {"id": severity.id, "name": f"{severity.id}: {severity.name}", "says": severity.definition}
                for severity in site.policy.severities
            ],
            "components": [
                _choice(component.id, component.name) for component in site.components if component.retired_on is None
            ],
            "states": [_choice(state.value, component_status_in_words(state.value)) for state in ComponentStatus],
        }

    def propose(self, fields: Fields, now: datetime) -> Proposed:
        """The form as files. Raises NoDraft where something is missing or fits nothing."""
        desk = copy.copy(self._desk)
        desk.now = now
        try:
            return _proposed_update(desk, fields) if fields.incident else _proposed_incident(desk, fields)
        except click.UsageError as error:
            raise NoDraft(error.message) from None


def _proposed_update(desk: Desk, fields: Fields) -> Proposed:
    incident = next((incident for incident in desk.incidents if incident.id == fields.incident), None)
    if incident is None:
        raise NoDraft("There is no such record any more.")
    status = status_of(fields.status, incident) if fields.status else next_status(incident, desk.now)
    after = _with_update(incident, desk, status, fields.components)
    draft = draft_update(after, desk.site, status, desk.now)
    text = draft if fields.text is None else fields.text
    proposal = update_proposal(desk, incident, status, _states(fields.components), text)
    return _proposed(desk, proposal, after, status, draft, text)


def _proposed_incident(desk: Desk, fields: Fields) -> Proposed:
    now = desk.now.replace(second=0, microsecond=0)
    if not fields.title.strip():
        raise NoDraft("It has no title yet: what is wrong, as customers would say it.")
    if not fields.severity:
        raise NoDraft("It has no severity yet.")
    title = " ".join(fields.title.split())
    id = new_id(title, now, {incident.id for incident in desk.incidents})
    empty = Incident(id=id, folder=new_folder(id, now), title=title, severity=fields.severity)
    status = status_of(fields.status or INCIDENT_STATUSES[0].value, empty)
    incident = _with_update(empty, desk, status, fields.components)
    draft = draft_update(incident, desk.site, status, now)
    text = draft if fields.text is None else fields.text
    update = update_text({"status": status.value, "components": _states(fields.components)}, text)
    facts = {"title": title, "severity": fields.severity, "started_at": now}
    files = {
        f"{empty.folder}/incident.yml": yaml_text(facts),
        f"{empty.folder}/updates/{posted_id(empty, desk.now)}.md": update,
    }
    steps = (
        f"noa-status ack {id}   when somebody has taken it",
        *steps_after(id, fields.severity, status, desk.site.policy, now),
    )
    proposal = Proposal(folder=empty.folder, files=files, says=headline_of(empty, status), next_steps=steps)
    return _proposed(desk, proposal, incident, status, draft, text)


def _proposed(desk: Desk, proposal: Proposal, after: Incident, status: Status, draft: str, text: str) -> Proposed:
    changed, problems = checked(desk, proposal)
    is_whole = changed is not None and not any(problem.level == "error" for problem in problems)
    seen = None if changed is None else preview(desk, changed)
    return Proposed(
        folder=proposal.folder,
        update=list(proposal.files)[-1].rpartition("/")[2].removesuffix(".md"),
        files=proposal.files,
        problems=tuple(problems),
        is_whole=is_whole,
        is_read=changed is not None,
        text=draft,
        letter=_letter(desk, after, status, text),
        next_steps=proposal.next_steps,
        before="" if seen is None else seen.before,
        after="" if seen is None else seen.after,
        is_public=is_public(after, desk.site.policy),
    )


def _letter(desk: Desk, incident: Incident, status: Status, text: str) -> Letter:
    """The mail, or why there is none."""
    if not is_public(incident, desk.site.policy):
        return Letter(to="Nobody gets a mail: this record is internal.")
    mail = draft_mail(incident, desk.site, status, desk.now, update=text.strip())
    if mail is not None:
        return Letter(to=mail.to, subject=mail.subject, text=mail.text)
    severities = {severity.id: severity.customer_communication for severity in desk.site.policy.severities}
    said = severities.get(incident.severity or "", "")
    return Letter(to=f"Nobody gets a mail. {incident.severity} says: {said}." if said else "Nobody gets a mail.")


def _with_update(incident: Incident, desk: Desk, status: Status, components: Mapping[str, str]) -> Incident:
    """The record as if the update had been posted, for drafts to speak of."""
    known = {state.value for state in ComponentStatus}
    told = {id: ComponentStatus(state) for id, state in components.items() if state in known}
    at = desk.now.replace(second=0, microsecond=0)
    update = Update(id="", at=at, text_id="", status=status, components=told)
    return replace(incident, updates=(*incident.updates, update))


def _states(components: Mapping[str, str]) -> dict[str, str]:
    return {id: state for id, state in components.items() if state}


def _urgency(incident: Incident, now: datetime) -> int:
    """What is wrong now before work that is under way, that before what is planned, and last what is over."""
    state = state_of(incident, now)
    if state in _OVER:
        return 0
    return 3 if incident.kind is Kind.INCIDENT else 2 if state is State.RUNNING else 1


def _record(incident: Incident, now: datetime) -> dict[str, Any]:
    is_maintenance = incident.kind is Kind.MAINTENANCE
    return {
        "id": incident.id,
        "title": incident.title,
        "is_open": state_of(incident, now) not in _OVER,
        "severity": incident.severity or "",
        "is_maintenance": is_maintenance,
        "status": next_status(incident, now).value,
        "statuses": [_choice(status.value, incident_status_in_words(status.value)) for status in statuses_of(incident)],
        "components": {id: state.value for id, state in components_at(incident, now).items()},
    }


def _choice(id: str, name: str) -> dict[str, str]:
    return {"id": id, "name": name}
