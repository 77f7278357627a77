"""One incident, maintenance or drill: its folder's files made into a record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from noa_status.model.incident import (
    INCIDENT_STATUSES,
    MAINTENANCE_STATUSES,
    Incident,
    IncidentFile,
    Kind,
    Status,
    Update,
    UpdateFile,
)
from noa_status.model.postmortem import PostMortem
from noa_status.model.site import Site
from noa_status.problems import Place, Problem
from noa_status.records.convert import CONTROL, Fault, choices, nearest
from noa_status.records.document import Document
from noa_status.records.front_matter import Parts, decode, not_closed, split
from noa_status.records.incident_facts import action_item_faults, correction_faults, fact_faults, with_statuses_of
from noa_status.records.translations import (
    PUBLIC_POSTMORTEM,
    among,
    front_matter_problem,
    language_of,
    not_shown,
    of_nothing,
    original_of,
)
from noa_status.records.update_names import read_name

TEXT_FILES = ("timeline.md", "postmortem.md", PUBLIC_POSTMORTEM)
RECORD_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")

_KEY = re.compile(r"[A-Za-z_]+:(\s|$)")
_HOW_IT_BEGINS = "an update begins with three lines: `---`, `status: investigating`, `---`; then its text"

Read = Callable[[str], bytes]


class Folder(NamedTuple):
    """A record's folder: its path, and the content id of each file in it by the file's path inside."""

    path: str
    files: Mapping[str, str]

    @property
    def id(self) -> str:
        """The record's id: the folder's name."""
        return self.path.rpartition("/")[2]


class Seen(NamedTuple):
    """What is the same for many records of one site: its components, and the front matters that were read and found right."""

    components: frozenset[str]
    fronts: dict[tuple[Kind | None, str], UpdateFile]

    @classmethod
    def of(cls, site: Site) -> Seen:
        """Nothing read yet."""
        return cls(frozenset(component.id for component in site.components), {})


def read_incident(folder: Folder, site: Site, read: Read, seen: Seen | None = None) -> tuple[Incident | None, list[Problem]]:
    """The record in a folder, or None where an error keeps it from being whole; and everything that is wrong with it.

    `read` gives a file's bytes by its path in the repository. One `seen` for all records of a site spares work: updates have
    few different front matters.
    """
    return _Reader(folder, site, read, seen or Seen.of(site)).incident()


class _Reader:
    def __init__(self, folder: Folder, site: Site, read: Read, seen: Seen) -> None:
        self.folder, self.site, self.read, self.seen = folder, site, read, seen
        self.problems: list[Problem] = []

    def incident(self) -> tuple[Incident | None, list[Problem]]:
        self.check_name()
        facts, kind = self.facts()
        updates = self.updates(kind)
        postmortem = self.postmortem()
        for name in self.folder.files:
            self.check_file(name)
        if facts is None or any(problem.level == "error" for problem in self.problems):
            return None, self.problems
        others = (name for name in self.folder.files if not name.startswith("updates/"))
        names = sorted(name for name in others if original_of(name) in TEXT_FILES)
        fields: dict[str, Any] = {name: getattr(facts, name) for name in IncidentFile.__struct_fields__}
        fields["titles"] = among(facts.titles, self.site.languages)
        return (
            Incident(
                **fields,
                id=self.folder.id,
                folder=self.folder.path,
                updates=tuple(updates),
                postmortem=postmortem,
                text_ids={name: self.folder.files[name] for name in names},
            ),
            self.problems,
        )

    def check_name(self) -> None:
        if not RECORD_ID.fullmatch(self.folder.id):
            wanted = re.sub(r"[^a-z0-9]+", "-", self.folder.id.lower()).strip("-")[:100]
            self.problems.append(
                self.problem(
                    "record-name",
                    "incident.yml",
                    f"the folder's name \"{self.folder.id[:60]}\" is the record's address: lower-case letters, digits, hyphens",
                    fix=f"rename it to {self.folder.path.rpartition('/')[0]}/{wanted}" if wanted else "",
                )
            )

    def problem(
        self, code: str, name: str, says: str, *, line: int = 1, fix: str = "", hint: str = "", level: Any = "error"
    ) -> Problem:
        return Problem(code=code, level=level, place=Place(f"{self.folder.path}/{name}", line), says=says, fix=fix, hint=hint)

    def text(self, name: str) -> str | None:
        path = f"{self.folder.path}/{name}"
        decoded = decode(self.read(path), path)
        if isinstance(decoded, str):
            return decoded
        self.problems.append(decoded)
        return None

    def facts(self) -> tuple[IncidentFile | None, Kind | None]:
        """The facts, and the kind: that one also where something else is wrong with them."""
        text = self.text("incident.yml")
        if text is None:
            return None, None
        document = Document(text, f"{self.folder.path}/incident.yml")
        facts = document.value(IncidentFile, lambda facts: fact_faults(facts, self.site), title="?")
        self.problems.extend(document.problems)
        if facts is not None:
            return facts, facts.kind
        written = document.raw.get("kind", Kind.INCIDENT) if isinstance(document.raw, dict) else None
        return None, Kind(written) if written in tuple(Kind) else None

    def updates(self, kind: Kind | None) -> list[Update]:
        updates: dict[str, Update] = {}
        numbers: dict[str, int] = {}
        translations: dict[str, dict[str, str]] = {}
        for name in sorted(self.folder.files):
            if not name.startswith("updates/"):
                continue
            named = read_name(self.folder.path, name, self.folder.files)
            if isinstance(named, Problem):
                self.problems.append(named)
            elif named.language:
                self.check_translation(name)
                translations.setdefault(named.id, {})[named.language] = self.folder.files[name]
            elif (update := self.update(name, named.id, named.at, kind)) is not None:
                updates[named.id] = update
                numbers[named.id] = named.number
        with_translations = (
            msgspec.structs.replace(update, translations=among(translations[id], self.site.languages))
            if id in translations
            else update
            for id, update in updates.items()
        )
        return sorted(with_translations, key=lambda update: (update.at, numbers[update.id]))

    def check_translation(self, name: str) -> None:
        """Names what is wrong with an update or a post-mortem in another language."""
        says, hint = not_shown(language_of(name), self.site.languages)
        if says:
            self.problems.append(self.problem("language-not-shown", name, says, hint=hint, level="warning"))
        if original_of(name) not in self.folder.files:
            self.problems.append(of_nothing(self.folder.path, name, self.folder.files))
        text = self.text(name)
        if text is None:
            return
        wrong = front_matter_problem(text, f"{self.folder.path}/{name}")
        if wrong is not None:
            self.problems.append(wrong)
        else:
            self.check_body(name, Parts(None, text, 1))

    def update(self, name: str, id: str, at: datetime, kind: Kind | None) -> Update | None:
        text = self.text(name)
        if text is None:
            return None
        path = f"{self.folder.path}/{name}"
        parts = split(text)
        if parts is None:
            self.problems.append(not_closed(text, path))
            return None
        if not text.strip():
            self.problems.append(self.problem("empty-text", name, "the file is empty", hint=_HOW_IT_BEGINS))
            return None
        self.check_body(name, parts)
        if parts.front_matter is None:
            self.problems.append(self.no_front_matter(name, text))
            return None
        front = self.seen.fronts.get((kind, parts.front_matter))
        if front is None:
            document = Document(parts.front_matter, path, first_line=2)
            front = document.value(UpdateFile, lambda front: self.update_faults(front, kind, at), status=Status.POSTMORTEM)
            self.problems.extend(with_statuses_of(kind, problem) for problem in document.problems)
            if front is None:
                return None
            if not document.problems and front.corrected_at is None:
                self.seen.fronts[kind, parts.front_matter] = front
        return Update(
            status=front.status,
            components=front.components,
            corrected_at=front.corrected_at,
            correction=front.correction.strip(),
            imported_id=front.imported_id,
            id=id,
            at=at,
            text_id=self.folder.files[name],
        )

    def no_front_matter(self, name: str, text: str) -> Problem:
        begin = text.lstrip()
        line = text.count("\n", 0, len(text) - len(begin)) + 1
        if begin.startswith("---"):
            says, fix = "`---` has to be the first line", "remove what stands before it"
        elif _KEY.match(begin):
            says, fix = "the line `---` before the first field is missing", "---"
        else:
            says, fix = "the front matter with the status is missing", ""
        return self.problem("no-front-matter", name, says, line=line, fix=fix, hint="" if fix else _HOW_IT_BEGINS)

    def check_body(self, name: str, parts: Parts) -> None:
        if not parts.body.strip():
            self.problems.append(
                self.problem(
                    "empty-text",
                    name,
                    "the update says nothing" if name.startswith("updates/") else "the post-mortem says nothing",
                    line=parts.body_line,
                    hint="write what users see, and what comes next"
                    if name.startswith("updates/")
                    else "write it, or remove the file",
                )
            )
        bad = CONTROL.search(parts.body)
        if bad:
            line = parts.body_line + parts.body.count("\n", 0, bad.start())
            says = f"a character that nobody sees, U+{ord(bad[0]):04X}"
            column = bad.start() - parts.body.rfind("\n", 0, bad.start())
            place = Place(f"{self.folder.path}/{name}", line, column, 1)
            self.problems.append(
                Problem(code="control-character", place=place, says=says, hint="remove it; feeds cannot carry it")
            )

    def update_faults(self, front: UpdateFile, kind: Kind | None, at: datetime) -> Iterator[Fault]:
        for id in front.components:
            if id not in self.seen.components:
                yield self.unknown_component(id)
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

    def unknown_component(self, id: str) -> Fault:
        for component in self.site.components:
            if id in component.formerly or id.lower() == component.name.lower():
                says = (
                    f'"{id}" is now called "{component.id}"'
                    if id in component.formerly
                    else f'"{id}" has the id "{component.id}"'
                )
                return Fault(("components", id), "unknown-component", says, component.id, of_key=True)
        ids = [component.id for component in self.site.components]
        meant = nearest(id, ids)
        return Fault(
            ("components", id), "unknown-component", f'no such component: "{id[:60]}"', meant, choices(ids, meant), of_key=True
        )

    def postmortem(self) -> PostMortem | None:
        if "postmortem.md" not in self.folder.files:
            return None
        text = self.text("postmortem.md")
        if text is None:
            return None
        parts = split(text)
        if parts is None:
            self.problems.append(not_closed(text, f"{self.folder.path}/postmortem.md"))
            return None
        if parts.front_matter is None:
            return PostMortem()
        document = Document(parts.front_matter, f"{self.folder.path}/postmortem.md", first_line=2)
        value = document.value(PostMortem, action_item_faults)
        self.problems.extend(document.problems)
        return value

    def check_file(self, name: str) -> None:
        if name == "incident.yml" or name in TEXT_FILES or name.startswith("updates/"):
            if name in ("timeline.md", PUBLIC_POSTMORTEM):
                self.text(name)
            return
        if language_of(name):
            self.check_translation(name)
            return
        meant = nearest(name, ("incident.yml", *TEXT_FILES))
        fix = f"rename it to {meant}" if meant and meant not in self.folder.files else ""
        hint = f"a record has incident.yml, updates/, {', '.join(TEXT_FILES)}"
        says = "no part of a record has this name, so it is not read"
        self.problems.append(self.problem("stray-file", name, says, fix=fix, hint=hint, level="warning"))
