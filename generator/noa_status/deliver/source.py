"""The tree that is to be published: its files with their hashes, and what must not go out with them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import msgspec

from noa_status import addresses
from noa_status.deliver.manifest import Entry
from noa_status.problems import NoaStatusError

SECRETS = (
    b"PRIVATE KEY-----",
    b"PRIVATE KEY BLOCK-----",
)
"""What is never public, whoever builds: the headers of private keys."""


_SIDE_BY_SIDE = min(4, os.cpu_count() or 1)
_AT_A_TIME = 256


class Mark(NamedTuple):
    """Which content of a file was looked at: the file's number, and when it was written last (nanoseconds)."""

    number: int
    written: int
    size: int


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A built site. `found` tells what must not be public: the file, and which of the strings by its place in the list, since
    the string itself must not land in a log. `strangers` are files that no build made."""

    folder: Path
    built_at: str
    files: dict[str, Entry]
    found: tuple[tuple[str, str], ...]
    strangers: tuple[str, ...]
    marks: dict[str, Mark] = {}
    compress: dict[str, Callable[[bytes], bytes]] = {}
    """How files are made that lie beside others: by the ending of their names."""

    def read(self, path: str) -> bytes:
        """A file's bytes. Raises NoaStatusError where it is no longer what was looked at: a build is under way."""
        for ending, made in self.compress.items():
            if path.endswith(ending) and path.removesuffix(ending) in self.files:
                return made(self.read(path.removesuffix(ending)))
        data = (self.folder / path).read_bytes()
        if hashlib.sha256(data).hexdigest() != self.files[path].sha256:
            raise _changed(path)
        return data

    def agrees(self, path: str, found: os.stat_result) -> None:
        """Raises NoaStatusError where a file that was taken over as it lies there is not the one that was looked at."""
        if _mark(found) != self.marks.get(path):
            raise _changed(path)


def read_source(folder: Path, canaries: Sequence[tuple[str, bytes]], remembered: Set[str] | None) -> Source:
    """The tree in a folder. `canaries` are strings that must not be in it, each with what it is called; `remembered` are the
    files that the build made, None where that does not matter. Raises NoaStatusError where there is no site."""
    built_at = _built_at(folder)
    paths, strangers = _looked_for(folder, remembered)

    def look(at: int) -> list[_Seen]:
        return [_seen(folder, path, canaries) for path in paths[at : at + _AT_A_TIME]]

    # Reading and hashing leave the interpreter free.
    with ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
        seen = [one for some in pool.map(look, range(0, len(paths), _AT_A_TIME)) for one in some]
    return Source(
        folder=folder,
        built_at=built_at,
        files={path: one.entry for path, one in zip(paths, seen, strict=True)},
        found=tuple((path, name) for path, one in zip(paths, seen, strict=True) for name in one.holds),
        strangers=tuple(strangers),
        marks={path: one.mark for path, one in zip(paths, seen, strict=True)},
    )


def refusals(source: Source) -> Iterator[str]:
    """Why this tree must not be published."""
    for path in source.strangers:
        yield f"{path} was made by no build: take it away, or put it into the repository (assets), then build and publish again"
    for path, name in source.found:
        yield f"{path} holds what must not be public ({name}): nothing was sent; take it out of the record, then build again"


def _built_at(folder: Path) -> str:
    try:
        built_at = msgspec.json.decode((folder / addresses.BUILD).read_bytes(), type=Stamp).built_at
    except FileNotFoundError:
        raise NoaStatusError(f"no site in {folder}: build it first (noa-status build --public)", exit_status=2) from None
    except msgspec.MsgspecError:
        raise NoaStatusError(f"{folder / addresses.BUILD} is damaged: build again", exit_status=1) from None
    return built_at


class Stamp(msgspec.Struct):
    """What `build.json` says that publishing needs: when the site was built (RFC 3339, UTC)."""

    built_at: str


class _Seen(NamedTuple):
    entry: Entry
    mark: Mark
    holds: tuple[str, ...]


def _seen(folder: Path, path: str, canaries: Sequence[tuple[str, bytes]]) -> _Seen:
    with open(os.path.join(folder, path), "rb", buffering=0) as file:
        found = os.fstat(file.fileno())
        data = file.readall()
    entry = Entry(sha256=hashlib.sha256(data).hexdigest(), size=len(data))
    return _Seen(entry, _mark(found), tuple(name for name, canary in canaries if canary in data))


def _mark(found: os.stat_result) -> Mark:
    return Mark(found.st_ino, found.st_mtime_ns, found.st_size)


def _changed(path: str) -> NoaStatusError:
    return NoaStatusError(f"{path} changed while it was being published: let the build end, then publish again")


def _looked_for(folder: Path, remembered: Set[str] | None) -> tuple[list[str], list[str]]:
    """The files that the build made, and what else there is."""
    ours: list[str] = []
    strangers: list[str] = []
    for path, is_plain in _entries(os.fspath(folder), ""):
        (ours if is_plain and (remembered is None or path in remembered) else strangers).append(path)
    return ours, strangers


def _entries(folder: str, prefix: str) -> Iterator[tuple[str, bool]]:
    """What lies below a folder, by its path, and whether it is a file and nothing else: a link to a folder is none of ours."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        path = prefix + entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(entry.path, f"{path}/")
        else:
            yield path, entry.is_file(follow_symlinks=False)
