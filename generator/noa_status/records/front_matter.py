"""Markdown files with front matter: where it ends, and where the text begins."""

from __future__ import annotations

from typing import NamedTuple

from noa_status.problems import Place, Problem

MAX_BYTES = 1_000_000


class Parts(NamedTuple):
    """A file in two parts. `front_matter` is None where there is none; lines count from 1."""

    front_matter: str | None
    body: str
    body_line: int


def decode(data: bytes, path: str) -> str | Problem:
    """A file's bytes as text: UTF-8, without a byte order mark, with line feeds; or what is wrong with them."""
    if len(data) > MAX_BYTES:
        return Problem(
            code="file-too-large",
            place=Place(path),
            says=f"{len(data):,} bytes; a record's file holds at most {MAX_BYTES:,}",
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


def body_of(text: str) -> str:
    """The text of a Markdown file without its front matter."""
    parts = split(text)
    return text if parts is None else parts.body
