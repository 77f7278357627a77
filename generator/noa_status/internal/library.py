"""Which page shows which file of the repository, so that relative links work here as they do on the forge."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from noa_status.internal import addresses
from noa_status.internal.markdown import Reference, Rendered, Resolve
from noa_status.internal.page import Asked, World
from noa_status.model.incident import Incident
from noa_status.model.runbook import Runbook
from noa_status.problems import Problem

_ENDINGS = (".md", ".markdown", ".html.md.erb", ".html.md", ".md.erb")
_INDEXES = ("index.md", "_index.md", "README.md", "index.html.md.erb")


class Library:
    """Knows every file of the repository that the site shows."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._uris = dict(world.others) | {path: addresses.document(path) for path in world.documents}
        self._books: dict[str, str] = {}
        taken = {addresses.page_file(uri) for uri in addresses.LISTS}
        for book in (*world.repository.runbooks, *world.repository.playbooks):
            uri = _free(addresses.book(book.path), taken)
            taken.add(addresses.page_file(uri))
            self._uris[book.path] = self._books[book.path] = uri
        for incident in world.repository.incidents:
            page = addresses.incident(incident.id)
            self._uris |= {incident.folder: page, f"{incident.folder}/incident.yml": page, f"{incident.folder}/timeline.md": page}
            self._uris |= {f"{incident.folder}/updates/{update.id}.md": page for update in incident.updates}
            if incident.postmortem is not None:
                self._uris[f"{incident.folder}/postmortem.md"] = addresses.postmortem(incident.id)
        self._uris |= {"runbooks": addresses.RUNBOOKS, "playbooks": addresses.PLAYBOOKS, "incidents": addresses.INCIDENTS}
        self._anchors: dict[str, frozenset[str]] = {}
        self._references: list[tuple[str, Reference]] = []
        self.asked: list[Asked] = []
        self.by_alert: dict[str, list[Runbook]] = {}
        self._places: dict[str, int] = {}
        self._by_id: dict[str, list[Runbook]] = {}
        for place, runbook in enumerate(world.repository.runbooks):
            self._places[runbook.path] = place
            self._by_id.setdefault(runbook.id, []).append(runbook)
            for name in runbook.alert_names:
                self.by_alert.setdefault(name.lower(), []).append(runbook)

    def runbooks_of(self, incident: Incident) -> list[Runbook]:
        """The runbooks that a record names and those that answer its alerts, in the repository's order."""
        named = [runbook for id in incident.runbooks for runbook in self._by_id.get(id, ())]
        answering = [runbook for alert in incident.alerts for runbook in self.by_alert.get(alert.lower(), ())]
        found = {runbook.path: runbook for runbook in (*named, *answering)}
        return sorted(found.values(), key=lambda runbook: self._places[runbook.path])

    def book_uri(self, path: str) -> str:
        """The page of the runbook or playbook that lies at `path`."""
        return self._books[path]

    def pages(self) -> Mapping[str, str]:
        """Every file and folder of the repository that the site shows, by path, with its page."""
        return self._uris

    def anchors_of(self, path: str) -> frozenset[str] | None:
        """The anchors of the page that shows a file, where its text was remembered."""
        return self._anchors.get(self._uris.get(path, ""))

    def find(self, source: str, link: str) -> str | None:
        """The file or folder, by path, that a relative link in the file `source` leads to, None where none is shown."""
        for path in _candidates(source, link):
            if path in self._uris:
                return path
            found = next((name for name in _spellings(path) if name in self._uris), None)
            if found is not None:
                return found
        return None

    def uri_of(self, source: str, link: str) -> str | None:
        """The page or file that a relative link in the file `source` leads to, None where there is none."""
        path = self.find(source, link)
        return None if path is None else self._uris[path]

    def resolver(self, source: str, page: str) -> Resolve:
        """Answers the relative links of the file `source`, which is shown on `page`."""

        def resolve(link: str) -> str | None:
            uri = self.uri_of(source, link)
            self.asked.append(Asked(source, link, uri))
            return None if uri is None else self._world.href(page, uri)

        return resolve

    def remember(self, source: str, page: str, rendered: Rendered) -> None:
        """Keeps a text's anchors and its links to those of other pages, for `dead_anchors`."""
        self._anchors[page] = self._anchors.get(page, frozenset()) | rendered.anchors
        self._references += [(source, reference) for reference in rendered.references]

    def dead_anchors(self) -> Iterator[Problem]:
        """Names links to anchors that the other page does not have, where that page was remembered."""
        for source, reference in self._references:
            uri = self.uri_of(source, reference.path)
            if uri in self._anchors and reference.fragment not in self._anchors[uri]:
                says = f"{reference.path} has no anchor #{reference.fragment}"
                yield Problem(code="dead-anchor", place=reference.place, says=says, level="warning")


def _candidates(source: str, link: str) -> Iterator[str]:
    """The paths that a link may mean: from the file's folder, or with a leading slash from any folder above it."""
    folder: str = posixpath.dirname(source)
    if not link.startswith("/"):
        yield posixpath.normpath(posixpath.join(folder, link))
        return
    while True:
        yield posixpath.normpath(posixpath.join(folder, link.lstrip("/")))
        if not folder:
            return
        folder = posixpath.dirname(folder)


def _spellings(path: str) -> Iterator[str]:
    """Other spellings of the same page: without ending, with the ending of the built page, a folder for its own page."""
    stem = path.removesuffix(".html")
    yield from (stem + ending for ending in _ENDINGS)
    yield from (posixpath.join(path, name) for name in _INDEXES)


def _free(uri: str, taken: set[str]) -> str:
    """The uri, or the same with a number where another page is served from that file already."""
    number, found = 1, uri
    while addresses.page_file(found) in taken:
        number += 1
        found = f"{uri.removesuffix('.md')}-{number}.md"
    return found
