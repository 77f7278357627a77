"""A site on loopback as a real host serves it: compressed, with its 404 page, kept alive."""

from __future__ import annotations

import gzip
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from socket import socket
from socketserver import BaseServer
from urllib.parse import unquote, urlsplit

_TYPES = {".atom": "application/atom+xml", ".rss": "application/rss+xml", ".ics": "text/calendar"}
_AS_TEXT = ("text/", "image/svg", "application/json", "application/xml", "application/atom", "application/rss")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, request: socket, client_address: object, server: BaseServer, *, folder: Path) -> None:
        self.folder = folder.resolve()
        super().__init__(request, client_address, server)

    def do_GET(self) -> None:
        """Sends a file, or the 404 page."""
        path = (self.folder / unquote(urlsplit(self.path).path).lstrip("/")).resolve()
        if path.is_dir():
            path /= "index.html"
        if path.is_file() and path.is_relative_to(self.folder):
            self._send(200, path)
        else:
            self._send(404, self.folder / "404.html")

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""

    def _send(self, status: int, path: Path) -> None:
        body = path.read_bytes()
        kind = _TYPES.get(path.suffix) or guess_type(path.name)[0] or "application/octet-stream"
        self.send_response(status)
        if kind.startswith(_AS_TEXT):
            kind += "; charset=utf-8"
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                body = gzip.compress(body, 9, mtime=0)
                self.send_header("Content-Encoding", "gzip")
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))), ("Cache-Control", "max-age=60")):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


class Server:
    """Serves a folder, which may be built later, on a free port of 127.0.0.1 until `close`."""

    def __init__(self, folder: Path) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folder=folder))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        """Where the folder is served, with a slash at its end."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def close(self) -> None:
        """Stops serving."""
        self._server.shutdown()
        self._server.server_close()
