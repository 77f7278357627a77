"""What Statuspage's JSON says as far as records can hold it, or somebody must hear that they cannot."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from noa_status.problems import Place


class SourceFile(NamedTuple):
    """A JSON text: its name as people know it (a path or an address), its bytes, and what it holds."""

    name: str
    data: bytes
    value: Any


class Spot(NamedTuple):
    """An entry of a file, by its id. Its line is looked up only where a problem tells it."""

    file: SourceFile
    id: object = None

    @property
    def place(self) -> Place:
        """The first line that has the id, or else the file's first."""
        if not isinstance(self.id, str) or not self.id:
            return Place(self.file.name)
        found = self.file.data.find(f'"{self.id}"'.encode("utf-8", "replace"))
        return Place(self.file.name, self.file.data.count(b"\n", 0, found) + 1 if found > 0 else 1)


class PageJson(msgspec.Struct, frozen=True, kw_only=True):
    """The page itself: its name and address there."""

    name: str
    url: str | None = None
    updated_at: str | None = None


class ComponentJson(msgspec.Struct, frozen=True, kw_only=True):
    """A component or, with `group`, a heading over some. `id` stays when `name` changes."""

    id: str
    name: str
    description: str | None = None
    position: int | float | None = None
    group_id: str | None = None
    group: bool | None = None
    start_date: str | None = None
    updated_at: str | None = None


class AffectedJson(msgspec.Struct, frozen=True, kw_only=True):
    """The state of one component as an update names it: `code` is the component's id, `name` what it was called then."""

    code: str
    name: str | None = None
    new_status: str | None = None


class UpdateJson(msgspec.Struct, frozen=True, kw_only=True):
    """One update. `display_at` is when it was published; `created_at` can be years later."""

    id: str
    status: str
    body: str | None = None
    created_at: str | None = None
    updated_at: str | None = None
    display_at: str | None = None
    affected_components: list[Any] | None = None
    deliver_notifications: bool | None = None
    custom_tweet: Any = None


class IncidentJson(msgspec.Struct, frozen=True, kw_only=True):
    """One incident or maintenance. The rows of its lists are read one by one, so that a broken one costs nothing but itself."""

    id: str
    name: str
    status: str | None = None
    impact: str | None = None
    updated_at: str | None = None
    started_at: str | None = None
    resolved_at: str | None = None
    scheduled_for: str | None = None
    scheduled_until: str | None = None
    shortlink: Any = None
    postmortem_body: str | None = None
    postmortem_published_at: str | None = None
    incident_updates: list[Any] | None = None
    components: list[Any] | None = None


class Row(NamedTuple):
    """What an update says of a component. `status` is None where the JSON has none."""

    code: str
    name: str
    status: str | None


class SourceUpdate(NamedTuple):
    """An update with the instants that order it, and its spot. `display_at` has its seconds still."""

    json: UpdateJson
    display_at: datetime
    created_at: datetime
    rows: tuple[Row, ...]
    spot: Spot


class SourceIncident(NamedTuple):
    """An incident or maintenance with all its updates from all files, in order of display, then creation, then id."""

    json: IncidentJson
    is_maintenance: bool
    updates: tuple[SourceUpdate, ...]
    components: tuple[str, ...]
    spot: Spot


class SourceComponent(NamedTuple):
    """A component. `names` are others that updates called it by, in order of time; `is_listed`: in the page's own list."""

    json: ComponentJson
    names: tuple[str, ...]
    is_listed: bool
    last_named_at: datetime | None


class History(NamedTuple):
    """Everything that the files say. Components stand in the order of the page; `groups` maps their groups' ids to names.

    `has_list` says that the page's own list of components was there, so that one it does not have is gone.
    """

    page: PageJson | None
    components: tuple[SourceComponent, ...]
    groups: dict[str, str]
    incidents: tuple[SourceIncident, ...]
    has_list: bool
