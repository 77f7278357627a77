"""Which records the figures count: those of incidents that began in a period, and by which kind the others are left out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

import msgspec

from noa_status.model.incident import Incident, Kind
from noa_status.model.period import Period
from noa_status.model.progress import began_at, scheduled_at

Reason = Literal["drill", "maintenance", "imported", "said"]


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """The incidents of a period that count, newest first; and those left out, each with the reason: what kind of record it is,
    that it was brought over from elsewhere, or that the record itself says so (`not_counted`)."""

    members: tuple[Incident, ...]
    left_out: tuple[tuple[Reason, Incident], ...]


def counted_in(incidents: Iterable[Incident], period: Period, now: datetime) -> Counted:
    """The records that began in the period and exist at `now`."""
    begun = [(at, incident) for incident in incidents if (at := _starts_at(incident, now)) is not None and period.holds(at)]
    newest_first = [incident for _, incident in sorted(begun, key=lambda entry: (entry[0], entry[1].id), reverse=True)]
    return Counted(
        members=tuple(incident for incident in newest_first if left_out_as(incident) is None),
        left_out=tuple((reason, incident) for incident in newest_first if (reason := left_out_as(incident)) is not None),
    )


def left_out_as(incident: Incident) -> Reason | None:
    """Why figures leave a record out, None where they count it."""
    match incident.kind:
        case Kind.DRILL:
            return "drill"
        case Kind.MAINTENANCE:
            return "maintenance"
        case Kind.INCIDENT:
            if incident.imported is not None:
                return "imported"
            return "said" if incident.not_counted else None


def _starts_at(incident: Incident, now: datetime) -> datetime | None:
    if incident.kind is not Kind.MAINTENANCE:
        return began_at(incident, now)
    window = scheduled_at(incident, now)
    return None if window is None else window.start
