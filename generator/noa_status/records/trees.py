"""Git's trees by name, and the folders in which they lie."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

TREE = "40000"


class Tree(NamedTuple):
    """A tree's id, and of each entry the mode, the name and the id."""

    oid: str
    entries: list[tuple[str, str, str]]


class Found(NamedTuple):
    """An object of git: its id, its kind (`blob`, `tree`, `commit`), its bytes."""

    oid: str
    kind: str
    data: bytes


class TreeReader:
    """Git's trees, and other objects, by name, through one `git cat-file` that stays open."""

    def __init__(self, root: Path) -> None:
        command = ["git", "-C", str(root), "cat-file", "--batch"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def __enter__(self) -> TreeReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __call__(self, name: str) -> Tree | None:
        """The tree of that name (an id, `HEAD:path`), or None where there is none."""
        found = self.read(name)
        if found is None or found.kind != "tree":
            return None
        return Tree(found.oid, list(_tree_entries(found.data, len(found.oid) // 2)))

    def close(self) -> None:
        """Ends git's process."""
        self._process.communicate()

    def read(self, name: str) -> Found | None:
        """The object of that name, of whatever kind, or None where there is none. A name is one line."""
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None or "\n" in name:
            return None
        stdin.write(name.encode("utf-8", "surrogateescape") + b"\n")
        stdin.flush()
        head = stdout.readline().split()
        if len(head) != 3 or not head[2].isdigit():
            return None
        data = stdout.read(int(head[2]))
        stdout.read(1)
        return Found(head[0].decode(), head[1].decode(), data)


def _tree_entries(data: bytes, id_size: int) -> Iterator[tuple[str, str, str]]:
    """The entries of a tree object: mode, name and id (git's format: mode, space, name, NUL, id as bytes)."""
    position = 0
    while position < len(data):
        space = data.index(b" ", position)
        end = data.index(b"\0", space)
        name = data[space + 1 : end].decode("utf-8", "surrogateescape")
        yield data[position:space].decode(), name, data[end + 1 : end + 1 + id_size].hex()
        position = end + 1 + id_size


def by_parent(paths: Iterable[str]) -> dict[str, list[str]]:
    """The folders that lie directly in each folder."""
    inside: dict[str, list[str]] = {}
    for path in paths:
        inside.setdefault(path.rpartition("/")[0], []).append(path)
    return inside


def forget(paths: Iterable[str], inside: Mapping[str, list[str]], trees: dict[str, str]) -> None:
    """Takes folders, and all that lie in them, out of `trees`."""
    pending = list(paths)
    while pending:
        path = pending.pop()
        trees.pop(path, None)
        pending.extend(inside.get(path, ()))
