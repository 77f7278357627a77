"""The whole internal site as values: every page, every other file, the navigation, and all that texts would lose."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from noa_status.internal import (
    actions,
    addresses,
    alerts,
    archive,
    books,
    checks,
    coverage,
    digests,
    documents,
    drills,
    due,
    guides,
    handoff,
    hosting,
    incident_lists,
    incidents,
    metrics,
    oncall,
    plan,
    playbooks,
    runbooks,
    short_links,
)
from noa_status.internal.facts import facts_of
from noa_status.internal.library import Library
from noa_status.internal.page import InternalFile, InternalPage, World
from noa_status.internal.unwritten import unwritten_names
from noa_status.model.site import MarkdownEngine
from noa_status.problems import Problem


class NavItem(msgspec.Struct, frozen=True):
    """An entry of the navigation: a page, or a heading with entries under it."""

    title: str
    uri: str = ""
    items: tuple[NavItem, ...] = ()


class InternalSite(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the internal site consists of, beside its docs."""

    pages: tuple[InternalPage, ...]
    files: tuple[InternalFile, ...]
    nav: tuple[NavItem, ...]
    problems: tuple[Problem, ...]


def site_of(world: World, found: Sequence[Problem] = ()) -> InternalSite:
    """All pages and files. `found` are problems of the records, which the page of checks shows beside those of the texts."""
    library = Library(world)
    facts = facts_of(world.repository, world.now)
    all_books = (*world.repository.runbooks, *world.repository.playbooks)
    texts = {book.path: books.read(book, world, library) for book in all_books if not books.is_empty(book, world)}
    archived = list(archive.pages(world, facts, library))
    problems = list(found)
    if world.repository.site.markdown is MarkdownEngine.GFM:
        problems += [problem for text in texts.values() for problem in text.rendered.problems]
    problems += [problem for _, of_text in archived for problem in of_text]
    problems += library.dead_anchors()
    plan_pages = list(plan.pages(world, library))
    guide_pages = list(guides.pages(world))
    claims = alerts.claims_with_rules(world, library)
    unwritten = unwritten_names(world, facts, claims)
    measured = list(metrics.made_of(world, facts))
    actions_page, action_files = actions.made_of(world, facts)
    drills_page, drill_files = drills.made_of(world, facts, library)
    due_page, due_files = due.made_of(world, library)
    digest_pages, digest_files = digests.made_of(world, facts, library)
    pages = [
        *oncall.pages(world, facts, library),
        *runbooks.pages(world, facts, library, texts),
        *alerts.pages(world, library, claims, unwritten),
        *coverage.pages(world, library),
        *playbooks.pages(world, library, texts, guide_pages),
        *guide_pages,
        *incident_lists.pages(world, facts),
        *incidents.pages(world, facts, library),
        *(page for page, _ in archived),
        actions_page,
        *(made.page for made in measured),
        *digest_pages,
        drills_page,
        due_page,
        *handoff.pages(world, library),
        *plan_pages,
        *documents.pages(world, library),
        *checks.pages(problems, world, library),
    ]
    return InternalSite(
        pages=tuple(pages),
        files=(
            *short_links.files(world, library, claims, unwritten),
            *(file for made in measured for file in made.files),
            *action_files,
            *drill_files,
            *due_files,
            *digest_files,
            *hosting.files(),
        ),
        nav=_nav(plan_pages, guide_pages, has_coverage=coverage.is_shown(world)),
        problems=tuple(sorted(set(problems), key=lambda problem: (problem.place, problem.code))),
    )


def _nav(plan_pages: list[InternalPage], guide_pages: list[InternalPage], *, has_coverage: bool) -> tuple[NavItem, ...]:
    # A navigation is on every page: lists stand in it, what they list does not.
    of_runbooks = [NavItem("All runbooks", addresses.RUNBOOKS), NavItem("Alerts", addresses.ALERTS)]
    if has_coverage:
        of_runbooks.append(NavItem("Alerts and runbooks", addresses.COVERAGE))
    return (
        NavItem("On call", addresses.ONCALL),
        NavItem("Runbooks", items=tuple(of_runbooks)),
        NavItem(
            "Playbooks",
            items=(NavItem("All playbooks", addresses.PLAYBOOKS), *(NavItem(page.title, page.uri) for page in guide_pages)),
        ),
        NavItem(
            "Incidents",
            items=(
                NavItem("All incidents", addresses.INCIDENTS),
                NavItem("Post-mortems", addresses.POSTMORTEMS),
                NavItem("Action items", addresses.ACTIONS),
                NavItem("Metrics", addresses.METRICS),
                NavItem("Digest", addresses.DIGESTS),
                NavItem("Shift hand-off", addresses.HANDOFF),
                NavItem("Drills", addresses.DRILLS),
                NavItem("What is due", addresses.DUE),
            ),
        ),
        NavItem("Plan", items=tuple(NavItem(page.title, page.uri) for page in plan_pages)),
        NavItem("Checks", addresses.CHECKS),
    )
