"""The internal site for an archive that opens from a disk."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_SHIM = "assets/noa/iframe-worker-shim.js"


def is_offline() -> bool:
    """True where the site is made for an archive that opens from a disk."""
    return os.environ.get("NOA_STATUS_OFFLINE") == "true"


def for_disks(config: MkDocsConfig) -> None:
    """Links name files, and a script of ours does what a browser does for a server's pages alone: search beside the page."""
    config.use_directory_urls = False
    polyfills = cast("dict[str, list[str]]", config.extra).setdefault("polyfills", [])
    if _SHIM not in polyfills:
        polyfills.append(_SHIM)
