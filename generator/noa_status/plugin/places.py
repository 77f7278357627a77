"""Where the internal site goes: never where the public looks; or into an archive that opens from a disk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

from mkdocs.exceptions import PluginError

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_SHIM = "assets/noa/iframe-worker-shim.js"


def keep_apart(internal: Path, root: Path) -> None:
    """What is internal never goes where the public looks, nor the other way round."""
    internal = internal.resolve()
    # `site/internal` has the public site beside it; what goes elsewhere leaves that in its place.
    places = [(root / "site" / "public").resolve(), internal.parent / "public"]
    around = (internal, *internal.parents)
    is_in_one = any((folder / "build.json").is_file() and (folder / "_headers").is_file() for folder in around)
    if is_in_one or any(
        place in around or internal in place.parents for place in places[: 2 if internal.name == "internal" else 1]
    ):
        raise PluginError(
            f"noa-status: {internal} is a place of the public site: the internal one needs a folder of its own, "
            "neither around that one nor in it (site_dir in mkdocs.yml, -d)"
        )


def is_offline() -> bool:
    """True where the site is made for an archive that opens from a disk."""
    return os.environ.get("NOA_STATUS_OFFLINE") == "true"


def for_disks(config: MkDocsConfig) -> None:
    """Links name files, and a script of ours does what a browser does for a server's pages alone: search beside the page."""
    config.use_directory_urls = False
    polyfills = cast("list[str]", config.extra.setdefault("polyfills", []))
    if _SHIM not in polyfills:
        polyfills.append(_SHIM)
