"""An nginx on a port of this machine, with the snippet that a build makes or a configuration from the docs."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import NamedTuple

_CONFIGURATION = """
daemon off; master_process off; pid {home}/pid; error_log stderr warn; worker_rlimit_nofile 1024;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
  uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi;
  include {home}/server.conf;
}}
"""


class Answer(NamedTuple):
    """What a server answered; the headers' names are in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes


class Host(NamedTuple):
    """A server on a port of this machine."""

    tree: Path
    port: int

    def get(self, address: str, **headers: str) -> Answer:
        """Asks for an address; a header's underscores stand for dashes."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", address, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response: HTTPResponse = connection.getresponse()
        told = Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
        connection.close()
        return told


def nginx(tree: Path, root: Path, home: Path) -> AbstractContextManager[Host]:
    """Starts an nginx, as whoever runs the tests, with a site, the folder that its addresses begin in, and a folder of its own."""
    return nginx_of(
        tree, lambda port: f"server {{ listen 127.0.0.1:{port}; root {root}; include {tree / '_nginx.conf'}; }}", home
    )


@contextmanager
def nginx_of(tree: Path, server: Callable[[int], str], home: Path) -> Generator[Host, None, None]:
    """Starts an nginx with a site and the `server` block that is made for a port, in a folder of its own."""
    program = (
        os.environ.get("NOA_STATUS_NGINX") or shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    )
    assert program, "there is no nginx: make test says how to get one"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    (home / "server.conf").write_text(server(port))
    (home / "nginx.conf").write_text(_CONFIGURATION.format(home=home))
    command = [program, "-p", str(home), "-c", str(home / "nginx.conf"), "-e", "stderr"]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "[warn]" not in checked.stderr
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield Host(tree, port)
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def caddy_of(tree: Path, site: Callable[[int], str], home: Path) -> Generator[Host, None, None]:
    """Starts a Caddy with the site blocks that are made for a port, in a folder of its own."""
    program = os.environ.get("NOA_STATUS_CADDY") or shutil.which("caddy")
    assert program, "there is no Caddy: make test says how to get one"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    (home / "Caddyfile").write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{site(port)}\n")
    command = [program, "run", "--adapter", "caddyfile", "--config", str(home / "Caddyfile")]
    environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        _wait_for(port)
        yield Host(tree, port)
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int) -> None:
    until = time.monotonic() + 10
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            assert time.monotonic() < until, "nginx does not answer"
            time.sleep(0.05)
