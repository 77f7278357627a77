"""The files that lie under a folder, whose record each is part of, and what lies where nothing is read."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from noa_status.problems import Place, Problem

RECORD_FILE = "incident.yml"
IGNORED = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
SYMLINK, SUBMODULE, FOLDER, DEVICE = "symlink", "submodule", "folder", "device"
UNREAD = frozenset({SYMLINK, SUBMODULE, DEVICE})


class Scan(NamedTuple):
    """What was found under a folder of the repository.

    `folders` holds, for each record folder that was looked into, the content id of each of its files by the path inside; `trees`
    git's tree id of every folder (also of those not looked into); `gone` the record folders that are no more; `problems` what
    lies where nothing is read, in the folders that were `looked_into` (git's help given; without it, everywhere).
    """

    folders: dict[str, dict[str, str]]
    trees: dict[str, str]
    gone: frozenset[str]
    problems: list[Problem]
    looked_into: frozenset[str] = frozenset()


def parents(path: str) -> Iterator[str]:
    """The folders that a path lies in, the nearest first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def blob_id(data: bytes) -> str:
    """Git's object id of a file's content."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def walk(root: Path, top: str) -> Iterator[tuple[str, str]]:
    """Every file at or under a path, with its content id; what is no file with what it is."""
    start = os.path.join(root, top)
    try:
        mode = os.lstat(start).st_mode
    except OSError:
        return
    if not stat.S_ISDIR(mode):
        yield top, _entry(start, mode)
        return
    pending = [(start, top)]
    while pending:
        folder, name = pending.pop()
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        if "/" in name and any(entry.name == ".git" for entry in found):
            yield name, SUBMODULE
            continue
        if not found and name != top:
            yield name, FOLDER
        for entry in found:
            inside = f"{name}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if entry.name != ".git":
                    pending.append((entry.path, inside))
            elif entry.name != ".git":
                yield inside, _entry(entry.path, entry.stat(follow_symlinks=False).st_mode)


def _entry(path: str, mode: int) -> str:
    if not stat.S_ISREG(mode):
        return SYMLINK if stat.S_ISLNK(mode) else DEVICE
    with open(path, "rb") as file:
        return blob_id(file.read())


def grouped(entries: Iterable[tuple[str, str]], top: str) -> Scan:
    """Files by their record's folder; what belongs to none is named."""
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for path, entry in entries:
        if entry in UNREAD or not path.isprintable():
            problems.append(no_file(path, entry))
        else:
            files[path] = entry
    homes = {path.rpartition("/")[0] for path, entry in files.items() if path.endswith(f"/{RECORD_FILE}") and entry != FOLDER} - {
        top
    }
    folders: dict[str, dict[str, str]] = {}
    for path in sorted(files):
        entry, name = files[path], path.rpartition("/")[2]
        home = next((folder for folder in parents(path) if folder in homes), None)
        if entry == FOLDER:
            if home is not None and path.startswith(f"{home}/updates/"):
                problems.append(_stray(path, "an empty folder where an update's file belongs", "an update is a file"))
        elif name in IGNORED or (name.startswith(".") and not name.startswith("..")):
            continue
        elif home is None:
            problems.append(_homeless(path, name))
        else:
            folders.setdefault(home, {})[path[len(home) + 1 :]] = entry
    return Scan(folders, {}, frozenset(), problems)


_WHY_UNREAD = {
    SYMLINK: ("a symbolic link is not followed", "put the file itself here"),
    SUBMODULE: ("a repository in the repository (a submodule) is not read", "put its files themselves here"),
    DEVICE: ("this is no file, so it is not read", "remove it"),
}


def no_file(path: str, entry: str) -> Problem:
    """Names what is no file, or has a name that cannot be shown."""
    if path.isprintable():
        return _stray(path, *_WHY_UNREAD[entry])
    says = "a name with characters that nobody sees, or that are no text: this is not read"
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in path)
    return Problem(code="file-name", place=Place(shown), says=says, hint="use letters, digits, hyphens and dots")


def _stray(path: str, says: str, hint: str) -> Problem:
    return Problem(code="stray-file", place=Place(path), says=says, hint=hint)


def _homeless(path: str, name: str) -> Problem:
    folder = path.rpartition("/")[0]
    if "/" not in folder and name == RECORD_FILE:
        says = "a record is a folder of its own, and this lies in none"
        return Problem(code="no-incident-file", place=Place(path), says=says, hint=f"put it into {folder}/<year>/<id>/")
    if name != RECORD_FILE and get_close_matches(name.lower(), [RECORD_FILE], cutoff=0.75):
        says, fix = f"a record's facts stand in {RECORD_FILE}", f"rename it to {folder}/{RECORD_FILE}"
        return Problem(code="no-incident-file", place=Place(path), says=says, fix=fix)
    if name in ("timeline.md", "postmortem.md") or name.startswith("postmortem.public.") or folder.endswith("/updates"):
        says = f"there is no {folder.removesuffix('/updates')}/{RECORD_FILE}, so this is not read"
        return Problem(code="no-incident-file", place=Place(path), says=says, hint="each record's folder has one")
    says = "this file belongs to no record and is not read"
    return Problem(
        code="stray-file", level="warning", place=Place(path), says=says, hint=f"a record is a folder with {RECORD_FILE}"
    )
