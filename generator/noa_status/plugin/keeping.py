"""Leaves pages alone that show what they showed: which those are, and what the engine must know of them all the same.

A page outside of the navigation is what the theme makes of the page's own value, of the configuration, the navigation and the
templates. All of that is in its key. Where something else may have a say (another plugin, a hook, a template that tells the
time or lists all pages), nothing is kept.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from mkdocs.structure.nav import Navigation, Section

from noa_status import __version__
from noa_status.artifacts import key_of
from noa_status.build.kept import KeptPages
from noa_status.plugin.pages import GeneratedFile, GeneratedPage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

# Their hooks are known to add nothing to a page that is not in its key.
_KNOWN_PLUGINS = {"noa-status", "material/search", "material/offline"}
# What a template may tell that no key holds.
_UNKNOWABLE = re.compile(rb"build_date_utc|update_date|\bin\s+pages\b|\bpages\s*\||nav_item\.meta")
# What a navigation does not tell of its pages.
_NOT_IN_NAV = {"description", "search", "tags", "hide"}
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")


class Keeping:
    """The kept pages in the course of one build."""

    def __init__(self, folder: Path) -> None:
        self._pages = KeptPages(folder)
        self._keys: dict[str, str] = {}
        self._order: list[GeneratedFile] = []

    def begin(self, config: MkDocsConfig, nav: Navigation, files: Files) -> None:
        """Marks the files whose pages are kept: the engine copies them."""
        generated = [file for file in files if isinstance(file, GeneratedFile)]
        self._order = generated
        if not _may_keep(config):
            return
        of_all = _key_of_all(config, nav)
        in_nav = {page.file.src_uri for page in nav.pages}
        for file in generated:
            page = file.page
            if isinstance(page, GeneratedPage) and file.src_uri not in in_nav:
                key = key_of(of_all, page.made, page.edit_url, page.canonical_url, page.url).hex()
                self._keys[file.src_uri] = key
                file.kept = self._pages.find(key)

    def add(self, page: Page, output: str) -> None:
        """Keeps a page that was rendered."""
        key = self._keys.get(page.file.src_uri)
        if key is not None:
            self._pages.keep(key, output.encode("utf-8", errors="xmlcharrefreplace"))

    def finish(self, entries: list[dict[str, Any]] | None) -> None:
        """Completes the `entries` of the search, in an order that does not depend on what was kept, and remembers the rest."""
        found = _by_page(entries or [])
        for file in self._order:
            page = file.page
            if file.kept is not None:
                found[file.url] = self._pages.search_of(self._keys[file.src_uri])
            elif isinstance(page, GeneratedPage) and page.made.search_words:
                found[file.url] = [_entry(page)]
        if entries is not None:
            ours = [found.pop(file.url, []) for file in self._order]
            entries[:] = [entry for of_page in (*found.values(), *ours) for entry in of_page]
            found = _by_page(entries)
        if self._keys:
            urls = {file.src_uri: file.url for file in self._order}
            self._pages.finish({key: found.get(urls[uri], []) for uri, key in self._keys.items()})
        else:
            self._pages.forget()


def all_pages(files: Files) -> list[Any]:
    """Every file with a page, kept or not, in the engine's order: for the list that search engines read."""
    return [file for file in files if file.page is not None and file.inclusion.is_included()]


def _may_keep(config: MkDocsConfig) -> bool:
    return not config.hooks and set(config.plugins) <= _KNOWN_PLUGINS


def _key_of_all(config: MkDocsConfig, nav: Navigation) -> bytes:
    """What every page depends on."""
    given = cast("list[dict[str, Any]]", config.user_configs)
    told = [{name: value for name, value in settings.items() if name != "site_dir"} for settings in given]
    said = _ADDRESS.sub("", repr(told))
    assets = [str(path) for path in cast("list[Any]", [*config["extra_css"], *config["extra_javascript"]])]
    of_site = [
        str(config.site_url),
        str(config.theme.locale),
        repr(cast("Any", config.extra)),
        str(config.use_directory_urls),
        said,
        *assets,
    ]
    return key_of(
        of_site, list(_told(cast("list[Any]", nav.items))), _templates_of(config), _packages(), __version__, sys.version
    )


def _told(items: list[Any], level: int = 0) -> Iterator[str]:
    for item in items:
        said = cast("dict[str, Any]", getattr(item, "meta", None) or {})
        meta = {name: value for name, value in said.items() if name not in _NOT_IN_NAV}
        yield f"{level} {type(item).__name__} {item.title} {getattr(item, 'url', '')} {meta!r}"
        if isinstance(item, Section):
            yield from _told(item.children, level + 1)


def _packages() -> list[str]:
    """Every installed distribution with its version: the theme's own icons and translations come with one of them."""
    names = {name for path in sys.path if os.path.isdir(path or ".") for name in os.listdir(path or ".")}
    return sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))


def _templates_of(config: MkDocsConfig) -> bytes:
    """A digest of the theme's templates, never the same twice where one of the user's tells what no key holds."""
    state = blake2b()
    for folder in config.theme.dirs:
        for base, folders, names in os.walk(folder):
            # Icons by the thousand: those of a package change with its version.
            is_ours = "site-packages" not in base
            folders[:] = sorted(name for name in folders if is_ours or name not in (".icons", "assets"))
            for name in sorted(names):
                if name.endswith((".html", ".yml", ".svg")):
                    content = Path(base, name).read_bytes()
                    state.update(os.path.join(os.path.relpath(base, folder), name).encode() + b"\0" + content + b"\0")
                    if is_ours and _UNKNOWABLE.search(content):
                        state.update(os.urandom(16))
    return state.digest()


def _by_page(entries: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for entry in entries:
        found.setdefault(str(entry["location"]).partition("#")[0], []).append(entry)
    return found


def _entry(page: GeneratedPage) -> dict[str, Any]:
    made = page.made
    entry: dict[str, Any] = {"location": page.url, "title": made.title, "text": made.search_words}
    if made.tags:
        entry["tags"] = list(made.tags)
    return entry | {"boost": made.search_boost}
