"""What is wrong with the Markdown of runbooks, playbooks and post-mortems: links that lead nowhere, what a page would lose."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from noa_status.build.internal_world import world_of
from noa_status.internal import addresses, books
from noa_status.internal.library import Library
from noa_status.internal.markdown import render
from noa_status.model.site import MarkdownEngine, Repository
from noa_status.problems import Problem
from noa_status.records.rule_files import documents_of


def text_problems(root: Path, repository: Repository, now: datetime) -> list[Problem]:
    """All of it, as the internal site's page of checks names it. Raises OSError where the disk fails."""
    world = world_of(root, repository, now, {path: path for path in documents_of(root)})
    library = Library(world)
    problems: list[Problem] = []
    for book in (*repository.runbooks, *repository.playbooks):
        if not books.is_empty(book, world):
            found = books.read(book, world, library).rendered.problems
            # What another engine makes of a book is not known here.
            problems += found if repository.site.markdown is MarkdownEngine.GFM else ()
    for incident in repository.incidents:
        if incident.postmortem is not None:
            path = f"{incident.folder}/postmortem.md"
            resolve = library.resolver(path, addresses.postmortem(incident.id))
            rendered = render(world.text(path), path=path, title=incident.title, resolve=resolve)
            library.remember(path, addresses.postmortem(incident.id), rendered)
            problems += rendered.problems
    return [*problems, *library.dead_anchors()]
