"""JSON Schemas of the record files, from the very types that check them.

`incident.yml` and `status.yml` are checked by editors through a first line `# yaml-language-server: $schema=...`; front matter is
described for tools that read it. What editors read as a number or as true is a text to us wherever a text is expected (`title:
404`), so a schema takes it; and a list or a mapping may be left empty.
"""

from __future__ import annotations

import inspect
import types
import typing
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

import msgspec

from noa_status.model.incident import IncidentFile, UpdateFile
from noa_status.model.policy import Policy
from noa_status.model.postmortem import PostMortem
from noa_status.model.runbook import PlaybookFile, RunbookFile
from noa_status.records.site_file import SiteFile
from noa_status.words.languages import CODES

FILES: dict[str, tuple[type[msgspec.Struct], str]] = {
    "incident": (IncidentFile, "incidents/<year>/<id>/incident.yml"),
    "playbook": (PlaybookFile, "front matter of playbooks/**/*.md"),
    "postmortem": (PostMortem, "front matter of incidents/<year>/<id>/postmortem.md"),
    "runbook": (RunbookFile, "front matter of runbooks/**/*.md"),
    "status": (SiteFile, "status.yml"),
    "update": (UpdateFile, "front matter of incidents/<year>/<id>/updates/<time>.md"),
}

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY = r"\d{4}-\d{1,2}-\d{1,2}"
# Instants as records write them: seconds may be left out, a zone may not (records/instants.py says the same with reasons).
_INSTANT = rf"^{_DAY}([Tt]| +)\d{{2}}:\d{{2}}(:\d{{2}}(\.\d+)?)? *([Zz]|UTC|GMT|[+-]\d{{2}}:?\d{{2}})$"
_UNIT = r"(sec(ond)?s?|s|min(ute)?s?|hours?|hrs?|h|days?|d|weeks?|w|months?|years?)"
_DURATION = rf"^([Ii]mmediately|\d+ *{_UNIT}(,? *(and)? *\d+ *{_UNIT})*)$"

_SCALARS: dict[Any, Schema] = {
    str: {"type": ["string", "number", "boolean"]},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    datetime: {"type": "string", "pattern": _INSTANT, "examples": ["2026-11-24T10:02Z"]},
    date: {"type": "string", "pattern": f"^{_DAY}$", "examples": ["2026-11-24"]},
    timedelta: {"type": "string", "pattern": _DURATION, "examples": ["30 minutes", "2 hours", "1 day"]},
}
_COLOUR: Schema = {"type": "string", "pattern": "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$", "examples": ["#2a5db0"]}
# What a field's rules say beyond its type, where a schema can say it too.
_RULES: dict[tuple[str, str], Schema] = {
    ("SiteFile", "recent_days"): {"type": "integer", "minimum": 1, "maximum": 90},
    ("SiteFile", "languages"): {"type": "array", "items": {"enum": list(CODES)}, "minItems": 1, "uniqueItems": True},
    ("Component", "objective"): {"type": ["number", "null"], "minimum": 50, "maximum": 100, "examples": [99.9]},
    ("SiteFile", "accent"): {"anyOf": [_COLOUR, {"$ref": "#/$defs/Accent"}]},
    ("Accent", "light"): _COLOUR,
    ("Accent", "dark"): _COLOUR,
}
_BY_KIND: Schema = {
    "if": {"properties": {"kind": {"const": "maintenance"}}, "required": ["kind"]},
    "then": {"required": ["scheduled"]},
    "else": {"required": ["started_at"]},
}


def schema_of(file: str) -> Schema:
    """The schema of a kind of file (a key of FILES), JSON Schema 2020-12. Raises KeyError for an unknown kind."""
    struct, what = FILES[file]
    definitions: dict[str, Schema] = {}
    root = _schema(struct, definitions)
    if struct is IncidentFile:
        definitions["IncidentFile"] |= _BY_KIND
    if struct is UpdateFile:
        definitions["UpdateFile"] |= {"dependentRequired": {"correction": ["corrected"]}}
    return {"$schema": _DIALECT, "title": what, **root, "$defs": definitions}


def _schema(to: Any, definitions: dict[str, Schema], *, partly: bool = False) -> Schema:
    """The schema of a type; `partly` where any part of it may stand alone."""
    origin, args = typing.get_origin(to), typing.get_args(to)
    if origin in (types.UnionType, typing.Union):
        forms = [_schema(arg, definitions, partly=partly) for arg in args if arg is not type(None)]
        return {"anyOf": [*forms, {"type": "null"}]}
    if origin is tuple:
        return {"type": ["array", "null"], "items": _schema(args[0], definitions, partly=partly)}
    if origin is dict:
        return {"type": ["object", "null"], "additionalProperties": _schema(args[1], definitions, partly=partly)}
    if origin is typing.Literal:
        return {"enum": list(args)}
    if to in _SCALARS:
        return _SCALARS[to]
    if issubclass(to, StrEnum):
        return {"enum": [str(member) for member in to]}
    # The policy of a repository is laid over the default plan, so any part of it may stand alone.
    _define(to, definitions, partly=partly or to is Policy)
    return {"$ref": f"#/$defs/{to.__name__}"}


def _define(struct: type[msgspec.Struct], definitions: dict[str, Schema], *, partly: bool) -> None:
    name = struct.__name__
    if name in definitions:
        return
    definitions[name] = {}
    hints = typing.get_type_hints(struct)
    fields = msgspec.structs.fields(struct)
    properties: dict[str, Schema] = {}
    for field in fields:
        schema = _schema(hints[field.name], definitions, partly=partly)
        properties[field.encode_name] = {**_RULES.get((name, field.name), schema), **_default(field.default)}
    required = [field.encode_name for field in fields if field.required and not partly and hints[field.name] is not Policy]
    definitions[name] = {
        "description": inspect.getdoc(struct) or "",
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        **({"additionalProperties": False} if struct.__struct_config__.forbid_unknown_fields else {}),
    }


def _default(value: Any) -> Schema:
    is_told = value is not msgspec.NODEFAULT and value not in (None, "", (), {})
    return {"default": msgspec.to_builtins(value, str_keys=True)} if is_told else {}
