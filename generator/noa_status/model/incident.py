"""Incidents, maintenances and drills, and the updates that are told about them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from noa_status.model.component import ComponentStatus
from noa_status.model.postmortem import PostMortem


class Kind(StrEnum):
    """What a record is about."""

    INCIDENT = "incident"
    MAINTENANCE = "maintenance"
    DRILL = "drill"


class Status(StrEnum):
    """What an update says of its incident or maintenance, in Statuspage's words."""

    INVESTIGATING = "investigating"
    IDENTIFIED = "identified"
    MONITORING = "monitoring"
    RESOLVED = "resolved"
    POSTMORTEM = "postmortem"
    SCHEDULED = "scheduled"
    IN_PROGRESS = "in_progress"
    VERIFYING = "verifying"
    COMPLETED = "completed"


INCIDENT_STATUSES = (Status.INVESTIGATING, Status.IDENTIFIED, Status.MONITORING, Status.RESOLVED, Status.POSTMORTEM)
MAINTENANCE_STATUSES = (Status.SCHEDULED, Status.IN_PROGRESS, Status.VERIFYING, Status.COMPLETED)


class Impact(StrEnum):
    """How hard users are hit, as the public is told."""

    NONE = "none"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


class Finder(StrEnum):
    """How an incident was found: by a monitoring alert, a customer, someone of the staff, a supplier that told, or otherwise."""

    ALERT = "alert"
    CUSTOMER = "customer"
    STAFF = "staff"
    SUPPLIER = "supplier"
    OTHER = "other"


class Visibility(StrEnum):
    """Who may see a record."""

    PUBLIC = "public"
    INTERNAL = "internal"


class Window(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When planned work happens."""

    start: datetime
    end: datetime


class Moved(Window, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A window that a maintenance was moved away from, at the instant `at`: it was in force until then."""

    at: datetime


class Imported(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a record came from: a system's name (`statuspage`) and the record's id there."""

    system: str
    id: str


class UpdateFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The front matter of an update. `correction` says in a line what was put right at `corrected`."""

    status: Status
    components: dict[str, ComponentStatus] = {}
    corrected_at: datetime | None = msgspec.field(name="corrected", default=None)
    correction: str = ""
    imported_id: str | None = None


class Update(UpdateFile, frozen=True, kw_only=True):
    """One public message. `id` is the file's name without its ending; `text_id` names the file's content, `translations` that of
    the same message in other languages."""

    id: str
    at: datetime
    text_id: str
    translations: dict[str, str] = {}


class IncidentFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands in `incident.yml`. Severities are the policy's, so theirs is a text that the checks compare with it.

    `titles` are the title in other languages; `scheduled` is a maintenance's last window, `moved` those before it. `alert_keys`
    tell the alerts that opened it from others, `alert_components` is what those say of components: nobody's word yet.
    `runbook_helped` is what responders say of the runbooks they used; `not_counted` says why metrics leave the record out.
    """

    title: str
    titles: dict[str, str] = {}
    kind: Kind = Kind.INCIDENT
    severity: str | None = None
    impact: Impact | None = None
    visibility: Visibility | None = None
    started_at: datetime | None = None
    detected_at: datetime | None = None
    acknowledged_at: datetime | None = None
    identified_at: datetime | None = None
    resolved_at: datetime | None = None
    scheduled: Window | None = None
    moved: tuple[Moved, ...] = ()
    cancelled_at: datetime | None = None
    roles: dict[str, str] = {}
    alerts: tuple[str, ...] = ()
    alert_keys: tuple[str, ...] = ()
    alert_components: dict[str, ComponentStatus] = {}
    runbooks: tuple[str, ...] = ()
    detected_by: Finder | None = None
    runbook_helped: bool | None = None
    not_counted: str = ""
    data_loss: bool = False
    security_breach: bool = False
    failed_steps: tuple[str, ...] = ()
    learnt: str = ""
    imported: Imported | None = None


class Incident(IncidentFile, frozen=True, kw_only=True):
    """A whole record: an incident, a maintenance or a drill.

    `folder` is its path in the repository; `updates` are in order of time, then id, and include those of the future;
    `text_ids` names the content of `timeline.md`, `postmortem.md`, `postmortem.public.md`, where there is one, and of the last
    one in other languages (`postmortem.public.de.md`).
    """

    id: str
    folder: str
    updates: tuple[Update, ...] = ()
    postmortem: PostMortem | None = None
    text_ids: dict[str, str] = {}

    @property
    def begins_at(self) -> datetime:
        """When it began: `started_at`, the start of its last window, or the first update."""
        if self.started_at is not None:
            return self.started_at
        if self.scheduled is not None:
            return self.scheduled.start
        return self.updates[0].at
