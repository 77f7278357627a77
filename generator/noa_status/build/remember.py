"""The state that remembers what was read and written, in parts that are read only where they are needed.

The root names each month's part by its content, so an interrupted build leaves the old root with its old parts. Whatever is
damaged, foreign or of another version is forgotten as a whole: that means a full build, never a wrong page.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from noa_status.model.incident import Incident
from noa_status.problems import Problem
from noa_status.public.view.months import MonthFacts

_DIGEST = 16
_ROOT = "root.msgpack"
_MARK = "building"

S = TypeVar("S", bound=msgspec.Struct)


class MonthRow(msgspec.Struct, frozen=True, kw_only=True):
    """What the root knows of a month: its part's name, how many records lie in it, how many of them the public may see and
    how many files were made of them, what it
    comes to, what was carried into it and stood beside it."""

    part: str
    records: int
    public_records: int
    files: int
    facts: MonthFacts
    carried_key: bytes
    neighbours_key: bytes


class MonthPart(msgspec.Struct, frozen=True, kw_only=True):
    """A month's records, and the keys of the files that were made of them."""

    incidents: tuple[Incident, ...] = ()
    artifacts: dict[str, bytes] = {}


class _FilesOfMonth(msgspec.Struct, frozen=True):
    """A month's part without its records, for those who ask only after the files."""

    artifacts: dict[str, bytes] = {}


class Root(msgspec.Struct, frozen=True, kw_only=True):
    """What is remembered of the last build.

    `fingerprint` holds versions, templates and `status.yml`; `stamp` is the digest of the site's `build.json`, so that another
    site in the same place is noticed; `homes` maps each record's folder to its month, `notes` to its problems (warnings),
    `origins` to where it was brought over from.
    """

    fingerprint: bytes
    stamp: bytes
    now: datetime
    trees: dict[str, str]
    dirty: tuple[str, ...]
    homes: dict[str, str]
    origins: dict[str, str]
    notes: dict[str, tuple[Problem, ...]]
    strays: tuple[Problem, ...]
    months: dict[str, MonthRow]
    artifacts: dict[str, bytes]


class Memory:
    """The state's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self, fingerprint: bytes) -> Root | None:
        """The root, or None where nothing can be trusted: no state, a damaged or a foreign one, or an unfinished build."""
        if (self.folder / _MARK).exists():
            return None
        root = self._read(_ROOT, Root)
        return root if root is not None and root.fingerprint == fingerprint else None

    def known(self) -> Root | None:
        """What is remembered, whatever it was made with; None where nothing can be trusted."""
        return None if (self.folder / _MARK).exists() else self._read(_ROOT, Root)

    def files(self) -> frozenset[str] | None:
        """Every file that the last build made, whatever it was made from; None where that is not known."""
        root = self.known()
        parts = [] if root is None else [self._read(row.part, _FilesOfMonth) for row in root.months.values()]
        if root is None or any(part is None for part in parts):
            return None
        return frozenset(root.artifacts).union(*(part.artifacts for part in parts if part is not None))

    def part(self, name: str) -> MonthPart | None:
        """A month's part, or None where it is damaged."""
        return self._read(name, MonthPart)

    def begin(self) -> None:
        """Marks that the site is being changed: until `finish`, nothing of the state is trusted."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / _MARK).touch()

    def save_part(self, month: str, part: MonthPart) -> str:
        """Writes a month's part and gives its name."""
        payload = _ENCODER.encode(part)
        digest = blake2b(payload, digest_size=_DIGEST).digest()
        name = f"{month}-{digest.hex()}.msgpack"
        if not (self.folder / name).exists():
            self._write(name, digest + payload)
        return name

    def finish(self, root: Root) -> None:
        """Writes the root, forgets parts that it does not name, and removes the mark."""
        payload = _ENCODER.encode(root)
        self._write(_ROOT, blake2b(payload, digest_size=_DIGEST).digest() + payload)
        kept = {row.part for row in root.months.values()} | {_ROOT, _MARK}
        for name in os.listdir(self.folder):
            if name not in kept and (name.endswith((".msgpack", ".new"))):
                os.unlink(self.folder / name)
        (self.folder / _MARK).unlink(missing_ok=True)

    def _read(self, name: str, to: type[S]) -> S | None:
        try:
            data = (self.folder / name).read_bytes()
        except OSError:
            return None
        payload = memoryview(data)[_DIGEST:]
        if blake2b(payload, digest_size=_DIGEST).digest() != data[:_DIGEST]:
            return None
        try:
            return msgspec.msgpack.decode(payload, type=to)
        except msgspec.MsgspecError:
            return None

    def _write(self, name: str, data: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        new = self.folder / f"{name}.new"
        new.write_bytes(data)
        os.replace(new, self.folder / name)


_ENCODER: Any = msgspec.msgpack.Encoder()


def digest(parts: Iterable[bytes]) -> bytes:
    """One digest of many byte strings, in their order."""
    state = blake2b(digest_size=_DIGEST)
    for part in parts:
        state.update(len(part).to_bytes(8, "little"))
        state.update(part)
    return state.digest()
