"""One incident, maintenance or drill: its folder's files made into a record."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from noa_status.model.incident import Incident, IncidentFile, Kind
from noa_status.model.postmortem import PostMortem
from noa_status.model.site import Site
from noa_status.problems import Problem
from noa_status.records.action_item_text import items_in
from noa_status.records.document import Document
from noa_status.records.faults import nearest
from noa_status.records.folder import Folder, FolderReader, Read
from noa_status.records.incident_facts import action_item_faults, fact_faults
from noa_status.records.translations import PUBLIC_POSTMORTEM, among, language_of, original_of
from noa_status.records.updates import Seen, read_updates

TEXT_FILES = ("timeline.md", "postmortem.md", PUBLIC_POSTMORTEM)
RECORD_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")


def read_incident(folder: Folder, site: Site, read: Read, seen: Seen | None = None) -> tuple[Incident | None, list[Problem]]:
    """The record in a folder, or None where an error keeps it from being whole; and everything that is wrong with it.

    `read` gives a file's bytes by its path in the repository. One `seen` for all records of a site spares work: updates have
    few different front matters.
    """
    reader = FolderReader(folder, site, read)
    _check_name(reader)
    facts, kind = _facts(reader)
    updates = read_updates(reader, kind, seen or Seen.of(site))
    postmortem = _postmortem(reader)
    for name in folder.files:
        _check_file(reader, name)
    if facts is None or any(problem.level == "error" for problem in reader.problems):
        return None, reader.problems
    others = (name for name in folder.files if not name.startswith("updates/"))
    names = sorted(name for name in others if original_of(name) in TEXT_FILES)
    fields: dict[str, Any] = {name: getattr(facts, name) for name in IncidentFile.__struct_fields__}
    fields["titles"] = among(facts.titles, site.languages)
    return (
        Incident(
            **fields,
            id=folder.id,
            folder=folder.path,
            updates=tuple(updates),
            postmortem=postmortem,
            text_ids={name: folder.files[name] for name in names},
        ),
        reader.problems,
    )


def _check_name(reader: FolderReader) -> None:
    path, id = reader.folder.path, reader.folder.id
    if not RECORD_ID.fullmatch(id):
        wanted = re.sub(r"[^a-z0-9]+", "-", id.lower()).strip("-")[:100]
        reader.add(
            "record-name",
            "incident.yml",
            f"the folder's name \"{id[:60]}\" is the record's address: lower-case letters, digits, hyphens",
            fix=f"rename it to {path.rpartition('/')[0]}/{wanted}" if wanted else "",
        )


def _facts(reader: FolderReader) -> tuple[IncidentFile | None, Kind | None]:
    """The facts, and the kind: that one also where something else is wrong with them."""
    text = reader.text("incident.yml")
    if text is None:
        return None, None
    document = Document(text, reader.path("incident.yml"))
    facts = document.value(IncidentFile, lambda facts: fact_faults(facts, reader.site), title="?")
    reader.problems.extend(document.problems)
    if facts is not None:
        return facts, facts.kind
    written = document.raw.get("kind", Kind.INCIDENT) if isinstance(document.raw, dict) else None
    return None, Kind(written) if written in tuple(Kind) else None


def _postmortem(reader: FolderReader) -> PostMortem | None:
    if "postmortem.md" not in reader.folder.files:
        return None
    text = reader.text("postmortem.md")
    parts = None if text is None else reader.parts("postmortem.md", text)
    if parts is None:
        return None
    if parts.front_matter is None:
        return _with_items_of(PostMortem(), parts.body)
    document = Document(parts.front_matter, reader.path("postmortem.md"), first_line=2)
    value = document.value(PostMortem, action_item_faults)
    reader.problems.extend(document.problems)
    return None if value is None else _with_items_of(value, parts.body)


def _with_items_of(postmortem: PostMortem, body: str) -> PostMortem:
    """With the action items of its text, where its front matter has none."""
    found = () if postmortem.action_items else items_in(body)
    return msgspec.structs.replace(postmortem, action_items=tuple(one.item for one in found)) if found else postmortem


def _check_file(reader: FolderReader, name: str) -> None:
    if name == "incident.yml" or name in TEXT_FILES or name.startswith("updates/"):
        if name in ("timeline.md", PUBLIC_POSTMORTEM):
            reader.text(name)
        return
    if language_of(name):
        reader.check_translation(name)
        return
    meant = nearest(name, ("incident.yml", *TEXT_FILES))
    fix = f"rename it to {meant}" if meant and meant not in reader.folder.files else ""
    hint = f"a record has incident.yml, updates/, {', '.join(TEXT_FILES)}"
    says = "no part of a record has this name, so it is not read"
    reader.add("stray-file", name, says, fix=fix, hint=hint, level="warning")
