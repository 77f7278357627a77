"""Planned work: its window, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import click

from noa_status.cli.writing.asking import Asking, ask
from noa_status.cli.writing.components import ask_components, components_from
from noa_status.cli.writing.desk import Desk
from noa_status.cli.writing.naming import new_folder, new_id
from noa_status.cli.writing.options import How
from noa_status.cli.writing.posting import headline_of, update_file
from noa_status.cli.writing.posts import update_proposal
from noa_status.cli.writing.proposal import Proposal, carry_out
from noa_status.cli.writing.texts import text_from
from noa_status.cli.writing.which import the_one
from noa_status.model.component import ComponentStatus
from noa_status.model.drafts import draft_update, next_status
from noa_status.model.incident import Incident, Kind, Status, Window
from noa_status.model.progress import State, scheduled_at, state_of
from noa_status.records.edit import edited_facts
from noa_status.records.instants import Unreadable, parse_instant
from noa_status.records.write import yaml_text
from noa_status.words.durations import parse_duration
from noa_status.words.instants import instant_in_words
from noa_status.words.periods import period_in_words

_STARTS = "--start INSTANT (when the window opens)"
_ENDS = '--end INSTANT or --for "90 minutes" (when it closes)'


class Times(NamedTuple):
    """A window as it was typed: its end, or its length in words."""

    start: datetime | None
    end: datetime | None
    length: str | None


def plan(how: How, title: str | None, times: Times, components: Sequence[str], text: str | None, id: str) -> None:
    """Announces planned work."""
    desk, asking = Desk(how.root, how.now), Asking(how)
    now = how.now.replace(second=0, microsecond=0)
    what = "what is done, as customers would say it"
    name = asking.need(title, f"-t TEXT ({what})", lambda: ask(what.capitalize())) or ""
    start = asking.need(times.start, _STARTS, lambda: _ask_instant("When the window opens (2026-12-02T22:00Z)"))
    end = _end(times, start, asking)
    current = [component for component in desk.site.components if component.retired_on is None]
    states = components_from(components, current, ComponentStatus.UNDER_MAINTENANCE)
    if not states and current:
        option = "-c ID (a component that is worked on)"
        worked_on = ComponentStatus.UNDER_MAINTENANCE
        states = asking.need(None, option, lambda: ask_components(current, worked_on, at_least_one=True, is_planned=True)) or {}
    begins = start or now
    id = id or new_id(name, begins, {incident.id for incident in desk.incidents})
    incident = Incident(
        id=id, folder=new_folder(id, begins), title=name, kind=Kind.MAINTENANCE, scheduled=Window(start=begins, end=end or begins)
    )
    said = text_from(text, draft_update(incident, desk.site, Status.SCHEDULED, now), asking)
    asking.settle()
    path, content = update_file(incident, Status.SCHEDULED, states, said or "", now)
    facts = {"title": name, "kind": "maintenance", "scheduled": {"start": start, "end": end}}
    steps = (f"it opens by itself at {instant_in_words(begins)}; noa-status maintenance start {id}   says so earlier",)
    files = {f"{incident.folder}/incident.yml": yaml_text(facts), path: content}
    carry_out(
        desk, Proposal(folder=incident.folder, files=files, says=headline_of(incident, Status.SCHEDULED), next_steps=steps), how
    )


def move(how: How, words: str, times: Times, text: str | None) -> None:
    """Moves planned work that has not begun."""
    desk, asking = Desk(how.root, how.now), Asking(how)
    incident = _planned(words, desk, asking, (State.UPCOMING,), "planned maintenance")
    before = scheduled_at(incident, how.now)
    if before is None or state_of(incident, how.now) is not State.UPCOMING:
        raise click.UsageError(f"{incident.id} is not ahead any more: finish or cancel it, and plan what is left.")
    start = asking.need(times.start, _STARTS, lambda: _ask_instant("When the window opens (2026-12-02T22:00Z)"))
    if start is not None and times.end is None and times.length is None:
        end: datetime | None = start + (before.end - before.start)
    else:
        end = _end(times, start, asking)
    window = None if start is None or end is None or end < start else period_in_words(start, end)
    said = text_from(text, f"The planned work was moved: it now happens on {window}." if window else "", asking)
    asking.settle()
    now = how.now.replace(second=0, microsecond=0)
    path = f"{incident.folder}/incident.yml"
    changes = {"moved+": {"at": now, "start": before.start, "end": before.end}, "scheduled.start": start, "scheduled.end": end}
    facts = edited_facts(desk.text(path), changes)
    says = f"{incident.title}: moved to {window}"
    carry_out(desk, update_proposal(desk, incident, Status.SCHEDULED, {}, said or "", says=says, facts=facts), how)


def say(how: How, words: str, status: str, text: str | None) -> None:
    """Says how far planned work is."""
    desk, asking = Desk(how.root, how.now), Asking(how)
    wanted = Status(status)
    states = (State.RUNNING,) if wanted is Status.COMPLETED else (State.UPCOMING, State.RUNNING)
    incident = _planned(
        words, desk, asking, states, "maintenance under way" if wanted is Status.COMPLETED else "planned maintenance"
    )
    said = text_from(text, draft_update(incident, desk.site, wanted, how.now), asking)
    asking.settle()
    carry_out(desk, update_proposal(desk, incident, wanted, {}, said or ""), how)


def cancel(how: How, words: str, text: str | None) -> None:
    """Cancels planned work, or what is left of it."""
    desk, asking = Desk(how.root, how.now), Asking(how)
    incident = _planned(words, desk, asking, (State.UPCOMING, State.RUNNING), "planned maintenance")
    if state_of(incident, how.now) not in (State.UPCOMING, State.RUNNING):
        raise click.UsageError(f"{incident.id} is {state_of(incident, how.now)} already.")
    has_begun = state_of(incident, how.now) is State.RUNNING
    draft = "The planned work was ended before it was done." if has_begun else "The planned work is not going to happen."
    said = text_from(text, draft, asking)
    asking.settle()
    path = f"{incident.folder}/incident.yml"
    facts = edited_facts(desk.text(path), {"cancelled_at": how.now.replace(second=0, microsecond=0)})
    says = f"{incident.title}: cancelled"
    status = next_status(incident, how.now)
    carry_out(desk, update_proposal(desk, incident, status, {}, said or "", says=says, facts=facts), how)


def _planned(words: str, desk: Desk, asking: Asking, states: Sequence[State], noun: str) -> Incident:
    all_of_them = [incident for incident in desk.incidents if incident.kind is Kind.MAINTENANCE]
    likely = [incident for incident in all_of_them if state_of(incident, desk.now) in states]
    running = [incident for incident in likely if state_of(incident, desk.now) is State.RUNNING]
    return the_one(words, all_of_them, running or likely, noun, broken=desk.broken, may_ask=asking.is_possible)


def _end(times: Times, start: datetime | None, asking: Asking) -> datetime | None:
    if times.end is not None and times.length is not None:
        raise click.UsageError("A window has an end or a length: --end or --for, not both.")
    if times.end is not None:
        return times.end
    words = asking.need(times.length, _ENDS, lambda: ask("How long it is", "1 hour"))
    if words is None or start is None:
        return None
    try:
        return start + parse_duration(words)
    except ValueError as error:
        raise click.UsageError(f"--for: {error}.") from None


def _ask_instant(question: str) -> datetime:
    while True:
        said = ask(question)
        try:
            return parse_instant(said)
        except Unreadable as error:
            click.echo(f"  {error.told_of(said)}", err=True)
