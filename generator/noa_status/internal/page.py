"""What the internal site is made of: pages and files as values; and what they are made from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from html import escape
from typing import Any, NamedTuple, Protocol

import msgspec

from noa_status.internal import addresses
from noa_status.internal.markdown import Heading
from noa_status.model.change import Change
from noa_status.model.site import Repository


class InternalPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page. `uri` is the path of the Markdown file that it stands for, `html` its content with its `<h1>`.

    `edit_path` is the record in the repository that somebody would edit, if any. `search_boost` weighs it in the search, 0 keeps
    it out; `search_words`, where there are any, are all that it knows of the page beside title and tags. `markdown`, where not
    empty, is left to the engine's own Markdown; `html` then goes before it.
    `source` is the path by which docs link to it, where that is another than its uri. `hide` names what the theme leaves out.
    """

    uri: str
    title: str
    html: str
    headings: tuple[Heading, ...] = ()
    anchors: frozenset[str] = frozenset()
    edit_path: str | None = None
    tags: tuple[str, ...] = ()
    search_boost: float = 1.0
    description: str = ""
    search_words: str = ""
    markdown: str = ""
    source: str = ""
    hide: tuple[str, ...] = ()

    def meta(self) -> dict[str, Any]:
        """What the engine's theme and search read of a page, as if it stood in the front matter of a text."""
        meta: dict[str, Any] = {"search": {"exclude": True}}
        if self.search_boost and not self.search_words:
            meta["search"] = {"boost": self.search_boost}
        if self.hide:
            meta["hide"] = list(self.hide)
        if self.tags:
            meta["tags"] = list(self.tags)
        if self.description:
            meta["description"] = self.description
        return meta

    def toc(self) -> list[Any]:
        """The headings as the nested entries that the engine makes its table of contents of."""
        roots: list[Any] = []
        path: list[Any] = []
        for heading in self.headings:
            name = escape(heading.title, quote=False)
            entry: dict[str, Any] = {"level": heading.level, "id": heading.id, "name": name, "children": []}
            while path and path[-1]["level"] >= heading.level:
                path.pop()
            (path[-1]["children"] if path else roots).append(entry)
            path.append(entry)
        return roots


class InternalFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is no page of the engine: a redirect, a list for machines."""

    uri: str
    content: str


class Asked(NamedTuple):
    """What a text's link was answered with: the page or file that it leads to, if any."""

    source: str
    link: str
    uri: str | None


class Remembered(Protocol):
    """Pages of earlier builds that hold as long as their key does."""

    def find(self, uri: str, key: bytes, now: datetime) -> tuple[InternalPage, tuple[Asked, ...]] | None:
        """A page that was kept under this key at `now` or before, with what its links were answered with then."""
        ...

    def keep(self, key: bytes, page: InternalPage, asked: tuple[Asked, ...], now: datetime) -> None:
        """Keeps a page that will not change by itself after `now`."""
        ...


class World(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that pages are made from.

    `text` gives the text of a file of the repository, `render` fills a template (`oncall.html.j2`) with its value. `others` are
    further files of the repository that the site shows, by path, with their uri: docs, pictures. `documents` are texts at the
    repository's root to be shown too. `new_file` gives the address of
    the forge's form for a new file with this path and text, or nothing. `history` gives the changes of a file or folder since
    `history_since`, newest first, where there is one. `remembered` has pages of earlier builds, of which `made_with` holds
    whatever has a say in all of them: `status.yml`, templates, versions.
    """

    repository: Repository
    now: datetime
    text: Callable[[str], str]
    render: Callable[[str, msgspec.Struct], str]
    directory_urls: bool = True
    others: dict[str, str] = {}
    documents: tuple[str, ...] = ()
    new_file: Callable[[str, str], str] | None = None
    history: Callable[[str], tuple[Change, ...]] | None = None
    history_since: datetime | None = None
    remembered: Remembered | None = None
    made_with: bytes = b""

    def href(self, source: str, target: str, anchor: str = "") -> str:
        """The link from one page to another, or to an anchor on it."""
        url = addresses.href(source, target, directory_urls=self.directory_urls)
        return f"{url}#{anchor}" if anchor else url
