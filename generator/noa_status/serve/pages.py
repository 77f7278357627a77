"""Files as they are sent: found by their address, and pages with the preview's script in them, which no file ever has."""

from __future__ import annotations

import mimetypes
import os
import re
from html import escape
from pathlib import Path
from urllib.parse import unquote

from noa_status import addresses
from noa_status.public.headers import KINDS, TYPES

_HEAD = re.compile(rb"<head[^>]*>|<body[^>]*>", re.IGNORECASE)
_OF_TEXT = ("text/", "application/json", "application/xml", "application/javascript", "image/svg+xml")
_BY_NAME = {path: kind.content_type for kind in KINDS if kind.content_type for path in kind.paths}

EMPTY = b"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Nothing yet</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"></head>
<body style="font:1rem/1.55 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem"><h1>Nothing to show yet</h1>
<p>This site is being built, or was never whole. It appears here as soon as there is one.</p></body></html>
"""
"""What is shown where there is no site."""


def found(folder: Path, address: str) -> Path | None:
    """The file that an address means in a site's folder: of a folder its `index.html`. None for anything else, and for whatever
    lies elsewhere."""
    parts = unquote(address).split("/")
    if any(part in ("..", ".") or part.startswith(".new") or "\0" in part or "\\" in part for part in parts):
        return None
    path = folder.joinpath(*(part for part in parts if part))
    if address.endswith("/") or not address:
        path /= "index.html"
    # What a link leads to is nobody's business here.
    if os.path.realpath(path) != os.path.join(os.path.realpath(folder), os.path.relpath(path, folder)):
        return None
    return path if path.is_file() else None


def is_folder(folder: Path, address: str) -> bool:
    """Whether an address without a slash at its end means a page that has one."""
    return bool(address) and not address.endswith("/") and found(folder, f"{address}/") is not None


def type_of(name: str) -> str:
    """The content type of a file of a site."""
    ending = name.rpartition(".")[2]
    if name in _BY_NAME:
        return _BY_NAME[name]
    kind = TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(_OF_TEXT) else kind


def with_script(page: bytes, facts: dict[str, str]) -> bytes:
    """A page with the preview's script, first of all in its head: before the page's own policy begins to count, and before any
    script of the page asks what time it is. `facts` are told to the script."""
    told = "".join(f' data-{name}="{escape(value)}"' for name, value in facts.items() if value)
    script = f'<script src="/-/preview.js"{told}></script>'.encode()
    match = _HEAD.search(page)
    return page[: match.end()] + script + page[match.end() :] if match else page + script


def not_found(folder: Path) -> bytes:
    """The page for an address that there is not."""
    path = found(folder, addresses.NOT_FOUND)
    return EMPTY if path is None else path.read_bytes()
