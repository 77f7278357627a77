"""The documentation beside the records: where its pages stand in the navigation, and where its links lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from typing import Any

_OUTSIDE_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\((\.\./[^)\s]+)\)")
_FIRST = ("index.md", "README.md")


def docs_nav(uris: Iterable[str], folder: str) -> list[Any]:
    """The pages under `folder/` as an entry of the engine's navigation, folders as headings; none where there are none."""
    prefix = f"{folder}/"
    ours = (uri for uri in uris if uri.startswith(prefix))
    tree: dict[str, Any] = {}
    for uri in sorted(ours, key=lambda uri: [(part not in _FIRST, part) for part in uri.split("/")]):
        *folders, name = uri.removeprefix(prefix).split("/")
        branch = tree
        for inner in folders:
            branch = branch.setdefault(inner.replace("-", " ").capitalize(), {})
        branch[name] = uri
    return [{"Docs": _branch(tree)}] if tree else []


def with_outside_links(
    markdown: str, uri: str, *, is_page: Callable[[str], bool], exists: Callable[[str], bool], forge: str
) -> str:
    """A page's text, in which links to files of the repository that are no page lead to the forge (plain words without one)."""

    def outside(match: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(uri), match[2].partition("#")[0]))
        if is_page(path) or not exists(path):
            return match[0]
        return f"[{match[1]}]({forge.rstrip('/')}/blob/HEAD/{path})" if forge else match[1]

    return _OUTSIDE_LINK.sub(outside, markdown)


def _branch(tree: Any) -> list[Any]:
    return [inner if isinstance(inner, str) else {name: _branch(inner)} for name, inner in tree.items()]
