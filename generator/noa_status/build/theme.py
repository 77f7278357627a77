"""Where templates and texts lie: the user's `site_overrides/` before ours, file by file."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path

from noa_status.public.markdown import html_of
from noa_status.public.values import Text
from noa_status.records.front_matter import body_of
from noa_status.records.listing import blob_id


@cache
def default_overrides() -> Path:
    """The package's own `site_overrides/`: inside the package where it is installed, beside it in a checkout."""
    inside = Path(__file__).parents[1] / "site_overrides"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "site_overrides"


class Overrides:
    """The files of one part of `site_overrides/` (`public`, `internal/pages`): a user's file shadows ours of the same path."""

    def __init__(self, root: Path, part: str) -> None:
        self.files: dict[str, str] = {}
        for base in (default_overrides() / part, root / "site_overrides" / part):
            for folder, _, names in os.walk(base):
                for name in sorted(names):
                    path = os.path.join(folder, name)
                    self.files[os.path.relpath(path, base).replace(os.sep, "/")] = path
        self._data: dict[str, bytes] = {}

    def load(self, name: str) -> str | None:
        """A file's text, or None where neither has it."""
        data = self.read(name)
        return None if data is None else data.decode()

    def read(self, name: str) -> bytes | None:
        """A file's bytes, or None where neither has it."""
        if name not in self._data:
            path = self.files.get(name)
            if path is None:
                return None
            with open(path, "rb") as file:
                self._data[name] = file.read()
        return self._data[name]

    def digest(self) -> bytes:
        """Changes with any file."""
        state = blake2b(digest_size=16)
        for name in sorted(self.files):
            data = self.read(name) or b""
            state.update(f"{name}\0{len(data)}\0".encode() + data)
        return state.digest()


class Texts:
    """Bodies of updates and post-mortems as safe HTML; their relative links lead on from `base`, the site's address.

    What was read while records were read is at hand; the rest is read when it is asked for.
    """

    def __init__(self, read: Callable[[str], bytes], from_git: Callable[[str], bytes | None], base: str = "") -> None:
        self._base = base
        self._read, self._from_git = read, from_git
        self._at_hand: dict[str, bytes] = {}

    def reading(self, read: Callable[[str], bytes]) -> Callable[[str], bytes]:
        """The same way of reading, remembering the public texts that pass by."""

        def remembering(path: str) -> bytes:
            data = read(path)
            if path.endswith(".md") and ("/updates/" in path or path.endswith("/postmortem.public.md")):
                self._at_hand[path] = data
            return data

        return remembering

    def html(self, text: Text) -> str:
        """The text as safe HTML.

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
