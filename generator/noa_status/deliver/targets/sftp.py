"""A server that speaks SFTP: releases and `current` where it knows links and posix-rename (as OpenSSH does), else files in order.

    sftp://user@host:22/srv/status        the path is absolute; /srv/status/current is what the web server serves

The host's key must be in known_hosts; your own comes from the agent, from ~/.ssh or from NOA_STATUS_SFTP_KEY (a file).
Guarantees: with releases, those of a folder, but for the kernel's lock: a mark in the manifest keeps others away. A state file is
created by a hard link, which fails where the name is taken, and replaced between a `mkdir` that succeeds for one alone.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from noa_status.deliver.hold import DEAD_AFTER
from noa_status.deliver.state import Found, State
from noa_status.deliver.targets.sftp_line import Line
from noa_status.deliver.targets.target import Headers
from noa_status.problems import NoaStatusError

T = TypeVar("T")
_CURRENT = "current"


class SftpTarget:
    """A folder on a server."""

    at_once = 1
    dead_after = DEAD_AFTER

    def __init__(self, url: str, line: Line, home: str) -> None:
        self.url = url
        self._line, self._home = line, home.rstrip("/") or "/"
        self.has_releases = line.can("posix_rename") and line.can("link")
        self._site = f"{self._home}/{_CURRENT}" if self.has_releases else self._home
        self._new = self._site
        self._made: set[str] = set()
        self._state = SftpState(line, f"{self._home}/state" if self.has_releases else f"{self._home}/_noa-status")

    @property
    def state(self) -> State:
        """Where state files lie: `state/`, or `_noa-status/` where there are no releases."""
        return self._state

    def alone(self) -> AbstractContextManager[object]:
        """Nothing: the manifest's mark keeps others away."""
        return nullcontext()

    def begin(self, release: str, kept: Sequence[str]) -> None:
        """Makes the release's folder, with hard links to what is kept."""
        if not self.has_releases:
            return
        if self._line.kind(self._site) not in ("", "link"):
            raise NoaStatusError(f"{self.url}: {self._site} is no link that noa-status made: move it away", exit_status=2)
        self._new = f"{self._home}/releases/{release}"
        self._line.run(lambda sftp: _rmtree(sftp, self._new))
        self._made.clear()
        self._line.make_folder(self._new)
        for path in kept:
            self._home_of(path)
            self._line.link(f"{self._site}/{path}", f"{self._new}/{path}")

    def put(self, path: str, data: bytes, headers: Headers) -> None:
        """Sends a file; how it is served is the web server's to say."""
        self._home_of(path)
        self._line.put(f"{self._new}/{path}", data)

    def flush(self) -> None:
        """Nothing: `put` keeps nothing back."""

    def delete(self, paths: Sequence[str]) -> None:
        """Takes files away, where there are no releases."""
        for path in () if self.has_releases else paths:
            self._line.remove(f"{self._site}/{path}")

    def read(self, path: str) -> bytes | None:
        """A file of the site in place, or None."""
        return self._line.read(f"{self._site}/{path}")

    def list(self) -> Mapping[str, int]:
        """The files of the site in place, with their sizes."""
        hidden = ("_noa-status/",)
        found = self._line.run(lambda sftp: _walk(sftp, self._site))
        return {path: size for path, size in found.items() if not path.startswith(hidden)}

    def switch(self, release: str) -> None:
        """Replaces `current`, by a rename."""
        if not self.has_releases or self._line.kind(f"{self._home}/releases/{release}/index.html") != "file":
            raise NoaStatusError(f"{self.url} has no release {release}", exit_status=2)
        self._line.point(self._site, f"releases/{release}")

    def releases(self) -> Sequence[str]:
        """The releases that are there, oldest first."""
        return self._line.names(f"{self._home}/releases") if self.has_releases else []

    def in_place(self) -> str:
        """The release that `current` leads to."""
        return self._line.leads_to(self._site).rpartition("/")[2] if self.has_releases else ""

    def forget(self, release: str) -> None:
        """Deletes a release."""
        self._line.run(lambda sftp: _rmtree(sftp, f"{self._home}/releases/{release}"))

    def close(self) -> None:
        """Ends the connection."""
        self._line.close()

    def _home_of(self, path: str) -> None:
        home = f"{self._new}/{path}".rpartition("/")[0]
        if home not in self._made:
            self._line.make_folder(home)
            self._made.add(home)


class SftpState:
    """State files in a folder of a server."""

    def __init__(self, line: Line, folder: str) -> None:
        self._line, self._folder = line, folder

    def read(self, name: str) -> Found | None:
        """A file whole, or None where there is none."""
        data = self._line.read(f"{self._folder}/{name}")
        return None if data is None else Found(data, hashlib.sha256(data).hexdigest())

    def write(self, name: str, data: bytes, expected: str | None) -> str | None:
        """Replaces the `expected` version; None creates the file. Gives the new version, or None where it is another."""
        path = f"{self._folder}/{name}"
        self._line.make_folder(path.rpartition("/")[0])
        lock = f"{path}.lock"
        self._lock(lock)
        try:
            there = self.read(name)
            if (None if there is None else there.version) != expected:
                return None
            self._line.put(path, data)
        finally:
            self._line.run(lambda sftp: _gone(sftp.rmdir, lock))
        return hashlib.sha256(data).hexdigest()

    def _lock(self, lock: str) -> None:
        """Makes the lock's folder. One that stays for ten seconds was left by a process that died: writing takes far less."""
        until = time.monotonic() + 10
        while not self._line.make_one(lock):
            if time.monotonic() > until:
                self._line.run(lambda sftp: _gone(sftp.rmdir, lock))
                until = time.monotonic() + 10
            time.sleep(0.05)


async def _gone(call: Callable[[str], Any], path: str) -> None:
    import asyncssh

    try:
        await call(path)
    except (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath):
        return


async def _walk(sftp: Any, base: str) -> dict[str, int]:
    import asyncssh

    found: dict[str, int] = {}
    waiting = [""]
    while waiting:
        home = waiting.pop()
        try:
            entries = await sftp.readdir(f"{base}/{home}")
        except (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath):
            continue
        for entry in entries:
            if entry.filename in (".", ".."):
                continue
            path = f"{home}{entry.filename}"
            if entry.attrs.type == 2:
                waiting.append(f"{path}/")
            else:
                found[path] = entry.attrs.size or 0
    return found


async def _rmtree(sftp: Any, path: str) -> None:
    if await sftp.exists(path):
        await sftp.rmtree(path)


def open_sftp(url: str) -> SftpTarget:
    """The folder of an address like `sftp://user@host/path`. Raises NoaStatusError: 2 for a wrong address or a missing library,
    Unreachable (3) where the server cannot be reached or refuses the key."""
    parts = urlsplit(url)
    if not parts.hostname or not parts.path.strip("/"):
        raise NoaStatusError(f"{url}: an address like sftp://user@host/srv/status is expected", exit_status=2)
    keys = os.environ.get("NOA_STATUS_SFTP_KEY")
    known = os.environ.get("NOA_STATUS_SFTP_KNOWN_HOSTS")
    line = Line(url, host=parts.hostname, port=parts.port or 22, user=parts.username, key=keys, known_hosts=known)
    try:
        line.connect()
        return SftpTarget(url, line, unquote(parts.path))
    except BaseException:
        line.close()
        raise
