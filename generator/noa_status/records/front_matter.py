"""Markdown files with front matter: where it ends, and where the text begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from noa_status.problems import Place, Problem
from noa_status.problems.problem import Level

MAX_BYTES = 1_000_000
_FIELD = re.compile(r"[\s#}\]-]|[\w-]+ *:(?:\s|$)")


class Parts(NamedTuple):
    """A file in two parts. `front_matter` is None where there is none; lines count from 1."""

    front_matter: str | None
    body: str
    body_line: int


def decode(data: bytes, path: str, *, most: int = MAX_BYTES) -> str | Problem:
    """A file's bytes as text: UTF-8, without a byte order mark, with line feeds; or what is wrong with them."""
    if len(data) > most:
        return Problem(
            code="file-too-large",
            place=Place(path),
            says=f"{len(data):,} bytes; such a file holds at most {most:,}",
            hint="link to what is longer",
        )
    try:
        text = data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - before.rfind(b"\n")
        return Problem(
            code="not-utf-8",
            place=Place(path, line, column),
            says=f"byte 0x{data[error.start]:02x} is not UTF-8",
            hint="save the file as UTF-8",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def split(text: str) -> Parts | None:
    """The two parts of a Markdown file, or None where the front matter is opened and never closed."""
    if not text.startswith("---"):
        return Parts(None, text, 1)
    first, _, rest = text.partition("\n")
    if first.rstrip() != "---":
        return Parts(None, text, 1)
    line = 2
    position = len(first) + 1
    for content in rest.split("\n"):
        if content.rstrip() == "---":
            return Parts(text[len(first) + 1 : position], text[position + len(content) + 1 :], line + 1)
        line += 1
        position += len(content) + 1
    return None


def not_closed(text: str, path: str, level: Level = "error") -> Problem:
    """The problem with a front matter that is never closed, and before which line that should probably be."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines[1:], 2) if line.strip() and not _FIELD.match(line)), 0)
    before = f" before line {first}" if first else " behind the last field"
    return Problem(
        code="front-matter-not-closed",
        level=level,
        place=Place(path),
        says="the front matter is opened here and never closed",
        fix="---",
        hint=f"this line is missing{before}",
    )


def body_of(text: str) -> str:
    """The text of a Markdown file without its front matter."""
    parts = split(text)
    return text if parts is None else parts.body
