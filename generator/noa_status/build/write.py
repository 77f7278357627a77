"""Writing a site so that the one that was there stays whole: everything is written beside first, then moved over.

A new site is one folder that takes the other's place. A changed one gets its files one by one, each whole, in the order in
which they come; what is gone is deleted last. Only what a build of ours wrote is ever replaced or deleted.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from noa_status.problems import NoaStatusError

MARKER = "build.json"


class Tree:
    """A site's folder, and the place beside it where files wait."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.waiting = folder.with_name(f".{folder.name}.new")
        self.aside = folder.with_name(f".{folder.name}.old")
        self._made: set[str] = set()
        self._staged: list[str] = []

    def prepare(self) -> None:
        """Clears what an interrupted build left. Raises NoaStatusError where the folder holds a site that is not ours."""
        if not self.folder.exists() and (self.aside / MARKER).exists():
            os.replace(self.aside, self.folder)
        if self.folder.exists() and not (self.folder / MARKER).is_file() and any(self.folder.iterdir()):
            raise NoaStatusError(
                f"{self.folder} holds files that noa-status did not build: move them away, or build elsewhere (--site-dir)",
                exit_status=2,
            )
        for left in (self.waiting, self.aside):
            if left.exists():
                shutil.rmtree(left)

    def stamp(self) -> bytes:
        """The bytes of the site's `build.json`, empty where there is none."""
        try:
            return (self.folder / MARKER).read_bytes()
        except OSError:
            return b""

    def stage(self, path: str, data: bytes) -> None:
        """Writes a file where it waits. Raises OSError (a full disk, say) with the site untouched."""
        home, _, _ = path.rpartition("/")
        if home not in self._made:
            os.makedirs(os.path.join(self.waiting, home), exist_ok=True)
            self._made.add(home)
        descriptor = os.open(os.path.join(self.waiting, path), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(descriptor, view) :]
        finally:
            os.close(descriptor)
        self._staged.append(path)

    def replace(self) -> None:
        """Puts what waits in the place of the whole site."""
        self.waiting.mkdir(parents=True, exist_ok=True)
        swap(self.waiting, self.folder)

    def move_over(self, deletions: Iterable[str]) -> None:
        """Moves the waiting files into the site, in their order, then deletes what is gone, with the folders left empty."""
        for path in self._staged:
            target = os.path.join(self.folder, path)
            try:
                os.replace(os.path.join(self.waiting, path), target)
            except FileNotFoundError:
                os.makedirs(os.path.dirname(target), exist_ok=True)
                os.replace(os.path.join(self.waiting, path), target)
        for path in deletions:
            (self.folder / path).unlink(missing_ok=True)
            home = (self.folder / path).parent
            while home != self.folder and home.is_dir() and not any(home.iterdir()):
                home.rmdir()
                home = home.parent
        if self.waiting.exists():
            shutil.rmtree(self.waiting)


def swap(waiting: Path, folder: Path) -> None:
    """Puts a folder that waits in the place of another, which goes."""
    aside = folder.with_name(f".{folder.name}.old")
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(aside, ignore_errors=True)
    if folder.exists():
        os.replace(folder, aside)
    os.replace(waiting, folder)
    shutil.rmtree(aside, ignore_errors=True)
