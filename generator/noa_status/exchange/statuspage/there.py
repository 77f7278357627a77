"""What a repository has already of a Statuspage: which record and which update came from which entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from noa_status.problems import Problem
from noa_status.records.changed import NOTHING_KNOWN, Checkout
from noa_status.records.document import Document
from noa_status.records.front_matter import decode, split
from noa_status.records.plain_yaml import Raw

SYSTEM = "statuspage"

Read = Callable[[str], bytes]


class Known(NamedTuple):
    """An imported record: its folder, the ids of its updates by the ids that they have there, and all ids that are taken.

    `unreadable` are ids of updates whose front matter cannot be read, so that nobody knows where they came from.
    """

    folder: str
    updates: dict[str, str]
    taken: frozenset[str]
    unreadable: frozenset[str]


class There(NamedTuple):
    """The imported records by their ids there; the ids of all records; those whose `incident.yml` cannot be read."""

    records: dict[str, Known]
    ids: frozenset[str]
    unreadable: frozenset[str]


def what_is_there(root: Path) -> There:
    """What the repository's records say of where they came from. Raises OSError."""
    checkout = Checkout(root)
    folders = checkout.scan_records("incidents", NOTHING_KNOWN).folders
    records: dict[str, Known] = {}
    unreadable: set[str] = set()
    for folder in sorted(folders):
        facts = _facts(checkout.read(f"{folder}/incident.yml"))
        if facts is None:
            unreadable.add(folder.rpartition("/")[2])
            continue
        imported = facts.get("imported")
        if isinstance(imported, dict) and imported.get("system") == SYSTEM and isinstance(id := imported.get("id"), str):
            records.setdefault(id, _known(folder, folders[folder], checkout.read))
    return There(records, frozenset(folder.rpartition("/")[2] for folder in folders), frozenset(unreadable))


def _known(folder: str, files: Mapping[str, str], read: Read) -> Known:
    updates: dict[str, str] = {}
    taken: set[str] = set()
    unreadable: set[str] = set()
    for name in sorted(files):
        id = name.removeprefix("updates/").removesuffix(".md")
        if f"updates/{id}.md" != name or "." in id:  # a translation has no id of its own
            continue
        taken.add(id)
        front = _front(read(f"{folder}/{name}"))
        if front is None:
            unreadable.add(id)
        elif isinstance(source := front.get("imported_id"), str):
            updates.setdefault(source, id)
    return Known(folder, updates, frozenset(taken), frozenset(unreadable))


def _facts(data: bytes) -> dict[str, Raw] | None:
    text = decode(data, "")
    return None if isinstance(text, Problem) else _mapping(text)


def _front(data: bytes) -> dict[str, Raw] | None:
    text = decode(data, "")
    parts = None if isinstance(text, Problem) else split(text)
    return None if parts is None or parts.front_matter is None else _mapping(parts.front_matter)


def _mapping(text: str) -> dict[str, Raw] | None:
    document = Document(text, "")
    return document.raw if document.is_read and isinstance(document.raw, dict) else None
