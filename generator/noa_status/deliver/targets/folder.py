"""A folder of this machine: each publication is a release beside the others, and `current` leads to the one in place.

    /srv/status/current -> releases/000012-20261124T1035Z     what the web server serves
    /srv/status/releases/...                                   hard links of what did not change
    /srv/status/state/                                         the manifest; nobody serves it

Guarantees: `current` is replaced by a rename, so a visitor sees one release or the other and never neither. State files are
created and replaced under a lock of the kernel's. Files are synced before the switch, so a power cut leaves a whole release.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from noa_status.build.lock import locked
from noa_status.deliver.state import FolderState, State
from noa_status.deliver.targets.target import Headers, told_as_unreachable
from noa_status.problems import NoaStatusError

_CURRENT = "current"


class FolderTarget:
    """A folder with releases."""

    has_releases = True
    at_once = 1
    # Whoever has the kernel's lock knows that the one before it is over.
    dead_after = 0.0

    def __init__(self, url: str, home: Path) -> None:
        self.url = url
        self._home = home
        self._releases = home / "releases"
        self._new = home
        self._written: list[Path] = []
        self._state = FolderState(home / "state")

    @property
    def state(self) -> State:
        """Where state files lie: `state/`."""
        return self._state

    def alone(self) -> AbstractContextManager[object]:
        """Holds a lock of the kernel's, which goes with the process."""
        with told_as_unreachable(self.url, OSError):
            self._home.mkdir(parents=True, exist_ok=True)
        return locked(self._home / "state" / "publish.lock")

    def begin(self, release: str, kept: Sequence[str]) -> None:
        """Makes the release's folder, with hard links to what is kept (copies where the disk has no links)."""
        self._new = self._releases / release
        old = self._home / _CURRENT
        with told_as_unreachable(self.url, OSError):
            if (self._home / _CURRENT).exists() and not (self._home / _CURRENT).is_symlink():
                says = f"{self._home / _CURRENT} is no link that noa-status made: move it away, or publish to another folder"
                raise NoaStatusError(says, exit_status=2)
            if release == self.in_place():
                raise NoaStatusError(f"{self.url}: {release} is in place, and is not written anew")
            if self._new.exists():
                shutil.rmtree(self._new)
            self._new.mkdir(parents=True)
        homes = {path.rpartition("/")[0] for path in kept}
        with told_as_unreachable(self.url, PermissionError):
            for home in homes:
                (self._new / home).mkdir(parents=True, exist_ok=True)
        # Texts: a Path for each of thousands of files takes longer than its link.
        with told_as_unreachable(self.url, PermissionError):
            for path in kept:
                _link(f"{old}/{path}", f"{self._new}/{path}")

    def put(self, path: str, data: bytes, headers: Headers) -> None:
        """Writes a file of the release; how it is served is the web server's to say."""
        file = self._new / path
        with told_as_unreachable(self.url, OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
            try:
                view = memoryview(data)
                while view:
                    view = view[os.write(descriptor, view) :]
            finally:
                os.close(descriptor)
        self._written.append(file)

    def flush(self) -> None:
        """Nothing: `put` keeps nothing back."""

    def delete(self, paths: Sequence[str]) -> None:
        """Nothing: what is not kept is not in the release."""

    def read(self, path: str) -> bytes | None:
        """A file of the site in place, or None."""
        try:
            with told_as_unreachable(self.url, PermissionError):
                return (self._home / _CURRENT / path).read_bytes()
        except OSError:
            return None

    def list(self) -> Mapping[str, int]:
        """The files of the site in place, with their sizes."""
        base = self._home / _CURRENT
        found = (path for path in base.rglob("*") if path.is_file()) if base.exists() else ()
        return {path.relative_to(base).as_posix(): path.stat().st_size for path in found}

    def switch(self, release: str) -> None:
        """Replaces `current`."""
        if not (self._releases / release / "index.html").is_file():
            raise NoaStatusError(
                f"{self.url} has no release {release}: noa-status publish --list tells which there are", exit_status=2
            )
        waiting = self._home / f".{_CURRENT}.new"
        with told_as_unreachable(self.url, OSError):
            # All at once: by then the disk has written most of them.
            for file in self._written:
                _sync(file)
            self._written = []
            waiting.unlink(missing_ok=True)
            waiting.symlink_to(Path("releases") / release)
            os.replace(waiting, self._home / _CURRENT)

    def releases(self) -> Sequence[str]:
        """The releases that are there, oldest first."""
        return sorted(path.name for path in self._releases.iterdir()) if self._releases.is_dir() else []

    def in_place(self) -> str:
        """The release that `current` leads to."""
        try:
            return Path(os.readlink(self._home / _CURRENT)).name
        except OSError:
            return ""

    def forget(self, release: str) -> None:
        """Deletes a release."""
        with told_as_unreachable(self.url, OSError):
            shutil.rmtree(self._releases / release)

    def close(self) -> None:
        """Nothing to close."""


def _link(old: str, new: str) -> None:
    """Links a file to a release, or copies it. Raises FileNotFoundError where it is not there."""
    try:
        os.link(old, new)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(old, new)


def _sync(file: Path) -> None:
    """Waits until a file is on the disk."""
    descriptor = os.open(file, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
