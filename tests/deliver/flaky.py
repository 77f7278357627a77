"""A server before another one that fails now and then: answers 500, waits, or takes half of an upload and hangs up."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count

_HOP = {"connection", "transfer-encoding", "content-length", "server", "date"}


@contextmanager
def flaky(port: int, fault: str, every: int) -> Generator[str]:
    """The address of the server before the one at a port. `fault` is `500`, `slow`, `half`, or `lost` (done, but the answer says
    that it was not); every so many requests have it."""
    asked = count(1)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            is_faulty = next(asked) % every == 0
            if is_faulty and fault == "half" and length > 1:
                self.rfile.read(length // 2)
                self.connection.close()
                self.close_connection = True
                return
            body = self.rfile.read(length)
            if is_faulty and fault == "500":
                self.send_response(500)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            if is_faulty and fault == "slow":
                time.sleep(0.5)
            onward = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            onward.request(self.command, self.path, body, dict(self.headers))
            answer = onward.getresponse()
            data = answer.read()
            if is_faulty and fault == "lost":
                answer.status, data = 500, b""
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in _HOP:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)
            onward.close()

        do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = do_MKCOL = do_MOVE = do_PROPFIND = _answer

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
