"""Components and groups: what can be up or down."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec


class ComponentStatus(StrEnum):
    """The state of a component, in Statuspage's words."""

    OPERATIONAL = "operational"
    UNDER_MAINTENANCE = "under_maintenance"
    DEGRADED_PERFORMANCE = "degraded_performance"
    PARTIAL_OUTAGE = "partial_outage"
    MAJOR_OUTAGE = "major_outage"

    @property
    def rank(self) -> int:
        """0 for operational up to 4 for a major outage: the higher of two overlapping states wins."""
        return _RANKS[self]


_RANKS = {status: rank for rank, status in enumerate(ComponentStatus)}


class Translation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a component or group is called in another language. What is empty is told in the language of the records."""

    name: str = ""
    description: str = ""


class Group(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A heading that components stand under."""

    id: str
    name: str
    description: str = ""
    translations: dict[str, Translation] = {}


class Component(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that users depend on. The id is permanent; `since` and `retired_on` bound the days that count (UTC dates).
    `objective` is the share of time that it shall be up, in per cent (99.9). `translations` are by language."""

    id: str
    name: str
    group: str | None = None
    description: str = ""
    since: date | None = None
    retired_on: date | None = None
    formerly: tuple[str, ...] = ()
    objective: float | None = None
    translations: dict[str, Translation] = {}
