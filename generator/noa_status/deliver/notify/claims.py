"""What is remembered of each update and channel, and who is at it: one file each, which one process alone may write on."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import Final, Literal

import msgspec

from noa_status.deliver.state import State
from noa_status.problems import NoaStatusError

Stage = Literal["claimed", "sending", "waiting", "sent", "refused", "unsure"]

DONE: Final[tuple[Stage, ...]] = ("sent", "refused", "unsure")
"""The stages that are the end."""

_FIRST_RUN: Final = "notify/began.json"
_GRACE: Final = timedelta(hours=1)
_POLL: Final = 0.25
_PERSISTENCE: Final = (0.5, 2.0, 0.0)


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Where the telling stands: `claimed` (nothing was sent), `sending` (it may have been), `waiting` for the next run, or one of
    DONE. `by` names the process."""

    stage: Stage
    by: str
    at: datetime
    attempts: int = 0
    says: str = ""


class Began(msgspec.Struct, frozen=True, kw_only=True):
    """When something was told for the first time."""

    at: datetime


class Desk:
    """The records of one process, named `by`, at the moment `now`. What looks dead is what has not changed for `take_over_after`
    while it was watched: clocks of two machines are never compared."""

    def __init__(self, state: State, *, by: str, now: datetime, take_over_after: timedelta) -> None:
        self._state, self._now = state, now
        self.by = by
        self._patience = take_over_after.total_seconds()

    def take(self, key: str, *, sends_again: bool, again: bool = False) -> Claim | Record:
        """The claim on a key, waited for where another process has it; or the record where it was told already (`again`: or was
        refused). Raises NoaStatusError where the state cannot be had."""
        watched, since = "", time.monotonic()
        while True:
            found = self._state.read(key)
            if found is None:
                version = self._state.write(key, self._encoded("claimed", 0), None)
                if version is not None:
                    return Claim(self, key, version, 0)
                continue
            record = _record(found.data)
            if record is not None and record.stage in DONE and not (again and record.stage != "sent"):
                return record
            if record is not None and record.by == self.by and record.stage == "claimed":
                # It was written although the answer said nothing.
                return Claim(self, key, found.version, record.attempts)
            if record is None or record.stage in ("claimed", "sending"):
                if found.version != watched:
                    watched, since = found.version, time.monotonic()
                if time.monotonic() - since < self._patience:
                    time.sleep(min(_POLL, self._patience))
                    continue
            attempts = 0 if record is None else record.attempts
            is_unsure = record is not None and record.stage == "sending" and not sends_again
            stage: Stage = "unsure" if is_unsure else "claimed"
            data = self._encoded(stage, attempts, "who sent it died" if is_unsure else "")
            version = self._state.write(key, data, found.version)
            if version is not None:
                return _known(data) if is_unsure else Claim(self, key, version, attempts)

    def look(self, key: str) -> Record | None:
        """What is remembered, without touching it."""
        found = self._state.read(key)
        return None if found is None else _record(found.data)

    def put(self, key: str, stage: Stage, attempts: int, says: str, expected: str) -> str | None:
        """Writes a record over a version of it; gives the new version, or None where somebody else has taken over."""
        return self._state.write(key, self._encoded(stage, attempts, says), expected)

    def _encoded(self, stage: Stage, attempts: int, says: str = "") -> bytes:
        return msgspec.json.encode(Record(stage=stage, by=self.by, at=self._now, attempts=attempts, says=says))


class Claim:
    """The right to tell one thing, for as long as nobody takes over."""

    def __init__(self, desk: Desk, key: str, version: str, attempts: int) -> None:
        self._desk, self._key, self._version = desk, key, version
        self.attempts = attempts

    def begin(self) -> bool:
        """Notes that an attempt begins; False where somebody else has taken over, and then nothing may be sent."""
        return self._put("sending", self.attempts + 1, "")

    def end(self, stage: Stage, says: str) -> bool:
        """Notes how it ended; False where somebody else has taken over. What cannot be written is tried some times more, since an
        end that is not remembered is told again. Raises NoaStatusError where that does not help."""
        for pause in _PERSISTENCE:
            try:
                return self._put(stage, self.attempts, says)
            except NoaStatusError:
                record = self._desk_has()
                if record is not None and record.stage == stage:
                    return True
                if not pause:
                    raise
                time.sleep(pause)
        return False

    def _desk_has(self) -> Record | None:
        try:
            return self._desk.look(self._key)
        except NoaStatusError:
            return None

    def _put(self, stage: Stage, attempts: int, says: str) -> bool:
        version = self._desk.put(self._key, stage, attempts, says, self._version)
        if version is None:
            return False
        self._version, self.attempts = version, attempts
        return True


def first_told_at(state: State, now: datetime, *, is_kept: bool = True) -> datetime:
    """From when on updates are told: an hour before anything was told for the first time, which is now where nothing was.

    Where it `is_kept`, that is remembered. So a state that was lost makes nobody hear again what is older.
    """
    found = state.read(_FIRST_RUN)
    if found is None and is_kept:
        state.write(_FIRST_RUN, msgspec.json.encode(Began(at=now - _GRACE)), None)
        found = state.read(_FIRST_RUN)
    try:
        return now - _GRACE if found is None else msgspec.json.decode(found.data, type=Began).at
    except msgspec.MsgspecError:
        raise NoaStatusError(f"{_FIRST_RUN} in the state cannot be read; remove it, or put the one before back") from None


def _record(data: bytes) -> Record | None:
    """A record, or None where it is damaged: then it may have been sent or not, like one whose process died."""
    try:
        return msgspec.json.decode(data, type=Record)
    except msgspec.MsgspecError:
        return None


def _known(data: bytes) -> Record:
    return msgspec.json.decode(data, type=Record)
