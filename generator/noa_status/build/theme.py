"""Where templates and texts lie: the user's `site_overrides/` before ours, file by file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

from noa_status import addresses
from noa_status.model.look import Look
from noa_status.problems import Problem
from noa_status.public.failures import NotRendered, failure_problem
from noa_status.public.markdown import html_of
from noa_status.public.overrides import override_problems
from noa_status.public.references import OURS
from noa_status.public.values import Text
from noa_status.records.front_matter import body_of
from noa_status.records.listing import blob_id

MADE_AT_MOST = 2048
"""Texts whose HTML is kept at hand: about what a month of a large site has."""


@cache
def default_overrides() -> Path:
    """The package's own `site_overrides/`: inside the package where it is installed, beside it in a checkout."""
    inside = Path(__file__).parents[1] / "site_overrides"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "site_overrides"


class Overrides:
    """The files of one part of `site_overrides/` (`public`, `internal/pages`): a user's file shadows ours of the same path, which
    stays there as `default/` and its path."""

    def __init__(self, root: Path, part: str) -> None:
        ours, own = default_overrides() / part, root / "site_overrides" / part
        self._ours = dict(_files(ours))
        # In the generator's own repository they are the same, and nobody's own.
        self._own = {} if _is_same(ours, own) else {name: path for name, path in _files(own) if os.path.isfile(path)}
        self._data: dict[str, bytes] = {}

    def load(self, name: str) -> str | None:
        """A file's text, or None where neither has it. What is no UTF-8 is replaced: it is told elsewhere."""
        data = self.read(name)
        return None if data is None else data.decode("utf-8-sig", "replace")

    def read(self, name: str) -> bytes | None:
        """A file's bytes, or None where neither has it."""
        path = self._ours.get(name.removeprefix(OURS)) if name.startswith(OURS) else self._own.get(name) or self._ours.get(name)
        return None if path is None else self._bytes(path)

    def own(self) -> dict[str, bytes]:
        """The user's files by their names."""
        return {name: self._bytes(path) for name, path in self._own.items()}

    def problems(self, look: Look) -> list[Problem]:
        """What is wrong with the user's files, or with their names, that can be seen without rendering anything."""
        logo = look.logo
        names = () if logo is None else filter(None, (logo.light, logo.dark))
        return list(override_problems(self.own(), self.load, [addresses.asset(name) for name in names]))

    def problem_of(self, failure: NotRendered) -> Problem | None:
        """What is wrong with the user's files that a page could not be rendered; None where they have nothing to do with it."""
        return failure_problem(failure, self._own, self.load)

    def digest(self) -> bytes:
        """Changes with any file, ours that are shadowed included."""
        state = blake2b(digest_size=16)
        for files in (self._ours, self._own):
            for name in sorted(files):
                data = self._bytes(files[name])
                state.update(os.fsencode(f"{name}\0{len(data)}\0") + data)
            state.update(b"\0")
        return state.digest()

    def _bytes(self, path: str) -> bytes:
        if path not in self._data:
            with open(path, "rb") as file:
                self._data[path] = file.read()
        return self._data[path]


def _files(base: Path) -> Iterator[tuple[str, str]]:
    """Every file under a folder: its name there, with forward slashes, and its path."""
    for folder, _, names in os.walk(base):
        for name in sorted(names):
            path = os.path.join(folder, name)
            yield os.path.relpath(path, base).replace(os.sep, "/"), path


def _is_same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and os.path.samefile(one, other)


class Texts:
    """Bodies of updates and post-mortems as safe HTML; their relative links lead on from `base`, the site's address.

    What was read while records were read is at hand; the rest is read when it is asked for.
    """

    def __init__(self, read: Callable[[str], bytes], from_git: Callable[[str], bytes | None], base: str = "") -> None:
        self._base = base
        self._read, self._from_git = read, from_git
        self._at_hand: dict[str, bytes] = {}
        self._made: dict[Text, str] = {}

    def reading(self, read: Callable[[str], bytes]) -> Callable[[str], bytes]:
        """The same way of reading, remembering the public texts that pass by."""

        def remembering(path: str) -> bytes:
            data = read(path)
            if path.endswith(".md") and ("/updates/" in path or path.endswith("/postmortem.public.md")):
                self._at_hand[path] = data
            return data

        return remembering

    def html(self, text: Text) -> str:
        """The text as safe HTML. That of the last ones is at hand: the pages and feeds of a month ask for the same."""
        made = self._made.get(text)
        if made is None:
            if len(self._made) >= MADE_AT_MOST:
                self._made.clear()
            made = self._made[text] = self._html_of(text)
        return made

    def _html_of(self, text: Text) -> str:
        """The text as safe HTML, made anew.

        What lies on the disk may be another one than what is shown (a broken edit, a deleted file): then git has the content.
        """
        data = self._at_hand.get(text.path)
        if data is None:
            try:
                data = self._read(text.path)
            except FileNotFoundError:
                data = b""
        # A checkout may have line ends of its own.
        if blob_id(data) != text.id and blob_id(data.replace(b"\r\n", b"\n")) != text.id:
            data = self._from_git(text.id) or data
        return html_of(body_of(data.decode("utf-8-sig", "replace").replace("\r\n", "\n")), base=self._base)
