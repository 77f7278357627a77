"""The internal site: MkDocs run beside, and its output put in the place of the one that was there."""

from __future__ import annotations

import os
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
    config = root / CONFIG
    if not config.is_file():
        raise NoaStatusError(
            f"there is no {config}: the internal site needs one (noa-status build --public does without)", exit_status=2
        )
    with locked(site / ".internal.lock", waiting=waiting):
        return _build(config, site / "internal", now)


def _build(config: Path, folder: Path, now: datetime) -> Path:
    beside = folder.with_name(".internal.new")
    environment = {
        **os.environ,
        "NOA_STATUS_NOW": f"{now:%Y-%m-%dT%H:%MZ}",
        "NOA_STATUS_PUBLIC": "false",
        "SOURCE_DATE_EPOCH": str(int(now.replace(second=0, microsecond=0).timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
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
        str(beside.resolve()),
    ]
    done = subprocess.run(command, env=environment, check=False, stdin=subprocess.DEVNULL)
    if done.returncode:
        has_mkdocs = subprocess.run([sys.executable, "-c", "import mkdocs"], check=False, capture_output=True).returncode == 0
        if not has_mkdocs:
            raise NoaStatusError(
                "MkDocs is not installed: pip install 'noa-status[site]' (or build with --public)", exit_status=2
            )
        raise NoaStatusError("the internal site was not built; the one that was there is as it was", exit_status=1)
    swap(beside, folder)
    return folder
