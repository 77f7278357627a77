"""What is known of a runbook beside its text: what is open on it, what helped the last time, whom to call, what is missing."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from noa_status.internal import addresses
from noa_status.internal.books import Text
from noa_status.internal.facts import Facts, begins_at, components_of, ended_at
from noa_status.internal.fixes import what_fixed
from noa_status.internal.page import World
from noa_status.internal.policy_words import severity_of
from noa_status.internal.telling import counted, days, instant, length, severity_mark, status_mark
from noa_status.internal.values import Fact, Instant, Line, Link, Mark
from noa_status.model.component import ComponentStatus
from noa_status.model.escalation import rungs_of
from noa_status.model.freshness import freshness_of
from noa_status.model.incident import Incident, Kind
from noa_status.model.progress import State, is_open, state_of
from noa_status.model.runbook import Runbook
from noa_status.words.durations import duration_in_words
from noa_status.words.lists import in_a_row

_UNWRITTEN = ("empty-section", "todo-section")
_CONVENTION = ("meaning", "impact", "diagnosis")


class LastTime(msgspec.Struct, frozen=True, kw_only=True):
    """The newest incident that is over and in which the runbook was used: how long it took, what helped, its post-mortem."""

    link: Link
    at: Instant
    words: str
    helped: str
    postmortem: Link | None


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What the strip over a runbook's text says beside its facts. What there is nothing of is not shown."""

    open_now: tuple[Line, ...] = ()
    unwritten: tuple[Link, ...] = ()
    last_time: LastTime | None = None
    ladder: tuple[Fact, ...] = ()


def evidence_of(runbook: Runbook, text: Text, uri: str, world: World, facts: Facts) -> Evidence:
    """Everything that is known of one runbook."""
    used = [incident for incident in facts.used_in.get(runbook.id, ()) if incident.kind is Kind.INCIDENT]
    over = [incident for incident in used if ended_at(incident, world.now) is not None]
    return Evidence(
        open_now=tuple(_open(incident, uri, world) for incident in used if is_open(incident, world.now)),
        unwritten=tuple(_unwritten(text)),
        last_time=_last_time(over[0], uri, world) if over else None,
        ladder=tuple(_ladder(runbook, world)),
    )


def components_now(world: World, facts: Facts) -> dict[str, ComponentStatus]:
    """The components that something is wrong with now, or that are worked on, and the worst that is said of each."""
    found: dict[str, ComponentStatus] = {}
    for incident in facts.incidents:
        if is_open(incident, world.now) or state_of(incident, world.now) is State.RUNNING:
            for id, status in components_of(incident, world.now).items():
                found[id] = max(found.get(id, ComponentStatus.OPERATIONAL), status, key=lambda one: one.rank)
    return found


def component_facts(runbook: Runbook, current: dict[str, ComponentStatus], world: World) -> Iterator[Fact]:
    """The runbook's components, each with its status now."""
    names = {component.id: component.name for component in world.repository.site.components}
    for id in runbook.components:
        yield Fact(name=f"{names.get(id, id)} now", mark=status_mark(current.get(id, ComponentStatus.OPERATIONAL)))


def changed_fact(runbook: Runbook, world: World) -> Fact | None:
    """What was changed since its last test, where the history that was read goes back that far."""
    tested_on = freshness_of(runbook).last_on
    if world.history is None or world.history_since is None or tested_on is None or tested_on < world.history_since.date():
        return None
    changes = [change for change in world.history(runbook.path) if change.at.date() > tested_on and change.at <= world.now]
    if not changes:
        return None
    words = f"{counted(len(changes), 'time')} since that test"
    return Fact(
        name="Changed", mark=Mark("degraded", words), at=instant(changes[0].at), note=f"by {changes[0].by}: {changes[0].says}"
    )


def _open(incident: Incident, uri: str, world: World) -> Line:
    link = Link(incident.title, world.href(uri, addresses.incident(incident.id)))
    mark = severity_mark(incident.severity, world.repository.site.policy)
    return Line(link=link, mark=mark, words="open since", at=instant(begins_at(incident, world.now), world.now))


def _unwritten(text: Text) -> Iterator[Link]:
    """What somebody comes for and does not find: sections without words, blocks that swallow them, no Mitigation at all."""
    for heading in text.headings:
        starts = (f"the section {heading.title} is empty", f"the section {heading.title} says only")
        if any(problem.code in _UNWRITTEN and problem.says.startswith(starts) for problem in text.rendered.problems):
            yield Link(heading.title, f"#{heading.id}")
    for problem in text.rendered.problems:
        if problem.code == "unclosed-fence":
            yield Link(f"line {problem.place.line}: {problem.says}", "")
    titles = [heading.title.lower() for heading in text.headings]
    follows = any(title.startswith(_CONVENTION) for title in titles)
    swallowed = any("Mitigation" in problem.says for problem in text.rendered.problems if problem.code == "unclosed-fence")
    if follows and not swallowed and not any(title.startswith("mitigation") for title in titles):
        yield Link("a section Mitigation", "")


def _last_time(incident: Incident, uri: str, world: World) -> LastTime:
    begun, ended = begins_at(incident, world.now), ended_at(incident, world.now)
    assert ended is not None
    postmortem = None
    if incident.postmortem is not None:
        postmortem = Link("its post-mortem", world.href(uri, addresses.postmortem(incident.id)))
    return LastTime(
        link=Link(incident.title, world.href(uri, addresses.incident(incident.id))),
        at=instant(begun),
        words=f"{days(world.now - begun)} ago; resolved after {length(ended - begun)}",
        helped=what_fixed(incident, world),
        postmortem=postmortem,
    )


def _ladder(runbook: Runbook, world: World) -> Iterator[Fact]:
    """Who must know after which time, of an incident of this severity."""
    severity = severity_of(runbook.severity, world.repository.site.policy)
    if severity is None:
        return
    start = world.now
    for rung in rungs_of(severity, world.repository.site.policy, counts_from_at=start, until=start):
        after = rung.at - start
        over = f", by {in_a_row(rung.channels)}" if rung.channels else ""
        yield Fact(name=f"after {duration_in_words(after)}" if after else "at once", words=f"{in_a_row(rung.who)}{over}")
