"""What the compose page asks: how an update would look everywhere, what is wrong with it; and that it be written."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import msgspec

from noa_status import addresses
from noa_status.problems import NoaStatusError, Problem
from noa_status.records.write import write_file
from noa_status.serve.draft import DraftCheckout
from noa_status.serve.news import Trouble
from noa_status.serve.preview import trouble
from noa_status.serve.sites import DRAFT, PublicSites


class Fields(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands in the form. Without `incident`, an id, it is a new one. A `text` of None begins as the plan's template."""

    incident: str = ""
    title: str = ""
    severity: str = ""
    status: str = ""
    components: dict[str, str] = {}
    text: str | None = None


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """The mail that goes out with it: to whom, in the plan's words; without subject and text where nobody gets one."""

    to: str
    subject: str = ""
    text: str = ""


class Proposed(msgspec.Struct, frozen=True, kw_only=True):
    """The form as files by their paths, the record's `folder` and `update`, an id; what is wrong with them (`is_whole` without an
    error, `is_read` if it makes a record all the same); the `text` that the plan begins with; the mail; what comes after it, and
    what home says before and after."""

    folder: str
    update: str
    files: dict[str, str]
    problems: tuple[Problem, ...]
    is_whole: bool
    is_read: bool
    text: str
    letter: Letter
    next_steps: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    is_public: bool = True


class Desk(Protocol):
    """Where updates are written: with the same rules as on the command line, whose they are."""

    def facts(self, now: datetime) -> dict[str, Any]:
        """What the form offers: incidents, severities, components."""
        ...

    def propose(self, fields: Fields, now: datetime) -> Proposed:
        """The form as files. Raises NoDraft where it makes none yet."""
        ...


class NoDraft(Exception):
    """What is missing in the form, or fits nothing."""


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A draft as everybody would see it. `page` and `home` are addresses to look at; `entry` is the feed's, None where there is
    none (nothing public, or no whole draft)."""

    files: dict[str, str]
    is_whole: bool
    troubles: tuple[Trouble, ...]
    text: str
    letter: Letter
    page: str = ""
    home: str = ""
    entry: dict[str, Any] | None = None
    before: str = ""
    after: str = ""


class Compose:
    """One draft at a time, built beside the present site. `clock` gives the moment at which it is posted."""

    def __init__(self, root: Path, sites: PublicSites, desk: Callable[[], Desk], clock: Callable[[], datetime]) -> None:
        self._root, self._sites, self._desk, self._clock = root, sites, desk, clock
        self._number = 0
        self._folders: set[str] = set()
        self.lock = threading.Lock()
        """To be held while the draft's site is built or read."""

    def facts(self) -> dict[str, Any]:
        """What the form offers."""
        return self._desk().facts(self._clock())

    def check(self, data: bytes) -> Seen:
        """How the form's draft would look. Raises NoDraft."""
        now = self._clock()
        proposed = self._desk().propose(_fields(data), now)
        lines = {path: text.split("\n") for path, text in proposed.files.items()}

        def line_of(path: str, line: int) -> str:
            found = lines.get(path, ())
            return found[line - 1] if 0 < line <= len(found) else ""

        seen = Seen(
            files=proposed.files,
            is_whole=proposed.is_whole,
            troubles=tuple(trouble(problem, line_of) for problem in proposed.problems),
            text=proposed.text,
            letter=proposed.letter,
            before=proposed.before,
            after=proposed.after,
        )
        if not proposed.is_read or not proposed.is_public:
            return seen
        with self.lock:
            return self._built(seen, proposed, now)

    def write(self, data: bytes) -> dict[str, Any]:
        """Writes the draft's files, if nothing in them is an error. Raises NoDraft, OSError."""
        proposed = self._desk().propose(_fields(data), self._clock())
        if not proposed.is_whole:
            errors = [problem for problem in proposed.problems if problem.level == "error"]
            raise NoDraft(f"Nothing was written: {errors[0].says if errors else 'the draft is not whole'}.")
        there = [path for path in proposed.files if (self._root / path).exists()]
        if there:
            raise NoDraft(f"Nothing was written: {there[0]} is there already. Try again.")
        for path, text in proposed.files.items():
            write_file(self._root / path, text.encode())
        id = proposed.folder.rpartition("/")[2]
        page = addresses.incident(id) if proposed.is_public else ""
        return {"written": list(proposed.files), "next": proposed.next_steps, "page": page, "incident": id}

    def _built(self, seen: Seen, proposed: Proposed, now: datetime) -> Seen:
        files = {path: text.encode() for path, text in proposed.files.items()}
        checkout = DraftCheckout(self._root, proposed.folder, files, frozenset(self._folders))
        self._folders.add(proposed.folder)
        try:
            report = self._sites.make(DRAFT, now, checkout)
        except NoaStatusError as error:
            raise NoDraft(str(error)) from error
        if not report.is_built:
            return seen
        self._number += 1
        home = f"/-/draft/{self._number}/"
        id = proposed.folder.rpartition("/")[2]
        page = f"{home}{addresses.incident(id)}{addresses.update_anchor(proposed.update)}"
        return msgspec.structs.replace(seen, home=home, page=page, entry=self._entry(id, proposed.update))

    def _entry(self, id: str, update: str) -> dict[str, Any] | None:
        """The draft's entry in the feed, from the very file that readers would get."""
        ending = addresses.incident(id) + addresses.update_anchor(update)
        feed = msgspec.json.decode((self._sites.folder(DRAFT) / addresses.FEED_JSON).read_bytes())
        entry = next((item for item in feed["items"] if item["url"].endswith(ending)), None)
        return None if entry is None else {**entry, "feed": feed["title"]}


def _fields(data: bytes) -> Fields:
    try:
        return msgspec.json.decode(data, type=Fields)
    except msgspec.MsgspecError as error:
        raise NoDraft(f"This is not what the form sends: {error}") from None
