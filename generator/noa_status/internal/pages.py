"""A page from a template and its value, with the headings that the template shows."""

from __future__ import annotations

from noa_status.internal.markdown import Heading
from noa_status.internal.page import InternalPage, World
from noa_status.internal.values import TablesPage


def tables_page(
    uri: str, value: TablesPage, world: World, *, tags: tuple[str, ...] = (), search_boost: float = 1
) -> InternalPage:
    """A page of tables: its headings are theirs."""
    headings = [Heading(1, "page-title", value.title), *(Heading(2, table.id, table.title) for table in value.tables)]
    return InternalPage(
        uri=uri,
        title=value.title,
        html=world.render("tables.html.j2", value),
        headings=tuple(headings),
        anchors=frozenset(heading.id for heading in headings),
        tags=tags,
        search_boost=search_boost,
        # Few tables need no table of contents, and the tables need its room.
        hide=("toc",) if len(value.tables) < 3 else (),
    )
