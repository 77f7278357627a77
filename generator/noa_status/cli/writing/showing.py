"""A record as somebody in the middle of it wants to see it: where it stands, what is owed by when, who does what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import click
import msgspec

from noa_status import addresses
from noa_status.cli.writing.desk import Desk
from noa_status.cli.writing.posts import open_incidents
from noa_status.cli.writing.which import the_one
from noa_status.deliver.forge import Forge, forge_of
from noa_status.forges import takes_text
from noa_status.model.clocks import clocks_of
from noa_status.model.component import ComponentStatus
from noa_status.model.drafts import components_at, draft_file, statuses_ahead, update_path
from noa_status.model.dues import DueKind, meeting_of, promised
from noa_status.model.incident import Incident, Kind, Status
from noa_status.model.progress import State, began_at, existing_updates, resolved_at_of, scheduled_at, state_of
from noa_status.model.visibility import is_public
from noa_status.problems.text import printable
from noa_status.words.durations import duration_in_words
from noa_status.words.instants import instant_in_words
from noa_status.words.periods import period_in_words
from noa_status.words.statuses import component_status_in_words, incident_status_in_words, state_in_words

_MINUTE = timedelta(minutes=1)


class Owed(msgspec.Struct, frozen=True, kw_only=True):
    """Something that the plan wants: what, by when (None: at once), and whether that has passed."""

    what: str
    by: datetime | None = None
    is_overdue: bool = False


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A record at one moment. `links` lead to the forge's form for an update, by its status; empty where no forge is known."""

    id: str
    title: str
    kind: Kind
    severity: str | None
    state: State
    status: Status | None
    is_public: bool
    began_at: datetime | None
    resolved_at: datetime | None
    components: dict[str, ComponentStatus]
    roles: dict[str, str]
    runbooks: tuple[str, ...]
    owed: tuple[Owed, ...]
    page: str
    links: dict[str, str]


def show(root: Path, now: datetime, words: str, *, links: bool, as_json: bool) -> None:
    """Shows the record that the words mean, or everything that is open."""
    desk = Desk(root, now)
    found = [the_one(words, desk.incidents, (), "record", broken=desk.broken, may_ask=False)] if words else _current(desk)
    forge = forge_of(root)
    shown = [_shown(incident, desk, forge) for incident in found]
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(shown), indent=2).decode())
        return
    if not shown:
        click.echo("Nothing that can be read is open." if desk.broken else "Nothing is open.")
    for number, (facts, incident) in enumerate(zip(shown, found, strict=True)):
        if number:
            click.echo("")
        for line in _told(facts, incident, desk, links=links):
            click.echo("\n".join(map(printable, line.split("\n"))) if not line.startswith("    http") else line)
    if links and not forge.address and any(_goes_on(incident, now) for incident in found):
        says = "No forge is known to link to: give the repository a remote (git remote add origin ...), or mkdocs.yml a repo_url."
        click.echo(says, err=True)
    if desk.broken:
        click.echo(f"\nNot looked at, since it cannot be read: {', '.join(desk.broken[:3])}. noa-status lint says why.", err=True)


def _current(desk: Desk) -> list[Incident]:
    planned = [
        incident
        for incident in desk.incidents
        if incident.kind is Kind.MAINTENANCE and state_of(incident, desk.now) in (State.RUNNING, State.UPCOMING)
    ]
    return [*open_incidents(desk), *planned]


def _shown(incident: Incident, desk: Desk, forge: Forge) -> Shown:
    now, updates = desk.now, existing_updates(incident, desk.now)
    return Shown(
        id=incident.id,
        title=incident.title,
        kind=incident.kind,
        severity=incident.severity,
        state=state_of(incident, now),
        status=updates[-1].status if updates else None,
        is_public=is_public(incident, desk.site.policy) and bool(updates),
        began_at=began_at(incident, now) if incident.kind is not Kind.MAINTENANCE else None,
        resolved_at=resolved_at_of(incident, now) if incident.kind is not Kind.MAINTENANCE else None,
        components=components_at(incident, now),
        roles=dict(incident.roles),
        runbooks=incident.runbooks,
        owed=tuple(_owed(incident, desk)),
        page=f"{desk.site.url}{addresses.incident(incident.id)}",
        links=_links(incident, desk, forge),
    )


def _owed(incident: Incident, desk: Desk) -> Iterator[Owed]:
    policy, now = desk.site.policy, desk.now
    for due in promised(incident, policy, now):
        if due.kind is DueKind.ROLE:
            role = due.id.rpartition("-")[2]
            yield Owed(what=f"{due.what}: noa-status handover {role} ...", is_overdue=True)
        else:
            yield Owed(what=due.what, by=due.until, is_overdue=due.is_overdue(now))
    meeting = meeting_of(incident, clocks_of(incident, policy, now), now)
    if meeting is not None:
        yield Owed(what=meeting.what, by=meeting.until, is_overdue=meeting.is_overdue(now))


def _links(incident: Incident, desk: Desk, forge: Forge) -> dict[str, str]:
    if not forge.address or not _goes_on(incident, desk.now):
        return {}
    path, now = update_path(incident, desk.now), desk.now
    links = {
        status.value: forge.new_file(path, draft_file(incident, desk.site, status, now))
        for status in statuses_ahead(incident, now)
    }
    return {status: link for status, link in links.items() if link}


def _goes_on(incident: Incident, now: datetime) -> bool:
    return incident.kind is not Kind.DRILL and state_of(incident, now) not in (State.RESOLVED, State.CANCELLED)


def _told(facts: Shown, incident: Incident, desk: Desk, *, links: bool) -> Iterator[str]:
    names = {component.id: component.name for component in desk.site.components}
    status = incident_status_in_words(facts.status.value) if facts.status else state_in_words(facts.state.value)
    yield f"{facts.id}   {facts.severity or facts.kind.value}, {status.lower()}"
    yield f"  {facts.title}"
    window = scheduled_at(incident, desk.now)
    if window is not None:
        yield f"  {period_in_words(window.start, window.end)}"
    elif facts.began_at is not None:
        until = facts.resolved_at or desk.now
        lasted = duration_in_words(max(until - facts.began_at, timedelta(0)), whole_minutes=True)
        yield f"  since {instant_in_words(facts.began_at)}: {lasted}"
    if facts.components:
        said = (
            f"{names.get(id, id)}: {component_status_in_words(state.value).lower()}" for id, state in facts.components.items()
        )
        yield f"  {', '.join(said)}"
    yield f"  {facts.page}" if facts.is_public else "  the public sees nothing of it"
    if facts.owed:
        yield "  Owed:"
        for owed in facts.owed:
            by = "" if owed.by is None else f" by {instant_in_words(owed.by)}, {_distance(owed.by, desk.now)}"
            yield f"    {'! ' if owed.is_overdue else '  '}{owed.what}{by}"
    if facts.roles:
        held = (f"{role.replace('_', ' ')} {person}" for role, person in facts.roles.items())
        yield f"  Roles: {', '.join(held)}"
    if facts.runbooks:
        yield f"  Runbooks: {', '.join(facts.runbooks)}"
    if facts.links and links:
        for name, link in facts.links.items():
            yield f"  {incident_status_in_words(name)}, in the forge's form:"
            yield f"    {link}"
            if not takes_text(link):
                yield "  This forge fills in the name alone; the text of the file:"
                yield draft_file(incident, desk.site, Status(name), desk.now).rstrip("\n")
    elif facts.links:
        yield "  From a phone: noa-status show --links prints links to the forge's form for each next update"


def _distance(at: datetime, now: datetime) -> str:
    if abs(at - now) < _MINUTE:
        return "now"
    words = duration_in_words(abs(at - now), whole_minutes=True)
    return f"in {words}" if at > now else f"{words} ago"
