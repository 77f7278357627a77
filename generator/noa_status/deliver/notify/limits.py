"""No attempt goes on for ever, however slowly a receiver answers."""

from __future__ import annotations

import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress


@contextmanager
def cut_off(connection: socket.socket | None, seconds: float) -> Generator[None]:
    """Ends a connection after so long; what waits for it then fails with OSError or finds it closed."""

    def cut() -> None:
        if connection is not None:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
