"""An alarm: what one notification of any system says, in one form."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from enum import StrEnum

import msgspec

_PLAIN_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
_KEY_LENGTH = 16


class AlarmState(StrEnum):
    """What a notification says of its alarm; a `note` says nothing but its words."""

    FIRING = "firing"
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"
    NOTE = "note"


class Alert(msgspec.Struct, frozen=True, kw_only=True):
    """One of the alerts in a notification: its name (that of a runbook), its labels, the word for its severity."""

    name: str = ""
    labels: dict[str, str] = {}
    severity: str = ""


class Alarm(msgspec.Struct, frozen=True, kw_only=True):
    """A notification. All texts are of one line and of letters that can be seen, and still nobody's but the sender's.

    `key` is the same whenever this alarm is told of; `told_at` is when it was, where the system says so; `links` are addresses on
    the web; `words` say what happened where the state does not.
    """

    system: str
    key: str
    state: AlarmState
    title: str = ""
    words: str = ""
    alerts: tuple[Alert, ...] = ()
    started_at: datetime | None = None
    ended_at: datetime | None = None
    told_at: datetime | None = None
    links: tuple[str, ...] = ()


class Passed(msgspec.Struct, frozen=True):
    """A notification that nothing follows from, and why."""

    why: str


def key_of(system: str, *parts: str) -> str:
    """The key of an alarm: the system and its own id, or a hash of what tells the alarm from others."""
    if len(parts) == 1 and _PLAIN_KEY.fullmatch(parts[0]):
        return f"{system}:{parts[0]}"
    written = "\0".join(parts).encode("utf-8", "surrogatepass")
    return f"{system}:{hashlib.sha256(written).hexdigest()[:_KEY_LENGTH]}"
