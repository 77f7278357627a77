"""The pages of incidents, maintenances and drills."""

from __future__ import annotations

from collections.abc import Iterator

from noa_status.internal import addresses, response
from noa_status.internal.facts import Facts, begins_at, components_of, ended_at, status_of
from noa_status.internal.handovers import handovers_of
from noa_status.internal.inside import inside_of
from noa_status.internal.library import Library
from noa_status.internal.markdown import Heading, render
from noa_status.internal.page import InternalPage, World
from noa_status.internal.resting import at_rest
from noa_status.internal.similar import Similars
from noa_status.internal.telling import instant, length, severity_mark, status_mark
from noa_status.internal.timeline import notes_of, timeline_of
from noa_status.internal.values import Deadline, Fact, IncidentPage, Line, Link, Mark, UpdateBlock
from noa_status.model.clocks import Clocks, clocks_of
from noa_status.model.component import ComponentStatus
from noa_status.model.incident import Incident, Kind, Update
from noa_status.model.metrics import samples_of
from noa_status.model.progress import existing_updates, is_open, scheduled_at
from noa_status.model.visibility import impact_of, is_public
from noa_status.words.periods import period_in_words
from noa_status.words.statuses import incident_status_in_words, state_in_words

_INSIDE = ("post", "steps", "similar", "drafts", "changes")
_POSTMORTEM_MARKS = {"draft": "degraded", "review": "maint", "published": "ok"}


def pages(world: World, facts: Facts, library: Library) -> Iterator[InternalPage]:
    """A page for every record that exists, newest first."""
    similars = Similars(world, facts)
    for incident in facts.incidents:
        yield at_rest(incident, world, library, lambda one=incident: page_of(one, world, library, similars))


def page_of(incident: Incident, world: World, library: Library, similars: Similars) -> InternalPage:
    """The page of one record."""
    uri = addresses.incident(incident.id)
    policy, now = world.repository.site.policy, world.now
    clocks = clocks_of(incident, policy, now)
    resolve = library.resolver(f"{incident.folder}/timeline.md", uri)
    notes, rest = notes_of(world.text(f"{incident.folder}/timeline.md")) if "timeline.md" in incident.text_ids else ((), "")
    updates = existing_updates(incident, now)
    handovers = tuple(handovers_of(notes, policy, now))
    inside = inside_of(incident, clocks, world, similars)
    value = IncidentPage(
        title=incident.title,
        marks=marks_of(incident, world),
        summary=summary_of(incident, world),
        began=instant(begins_at(incident, now)).iso if clocks.is_open else "",
        elapsed=length(now - begins_at(incident, now)) if clocks.is_open else "",
        as_of=instant(now),
        components=tuple(status_mark(status, name) for name, status in _components(incident, world)),
        facts=_facts(incident, world, library),
        deadlines=_deadlines(incident, clocks, world),
        rungs=response.rungs_of(clocks, now),
        roles=response.roles_of(incident, policy, uri, world, is_open=clocks.is_open, handovers=handovers),
        updates=tuple(_update(update, incident, world, library) for update in reversed(updates)),
        no_updates=_no_updates(incident, world),
        timeline=timeline_of(incident, notes, {one.at for one in handovers}, policy, now, resolve),
        notes_html=render(rest, path=f"{incident.folder}/timeline.md", resolve=resolve, part="note").html if rest else "",
        postmortem=postmortem_line(incident, uri, world),
        runbooks=runbook_lines(incident, uri, world, library),
        learnt=_learnt(incident),
        **{f"{part}_html": world.render(f"parts/{part}.html.j2", inside).strip() for part in _INSIDE},
    )
    return InternalPage(
        uri=uri,
        title=incident.title,
        html=world.render("incident.html.j2", value),
        headings=tuple(_headings(value)),
        anchors=frozenset([*(heading.id for heading in _headings(value)), *(update.id for update in updates)]),
        edit_path=f"{incident.folder}/incident.yml",
        tags=tuple(
            dict.fromkeys([incident.severity or incident.kind.value, *(name for name, _ in _components(incident, world))])
        ),
        description=value.summary,
        search_words=value.summary or value.title,
    )


def marks_of(incident: Incident, world: World) -> tuple[Mark, ...]:
    """What one sees first of a record: its severity or kind, and where it stands."""
    policy, now = world.repository.site.policy, world.now
    marks = [severity_mark(incident.severity, policy)] if incident.severity else []
    if incident.kind is Kind.MAINTENANCE:
        marks.append(Mark("maint", "Maintenance"))
    elif incident.kind is Kind.DRILL:
        marks.append(Mark("none", "Drill"))
    if incident.kind is not Kind.DRILL:
        marks.append(state_mark(incident, world))
    if not is_public(incident, policy):
        marks.append(Mark("none", "Internal"))
    elif incident.kind is Kind.INCIDENT and not existing_updates(incident, now):
        marks.append(Mark("degraded", "Not public yet"))
    return tuple(marks)


def state_mark(incident: Incident, world: World) -> Mark:
    """Where a record stands: an open incident by its newest update's status."""
    status = status_of(incident, world.now)
    is_still_open = is_open(incident, world.now)
    word = state_in_words(status) if status in ("open", *_STATES) else incident_status_in_words(status)
    return Mark("degraded" if is_still_open else _STATES.get(status, "none"), word)


_STATES = {"resolved": "ok", "upcoming": "maint", "running": "maint", "completed": "ok", "cancelled": "none"}


def summary_of(incident: Incident, world: World) -> str:
    """When it was and how long it took, in one line."""
    now = world.now
    start, end = begins_at(incident, now), ended_at(incident, now)
    if incident.kind is Kind.MAINTENANCE:
        scheduled = scheduled_at(incident, now)
        return "" if scheduled is None else period_in_words(scheduled.start, scheduled.end)
    if end is None:
        if incident.kind is Kind.DRILL:
            return instant(start).words
        return f"Since {instant(start).words}"
    return f"{period_in_words(start, end)}: {length(end - start)}"


def postmortem_line(incident: Incident, page: str, world: World) -> Line | None:
    """The way to its post-mortem, if there is one or should be."""
    policy, now = world.repository.site.policy, world.now
    if incident.postmortem is not None:
        state = incident.postmortem.state.value
        link = Link("Post-mortem", world.href(page, addresses.postmortem(incident.id)))
        return Line(link=link, mark=Mark(_POSTMORTEM_MARKS[state], state.capitalize()))
    clocks = clocks_of(incident, policy, now)
    if not clocks.postmortem_owed or clocks.resolved_at is None:
        return None
    link = Link("Post-mortem", world.href(page, addresses.POSTMORTEMS, "owed"))
    return Line(link=link, mark=Mark("partial", "Owed, not begun"))


def runbook_lines(incident: Incident, page: str, world: World, library: Library) -> tuple[Line, ...]:
    """The runbooks it names and those that answer its alerts."""
    found = library.runbooks_of(incident)
    lines = [
        Line(link=Link(runbook.title or runbook.heading or runbook.id, world.href(page, library.book_uri(runbook.path))))
        for runbook in found
    ]
    named = {runbook.id for runbook in found}
    missing = [id for id in incident.runbooks if id not in named]
    return (*lines, *(Line(link=Link(id, ""), mark=Mark("degraded", "no such runbook")) for id in missing))


def _facts(incident: Incident, world: World, library: Library) -> tuple[Fact, ...]:
    policy, now = world.repository.site.policy, world.now
    found: list[Fact] = []
    if incident.kind is Kind.INCIDENT:
        found.append(Fact(name="Impact", words=impact_of(incident, policy).value.capitalize()))
    if incident.alerts:
        found.append(Fact(name="Alerts", links=tuple(_alert(alert, library, incident, world) for alert in incident.alerts)))
    for sample in samples_of(incident, policy, now):
        metric = next(metric for metric in policy.metrics if metric.id == sample.metric)
        if sample.length is not None:
            found.append(Fact(name=metric.name.removeprefix("Mean ").capitalize(), words=length(sample.length)))
        elif sample.gap == "negative":
            found.append(Fact(name=metric.name.removeprefix("Mean ").capitalize(), mark=Mark("partial", "ends before it begins")))
    if incident.data_loss:
        found.append(Fact(name="Data", mark=Mark("major", "data was lost")))
    if incident.security_breach:
        found.append(Fact(name="Security", mark=Mark("major", "a breach")))
    if incident.imported is not None:
        found.append(Fact(name="Imported", words=f"from {incident.imported.system}, {incident.imported.id}"))
    return tuple(found)


def _alert(alert: str, library: Library, incident: Incident, world: World) -> Link:
    names = [name for runbook in library.by_alert.get(alert.lower(), ()) for name in runbook.alert_names]
    name = next((name for name in reversed(names) if name.lower() == alert.lower()), None)
    return Link(alert, world.href(addresses.incident(incident.id), addresses.short_link(name)) if name else "")


def _deadlines(incident: Incident, clocks: Clocks, world: World) -> tuple[Deadline, ...]:
    return () if incident.kind is not Kind.INCIDENT else response.deadlines_of(incident, clocks, world.now)


def _update(update: Update, incident: Incident, world: World, library: Library) -> UpdateBlock:
    path = f"{incident.folder}/updates/{update.id}.md"
    names = {component.id: component.name for component in world.repository.site.components}
    resolve = library.resolver(path, addresses.incident(incident.id))
    corrected_at = update.corrected_at if update.corrected_at is not None and update.corrected_at <= world.now else None
    return UpdateBlock(
        id=update.id,
        at=instant(update.at, world.now),
        status=incident_status_in_words(update.status.value),
        components=tuple(status_mark(status, names.get(id, id)) for id, status in update.components.items()),
        corrected_at=None if corrected_at is None else instant(corrected_at, world.now),
        body_html=render(world.text(path), path=path, resolve=resolve, part=update.id).html,
        languages=", ".join(update.translations),
    )


def _no_updates(incident: Incident, world: World) -> str:
    if incident.kind is Kind.DRILL:
        return "A drill is never public."
    if is_public(incident, world.repository.site.policy):
        return "Nothing has been told yet: the public knows of it with the first update."
    return "It is internal: the public is not told."


def _learnt(incident: Incident) -> tuple[Fact, ...]:
    if incident.kind is not Kind.DRILL:
        return ()
    failed = incident.failed_steps
    names = ["Did not work"] if len(failed) == 1 else [f"Did not work, {number}" for number, _ in enumerate(failed, 1)]
    steps = [Fact(name=name, words=step) for name, step in zip(names, failed, strict=True)]
    if not steps:
        steps = [Fact(name="Steps", mark=Mark("ok", "every step worked"))]
    return (*steps, Fact(name="Learnt", words=incident.learnt)) if incident.learnt else tuple(steps)


def _components(incident: Incident, world: World) -> Iterator[tuple[str, ComponentStatus]]:
    names = {component.id: component.name for component in world.repository.site.components}
    yield from ((names.get(id, id), status) for id, status in components_of(incident, world.now).items())


def _headings(value: IncidentPage) -> Iterator[Heading]:
    yield Heading(1, "page-title", value.title)
    if value.deadlines or value.rungs or value.roles:
        yield Heading(2, "response", "Response")
    if value.steps_html:
        yield Heading(2, "steps", "What to do")
    if value.runbooks:
        yield Heading(2, "runbooks", "Runbooks")
    if value.similar_html:
        yield Heading(2, "similar", "Similar incidents")
    if value.drafts_html:
        yield Heading(2, "messages", "Messages")
    yield Heading(2, "updates", "Public updates")
    if value.timeline:
        yield Heading(2, "timeline", "Timeline")
    if value.notes_html:
        yield Heading(2, "notes", "Internal notes")
    if value.learnt:
        yield Heading(2, "learnt", "What the drill showed")
    if value.changes_html:
        yield Heading(2, "changes", "Who changed what")
