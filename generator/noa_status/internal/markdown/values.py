"""What rendering a text gives."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from noa_status.problems import Place, Problem

Resolve = Callable[[str], str | None]
"""From a relative address as written (decoded, without query and fragment) to the one to link to; None: nothing is there."""


class Heading(msgspec.Struct, frozen=True):
    """A heading: its level from 1 to 6, its anchor, its words as plain text."""

    level: int
    id: str
    title: str


class Reference(msgspec.Struct, frozen=True):
    """A link to an anchor of another page: `path` as it is written. Only who knows all pages can tell whether it is there."""

    path: str
    fragment: str
    place: Place


class Rendered(msgspec.Struct, frozen=True, kw_only=True):
    """A text as safe HTML, its headings, every anchor in it, and all that would be lost or shown wrong."""

    html: str
    headings: tuple[Heading, ...] = ()
    anchors: frozenset[str] = frozenset()
    references: tuple[Reference, ...] = ()
    problems: tuple[Problem, ...] = ()
