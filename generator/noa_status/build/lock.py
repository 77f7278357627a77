"""One build at a time: a lock that the kernel holds for a process and lets go when it ends, however it ends."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path

_PATIENCE = 1.0
_UNSUPPORTED = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL})


@contextmanager
def locked(*files: Path, waiting: Callable[[], None] | None = None) -> Generator[bool]:
    """Holds these lock files, taken in the order given, and gives whether another process had to be waited for.

    `waiting` is called once when that takes longer than a second. The files are gone afterwards. Where the system or the file
    system has no such locks, nothing is held. Raises OSError where a file cannot be made.
    """
    with ExitStack() as held:
        waits = [_hold(file, waiting, held) for file in files] if _has_locks() else []
        yield any(waits)


def _hold(file: Path, waiting: Callable[[], None] | None, held: ExitStack) -> bool:
    """Holds a lock file for as long as `held` is open, and gives whether somebody else had it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    has_waited = False
    while True:
        with ExitStack() as this_one:
            descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
            this_one.callback(os.close, descriptor)
            has_waited = _take(descriptor, None if has_waited else waiting) or has_waited
            # Who had it before took the file away, so that there may be another one by now.
            if _is_at(file, descriptor):
                this_one.callback(file.unlink, missing_ok=True)
                held.push(this_one.pop_all())
                return has_waited


def _has_locks() -> bool:
    """False on Windows."""
    return find_spec("fcntl") is not None


def _is_at(file: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.stat(file), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _take(descriptor: int, waiting: Callable[[], None] | None) -> bool:
    """Takes the lock, and gives whether somebody else had it."""
    import fcntl

    patient_until = time.monotonic() + _PATIENCE
    has_waited = False
    try:
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                has_waited = True
            else:
                return has_waited
            if time.monotonic() >= patient_until:
                break
            time.sleep(0.02)
        if waiting is not None:
            waiting()
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
    return has_waited
