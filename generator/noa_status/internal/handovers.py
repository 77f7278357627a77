"""Hand-overs of roles, from the notes of an incident: `ana hands over to bo, who is now Incident Commander`, and the like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from noa_status.internal.timeline import Note
from noa_status.model.policy import Policy

_WORDS = (
    r"(?P<role>[^:\n]{2,60}?):\s+@?(?P<to>[\w.-]+) takes over(?: from @?(?P<before>[\w-]+(?:\.[\w-]+)*))?",
    r"@?(?P<before>[\w.-]+) hands over to @?(?P<to>[\w.-]+), who is now (?:the )?(?P<role>[^.\n]{2,60})",
    r"@?(?P<to>[\w.-]+) is now (?:the )?(?P<role>[^.\n]{2,60})",
)
_FORMS = tuple(re.compile(words, re.IGNORECASE) for words in _WORDS)
_MARKUP = re.compile(r"[*_`](?=\W|$)|(?<!\w)[*_`]+")


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
        found = next((found for form in _FORMS if (found := form.match(_MARKUP.sub("", note.text)))), None)
        said = found.groupdict() if found else {}
        role = ids.get((said.get("role") or "").strip().lower())
        if found is not None and role is not None and note.at <= now:
            yield Handover(at=note.at, role=role, to=found["to"], before=said.get("before") or "")
