"""The MkDocs plugin: reads the repository, hands the internal pages over as generated files, builds the public site beside them.

It imports `mkdocs.*` alone, so that ProperDocs runs it too. Every hook is a step; the work is done elsewhere.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from noa_status.build.apart import must_be_apart
from noa_status.build.internal_world import RECORDS, read_whole, theme_folders, world_of
from noa_status.build.remembered import RememberedPages
from noa_status.deliver.forge import Forge, forge_said
from noa_status.internal import checks
from noa_status.internal.docs import docs_nav, with_outside_links
from noa_status.internal.page import InternalPage
from noa_status.internal.site import NavItem, site_of
from noa_status.plugin.disks import for_disks, is_offline
from noa_status.plugin.keeping import Keeping, all_pages
from noa_status.plugin.pages import add_page, move_docs
from noa_status.problems import NoaStatusError, Problem
from noa_status.records.instants import Unreadable, parse_instant

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from noa_status.model.site import Repository

log = logging.getLogger("mkdocs.plugins.noa_status")

BuildPublic = Callable[[Path, datetime, Path], None]

_STYLE_SHEET = "assets/noa.css"
# In this order: each uses those before it.
_SCRIPTS = tuple(
    f"assets/noa/{name}.js"
    for name in (
        *("placeholders", "shell", "commands", "nearest", "short_links", "copying", "filling"),
        *("clocks", "searching", "ticking", "posting"),
    )
)


class NoaStatusConfig(Config):
    """The plugin's settings in `mkdocs.yml`. Everything that is told of the organisation stands in `status.yml`."""

    root = Type(str, default="")
    """Where the repository begins, relative to `mkdocs.yml`: the folder that holds it, if nothing is said."""
    now = Type(str, default="")
    """The moment to build for, `2026-11-24T10:35Z`. Else NOA_STATUS_NOW, SOURCE_DATE_EPOCH, and the clock."""
    public = Type(bool, default=True)
    """Whether `mkdocs build` builds the public site too; NOA_STATUS_PUBLIC=false says no, whatever stands here."""


class NoaStatusPlugin(BasePlugin[NoaStatusConfig]):
    """`noa-status` under `plugins:` in `mkdocs.yml`."""

    def __init__(self, build_public: BuildPublic | None = None) -> None:
        self._build_public = build_public or _build_public
        self._serves = False
        self._own_nav = False
        self._now = datetime.min.replace(tzinfo=UTC)
        self._made: dict[str, InternalPage] = {}
        self._read: tuple[Repository, tuple[Problem, ...]] | None = None
        self._nav: Navigation | None = None
        self._keeping: Keeping | None = None
        self._files: Files | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Notes whether somebody looks on; being here at all makes the plugin outlive a rebuild."""
        self._serves = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watches the records, lays our templates under the user's, adds our style sheet; and reads the records.

        They are read here, before MkDocs clears the site's folder: what is wrong in one leaves the site that was there.
        """
        root = self._root(config)
        self._now = _now(self.config.now)
        config.watch.extend(str(root / name) for name in (*RECORDS, "status.yml", "site_overrides") if (root / name).exists())
        # What the user lays over the theme with MkDocs' own custom_dir stays on top.
        theme_root = 1 if config.theme.custom_dir else 0
        for folder in reversed(theme_folders(root)):
            if folder.is_dir() and str(folder) not in config.theme.dirs:
                config.theme.dirs.insert(theme_root, str(folder))
        sheets = cast("list[str]", config["extra_css"])
        if _STYLE_SHEET not in sheets:
            sheets.insert(0, _STYLE_SHEET)
        scripts = cast("list[Any]", config["extra_javascript"])
        scripts[:0] = [script for script in _SCRIPTS if script not in scripts]
        self._own_nav = config["nav"] is None
        if is_offline():
            for_disks(config)
        with _refusing():
            if not self._serves:
                site_dir = Path(config.site_dir)
                must_be_apart(site_dir, _public_of(root, site_dir), builds_both=self._builds_both())
                # One that was built earlier may lie in the usual place.
                must_be_apart(site_dir, root / "site" / "public", builds_both=False)
            self._read = read_whole(root)
        rules = (root / path for path in self._read[0].site.alert_rules)
        config.watch.extend(str(path) for path in rules if path.exists())
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds every page and file, and the navigation where `mkdocs.yml` has none."""
        root = self._root(config)
        if self._own_nav:
            move_docs(files, config)
        docs = {_repository_path(file, root): file.src_uri for file in files if file.src_dir and file.generated_by is None}
        docs = {path: uri for path, uri in docs.items() if not path.startswith("..")}
        with _refusing():
            repository, problems = self._read or read_whole(root)
            remembered = RememberedPages(self._cache(config) / "records.msgpack")
            world = world_of(
                root,
                repository,
                self._now,
                docs,
                directory_urls=config.use_directory_urls,
                remembered=remembered,
                new_file=self._forge(config, root).new_file,
            )
            site = site_of(world, problems)
            remembered.save()
        self._made = {page.uri: page for page in site.pages}
        for page in site.pages:
            add_page(page, files, config, root)
        for made in site.files:
            files.append(File.generated(config, made.uri, content=made.content, inclusion=InclusionLevel.NOT_IN_NAV))
        for path in world.others:
            if files.get_file_from_path(path) is None and path not in docs:
                files.append(File.generated(config, path, abs_src_path=str(root / path), inclusion=InclusionLevel.NOT_IN_NAV))
        if self._own_nav:
            config.nav = [*(_nav_entry(item) for item in site.nav), *_docs_nav(files, config)]
        if site.problems:
            log.info(checks.in_short(site.problems))
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Links of docs to files of the repository that are no page lead to the forge, or are plain words."""
        if page.file.generated_by is not None or not page.file.src_dir:
            return markdown
        root = self._root(config)
        return with_outside_links(
            markdown,
            page.file.src_uri,
            is_page=lambda path: files.get_file_from_path(path) is not None,
            exists=lambda path: (root / path).exists(),
            forge=config.repo_url or "",
        )

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """A text that is left to Python-Markdown gets its strip of facts."""
        made = self._made.get(page.file.src_uri)
        if made is None or not made.markdown:
            return html
        return made.html + re.sub(r"\A\s*<h1.*?</h1>", "", html, flags=re.DOTALL)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Notes the navigation, which every page shows; its titles are known when all pages are read."""
        self._nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Finds out which pages need not be rendered again."""
        self._files = files
        self._keeping = Keeping(self._cache(config) / "pages")
        if self._nav is not None:
            self._keeping.begin(config, self._nav, files)
        return env

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """The list of all pages has the kept ones, too."""
        if template_name == "sitemap.xml" and self._files is not None:
            context["pages"] = all_pages(self._files)
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keeps what was rendered."""
        if self._keeping is not None:
            with _refusing():
                self._keeping.add(page, output)
        return output

    @event_priority(100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Completes the search before it is written. Builds the public site, unless somebody looks at the internal one only."""
        if self._keeping is not None:
            with _refusing():
                self._keeping.finish(_search_entries(config))
        if self._serves or not self._builds_both():
            return
        with _refusing():
            self._build_public(self._root(config), self._now, Path(config.site_dir))

    def _cache(self, config: MkDocsConfig) -> Path:
        """What is looked at while one writes is not what is built: each is kept for itself."""
        folder = os.environ.get("NOA_STATUS_CACHE_DIR") or self._root(config) / ".cache" / "noa-status"
        return Path(folder) / ("serve" if self._serves else "offline" if is_offline() else "internal")

    def _builds_both(self) -> bool:
        return self.config.public and os.environ.get("NOA_STATUS_PUBLIC") != "false"

    def _docs_dir(self, config: MkDocsConfig) -> str:
        return Path(os.path.relpath(config.docs_dir, self._root(config))).as_posix()

    def _forge(self, config: MkDocsConfig, root: Path) -> Forge:
        # What MkDocs makes up where no edit_uri is written names the branch master.
        written: list[dict[str, Any]] = cast("Any", config).user_configs
        edit_uri = next((str(given["edit_uri"]) for given in written if given.get("edit_uri")), "")
        return forge_said(root, config.repo_url or "", edit_uri, self._docs_dir(config))

    def _root(self, config: MkDocsConfig) -> Path:
        return (Path(config.config_file_path).parent / self.config.root).resolve()


@contextmanager
def _refusing() -> Generator[None]:
    """What stops us stops the engine, with our words and no traceback."""
    try:
        yield
    except NoaStatusError as error:
        raise PluginError(f"noa-status: {error}") from error
    except OSError as error:
        raise PluginError(f"noa-status: {error.strerror}: {error.filename}") from error


def _search_entries(config: MkDocsConfig) -> list[dict[str, Any]] | None:
    """What the theme's search is about to write, None without it."""
    search = cast("dict[str, Any]", config.plugins).get("material/search")
    return getattr(getattr(search, "search_index", None), "entries", None)


def _build_public(root: Path, now: datetime, internal: Path) -> None:
    from noa_status.build.conduct import Paths, build_public

    report = build_public(Paths.of(root, _public_of(root, internal).parent), now)
    log.info("Public site: %d of %d files written", report.written, report.files)


def _public_of(root: Path, internal: Path) -> Path:
    """site/internal/ and site/public/ are neighbours; an internal site that goes elsewhere leaves the public one in its place."""
    return (internal.parent if internal.name == "internal" else root / "site") / "public"


def _now(configured: str) -> datetime:
    written = configured or os.environ.get("NOA_STATUS_NOW", "")
    if written:
        try:
            return parse_instant(written)
        except Unreadable as error:
            quoted = f'"{written}"'
            raise PluginError(f"noa-status: {error.told_of(quoted)}") from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return now.replace(second=0, microsecond=0)


def _repository_path(file: File, root: Path) -> str:
    return Path(os.path.relpath(file.abs_src_path or "", root)).as_posix()


def _nav_entry(item: NavItem) -> Any:
    return {item.title: [_nav_entry(inner) for inner in item.items]} if item.items else {item.title: item.uri}


def _docs_nav(files: Files, config: MkDocsConfig) -> list[Any]:
    pages = (file.src_uri for file in files.documentation_pages() if file.inclusion.is_included())
    return docs_nav(pages, Path(config.docs_dir).name)
