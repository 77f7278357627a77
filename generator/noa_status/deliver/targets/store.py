"""A bucket: S3 and its kin, Google Cloud, Azure. Keys and regions come from the environment, as each provider's tools read it.

Guarantees: an object is replaced as a whole, or not at all; files are replaced one by one, in order. State files
(`_noa-status/`) are created with If-None-Match and replaced with If-Match, which the server enforces: a store that does not know
these is refused by its own answer. There are no releases, so no rollback: publish the older build with --allow-older.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from noa_status.deliver.hold import DEAD_AFTER
from noa_status.deliver.state import ObjectState, State
from noa_status.deliver.targets.target import Headers, told_as_unreachable
from noa_status.problems import NoaStatusError

if TYPE_CHECKING:
    from obstore.store import ObjectStore

STATE = "_noa-status/"
# What a store keeps with an object; the rest is the business of what stands before it.
_KEPT = ("Content-Type", "Cache-Control")


class StoreTarget:
    """A bucket, or what lies under a prefix in one."""

    has_releases = False
    at_once = 8
    dead_after = DEAD_AFTER

    def __init__(self, url: str, store: ObjectStore) -> None:
        self.url = url
        self._store = store
        self._state = _Hidden(ObjectState(store))

    @property
    def state(self) -> State:
        """Where state files lie: under `_noa-status/`."""
        return self._state

    def alone(self) -> AbstractContextManager[object]:
        """Nothing: the manifest's mark keeps others away."""
        return nullcontext()

    def begin(self, release: str, kept: Sequence[str]) -> None:
        """Nothing: there are no releases."""

    def put(self, path: str, data: bytes, headers: Headers) -> None:
        """Sends an object with its type and how long it may be kept."""
        attributes: Any = {name: value for name, value in headers if name in _KEPT}
        with _told(self.url):
            self._store.put(path, data, attributes=attributes, use_multipart=False)

    def flush(self) -> None:
        """Nothing: `put` keeps nothing back."""

    def delete(self, paths: Sequence[str]) -> None:
        """Deletes objects."""
        for path in paths:
            with _told(self.url):
                try:
                    self._store.delete(path)
                except FileNotFoundError:
                    continue

    def read(self, path: str) -> bytes | None:
        """An object's bytes, or None."""
        with _told(self.url):
            try:
                return bytes(self._store.get(path).bytes())
            except FileNotFoundError:
                return None

    def list(self) -> Mapping[str, int]:
        """The objects with their sizes, without the state."""
        with _told(self.url):
            store: Any = self._store
            found: list[Any] = [meta for some in store.list() for meta in some]
        return {meta["path"]: meta["size"] for meta in found if not meta["path"].startswith(STATE)}

    def switch(self, release: str) -> None:
        """There is nothing to switch to. Raises NoaStatusError (2)."""
        raise NoaStatusError(f"{self.url} keeps no releases", exit_status=2)

    def releases(self) -> Sequence[str]:
        """None."""
        return ()

    def in_place(self) -> str:
        """None."""
        return ""

    def forget(self, release: str) -> None:
        """Nothing: there are no releases."""

    def close(self) -> None:
        """Nothing to close."""


class _Hidden:
    """State files under their own prefix."""

    def __init__(self, state: State) -> None:
        self._state = state

    def read(self, name: str) -> Any:
        return self._state.read(STATE + name)

    def write(self, name: str, data: bytes, expected: str | None) -> str | None:
        return self._state.write(STATE + name, data, expected)


def open_store(url: str) -> StoreTarget:
    """The bucket of an address like `s3://bucket/prefix`. What follows a `?` are settings of the store: `endpoint`, `region`.
    Raises NoaStatusError where the library is missing (2) or the address cannot be read."""
    try:
        from obstore.store import from_url
    except ModuleNotFoundError:
        raise NoaStatusError(f"{url} needs obstore: pip install 'noa-status[s3]'", exit_status=2) from None
    parts = urlsplit(url)
    settings: Any = dict(parse_qsl(parts.query))
    local: Any = {"timeout": timedelta(seconds=20), "connect_timeout": timedelta(seconds=5)}
    if str(settings.get("endpoint", "")).startswith("http://"):
        local["allow_http"] = True
    # Attempts end before another publication takes this one for dead.
    retries: Any = {
        "max_retries": 5,
        "retry_timeout": timedelta(seconds=25),
        "backoff": {"init_backoff": timedelta(milliseconds=200), "max_backoff": timedelta(seconds=5), "base": 2},
    }
    plain = urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))
    with _told(plain):
        store: Any = from_url(plain, config=settings or None, client_options=local, retry_config=retries)
    return StoreTarget(plain, store)


def _told(url: str) -> AbstractContextManager[None]:
    from obstore.exceptions import BaseError

    return told_as_unreachable(url, BaseError, OSError)
