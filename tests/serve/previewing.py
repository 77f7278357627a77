"""The preview as a person starts it: the very command, in a process of its own, at ports that are free."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

NOW = "2026-11-24T10:35Z"


class Running:
    """`noa-status serve` at work on a repository."""

    def __init__(self, root: Path, *options: str) -> None:
        command = [sys.executable, "-m", "noa_status", "serve", "--port", "0", "--internal-port", "0", *options]
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        self.root = root
        self.process = subprocess.Popen(
            command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.said = ""
        threading.Thread(target=self._listen, daemon=True).start()
        self.url = self.wait_for(r"public:\s+(http://127\.0\.0\.1:\d+)/")
        self.wait_for(r"built in|stays as it was|not built")

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said += line

    def wait_for(self, pattern: str, *, since: int = 0) -> str:
        """What the pattern's first group is in what it said, once it says so (the whole where it has none)."""
        for _ in range(600):
            match = re.search(pattern, self.said[since:])
            if match:
                return match[1] if match.re.groups else match[0]
            assert self.process.poll() is None, self.said
            time.sleep(0.05)
        raise AssertionError(f"it never said {pattern}: {self.said}")

    @property
    def port(self) -> int:
        """The public site's port."""
        return int(self.url.rpartition(":")[2])

    def ask(self, path: str, *, data: bytes | None = None, **headers: str) -> tuple[int, str]:
        """Status and text of an answer. Headers have underscores for hyphens."""
        request = Request(self.url + path, data=data, headers={name.replace("_", "-"): text for name, text in headers.items()})
        try:
            with urlopen(request, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def token(self) -> str:
        """The word that the compose page says when it writes."""
        match = re.search(r'name="token" content="([^"]+)"', self.ask("/-/compose")[1])
        assert match
        return match[1]

    def stop(self, number: int = signal.SIGINT) -> int:
        """Ends it as Ctrl+C does; gives the exit status."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            return self.process.wait(10)
        finally:
            self.process.kill()
            self.process.wait()
            if self.process.stdout is not None:
                self.process.stdout.close()
