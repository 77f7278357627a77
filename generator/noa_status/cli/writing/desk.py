"""The desk: the repository as a command that writes finds it, and files laid over it that are not written yet."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path

from noa_status.model.incident import Incident
from noa_status.model.site import Repository, Site
from noa_status.problems import NoaStatusError, Problem
from noa_status.records.folder import Folder
from noa_status.records.front_matter import decode
from noa_status.records.incident import read_incident
from noa_status.records.read import read_repository
from noa_status.records.write import write_file


class Desk:
    """A repository at one moment: everything in it that is whole. Raises NoaStatusError where `status.yml` cannot be read."""

    def __init__(self, root: Path, now: datetime) -> None:
        self.root, self.now = root, now
        self._seen: dict[str, bytes | None] = {}
        repository, self.problems = read_repository(root)
        if repository is None:
            raise NoaStatusError(_no_site(root), exit_status=2)
        self.repository: Repository = repository

    @property
    def site(self) -> Site:
        """What `status.yml` says."""
        return self.repository.site

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """Every record that is whole."""
        return self.repository.incidents

    @cached_property
    def broken(self) -> tuple[str, ...]:
        """The paths of record files with an error, which keeps their record from being seen."""
        return tuple(sorted({problem.place.path for problem in self.problems if problem.level == "error"}))

    def text(self, path: str) -> str:
        """A file as it stands, with its own line ends; empty where there is none. Raises NoaStatusError for what is no text."""
        if path not in self._seen:
            self._seen[path] = self._read(path)
        data = self._seen[path]
        if data is None:
            return ""
        decoded = decode(data, path)
        if isinstance(decoded, Problem):
            raise NoaStatusError(f"{path}: {decoded.says}", exit_status=1)
        return data.decode()

    def write(self, files: Mapping[str, str]) -> None:
        """Writes files, texts by path. Raises NoaStatusError, and writes nothing, where one of them is no longer as it was read,
        or is there by now: somebody else's work is never written over. Raises OSError where the disk fails."""
        changed = [path for path in files if self._read(path) != self._seen.get(path)]
        if changed:
            raise NoaStatusError(f"changed meanwhile by somebody else, so nothing was written: {', '.join(changed)}. Try again")
        for path, text in files.items():
            write_file(self.root / path, text.encode(), is_new=self._seen.get(path) is None)

    def _read(self, path: str) -> bytes | None:
        try:
            return (self.root / path).read_bytes()
        except FileNotFoundError:
            return None

    def is_there(self, path: str) -> bool:
        """True for a file or folder that is there."""
        return os.path.lexists(self.root / path)

    def read_over(self, folder: str, files: Mapping[str, str]) -> tuple[Incident | None, list[Problem]]:
        """The record in a folder as it would be with these files (texts by path), and everything that would be wrong with it."""
        data = {path: text.encode("utf-8", "surrogatepass") for path, text in files.items()}
        names = {path.removeprefix(f"{folder}/"): "" for path in (*self._files(folder), *data)}

        def read(path: str) -> bytes:
            return data[path] if path in data else (self.root / path).read_bytes()

        return read_incident(Folder(folder, dict(sorted(names.items()))), self.site, read)

    def _files(self, folder: str) -> list[str]:
        found = [path for path in (self.root / folder).rglob("*") if path.is_file() and not path.name.startswith(".")]
        return [path.relative_to(self.root).as_posix() for path in found]


def _no_site(root: Path) -> str:
    if (root / "status.yml").exists():
        return "status.yml cannot be read: noa-status lint says why"
    return "there is no status.yml here: go to the repository, name it with --root, or begin one with noa-status init"
