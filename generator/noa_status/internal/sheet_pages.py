"""Pages of sheets: sections with what is told, a chart, a table, its files, and notes."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from noa_status.internal.markdown import Heading
from noa_status.internal.page import InternalFile, InternalPage, World
from noa_status.internal.sheets import Sheet, links_of, table_of
from noa_status.internal.values import Fact, Link, Table


class SheetSection(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the page: what is told, in words, a chart, its table and its files; then notes."""

    id: str
    title: str
    says: str
    chart_html: str = ""
    table: Table | None = None
    empty: str = ""
    files: tuple[Link, ...] = ()
    notes: tuple[Fact, ...] = ()


class SheetsPage(msgspec.Struct, frozen=True, kw_only=True):
    """What the template gets. `links_are` says what the links lead to."""

    title: str
    says: str
    crumbs: tuple[Link, ...] = ()
    links: tuple[Link, ...] = ()
    links_are: str = ""
    sections: tuple[SheetSection, ...] = ()
    empty: str = ""


def section_of(
    sheet: Sheet,
    *,
    says: str = "",
    chart_html: str = "",
    empty: str = "",
    files: Sequence[InternalFile] = (),
    notes: tuple[Fact, ...] = (),
    beside: str = "",
    shown: int | None = None,
) -> SheetSection:
    """A sheet as a section; `beside` is what goes before the names of its files. An empty sheet has no table and
    no file. The table has the first `shown` rows, the files have all.
    """
    return SheetSection(
        id=sheet.id,
        title=sheet.title,
        says=says or sheet.note,
        chart_html=chart_html,
        table=table_of(msgspec.structs.replace(sheet, rows=sheet.rows[:shown])) if sheet.rows else None,
        empty=empty,
        files=links_of(files, beside) if sheet.rows else (),
        notes=notes,
    )


def sheets_page(uri: str, value: SheetsPage, world: World, *, search_boost: float = 1) -> InternalPage:
    """A page of sheets: its headings are theirs."""
    headings = [Heading(1, "page-title", value.title), *(Heading(2, one.id, one.title) for one in value.sections)]
    return InternalPage(
        uri=uri,
        title=value.title,
        html=world.render("sheets.html.j2", value),
        headings=tuple(headings),
        anchors=frozenset(heading.id for heading in headings),
        description=value.says,
        search_boost=search_boost,
        hide=("toc",) if len(value.sections) < 3 else (),
    )


def beside(world: World, uri: str) -> str:
    """What goes before the name of a file that lies in a page's own folder."""
    folder = uri.rpartition("/")[0]
    return world.href(uri, f"{folder}/x.csv" if folder else "x.csv").removesuffix("x.csv")
