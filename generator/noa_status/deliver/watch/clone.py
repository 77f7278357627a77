"""The watcher's own clone of a remote: nobody works in it, so whatever is doubtful about it is forgotten and cloned again."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from noa_status.problems import NoaStatusError

_TIMEOUT = 300


class Tip(NamedTuple):
    """The commit that the branch is at, and whether its history was rewritten since the last look."""

    commit: str
    is_rewritten: bool


class Clone:
    """A clone of `remote` in `folder`, always at the tip of `branch`."""

    def __init__(self, folder: Path, remote: str, branch: str) -> None:
        self.folder, self.remote, self.branch = folder, remote, branch

    def fetch(self) -> Tip:
        """Brings the clone to the branch's tip, and says which that is. Raises NoaStatusError, and leaves the clone as it was,
        where the remote cannot be reached or has no such branch."""
        before = self._head()
        if not before or self._git("remote", "get-url", "origin").stdout.strip() != self.remote:
            return self._anew()
        ref = f"refs/remotes/origin/{self.branch}"
        fetched = self._git("fetch", "--quiet", "--no-tags", "origin", f"+refs/heads/{self.branch}:{ref}")
        if fetched.returncode:
            # A lock that a killed process left, or a damaged store, is no matter of the remote's.
            if ".lock" in fetched.stderr or not self._is_whole():
                return self._anew()
            raise NoaStatusError(f"the remote cannot be read: {_told(fetched.stderr)}")
        if (
            self._git("checkout", "--quiet", "--force", "--detach", ref).returncode
            or self._git("clean", "-fdqx", "--exclude=/outbox").returncode
        ):
            return self._anew()
        after = self._head()
        rewritten = before != after and self._git("merge-base", "--is-ancestor", before, after).returncode != 0
        return Tip(after, rewritten)

    def _anew(self) -> Tip:
        beside = self.folder.with_name(f".{self.folder.name}.new")
        shutil.rmtree(beside, ignore_errors=True)
        beside.parent.mkdir(parents=True, exist_ok=True)
        made = _run("clone", "--quiet", "--no-tags", "--branch", self.branch, "--", self.remote, str(beside))
        if made.returncode:
            shutil.rmtree(beside, ignore_errors=True)
            raise NoaStatusError(f"the remote cannot be cloned: {_told(made.stderr)}")
        shutil.rmtree(self.folder, ignore_errors=True)
        beside.rename(self.folder)
        return Tip(self._head(), False)

    def _head(self) -> str:
        if not (self.folder / ".git").is_dir():
            return ""
        found = self._git("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        return found.stdout.strip() if found.returncode == 0 else ""

    def _is_whole(self) -> bool:
        return self._git("rev-list", "--quiet", "--objects", "HEAD").returncode == 0

    def _git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return _run("-C", str(self.folder), *arguments)


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    # It asks nobody anything: whoever could answer is not there.
    environment = {"GIT_SSH_COMMAND": "ssh -oBatchMode=yes -oConnectTimeout=20", **os.environ, "GIT_TERMINAL_PROMPT": "0"}
    try:
        command = ["git", *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", timeout=_TIMEOUT)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(arguments, 124, "", f"git did not end within {_TIMEOUT} s")


def _told(stderr: str) -> str:
    lines = [line for line in stderr.splitlines() if line.strip()]
    return lines[0] if lines else "git says nothing"
