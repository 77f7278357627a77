"""What the templates of the internal pages get: everything worked out and in words, so that a template only places it.

Instants are `Instant`s, states are `Mark`s (a shape and its word), addresses are relative to the page. `*_html` is safe HTML.
"""

from __future__ import annotations

import msgspec


class Instant(msgspec.Struct, frozen=True):
    """A moment or a day: for machines, and in words."""

    iso: str
    words: str


class Mark(msgspec.Struct, frozen=True):
    """A state: `kind` names its shape and colour (ok, degraded, partial, major, maint, none), `word` says it."""

    kind: str
    word: str


class Link(msgspec.Struct, frozen=True):
    """A way to somewhere, with a word about it."""

    title: str
    url: str
    note: str = ""


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a list of facts: a name, and what is known. What is not set is not shown."""

    name: str
    words: str = ""
    at: Instant | None = None
    mark: Mark | None = None
    links: tuple[Link, ...] = ()
    note: str = ""


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """Something due: what, by when, and how that stands. `is_overdue` puts it first; while it `is_running` its clock goes on."""

    name: str
    at: Instant | None
    mark: Mark
    note: str = ""
    is_overdue: bool = False
    is_running: bool = False


class Rung(msgspec.Struct, frozen=True, kw_only=True):
    """A step of the escalation of one incident, in wall-clock time. `place` is reached, now, next or later; `word` says it.

    `said` is what is said once it is there (`Level 3 since 10:35 UTC: Engineering Manager`), `is_now` marks the newest.
    """

    at: Instant
    level: str
    who: str
    channels: str
    place: str
    word: str
    said: str = ""
    is_now: bool = False


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """A deadline of an open incident, told on the home page once it is overdue."""

    link: Link
    due: Deadline


class PhaseLine(msgspec.Struct, frozen=True, kw_only=True):
    """A phase of the plan in the wall-clock time of one incident."""

    name: str
    starts_at: Instant
    ends_at: Instant
    is_current: bool
    word: str


class RoleLine(msgspec.Struct, frozen=True, kw_only=True):
    """A role of an incident: who holds it, or that it must be filled."""

    name: str
    holder: str
    url: str
    is_missing: bool
    since: str = ""


class IncidentCard(msgspec.Struct, frozen=True, kw_only=True):
    """An open incident as its responders need it."""

    id: str
    title: str
    url: str
    severity: Mark
    status: str
    started_at: Instant
    elapsed: str
    components: tuple[Mark, ...]
    deadlines: tuple[Deadline, ...]
    rungs: tuple[Rung, ...]
    roles: tuple[RoleLine, ...]
    runbooks: tuple[Link, ...]
    phases: tuple[PhaseLine, ...]
    post_html: str


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a list: a mark, a link, and what is said of it."""

    link: Link
    mark: Mark | None = None
    at: Instant | None = None
    until: Instant | None = None
    words: str = ""


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Lines under a heading. `counts` is how many things they stand for, where not each has a line."""

    id: str
    title: str
    lines: tuple[Line, ...]
    note: str = ""
    counts: int = 0


class OncallPage(msgspec.Struct, frozen=True, kw_only=True):
    """The on-call home. `promises` are the running deadlines of open incidents, those that are overdue in front."""

    answer: Mark
    says: str
    overdue: str
    as_of: Instant
    promises: tuple[Promise, ...]
    incidents: tuple[IncidentCard, ...]
    groups: tuple[Group, ...]
    tools: tuple[Group, ...]
    channels: tuple[Link, ...]
    contact: str
    indexes: tuple[Link, ...]


class TimelineEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A moment of an incident: `kind` is fact, update, note, role (a hand-over), clock (one that
    ran out) or level (of the escalation, reached). Without `at` it is a
    `gap`: so long nobody wrote anything down."""

    at: Instant | None
    kind: str
    label: str
    body_html: str = ""
    link: Link | None = None


class UpdateBlock(msgspec.Struct, frozen=True, kw_only=True):
    """A public update in full."""

    id: str
    at: Instant
    status: str
    components: tuple[Mark, ...]
    corrected_at: Instant | None
    body_html: str
    languages: str


class IncidentPage(msgspec.Struct, frozen=True, kw_only=True):
    """The page of an incident, a maintenance or a drill. `elapsed` is how long an open one has gone on, since `began`."""

    title: str
    marks: tuple[Mark, ...]
    summary: str
    began: str = ""
    elapsed: str = ""
    as_of: Instant
    components: tuple[Mark, ...]
    facts: tuple[Fact, ...]
    deadlines: tuple[Deadline, ...]
    rungs: tuple[Rung, ...]
    roles: tuple[RoleLine, ...]
    updates: tuple[UpdateBlock, ...]
    no_updates: str
    timeline: tuple[TimelineEntry, ...]
    notes_html: str
    postmortem: Line | None
    runbooks: tuple[Line, ...]
    learnt: tuple[Fact, ...]
    post_html: str
    steps_html: str
    similar_html: str
    drafts_html: str
    changes_html: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a table: its first cell is a link with a mark before it, the rest are facts with the columns' names."""

    link: Link
    mark: Mark | None = None
    cells: tuple[Fact, ...] = ()


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table under a heading."""

    id: str
    title: str
    first: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""


class TablesPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of tables: lists of incidents, the archive, action items, runbooks, checks."""

    title: str
    says: str
    links: tuple[Link, ...] = ()
    tables: tuple[Table, ...] = ()
    empty: str = ""
    crumbs: tuple[Link, ...] = ()


class TextProblem(msgspec.Struct, frozen=True, kw_only=True):
    """Something in a text that would be lost or shown wrong."""

    line: int
    says: str
    code: str
    fix: str = ""


class BookPage(msgspec.Struct, frozen=True, kw_only=True):
    """A runbook or a playbook: the strip of facts about it, where it was used, then its text.

    `environments` are the named environments with their values, as JSON: the browser fills commands with them.
    """

    title: str
    title_id: str
    subtitle: str
    crumbs: tuple[Link, ...]
    facts: tuple[Fact, ...]
    policy: Fact | None
    alarms_html: str
    evidence_html: str
    used: tuple[Line, ...]
    used_says: str
    problems: tuple[TextProblem, ...]
    problems_says: str
    text_html: str
    environments: str = ""


class PlanSection(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the plan with its own anchor: facts, points, tick lists, texts to copy, ways on; what is not set is not shown."""

    id: str
    title: str
    mark: Mark | None = None
    says: str = ""
    facts: tuple[Fact, ...] = ()
    points: tuple[str, ...] = ()
    points_are: str = ""
    checks: tuple[str, ...] = ()
    code: str = ""
    answers: tuple[Link, ...] = ()
    parts: tuple[PlanSection, ...] = ()


class PlanPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the response plan. `look` is a class of its own, for what is printed otherwise."""

    title: str
    says: str
    crumbs: tuple[Link, ...]
    sections: tuple[PlanSection, ...]
    links: tuple[Link, ...] = ()
    look: str = ""


class Redirect(msgspec.Struct, frozen=True, kw_only=True):
    """A short link with one target. `script` takes the reader there with what the alert's link carries."""

    name: str
    target: Link
    script: str


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One of several runbooks that answer to a name: what tells it from the others."""

    link: Link
    path: str
    facts: tuple[Fact, ...] = ()


class ChoicePage(msgspec.Struct, frozen=True, kw_only=True):
    """A short link with several targets."""

    title: str
    says: str
    crumbs: tuple[Link, ...]
    choices: tuple[Choice, ...]


class Unwritten(msgspec.Struct, frozen=True, kw_only=True):
    """What helps with an alert that nobody has written up: the plan's first steps, its severities, and the file to write.

    `path` is that file, `write` the forge's form for it, where there is one; both hold `name`.
    """

    name: str
    steps: tuple[PlanSection, ...]
    steps_link: Link | None
    severities: tuple[Fact, ...]
    contact: str
    path: str
    write: Link | None


class UnwrittenPage(msgspec.Struct, frozen=True, kw_only=True):
    """The page of an alert that is known from a rule or an incident and from no runbook."""

    title: str
    crumbs: tuple[Link, ...]
    known_from: str
    nearest: tuple[Link, ...]
    unwritten: Unwritten


class AlertsPage(msgspec.Struct, frozen=True, kw_only=True):
    """Every alert from A to Z; where it is asked for one that is not there, what to do then."""

    title: str
    says: str
    crumbs: tuple[Link, ...]
    tables: tuple[Table, ...]
    empty: str
    unwritten: Unwritten
