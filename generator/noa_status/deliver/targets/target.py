"""What a host must be able to do so that a site can be published there."""

from __future__ import annotations

import os
from collections.abc import Generator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol, runtime_checkable

from noa_status.deliver.state import State
from noa_status.problems import NoaStatusError

Headers = tuple[tuple[str, str], ...]


class Unreachable(NoaStatusError):
    """The host failed or cannot be reached, after several attempts. What was sent by then stays; publishing again goes on."""


class Target(Protocol):
    """A place that a site is published to.

    `has_releases`: each publication is a folder of its own that is put in place in one step; elsewhere files are replaced one by
    one, in order. `at_once`: how many files may be sent side by side. `state` holds small files beside the site that no visitor
    sees (the manifest; what was announced), created by one alone and replaced only by who read what is there.
    Every way raises Unreachable where the host fails; `put` has then sent the file whole or not at all.
    """

    url: str
    has_releases: bool
    at_once: int
    dead_after: float
    """Seconds without a sign of life after which another publication is taken for dead."""

    @property
    def state(self) -> State:
        """Where state files lie."""
        ...

    def alone(self) -> AbstractContextManager[object]:
        """Keeps other publications of this machine away, where the kernel can tell that one has died; nothing elsewhere."""
        ...

    def begin(self, release: str, kept: Sequence[str]) -> None:
        """Begins a release in which these files of the one in place are kept as they are; nothing elsewhere. Raises
        FileNotFoundError where one of them is missing."""
        ...

    def put(self, path: str, data: bytes, headers: Headers) -> None:
        """Sends a file, whole or not at all; or keeps it back for `flush`."""
        ...

    def flush(self) -> None:
        """Sends what `put` kept back, each file whole or not at all; nothing elsewhere."""
        ...

    def delete(self, paths: Sequence[str]) -> None:
        """Takes files away; those that are not there do not matter."""
        ...

    def read(self, path: str) -> bytes | None:
        """A file of the site in place, or None."""
        ...

    def list(self) -> Mapping[str, int]:
        """The files of the site in place, with their sizes in bytes."""
        ...

    def switch(self, release: str) -> None:
        """Puts a release in place, in one step. Raises NoaStatusError (2) where it is not there."""
        ...

    def releases(self) -> Sequence[str]:
        """The releases that are there, oldest first, and whole or not."""
        ...

    def in_place(self) -> str:
        """The release in place, or an empty text."""
        ...

    def forget(self, release: str) -> None:
        """Takes a release away that is not in place."""
        ...

    def close(self) -> None:
        """Ends the connection."""
        ...


@runtime_checkable
class Linking(Protocol):
    """A target that can take over a file of this machine without a copy of it."""

    def link(self, path: str, file: Path) -> os.stat_result | None:
        """Takes a file over as it lies there, under another name, and gives which one it got; None where that cannot be (another
        disk): then it is sent."""
        ...


@contextmanager
def told_as_unreachable(url: str, *kinds: type[Exception]) -> Generator[None]:
    """Tells failures of these kinds as Unreachable, in one line."""
    try:
        yield
    except NoaStatusError:
        raise
    except kinds as error:
        says = getattr(error, "strerror", None) or next(iter(str(error).splitlines()), "") or type(error).__name__
        raise Unreachable(f"{url}: {says}") from None
