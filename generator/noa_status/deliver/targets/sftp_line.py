"""A line to an SFTP server that is made again when it breaks. What is asked twice comes to the same."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from importlib.util import find_spec
from typing import Any, TypeVar

from noa_status.deliver.targets.target import Unreachable
from noa_status.problems import NoaStatusError

T = TypeVar("T")
_ATTEMPTS = 4
_FIRST_WAIT = 0.3
_TIMEOUT = 10.0
_MISSING = ("SFTPNoSuchFile", "SFTPNoSuchPath")


class Line:
    """The server's folders and files. Every way tries again, with longer waits, before it raises Unreachable."""

    def __init__(self, url: str, *, host: str, port: int, user: str | None, key: str | None, known_hosts: str | None) -> None:
        self._url = url
        self._where: dict[str, Any] = {"host": host, "port": port, "connect_timeout": _TIMEOUT, "login_timeout": _TIMEOUT}
        self._where |= {"keepalive_interval": 5} | ({"username": user} if user else {})
        self._where |= ({"client_keys": [key]} if key else {}) | ({"known_hosts": known_hosts} if known_hosts else {})
        self._loop = asyncio.new_event_loop()
        self._connection: Any = None
        self._sftp: Any = None

    def connect(self) -> None:
        """Makes the line. Raises NoaStatusError (2) where the library is missing."""
        if find_spec("asyncssh") is None:
            raise NoaStatusError(f"{self._url} needs asyncssh: pip install 'noa-status[sftp]'", exit_status=2)
        self.run(_nothing)

    def can(self, extension: str) -> bool:
        """Whether the server knows an extension of OpenSSH's: `posix_rename` or `link`."""

        async def ask(sftp: Any) -> bool:
            import asyncssh

            try:
                # What is not there cannot be moved or linked: who knows the extension says so.
                await getattr(sftp, extension)("/.noa-status-probe", "/.noa-status-probe-2")
            except asyncssh.SFTPOpUnsupported:
                return False
            except asyncssh.SFTPError:
                return True
            return True

        return self.run(ask)

    def run(self, ask: Callable[[Any], Coroutine[Any, Any, T]]) -> T:
        """What the server answers. Errors of the server's own (no permission, a full disk) are not tried again."""
        import asyncssh

        says = ""
        for attempt in range(_ATTEMPTS):
            if attempt:
                time.sleep(_FIRST_WAIT * 3 ** (attempt - 1))
            try:
                return self._loop.run_until_complete(asyncio.wait_for(self._asked(ask), 2 * _TIMEOUT))
            except (asyncssh.PermissionDenied, asyncssh.HostKeyNotVerifiable) as error:
                raise Unreachable(f"{self._url}: {error.reason}") from None
            except (asyncssh.SFTPConnectionLost, asyncssh.SFTPNoConnection, asyncssh.DisconnectError) as error:
                says = error.reason
            except asyncssh.SFTPError as error:
                if type(error).__name__ in _MISSING:
                    raise FileNotFoundError(error.reason) from None
                raise Unreachable(f"{self._url}: {error.reason}") from None
            except (OSError, TimeoutError, asyncssh.Error) as error:
                says = str(error) or "no answer in time"
            self._drop()
        raise Unreachable(f"{self._url}: {says}")

    def make_folder(self, path: str) -> None:
        """Makes a folder with those it lies in."""
        self.run(lambda sftp: sftp.makedirs(path, exist_ok=True))

    def make_one(self, path: str) -> bool:
        """Makes a folder; False where it is there. Its own folder must be there."""

        async def ask(sftp: Any) -> bool:
            import asyncssh

            try:
                await sftp.mkdir(path)
            except asyncssh.SFTPError as error:
                if await sftp.exists(path):
                    return False
                raise error
            return True

        return self.run(ask)

    def put(self, path: str, data: bytes) -> None:
        """Writes a file beside and moves it over, so that it is whole at every moment."""
        home, _, name = path.rpartition("/")
        # One name for all attempts: half a file of the one before is written over.
        beside = f"{home}/.{name}.{secrets.token_hex(4)}.new"

        async def ask(sftp: Any) -> None:
            async with sftp.open(beside, "wb") as file:
                await file.write(data)
            await sftp.chmod(beside, 0o644)
            await _moved(sftp, beside, path)

        self.run(ask)

    def link(self, old: str, new: str) -> None:
        """Makes a hard link. Raises FileNotFoundError."""

        async def ask(sftp: Any) -> None:
            import asyncssh

            try:
                await sftp.link(old, new)
            except asyncssh.SFTPError:
                # It was made before the line broke.
                if not await sftp.exists(old):
                    raise FileNotFoundError(old) from None
                if not await sftp.exists(new):
                    raise

        self.run(ask)

    def point(self, link: str, to: str) -> None:
        """Makes a symbolic link lead elsewhere, by a rename."""

        async def ask(sftp: Any) -> None:
            beside = f"{link}.{secrets.token_hex(4)}.new"
            await sftp.symlink(to, beside)
            await sftp.posix_rename(beside, link)

        self.run(ask)

    def read(self, path: str) -> bytes | None:
        """A file's bytes, or None."""

        async def ask(sftp: Any) -> bytes:
            async with sftp.open(path, "rb") as file:
                return await file.read()

        with suppress(FileNotFoundError):
            return self.run(ask)
        return None

    def remove(self, path: str) -> None:
        """Deletes a file, if it is there."""
        with suppress(FileNotFoundError):
            self.run(lambda sftp: sftp.remove(path))

    def names(self, path: str) -> list[str]:
        """What lies in a folder, sorted; nothing where there is none."""
        with suppress(FileNotFoundError):
            return sorted(name for name in self.run(lambda sftp: sftp.listdir(path)) if not name.startswith("."))
        return []

    def leads_to(self, link: str) -> str:
        """Where a symbolic link leads, or an empty text."""
        if self.kind(link) != "link":
            return ""
        return self.run(lambda sftp: sftp.readlink(link))

    def kind(self, path: str) -> str:
        """`file`, `folder`, `link`, or an empty text where there is nothing."""
        with suppress(FileNotFoundError):
            told = self.run(lambda sftp: sftp.lstat(path))
            return {1: "file", 2: "folder", 3: "link"}.get(told.type, "other")
        return ""

    def close(self) -> None:
        """Ends the line."""
        self._drop()
        self._loop.close()

    async def _asked(self, ask: Callable[[Any], Coroutine[Any, Any, T]]) -> T:
        import asyncssh

        if self._sftp is None:
            self._connection = await asyncssh.connect(**self._where)
            self._sftp = await self._connection.start_sftp_client()
        return await ask(self._sftp)

    def _drop(self) -> None:
        connection, self._connection, self._sftp = self._connection, None, None
        if connection is not None:
            connection.abort()
            with suppress(Exception):
                self._loop.run_until_complete(asyncio.wait_for(connection.wait_closed(), 2))


async def _moved(sftp: Any, old: str, new: str) -> None:
    """Moves a file over another: in one step where the server can, else with a moment in which there is none."""
    import asyncssh

    try:
        await sftp.posix_rename(old, new)
    except asyncssh.SFTPOpUnsupported:
        with suppress(asyncssh.SFTPError):
            await sftp.remove(new)
        await sftp.rename(old, new)


async def _nothing(sftp: Any) -> None:
    del sftp
