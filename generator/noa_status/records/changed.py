"""Which files there are and which changed: from git's object ids where there is a checkout, from content elsewhere.

A file's content id is git's blob id in both cases, so a state that was made in a checkout fits a copy without git. A checkout in
CI has new mtimes on every file, so times are never trusted; git compares trees in milliseconds and its index knows the edits.
"""

from __future__ import annotations

import os
import stat
import subprocess
import weakref
from collections.abc import Iterator, Mapping, Set
from contextlib import suppress
from functools import cached_property
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
from noa_status.records.trees import TREE, Tree, TreeReader, by_parent, forget


class Known(NamedTuple):
    """What is remembered of the last scan: the tree id of each folder, the record folders, the paths that differed from HEAD."""

    trees: Mapping[str, str]
    folders: Set[str]
    dirty: frozenset[str]


NOTHING_KNOWN = Known({}, frozenset(), frozenset())


class Checkout:
    """The repository's files, with git's help where the folder is in a checkout."""

    head = "HEAD"
    """The commit that is looked at."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._base = os.path.join(root, "")
        self._asked: tuple[subprocess.Popen[bytes], ...] | None = None
        self._dirty: frozenset[str] | None = None
        self._assumed: frozenset[str] | None = None

    @cached_property
    def _git(self) -> str | None:
        return git_prefix(self.root)

    @property
    def has_git(self) -> bool:
        """True in a checkout with at least one commit."""
        return self._git is not None

    def ask(self) -> tuple[subprocess.Popen[bytes], ...]:
        """Sets git to work: whoever will want to know what is dirty asks early, and does something else meanwhile."""
        if self._asked is None:
            self._asked = tuple(self._start(*question) for question in _QUESTIONS if self.has_git)
            for process in self._asked:
                # Whoever does not wait for the answer leaves no process behind.
                weakref.finalize(self, _end, process)
        return self._asked

    def dirty(self) -> frozenset[str]:
        """Paths that differ from HEAD in the working tree or the index, the untracked and the ignored among them."""
        if self._assumed is not None:
            return self._assumed
        if self._dirty is None:
            self._dirty = frozenset(self._read_status())
        return self._dirty

    def confirm(self) -> bool:
        """Waits for git's answer; False where it is another one than was assumed. From then on `dirty` gives git's."""
        assumed, self._assumed = self._assumed, None
        return assumed is None or assumed == self.dirty()

    def scan_records(self, top: str, known: Known, *, assume: bool = False) -> Scan:
        """The record folders under `top`: those that may have changed since `known`, with their files.

        With `assume`, nobody waits for git to look at every file of the working tree: until `confirm`, the same paths are taken
        to differ from HEAD as in `known`, whatever they now hold. If that turns out wrong, the scan is worth nothing.
        """
        self.ask()
        if not self.has_git:
            scan = grouped(walk(self.root, top), top)
            return scan._replace(gone=frozenset(known.folders - scan.folders.keys()))
        self._assumed = known.dirty if assume and known.trees and not self._has_answered() else None
        dirty = self._dirty_in(top)
        unsure = {folder for path in dirty | known.dirty for folder in parents(path)}
        files, trees, looked_into = self._all(top) if not known.trees else self._changed(top, known, unsure, dirty)
        if self._assumed is not None and not all(self._is_there(path) for path in files if path not in dirty):
            return self.scan_records(top, known)
        linked = {folder for path in dirty for folder in parents(path) if os.path.islink(os.path.join(self.root, folder))}
        for path in dirty:
            files.pop(path, None)
            if linked.isdisjoint(parents(path)):
                files.update(walk(self.root, path))
        scan = grouped(files.items(), top)
        seen = looked_into | unsure
        # Thousands of folders have a tree that nobody had to look into; what remains to be asked about is few.
        doubtful = (known.folders - trees.keys()) | (known.folders & seen) if seen else set[str]()
        gone = frozenset(f for f in doubtful if f not in scan.folders and _was_looked_for(f, trees, seen))
        return Scan(scan.folders, trees, gone, scan.problems, frozenset(seen))

    def _dirty_in(self, top: str) -> frozenset[str]:
        return frozenset(path.rstrip("/") for path in self.dirty() if path.rstrip("/") == top or path.startswith(f"{top}/"))

    def _is_there(self, path: str) -> bool:
        try:
            return stat.S_ISREG(os.lstat(f"{self._base}{path}").st_mode)
        except OSError:
            return False

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
        for commit in self._run("rev-list", f"--max-count={limit}", self.head, "--", folder).decode().split():
            rows = _rows(self._run("ls-tree", "-r", "-z", commit, "--", folder))
            yield {path[len(folder) + 1 :]: head.split(" ")[2] for head, path in rows if head.split(" ")[0] not in _MODES}

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Git at work beside us, on no more cores than it needs, and behind us where there are too few."""
        settings = ["-c", "core.quotePath=false", "-c", "core.preloadIndex=false"]
        command = ["git", "-C", str(self.root), *settings, *arguments, "--", "incidents"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        if hasattr(os, "setpriority"):
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, process.pid, os.getpriority(os.PRIO_PROCESS, 0) + 5)
        return process

    def _has_answered(self) -> bool:
        return self._dirty is not None or all(process.poll() is not None for process in self.ask())

    def _read_status(self) -> Iterator[str]:
        if not self.ask():
            return
        status, others = self.ask()
        prefix = self._git or ""
        for row in status.communicate()[0].decode("utf-8", "surrogateescape").split("\0"):
            fields = {"1": 8, "u": 10}.get(row[:1])
            if fields is not None:
                yield row.split(" ", fields)[-1].removeprefix(prefix)
        # ls-files tells paths from the folder that it runs in, status those from the top of the checkout.
        yield from (path for path in others.communicate()[0].decode("utf-8", "surrogateescape").split("\0") if path)

    def _all(self, top: str) -> tuple[dict[str, str], dict[str, str], set[str]]:
        files: dict[str, str] = {}
        trees: dict[str, str] = {}
        for head, path in _rows(self._run("ls-tree", "-r", "-t", "-z", self.head, "--", top)):
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
        known_inside = by_parent(known.trees)
        looked_into: set[str] = set()
        with TreeReader(self.root) as read_tree:
            start = read_tree(f"{self.head}:{self._git}{top}")
            if start is None:
                return {}, {}, {top}
            pending: list[tuple[str, Tree | None, bool]] = [(top, start, False)]
            while pending:
                folder, tree, is_inside = pending.pop()
                if tree is None or (not is_inside and known.trees.get(folder) == tree.oid and folder not in unsure):
                    continue
                looked_into.add(folder)
                children = {name for mode, name, _ in tree.entries if mode == TREE}
                has_facts = any(name == RECORD_FILE for mode, name, _ in tree.entries if mode != TREE)
                is_home = folder != top and (has_facts or f"{folder}/{RECORD_FILE}" in dirty)
                if not is_inside:
                    # What lies inside a record has no tree id of its own.
                    kept = set[str]() if is_home else children
                    forget(
                        {path for path in known_inside.get(folder, ()) if path.rpartition("/")[2] not in kept},
                        known_inside,
                        trees,
                    )
                    trees[folder] = tree.oid
                for mode, name, oid in tree.entries:
                    path = f"{folder}/{name}"
                    if mode != TREE:
                        files[path] = _MODES.get(mode, oid)
                    elif is_inside or is_home or known.trees.get(path) != oid or path in unsure:
                        pending.append((path, read_tree(oid), is_inside or is_home))
        return files, trees, looked_into

    def _run(self, *arguments: str) -> bytes:
        command = ["git", "-C", str(self.root), *arguments]
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout


# What was edited and what is not tracked: two questions, asked side by side, since each looks at every file or folder.
_QUESTIONS = (("status", "--porcelain=v2", "-z", "--no-renames", "--untracked-files=no"), ("ls-files", "--others", "-z"))
_CHUNK = 65_536
_MODES = {"120000": SYMLINK, "160000": SUBMODULE}


def git_prefix(root: Path) -> str | None:
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
