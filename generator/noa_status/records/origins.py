"""Where records were brought over from: no two of them come from one entry of another system."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from noa_status.model.incident import Incident
from noa_status.problems import Place, Problem
from noa_status.records.faults import shortened
from noa_status.records.folder import Read

CODE = "imported-twice"


def origins_of(incidents: Iterable[Incident]) -> dict[str, str]:
    """The system and the id there of each record that was brought over, by its folder."""
    return {one.folder: f"{one.imported.system}, {one.imported.id}" for one in incidents if one.imported is not None}


def duplicate_origins(origins: Mapping[str, str], read: Read) -> list[Problem]:
    """Names every record that comes from where another one comes from; `read` gives a file's bytes. Raises OSError."""
    problems: list[Problem] = []
    if len(set(origins.values())) == len(origins):
        return problems
    first: dict[str, str] = {}
    for folder in sorted(origins):
        other = first.setdefault(origins[folder], folder)
        if other != folder:
            path = f"{folder}/incident.yml"
            says = f"{other} was imported from the same entry, {shortened(origins[folder])}"
            hint = "the history would tell it twice: delete one of them, or its `imported`"
            problems.append(Problem(code=CODE, place=Place(path, _line(read(path))), says=says, hint=hint))
    return problems


def _line(data: bytes) -> int:
    """The line with the field."""
    found = re.search(rb"^imported:", data, re.MULTILINE)
    return 1 if found is None else data.count(b"\n", 0, found.start()) + 1
