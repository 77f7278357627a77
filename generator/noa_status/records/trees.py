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


class TreeReader:
    """Git's trees by name, through one `git cat-file` that stays open."""

    def __init__(self, root: Path) -> None:
        command = ["git", "-C", str(root), "cat-file", "--batch"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def __enter__(self) -> TreeReader:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def __call__(self, name: str) -> Tree | None:
        """The tree of that name (an id, `HEAD:path`), or None where there is none."""
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
        return Tree(head[0].decode(), list(_tree_entries(data, len(head[0]) // 2))) if head[1] == b"tree" else None


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
