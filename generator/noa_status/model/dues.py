"""What is due: by when, by whom, and to whom it is owed. The plan's promises of what is open, and what the days ahead ask for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

import msgspec

from noa_status.model.action_items import items_of
from noa_status.model.clocks import Clocks, clocks_of
from noa_status.model.freshness import freshness_of
from noa_status.model.incident import Incident
from noa_status.model.policy import Policy
from noa_status.model.progress import known
from noa_status.model.site import Repository


class DueKind(StrEnum):
    """What sort of thing is due."""

    UPDATE = "update"
    ACKNOWLEDGEMENT = "acknowledgement"
    RESTORE = "restore"
    ESCALATION = "escalation"
    ROLE = "role"
    MEETING = "meeting"
    ACTION_ITEM = "action_item"
    TEST = "test"


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """Something due by an instant, or by the end of a UTC day where it has only that.

    `id` names it for ever, `about` is the title of the incident or the text, `path` where it lies in the repository. `owner` and
    `owed_to` are empty where nobody is named.
    """

    id: str
    kind: DueKind
    what: str
    about: str
    path: str
    by: datetime | date
    owner: str = ""
    owed_to: tuple[str, ...] = ()
    incident_id: str = ""
    item_id: str = ""

    @property
    def until(self) -> datetime:
        """The instant from which on it is overdue."""
        if isinstance(self.by, datetime):
            return self.by
        return datetime.combine(self.by, time(), UTC) + timedelta(days=1)

    def is_overdue(self, now: datetime) -> bool:
        """True from its instant on, or from the day after its day."""
        return self.until <= now


def dues_of(repository: Repository, now: datetime) -> tuple[Due, ...]:
    """Everything that is due or overdue, in order of time."""
    found = [*promises_of(repository, now), *days_of(repository, now)]
    return tuple(sorted(found, key=lambda due: (due.until, due.id)))


def promises_of(repository: Repository, now: datetime) -> Iterator[Due]:
    """What the plan promises for every incident that is open."""
    for incident in repository.incidents:
        yield from promised(incident, repository.site.policy, now)


def promised(incident: Incident, policy: Policy, now: datetime) -> Iterator[Due]:
    """What the plan promises for one incident, while it is open: update, acknowledgement, restoring, escalation, roles."""
    clocks = clocks_of(incident, policy, now)
    if not clocks.is_open or clocks.counts_from_at is None:
        return
    roles = incident.roles
    teller = roles.get("communications_lead") or roles.get("commander", "")
    if clocks.next_update_due_at is not None:
        yield _of(incident, DueKind.UPDATE, "next update", clocks.next_update_due_at, teller, ("the public",))
    if clocks.acknowledge_by is not None and known(incident.acknowledged_at, now) is None:
        yield _of(incident, DueKind.ACKNOWLEDGEMENT, "acknowledgement", clocks.acknowledge_by)
    if clocks.resolve_by is not None:
        yield _of(incident, DueKind.RESTORE, "restored", clocks.resolve_by, roles.get("technical_lead", ""), ("the public",))
    if clocks.next_rung is not None:
        who = clocks.next_rung.who
        commander = roles.get("commander", "")
        yield _of(incident, DueKind.ESCALATION, f"told: {', '.join(who)}", clocks.next_rung.at, commander, who)
    yield from _roles(incident, policy, clocks.counts_from_at)


def days_of(repository: Repository, now: datetime) -> Iterator[Due]:
    """What is due on a day: meetings of post-mortems, action items, tests of runbooks and playbooks."""
    policy = repository.site.policy
    for incident in repository.incidents:
        meeting = meeting_of(incident, clocks_of(incident, policy, now), now)
        if meeting is not None:
            yield meeting
    for found in items_of(repository.incidents, policy, now):
        if found.is_open(now.date()) and found.due_on is not None:
            yield Due(
                id=f"item-{found.incident.id}-{found.item.id}",
                kind=DueKind.ACTION_ITEM,
                what=found.item.title,
                about=found.incident.title,
                path=f"{found.incident.folder}/postmortem.md",
                by=found.due_on,
                owner=found.item.owner or "",
                incident_id=found.incident.id,
                item_id=found.item.id,
            )
    for book in (*repository.runbooks, *repository.playbooks):
        on = freshness_of(book).due_on
        if on is not None:
            title = book.title or book.heading or book.id
            yield Due(
                id=f"test-{book.path}",
                kind=DueKind.TEST,
                what=f"test of {title}",
                about=title,
                path=book.path,
                by=on,
                owner=book.owner or "",
            )


def meeting_of(incident: Incident, clocks: Clocks, now: datetime) -> Due | None:
    """The meeting of its post-mortem, if one is owed and was not held."""
    held = None if incident.postmortem is None else known(incident.postmortem.meeting_at, now)
    if not clocks.postmortem_owed or clocks.postmortem_due_at is None or clocks.postmortem_met is True or held is not None:
        return None
    commander = incident.roles.get("commander", "")
    return _of(incident, DueKind.MEETING, "post-mortem meeting", clocks.postmortem_due_at, commander)


def _of(
    incident: Incident, kind: DueKind, what: str, by: datetime, owner: str = "", owed_to: tuple[str, ...] = (), of: str = ""
) -> Due:
    return Due(
        id=f"{kind.value}-{incident.id}{of and f'-{of}'}",
        kind=kind,
        what=what,
        about=incident.title,
        path=incident.folder,
        by=by,
        owner=owner,
        owed_to=owed_to,
        incident_id=incident.id,
    )


def _roles(incident: Incident, policy: Policy, counts_from_at: datetime) -> Iterator[Due]:
    severity = next((severity for severity in policy.severities if severity.id == incident.severity), None)
    for role in () if severity is None else severity.required_roles:
        if not incident.roles.get(role):
            yield _of(incident, DueKind.ROLE, f"a {role.replace('_', ' ')}", counts_from_at, of=role)
