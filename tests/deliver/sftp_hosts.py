"""A real SSH server in a process of its own, with keys that the environment knows."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import asyncssh
import pytest

PROGRAM = Path(__file__).with_name("sftp_server.py")


@contextmanager
def sftp(folder: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> Generator[str]:
    """The address of a folder on a server, of which the environment knows the keys."""
    (folder / "root" / "srv").mkdir(parents=True)
    host, client = (asyncssh.generate_private_key("ssh-ed25519") for _ in range(2))
    host.write_private_key(str(folder / "host"))
    client.write_private_key(str(folder / "client"))
    client.write_public_key(str(folder / "client.pub"))
    server = subprocess.Popen([sys.executable, str(PROGRAM), str(folder), kind], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        port = int(server.stdout.readline())
        known = host.export_public_key().decode().strip()
        (folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {known}\n")
        monkeypatch.setenv("NOA_STATUS_SFTP_KEY", str(folder / "client"))
        monkeypatch.setenv("NOA_STATUS_SFTP_KNOWN_HOSTS", str(folder / "known_hosts"))
        yield f"sftp://noa@127.0.0.1:{port}{folder}/root/srv"
    finally:
        server.terminate()
        server.wait(10)
        assert server.stdout is not None
        server.stdout.close()
