"""A folder that GitHub Pages or GitLab Pages take as an artifact: plain files, no symbolic links, readable by all.

Files are the site's own under another name where the disk can do that: a build never writes into a file, it makes a new one.

Guarantees: a folder is written anew beside and put in the place of the old one. It is an artifact and no host: what came before
is the host's to know, so there is no fence, no state that lasts and no rollback here. The pipeline's own order keeps an old build
from following a new one (docs/publishing.md).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from noa_status.build.write import swap
from noa_status.deliver.state import FolderState, State
from noa_status.deliver.targets.target import Headers, told_as_unreachable
from noa_status.problems import NoaStatusError

_MODE = 0o644


class PagesTarget:
    """An artifact's folder. It must be empty, or made by this."""

    has_releases = True
    at_once = 1
    dead_after = 0.0

    def __init__(self, url: str, folder: Path, host: str = "") -> None:
        self.url = url
        self._folder, self._host = folder, host
        self._new = folder.with_name(f".{folder.name}.new")
        self._home = folder.with_name(f".{folder.name}.state")
        self._state = FolderState(self._home)
        self._made: set[str] = set()

    @property
    def state(self) -> State:
        """State files that lie beside the artifact and last as long as the pipeline's folder."""
        return self._state

    def alone(self) -> AbstractContextManager[object]:
        """Nothing: an artifact is one pipeline's."""
        return nullcontext()

    def begin(self, release: str, kept: Sequence[str]) -> None:
        """Begins the folder, with copies of what is kept."""
        with told_as_unreachable(self.url, PermissionError):
            if self._folder.exists() and any(self._folder.iterdir()) and not (self._folder / ".nojekyll").exists():
                says = f"{self._folder} holds files that noa-status did not put there: give a folder of its own"
                raise NoaStatusError(says, exit_status=2)
            shutil.rmtree(self._new, ignore_errors=True)
            self._new.mkdir(parents=True)
            self._made.clear()
        for path in kept:
            shutil.copyfile(self._folder / path, self._place(path))

    def put(self, path: str, data: bytes, headers: Headers) -> None:
        """Writes a file, readable by all."""
        with told_as_unreachable(self.url, OSError):
            file = self._place(path)
            with open(file, "wb", buffering=0) as new:
                view = memoryview(data)
                while view:
                    view = view[new.write(view) :]
            os.chmod(file, _MODE)

    def link(self, path: str, file: Path) -> os.stat_result | None:
        """The file itself under another name, readable by all; None where the disk has no links."""
        new = self._place(path)
        try:
            os.link(file, new)
        except OSError:
            return None
        found = os.stat(new)
        if found.st_mode & 0o777 != _MODE:
            os.chmod(new, _MODE)
        return found

    def _place(self, path: str) -> str:
        """Where a file of the new folder lies, in a folder that is there."""
        home = path.rpartition("/")[0]
        if home not in self._made:
            os.makedirs(os.path.join(self._new, home), exist_ok=True)
            self._made.add(home)
        return os.path.join(self._new, path)

    def flush(self) -> None:
        """Nothing: `put` keeps nothing back."""

    def delete(self, paths: Sequence[str]) -> None:
        """Nothing: what is not kept is not in the folder."""

    def read(self, path: str) -> bytes | None:
        """A file of the artifact, or None."""
        try:
            return (self._folder / path).read_bytes()
        except OSError:
            return None

    def list(self) -> Mapping[str, int]:
        """The files of the artifact, with their sizes."""
        found = (path for path in self._folder.rglob("*") if path.is_file())
        return {path.relative_to(self._folder).as_posix(): path.stat().st_size for path in found}

    def switch(self, release: str) -> None:
        """Puts the folder in place. `.nojekyll` keeps files that begin with an underscore, `CNAME` the site's own host."""
        self.put(".nojekyll", b"", ())
        if self._host:
            self.put("CNAME", f"{self._host}\n".encode(), ())
        with told_as_unreachable(self.url, OSError):
            swap(self._new, self._folder)

    def releases(self) -> Sequence[str]:
        """None."""
        return ()

    def in_place(self) -> str:
        """None."""
        return ""

    def forget(self, release: str) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing to close."""
