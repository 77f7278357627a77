"""A stand-in for oauth2-proxy: its contract with nginx (https://oauth2-proxy.github.io/oauth2-proxy/configuration/integration)."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote

PROVIDER = "https://sign-in.example.com/authorize"
SESSION = "_oauth2_proxy=good"


class _Proxy(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """202 or 401 for `/oauth2/auth`; `/oauth2/start` leads to the provider, which will be told where to come back to."""
        if self.path == "/oauth2/auth":
            session = SimpleCookie(self.headers.get("Cookie", "")).get("_oauth2_proxy")
            self.send_response(202 if session is not None and session.value in ("good", "old") else 401)
            if session is not None and session.value == "old":
                self.send_header("Set-Cookie", "_oauth2_proxy=good; Path=/; HttpOnly; Secure")
        elif self.path.startswith("/oauth2/start"):
            self.send_response(302)
            self.send_header("Location", f"{PROVIDER}?state={quote(self.headers['X-Auth-Request-Redirect'], safe='')}")
        else:
            self.send_response(404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def sign_on() -> Generator[int]:
    """Runs one and gives its port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Proxy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
