"""A real SSH server that speaks SFTP, in a process of its own: `python sftp_server.py FOLDER KIND`, where FOLDER holds the keys.

It prints its port. KIND is `openssh` (what OpenSSH knows), `plain` (no extension) or `cut` (breaks the line once, amid the writes).
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

import asyncssh

_CUT_AT = 12


class OpenSsh(asyncssh.SFTPServer):
    """What OpenSSH's server knows."""


class Plain(OpenSsh):
    """A server without extensions."""

    def posix_rename(self, oldpath: bytes, newpath: bytes) -> None:
        raise asyncssh.SFTPOpUnsupported("not here")

    def link(self, oldpath: bytes, newpath: bytes) -> None:
        raise asyncssh.SFTPOpUnsupported("not here")


class Cut(OpenSsh):
    """A server whose line breaks once."""

    written = 0

    def write(self, file_obj: Any, offset: int, data: bytes) -> int:
        Cut.written += 1
        if Cut.written == _CUT_AT:
            self.channel.get_connection().abort()
        file_obj.seek(offset)
        written: int = file_obj.write(data)
        return written


async def serve(folder: Path, kind: type[OpenSsh]) -> None:
    """Serves this machine's files until it is ended."""
    server = await asyncssh.listen(
        "127.0.0.1",
        0,
        server_host_keys=[str(folder / "host")],
        authorized_client_keys=str(folder / "client.pub"),
        sftp_factory=kind,
    )
    sys.stdout.write(f"{server.get_port()}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), {"openssh": OpenSsh, "plain": Plain, "cut": Cut}[sys.argv[2]]))
