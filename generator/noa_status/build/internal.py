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

Run = Callable[[list[str], dict[str, str]], int]
"""Runs a command with an environment and gives its exit status."""


def build_internal(
    root: Path, site: Path, now: datetime, *, waiting: Callable[[], None] | None = None, run: Run | None = None
) -> Path:
    """Builds the internal site as it is at `now` and gives its folder. What was there stays untouched until the new one is whole.

    One build at a time has the site's folder; `waiting` is called when another one's end must be waited for. `run` runs MkDocs
    otherwise than in the foreground. Raises NoaStatusError where there is no `mkdocs.yml`, MkDocs is not installed, or its strict
    build finds fault; what MkDocs has to say goes to standard error.
    """
    config = _config(root)
    with locked(site / ".internal.lock", waiting=waiting):
        return _build(config, site / "internal", now, run or _run)


def build_offline(root: Path, archive: Path, site: Path, now: datetime, *, waiting: Callable[[], None] | None = None) -> int:
    """Writes the internal site as one archive whose pages open from a disk, search included, and gives its size in bytes.

    The same sources give the same bytes. Raises NoaStatusError like `build_internal`, and OSError where the disk fails.
    """
    from noa_status.build.offline import for_disks, pack

    with locked(site / ".offline.lock", waiting=waiting):
        folder = site / ".offline.new"
        try:
            _mkdocs(_config(root), folder, now, _run, NOA_STATUS_OFFLINE="true")
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


def _run(command: list[str], environment: dict[str, str]) -> int:
    return subprocess.run(command, env=environment, check=False, stdin=subprocess.DEVNULL).returncode


def _build(config: Path, folder: Path, now: datetime, run: Run) -> Path:
    beside = folder.with_name(".internal.new")
    _mkdocs(config, beside, now, run)
    swap(beside, folder)
    return folder


def _mkdocs(config: Path, folder: Path, now: datetime, run: Run, **more: str) -> None:
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
    if run(command, environment):
        has_mkdocs = subprocess.run([sys.executable, "-c", "import mkdocs"], check=False, capture_output=True).returncode == 0
        if not has_mkdocs:
            raise NoaStatusError(
                "MkDocs is not installed: pip install 'noa-status[site]' (or build with --public)", exit_status=2
            )
        raise NoaStatusError("the internal site was not built; the one that was there is as it was", exit_status=1)
