"""Which files there are and which changed: from git's object ids where there is a checkout, from content elsewhere.

A file's content id is git's blob id in both cases, so a state that was made in a checkout fits a copy without git. A checkout in
CI has new mtimes on every file, so times are never trusted; git compares trees in milliseconds and its index knows the edits.
"""

from __future__ import annotations

import os
import subprocess
import weakref
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from noa_status.problems import Problem
from noa_status.records.listing import (
    FOLDER,
    RECORD_FILE,
    SUBMODULE,
    SYMLINK,
    UNREAD,
    Scan,
    grouped,
    no_file,
    parents,
    walk,
)


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
            scan = grouped(walk(self.root, top), top)
            return scan._replace(gone=known.folders - scan.folders.keys())
        dirty = frozenset(path.rstrip("/") for path in self.dirty() if path.rstrip("/") == top or path.startswith(f"{top}/"))
        unsure = {folder for path in dirty | known.dirty for folder in parents(path)}
        files, trees, looked_into = self._all(top) if not known.trees else self._changed(top, known, unsure, dirty)
        linked = {folder for path in dirty for folder in parents(path) if os.path.islink(os.path.join(self.root, folder))}
        for path in dirty:
            files.pop(path, None)
            if linked.isdisjoint(parents(path)):
                files.update(walk(self.root, path))
        scan = grouped(files.items(), top)
        seen = looked_into | unsure
        gone: frozenset[str] = (
            frozenset(f for f in known.folders if f not in scan.folders and _was_looked_for(f, trees, seen))
            if seen
            else frozenset()
        )
        return Scan(scan.folders, trees, gone, scan.problems, frozenset(seen))

    def list_files(self, top: str) -> tuple[dict[str, str], list[Problem]]:
        """Every file under `top` with its content id; and what lies there that is no file one could read."""
        files: dict[str, str] = {}
        problems: list[Problem] = []
        for path, entry in walk(self.root, top):
            if entry in UNREAD or not path.isprintable():
                problems.append(no_file(path, entry))
            elif entry != FOLDER:
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
        inside = {path for path in trees if any(folder in homes for folder in parents(path))}
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
                    for path in [path for path in trees if path in gone or not gone.isdisjoint(parents(path))] if gone else ():
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
_TREE = "40000"
_MODES = {"120000": SYMLINK, "160000": SUBMODULE}


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


def _was_looked_for(folder: str, trees: Mapping[str, str], looked_into: set[str]) -> bool:
    """True where a folder that was not found would have been: what lies inside a record has no remembered tree of its own."""
    for path in (folder, *parents(folder)):
        if path in trees or path in looked_into:
            return path in looked_into
    return True
