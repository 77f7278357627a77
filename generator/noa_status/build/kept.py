"""Pages of the internal site as they were written, kept by a key that holds all that they show.

A file a page, called by its key, and an index that names the keys and what the search knows of each page. What is missing or
damaged is rendered again; what no build asked for any more is removed.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import msgspec

_INDEX = "index.msgpack"


class _Index(msgspec.Struct, frozen=True):
    search: dict[str, list[dict[str, Any]]] = {}


class KeptPages:
    """The folder of kept pages. It may be removed at any time."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._search = self._load()
        self._wanted: dict[str, list[dict[str, Any]]] = {}

    def find(self, key: str) -> str | None:
        """The path of the page with this key, None where it must be rendered. Either way it is kept from now on."""
        entries = self._search.get(key)
        self._wanted[key] = entries or []
        return None if entries is None else self._path(key)

    def search_of(self, key: str) -> list[dict[str, Any]]:
        """What the search knows of a page that was found."""
        return self._wanted[key]

    def keep(self, key: str, page: bytes) -> None:
        """Keeps a page that was rendered. Raises OSError where the disk fails."""
        path = self._path(key)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(f"{path}.new", "wb") as file:
            file.write(page)
        os.replace(f"{path}.new", path)

    def finish(self, search: dict[str, list[dict[str, Any]]]) -> None:
        """Writes the index with the `search` entries of what was rendered, and removes what was not asked for.

        Raises OSError where the disk fails.
        """
        index = {key: search.get(key, entries) for key, entries in self._wanted.items()}
        os.makedirs(self._folder, exist_ok=True)
        path = os.path.join(self._folder, _INDEX)
        with open(f"{path}.new", "wb") as file:
            file.write(msgspec.msgpack.encode(_Index(index)))
        os.replace(f"{path}.new", path)
        for key in self._search.keys() - index.keys():
            Path(self._path(key)).unlink(missing_ok=True)

    def forget(self) -> None:
        """Removes everything that is kept."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _load(self) -> dict[str, list[dict[str, Any]]]:
        """What the index names and is there: a listing of the folders costs less than a look at each file."""
        try:
            with open(os.path.join(self._folder, _INDEX), "rb") as file:
                index = msgspec.msgpack.decode(file.read(), type=_Index)
        except (OSError, msgspec.MsgspecError):
            self.forget()
            return {}
        there: set[str] = set()
        for folder in os.listdir(self._folder):
            if folder != _INDEX:
                there.update(os.listdir(os.path.join(self._folder, folder)))
        return {key: entries for key, entries in index.search.items() if f"{key}.html" in there}

    def _path(self, key: str) -> str:
        return os.path.join(self._folder, key[:2], f"{key}.html")
