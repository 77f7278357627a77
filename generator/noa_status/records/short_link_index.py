"""The published list of short links (`r/index.json`): what a check of rules needs to know where the status repository is not."""

from __future__ import annotations

import posixpath
from pathlib import Path

import msgspec

from noa_status.model.alert_links import Shelf, ShelfBook, answers_of
from noa_status.problems import NoaStatusError

MAX_BYTES = 20_000_000


class _Index(msgspec.Struct):
    alerts: dict[str, list[str]]
    url: str = ""


def read_index(path: Path, url: str = "") -> Shelf:
    """The shelf of a site that is known by its list alone; `url` is the site's address, where the list does not say it.

    Raises NoaStatusError where the file is no such list, or nobody says the address, and OSError where it cannot be read.
    """
    with open(path, "rb") as file:
        data = file.read(MAX_BYTES + 1)
    try:
        index = msgspec.json.decode(data, type=_Index)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        says = f"{path} is no list of short links ({error}); it is published as r/index.json of the internal site"
        raise NoaStatusError(says, exit_status=2) from None
    base = url or index.url
    if not base:
        raise NoaStatusError(f"{path} does not say whose list it is: name the internal site with --url", exit_status=2)
    names: dict[str, list[str]] = {}
    pages: dict[str, str] = {}
    for name, links in index.alerts.items():
        for link in links:
            page = posixpath.normpath(posixpath.join("r", link)).removesuffix(".html")
            names.setdefault(page, []).append(name)
            pages[page] = page
    books = tuple(ShelfBook(path=page, title=page, names=tuple(found)) for page, found in names.items())
    return Shelf(
        base=f"{base.rstrip('/')}/",
        books=books,
        answers=answers_of(books),
        short_links=frozenset(index.alerts),
        pages=pages,
        is_whole=False,
    )
