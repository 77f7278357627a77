"""Who changed what when: git's log of the records, read once for all of them, and only if somebody asks."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import msgspec

from noa_status.model.change import Change

_FOLDERS = ("incidents", "runbooks", "playbooks")
# Of a commit: a mark that no text holds, then its id, time, author and first line, then its files.
_FORMAT = "%x01%H%x00%ct%x00%an%x00%s%x00"

History = Callable[[str], tuple[Change, ...]]
"""The changes of a file, or of everything in a folder, by its path, newest first; nothing where no history is there."""


def history_of(root: Path, since: datetime) -> History:
    """The history of a repository's records since then. Without git, or in a checkout that was cut off, there is none: half of it
    would mislead."""

    @cache
    def by_path() -> dict[str, list[Change]]:
        found: dict[str, list[Change]] = {}
        for change in _changes(root, since):
            # Each place gets its own paths alone: an import touches ten thousand records at once.
            touched: dict[str, list[str]] = {}
            for path in change.paths:
                folder = path.rpartition("/")[0]
                places = (path, folder, _parent(folder)) if folder.endswith("/updates") else (path, folder)
                for place in places:
                    touched.setdefault(place, []).append(path)
            for place, paths in touched.items():
                found.setdefault(place, []).append(msgspec.structs.replace(change, paths=tuple(paths)))
        return found

    return lambda path: tuple(by_path().get(path, ()))


def _changes(root: Path, since: datetime) -> Iterator[Change]:
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != b"false":
        return
    span = f"--since={since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    log = _git(root, "log", span, "--no-renames", "--relative", "--name-only", "-z", f"--format={_FORMAT}", "--", *_FOLDERS)
    for entry in log.decode("utf-8", "replace").split("\x01")[1:]:
        id, at, by, says, *paths = entry.split("\x00")
        touched = tuple(path.strip("\n") for path in paths if path.strip("\n"))
        if touched:
            yield Change(id=id, at=datetime.fromtimestamp(int(at), UTC), by=by, says=says, paths=touched)


def _parent(folder: str) -> str:
    return folder.rpartition("/")[0]


def _git(root: Path, *arguments: str) -> bytes:
    # Who signed a commit is not asked for, and nobody's own settings change what is printed.
    command = ["git", "-C", str(root), "-c", "log.showSignature=false", "-c", "core.quotePath=false", *arguments]
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False, env=environment)
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""
