"""Texts compressed ahead: `.gz` and `.br` beside each, the same bytes for the same text."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from importlib import import_module
from typing import Any

import msgspec

from noa_status.deliver.manifest import Entry
from noa_status.deliver.source import Source
from noa_status.problems import NoaStatusError

TEXTS = (".html", ".rss", ".atom", ".json", ".svg", ".js", ".css", ".xml", ".txt", ".ics", "metrics")
_LEAST = 1024
"""Bytes under which nothing is gained."""


def compressed(source: Source) -> Source:
    """The tree with its compressed files. Raises NoaStatusError (2) where the library for them is missing."""
    return msgspec.structs.replace(source, files={**source.files, **beside(source.files)}, compress=compressors())


def beside(files: dict[str, Entry]) -> dict[str, Entry]:
    """The compressed files that belong beside these. Their hash is made of the text's, since they are made when they are sent."""
    made: dict[str, Entry] = {}
    for path, entry in files.items():
        if path.endswith(TEXTS) and entry.size >= _LEAST and not path.startswith("_"):
            for ending in (".br", ".gz"):
                told = hashlib.sha256(f"{ending} 1 {entry.sha256}".encode()).hexdigest()
                made[path + ending] = Entry(sha256=told, size=0)
    return made


def compressors() -> dict[str, Callable[[bytes], bytes]]:
    """How to make a file of each ending. Raises NoaStatusError (2) where the library is missing."""
    try:
        module: Any = import_module("brotli")
    except ModuleNotFoundError:
        raise NoaStatusError("--precompress needs brotli: pip install 'noa-status[precompress]'", exit_status=2) from None

    def brotlied(data: bytes) -> bytes:
        return module.compress(data, mode=module.MODE_TEXT, quality=9)

    def gzipped(data: bytes) -> bytes:
        return gzip.compress(data, compresslevel=9, mtime=0)

    return {".br": brotlied, ".gz": gzipped}
