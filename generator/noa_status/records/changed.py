"""Which files there are and which changed: from git's object ids where there is a checkout, from content elsewhere.

A file's content id is git's blob id in both cases, so a state that was made in a checkout fits a copy without git. A checkout in
CI has new mtimes on every file, so times are never trusted; git compares trees in milliseconds and its index knows the edits.
"""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
import weakref
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from noa_status.problems import Place, Problem

RECORD_FILE = "incident.yml"
IGNORED = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


class Scan(NamedTuple):
    """What was found under a folder of the repository.

    `folders` holds, for each record folder that was looked into, the content id of each of its files by the path inside; `trees`
    git's tree id of every folder (also of those not looked into); `gone` the record folders that are no more; `problems` what
    lies where nothing is read.
    """

    folders: dict[str, dict[str, str]]
    trees: dict[str, str]
    gone: frozenset[str]
    problems: list[Problem]


class Known(NamedTuple):
    """What is remembered of the last scan: the tree id of each folder, the record folders, the paths that differed from HEAD."""

    trees: Mapping[str, str]
    folders: frozenset[str]
    dirty: frozenset[str]


NOTHING_KNOWN = Known({}, frozenset(), frozenset())


class Checkout:
    """The repository's files, with git's help where the folder is in a checkout."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._base = os.path.join(root, "")
        self._git = _git_prefix(root)
        # What was edited and what is not tracked: two questions, asked side by side, since each looks at every file or folder.
        has_git = self._git is not None
        self._status = self._start("status", "--porcelain=v2", "-z", "--no-renames", "--untracked-files=no") if has_git else None
        self._others = self._start("ls-files", "--others", "-z") if has_git else None
        for process in (self._status, self._others):
            if process is not None:
                # Whoever never asks what is dirty leaves no process behind.
                weakref.finalize(self, _end, process)
        self._dirty: frozenset[str] | None = None

    @property
    def has_git(self) -> bool:
        """True in a checkout with at least one commit."""
        return self._git is not None

    def dirty(self) -> frozenset[str]:
        """Paths that differ from HEAD in the working tree or the index, the untracked and the ignored among them."""
        if self._dirty is None:
            self._dirty = frozenset(self._read_status())
        return self._dirty

    def scan_records(self, top: str, known: Known) -> Scan:
        """The record folders under `top`: those that may have changed since `known`, with their files."""
        if not self.has_git:
            scan = _grouped(_walk(self.root, top), top)
            return scan._replace(gone=known.folders - scan.folders.keys())
        dirty = frozenset(path.rstrip("/") for path in self.dirty() if path.rstrip("/") == top or path.startswith(f"{top}/"))
        unsure = {folder for path in dirty | known.dirty for folder in _parents(path)}
        files, trees, looked_into = self._all(top) if not known.trees else self._changed(top, known, unsure, dirty)
        linked = {folder for path in dirty for folder in _parents(path) if os.path.islink(os.path.join(self.root, folder))}
        for path in dirty:
            files.pop(path, None)
            if linked.isdisjoint(_parents(path)):
                files.update(_walk(self.root, path))
        scan = _grouped(files.items(), top)
        seen = looked_into | unsure
        gone: frozenset[str] = (
            frozenset(f for f in known.folders if f not in scan.folders and _was_looked_for(f, trees, seen))
            if seen
            else frozenset()
        )
        return Scan(scan.folders, trees, gone, scan.problems)

    def list_files(self, top: str) -> tuple[dict[str, str], list[Problem]]:
        """Every file under `top` with its content id; and what lies there that is no file one could read."""
        files: dict[str, str] = {}
        problems: list[Problem] = []
        for path, entry in _walk(self.root, top):
            if entry in _UNREAD or not path.isprintable():
                problems.append(_no_file(path, entry))
            elif entry != _FOLDER:
                files[path] = entry
        return files, problems

    def read(self, path: str) -> bytes:
        """A file's bytes. Raises OSError."""
        descriptor = os.open(f"{self._base}{path}", os.O_RDONLY | os.O_CLOEXEC)
        try:
            data = os.read(descriptor, _CHUNK)
            while len(data) >= _CHUNK and (more := os.read(descriptor, _CHUNK)):
                data += more
            return data
        finally:
            os.close(descriptor)

    def blob(self, oid: str) -> bytes | None:
        """A file's content by its id, as far as git has it."""
        if not self.has_git:
            return None
        done = subprocess.run(["git", "-C", str(self.root), "cat-file", "blob", oid], capture_output=True, check=False)
        return done.stdout if done.returncode == 0 else None

    def versions(self, folder: str, limit: int) -> Iterator[dict[str, str]]:
        """The committed versions of a folder, newest first, HEAD's among them: content ids by the path inside."""
        if not self.has_git:
            return
        for commit in self._run("rev-list", f"--max-count={limit}", "HEAD", "--", folder).decode().split():
            rows = _rows(self._run("ls-tree", "-r", "-z", commit, "--", folder))
            yield {path[len(folder) + 1 :]: head.split(" ")[2] for head, path in rows if head.split(" ")[0] not in _MODES}

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        command = ["git", "-C", str(self.root), "-c", "core.quotePath=false", *arguments, "--", "incidents"]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def _read_status(self) -> Iterator[str]:
        if self._status is None or self._others is None:
            return
        prefix = self._git or ""
        for row in self._status.communicate()[0].decode("utf-8", "surrogateescape").split("\0"):
            fields = {"1": 8, "u": 10}.get(row[:1])
            if fields is not None:
                yield row.split(" ", fields)[-1].removeprefix(prefix)
        # ls-files tells paths from the folder that it runs in, status those from the top of the checkout.
        yield from (path for path in self._others.communicate()[0].decode("utf-8", "surrogateescape").split("\0") if path)

    def _all(self, top: str) -> tuple[dict[str, str], dict[str, str], set[str]]:
        files: dict[str, str] = {}
        trees: dict[str, str] = {}
        for head, path in _rows(self._run("ls-tree", "-r", "-t", "-z", "HEAD", "--", top)):
            mode, kind, oid = head.split(" ")
            if kind == "tree":
                trees[path] = oid
            else:
                files[path] = _MODES.get(mode, oid)
        homes = {path.rpartition("/")[0] for path in files if path.endswith(f"/{RECORD_FILE}")} - {top}
        inside = {path for path in trees if any(folder in homes for folder in _parents(path))}
        return files, {path: oid for path, oid in trees.items() if path not in inside}, set(trees)

    def _changed(
        self, top: str, known: Known, unsure: set[str], dirty: frozenset[str]
    ) -> tuple[dict[str, str], dict[str, str], set[str]]:
        """Descends from the top into what has another tree id than the remembered one, or where the working tree differs.

        Gives the files of the folders that it looked into, all tree ids, and those folders.
        """
        files: dict[str, str] = {}
        trees = dict(known.trees)
        looked_into: set[str] = set()
        with _TreeReader(self.root) as read_tree:
            start = read_tree(f"HEAD:{self._git}{top}")
            if start is None:
                return {}, {}, {top}
            pending: list[tuple[str, _Tree | None, bool]] = [(top, start, False)]
            while pending:
                folder, tree, is_inside = pending.pop()
                if tree is None or (not is_inside and known.trees.get(folder) == tree.oid and folder not in unsure):
                    continue
                looked_into.add(folder)
                children = {name for mode, name, _ in tree.entries if mode == _TREE}
                has_facts = any(name == RECORD_FILE for mode, name, _ in tree.entries if mode != _TREE)
                is_home = folder != top and (has_facts or f"{folder}/{RECORD_FILE}" in dirty)
                if not is_inside:
                    # What lies inside a record has no tree id of its own.
                    kept = set[str]() if is_home else children
                    gone = {path for path in trees if path.rpartition("/")[0] == folder and path.rpartition("/")[2] not in kept}
                    for path in [path for path in trees if path in gone or not gone.isdisjoint(_parents(path))] if gone else ():
                        del trees[path]
                    trees[folder] = tree.oid
                for mode, name, oid in tree.entries:
                    path = f"{folder}/{name}"
                    if mode != _TREE:
                        files[path] = _MODES.get(mode, oid)
                    elif is_inside or is_home or known.trees.get(path) != oid or path in unsure:
                        pending.append((path, read_tree(oid), is_inside or is_home))
        return files, trees, looked_into

    def _run(self, *arguments: str) -> bytes:
        command = ["git", "-C", str(self.root), *arguments]
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout


_CHUNK = 65_536
_SYMLINK, _SUBMODULE, _FOLDER, _DEVICE = "symlink", "submodule", "folder", "device"
_UNREAD = frozenset({_SYMLINK, _SUBMODULE, _DEVICE})
_TREE = "40000"
_MODES = {"120000": _SYMLINK, "160000": _SUBMODULE}


class _Tree(NamedTuple):
    oid: str
    entries: list[tuple[str, str, str]]


class _TreeReader:
    """Git's trees by name, through one `git cat-file` that stays open."""

    def __init__(self, root: Path) -> None:
        command = ["git", "-C", str(root), "cat-file", "--batch"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def __enter__(self) -> _TreeReader:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def __call__(self, name: str) -> _Tree | None:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            return None
        stdin.write(name.encode("utf-8", "surrogateescape") + b"\n")
        stdin.flush()
        head = stdout.readline().split()
        if len(head) != 3:
            return None
        data = stdout.read(int(head[2]))
        stdout.read(1)
        return _Tree(head[0].decode(), list(_tree_entries(data, len(head[0]) // 2))) if head[1] == b"tree" else None


def _tree_entries(data: bytes, id_size: int) -> Iterator[tuple[str, str, str]]:
    """The entries of a tree object: mode, name and id (git's format: mode, space, name, NUL, id as bytes)."""
    position = 0
    while position < len(data):
        space = data.index(b" ", position)
        end = data.index(b"\0", space)
        name = data[space + 1 : end].decode("utf-8", "surrogateescape")
        yield data[position:space].decode(), name, data[end + 1 : end + 1 + id_size].hex()
        position = end + 1 + id_size


def _git_prefix(root: Path) -> str | None:
    """The root's path inside its checkout (empty at the top, else with a slash at the end), or None outside of one."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), "rev-parse", "--verify", "--show-prefix", "HEAD^{tree}"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError:
        return None
    return done.stdout.decode("utf-8", "surrogateescape").split("\n")[0] if done.returncode == 0 else None


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdout is not None:
        process.stdout.close()
    process.wait()


def _rows(output: bytes) -> Iterator[tuple[str, str]]:
    for row in output.decode("utf-8", "surrogateescape").split("\0"):
        if row:
            head, _, path = row.partition("\t")
            yield head, path


def _parents(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _was_looked_for(folder: str, trees: Mapping[str, str], looked_into: set[str]) -> bool:
    """True where a folder that was not found would have been: what lies inside a record has no remembered tree of its own."""
    for path in (folder, *_parents(folder)):
        if path in trees or path in looked_into:
            return path in looked_into
    return True


def blob_id(data: bytes) -> str:
    """Git's object id of a file's content."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _walk(root: Path, top: str) -> Iterator[tuple[str, str]]:
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
            yield name, _SUBMODULE
            continue
        if not found and name != top:
            yield name, _FOLDER
        for entry in found:
            inside = f"{name}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if entry.name != ".git":
                    pending.append((entry.path, inside))
            elif entry.name != ".git":
                yield inside, _entry(entry.path, entry.stat(follow_symlinks=False).st_mode)


def _entry(path: str, mode: int) -> str:
    if not stat.S_ISREG(mode):
        return _SYMLINK if stat.S_ISLNK(mode) else _DEVICE
    with open(path, "rb") as file:
        return blob_id(file.read())


def _grouped(entries: Iterable[tuple[str, str]], top: str) -> Scan:
    """Files by their record's folder; what belongs to none is named."""
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for path, entry in entries:
        if entry in _UNREAD or not path.isprintable():
            problems.append(_no_file(path, entry))
        else:
            files[path] = entry
    homes = {
        path.rpartition("/")[0] for path, entry in files.items() if path.endswith(f"/{RECORD_FILE}") and entry != _FOLDER
    } - {top}
    folders: dict[str, dict[str, str]] = {}
    for path in sorted(files):
        entry, name = files[path], path.rpartition("/")[2]
        home = next((folder for folder in _parents(path) if folder in homes), None)
        if entry == _FOLDER:
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
    _SYMLINK: ("a symbolic link is not followed", "put the file itself here"),
    _SUBMODULE: ("a repository in the repository (a submodule) is not read", "put its files themselves here"),
    _DEVICE: ("this is no file, so it is not read", "remove it"),
}


def _no_file(path: str, entry: str) -> Problem:
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
    if name in ("timeline.md", "postmortem.md", "postmortem.public.md") or folder.endswith("/updates"):
        says = f"there is no {folder.removesuffix('/updates')}/{RECORD_FILE}, so this is not read"
        return Problem(code="no-incident-file", place=Place(path), says=says, hint="each record's folder has one")
    says = "this file belongs to no record and is not read"
    return Problem(
        code="stray-file", level="warning", place=Place(path), says=says, hint=f"a record is a folder with {RECORD_FILE}"
    )
