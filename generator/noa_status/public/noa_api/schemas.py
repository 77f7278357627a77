"""JSON Schemas of the documents, 2020-12, made of the very types that are encoded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import msgspec

from noa_status import addresses
from noa_status.public.noa_api.documents import DOCUMENTS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(name: str, url: str) -> dict[str, object]:
    """The schema of a kind of document, for a site at this url. Raises KeyError for an unknown kind."""
    made: dict[str, object] = msgspec.json.schema(DOCUMENTS[name])
    return {"$schema": DIALECT, "$id": url + addresses.api_schema(name), **_in_lines(made)}


def component_schemas() -> tuple[dict[str, object], dict[str, Any]]:
    """References to the schemas of all documents, by their names, and the schemas of everything in them, for OpenAPI."""
    references, schemas = msgspec.json.schema_components(DOCUMENTS.values(), ref_template="#/components/schemas/{name}")
    return dict(zip(DOCUMENTS, references, strict=True)), _in_lines(schemas)


def _in_lines(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The same with descriptions on one line: a docstring's line ends mean nothing."""
    return {key: _told(key, value) for key, value in schema.items()}


def _told(key: str, value: Any) -> Any:
    if isinstance(value, dict):
        return _in_lines(cast("dict[str, Any]", value))
    if key == "description" and isinstance(value, str):
        return " ".join(value.split())
    return value
