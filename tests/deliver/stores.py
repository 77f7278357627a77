"""An S3-compatible server on a port of this machine, which enforces conditional writes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager

from obstore.store import S3Store

from tests.corpora import REPOSITORY

INSTALLED = REPOSITORY / ".cache" / "servers" / "python"
KEYS = {"AWS_ACCESS_KEY_ID": "example", "AWS_SECRET_ACCESS_KEY": "example", "AWS_REGION": "us-east-1"}


def bucket(server: str, name: str) -> S3Store:
    """A bucket, as another program sees it."""
    return S3Store(
        name,
        endpoint=server,
        access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
        secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
        region=KEYS["AWS_REGION"],
        client_options={"allow_http": True},
    )


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def s3(*buckets: str) -> Generator[str]:
    """The address of a server that has these buckets."""
    assert INSTALLED.is_dir(), "make .cache/servers/.python installs it"
    port = free_port()
    environment = {**os.environ, **KEYS, "PYTHONPATH": str(INSTALLED)}
    program = [sys.executable, "-m", "moto.server", "-p", str(port)]
    server = subprocess.Popen(program, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 60
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                assert server.poll() is None and time.monotonic() < until, "the server does not answer"
                time.sleep(0.1)
        for bucket in buckets:
            urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}/{bucket}", method="PUT")).close()
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)
