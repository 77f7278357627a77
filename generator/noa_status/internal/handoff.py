"""The hand-off of a shift: what is open, what happened, what is due, what is risky, what is silenced, and who owes what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

import msgspec

from noa_status.internal import addresses, books
from noa_status.internal.facts import Facts, begins_at, facts_of, status_of
from noa_status.internal.library import Library
from noa_status.internal.list_pages import ListsPage, lists_page
from noa_status.internal.page import InternalPage, World
from noa_status.internal.policy_words import severity_of
from noa_status.internal.telling import ago, counted, days, distance, in_a_list, instant, length, title_of_role
from noa_status.internal.values import Group, Line, Link, Mark
from noa_status.model.action_items import items_of
from noa_status.model.clocks import clocks_of, owes_postmortem
from noa_status.model.freshness import freshness_of
from noa_status.model.incident import Incident, Kind
from noa_status.model.objectives import budgets_of
from noa_status.model.period import Period
from noa_status.model.progress import State, is_open, resolved_at_of, state_of, window_of
from noa_status.model.silence import Silence
from noa_status.model.site import Repository
from noa_status.model.spans import spans_of
from noa_status.words.instants import machine_time

SHIFT = timedelta(hours=12)
"""How far back a hand-off looks where nobody says otherwise."""

_AHEAD = timedelta(days=7)
_SOON = timedelta(days=2)
_FRESH = timedelta(days=1)
_MONTH = timedelta(days=30)
_FEW = 5
_MOST = 30
_NONE = Mark("none", "")


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to know. `mark` says how it stands, `who` has it, `at` is its instant or day for machines; `uri` and `anchor`
    name the page of the internal site that says more."""

    mark: Mark
    what: str
    says: str = ""
    who: str = ""
    at: str = ""
    uri: str = ""
    anchor: str = ""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Points under a heading; `nothing` is said where there are none."""

    id: str
    title: str
    points: tuple[Point, ...]
    nothing: str


class Handoff(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that whoever comes on shift has to know."""

    name: str
    since: datetime
    now: datetime
    parts: tuple[Part, ...]


def handoff_of(
    repository: Repository, library: Library, now: datetime, since: datetime, silences: Sequence[Silence] | None = None
) -> Handoff:
    """The hand-off at `now`, with what happened since the shift began. `silences` are None where nobody asked for them."""
    facts = facts_of(repository, now)
    opened = [incident for incident in facts.incidents if is_open(incident, now)]
    no_silences = "No silence holds." if silences is not None else "Not asked: noa-status handoff --silences FILE reads them."
    parts = (
        Part(id="open", title="Open", points=tuple(_open(opened, repository, now)), nothing="No incident is open."),
        Part(id="happened", title="Since then", points=tuple(_since(facts, now, since)), nothing="Nothing began or ended."),
        Part(id="due", title="Due", points=tuple(_due(facts, repository, now)), nothing="Nothing is due within a week."),
        Part(id="risky", title="Risky", points=tuple(_risky(facts, repository, library, now)), nothing="Nothing stands out."),
        Part(id="silenced", title="Silenced", points=tuple(_silenced(silences or (), now)), nothing=no_silences),
        Part(id="who", title="Who owes what", points=tuple(_owing(facts, repository, now)), nothing="Nobody owes anything."),
    )
    return Handoff(name=repository.site.name, since=since, now=now, parts=parts)


def pages(world: World, library: Library) -> Iterator[InternalPage]:
    """The page of a shift's length back from now."""
    found = handoff_of(world.repository, library, world.now, world.now - SHIFT)
    page = addresses.HANDOFF
    groups = (
        Group(
            id=part.id,
            title=part.title,
            note=f"Here {_MOST} of {len(part.points)}: the text that the command gives has all."
            if len(part.points) > _MOST
            else "",
            lines=tuple(_line(point, page, world) for point in part.points[:_MOST]) or (Line(link=Link(part.nothing, "")),),
        )
        for part in found.parts
    )
    value = ListsPage(
        title="Shift hand-off",
        says=f"The last {length(SHIFT)}, as of {instant(world.now).words}. noa-status handoff says the same as a text to paste.",
        groups=tuple(groups),
    )
    yield lists_page(page, value, world)


def _line(point: Point, page: str, world: World) -> Line:
    url = world.href(page, point.uri, point.anchor) if point.uri else ""
    return Line(
        link=Link(point.what, url), mark=point.mark if point.mark.word else None, words=in_a_list([point.says, point.who])
    )


def _open(opened: Sequence[Incident], repository: Repository, now: datetime) -> Iterator[Point]:
    policy = repository.site.policy
    for incident in opened:
        clocks = clocks_of(incident, policy, now)
        due_at, rung = clocks.next_update_due_at, clocks.next_rung
        missing = _missing_roles(incident, repository)
        says = [
            f"{status_of(incident, now)} for {length(now - begins_at(incident, now))}",
            f"next update {distance(due_at, now)}" if due_at is not None else "",
            f"{' and '.join(rung.who)} to be told {distance(rung.at, now)}" if rung is not None else "",
            f"nobody is {' or '.join(missing)}" if missing else "",
        ]
        yield Point(
            mark=Mark("major" if clocks.update_is_overdue else "degraded", incident.severity or "no severity"),
            what=incident.title,
            says=in_a_list(says),
            who=in_a_list([f"{title_of_role(role, policy)}: {person}" for role, person in incident.roles.items()]),
            at="" if due_at is None else machine_time(due_at),
            uri=addresses.incident(incident.id),
        )


def _missing_roles(incident: Incident, repository: Repository) -> list[str]:
    policy = repository.site.policy
    severity = severity_of(incident.severity, policy)
    required = severity.required_roles if severity is not None else ()
    return [title_of_role(role, policy) for role in required if not incident.roles.get(role)]


def _since(facts: Facts, now: datetime, since: datetime) -> Iterator[Point]:
    for incident in facts.incidents:
        if incident.kind is not Kind.INCIDENT:
            continue
        start, end = begins_at(incident, now), resolved_at_of(incident, now)
        if end is not None and since <= end:
            said, at = f"resolved {ago(end, now)}, after {length(end - start)}", end
        elif since <= start:
            said, at = f"began {ago(start, now)}", start
        else:
            continue
        mark = Mark("ok" if end is not None else "degraded", incident.severity or "no severity")
        yield Point(mark=mark, what=incident.title, says=said, at=machine_time(at), uri=addresses.incident(incident.id))


def _due(facts: Facts, repository: Repository, now: datetime) -> Iterator[Point]:
    policy, today = repository.site.policy, now.date()
    for incident in facts.incidents:
        if not owes_postmortem(incident, policy):
            continue
        clocks = clocks_of(incident, policy, now)
        due_at = clocks.postmortem_due_at
        held = incident.postmortem is not None and incident.postmortem.meeting_at is not None
        if due_at is None or clocks.postmortem_met is True or (held and due_at <= now):
            continue
        yield Point(
            mark=Mark("major" if due_at <= now else "none", _from_now(due_at, now)),
            what=f"Post-mortem meeting: {incident.title}",
            who=incident.roles.get("commander", ""),
            at=machine_time(due_at),
            uri=addresses.incident(incident.id),
        )
    for found in items_of(facts.incidents, policy, now):
        if not found.is_open(today) or found.due_on is None or found.due_on > (now + _AHEAD).date():
            continue
        late = found.is_overdue(today)
        says = f"{days(today - found.due_on)} overdue" if late else f"due on {found.due_on}"
        yield Point(
            mark=Mark("major" if late else "none", says),
            what=found.item.title,
            says=found.incident.title,
            who=found.item.owner or "nobody yet",
            at=found.due_on.isoformat(),
            uri=addresses.postmortem(found.incident.id),
            anchor="action-items-list",
        )


def _from_now(due_at: datetime, now: datetime) -> str:
    """How far off it is; what is late since days is told in days."""
    return f"{days(now - due_at)} overdue" if now - due_at >= _SOON else distance(due_at, now)


def _risky(facts: Facts, repository: Repository, library: Library, now: datetime) -> Iterator[Point]:
    for incident in reversed(facts.incidents):
        window = window_of(incident, now)
        if window is not None and now < window.end and window.start <= now + _SOON:
            running = state_of(incident, now) is State.RUNNING
            says = f"until {instant(window.end, now).words}" if running else f"{distance(window.start, now)}"
            mark = Mark("maint", "planned work, running" if running else "planned work")
            yield Point(
                mark=mark, what=incident.title, says=says, at=machine_time(window.start), uri=addresses.incident(incident.id)
            )
    for incident in facts.incidents:
        ended_at = resolved_at_of(incident, now) if incident.kind is Kind.INCIDENT else None
        if ended_at is not None and now - ended_at <= _FRESH:
            yield Point(
                mark=Mark("degraded", "may come back"),
                what=incident.title,
                says=f"resolved {ago(ended_at, now)}",
                at=machine_time(ended_at),
                uri=addresses.incident(incident.id),
            )
    spans = [span for incident in facts.incidents for span in spans_of(incident, now)]
    for budget in budgets_of(repository.site.components, spans, Period(start=now - _MONTH, end=now), now):
        if budget.is_met is False:
            says = f"down for {length(budget.spent)} in 30 days, where {length(budget.allowed)} were allowed"
            mark = Mark("partial", "error budget spent")
            yield Point(mark=mark, what=budget.component.name, says=says, uri=addresses.METRICS, anchor="objectives-30-days")
    yield from _untested(repository, library, now)


def _untested(repository: Repository, library: Library, now: datetime) -> Iterator[Point]:
    stale = [runbook for runbook in repository.runbooks if freshness_of(runbook).is_stale(now)]
    mark = Mark("none", "not tested in time")
    if len(stale) > _FEW:
        yield Point(mark=mark, what=f"{counted(len(stale), 'runbook')} of {len(repository.runbooks)}", uri=addresses.RUNBOOKS)
        return
    for runbook in stale:
        uri = library.book_uri(runbook.path)
        yield Point(mark=mark, what=f"Runbook: {books.title_of(runbook)}", who=runbook.owner or "", uri=uri)


def _silenced(silences: Sequence[Silence], now: datetime) -> Iterator[Point]:
    for silence in silences:
        yield Point(
            mark=Mark("maint", f"until {instant(silence.ends_at, now).words}"),
            what=" ".join(silence.matchers),
            says=silence.comment,
            who=silence.created_by,
            at=machine_time(silence.ends_at),
        )


def _owing(facts: Facts, repository: Repository, now: datetime) -> Iterator[Point]:
    """By person: roles in what is open, post-mortems to hold, action items that are open."""
    today, policy = now.date(), repository.site.policy
    owes: dict[str, list[str]] = {}
    meetings: dict[str, list[str]] = {}
    for incident in facts.incidents:
        for role, person in incident.roles.items() if is_open(incident, now) else ():
            owes.setdefault(person, []).append(f"{title_of_role(role, policy)} of {incident.title}")
        held = incident.postmortem is not None and incident.postmortem.meeting_at is not None
        if held or not owes_postmortem(incident, policy):
            continue
        clocks = clocks_of(incident, policy, now)
        if clocks.postmortem_due_at is not None and clocks.postmortem_met is not True:
            meetings.setdefault(incident.roles.get("commander", ""), []).append(f"the post-mortem of {incident.title}")
    for person, titles in meetings.items():
        more = len(titles) - _FEW
        owes.setdefault(person, []).extend(titles[:_FEW])
        if more > 0:
            owes[person].append(f"{counted(more, 'more post-mortem')}")
    open_items: dict[str, list[bool]] = {}
    for found in items_of(facts.incidents, policy, now):
        if found.is_open(today):
            open_items.setdefault(found.item.owner or "", []).append(found.is_overdue(today))
    for person, late in open_items.items():
        overdue = f", {sum(late)} overdue" if any(late) else ""
        owes.setdefault(person, []).append(f"{counted(len(late), 'action item')}{overdue}")
    for person in sorted(owes, key=lambda name: (name == "", name.lower())):
        yield Point(mark=_NONE, what=person or "Nobody yet", says=in_a_list(owes[person]))
