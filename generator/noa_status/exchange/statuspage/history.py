"""What the files say together: every entry read by itself, duplicates merged, the newest `updated_at` winning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple, TypeVar, cast

import msgspec

from noa_status.exchange.statuspage.components import Components
from noa_status.exchange.statuspage.times import YEARS, instant, is_newer
from noa_status.exchange.statuspage.values import (
    AffectedJson,
    ComponentJson,
    History,
    IncidentJson,
    PageJson,
    Row,
    SourceFile,
    SourceIncident,
    SourceUpdate,
    Spot,
    UpdateJson,
)
from noa_status.problems import Place, Problem

LONGEST_ID = 100
_MAINTENANCE_STATUSES = frozenset({"scheduled", "in_progress", "verifying", "completed"})
_LISTS = {"incidents": False, "scheduled_maintenances": True}
_SINGLE = {"incident": False, "scheduled_maintenance": True}
_KNOWN_KEYS = frozenset({"page", "components", "status", *_LISTS, *_SINGLE})

S = TypeVar("S", bound=msgspec.Struct)


class _Update(NamedTuple):
    json: UpdateJson
    spot: Spot


class _Incident:
    """An incident while files are read: the newest of its versions, and all updates that any of them has."""

    def __init__(self, json: IncidentJson, spot: Spot) -> None:
        self.json, self.spot, self.is_maintenance = json, spot, False
        self.updates: dict[str, _Update] = {}


def history_of(files: Iterable[SourceFile]) -> tuple[History, list[Problem]]:
    """All that the files say, oldest incident first; and each entry that cannot be read."""
    reader = _Reader()
    for file in files:
        reader.read(file)
    return reader.history(), reader.problems


class _Reader:
    def __init__(self) -> None:
        self.page: PageJson | None = None
        self.components = Components()
        self.incidents: dict[str, _Incident] = {}
        self.problems: list[Problem] = []

    def read(self, file: SourceFile) -> None:
        """Takes in what one file says."""
        if isinstance(file.value, list):  # the management interface gives bare lists
            value: dict[str, Any] = {"incidents": cast("list[Any]", file.value)}
        elif isinstance(file.value, dict):
            value = cast("dict[str, Any]", file.value)
        else:
            value = {}
        if not value.keys() & _KNOWN_KEYS:
            says, hint = "nothing of a Statuspage's is in here", f"it would hold one of: {', '.join(sorted(_KNOWN_KEYS))}"
            self.problems.append(Problem(code="not-statuspage", place=Place(file.name), says=says, hint=hint))
            return
        if "page" in value:
            self.take_page(file, value["page"])
        for row in self.rows(file, value.get("components"), "components"):
            self.take_component(file, row, is_listed=True)
        for key, is_maintenance in _LISTS.items():
            for row in self.rows(file, value.get(key), key):
                self.take_incident(file, row, is_maintenance=is_maintenance)
        for key, is_maintenance in _SINGLE.items():
            if key in value:
                self.take_incident(file, value[key], is_maintenance=is_maintenance)

    def rows(self, file: SourceFile, value: Any, name: str, id: Any = None) -> list[Any]:
        """The rows of a list, which may be missing."""
        if value is None:
            return []
        if isinstance(value, list):
            return cast("list[Any]", value)
        self.problems.append(Problem(code="wrong-type", place=Spot(file, id).place, says=f"`{name}` is no list"))
        return []

    def convert(self, file: SourceFile, raw: Any, to: type[S], what: str) -> S | None:
        """A row as a value, or None with a problem that says what is wrong with it."""
        row = cast("dict[str, Any]", raw) if isinstance(raw, dict) else {}
        id = row.get("id", row.get("code"))
        try:
            value = msgspec.convert(raw, to)
        except msgspec.ValidationError as error:
            name = f' "{_short(id)}"' if isinstance(id, str) else ""
            says = f"{what}{name} is not as expected: {str(error)[:200]}"
            self.problems.append(Problem(code="wrong-type", place=Spot(file, id).place, says=says))
            return None
        if isinstance(value, PageJson) or _is_id(id):
            return value
        says = f"{what} has an id that is none: it is empty, longer than {LONGEST_ID} letters, or holds what nobody sees"
        self.problems.append(Problem(code="no-id", place=Spot(file, id).place, says=says))
        return None

    def take_page(self, file: SourceFile, raw: Any) -> None:
        page = self.convert(file, raw, PageJson, "the page")
        if page is not None and (self.page is None or is_newer(page.updated_at, self.page.updated_at)):
            self.page = page

    def take_component(self, file: SourceFile, raw: Any, *, is_listed: bool) -> None:
        component = self.convert(file, raw, ComponentJson, "a component")
        if component is not None:
            self.components.take(component, is_listed=is_listed)

    def take_incident(self, file: SourceFile, raw: Any, *, is_maintenance: bool) -> None:
        incident = self.convert(file, raw, IncidentJson, "an incident")
        if incident is None:
            return
        known = self.incidents.get(incident.id)
        spot = Spot(file, incident.id)
        if known is None:
            known = self.incidents[incident.id] = _Incident(incident, spot)
        elif is_newer(incident.updated_at, known.json.updated_at):
            known.json, known.spot = incident, spot
        known.is_maintenance |= is_maintenance or incident.scheduled_for is not None
        for row in self.rows(file, incident.incident_updates, "incident_updates", incident.id):
            self.take_update(file, known, row)
        for row in self.rows(file, incident.components, "components", incident.id):
            self.take_component(file, row, is_listed=False)

    def take_update(self, file: SourceFile, incident: _Incident, raw: Any) -> None:
        update = self.convert(file, raw, UpdateJson, f'an update of "{_short(incident.json.name)}"')
        if update is None:
            return
        known = incident.updates.get(update.id)
        if known is None or is_newer(update.updated_at, known.json.updated_at):
            incident.updates[update.id] = _Update(update, Spot(file, update.id))

    def history(self) -> History:
        """Everything taken in, in order."""
        incidents = [self.incident(incident) for incident in self.incidents.values()]
        incidents.sort(key=lambda incident: (incident.updates[0].display_at if incident.updates else _NEVER, incident.json.id))
        return History(
            page=self.page,
            components=self.components.in_order(),
            groups=self.components.groups(),
            incidents=tuple(incidents),
            has_list=self.components.has_list,
        )

    def incident(self, incident: _Incident) -> SourceIncident:
        """The incident with its updates in order."""
        updates = sorted(self.updates(incident), key=lambda update: (update.display_at, update.created_at, update.json.id))
        for update in updates:
            for row in update.rows:
                self.components.call(row.code, row.name, update.display_at)
        rows = [cast("dict[str, Any]", row) for row in incident.json.components or [] if isinstance(row, dict)]
        codes = dict.fromkeys(row["id"] for row in rows if isinstance(row.get("id"), str) and self.components.has(row["id"]))
        for code in codes if updates else ():
            self.components.mention(code, updates[-1].display_at)
        return SourceIncident(
            json=incident.json,
            is_maintenance=incident.is_maintenance or incident.json.status in _MAINTENANCE_STATUSES,
            updates=tuple(updates),
            components=tuple(codes),
            spot=incident.spot,
        )

    def updates(self, incident: _Incident) -> Iterator[SourceUpdate]:
        for update, spot in [*incident.updates.values(), *_postmortem(incident)]:
            created_at = instant(update.created_at)
            display_at = instant(update.display_at if update.display_at is not None else update.created_at)
            if display_at is None:
                written = update.display_at if update.display_at is not None else update.created_at
                of = f'update "{update.id}" of "{_short(incident.json.name)}"'
                says = f"{of} has no time: `display_at` is {_short(repr(written))}"
                hint = f"an instant with its zone, in the years {YEARS[0]} to {YEARS[-1]}"
                self.problems.append(Problem(code="no-time", place=spot.place, says=says, hint=hint))
                continue
            yield SourceUpdate(update, display_at, created_at or display_at, tuple(self.affected(update, spot)), spot)

    def affected(self, update: UpdateJson, spot: Spot) -> Iterator[Row]:
        for raw in update.affected_components or []:
            row = self.convert(spot.file, raw, AffectedJson, f'a component of update "{update.id}"')
            if row is not None:
                yield Row(row.code, row.name or "", row.new_status)


_NEVER = datetime.max.replace(tzinfo=UTC)


def _is_id(id: object) -> bool:
    return isinstance(id, str) and 0 < len(id) <= LONGEST_ID and id.isprintable() and bool(id.strip())


def _postmortem(incident: _Incident) -> list[_Update]:
    """The post-mortem that the management interface keeps beside the updates, unless it is among them, or is a draft."""
    json = incident.json
    has_one = any(update.json.status == "postmortem" for update in incident.updates.values())
    if has_one or not json.postmortem_body or not json.postmortem_published_at:
        return []
    update = UpdateJson(
        id=f"{json.id}-postmortem", status="postmortem", body=json.postmortem_body, display_at=json.postmortem_published_at
    )
    return [_Update(update, incident.spot)]


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."
