"""Pages that are made already, as the engine takes them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

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


def set_edit_uri(file: File, uri: str) -> None:
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
        set_edit_uri(moved, file.src_uri)
        files.remove(file)
        files.append(moved)
