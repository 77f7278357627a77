"""The repository as it was at a revision of git, read like a checkout; and what changed since then.

Objects are read through one `git cat-file --batch`; the working tree is never touched.
"""

from __future__ import annotations

import os
import subprocess
import weakref
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from noa_status.problems import NoaStatusError, Problem
from noa_status.records.changed import Checkout, git_prefix
from noa_status.records.listing import SUBMODULE, SYMLINK, no_file
from noa_status.records.trees import TreeReader

_MODES = {"120000": SYMLINK, "160000": SUBMODULE}


class Change(NamedTuple):
    """A file that is another one than at a revision: `path` is where it lies now, `before` where it lay; one of them is empty for
    what is new or deleted."""

    path: str
    before: str


class Revision(Checkout):
    """The files of the repository in `root` at a revision: what a Checkout gives of the working tree, this gives of a commit.

    Raises NoaStatusError where git has no such revision.
    """

    def __init__(self, root: Path, revision: str) -> None:
        self.root = root
        self._base = os.path.join(root, "")
        self.head = commit_of(root, revision)
        # A commit differs from itself in nothing, so git need not be asked what the working tree holds.
        self._asked = ()
        self._dirty, self._assumed = frozenset[str](), None
        self._objects = TreeReader(root)
        weakref.finalize(self, self._objects.close)

    def list_files(self, top: str) -> tuple[dict[str, str], list[Problem]]:
        """Every file under `top` with its content id; and what lies there that is no file one could read."""
        files: dict[str, str] = {}
        problems: list[Problem] = []
        for row in _git(self.root, "ls-tree", "-r", "-z", self.head, "--", top).split("\0"):
            head, _, path = row.partition("\t")
            if not path:
                continue
            mode, _, oid = head.split(" ")
            if mode in _MODES or not path.isprintable():
                problems.append(no_file(path, _MODES.get(mode, oid)))
            else:
                files[path] = oid
        return files, problems

    def read(self, path: str) -> bytes:
        """A file's bytes. Raises FileNotFoundError."""
        found = self._objects.read(f"{self.head}:{self._git}{path}")
        if found is None or found.kind != "blob":
            raise FileNotFoundError(2, f"not there at {self.head[:12]}", path)
        return found.data

    def write(self, folder: Path, tops: Iterable[str]) -> None:
        """Writes the files at or under each of `tops` into a folder, for what wants to read a disk. Raises OSError."""
        for top in tops:
            for path in self.list_files(top)[0]:
                target = folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(self.read(path))

    def blob(self, oid: str) -> bytes | None:
        """A file's content by its id, as far as git has it."""
        found = self._objects.read(oid)
        return found.data if found is not None and found.kind == "blob" else None


def commit_of(root: Path, revision: str) -> str:
    """The id of the commit that a revision names. Raises NoaStatusError where there is none."""
    if git_prefix(root) is None:
        raise NoaStatusError(f"{root.resolve()} is no git repository with a commit, so it has no revisions", exit_status=2)
    done = _run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if done.returncode != 0:
        raise NoaStatusError(f'there is no revision "{revision}" here{_if_shallow(root)}', exit_status=2)
    return done.stdout.strip()


def merge_base(root: Path, revision: str) -> str:
    """The commit where HEAD's history left that of a revision. Raises NoaStatusError where they have none in common."""
    commit = commit_of(root, revision)
    done = _run(root, "merge-base", commit, "HEAD")
    if done.returncode != 0:
        raise NoaStatusError(f'"{revision}" and HEAD have no commit in common here{_if_shallow(root)}', exit_status=2)
    return done.stdout.strip()


def changes_since(root: Path, commit: str) -> tuple[Change, ...]:
    """What differs between a commit and the working tree, renamed files as one change, untracked ones as new; in the order of
    paths, which are relative to `root`. What git ignores is left out."""
    found = list(_of_diff(_git(root, "diff", "--name-status", "-z", "--relative", "-M", "--no-ext-diff", commit, "--", ".")))
    others = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".").split("\0")
    found += (Change(path, "") for path in others if path)
    return tuple(sorted(found, key=lambda change: (change.path or change.before, change.before)))


def changes_between(root: Path, one: str, other: str) -> tuple[Change, ...]:
    """What differs below `root` between two commits, renamed files as one change; in the order of paths."""
    found = _of_diff(_git(root, "diff", "--name-status", "-z", "--relative", "-M", "--no-ext-diff", one, other, "--", "."))
    return tuple(sorted(found, key=lambda change: (change.path or change.before, change.before)))


def _of_diff(output: str) -> Iterator[Change]:
    fields = iter(output.split("\0"))
    for kind in fields:
        if kind.startswith(("R", "C")):
            before, path = next(fields), next(fields)
            yield Change(path, before if kind.startswith("R") else "")
        elif kind:
            path = next(fields)
            yield Change("" if kind == "D" else path, "" if kind == "A" else path)


def _if_shallow(root: Path) -> str:
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "true":
        return ""
    return ": this clone is shallow. Fetch the history first: git fetch --unshallow (in a workflow: fetch-depth: 0)"


def _git(root: Path, *arguments: str) -> str:
    done = _run(root, *arguments)
    if done.returncode != 0:
        raise NoaStatusError(f"git {arguments[0]} failed: {done.stderr.strip()}")
    return done.stdout


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8", errors="surrogateescape")
