"""The sites that are shown: the present ones, those from other moments, and one with a draft in it that is not written.

Each lies in a folder of its own, with a state of its own, and begins as the present site, so that what differs between them is
all that is ever rendered again.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from noa_status.build.conduct import Paths, Report, build_public
from noa_status.build.internal import build_internal
from noa_status.build.linked import begin_as
from noa_status.problems import NoaStatusError
from noa_status.records.changed import Checkout

PRESENT = "present"
DRAFT = "draft"
KEPT = 3
"""How many sites from other moments are kept."""


class Made(NamedTuple):
    """What lies in a folder: the site from which moment, made of which version of the records."""

    moment: datetime
    version: int


class PublicSites:
    """The public site, present, moved and drafted. What is broken in a record keeps the present one as it was."""

    def __init__(self, root: Path, home: Path) -> None:
        self._root, self._home = root, home
        self._building = threading.Lock()

    def build(self, now: datetime) -> Report:
        """Builds the present site. Where there is none yet, a broken record does not keep it from being there."""
        with self._building:
            paths = self._paths(PRESENT)
            report = build_public(paths, now)
            if not report.is_built and not (paths.site / "public").exists():
                problems = report.problems
                report = build_public(paths, now, keep_going=True)
                report.problems = report.problems or problems
            return report

    def make(self, name: str, now: datetime, checkout: Checkout | None = None) -> Report:
        """Builds another one, in the folder of that name; a broken record is shown as it was when it last was whole."""
        paths = self._paths(name)
        if not paths.site.exists():
            with self._building:
                begin_as(paths, self._paths(PRESENT))
        return build_public(paths, now, keep_going=True, checkout=checkout)

    def folder(self, name: str) -> Path:
        """Where the site of that name lies."""
        return self._paths(name).site / "public"

    def _paths(self, name: str) -> Paths:
        return Paths(root=self._root, site=self._home / name, cache=self._home / name / ".state")


class InternalSites:
    """The internal site: MkDocs at work beside us, which is ended with us."""

    def __init__(self, root: Path, home: Path) -> None:
        self._root, self._home = root, home
        self._running: set[subprocess.Popen[str]] = set()
        self._is_over = False

    def make(self, name: str, now: datetime) -> str:
        """Builds it. Gives what MkDocs complains of; then the one that was there stays."""
        says: list[str] = []

        def run(command: list[str], environment: dict[str, str]) -> int:
            with subprocess.Popen(
                command,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
            ) as process:
                self._running.add(process)
                if self._is_over:
                    process.terminate()
                says.append(process.communicate()[0])
                self._running.discard(process)
                return process.returncode

        try:
            build_internal(self._root, self._home / name, now, run=run)
        except NoaStatusError as error:
            return f"{''.join(says)}{error}".strip()
        return ""

    def folder(self, name: str) -> Path:
        """Where the site of that name lies."""
        return self._home / name / "internal"

    def end(self) -> None:
        """Ends what is at work."""
        self._is_over = True
        for process in list(self._running):
            process.terminate()


class Moments:
    """A site from other moments than the present one. The last few are kept; `make` builds one into the folder of a name."""

    def __init__(self, make: Callable[[str, datetime], object]) -> None:
        self._make = make
        self._made: dict[str, Made] = {}
        self.lock = threading.Lock()
        """To be held from `name` on until what was wanted of the folder is read."""

    def name(self, moment: datetime, version: int) -> str:
        """The name of the folder with the site from this moment, built now if need be. `version` is that of the records."""
        wanted = Made(moment, version)
        name = next((name for name, made in self._made.items() if made.moment == moment), "") or self._free()
        made = self._made.pop(name, None)
        if made != wanted:
            self._make(name, moment)
        # The one that was wanted last stands last.
        self._made[name] = wanted
        return name

    def _free(self) -> str:
        return f"moment-{len(self._made) + 1}" if len(self._made) < KEPT else next(iter(self._made))
