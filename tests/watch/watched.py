"""A bare remote with a site in it, and a real watcher of it: a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.builders import a_site, run_git

PATIENCE_S = 20


class Remote:
    """A clone to work in, and the bare repository that it pushes to."""

    def __init__(self, home: Path) -> None:
        self.work, self.bare = home / "work", home / "remote.git"
        self.began = datetime.now(UTC) - timedelta(hours=3)
        site = a_site().with_incident("api-slow", at=f"{self.began:%Y-%m-%dT%H:%MZ}", severity="SEV3")
        site.update(
            f"{self.began + timedelta(minutes=5):%Y-%m-%dT%H:%MZ}", "investigating", "First words.", api="degraded_performance"
        )
        site.write(self.work, git=True)
        run_git(home, "init", "--quiet", "--bare", "--initial-branch=main", str(self.bare))
        run_git(self.work, "remote", "add", "origin", str(self.bare))
        run_git(self.work, "push", "--quiet", "origin", "main")
        self._minutes = 5

    def update(self, text: str, status: str = "identified") -> str:
        """Pushes one more update. Gives the commit's id."""
        self._minutes += 1
        moment = self.began + timedelta(minutes=self._minutes)
        folder = next((self.work / "incidents").glob("*/*"))
        (folder / f"updates/{moment:%Y%m%dT%H%MZ}.md").write_text(f"---\nstatus: {status}\n---\n{text}\n")
        return self.push(text)

    def push(self, message: str) -> str:
        run_git(self.work, "add", "--all", ".")
        run_git(self.work, "commit", "--quiet", "--allow-empty", f"--message={message}")
        run_git(self.work, "push", "--quiet", "--force", "origin", "HEAD:main")
        return run_git(self.work, "rev-parse", "HEAD").strip()


class Watcher:
    """`noa-status watch` as a process, listening on a port of its own."""

    def __init__(self, remote: str | Path, folder: Path, *more: str, secret: str = "") -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.log = (folder / "log").open("a+", encoding="utf-8")
        self.log_began = (folder / "log").stat().st_size
        program = str(Path(sys.executable).parent / "noa-status")
        command = [program, "watch", str(remote), "--folder", str(folder), "--poll", "1s", "--listen", "127.0.0.1:0", *more]
        environment = {**os.environ, "NOA_STATUS_HOOK_SECRET": secret}
        self.process = subprocess.Popen(command, stderr=self.log, stdout=self.log, env=environment)

    def said(self) -> str:
        """What this process told, in its log."""
        return (self.folder / "log").read_bytes()[self.log_began :].decode()

    @property
    def url(self) -> str:
        """Where this process listens."""
        self.until(lambda: "Health: " in self.said())
        return self.said().rpartition("Health: ")[2].split("/healthz")[0]

    def health(self) -> tuple[int, dict[str, Any]]:
        try:
            with urlopen(f"{self.url}/healthz", timeout=5) as answer:
                return answer.status, json.load(answer)
        except HTTPError as error:
            return error.code, json.load(error)

    def hook(self, body: bytes, headers: dict[str, str]) -> int:
        try:
            with urlopen(Request(f"{self.url}/hook", body, headers, method="POST"), timeout=5) as answer:
                return answer.status
        except HTTPError as error:
            return error.code

    def shown(self) -> str:
        """All that the site's pages say."""
        return "".join(path.read_text("utf-8") for path in (self.folder / "site/public").rglob("index.html"))

    def until(self, holds: Callable[[], object], within: float = PATIENCE_S) -> None:
        ends = time.monotonic() + within
        while not holds():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < ends, self.said()
            time.sleep(0.05)

    def until_published(self, commit: str, within: float = PATIENCE_S) -> None:
        self.until(lambda: self.health()[1]["commit"] == commit, within)

    def end(self, *, kill: bool = False) -> int:
        (self.process.kill if kill else self.process.terminate)()
        status = self.process.wait(timeout=10)
        self.log.close()
        return status
