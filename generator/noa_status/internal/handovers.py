"""Hand-overs of roles, from the notes of an incident: `- 2026-11-24T12:00Z Incident Commander: bo takes over from ana`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from noa_status.internal.timeline import Note
from noa_status.model.policy import Policy

_TAKES_OVER = re.compile(
    r"[*_`]*(?P<role>[^:*_`\n]{2,60}?)[*_`]*:[*_`]*[ \t]+[*_`@]*(?P<to>[\w.-]+)[*_`]*[ \t]+takes over"
    r"(?:[ \t]+from[ \t]+[*_`@]*(?P<before>[\w-]+(?:\.[\w-]+)*))?",
    re.IGNORECASE,
)


class Handover(msgspec.Struct, frozen=True, kw_only=True):
    """From `at` on `to` has the role with this id; `before` had it, if that was said."""

    at: datetime
    role: str
    to: str
    before: str


def handovers_of(notes: Iterable[Note], policy: Policy, now: datetime) -> Iterator[Handover]:
    """The hand-overs that the notes tell of until `now`, in order. A role is named by its name, its short name or its id."""
    ids = {name.lower(): role.id for role in policy.roles for name in (role.id, role.name, role.abbreviation) if name}
    for note in notes:
        found = _TAKES_OVER.match(note.text)
        role = ids.get(found["role"].strip().lower()) if found else None
        if found is not None and role is not None and note.at <= now:
            yield Handover(at=note.at, role=role, to=found["to"], before=found["before"] or "")
