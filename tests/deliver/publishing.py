"""A small repository that is built and published by the commands, as a pipeline does it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.builders import SiteBuilder, a_site
from tests.commands import Done, noa_status
from tests.corpora import REPOSITORY

NOW = "2026-11-24T10:35Z"
LATER = "2026-11-24T10:40Z"
EARLIER = "2026-11-24T10:30Z"


def a_page(**facts: Any) -> SiteBuilder:
    """A site with one open incident; `facts` are more of `status.yml`."""
    return a_site(**facts).with_incident("api-slow").update("10:15", "investigating", api="degraded_performance")


class Pipeline:
    """A repository under `home`, and the two commands that run in it."""

    def __init__(self, home: Path, site: SiteBuilder | None = None) -> None:
        self.root = (site or a_page()).write(home / "repository")
        self.target = home / "srv"
        self.current = self.target / "current"
        self.manifest = self.target / "state" / "manifest.json"

    @property
    def tree(self) -> Path:
        """The public site as it was built."""
        return self.root / "site" / "public"

    def build(self, now: str = NOW) -> None:
        """Builds the public site as it is at an instant."""
        done = noa_status(f"build --public --now {now}", self.root)
        assert done.status == 0, done.output

    def says(self, time: str, status: str, text: str = "We found the cause and are putting it right, step by step.") -> None:
        """One more update of the incident."""
        stamp = f"20261124T{time.replace(':', '')}Z"
        file = self.root / "incidents/2026/2026-11-24-api-slow/updates" / f"{stamp}.md"
        file.write_text(f"---\nstatus: {status}\n---\n{text}\n", encoding="utf-8")

    def publish(self, *arguments: str) -> Done:
        """Publishes to the folder, or to the targets among the arguments."""
        targets = [] if any(":" in argument or "/" in argument for argument in arguments) else [str(self.target)]
        return noa_status(" ".join(["publish", *targets, *arguments]), self.root)

    def published(self, now: str = NOW) -> None:
        """Builds and publishes."""
        self.build(now)
        done = self.publish()
        assert done.status == 0, done.output

    def is_whole(self) -> bool:
        """Whether the target serves exactly what was built."""
        return files_of(self.current) == files_of(self.tree)


def files_of(folder: Path) -> dict[str, bytes]:
    """A folder's files by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def command(*arguments: str) -> list[str]:
    """The command line as a process of its own."""
    return [sys.executable, "-m", "noa_status", *arguments]


def environment(**more: str) -> dict[str, str]:
    """The environment of such a process."""
    return {**os.environ, "PYTHONPATH": str(REPOSITORY / "generator"), **more}


def run(arguments: list[str], root: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs a command to its end, within a minute."""
    return subprocess.run(arguments, cwd=root, env=environment(**more), capture_output=True, text=True, check=False, timeout=60)
