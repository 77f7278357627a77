"""A site that begins as another one: its files are linked, since a build never changes a file but puts another in its place."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress

from noa_status.build.conduct import Paths


def begin_as(new: Paths, other: Paths) -> None:
    """Lays another public site and what is remembered of it where a new one is going to be built, so that only what differs is
    rendered. Whatever fails is left out: the build is then a full one."""
    if not (other.site / "public").exists() or (new.site / "public").exists():
        return
    with suppress(OSError):
        shutil.copytree(other.site / "public", new.site / "public", copy_function=_link)
        shutil.copytree(other.cache / "public", new.cache / "public", copy_function=_link)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
