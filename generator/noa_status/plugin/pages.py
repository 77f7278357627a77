"""Pages that are made already, as the engine takes them."""

from __future__ import annotations

import os
import posixpath
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from noa_status.internal import addresses
from noa_status.internal.page import InternalPage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


class GeneratedFile(File):
    """The file that a page stands for. Where the page was `kept`, the engine copies that and has no page to render."""

    kept: str | None = None

    def is_documentation_page(self) -> bool:
        """True as long as the engine must render it."""
        return self.kept is None and super().is_documentation_page()

    def copy_file(self, dirty: bool = False) -> None:
        """Copies the kept page: a link to it would spoil what is kept if somebody wrote into the site."""
        if self.kept is None:
            super().copy_file(dirty)
            return
        target = self.abs_dest_path
        try:
            shutil.copyfile(self.kept, target)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copyfile(self.kept, target)


class GeneratedPage(Page):
    """A page whose content is made already: Python-Markdown has nothing to do with it."""

    def __init__(self, page: InternalPage, file: File, config: MkDocsConfig) -> None:
        self.made = page
        super().__init__(page.title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing is read; what the theme wants to know stands in `meta`."""
        self.markdown = ""
        self.meta = self.made.meta()

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing is rendered."""
        self.content = self.made.html
        self.toc = get_toc(self.made.toc())
        self.present_anchor_ids = set(self.made.anchors)


def _set_edit_uri(file: File, uri: str) -> None:
    """Says which file of the repository somebody would edit, as the engine counts it: from the docs folder."""
    setattr(file, "edit_uri", uri)  # noqa: B010, it may be set, but its type knows no setter


def move_docs(files: Files, config: MkDocsConfig) -> None:
    """Lays the docs under their folder's name, so that paths on the site are those of the repository, and relative links work."""
    docs_dir = Path(config.docs_dir)
    theme = cast("dict[str, Any]", config.theme)
    assets = cast("list[Any]", [*config["extra_css"], *config["extra_javascript"], theme.get("logo"), theme.get("favicon")])
    stay = {str(path) for path in assets}
    for file in list(files):
        if file.src_dir is None or Path(file.src_dir) != docs_dir or file.src_uri in stay:
            continue
        uri = f"{docs_dir.name}/{file.src_uri}"
        moved = File(uri, str(docs_dir.parent), config.site_dir, config.use_directory_urls, inclusion=file.inclusion)
        _set_edit_uri(moved, file.src_uri)
        files.remove(file)
        files.append(moved)


def add_page(page: InternalPage, files: Files, config: MkDocsConfig, root: Path) -> None:
    """Hands a page over. Raises PluginError where a text of the docs has its address."""
    there = files.get_file_from_path(page.source or page.uri)
    if there is not None and there.generated_by is None:
        raise PluginError(
            f"noa-status: {there.abs_src_path} has the address of a page of records ({page.uri}): give it another name"
        )
    file = GeneratedFile.generated(
        config, page.source or page.uri, content=page.markdown or "", inclusion=InclusionLevel.NOT_IN_NAV
    )
    if page.source:
        file.dest_uri = addresses.page_file(page.uri, directory_urls=config.use_directory_urls)
    if page.edit_path is not None:
        _set_edit_uri(file, _edit_uri(page.edit_path, config, root))
    if not page.markdown:
        GeneratedPage(page, file, config)
    files.append(file)


def _edit_uri(path: str, config: MkDocsConfig, root: Path) -> str:
    """A path of the repository as MkDocs wants it: relative to the docs folder, since that is where `edit_uri` ends."""
    return posixpath.relpath(path, Path(os.path.relpath(config.docs_dir, root)).as_posix())
