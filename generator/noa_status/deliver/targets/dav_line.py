"""Asking a WebDAV server, and asking again when it fails. What is asked twice comes to the same."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote, unquote, urlsplit
from xml.etree import ElementTree

from noa_status.deliver.targets.target import Unreachable
from noa_status.problems import NoaStatusError

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")
_ATTEMPTS = 4
_FIRST_WAIT = 0.3
_TIMEOUT = 10.0
_LISTED = b'<?xml version="1.0"?><propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/></prop></propfind>'


class _Again(Exception):
    """The server cannot now, and may be able to a moment later."""


class DavLine:
    """The files of a server below an address. Every way tries again, with longer waits, before it raises Unreachable."""

    def __init__(self, told: str, base: str, auth: tuple[str, str] | None) -> None:
        if find_spec("httpx") is None:
            raise NoaStatusError(f"{told} needs httpx: pip install 'noa-status[dav]'", exit_status=2)
        import httpx

        self._told, self._base = told, base.rstrip("/")
        self._client = httpx.Client(auth=auth, timeout=_TIMEOUT, headers={"User-Agent": "noa-status"})
        self._folders: set[str] = set()
        self._spare = f"_noa-status/new-{secrets.token_hex(6)}"

    def read(self, path: str) -> bytes | None:
        """A file's bytes, or None."""
        answer = self._tried(lambda: self._ask("GET", path, missing=True))
        return None if answer.status_code == 404 else answer.content

    def put(self, path: str, data: bytes, kind: str = "application/octet-stream") -> None:
        """Sends a file beside and moves it over, so that nobody reads half of it."""
        self.make_folder(path.rpartition("/")[0])
        self._tried(lambda: self._moved(path, data, kind, overwrite=True))

    def create(self, path: str, data: bytes) -> bool:
        """Sends a file that is not there; False where it is: then it is as it was."""
        self.make_folder(path.rpartition("/")[0])
        return self._tried(lambda: self._moved(path, data, "text/plain", overwrite=False))

    def remove(self, path: str) -> None:
        """Deletes a file, if it is there."""
        self._tried(lambda: self._ask("DELETE", path, missing=True))

    def make_folder(self, path: str) -> None:
        """Makes a folder with those it lies in."""
        if path not in self._folders:
            self._tried(lambda: self._made(path))
            self._folders.add(path)

    def walk(self) -> Iterator[tuple[str, int]]:
        """All files with their sizes in bytes, but for those in `_noa-status`."""
        waiting = [""]
        while waiting:
            home = waiting.pop()
            for path, is_folder, size in self._tried(lambda home=home: self._listed(home)):
                if is_folder and path not in (home, "_noa-status"):
                    waiting.append(path)
                elif not is_folder:
                    yield path, size

    def close(self) -> None:
        """Ends the connections."""
        self._client.close()

    def _tried(self, ask: Callable[[], T]) -> T:
        import httpx

        says = ""
        for attempt in range(_ATTEMPTS):
            if attempt:
                time.sleep(_FIRST_WAIT * 3 ** (attempt - 1))
            try:
                return ask()
            except _Again as error:
                says = str(error)
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                says = "no answer in time" if isinstance(error, httpx.TimeoutException) else str(error) or type(error).__name__
        raise Unreachable(f"{self._told}: {says}")

    def _ask(self, method: str, path: str, *, missing: bool = False, fine: tuple[int, ...] = (), **more: Any) -> httpx.Response:
        answer = self._client.request(method, self._address(path), **more)
        code = answer.status_code
        if answer.is_success or code in fine or (missing and code == 404):
            return answer
        says = f"{method} {path or '/'}: answered {code} {answer.reason_phrase}".rstrip()
        # 507: the disk is full; the others of this kind may pass.
        if code in (408, 423, 425, 429) or (code >= 500 and code != 507):
            raise _Again(says)
        raise Unreachable(f"{self._told}: {says}")

    def _moved(self, path: str, data: bytes, kind: str, *, overwrite: bool) -> bool:
        spare = f"{self._spare}-{secrets.token_hex(4)}"
        self.make_folder("_noa-status")
        self._ask("PUT", spare, content=data, headers={"Content-Type": kind})
        headers = {"Destination": self._address(path), "Overwrite": "T" if overwrite else "F"}
        answer = self._ask("MOVE", spare, missing=True, fine=(412,), headers=headers)
        if answer.status_code == 404:
            raise _Again(f"MOVE {path}: answered 404")
        if answer.status_code == 412:
            self._ask("DELETE", spare, missing=True)
            return False
        return True

    def _made(self, path: str) -> None:
        answer = self._ask("MKCOL", f"{path}/" if path else "", fine=(301, 405, 409))
        if answer.status_code == 409:
            if not path:
                raise Unreachable(f"{self._told}: the folder that it lies in is not there")
            self._made(path.rpartition("/")[0])
            self._ask("MKCOL", f"{path}/", fine=(405,))

    def _listed(self, home: str) -> list[tuple[str, bool, int]]:
        answer = self._ask("PROPFIND", f"{home}/", missing=True, content=_LISTED, headers={"Depth": "1"})
        if answer.status_code == 404:
            return []
        above = unquote(urlsplit(self._base).path)
        found: list[tuple[str, bool, int]] = []
        for response in ElementTree.fromstring(answer.content).iterfind("{DAV:}response"):
            path = unquote(urlsplit(response.findtext("{DAV:}href", "")).path).removeprefix(above).strip("/")
            is_folder = response.find(".//{DAV:}collection") is not None
            found.append((path, is_folder, int(response.findtext(".//{DAV:}getcontentlength", "") or 0)))
        return found

    def _address(self, path: str) -> str:
        return f"{self._base}/{quote(path)}"
