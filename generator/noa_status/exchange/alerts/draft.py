"""An alarm as a record: a new one, or what it adds to one that is there; and the line about it in the timeline.

Nothing of an alarm stands where the public will read it: the title and the id of a new record come from `status.yml` alone, and
an update is a person's to write. What was sent is in `timeline.md` and in facts that are internal.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from datetime import UTC, datetime

from msgspec.structs import replace

from noa_status.exchange.alerts.alarm import Alarm, AlarmState
from noa_status.exchange.alerts.systems import NAMES
from noa_status.model.alarms import components_of, title_by_components, worst_of
from noa_status.model.component import ComponentStatus
from noa_status.model.coverage import NO_SEVERITY, severity_of_label
from noa_status.model.incident import Incident
from noa_status.model.runbook import Runbook
from noa_status.model.site import Site
from noa_status.records.edit import Changes
from noa_status.records.write import Plain, folder_of
from noa_status.words.instants import instant_in_words

MOST_NAMES = 20
"""So many alerts, and so many runbooks, are named in a record; the timeline has a line of every notification."""

_MOST_IN_ID = 3
_HASH = 6


def severities_told(alarm: Alarm, site: Site) -> tuple[str, ...]:
    """The severities that the alerts' words mean, the gravest first; `none` last. Empty where nobody knows the words."""
    order = [*(severity.id for severity in site.policy.severities), NO_SEVERITY]
    meant = {severity_of_label(alert.severity, site.alert_severities, site.policy) for alert in alarm.alerts if alert.severity}
    return tuple(id for id in order if id in meant)


def runbooks_of(alarm: Alarm, runbooks: Iterable[Runbook]) -> tuple[Runbook, ...]:
    """The runbooks that answer to the alerts' names: those that the internal site leads to. Capitals do not matter."""
    names = {alert.name.lower() for alert in alarm.alerts if alert.name}
    found = (runbook for runbook in runbooks if names & {name.lower() for name in (runbook.id, *runbook.alert_names)})
    return tuple(found)[:MOST_NAMES]


def names_of(alarm: Alarm) -> tuple[str, ...]:
    """The names of the alerts, each once."""
    return tuple(dict.fromkeys(alert.name for alert in alarm.alerts if alert.name))[:MOST_NAMES]


def components_hit(alarm: Alarm, site: Site) -> dict[str, ComponentStatus]:
    """The components that the alerts hit, by the rules of `status.yml`, in its order."""
    hit: dict[str, ComponentStatus] = {}
    for alert in alarm.alerts:
        # An alert's name is a label in some systems and none in others.
        hit = worst_of(hit, components_of({"alertname": alert.name, **alert.labels}, site.alert_components))
    return {component.id: hit[component.id] for component in site.components if component.id in hit}


def new_incident(
    alarm: Alarm, site: Site, severity: str, runbooks: Iterable[Runbook], taken: Collection[str], now: datetime
) -> Incident:
    """The record that an alarm opens. It has no update, so the public does not know of it."""
    started_at = past_minute(alarm.started_at, now)
    hit = components_hit(alarm, site)
    id = _new_id(alarm, tuple(hit), started_at, taken)
    return Incident(
        id=id,
        folder=folder_of(id, started_at),
        title=title_by_components(hit, site),
        severity=severity,
        started_at=started_at,
        detected_at=started_at,
        acknowledged_at=past_minute(alarm.told_at, now) if alarm.state is AlarmState.ACKNOWLEDGED else None,
        alerts=names_of(alarm),
        alert_keys=(alarm.key,),
        alert_components=hit,
        runbooks=tuple(runbook.id for runbook in runbooks),
    )


def facts_of(incident: Incident) -> dict[str, Plain]:
    """The facts of a new record, in the order in which they stand."""
    return {
        "title": incident.title,
        "severity": incident.severity,
        "started_at": incident.started_at,
        "detected_at": incident.detected_at,
        "acknowledged_at": incident.acknowledged_at,
        "alerts": list(incident.alerts),
        "alert_keys": list(incident.alert_keys),
        "alert_components": {id: status.value for id, status in incident.alert_components.items()},
        "runbooks": list(incident.runbooks),
    }


def with_alarm(incident: Incident, alarm: Alarm, site: Site, runbooks: Iterable[Runbook], now: datetime) -> Incident:
    """A record with what the alarm adds to its facts. What is there stays, for a person may have written it; but a title that
    alerts made is made anew as long as the public does not know of it."""
    hit = components_hit(alarm, site) if alarm.state is not AlarmState.RESOLVED else {}
    is_first = alarm.state is AlarmState.ACKNOWLEDGED and incident.acknowledged_at is None
    components = worst_of(incident.alert_components, hit)
    is_made = not incident.updates and incident.title == title_by_components(incident.alert_components, site)
    return replace(
        incident,
        title=title_by_components(components, site) if is_made else incident.title,
        acknowledged_at=past_minute(alarm.told_at, now) if is_first else incident.acknowledged_at,
        alerts=_added(incident.alerts, names_of(alarm)),
        alert_keys=_added(incident.alert_keys, (alarm.key,), len(incident.alert_keys) + 1),
        alert_components=components,
        runbooks=_added(incident.runbooks, (runbook.id for runbook in runbooks)),
    )


def changes_between(before: Incident, after: Incident) -> Changes:
    """What has to change in `incident.yml`."""
    one, other = facts_of(before), facts_of(after)
    return {name: value for name, value in other.items() if value != one[name]}


def line_about(alarm: Alarm, verb: str, now: datetime) -> str:
    """What the timeline says of an alarm, in Markdown. Everything that was sent stands as code: nothing of it is markup."""
    names = names_of(alarm)
    subject = ", ".join(map(_code, names)) or _code(alarm.title) or "an alarm"
    said = dict.fromkeys(text for text in (alarm.title, alarm.words) if text and text not in names)
    words = [_code(text) for text in said if _code(text) != subject]
    severity = next((alert.severity for alert in alarm.alerts if alert.severity), "")
    head = f"{NAMES[alarm.system]}: {subject} {verb}{f' ({_code(severity)})' if severity else ''}"
    if alarm.state is AlarmState.RESOLVED and alarm.ended_at is not None and alarm.ended_at <= now:
        head += f" since {instant_in_words(alarm.ended_at)}"
    return " ".join([": ".join([head, *words]), *(f"<{link}>" for link in alarm.links)])


def past_minute(at: datetime | None, now: datetime) -> datetime:
    """An instant, cut to the minute; now, where there is none or it lies ahead."""
    return min(at or now, now).astimezone(UTC).replace(second=0, microsecond=0)


def _new_id(alarm: Alarm, components: tuple[str, ...], began_at: datetime, taken: Collection[str]) -> str:
    """The day, the components, and a hash of the key: two who get the same alarm at once write the same folder."""
    words = "-".join(id.replace("_", "-") for id in components[:_MOST_IN_ID]) or "incident"
    told = hashlib.sha256(alarm.key.encode()).hexdigest()[:_HASH]
    id = f"{began_at:%Y-%m-%d}-{words[:70].strip('-')}-{told}"
    free, number = id, 2
    while free in taken:
        free, number = f"{id}-{number}", number + 1
    return free


def _added(there: tuple[str, ...], new: Iterable[str], most: int = MOST_NAMES) -> tuple[str, ...]:
    """A list with what is not in it yet; never shorter than it was."""
    both = dict.fromkeys((*there, *new))
    return tuple(both)[: max(most, len(there))]


def _code(text: str) -> str:
    return f"`{text.replace('`', chr(39))}`" if text else ""
