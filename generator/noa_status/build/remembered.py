"""Internal pages of earlier builds, as values: one file, read and written as a whole. What is damaged counts for nothing."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import msgspec

from noa_status.internal.page import Asked, InternalPage


class _Entry(msgspec.Struct, frozen=True):
    key: bytes
    kept_at: datetime
    page: InternalPage
    asked: tuple[Asked, ...]


class RememberedPages:
    """The pages that the last build kept; `save` forgets those that this one did not."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._entries = self._load()
        self._kept: dict[str, _Entry] = {}

    def find(self, uri: str, key: bytes, now: datetime) -> tuple[InternalPage, tuple[Asked, ...]] | None:
        """A page that was kept under this key at `now` or before."""
        entry = self._entries.get(uri)
        return None if entry is None or entry.key != key or entry.kept_at > now else (entry.page, entry.asked)

    def keep(self, key: bytes, page: InternalPage, asked: tuple[Asked, ...], now: datetime) -> None:
        """Keeps a page until the next build asks for it."""
        before = self._entries.get(page.uri)
        is_same = before is not None and before.key == key and before.page is page and before.kept_at <= now
        self._kept[page.uri] = before if before is not None and is_same else _Entry(key, now, page, asked)

    def save(self) -> None:
        """Writes what was kept, where that is another thing than what was read. Raises OSError where the disk fails."""
        if self._kept.keys() == self._entries.keys() and all(self._entries[uri] is entry for uri, entry in self._kept.items()):
            return
        os.makedirs(self._path.parent, exist_ok=True)
        new = self._path.with_name(f"{self._path.name}.new")
        new.write_bytes(msgspec.msgpack.encode(self._kept))
        os.replace(new, self._path)

    def _load(self) -> dict[str, _Entry]:
        try:
            return msgspec.msgpack.decode(self._path.read_bytes(), type=dict[str, _Entry])
        except (OSError, msgspec.MsgspecError):
            return {}
