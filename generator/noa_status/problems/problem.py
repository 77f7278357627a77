"""Problem and Place: something wrong in a file, where, and what would be right."""

from __future__ import annotations

from typing import Literal

import msgspec

Level = Literal["error", "warning"]


class Place(msgspec.Struct, frozen=True, order=True):
    """A spot in a file of the repository. Lines and columns count from 1; `length` 0 means the whole line."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 0


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong. `code` is stable and documented; `fix` is what the line would be; `hint` explains or lists.

    `edit` is there where the fix is certain: the text that goes in the place of what `place` marks, or in front of it where
    `length` is 0. An empty one takes it away.
    """

    code: str
    place: Place
    says: str
    level: Level = "error"
    fix: str = ""
    hint: str = ""
    edit: str | None = None


class NoaStatusError(Exception):
    """What stops the program: a sentence for the user and the exit status (2 wrong use, 3 the world failed)."""

    def __init__(self, says: str, *, exit_status: int = 3) -> None:
        super().__init__(says)
        self.exit_status = exit_status
