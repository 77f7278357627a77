"""New record files: the one place that writes them.

Facts and front matter are plain values in the order in which they shall stand; what is written reads back equal. A file that is
there and says something else is never overwritten unless told; what would not read without an error is named, not written.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple, TypeGuard

from noa_status.model.site import Site
from noa_status.problems import Place, Problem
from noa_status.records.folder import Folder
from noa_status.records.incident import RECORD_ID, read_incident

Scalar = str | int | bool | datetime | date
Plain = Scalar | None | Mapping[str, "Plain"] | Sequence["Plain"]

_LONGEST_LINE = 110
_UPDATE_ID = re.compile(r"\d{8}T\d{4}Z(-([2-9]|[1-9]\d))?", re.ASCII)
_PLAIN = re.compile(r"[^\W_](?:.*[^\s:])?")
_NOT_PLAIN = re.compile(r": | #")
_NOT_PLAIN_INSIDE = re.compile(r"[,\[\]{}:?]| #")
# What other readers of YAML would take for something else than a text.
_NO_TEXT = re.compile(r"(?i)y|n|yes|no|on|off|true|false|null|\.?(?:inf|nan)|[-+.\d][-+.:_\dTZtz ]*(?:e[-+]?\d+)?|0[xo][\da-f_]+")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


class NewUpdate(NamedTuple):
    """An update to be written: its id (the file's name), its front matter, its Markdown."""

    id: str
    front: Mapping[str, Plain]
    body: str


class NewRecord(NamedTuple):
    """A record to be written, or to be added to: `folder` is its path in the repository."""

    folder: str
    facts: Mapping[str, Plain]
    updates: tuple[NewUpdate, ...] = ()


class Written(NamedTuple):
    """What became of a record's files, by their paths; with `problems` nothing was written.

    `new` did not exist, or were to be replaced; `same` say the same already; `differing` say something else and were left alone.
    """

    new: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def folder_of(id: str, begins_at: datetime) -> str:
    """Where a new record lies: `incidents/<year>/<id>`. Raises ValueError for what is no record's id."""
    if not RECORD_ID.fullmatch(id):
        raise ValueError(f"no record id: {id[:60]!r}")
    return f"incidents/{begins_at.astimezone(UTC).year:04}/{id}"


def write_record(root: Path, record: NewRecord, site: Site, *, replace: bool = False, dry_run: bool = False) -> Written:
    """Writes the files of a record that are not there yet, `incident.yml` first, each beside and moved over.

    Files that are there stay unless `replace`. New ones are read back before anything is written: where the reader finds an
    error, nothing is. Raises OSError, and ValueError for what is no update's id.
    """
    texts = record_texts(record)
    before = {path: _read(root / path) for path in texts}
    problems, data = _encoded(texts)
    new = [path for path in data if before[path] is None or (replace and before[path] != data[path])]
    if new and not problems:
        needed = {f"{record.folder}/incident.yml", *new}
        problems = read_back(record.folder, {path: data[path] for path in data if path in needed}, site)
    if problems:
        return Written(problems=tuple(problems))
    if not dry_run:
        for path in new:
            write_file(root / path, data[path])
    old = [path for path in data if path not in new]
    return Written(
        new=tuple(new),
        same=tuple(path for path in old if before[path] == data[path]),
        differing=tuple(path for path in old if before[path] != data[path]),
    )


def record_texts(record: NewRecord) -> dict[str, str]:
    """The files of a record: their texts by their paths, `incident.yml` first. Raises ValueError for what is no update's id."""
    texts = {f"{record.folder}/incident.yml": yaml_text(record.facts)}
    for update in record.updates:
        if not _UPDATE_ID.fullmatch(update.id):
            raise ValueError(f"no update id: {update.id[:60]!r}")
        texts[f"{record.folder}/updates/{update.id}.md"] = update_text(update.front, update.body)
    return texts


def update_text(front: Mapping[str, Plain], body: str) -> str:
    """An update's file. Line ends become line feeds and the text ends with one; nothing else of the body changes."""
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    return f"---\n{yaml_text(front)}---\n{body}" + ("" if body.endswith("\n") else "\n")


def read_back(folder: str, files: Mapping[str, bytes], site: Site) -> list[Problem]:
    """The errors that the reader finds in a record's files, which need not be on the disk."""
    inside = {path.removeprefix(f"{folder}/"): "" for path in files}
    _, problems = read_incident(Folder(folder, inside), site, files.__getitem__)
    return [problem for problem in problems if problem.level == "error"]


def write_file(path: Path, data: bytes, *, is_new: bool = False) -> None:
    """Writes a file beside and moves it over, so that nobody ever sees a part of it. Raises OSError, and with `is_new`
    FileExistsError where somebody else has made that file by now."""
    os.makedirs(path.parent, exist_ok=True)
    # Dot files are nobody's records: one that a crash leaves behind disturbs nothing.
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with open(beside, "wb") as file:
            file.write(data)
        if is_new:
            os.link(beside, path)
            beside.unlink()
        else:
            os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _read(path: Path) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _encoded(texts: Mapping[str, str]) -> tuple[list[Problem], dict[str, bytes]]:
    problems: list[Problem] = []
    data: dict[str, bytes] = {}
    for path, text in texts.items():
        try:
            data[path] = text.encode()
        except UnicodeEncodeError as error:
            line = text.count("\n", 0, error.start) + 1
            says = f"half a character, U+{ord(text[error.start]):04X}, which no file can hold"
            problems.append(Problem(code="not-utf-8", place=Place(path, line), says=says, hint="remove it"))
    return problems, data


def yaml_text(facts: Mapping[str, Plain]) -> str:
    """YAML for a mapping of plain values, which reads back equal. What is None or empty is left out (an empty text is not).

    A mapping or list stands in one line where that is short. Half characters (surrogates) stay: encoding the text names them.
    """
    return "".join(f"{line}\n" for key, value in facts.items() for line in _lines(key, value))


def yaml_inline(value: Plain) -> str:
    """The same in one line, for a hint or a fix: `{id: api, formerly: [rest-api]}`."""
    if value is None:
        return "null"
    if isinstance(value, (str, int, date)):
        return _scalar(value, inside=True)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_scalar(key, inside=True)}: {yaml_inline(item)}' for key, item in value.items())}}}"
    return f"[{', '.join(map(yaml_inline, value))}]"


def _lines(key: str, value: Plain, indent: str = "") -> Iterator[str]:
    head = f"{indent}{_scalar(key, inside=False)}:"
    if value is None or (not isinstance(value, (str, int, date)) and not value):
        return
    inline = _scalar(value, inside=False) if isinstance(value, (str, int, date)) else yaml_inline(value)
    if isinstance(value, (str, int, date)) or (not _is_rows(value) and len(head) + len(inline) < _LONGEST_LINE):
        yield f"{head} {inline}"
        return
    yield head
    if isinstance(value, Mapping):
        yield from (line for name, item in value.items() for line in _lines(name, item, f"{indent}  "))
    elif _is_rows(value):
        for row in value:
            lines = [line for name, item in row.items() for line in _lines(name, item, f"{indent}    ")]
            yield f"{indent}  - {lines[0].lstrip(' ')}" if lines else f"{indent}  - {{}}"
            yield from lines[1:]
    else:
        yield from (f"{indent}  - {yaml_inline(item)}" for item in value)


def _is_rows(value: Plain) -> TypeGuard[Sequence[Mapping[str, Plain]]]:
    return isinstance(value, Sequence) and not isinstance(value, str) and isinstance(value[0], Mapping)


def _scalar(value: Scalar, *, inside: bool) -> str:
    """One scalar; `inside` braces or brackets more of it needs quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        at = value.astimezone(UTC).replace(tzinfo=None)
        return f"{at.isoformat(timespec='seconds' if at.second else 'minutes')}Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    not_plain = _NOT_PLAIN_INSIDE if inside else _NOT_PLAIN
    if value.isprintable() and _PLAIN.fullmatch(value) and not not_plain.search(value) and not _NO_TEXT.fullmatch(value):
        return value
    return f'"{"".join(map(_escaped, value))}"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    code = ord(character)
    if character.isprintable() or 0xD800 <= code <= 0xDFFF:
        return character
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
