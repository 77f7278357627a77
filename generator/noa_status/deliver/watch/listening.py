"""The watcher's door for programs: `GET /healthz`, and `POST /hook`, with which a forge says that something was merged."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Mapping
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_MOST = 25 * 1024 * 1024
_TIMEOUT = 10


def is_signed(secret: str, body: bytes, headers: Mapping[str, str]) -> bool:
    """Whether a forge that knows the secret sent this: GitHub's (Gitea's, Forgejo's) HMAC over the body, or GitLab's token."""
    if signature := headers.get("X-Hub-Signature-256"):
        wanted = "sha256=" + hmac.new(secret.encode(), body, "sha256").hexdigest()
        return hmac.compare_digest(signature.encode(), wanted.encode())
    token = headers.get("X-Gitlab-Token", "")
    return bool(token) and hmac.compare_digest(token.encode(), secret.encode())


def server_at(
    host: str, port: int, *, health: Callable[[], tuple[int, dict[str, object]]], nudge: Callable[[], None], secret: str
) -> ThreadingHTTPServer:
    """A server of both, not started yet; without a secret there is no hook. Raises OSError where the address is taken."""
    handler = partial(_Handler, health=health, nudge=nudge, secret=secret)
    server = ThreadingHTTPServer((host, port), handler)
    server.daemon_threads = True
    return server


class _Handler(BaseHTTPRequestHandler):
    server_version, sys_version = "noa-status", ""
    timeout = _TIMEOUT

    def __init__(
        self, *given: Any, health: Callable[[], tuple[int, dict[str, object]]], nudge: Callable[[], None], secret: str
    ) -> None:
        self._health, self._nudge, self._secret = health, nudge, secret
        super().__init__(*given)

    def do_GET(self) -> None:
        """Answers with health."""
        if self.path.partition("?")[0] != "/healthz":
            return self._answer(404, {"says": "there are GET /healthz and POST /hook"})
        return self._answer(*self._health())

    do_HEAD = do_GET

    def do_POST(self) -> None:
        """Takes a forge's word that something happened; what happened it asks the remote itself."""
        if self.path != "/hook" or not self._secret:
            return self._answer(404, {"says": "there is no hook here" if self.path == "/hook" else "there is POST /hook"})
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit():
            return self._answer(411, {"says": "say how long the body is"})
        if int(length) > _MOST:
            return self._answer(413, {"says": f"at most {_MOST} bytes"})
        if not is_signed(
            self._secret, self.rfile.read(int(length)), {name.title(): value for name, value in self.headers.items()}
        ):
            return self._answer(403, {"says": "the signature is not made with the secret that this watcher has"})
        self._nudge()
        return self._answer(202, {"says": "looking at the remote"})

    def _answer(self, status: int, facts: Mapping[str, object]) -> None:
        body = json.dumps(facts, indent=2).encode() + b"\n"
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", str(len(body)))
        if self.command == "POST" and status != 202:
            # What was not read would be taken for the next request.
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: the log is the watcher's."""
