"""Pages of lists under headings: digests, the hand-off, drills."""

from __future__ import annotations

import msgspec

from noa_status.internal.markdown import Heading
from noa_status.internal.page import InternalPage, World
from noa_status.internal.values import Group, Link


class ListsPage(msgspec.Struct, frozen=True, kw_only=True):
    """What the template gets: groups without a line are left out before."""

    title: str
    says: str
    crumbs: tuple[Link, ...] = ()
    links: tuple[Link, ...] = ()
    groups: tuple[Group, ...] = ()
    empty: str = ""


def lists_page(uri: str, value: ListsPage, world: World, *, search_boost: float = 1) -> InternalPage:
    """A page of lists: its headings are theirs."""
    shown = msgspec.structs.replace(value, groups=tuple(group for group in value.groups if group.lines))
    headings = [Heading(1, "page-title", value.title), *(Heading(2, group.id, group.title) for group in shown.groups)]
    return InternalPage(
        uri=uri,
        title=value.title,
        html=world.render("lists.html.j2", shown),
        headings=tuple(headings),
        anchors=frozenset(heading.id for heading in headings),
        description=value.says,
        search_boost=search_boost,
        hide=("toc",) if len(shown.groups) < 3 else (),
    )
