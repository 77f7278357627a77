"""What the internal site has to offer to alerting rules: runbooks, short links, pages, files and their anchors."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from functools import cache

from noa_status.internal import addresses, books
from noa_status.internal.library import Library
from noa_status.internal.markdown import render
from noa_status.internal.page import World
from noa_status.internal.short_links import claims_of
from noa_status.model.alert_links import Shelf, ShelfBook, answers_of
from noa_status.model.site import Repository

Find = Callable[[str, str], str | None]


def shelf_of(world: World, library: Library, find: Find | None = None) -> Shelf:
    """The shelf of a site. `find` looks for a file that the site does not show: from a rule file's path and its link, a path."""
    on_shelf = books_of(world.repository)
    base = world.repository.site.internal_url
    return Shelf(
        base=f"{base.rstrip('/')}/" if base else "",
        books=on_shelf,
        answers=answers_of(on_shelf),
        short_links=frozenset(claims_of(world.repository)),
        pages=_pages(library),
        find=_finder(world, library, find),
        anchors=anchors_in(world.text, library.anchors_of),
    )


def books_of(repository: Repository) -> tuple[ShelfBook, ...]:
    """The runbooks; a folder's own page is none."""
    return tuple(
        ShelfBook(
            path=runbook.path,
            title=books.title_of(runbook),
            id="" if addresses.is_index(runbook.path) else runbook.id,
            names=runbook.alert_names,
            severity=runbook.severity or "",
        )
        for runbook in repository.runbooks
    )


def _pages(library: Library) -> dict[str, str]:
    """What is shown at which address: both ways in which an engine may write it, without slashes at the ends."""
    found: dict[str, str] = {}
    for path, uri in (*((uri, uri) for uri in addresses.LISTS), *library.pages().items()):
        for directory_urls in (True, False):
            file = addresses.page_file(uri, directory_urls=directory_urls)
            found[file.removesuffix("index.html").removesuffix(".html").strip("/")] = path
    return found


def _finder(world: World, library: Library, find: Find | None) -> Find:
    def found(source: str, link: str) -> str | None:
        plain = posixpath.normpath(link.lstrip("/"))
        shown = library.find("", plain)
        if shown is not None:
            return shown
        path = find(source, link) if find is not None else _beside(source, link, world)
        return None if path is None else library.find("", path) or path

    return found


def _beside(source: str, link: str, world: World) -> str | None:
    """A file of the repository: from its top, or from the folder of the rules."""
    for folder in ("", posixpath.dirname(source)):
        path = posixpath.normpath(posixpath.join(folder, link.lstrip("/")))
        if not path.startswith(("..", "/")):
            try:
                world.text(path)
            except (OSError, ValueError):
                continue
            return path
    return None


def anchors_in(
    text: Callable[[str], str], remembered: Callable[[str], frozenset[str] | None] = lambda _: None
) -> Callable[[str], frozenset[str] | None]:
    """Gives the anchors of Markdown files by path, None for what is none; `text` reads a file, where none are `remembered`."""

    @cache
    def anchors(path: str) -> frozenset[str] | None:
        if not path.lower().endswith((".md", ".markdown", ".md.erb")):
            return None
        known = remembered(path)
        if known is not None:
            return known
        try:
            return render(text(path), path=path).anchors
        except (OSError, ValueError):
            return None

    return anchors
