"""Asking a host through the rsync program, and asking again when the line breaks. What is asked twice comes to the same."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from noa_status.deliver.targets.target import Unreachable
from noa_status.problems import NoaStatusError

LIMIT_S = 100.0
"""How long one run of rsync may take."""

_ATTEMPTS = 4
_FIRST_WAIT = 0.3
# What rsync(1) has for a broken line, a daemon that is full, time-outs; 255 is ssh's.
_AGAIN = frozenset({5, 10, 12, 30, 35, 255})
_SOME_NOT = 23
_ALWAYS = ("--timeout=20", "--no-human-readable", "--8-bit-output", "--secluded-args")
_LISTED = ("--from0", "--files-from=-")
_SSH = "ssh -o BatchMode=yes -o ConnectTimeout=5"
_ENTRY = re.compile(r"^([-d])\S+ +(\d+) \S+ \S+ (.+)$")


class RsyncLine:
    """The files below an address as rsync writes it: `rsync://host/module/path`, or `user@host:path` through ssh."""

    def __init__(self, address: str) -> None:
        program = shutil.which("rsync")
        if program is None:
            raise NoaStatusError(f"{address} needs rsync: sudo apt-get install rsync", exit_status=2)
        self._address = address.rstrip("/")
        more = ("--contimeout=5",) if address.startswith("rsync:") else ()
        self._program = (program, *_ALWAYS, *more)

    def send(self, files: Mapping[str, bytes]) -> None:
        """Sends files; each takes its place by a rename when it is whole."""
        with tempfile.TemporaryDirectory(prefix="noa-status-") as folder:
            for path, data in files.items():
                file = Path(folder, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
            # Times tell nothing of a file that was built anew.
            self._run(("--ignore-times", "--perms", "--chmod=D755,F644", *_LISTED), f"{folder}/", self._at(""), names=list(files))

    def remove(self, paths: Sequence[str]) -> None:
        """Deletes files; those that are not there do not matter."""
        with tempfile.TemporaryDirectory(prefix="noa-status-") as folder:
            for path in paths:
                Path(folder, path).parent.mkdir(parents=True, exist_ok=True)
            self._run(("--delete-missing-args", *_LISTED), f"{folder}/", self._at(""), names=paths)

    def read(self, path: str) -> bytes | None:
        """A file's bytes, or None."""
        with tempfile.TemporaryDirectory(prefix="noa-status-") as folder:
            file = Path(folder, "file")
            found = self._run((), self._at(path), str(file), may_miss=True)
            return file.read_bytes() if found is not None and file.exists() else None

    def walk(self) -> Iterator[tuple[str, int]]:
        """All files with their sizes in bytes, but for those in `_noa-status`."""
        said = self._run(("--recursive", "--exclude=/_noa-status/", "--list-only"), self._at(""), may_miss=True)
        for line in (said or "").splitlines():
            entry = _ENTRY.match(line)
            if entry is not None and entry[1] == "-":
                yield entry[3], int(entry[2])

    def _at(self, path: str) -> str:
        return f"{self._address}/{path}"

    def _run(self, options: Sequence[str], *places: str, names: Sequence[str] = (), may_miss: bool = False) -> str | None:
        """What rsync says; None where nothing is there and this `may_miss`."""
        environment = {"RSYNC_RSH": _SSH, **os.environ, "LC_ALL": "C"}
        program = [*self._program, *options, "--", *places]
        said = ""
        for attempt in range(_ATTEMPTS):
            if attempt:
                time.sleep(_FIRST_WAIT * 3 ** (attempt - 1))
            try:
                given = "\0".join(names).encode()
                done = subprocess.run(program, input=given, capture_output=True, check=False, timeout=LIMIT_S, env=environment)
            except subprocess.TimeoutExpired:
                raise Unreachable(f"{self._address}: no end after {LIMIT_S:.0f} s") from None
            if done.returncode == 0:
                return done.stdout.decode("utf-8", "surrogateescape")
            told = done.stderr.decode("utf-8", "replace").splitlines()
            if done.returncode == _SOME_NOT and may_miss and any("No such file or directory (2)" in line for line in told):
                return None
            said = next((line for line in told if line.strip()), f"rsync ended with {done.returncode}")
            if done.returncode not in _AGAIN or "auth failed" in said:
                break
        raise Unreachable(f"{self._address}: {said.strip()}")
