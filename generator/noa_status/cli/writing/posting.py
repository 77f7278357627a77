"""An update: its name, its file, and what comes after it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import click

from noa_status.model.drafts import update_id
from noa_status.model.incident import Incident, Status
from noa_status.model.policy import Policy
from noa_status.records.write import update_text
from noa_status.words.durations import duration_in_words
from noa_status.words.instants import instant_in_words
from noa_status.words.statuses import incident_status_in_words

_FIRST_NUMBER = 2


def posted_id(incident: Incident, now: datetime) -> str:
    """The id of an update that is posted now. The second is its number in the minute, so two people who post at once do not take
    the same name; an instant without seconds has the plain one. Raises UsageError where the minute is full."""
    try:
        return update_id(incident, now, number=_FIRST_NUMBER + now.second if now.second else 1)
    except ValueError as error:
        raise click.UsageError(f"{error}: wait for the next minute.") from None


def update_file(incident: Incident, status: Status, components: Mapping[str, str], text: str, now: datetime) -> tuple[str, str]:
    """The path and the text of a new update."""
    path = f"{incident.folder}/updates/{posted_id(incident, now)}.md"
    return path, update_text({"status": status.value, "components": dict(components)}, text)


def headline_of(incident: Incident, status: Status) -> str:
    """What a commit says of an update."""
    return f"{incident.title}: {incident_status_in_words(status.value).lower()}"


def steps_after(
    id: str, severity: str | None, status: Status, policy: Policy, now: datetime, *, owes_postmortem: bool = False
) -> tuple[str, ...]:
    """What comes after an update with this status: the next one, or the post-mortem."""
    if status in (Status.RESOLVED, Status.POSTMORTEM):
        if not owes_postmortem or status is Status.POSTMORTEM:
            return ()
        due = instant_in_words(now + policy.postmortem_within)
        return (f"noa-status postmortem {id}   (its meeting is due by {due})",)
    found = next((known for known in policy.severities if known.id == severity), None)
    if found is None:
        return ()
    every = duration_in_words(found.update_every).removeprefix("1 ")
    return (f"noa-status update {id}   by {instant_in_words(now + found.update_every)} ({found.id}: every {every})",)
