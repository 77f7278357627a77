"""The on-call home: what is open and what it asks for, what is overdue, what comes, and the ways to everything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from noa_status.internal import actions, addresses, archive, books, incidents, response
from noa_status.internal.facts import Facts, begins_at, components_of, ended_at, status_of
from noa_status.internal.inside import Inside
from noa_status.internal.library import Library
from noa_status.internal.markdown import Heading
from noa_status.internal.page import InternalPage, World
from noa_status.internal.posting import posts_of
from noa_status.internal.telling import counted, day, days, instant, length, rhythm, severity_mark, status_mark
from noa_status.internal.values import Group, IncidentCard, Line, Link, Mark, OncallPage, Promise
from noa_status.model.action_items import Item
from noa_status.model.clocks import clocks_of
from noa_status.model.freshness import freshness_of
from noa_status.model.incident import Incident, Kind
from noa_status.model.policy import Tool
from noa_status.model.progress import State, is_open, scheduled_at, state_of
from noa_status.words.lists import number_in_words
from noa_status.words.statuses import incident_status_in_words

_SHOWN = 8
_AHEAD = timedelta(days=14)
_TOOLS = (("monitoring", "Look"), ("communication", "Talk"), ("reference", "Read"), ("access", "Needed access"))


def pages(world: World, facts: Facts, library: Library) -> Iterator[InternalPage]:
    """The on-call home."""
    policy, now = world.repository.site.policy, world.now
    opened = [incident for incident in facts.incidents if is_open(incident, now)]
    order = {severity.id: number for number, severity in enumerate(policy.severities)}
    opened.sort(key=lambda incident: (order.get(incident.severity or "", len(order)), begins_at(incident, now)))
    cards = tuple(card_of(incident, world, library) for incident in opened)
    groups = tuple(group for group in _groups(world, facts, library) if group.lines)
    answer, says = _answer(cards, groups, facts, now)
    promises = _promises(cards)
    late = sum(promise.due.is_overdue for promise in promises)
    value = OncallPage(
        answer=answer,
        says=says,
        overdue=(f"{counted(late, 'promise')} overdue." if late else "No promise is overdue.") if cards else "",
        as_of=instant(now),
        promises=promises,
        incidents=cards,
        groups=groups,
        tools=tuple(_tools(world, library)),
        channels=tuple(Link(channel.name, "", channel.purpose) for channel in policy.channels),
        contact=policy.contact,
        indexes=_indexes(world),
    )
    headings = [Heading(1, "page-title", "On call"), *(Heading(2, card.id, card.title) for card in cards)]
    headings += [*(Heading(2, group.id, group.title) for group in groups), Heading(2, "links", "Links")]
    yield InternalPage(
        uri=addresses.ONCALL,
        title="On call",
        html=world.render("oncall.html.j2", value),
        headings=tuple(headings),
        anchors=frozenset(heading.id for heading in headings),
        hide=("toc",),
    )


def card_of(incident: Incident, world: World, library: Library) -> IncidentCard:
    """An open incident with all that it asks for."""
    policy, now = world.repository.site.policy, world.now
    clocks = clocks_of(incident, policy, now)
    names = {component.id: component.name for component in world.repository.site.components}
    status = status_of(incident, now)
    posts = posts_of(incident, world)
    return IncidentCard(
        id=incident.id,
        title=incident.title,
        url=world.href(addresses.ONCALL, addresses.incident(incident.id)),
        severity=severity_mark(incident.severity, policy),
        status="Nothing told yet" if status == "open" else incident_status_in_words(status),
        started_at=instant(begins_at(incident, now), now),
        elapsed=length(now - begins_at(incident, now)),
        components=tuple(status_mark(status, names.get(id, id)) for id, status in components_of(incident, now).items()),
        deadlines=response.deadlines_of(incident, clocks, now),
        rungs=response.rungs_of(clocks, now),
        roles=response.roles_of(incident, policy, addresses.ONCALL, world, is_open=True),
        runbooks=tuple(
            line.link for line in incidents.runbook_lines(incident, addresses.ONCALL, world, library) if line.link.url
        ),
        phases=response.phases_of(clocks, policy, now),
        post_html=world.render("parts/post.html.j2", Inside(posts=posts, path=posts[0].path)),
    )


def _answer(cards: tuple[IncidentCard, ...], groups: tuple[Group, ...], facts: Facts, now: datetime) -> tuple[Mark, str]:
    missing = sum(role.is_missing for card in cards for role in card.roles)
    if cards:
        word = f"{number_in_words(len(cards)).capitalize()} {'incident is' if len(cards) == 1 else 'incidents are'} open."
        return Mark(cards[0].severity.kind, word), f"{counted(missing, 'role')} to fill." if missing else ""
    ended = [at for incident in facts.incidents if incident.kind is Kind.INCIDENT and (at := ended_at(incident, now))]
    last = f"The last incident ended {days(now - max(ended))} ago." if ended else ""
    late = next((group for group in groups if group.id == "overdue"), None)
    says = f"{last} {counted(late.counts, 'thing is', 'things are')} overdue." if late else f"{last} Nothing is overdue."
    return Mark("ok", "Nothing is open."), says.strip()


def _promises(cards: tuple[IncidentCard, ...]) -> tuple[Promise, ...]:
    found = [
        Promise(link=Link(card.title, f"#{card.id}"), due=deadline)
        for card in cards
        for deadline in card.deadlines
        if deadline.is_running
    ]
    return tuple(sorted(found, key=lambda promise: not promise.due.is_overdue))


def _groups(world: World, facts: Facts, library: Library) -> Iterator[Group]:
    now = world.now
    owed = archive.owed(facts, world)
    late = [one for one in owed if response.meeting_is_overdue(one.incident, one.clocks, now)]
    ahead = [one for one in owed if not response.meeting_is_overdue(one.incident, one.clocks, now)]
    items = [found for found in actions.items_of(facts, world) if found.is_overdue(now.date())]
    lines = [*_owed_lines(late, world), *_late_items(items, world)]
    yield Group(id="overdue", title="Overdue", lines=tuple(lines), counts=len(late) + len(items))
    yield Group(id="maintenance", title="Maintenance", lines=tuple(_maintenances(world, facts)))
    yield Group(id="postmortems", title="Post-mortems owed", lines=tuple(_owed_lines(ahead, world)))
    due = list(_tests_due(world, library))
    more = f"and {len(due) - _SHOWN} more" if len(due) > _SHOWN else ""
    yield Group(id="tests-due", title="Drills and reviews due", lines=tuple(due[:_SHOWN]), note=more)


def _owed_lines(owed: Sequence[archive.Owed], world: World) -> Iterator[Line]:
    """The newest of them; what is owed for longer is counted."""
    now = world.now
    for _, incident, clocks in owed[-_SHOWN:]:
        due = next(
            deadline for deadline in response.deadlines_of(incident, clocks, now) if deadline.name == "Post-mortem meeting"
        )
        target = addresses.incident(incident.id) if incident.postmortem is None else addresses.postmortem(incident.id)
        written = "not begun" if incident.postmortem is None else incident.postmortem.state.value
        words = f"post-mortem: {written}{'; ' + due.note if due.note else ''}"
        link = Link(incident.title, world.href(addresses.ONCALL, target))
        # Once its meeting was held, what counts is how far the text is.
        mark = Mark("degraded", f"in {written}") if due.mark.kind == "ok" else due.mark
        yield Line(link=link, mark=mark, words=words)
    if len(owed) > _SHOWN:
        link = Link(f"{len(owed) - _SHOWN} more post-mortems", world.href(addresses.ONCALL, addresses.POSTMORTEMS, "owed"))
        yield Line(link=link, words="owed for longer")


def _late_items(late: Sequence[Item], world: World) -> Iterator[Line]:
    today = world.now.date()
    for found in late[:_SHOWN]:
        assert found.due_on is not None
        target = world.href(addresses.ONCALL, addresses.ACTIONS, f"of-{found.item.owner or 'nobody'}")
        mark = Mark("major", f"{days(today - found.due_on)} overdue")
        words = f"action item of {found.item.owner or 'nobody yet'}, due {day(found.due_on).words}"
        yield Line(link=Link(found.item.title, target), mark=mark, words=words)
    if len(late) > _SHOWN:
        link = Link(f"{len(late) - _SHOWN} more action items", world.href(addresses.ONCALL, addresses.ACTIONS))
        yield Line(link=link, words="overdue")


def _maintenances(world: World, facts: Facts) -> Iterator[Line]:
    now = world.now
    current = [
        incident
        for incident in facts.incidents
        if incident.kind is Kind.MAINTENANCE and state_of(incident, now) in (State.RUNNING, State.UPCOMING)
    ]
    for incident in sorted(current, key=lambda incident: (begins_at(incident, now), incident.id)):
        window = scheduled_at(incident, now)
        if window is None:
            continue
        is_running = state_of(incident, now) is State.RUNNING
        yield Line(
            link=Link(incident.title, world.href(addresses.ONCALL, addresses.incident(incident.id))),
            mark=Mark("maint", "under way" if is_running else f"in {length(begins_at(incident, now) - now)}"),
            at=instant(begins_at(incident, now), now),
            until=instant(window.end, begins_at(incident, now)),
        )


def _tests_due(world: World, library: Library) -> Iterator[Line]:
    soon = world.now.date() + _AHEAD
    found = [
        (freshness.due_on or date.min, book)
        for book in (*world.repository.runbooks, *world.repository.playbooks)
        if (freshness := freshness_of(book)).is_stale(world.now) or (freshness.due_on is not None and freshness.due_on <= soon)
    ]
    for due_on, book in sorted(found, key=lambda entry: (entry[0], entry[1].path)):
        link = Link(books.title_of(book), world.href(addresses.ONCALL, library.book_uri(book.path)))
        every = freshness_of(book).every or timedelta(0)
        mark = _test_mark(due_on, world.now)
        words = rhythm(every)
        yield Line(link=link, mark=mark, words=f"{words}; {book.owner}" if book.owner else words)


def _test_mark(due_on: date, now: datetime) -> Mark:
    if due_on.year == 1:
        return Mark("partial", "never tested")
    left = due_on - now.date()
    if left < timedelta(0):
        return Mark("partial", f"{days(-left)} overdue")
    return Mark("degraded", f"in {days(left)}" if left else "due today")


def _tools(world: World, library: Library) -> Iterator[Group]:
    for kind, title in _TOOLS:
        tools = [tool for tool in world.repository.site.policy.tools if tool.kind == kind]
        if tools:
            yield Group(
                id=kind, title=title, lines=tuple(Line(link=tool_link(tool, addresses.ONCALL, world, library)) for tool in tools)
            )


def tool_link(tool: Tool, page: str, world: World, library: Library) -> Link:
    """The way to a tool: an address in the repository leads to the page that shows it."""
    url = tool.url
    if url.startswith(("./", "../", "/")):
        uri = library.uri_of("README.md", url.lstrip("/"))
        url = world.href(page, uri) if uri is not None else ""
    return Link(tool.name, url, tool.purpose)


def _indexes(world: World) -> tuple[Link, ...]:
    counts = (
        ("Runbooks", addresses.RUNBOOKS, len(world.repository.runbooks)),
        ("Playbooks", addresses.PLAYBOOKS, len(world.repository.playbooks)),
        ("Alerts", addresses.ALERTS, 0),
        ("Response plan", addresses.PLAN, 0),
    )
    return tuple(Link(title, world.href(addresses.ONCALL, uri), str(number) if number else "") for title, uri, number in counts)
