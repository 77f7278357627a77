"""What open tabs are told: which version of each site there is, from which moment, and what is wrong."""

from __future__ import annotations

import threading
from datetime import datetime

import msgspec


class Trouble(msgspec.Struct, frozen=True, kw_only=True):
    """A problem as a tab shows it. `quote` is the line as written, `start` and `length` what of it is meant (in characters)."""

    level: str
    code: str
    path: str
    line: int
    column: int
    says: str
    quote: str = ""
    length: int = 0
    fix: str = ""
    hint: str = ""


class State(msgspec.Struct, frozen=True, kw_only=True):
    """Both sites. A version grows with each build; an empty `internal_says` means that MkDocs had nothing to complain of."""

    public: int = 0
    internal: int = 0
    at: datetime | None = None
    next_change_at: datetime | None = None
    is_building: bool = True
    troubles: tuple[Trouble, ...] = ()
    internal_says: str = ""


class News:
    """The present state, for threads that wait for another one."""

    def __init__(self) -> None:
        self.state = State()
        self._number = 0
        self._changed = threading.Condition()
        self._is_over = False

    def tell(self, **changes: object) -> State:
        """Changes the state and wakes whoever waits."""
        with self._changed:
            self.state = msgspec.structs.replace(self.state, **changes)
            self._number += 1
            self._changed.notify_all()
            return self.state

    def end(self) -> None:
        """Wakes everybody for the last time."""
        with self._changed:
            self._is_over = True
            self._changed.notify_all()

    @property
    def is_over(self) -> bool:
        """True after `end`."""
        return self._is_over

    def after(self, number: int, timeout: float) -> tuple[int, State]:
        """The state and its number, as soon as there is another number than this one, or when the time (in seconds) is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._number != number or self._is_over, timeout)
            return self._number, self.state
