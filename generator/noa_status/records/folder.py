"""A record's folder while it is read: its files, and everything that is wrong in them so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from noa_status.model.site import Site
from noa_status.problems import Place, Problem
from noa_status.problems.problem import Level
from noa_status.records.faults import CONTROL, REMOVE_UNSEEN, unseen
from noa_status.records.front_matter import Parts, decode, not_closed, split
from noa_status.records.translations import front_matter_problem, language_of, not_shown, of_nothing, original_of

Read = Callable[[str], bytes]


class Folder(NamedTuple):
    """A record's folder: its path, and the content id of each file in it by the file's path inside."""

    path: str
    files: Mapping[str, str]

    @property
    def id(self) -> str:
        """The record's id: the folder's name."""
        return self.path.rpartition("/")[2]


class FolderReader:
    """Reads a folder's texts and gathers the problems. `read` gives a file's bytes by its path in the repository."""

    def __init__(self, folder: Folder, site: Site, read: Read) -> None:
        self.folder, self.site, self.read = folder, site, read
        self.problems: list[Problem] = []

    def path(self, name: str) -> str:
        """The path in the repository of a file of the folder."""
        return f"{self.folder.path}/{name}"

    def add(
        self,
        code: str,
        name: str,
        says: str,
        *,
        line: int = 1,
        fix: str = "",
        hint: str = "",
        level: Level = "error",
        edit: str | None = None,
    ) -> None:
        """Adds a problem with a file of the folder."""
        place = Place(self.path(name), line)
        self.problems.append(Problem(code=code, level=level, place=place, says=says, fix=fix, hint=hint, edit=edit))

    def text(self, name: str) -> str | None:
        """A file's text, or None where it is none."""
        decoded = decode(self.read(self.path(name)), self.path(name))
        if isinstance(decoded, str):
            return decoded
        self.problems.append(decoded)
        return None

    def parts(self, name: str, text: str) -> Parts | None:
        """A text's front matter and body, or None where the front matter does not end."""
        parts = split(text)
        if parts is None:
            self.problems.append(not_closed(text, self.path(name)))
        return parts

    def check_body(self, name: str, parts: Parts) -> None:
        """Names what is wrong with what an update or a post-mortem says."""
        is_update = name.startswith("updates/")
        if not parts.body.strip():
            self.add(
                "empty-text",
                name,
                "the update says nothing" if is_update else "the post-mortem says nothing",
                line=parts.body_line,
                hint="write what users see, and what comes next" if is_update else "write it, or remove the file",
            )
        bad = CONTROL.search(parts.body)
        if bad:
            line = parts.body_line + parts.body.count("\n", 0, bad.start())
            column = bad.start() - parts.body.rfind("\n", 0, bad.start())
            place = Place(self.path(name), line, column, 1)
            self.problems.append(Problem(code="control-character", place=place, says=unseen(bad[0]), hint=REMOVE_UNSEEN))

    def check_translation(self, name: str) -> None:
        """Names what is wrong with an update or a post-mortem in another language."""
        says, hint = not_shown(language_of(name), self.site.languages)
        if says:
            self.add("language-not-shown", name, says, hint=hint, level="warning")
        if original_of(name) not in self.folder.files:
            self.problems.append(of_nothing(self.folder.path, name, self.folder.files))
        text = self.text(name)
        if text is None:
            return
        wrong = front_matter_problem(text, self.path(name))
        if wrong is not None:
            self.problems.append(wrong)
        else:
            self.check_body(name, Parts(None, text, 1))
