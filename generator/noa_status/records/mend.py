"""Puts into files what is certainly meant: the edits that problems carry, each file whole and in one step."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from noa_status.problems import Problem
from noa_status.records.front_matter import split
from noa_status.records.write import write_file

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BOM = "\ufeff"
_PUBLIC = re.compile(r"incidents/(?:.*/)?(?:updates/[^/]+|postmortem\.public(?:\.[^/]+)?\.md)")


class Mended(NamedTuple):
    """A problem that was put right: its line before and after (empty where the line came or went)."""

    problem: Problem
    before: str
    after: str


def mend(root: Path, problems: Iterable[Problem]) -> list[Mended]:
    """Writes the edits of problems into their files, and gives what was done in the order of files.

    Words that the public reads are never touched, nor what is no regular file. Where two edits are of one stretch, the first is
    made. Raises OSError where the disk fails; each file is then as it was, or whole.
    """
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.edit is not None:
            by_path.setdefault(problem.place.path, []).append(problem)
    done: list[Mended] = []
    for path in sorted(by_path):
        text = _text(root / path)
        if text is None:
            continue
        mended = list(_edits(text, path, by_path[path]))
        if mended:
            write_file(root / path, _applied(text, mended).encode())
            done += (one for one, _, _ in mended)
    return done


_Edit = tuple[Mended, int, tuple[int, int]]


def _edits(text: str, path: str, problems: Iterable[Problem]) -> Iterator[_Edit]:
    """Each edit with its line, counted from 0, and the stretch of that line, in order."""
    lines = _LINE.findall(text.removeprefix(_BOM))
    last = _words_begin(text, path)
    taken: set[tuple[int, int]] = set()
    for problem in sorted(problems, key=lambda problem: problem.place):
        number, start = problem.place.line - 1, problem.place.column - 1
        stretch = {(number, column) for column in range(start, start + max(problem.place.length, 1))}
        if number >= min(last, len(lines)) or not taken.isdisjoint(stretch):
            continue
        taken |= stretch
        line = lines[number].rstrip("\r\n")
        after = line[:start] + (problem.edit or "") + line[start + problem.place.length :]
        yield Mended(problem, line, after.rstrip() if not problem.edit else after), number, (start, start + problem.place.length)


def _applied(text: str, edits: Iterable[_Edit]) -> str:
    lines = _LINE.findall(text.removeprefix(_BOM))
    ends = {number: line[len(line.rstrip("\r\n")) :] for number, line in enumerate(lines)}
    for mended, number, (start, end) in sorted(edits, key=lambda edit: (edit[1], edit[2]), reverse=True):
        line = lines[number].rstrip("\r\n")
        edit = (mended.problem.edit or "").replace("\n", ends[number] or "\n")
        line = line[:start] + edit + line[end:]
        # What took a comment away leaves no blanks behind, and no empty line.
        line = line.rstrip() if not edit else line
        lines[number] = f"{line}{ends[number]}" if line or edit else ""
    return _BOM * text.startswith(_BOM) + "".join(lines)


def _words_begin(text: str, path: str) -> int:
    """The first line that belongs to the public, counted from 0; more than there are for what is internal."""
    if not _PUBLIC.fullmatch(path):
        return len(text) + 1
    normal = text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")
    parts = split(normal)
    if parts is not None and parts.front_matter is not None:
        return parts.body_line - 1
    # Where the front matter is not opened, what stands before its end is none of the words.
    closing = normal.find("\n---")
    return normal.count("\n", 0, closing) + 1 if closing >= 0 else 0


def _text(path: Path) -> str | None:
    """A regular file's text as it is, or None where it is no such thing."""
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return None
        with open(path, "rb") as file:
            return file.read().decode()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError, ValueError):
        return None
