"""A WebDAV server: files are replaced one by one, in order.

    davs://host/status          https; user and password are NOA_STATUS_DAV_USER and NOA_STATUS_DAV_PASSWORD
    dav://127.0.0.1:8080/       http: a password is sent so to this machine alone

Guarantees: a file is sent beside and moved over, so nobody reads half of it; a server that deletes before it moves has none for a
moment. State files are replaced by who has a lock, which is a file that is moved to where none may be (`Overwrite: F`). Servers
are asked for this before anything is sent: many know no `If-None-Match`, and their ETags are of a second and a size.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from urllib.parse import urlsplit

from noa_status.deliver.hold import DEAD_AFTER
from noa_status.deliver.state import Found, State
from noa_status.deliver.targets.dav_line import DavLine
from noa_status.deliver.targets.target import Headers
from noa_status.problems import NoaStatusError

_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_LOCKED_S = 10.0


class DavTarget:
    """A folder on a server."""

    has_releases = False
    at_once = 4
    dead_after = DEAD_AFTER

    def __init__(self, url: str, line: DavLine) -> None:
        self.url = url
        self._line = line
        self._state = DavState(url, line)

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
        """Sends a file with its type; how long it holds is the web server's to say."""
        self._line.put(path, data, dict(headers).get("Content-Type", "application/octet-stream"))

    def flush(self) -> None:
        """Nothing: `put` keeps nothing back."""

    def delete(self, paths: Sequence[str]) -> None:
        """Takes files away."""
        for path in paths:
            self._line.remove(path)

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
        """Ends the connections."""
        self._line.close()


class DavState:
    """State files below `_noa-status/`."""

    def __init__(self, url: str, line: DavLine) -> None:
        self._url, self._line = url, line
        self._is_honest = False

    def read(self, name: str) -> Found | None:
        """A file whole, or None where there is none."""
        data = self._line.read(f"_noa-status/{name}")
        return None if data is None else Found(data, hashlib.sha256(data).hexdigest())

    def write(self, name: str, data: bytes, expected: str | None) -> str | None:
        """Replaces the `expected` version; None creates the file. Gives the new version, or None where it is another."""
        self._ask_whether_honest()
        lock = f"_noa-status/{name}.lock"
        self._lock(lock)
        try:
            there = self.read(name)
            if (None if there is None else there.version) != expected:
                return None
            self._line.put(f"_noa-status/{name}", data)
        finally:
            self._line.remove(lock)
        return hashlib.sha256(data).hexdigest()

    def _lock(self, lock: str) -> None:
        """Makes the lock's file. One that stays the same for ten seconds was left by a process that died."""
        ours = secrets.token_hex(8).encode()
        seen, since = b"", time.monotonic()
        while not self._line.create(lock, ours):
            there = self._line.read(lock) or b""
            # Ours, where it was made and the answer got lost.
            if there == ours:
                return
            if there != seen:
                seen, since = there, time.monotonic()
            elif time.monotonic() - since > _LOCKED_S:
                self._line.remove(lock)
            time.sleep(0.05)

    def _ask_whether_honest(self) -> None:
        """Raises NoaStatusError where the server moves a file over one that is there although it may not."""
        if not self._is_honest:
            probe = f"_noa-status/probe-{secrets.token_hex(4)}"
            self._line.create(probe, b"first")
            is_kept = not self._line.create(probe, b"second")
            self._line.remove(probe)
            if not is_kept:
                says = "does not keep to `Overwrite: F`, so two publications could not keep out of each other's way"
                raise NoaStatusError(f"{self._url}: this server {says}: nothing was sent; publish there by sftp:// or rsync")
            self._is_honest = True


def open_dav(url: str) -> DavTarget:
    """The folder of an address like `davs://host/path`. Raises NoaStatusError (2) for a wrong address or a missing library."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    told = f"{parts.scheme}://{host}{parts.path}"
    if not parts.hostname:
        raise NoaStatusError(f"{told}: an address like davs://host/status is expected", exit_status=2)
    user = parts.username or os.environ.get("NOA_STATUS_DAV_USER", "")
    password = parts.password or os.environ.get("NOA_STATUS_DAV_PASSWORD", "")
    if password and parts.scheme == "dav" and parts.hostname not in _LOCAL:
        says = "a password would be sent without encryption: write davs://"
        raise NoaStatusError(f"{told}: {says}", exit_status=2)
    scheme = "https" if parts.scheme == "davs" else "http"
    line = DavLine(told, f"{scheme}://{host}{parts.path}", (user, password) if user else None)
    return DavTarget(told, line)
