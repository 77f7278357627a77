"""Kinds of public pages, told by their address in the built tree. A page that fits none is a finding."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

HOME = "home"
NOT_FOUND = "404"
SELECTION = "selection"
# A strip in a frame on somebody else's page.
EMBED = "embed"
POSTMORTEM = "post-mortem"
# A record's page has one address for ever, so its state is looked up.
INCIDENTS = ("incident open", "incident resolved")
MAINTENANCES = ("maintenance upcoming", "maintenance running", "maintenance completed", "maintenance cancelled")
KINDS = (
    HOME,
    *INCIDENTS,
    POSTMORTEM,
    *MAINTENANCES,
    "maintenance list",
    "history",
    "year",
    "month",
    SELECTION,
    "component",
    "subscribe",
    EMBED,
    NOT_FOUND,
)

_RECORD = re.compile(r"incidents/([^/]+)/index\.html")
_PLACES = (
    (re.compile(r"index\.html"), HOME),
    (re.compile(r"incidents/[^/]+/postmortem/index\.html"), POSTMORTEM),
    (re.compile(r"maintenance/index\.html"), "maintenance list"),
    (re.compile(r"history/index\.html"), "history"),
    (re.compile(r"history/\d{4}/index\.html"), "year"),
    (re.compile(r"history/\d{4}-\d\d/index\.html"), "month"),
    (re.compile(r"history/\d{4}-\d\d/(component|impact)-[^/]+/index\.html"), SELECTION),
    (re.compile(r"components/[^/]+/index\.html"), "component"),
    (re.compile(r"subscribe/index\.html"), "subscribe"),
    (re.compile(r"embed/index\.html"), EMBED),
    (re.compile(r"404\.html"), NOT_FOUND),
)
_ROOT_ELEMENT = re.compile(r"<html\b([^>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r'\b(lang|dir)="([^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of a built tree: its file, the kind it is of (None: of no known one), the language folder it lies in, its size."""

    path: str
    kind: str | None
    language: str = ""
    right_to_left: bool = False
    size: int = 0

    @property
    def address(self) -> str:
        """Where it is served, relative to the site's root."""
        return self.path.removesuffix("index.html")

    @property
    def row(self) -> str:
        """Its row of the table: the kind, with the language folder and the direction where they are not the usual ones."""
        about = ", ".join(word for word in (self.language, "RTL" if self.right_to_left else "") if word)
        return f"{self.kind or 'of no known kind'}{f' ({about})' if about else ''}"


def pages_of(tree: Mapping[str, str], states: Mapping[str, str]) -> list[Page]:
    """The pages of a tree, from each HTML file's path and text. `states` gives the kind of a record's page by the record's id."""
    languages = language_folders(tree)
    pages: list[Page] = []
    for path, text in sorted(tree.items()):
        top, _, rest = path.partition("/")
        language, inner = (top, rest) if top in languages else ("", path)
        right_to_left = _root_attributes(text).get("dir") == "rtl"
        kind = kind_of(inner, states)
        pages.append(Page(path=path, kind=kind, language=language, right_to_left=right_to_left, size=len(text.encode())))
    return pages


def kind_of(path: str, states: Mapping[str, str]) -> str | None:
    """The kind of the page at a path below the site's or a language's root; None where no kind is known for it."""
    record = _RECORD.fullmatch(path)
    if record:
        return states.get(record[1])
    return next((kind for pattern, kind in _PLACES if pattern.fullmatch(path)), None)


def language_folders(tree: Mapping[str, str]) -> set[str]:
    """The top folders that hold the site once more in another language: `ar` where `ar/index.html` says `<html lang="ar">`."""
    tops = {path.partition("/")[0] for path in tree if path.count("/") == 1 and path.endswith("/index.html")}
    return {top for top in tops if _root_attributes(tree[f"{top}/index.html"]).get("lang", "").lower() == top.lower()}


def heaviest_of_each(pages: list[Page]) -> list[Page]:
    """One page a row, the one with most in it, in the order of kinds."""
    known = [page for page in pages if page.kind]
    heaviest = {page.row: page for page in sorted(known, key=lambda page: page.size)}
    return sorted(heaviest.values(), key=lambda page: (page.language, KINDS.index(page.kind or HOME)))


def _root_attributes(text: str) -> dict[str, str]:
    found = _ROOT_ELEMENT.search(text)
    return dict(_ATTRIBUTE.findall(found[1])) if found else {}
