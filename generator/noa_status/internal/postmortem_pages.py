"""The page of a post-mortem: its state, what the record knows, its action items, its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from noa_status.internal import actions, addresses
from noa_status.internal.archive_groups import component_names, done_in_words
from noa_status.internal.facts import Facts, begins_at
from noa_status.internal.incident_lists import kind_mark
from noa_status.internal.incidents import postmortem_line, summary_of
from noa_status.internal.library import Library
from noa_status.internal.markdown import Heading, Rendered, render
from noa_status.internal.page import InternalPage, World
from noa_status.internal.response import deadlines_of
from noa_status.internal.telling import in_a_list, instant, length
from noa_status.internal.values import Fact, Instant, Line, Link, Mark, Table
from noa_status.model.clocks import clocks_of
from noa_status.model.incident import Incident, Kind
from noa_status.model.progress import existing_updates, identified_at_of, known, resolved_at_of
from noa_status.model.recurrence import Return
from noa_status.problems import Problem
from noa_status.words.statuses import incident_status_in_words

_H1 = re.compile(r"\A\s*<h1[^>]*>.*?</h1>", re.DOTALL)
_RECORD = "from-the-record"


class PostMortemPage(msgspec.Struct, frozen=True, kw_only=True):
    """What the template gets: facts, what came back, the times and updates of the record, action items, the text."""

    title: str
    crumbs: tuple[Link, ...]
    facts: tuple[Fact, ...]
    returns: tuple[Fact, ...]
    record: tuple[Line, ...]
    items: Table | None
    text_html: str
    public_html: str


def page_of(
    incident: Incident, returns: Sequence[Return], world: World, library: Library
) -> tuple[InternalPage, tuple[Problem, ...]]:
    """The page, with what would be lost of its text. `returns` are the causes that came back in this incident."""
    uri = addresses.postmortem(incident.id)
    path = f"{incident.folder}/postmortem.md"
    title = f"Post-mortem: {incident.title}"
    rendered = render(world.text(path), path=path, title=title, resolve=library.resolver(path, uri))
    library.remember(path, uri, rendered)
    items = actions.items_of(Facts((incident,), {}), world)
    table = actions.table(items, "action-items-list", "Action items", uri, world, with_incident=False) if items else None
    public_html = ""
    if "postmortem.public.md" in incident.text_ids:
        public = f"{incident.folder}/postmortem.public.md"
        public_html = render(world.text(public), path=public, resolve=library.resolver(public, uri), part="public").html
    year = begins_at(incident, world.now).year
    value = PostMortemPage(
        title=title,
        crumbs=(
            Link("Post-mortems", world.href(uri, addresses.POSTMORTEMS)),
            Link(str(year), world.href(uri, addresses.postmortems_of(year))),
        ),
        facts=_facts(incident, uri, world, rendered),
        returns=tuple(_return(one, uri, world) for one in returns),
        record=tuple(_record(incident, uri, world)),
        items=table,
        text_html=_H1.sub("", rendered.html),
        public_html=public_html,
    )
    headings = tuple(_headings(value, rendered))
    factors = incident.postmortem.factors if incident.postmortem is not None else ()
    page = InternalPage(
        uri=uri,
        title=title,
        html=world.render("postmortem.html.j2", value),
        headings=headings,
        anchors=rendered.anchors | {heading.id for heading in headings},
        edit_path=path,
        tags=tuple(dict.fromkeys([*factors, *component_names(incident, world)])),
        description=summary_of(incident, world),
    )
    return page, rendered.problems


def _headings(value: PostMortemPage, rendered: Rendered) -> Iterator[Heading]:
    yield Heading(1, "page-title", value.title)
    yield Heading(2, _RECORD, "From the record")
    if value.items is not None:
        yield Heading(2, "action-items-list", "Action items")
    yield from (heading for heading in rendered.headings if heading.level > 1)
    if value.public_html:
        yield Heading(2, "told-to-everyone", "Told to everyone")


def _facts(incident: Incident, page: str, world: World, rendered: Rendered) -> tuple[Fact, ...]:
    line = postmortem_line(incident, page, world)
    factors = incident.postmortem.factors if incident.postmortem is not None else ()
    found = [
        Fact(name="State", mark=line.mark if line else None),
        Fact(name="Incident", links=(Link(incident.title, world.href(page, addresses.incident(incident.id))),)),
        Fact(name="When", words=summary_of(incident, world)),
        Fact(name="Severity", mark=kind_mark(incident, world)),
        _meeting(incident, world),
        Fact(name="Components", words=in_a_list(component_names(incident, world))),
        Fact(name="Causes", words=in_a_list(factors)),
        _parts(rendered, world),
    ]
    return tuple(fact for fact in found if fact.words or fact.mark or fact.at or fact.links)


def _meeting(incident: Incident, world: World) -> Fact:
    clocks = clocks_of(incident, world.repository.site.policy, world.now)
    owed = next((one for one in deadlines_of(incident, clocks, world.now) if one.name == "Post-mortem meeting"), None)
    meeting_at = None if incident.postmortem is None else incident.postmortem.meeting_at
    due = "" if owed is None or owed.at is None else f"owed by {owed.at.words}"
    at = None if meeting_at is None else instant(meeting_at)
    return Fact(name="Meeting", at=at, mark=owed.mark if owed else None if at else Mark("none", "no meeting is set"), note=due)


def _parts(rendered: Rendered, world: World) -> Fact:
    """Whether the text has the parts that the plan wants."""
    wanted = world.repository.site.policy.postmortem_sections
    there = {heading.title.strip().lower() for heading in rendered.headings}
    missing = [part for part in wanted if part.lower() not in there]
    if not wanted:
        return Fact(name="Parts")
    if not missing:
        return Fact(name="Parts", mark=Mark("ok", f"all {len(wanted)}"))
    return Fact(
        name="Parts",
        mark=Mark("degraded", f"{len(wanted) - len(missing)} of {len(wanted)}"),
        note=f"missing: {in_a_list(missing)}",
    )


def _return(one: Return, page: str, world: World) -> Fact:
    before = Link(one.earlier.title, world.href(page, addresses.postmortem(one.earlier.id)))
    if not one.closed:
        return Fact(name=one.factor, mark=Mark("none", f"{one.factor}: here again, after"), links=(before,))
    mark = Mark("partial", f"{one.factor}: came back although this was done")
    return Fact(name=one.factor, mark=mark, words=f"{done_in_words(one)}. Before in", links=(before,))


def _record(incident: Incident, page: str, world: World) -> Iterator[Line]:
    """The times and public updates that the record knows, oldest first; what responders noted stands with the incident."""
    now = world.now
    inside = addresses.incident(incident.id)
    told = [
        (known(incident.started_at, now), "The drill began" if incident.kind is Kind.DRILL else "Users were affected"),
        (known(incident.detected_at, now), "Detected"),
        (known(incident.acknowledged_at, now), "Acknowledged"),
        (identified_at_of(incident, now), "Cause identified"),
        (resolved_at_of(incident, now), "Resolved"),
    ]
    lines = [(at, 0, Link(words, "")) for at, words in told if at is not None]
    for update in existing_updates(incident, now):
        words = f"Public update: {incident_status_in_words(update.status.value).lower()}"
        lines.append((update.at, 1, Link(words, world.href(page, inside, update.id))))
    start = begins_at(incident, now)
    for at, _, link in sorted(lines, key=lambda line: line[:2]):
        after = f"after {length(at - start)}" if at > start else ""
        yield Line(link=link, mark=None, at=Instant(instant(at).iso, instant(at).words), words=after)
    if "timeline.md" in incident.text_ids:
        yield Line(link=Link("What responders noted", world.href(page, inside)), words="stands with the incident")
