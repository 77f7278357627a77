"""The documents of `/api/noa/v1/`, as types: they are encoded as they stand, and the schemas are made of them.

Every field is always there; what does not apply is null or empty. Fields may be added in this version, never taken away or given
another meaning. Instants are UTC. Addresses are absolute: `url` is that of a document of this interface, `page` of one for
people.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import msgspec


def _one_of(*words: str) -> msgspec.Meta:
    return msgspec.Meta(extra_json_schema={"enum": list(words)})


Instant = Annotated[datetime, msgspec.Meta(tz=True)]
ComponentStatus = Annotated[
    str, _one_of("operational", "under_maintenance", "degraded_performance", "partial_outage", "major_outage")
]
Impact = Annotated[str, _one_of("none", "minor", "major", "critical")]
Kind = Annotated[str, _one_of("incident", "maintenance")]
RecordStatus = Annotated[
    str,
    _one_of(
        *("investigating", "identified", "monitoring", "resolved", "postmortem"),
        *("scheduled", "in_progress", "verifying", "completed"),
    ),
]
RecordState = Annotated[str, _one_of("open", "resolved", "upcoming", "running", "completed", "cancelled")]
EventKind = Annotated[str, _one_of("update", "correction", "moved", "cancelled")]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What a document consists of."""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the interface. `$schema` is the address of its JSON Schema."""

    schema: str = msgspec.field(name="$schema")


class Told(Part, frozen=True, kw_only=True):
    """A text as sanitised HTML with absolute links, and as plain text."""

    html: str
    text: str


class Name(Part, frozen=True, kw_only=True):
    """A component, and where more is said of it."""

    id: str
    name: str
    url: str


class MonthName(Part, frozen=True, kw_only=True):
    """A month (`2026-11`) in which something began, and how much."""

    month: str
    incidents: int
    maintenances: int
    url: str


class Index(Document, frozen=True, kw_only=True):
    """What there is: every other document, and what else programs can read. Months are newest first."""

    name: str
    page: str
    language: str
    languages: list[str]
    status: str
    changes: str
    openapi: str
    components: list[Name]
    months: list[MonthName]
    feeds: list[str]
    feeds_opml: str
    calendar: str
    metrics: str
    build: str


class State(Part, frozen=True, kw_only=True):
    """A component in a state. `was` is the state before, where an update changed it."""

    id: str
    name: str
    status: ComponentStatus
    was: ComponentStatus | None


class Window(Part, frozen=True, kw_only=True):
    """When planned work happens."""

    start_at: Instant
    end_at: Instant


class FormerWindow(Window, frozen=True, kw_only=True):
    """A window that planned work was moved away from, at `moved_at`."""

    moved_at: Instant


class Update(Part, frozen=True, kw_only=True):
    """One public message. `id` is unique in its record and never changes; `corrected_at` is when the text was put right, and
    `correction` what was wrong. `translations` are the text in other languages."""

    id: str
    page: str
    at: Instant
    status: RecordStatus
    components: list[State]
    corrected_at: Instant | None
    correction: str
    html: str
    text: str
    translations: dict[str, Told]


class Record(Part, frozen=True, kw_only=True):
    """An incident or a maintenance. `status` is the newest update's; `state` is where it stands. `components` are in their states
    now; of what is over, in the worst that each had. Updates are newest first. `ended_at` is null while it lasts."""

    id: str
    kind: Kind
    title: str
    titles: dict[str, str]
    page: str
    impact: Impact
    status: RecordStatus
    state: RecordState
    started_at: Instant
    ended_at: Instant | None
    next_update_at: Instant | None
    window: Window | None
    moved: list[FormerWindow]
    cancelled_at: Instant | None
    components: list[State]
    updates: list[Update]
    postmortem: str | None


class Answer(Part, frozen=True, kw_only=True):
    """What answers "is it me or you": the worst state of all components, and the sentence on top of the page."""

    status: ComponentStatus
    sentence: str
    rest: str


class Now(Part, frozen=True, kw_only=True):
    """A component as it is now. `group` is its group's name, null where it has none."""

    id: str
    name: str
    group: str | None
    status: ComponentStatus
    page: str
    url: str


class Status(Document, frozen=True, kw_only=True):
    """How things stand, as of `built_at`. At `next_change_at` this changes by itself, from `renew_by` on it is too old.

    `next_update_at` is the earliest promise among the open incidents. Incidents are newest first, maintenances soonest first.
    """

    name: str
    page: str
    built_at: Instant
    next_change_at: Instant
    renew_by: Instant
    next_update_at: Instant | None
    answer: Answer
    components: list[Now]
    incidents: list[Record]
    maintenances: list[Record]


class MonthLink(Part, frozen=True, kw_only=True):
    """The way to another month."""

    month: str
    url: str


class Share(Part, frozen=True, kw_only=True):
    """A component's share of time that it was up; null where no time counts."""

    id: str
    name: str
    share: float | None


class Month(Document, frozen=True, kw_only=True):
    """Everything that began in a month, newest first. `previous` and `next` are the nearest months in which anything began."""

    month: str
    page: str
    previous: MonthLink | None
    next: MonthLink | None
    incidents: int
    maintenances: int
    uptime: list[Share]
    records: list[Record]


class Seconds(Part, frozen=True, kw_only=True):
    """Whole seconds of a period: how many the component existed, and how many of these it was in each state."""

    existing: int
    operational: int
    under_maintenance: int
    degraded_performance: int
    partial_outage: int
    major_outage: int


class Period(Part, frozen=True, kw_only=True):
    """Uptime of a period: `24h`, the last `7d` (UTC days, today among them), or a month. `down_seconds` are weighted.

    share = 1 - (weights x seconds) / (existing - under_maintenance); null where no time counts. The current month and today count
    as far as `built_at` of the build.
    """

    period: str
    share: float | None
    down_seconds: int
    seconds: Seconds


class Day(Part, frozen=True, kw_only=True):
    """A UTC day: the worst state (null before the component existed), the seconds in each state but operational, the records
    behind it."""

    day: date
    status: ComponentStatus | None
    seconds: dict[str, int]
    records: list[str]


class Component(Document, frozen=True, kw_only=True):
    """A component: the last 90 days, oldest first, and its uptime with what that came from; months are newest first."""

    id: str
    name: str
    names: dict[str, str]
    description: str
    page: str
    status: ComponentStatus
    since: date | None
    retired_on: date | None
    weights: dict[str, float]
    days: list[Day]
    periods: list[Period]
    months: list[Period]


class Event(Part, frozen=True, kw_only=True):
    """Something that was said. `id` never changes. `at` is when it was said, which may be a while before it came to this page."""

    id: str
    at: Instant
    kind: EventKind
    record: str
    record_kind: Kind
    title: str
    status: RecordStatus
    page: str
    url: str


class Changes(Document, frozen=True, kw_only=True):
    """The newest events, newest first: what a poller has not seen is what has an `id` that it does not know. `is_complete` tells
    whether there are no older ones than these."""

    is_complete: bool
    events: list[Event]


DOCUMENTS: dict[str, type[Document]] = {
    "index": Index,
    "status": Status,
    "month": Month,
    "component": Component,
    "changes": Changes,
}
"""Every kind of document by the name of its schema."""

encode = msgspec.json.Encoder().encode
