"""Sheets: figures and lists once, told three ways: as a table of a page, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import msgspec

from noa_status.internal.page import InternalFile
from noa_status.internal.values import Fact, Instant, Link, Mark, Row, Table

Value = str | int | float | bool | None

# A spreadsheet takes a text that begins so for a formula, and what records hold comes from anybody's pull request.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """`value` is what programs get; the rest is what the page shows, by default the value as it is."""

    value: Value = None
    words: str = ""
    mark: Mark | None = None
    at: Instant | None = None
    links: tuple[Link, ...] = ()
    note: str = ""


class Column(msgspec.Struct, frozen=True):
    """`id` is the name for programs, with its unit (`median_seconds`); a column without a title is for them alone."""

    id: str
    title: str = ""


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """Rows under columns. The first column of a page's table is its head: it is shown as a link."""

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


def cell(value: Value, words: str | None = None) -> Cell:
    """A cell that shows its value, or these words for it; nothing for None."""
    return Cell(value=value, words=("" if value is None else str(value)) if words is None else words)


def table_of(sheet: Sheet, *, id: str = "") -> Table:
    """The sheet as a table of a page."""
    shown = [number for number, column in enumerate(sheet.columns) if column.title]
    head, *others = shown
    rows = tuple(
        Row(
            link=_head(row[head]),
            mark=row[head].mark,
            cells=tuple(_fact(row[number], sheet.columns[number].title) for number in others),
        )
        for row in sheet.rows
    )
    return Table(
        id=id or sheet.id,
        title=sheet.title,
        first=sheet.columns[head].title,
        columns=tuple(sheet.columns[number].title for number in others),
        rows=rows,
        note=sheet.note,
    )


def files_of(sheet: Sheet, folder: str) -> tuple[InternalFile, InternalFile]:
    """The sheet as CSV and as JSON, in a folder of the site (`metrics/`)."""
    return (
        InternalFile(uri=f"{folder}{sheet.id}.csv", content=csv_of(sheet)),
        InternalFile(uri=f"{folder}{sheet.id}.json", content=json_of(sheet)),
    )


def csv_of(sheet: Sheet) -> str:
    """RFC 4180, with the columns' ids as the first line. A text that a spreadsheet would take for a formula begins with '."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([column.id for column in sheet.columns])
    writer.writerows([_harmless(found.value) for found in row] for row in sheet.rows)
    return written.getvalue()


def json_of(sheet: Sheet) -> str:
    """An object with the title, the columns' ids and a list of objects, one a row."""
    names = [column.id for column in sheet.columns]
    whole = {"title": sheet.title, "columns": names, "rows": rows_of(sheet)}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"


def rows_of(sheet: Sheet) -> list[dict[str, Value]]:
    """The values by the columns' ids."""
    return [{column.id: found.value for column, found in zip(sheet.columns, row, strict=True)} for row in sheet.rows]


def links_of(files: Sequence[InternalFile], href: str) -> tuple[Link, ...]:
    """The ways to a sheet's files; `href` is what goes before their ids."""
    return tuple(Link(file.uri.rpartition(".")[2].upper(), href + file.uri.rpartition("/")[2]) for file in files)


def _harmless(value: Value) -> Value:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _head(found: Cell) -> Link:
    words = found.words or ("" if found.mark is not None or found.value is None else str(found.value))
    link = found.links[0] if found.links else Link(words, "")
    return msgspec.structs.replace(link, note=found.note) if found.note else link


def _fact(found: Cell, name: str) -> Fact:
    return Fact(name=name, words=found.words, at=found.at, mark=found.mark, links=found.links, note=found.note)
