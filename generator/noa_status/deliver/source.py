"""The tree that is to be published: its files with their hashes, and what must not go out with them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence, Set
from pathlib import Path

import msgspec

from noa_status import addresses
from noa_status.deliver.manifest import Entry
from noa_status.problems import NoaStatusError

SECRETS = (
    b"PRIVATE KEY-----",
    b"PRIVATE KEY BLOCK-----",
)
"""What is never public, whoever builds: the headers of private keys."""


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A built site. `found` tells what must not be public: the file, and which of the strings by its place in the list, since
    the string itself must not land in a log. `strangers` are files that no build made."""

    folder: Path
    built_at: str
    files: dict[str, Entry]
    found: tuple[tuple[str, str], ...]
    strangers: tuple[str, ...]
    compress: dict[str, Callable[[bytes], bytes]] = {}
    """How files are made that lie beside others: by the ending of their names."""

    def read(self, path: str) -> bytes:
        """A file's bytes. Raises NoaStatusError where it is no longer what was looked at: a build is under way."""
        for ending, made in self.compress.items():
            if path.endswith(ending) and path.removesuffix(ending) in self.files:
                return made(self.read(path.removesuffix(ending)))
        data = (self.folder / path).read_bytes()
        if hashlib.sha256(data).hexdigest() != self.files[path].sha256:
            raise NoaStatusError(f"{path} changed while it was being published: let the build end, then publish again")
        return data


def read_source(folder: Path, canaries: Sequence[tuple[str, bytes]], remembered: Set[str] | None) -> Source:
    """The tree in a folder. `canaries` are strings that must not be in it, each with what it is called; `remembered` are the
    files that the build made, None where that does not matter. Raises NoaStatusError where there is no site."""
    files: dict[str, Entry] = {}
    found: list[tuple[str, str]] = []
    strangers: list[str] = []
    for path in _files(folder):
        full = folder / path
        if full.is_symlink() or not full.is_file() or (remembered is not None and path not in remembered):
            strangers.append(path)
            continue
        data = full.read_bytes()
        files[path] = Entry(sha256=hashlib.sha256(data).hexdigest(), size=len(data))
        found.extend((path, name) for name, canary in canaries if canary in data)
    return Source(folder=folder, built_at=_built_at(folder), files=files, found=tuple(found), strangers=tuple(strangers))


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


def _files(folder: Path) -> Iterator[str]:
    for home, folders, names in os.walk(folder):
        folders.sort()
        # A link to a folder is no folder of ours.
        links = [name for name in folders if os.path.islink(os.path.join(home, name))]
        for name in sorted([*names, *links]):
            yield os.path.relpath(os.path.join(home, name), folder).replace(os.sep, "/")
