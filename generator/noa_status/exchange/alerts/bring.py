"""Notifications brought into a repository: what each of them writes, and to which record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple

import msgspec

from noa_status.exchange.alerts.alarm import Alarm, AlarmState, Passed
from noa_status.exchange.alerts.draft import (
    changes_between,
    facts_of,
    line_about,
    names_of,
    new_incident,
    past_minute,
    runbooks_of,
    severities_told,
    with_alarm,
)
from noa_status.exchange.alerts.payload import Unfit, objects_of
from noa_status.exchange.alerts.systems import NAMES, alarm_of
from noa_status.model.coverage import NO_SEVERITY
from noa_status.model.incident import Incident, Kind
from noa_status.model.progress import is_open, resolved_at_of
from noa_status.model.runbook import Runbook
from noa_status.model.site import Repository
from noa_status.problems import NoaStatusError, Place, Problem
from noa_status.records.edit import edited_facts, with_note
from noa_status.records.write import yaml_inline, yaml_text

_MOST_FAULTS = 20
_OPENS = (AlarmState.FIRING, AlarmState.ACKNOWLEDGED)


class Ground(NamedTuple):
    """What notifications are brought into: the records that are whole, the folders of those that are not, a file's text by its
    path (empty where there is none)."""

    repository: Repository
    broken: tuple[str, ...]
    text: Callable[[str], str]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """The files of one record as they shall be, by their paths; and what is done, in words that a commit can have."""

    folder: str
    files: dict[str, str]
    says: str


class Brought(msgspec.Struct, frozen=True, kw_only=True):
    """What follows from a payload: changes, one a record; why nothing follows from parts of it; what is wrong with it."""

    changes: tuple[Change, ...] = ()
    passed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def bring(payload: bytes, ground: Ground, now: datetime, source: str = "-") -> Brought:
    """What to write for the notifications in a payload. Nothing is written here, and nothing is raised for bad input."""
    run = _Run(ground, now, source)
    try:
        for one in objects_of(payload):
            run.take(one)
    except Unfit as unfit:
        run.problems.append(Problem(code="alert-payload", place=Place(source, unfit.line), says=unfit.says))
    return run.brought()


class _Run:
    def __init__(self, ground: Ground, now: datetime, source: str) -> None:
        self.ground, self.now, self.source = ground, now, source
        self.site = ground.repository.site
        self.incidents = {incident.id: incident for incident in ground.repository.incidents}
        self.files: dict[str, dict[str, str]] = {}
        self.says: dict[str, str] = {}
        self.passed: list[str] = []
        self.problems: list[Problem] = []

    def take(self, payload: dict[str, object]) -> None:
        """Takes in one notification."""
        faults: list[str] = []
        alarm = alarm_of(payload, faults)
        for says in [*dict.fromkeys(faults)][:_MOST_FAULTS]:
            self._warn("alert-field", says)
        if alarm is None:
            old = ' (PagerDuty\'s webhooks of version 2 had "messages": version 3 is read)' if "messages" in payload else ""
            says = f"no system is known that tells alerts like this{old}"
            hint = f"known are: {', '.join(NAMES.values())}"
            self.problems.append(Problem(code="alert-payload", place=Place(self.source), says=says, hint=hint))
        elif isinstance(alarm, Passed):
            self.passed.append(f"Nothing is written: {alarm.why}.")
        else:
            self.write(alarm)

    def write(self, alarm: Alarm) -> None:
        """Adds an alarm to its record, or opens one."""
        broken = next((folder for folder in self.ground.broken if alarm.key in self.text(f"{folder}/incident.yml")), None)
        if broken is not None:
            says = f"{broken} is the record of this alarm, and cannot be read as it is"
            place = Place(f"{broken}/incident.yml")
            self.problems.append(Problem(code="alert-record", place=place, says=says, hint="noa-status lint says why"))
            return
        runbooks = runbooks_of(alarm, self.ground.repository.runbooks)
        found = self.record_of(alarm)
        if found is not None:
            self.add(found, alarm, runbooks)
        elif alarm.state not in _OPENS:
            self.passed.append(f"Nothing is written: {_name(alarm)} {_verb(alarm)}, and no record is about it.")
        elif (severity := self.severity(alarm, runbooks)) == NO_SEVERITY:
            self.passed.append(f"Nothing is written: the severity of {_name(alarm)} is none, which calls nobody.")
        else:
            taken = {*self.incidents, *(folder.rpartition("/")[2] for folder in self.ground.broken)}
            incident = new_incident(alarm, self.site, severity, runbooks, taken, self.now)
            self.put(incident, yaml_text(facts_of(incident)), alarm, _verb(alarm))

    def record_of(self, alarm: Alarm) -> Incident | None:
        """The record that an alarm belongs to: an open one, or one that was open when the alarm began, the newest first."""
        known = [one for one in self.incidents.values() if alarm.key in one.alert_keys and one.kind is Kind.INCIDENT]
        known.sort(key=lambda one: (is_open(one, self.now), one.begins_at, one.id), reverse=True)
        found = next((one for one in known if self._is_of(one, alarm)), None)
        if found is not None or alarm.state not in _OPENS:
            return found
        # Somebody was quicker than the webhook, and named the alert.
        names = set(names_of(alarm))
        by_name = (one for one in self.incidents.values() if not one.alert_keys and names & {*one.alerts})
        return next((one for one in by_name if is_open(one, self.now)), None)

    def _is_of(self, incident: Incident, alarm: Alarm) -> bool:
        ended_at = resolved_at_of(incident, self.now)
        if ended_at is None or alarm.state not in _OPENS:
            return True
        return alarm.started_at is not None and past_minute(alarm.started_at, self.now) <= ended_at

    def add(self, incident: Incident, alarm: Alarm, runbooks: tuple[Runbook, ...]) -> None:
        """Adds what an alarm says to a record: to its facts where they lack it, and always to its timeline."""
        after = with_alarm(incident, alarm, self.site, runbooks, self.now)
        is_known = set(names_of(alarm)) <= {*incident.alerts} and alarm.key in incident.alert_keys
        still = "still " if alarm.state is AlarmState.FIRING and is_known and is_open(incident, self.now) else ""
        text = ""
        if changes := changes_between(incident, after):
            path = f"{incident.folder}/incident.yml"
            try:
                text = edited_facts(self.text(path), changes)
            except NoaStatusError as error:
                self.problems.append(Problem(code="alert-record", place=Place(path), says=str(error)))
        self.put(after, text, alarm, still + _verb(alarm))

    def put(self, incident: Incident, facts: str, alarm: Alarm, verb: str) -> None:
        """Keeps the files of a record as they shall be; without `facts` those stay."""
        self.incidents[incident.id] = incident
        files = self.files.setdefault(incident.folder, {})
        if facts:
            files[f"{incident.folder}/incident.yml"] = facts
        path = f"{incident.folder}/timeline.md"
        at = past_minute(alarm.told_at, self.now)
        line, before = line_about(alarm, verb, self.now), self.text(path)
        if f"- {yaml_inline(at)} {line}" not in before.splitlines():
            files[path] = with_note(before, at, line)
        self.says.setdefault(incident.folder, f"{incident.title}: {NAMES[alarm.system]} says that the alarm {verb}")

    def severity(self, alarm: Alarm, runbooks: tuple[Runbook, ...]) -> str:
        """The severity of a new record: what the alerts say, or else a runbook, or else the least of the plan's."""
        told = severities_told(alarm, self.site)
        if told:
            return told[0]
        known = [severity.id for severity in self.site.policy.severities]
        by_book = next((runbook.severity for runbook in runbooks if runbook.severity in known), None)
        if by_book is not None:
            return by_book
        words = ", ".join(dict.fromkeys(alert.severity for alert in alarm.alerts if alert.severity))
        says = f'"{words[:60]}" is no severity that is known' if words else "no severity is told"
        hint = "the record can be changed; alert_severities in status.yml says what words mean"
        self._warn("alert-severity", f"{says}: {known[-1]} is taken, the least of the plan", hint)
        return known[-1]

    def text(self, path: str) -> str:
        """A file's text as it shall be so far."""
        folder = path.rpartition("/")[0]
        return self.files.get(folder, {}).get(path) or self.ground.text(path)

    def brought(self) -> Brought:
        """Everything that there is to say."""
        return Brought(changes=tuple(self._changes()), passed=tuple(self.passed), problems=tuple(self.problems))

    def _changes(self) -> Iterator[Change]:
        for folder, files in self.files.items():
            if files:
                yield Change(folder=folder, files=files, says=self.says[folder])
            else:
                self.passed.append(f"Nothing is written: {folder} says this already.")

    def _warn(self, code: str, says: str, hint: str = "") -> None:
        self.problems.append(Problem(code=code, level="warning", place=Place(self.source), says=says, hint=hint))


def _name(alarm: Alarm) -> str:
    return next(iter(names_of(alarm)), "") or alarm.title or "the alarm"


def _verb(alarm: Alarm) -> str:
    verbs = {AlarmState.FIRING: "fires", AlarmState.ACKNOWLEDGED: "is acknowledged", AlarmState.RESOLVED: "no longer fires"}
    return verbs.get(alarm.state, "has news")
