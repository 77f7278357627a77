"""Playbooks: a page each, and the list, scenarios first, then roles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from noa_status.internal import addresses, books
from noa_status.internal.books import Text
from noa_status.internal.library import Library
from noa_status.internal.page import InternalPage, World
from noa_status.internal.pages import tables_page
from noa_status.internal.policy_words import time_box
from noa_status.internal.telling import counted, severity_mark, title_of_role
from noa_status.internal.values import Fact, Link, Mark, Row, Table, TablesPage
from noa_status.model.policy import Phase
from noa_status.model.runbook import Playbook, PlaybookKind

_ROLE = re.compile(r"(?:^|/)roles?[-_/]", re.IGNORECASE)
_SCENARIO = re.compile(r"(?:^|/)(?:playbook|scenario)[-_]|/scenarios?/", re.IGNORECASE)
_STEM = 7

_GROUPS = (
    (PlaybookKind.SCENARIO, "scenarios", "Scenarios", "Scenario"),
    (PlaybookKind.ROLE, "roles", "Roles", "Role"),
    (None, "others", "Others", "Playbook"),
)


def pages(world: World, library: Library, texts: dict[str, Text], guides: Sequence[InternalPage] = ()) -> Iterator[InternalPage]:
    """A page for every playbook that says something, and the list of them and of `guides`. `texts` are theirs by path."""
    shown = [playbook for playbook in world.repository.playbooks if playbook.path in texts]
    for playbook in shown:
        uri = library.book_uri(playbook.path)
        text = texts[playbook.path]
        yield books.page_of(
            playbook, text, world, library, facts=(*_strip(playbook, uri, world), *_phases(playbook, text, world))
        )
    yield _list(shown, guides, world, library)


def kind_of(playbook: Playbook) -> PlaybookKind | None:
    """What a playbook is about: what it says itself, or else what its file's or its folder's name says."""
    if playbook.kind is not None:
        return playbook.kind
    if playbook.role is not None or _ROLE.search(playbook.path):
        return PlaybookKind.ROLE
    return PlaybookKind.SCENARIO if _SCENARIO.search(playbook.path) else None


def _phases(playbook: Playbook, text: Text, world: World) -> Iterator[Fact]:
    """The plan's phases with their time boxes, each with the section of this text that is about it."""
    if kind_of(playbook) is None or not text.headings:
        return
    for phase in world.repository.site.policy.phases:
        box = time_box(phase.starts_after, phase.ends_after)
        heading = next((one for one in text.headings[1:] if _is_about(one.title, phase, box)), None)
        link = Link(phase.name, f"#{heading.id}") if heading is not None else None
        if link is not None:
            yield Fact(name=box, links=(link,))


def _is_about(title: str, phase: Phase, box: str) -> bool:
    """True for a heading with the phase's time box, or one that begins with its word: `Investigate` for Investigation."""
    words = title.lower()
    stem = phase.name.lower().split(" ")[0][:_STEM]
    return words.startswith(box.lower()) or any(word.startswith(stem) for word in words.replace(":", " ").split(" "))


def _strip(playbook: Playbook, uri: str, world: World) -> tuple[Fact, ...]:
    kind = kind_of(playbook)
    found = [
        Fact(name="About", words="a scenario" if kind is PlaybookKind.SCENARIO else "a role") if kind else None,
        _role(playbook, uri, world),
        Fact(name="Owner", words=playbook.owner) if playbook.owner else Fact(name="Owner", mark=Mark("none", "nobody is named")),
        books.freshness_fact(playbook, world),
    ]
    return tuple(fact for fact in found if fact is not None)


def _role(playbook: Playbook, uri: str, world: World) -> Fact | None:
    if playbook.role is None:
        return None
    name = title_of_role(playbook.role, world.repository.site.policy)
    return Fact(name="Role", links=(Link(name, world.href(uri, addresses.plan("roles"), playbook.role.replace("_", "-"))),))


def _list(shown: list[Playbook], guides: Sequence[InternalPage], world: World, library: Library) -> InternalPage:
    tables: list[Table] = []
    for kind, id, title, first in _GROUPS:
        rows = [_row(playbook, world, library) for playbook in shown if kind_of(playbook) is kind]
        if rows:
            columns = ("Severity", "Owner", "Tested") if kind is not PlaybookKind.ROLE else ("Role", "Owner", "Tested")
            tables.append(Table(id=id, title=title, first=first, columns=columns, rows=tuple(sorted(rows, key=_by_title))))
    value = TablesPage(
        title="Playbooks",
        says=f"{counted(len(shown), 'playbook')}: one scenario or one role each.",
        links=tuple(Link(page.title, world.href(addresses.PLAYBOOKS, page.uri)) for page in guides),
        tables=tuple(tables),
        empty="Put Markdown files into playbooks/: each becomes a page here.",
    )
    return tables_page(addresses.PLAYBOOKS, value, world)


def _row(playbook: Playbook, world: World, library: Library) -> Row:
    policy = world.repository.site.policy
    severity = Fact(name="Severity", mark=severity_mark(playbook.severity, policy) if playbook.severity else None)
    role = Fact(name="Role", words=title_of_role(playbook.role, policy) if playbook.role else "")
    return Row(
        link=Link(books.title_of(playbook), world.href(addresses.PLAYBOOKS, library.book_uri(playbook.path))),
        cells=(
            role if playbook.kind is PlaybookKind.ROLE else severity,
            Fact(name="Owner", words=playbook.owner or ""),
            books.freshness_fact(playbook, world),
        ),
    )


def _by_title(row: Row) -> str:
    return row.link.title.lower()
