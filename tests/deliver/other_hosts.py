"""Real WebDAV servers and a real rsync daemon on ports of this machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.deliver.stores import INSTALLED, free_port

KINDS = ("wsgidav", "rclone", "rsync-daemon", "rsync-shell")


@contextmanager
def a_host(kind: str, home: Path) -> Generator[tuple[str, Path]]:
    """The address of a folder on a host, and that folder. WsgiDAV keeps to conditions, rclone to `Overwrite: F` alone."""
    root = home / "root"
    root.mkdir(parents=True)
    if kind == "rsync-shell":
        # What stands for ssh: the host's own rsync runs as ssh would start it there.
        shell = home / "shell"
        shell.write_text('#!/bin/sh\nwhile [ "$1" != rsync ]; do shift; done\nexec "$@"\n')
        shell.chmod(0o755)
        os.environ["RSYNC_RSH"] = str(shell)
        try:
            yield f"noa@host:{root}", root
        finally:
            del os.environ["RSYNC_RSH"]
        return
    port = free_port()
    with _running(_program(kind, root, home, port), port, PYTHONPATH=str(INSTALLED)):
        yield f"rsync://127.0.0.1:{port}/site" if kind == "rsync-daemon" else f"dav://127.0.0.1:{port}/", root


def _program(kind: str, root: Path, home: Path, port: int) -> list[str]:
    if kind == "wsgidav":
        assert INSTALLED.is_dir(), "make .cache/servers/.python installs it"
        serve = f"--host=127.0.0.1 --port={port} --root={root} --auth=anonymous --quiet".split()
        return [sys.executable, "-c", "from wsgidav.server.server_cli import run; run()", *serve]
    program = shutil.which(kind.partition("-")[0])
    assert program, f"there is no {kind.partition('-')[0]}: make test says how to get one"
    if kind == "rclone":
        # Two files of the same name are never told apart by what it remembers of folders.
        return [program, "serve", "webdav", str(root), f"--addr=127.0.0.1:{port}", "--config=/dev/null", "--dir-cache-time=0"]
    config = home / "rsyncd.conf"
    config.write_text(f"use chroot = no\nlog file = {home}/log\n[site]\npath = {root}\nread only = no\n{_as_root()}")
    return [program, "--daemon", "--no-detach", "--address=127.0.0.1", f"--port={port}", f"--config={config}"]


def _as_root() -> str:
    return "uid = root\ngid = root\n" if os.getuid() == 0 else ""


@contextmanager
def _running(program: list[str], port: int, **more: str) -> Generator[None]:
    with subprocess.Popen(program, env={**os.environ, **more}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            until = time.monotonic() + 60
            while True:
                try:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                    break
                except OSError:
                    assert server.poll() is None and time.monotonic() < until, "the server does not answer"
                    time.sleep(0.05)
            yield
        finally:
            server.terminate()
            server.wait(20)
