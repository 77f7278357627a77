"""What the watcher knows, kept in a file, so that it goes on after a restart where it was."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from noa_status.records.write import write_file


class Trouble(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong last: when, in which step (`remote`, `build`, `publish`, `notify`), and what it said."""

    at: datetime
    step: str
    says: str


class Memory(msgspec.Struct, kw_only=True):
    """`tip`: the branch's commit when last looked. `done`: the commit that went through every step last, and when.
    `problems`: what the last build found wrong in records, and built without."""

    tip: str = ""
    done: str = ""
    done_at: datetime | None = None
    heard_at: datetime | None = None
    trouble: Trouble | None = None
    problems: str = ""


def remembered(path: Path) -> Memory:
    """What was kept there; nothing where the file is missing or damaged, which only costs a build."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Memory)
    except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError):
        return Memory()


def remember(path: Path, memory: Memory) -> None:
    """Keeps it. Raises OSError."""
    write_file(path, msgspec.json.format(msgspec.json.encode(memory), indent=2) + b"\n")
