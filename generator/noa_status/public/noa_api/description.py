"""`openapi.json`: the interface as OpenAPI 3.1 describes it."""

from __future__ import annotations

from typing import Final

from noa_status import __version__
from noa_status.addresses import API
from noa_status.public.noa_api.schemas import DIALECT, component_schemas
from noa_status.public.values import SiteHead

_ABOUT: Final = (
    "Plain files: no key, no limit but your manners, the same answer for everybody. Any origin may read them, and they can be"
    " asked for conditionally (ETag, If-Modified-Since). Fields may be added in this version; none is taken away or given"
    " another meaning."
)
_NOT_THERE: Final = {"404": {"description": "There is no such document."}}
_MONTH: Final = {
    "name": "month",
    "in": "path",
    "required": True,
    "description": "A month in which something began: `index.json` names them.",
    "schema": {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$", "examples": ["2026-11"]},
}
_ID: Final = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "A component's id: `index.json` names them.",
    "schema": {"type": "string", "pattern": "^[a-z0-9][a-z0-9_-]{0,63}$"},
}
_OPERATIONS: Final = (
    ("/index.json", "index", "What there is to ask for", None),
    ("/status.json", "status", "How things stand", None),
    ("/changes.json", "changes", "The newest events, for pollers", None),
    ("/history/{month}.json", "month", "Everything that began in a month", _MONTH),
    ("/components/{id}.json", "component", "A component: days, uptime and its figures", _ID),
)


def description(site: SiteHead) -> dict[str, object]:
    """The description, for a site."""
    references, schemas = component_schemas()
    paths = {
        path: {
            "get": {
                "operationId": name,
                "summary": summary,
                **({} if parameter is None else {"parameters": [parameter]}),
                "responses": {
                    "200": {"description": summary, "content": {"application/json": {"schema": references[name]}}},
                    **({} if parameter is None else _NOT_THERE),
                },
            }
        }
        for path, name, summary, parameter in _OPERATIONS
    }
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": DIALECT,
        "info": {"title": site.name, "version": "1", "summary": "The status of everything on this page", "description": _ABOUT},
        "x-generator": f"noa-status {__version__}",
        "servers": [{"url": site.url + API.rstrip("/")}],
        "paths": paths,
        "components": {"schemas": schemas},
    }
