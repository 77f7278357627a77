"""The updates of a record: a file each, with a front matter, and its translations beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

import msgspec

from noa_status.model.incident import INCIDENT_STATUSES, MAINTENANCE_STATUSES, Kind, Status, Update, UpdateFile
from noa_status.model.site import Site
from noa_status.problems import Problem
from noa_status.records.component_ids import unknown_component
from noa_status.records.document import Document
from noa_status.records.faults import Fault
from noa_status.records.folder import FolderReader
from noa_status.records.incident_facts import correction_faults, with_statuses_of
from noa_status.records.translations import among
from noa_status.records.update_names import read_name

_KEY = re.compile(r"[A-Za-z_]+:(\s|$)")
_HOW_IT_BEGINS = "an update begins with three lines: `---`, `status: investigating`, `---`; then its text"


class Seen(NamedTuple):
    """What is the same for many records of one site: its components, and the front matters that were read and found right."""

    components: frozenset[str]
    fronts: dict[tuple[Kind | None, str], UpdateFile]

    @classmethod
    def of(cls, site: Site) -> Seen:
        """Nothing read yet."""
        return cls(frozenset(component.id for component in site.components), {})


def read_updates(reader: FolderReader, kind: Kind | None, seen: Seen) -> list[Update]:
    """The updates of a folder that are whole, oldest first, each with the translations that are shown."""
    updates: dict[str, Update] = {}
    numbers: dict[str, int] = {}
    translations: dict[str, dict[str, str]] = {}
    files = reader.folder.files
    for name in sorted(files):
        if not name.startswith("updates/"):
            continue
        named = read_name(reader.folder.path, name, files)
        if isinstance(named, Problem):
            reader.problems.append(named)
        elif named.language:
            reader.check_translation(name)
            translations.setdefault(named.id, {})[named.language] = files[name]
        elif (update := _update(reader, name, named.id, named.at, kind, seen)) is not None:
            updates[named.id] = update
            numbers[named.id] = named.number
    with_translations = (
        msgspec.structs.replace(update, translations=among(translations[id], reader.site.languages))
        if id in translations
        else update
        for id, update in updates.items()
    )
    return sorted(with_translations, key=lambda update: (update.at, numbers[update.id]))


def _update(reader: FolderReader, name: str, id: str, at: datetime, kind: Kind | None, seen: Seen) -> Update | None:
    text = reader.text(name)
    parts = None if text is None else reader.parts(name, text)
    if text is None or parts is None:
        return None
    if not text.strip():
        reader.add("empty-text", name, "the file is empty", hint=_HOW_IT_BEGINS)
        return None
    reader.check_body(name, parts)
    if parts.front_matter is None:
        _add_no_front_matter(reader, name, text)
        return None
    front = _front(reader, name, parts.front_matter, at, kind, seen)
    if front is None:
        return None
    return Update(
        status=front.status,
        components=front.components,
        corrected_at=front.corrected_at,
        correction=front.correction.strip(),
        imported_id=front.imported_id,
        id=id,
        at=at,
        text_id=reader.folder.files[name],
    )


def _front(reader: FolderReader, name: str, text: str, at: datetime, kind: Kind | None, seen: Seen) -> UpdateFile | None:
    known = seen.fronts.get((kind, text))
    if known is not None:
        return known
    document = Document(text, reader.path(name), first_line=2)
    front = document.value(
        UpdateFile, lambda front: _faults(front, kind, at, reader.site, seen.components), status=Status.POSTMORTEM
    )
    reader.problems.extend(with_statuses_of(kind, problem) for problem in document.problems)
    # Whether a correction comes before its update depends on the update's name, too.
    if front is not None and not document.problems and front.corrected_at is None:
        seen.fronts[kind, text] = front
    return front


def _add_no_front_matter(reader: FolderReader, name: str, text: str) -> None:
    begin = text.lstrip()
    line = text.count("\n", 0, len(text) - len(begin)) + 1
    if begin.startswith("---"):
        says, fix = "`---` has to be the first line", "remove what stands before it"
    elif _KEY.match(begin):
        says, fix = "the line `---` before the first field is missing", "---"
    else:
        says, fix = "the front matter with the status is missing", ""
    edit = "---\n" if fix == "---" else None
    reader.add("no-front-matter", name, says, line=line, fix=fix, hint="" if fix else _HOW_IT_BEGINS, edit=edit)


def _faults(front: UpdateFile, kind: Kind | None, at: datetime, site: Site, known: frozenset[str]) -> Iterator[Fault]:
    for id in front.components:
        if id not in known:
            yield unknown_component(id, site.components, ("components", id))
    statuses = MAINTENANCE_STATUSES if kind is Kind.MAINTENANCE else INCIDENT_STATUSES
    if kind in (Kind.INCIDENT, Kind.MAINTENANCE) and front.status not in statuses:
        yield Fault(
            ("status",), "unknown-status", f'no such {kind} status: "{front.status}"', hint=f"one of: {', '.join(statuses)}"
        )
    if kind is Kind.DRILL:
        yield Fault(
            ("status",), "update-of-a-drill", "a drill is never public and has no updates", hint="write it into timeline.md"
        )
    if front.corrected_at is not None and front.corrected_at < at:
        yield Fault(("corrected",), "end-before-start", "corrected before it was published")
    yield from correction_faults(front)
