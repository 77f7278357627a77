"""JSON Schemas of the record files, from the very types that check them.

`incident.yml` and `status.yml` are checked by editors through a first line `# yaml-language-server: $schema=...`; front matter is
described for tools that read it.
"""

from __future__ import annotations

from typing import Any, cast

import msgspec

from noa_status.model.incident import IncidentFile, UpdateFile
from noa_status.model.postmortem import PostMortem
from noa_status.model.runbook import PlaybookFile, RunbookFile
from noa_status.records.site_file import SiteFile

FILES: dict[str, tuple[type[msgspec.Struct], str]] = {
    "incident": (IncidentFile, "incidents/<year>/<id>/incident.yml"),
    "playbook": (PlaybookFile, "front matter of playbooks/**/*.md"),
    "postmortem": (PostMortem, "front matter of incidents/<year>/<id>/postmortem.md"),
    "runbook": (RunbookFile, "front matter of runbooks/**/*.md"),
    "status": (SiteFile, "status.yml"),
    "update": (UpdateFile, "front matter of incidents/<year>/<id>/updates/<time>.md"),
}

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Instants as records write them: seconds may be left out, a zone may not (records/instants.py says the same with reasons).
_INSTANT = r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?( ?(Z|UTC|GMT|[+-]\d{2}:?\d{2}))$"


def schema_of(file: str) -> dict[str, Any]:
    """The schema of a kind of file (a key of FILES), JSON Schema 2020-12. Raises KeyError for an unknown kind."""
    struct, what = FILES[file]
    schema = _as_written(msgspec.json.schema(struct))
    if file == "status":
        # The policy of a repository is laid over the default plan, so any part of it may stand alone.
        for name, definition in schema["$defs"].items():
            if name != "SiteFile":
                definition.pop("required", None)
        schema["$defs"]["SiteFile"]["required"] = ["name", "url"]
        for name in ("Component", "Group"):
            schema["$defs"][name]["required"] = ["id", "name"]
    return {"$schema": _DIALECT, "title": what, **schema}


def _as_written(node: Any) -> Any:
    """Instants and durations as texts that people write, instead of the formats of JSON."""
    if isinstance(node, list):
        return [_as_written(item) for item in cast("list[Any]", node)]
    if not isinstance(node, dict):
        return node
    members = cast("dict[str, Any]", node)
    form = members.get("format")
    if form == "date-time":
        return {"type": "string", "pattern": _INSTANT, "examples": ["2026-11-24T10:02Z"]}
    if form == "duration":
        return {"type": "string", "examples": ["30 minutes", "2 hours", "1 day"]}
    return {key: _as_written(value) for key, value in members.items()}
