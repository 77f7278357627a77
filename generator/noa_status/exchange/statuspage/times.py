"""Statuspage's instants."""

from __future__ import annotations

from datetime import datetime

from noa_status.records.instants import Unreadable, parse_instant

YEARS = range(1970, 2101)


def instant(text: str | None) -> datetime | None:
    """The instant, in UTC and to the second, or None where there is none that a history can have."""
    try:
        at = parse_instant(text) if text is not None else None
    except Unreadable:
        return None
    return at if at is not None and at.year in YEARS else None


def is_newer(text: str | None, than: str | None) -> bool:
    """True where an `updated_at` is later than another; one that cannot be read is older than all."""
    at, before = instant(text), instant(than)
    return at is not None and (before is None or at > before)
