"""Silences from Alertmanager: what `amtool silence query -o json` and its API (`/api/v2/silences`) give."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from noa_status.model.silence import Silence
from noa_status.problems import NoaStatusError


class _Matcher(msgspec.Struct):
    name: str
    value: str
    is_regex: bool = msgspec.field(name="isRegex", default=False)
    is_equal: bool = msgspec.field(name="isEqual", default=True)


class _Silence(msgspec.Struct):
    matchers: list[_Matcher]
    starts_at: datetime = msgspec.field(name="startsAt")
    ends_at: datetime = msgspec.field(name="endsAt")
    created_by: str = msgspec.field(name="createdBy", default="")
    comment: str = ""


def read_silences(data: bytes, now: datetime) -> tuple[Silence, ...]:
    """The silences that hold at `now`, in the order in which they end.

    Raises NoaStatusError for what is no list of silences.
    """
    try:
        found = msgspec.json.decode(data, type=list[_Silence])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        says = f"this is no list of silences, as `amtool silence query -o json` prints it: {error}"
        raise NoaStatusError(says, exit_status=2) from None
    if any(at.tzinfo is None for one in found for at in (one.starts_at, one.ends_at)):
        raise NoaStatusError("a silence has an instant without a time zone", exit_status=2)
    holding = sorted((one for one in found if one.starts_at <= now < one.ends_at), key=lambda one: one.ends_at)
    return tuple(
        Silence(
            matchers=tuple(f"{matcher.name}{_sign(matcher)}{_printable(matcher.value)}" for matcher in one.matchers),
            ends_at=one.ends_at.astimezone(UTC),
            created_by=_printable(one.created_by),
            comment=_printable(one.comment),
        )
        for one in holding
    )


def _sign(matcher: _Matcher) -> str:
    return ("=~" if matcher.is_regex else "=") if matcher.is_equal else ("!~" if matcher.is_regex else "!=")


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)
