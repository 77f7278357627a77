"""A host through the rsync program: files are replaced in order, a hundred at a time.

    rsync://user@host/module/status       a daemon; the password is RSYNC_PASSWORD
    user@host:/srv/status                 through ssh, as ~/.ssh/config and RSYNC_RSH say

Guarantees: rsync sends a file beside and renames it, so nobody reads half of one. It has no write that only one of two succeeds
with. What stands in for it: whoever writes a state file waits a second, reads it back, and has lost if it is not his. Two
publications both go on only if one of them takes longer than that second between reading and writing, and then only until the
first one's next sign of life.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from threading import Lock

from noa_status.deliver.state import Found, State
from noa_status.deliver.targets.rsync_line import LIMIT_S, RsyncLine
from noa_status.deliver.targets.target import Headers
from noa_status.problems import NoaStatusError

_SETTLED_S = 1.0


class RsyncTarget:
    """A folder on a host."""

    has_releases = False
    at_once = 100
    # A sign of life comes after each run of rsync.
    dead_after = LIMIT_S + 20

    def __init__(self, url: str) -> None:
        self.url = url
        self._line = RsyncLine(url)
        self._state = RsyncState(self._line)
        self._waiting: dict[str, bytes] = {}
        self._lock = Lock()

    @property
    def state(self) -> State:
        """Where state files lie: `_noa-status/`."""
        return self._state

    def alone(self) -> AbstractContextManager[object]:
        """Nothing: the manifest's mark keeps others away."""
        return nullcontext()

    def begin(self, release: str, kept: Sequence[str]) -> None:
        """Nothing: there are no releases."""

    def put(self, path: str, data: bytes, headers: Headers) -> None:
        """Keeps a file back for `flush`; how it is served is the web server's to say."""
        with self._lock:
            self._waiting[path] = data

    def flush(self) -> None:
        """Sends what was kept back."""
        waiting, self._waiting = self._waiting, {}
        if waiting:
            self._line.send(waiting)

    def delete(self, paths: Sequence[str]) -> None:
        """Takes files away."""
        self._line.remove(paths)

    def read(self, path: str) -> bytes | None:
        """A file, or None."""
        return self._line.read(path)

    def list(self) -> Mapping[str, int]:
        """The files with their sizes, without the state."""
        return dict(self._line.walk())

    def switch(self, release: str) -> None:
        """There is nothing to switch to. Raises NoaStatusError (2)."""
        raise NoaStatusError(f"{self.url} keeps no releases", exit_status=2)

    def releases(self) -> Sequence[str]:
        """None."""
        return ()

    def in_place(self) -> str:
        """None."""
        return ""

    def forget(self, release: str) -> None:
        """Nothing: there are no releases."""

    def close(self) -> None:
        """Nothing to close: rsync runs once for each thing that is asked."""


class RsyncState:
    """State files below `_noa-status/`."""

    def __init__(self, line: RsyncLine) -> None:
        self._line = line

    def read(self, name: str) -> Found | None:
        """A file whole, or None where there is none."""
        data = self._line.read(f"_noa-status/{name}")
        return None if data is None else Found(data, hashlib.sha256(data).hexdigest())

    def write(self, name: str, data: bytes, expected: str | None) -> str | None:
        """Replaces the `expected` version; None creates the file. Gives the new version, or None where it is another's."""
        there = self.read(name)
        if (None if there is None else there.version) != expected:
            return None
        self._line.send({f"_noa-status/{name}": data})
        time.sleep(_SETTLED_S)
        there = self.read(name)
        return there.version if there is not None and there.data == data else None
