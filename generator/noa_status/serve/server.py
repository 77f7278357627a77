"""The two addresses: servers for this machine alone, a thread a request."""

from __future__ import annotations

import secrets
import socket
import sys
import threading
from contextlib import suppress
from http.server import ThreadingHTTPServer
from typing import Any

from noa_status.problems import NoaStatusError
from noa_status.serve.compose import Compose
from noa_status.serve.guard import Guard
from noa_status.serve.handler import Handler, Room
from noa_status.serve.preview import Preview

LOOPBACK = "127.0.0.1"
LOOPBACK_6 = "::1"


class Servers:
    """Both sites at their ports. With port 0 the system chooses one. Raises NoaStatusError where a port is taken."""

    def __init__(self, preview: Preview, compose: Compose, port: int, internal_port: int | None) -> None:
        ports = [port] if internal_port is None else [port, internal_port]
        bound = [_bound(wanted) for wanted in ports]
        urls = [f"http://{LOOPBACK}:{servers[0].server_port}" for servers in bound]
        self.public_url, self.internal_url = urls[0], urls[1] if len(urls) > 1 else ""
        token = secrets.token_urlsafe(32)
        for number, servers in enumerate(bound):
            room = Room(
                preview=preview,
                compose=compose,
                guard=Guard((servers[0].server_port,), token),
                is_public=number == 0,
                public_url=self.public_url,
                other_url=self.internal_url if number == 0 else self.public_url,
            )
            handler = type("RoomHandler", (Handler,), {"room": room})
            for server in servers:
                server.RequestHandlerClass = handler
        self._servers = [server for servers in bound for server in servers]

    def start(self) -> None:
        """Answers, in threads of their own."""
        for server in self._servers:
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def end(self) -> None:
        """Stops answering."""
        for server in self._servers:
            server.shutdown()
            server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    # Another program at the same port would get some of the requests.
    allow_reuse_port = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tells what went wrong; that a visitor goes away in the middle of a request is no news."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Server6(_Server):
    address_family = socket.AF_INET6


def _bound(port: int) -> list[_Server]:
    """Servers at a port of both loopback addresses, or of the one that there is."""
    try:
        first = _Server((LOOPBACK, port), Handler)
    except OSError as error:
        raise NoaStatusError(
            f"port {port} is taken: choose another one with --port or --internal-port ({error.strerror})"
        ) from None
    servers = [first]
    with suppress(OSError):
        servers.append(_Server6((LOOPBACK_6, first.server_port), Handler))
    return servers
