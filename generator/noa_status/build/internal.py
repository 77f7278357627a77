"""The internal site: MkDocs run beside, and its output put in the place of the one that was there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from noa_status.build.lock import locked
from noa_status.build.write import swap
from noa_status.problems import NoaStatusError

CONFIG = "mkdocs.yml"


def build_internal(root: Path, site: Path, now: datetime, *, waiting: Callable[[], None] | None = None) -> Path:
    """Builds the internal site as it is at `now` and gives its folder. What was there stays untouched until the new one is whole.

    One build at a time has the site's folder; `waiting` is called when another one's end must be waited for.
    Raises NoaStatusError where there is no `mkdocs.yml`, MkDocs is not installed, or its strict build finds fault; what MkDocs
    has to say goes to standard error.
    """
    config = _config(root)
    with locked(site / ".internal.lock", waiting=waiting):
        return _build(config, site / "internal", now)


def build_offline(root: Path, archive: Path, site: Path, now: datetime, *, waiting: Callable[[], None] | None = None) -> int:
    """Writes the internal site as one archive whose pages open from a disk, search included, and gives its size in bytes.

    The same sources give the same bytes. Raises NoaStatusError like `build_internal`, and OSError where the disk fails.
    """
    from noa_status.build.offline import for_disks, pack

    with locked(site / ".offline.lock", waiting=waiting):
        folder = site / ".offline.new"
        try:
            _run(_config(root), folder, now, NOA_STATUS_OFFLINE="true")
            for_disks(folder)
            return pack(folder, archive)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _config(root: Path) -> Path:
    config = root / CONFIG
    if not config.is_file():
        raise NoaStatusError(
            f"there is no {config}: the internal site needs one (noa-status build --public does without)", exit_status=2
        )
    return config


def _build(config: Path, folder: Path, now: datetime) -> Path:
    beside = folder.with_name(".internal.new")
    _run(config, beside, now)
    swap(beside, folder)
    return folder


def _run(config: Path, folder: Path, now: datetime, **more: str) -> None:
    environment = {
        **os.environ,
        "NOA_STATUS_NOW": f"{now:%Y-%m-%dT%H:%MZ}",
        "NOA_STATUS_PUBLIC": "false",
        "SOURCE_DATE_EPOCH": str(int(now.replace(second=0, microsecond=0).timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
        **more,
    }
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--clean",
        "-f",
        str(config),
        "-d",
        str(folder.resolve()),
    ]
    done = subprocess.run(command, env=environment, check=False, stdin=subprocess.DEVNULL)
    if done.returncode:
        has_mkdocs = subprocess.run([sys.executable, "-c", "import mkdocs"], check=False, capture_output=True).returncode == 0
        if not has_mkdocs:
            raise NoaStatusError(
                "MkDocs is not installed: pip install 'noa-status[site]' (or build with --public)", exit_status=2
            )
        raise NoaStatusError("the internal site was not built; the one that was there is as it was", exit_status=1)
