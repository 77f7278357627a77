"""How long what was built holds: what changes by itself before then, the pages change by themselves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def renew_by(now: datetime) -> datetime:
    """When a site that was built at `now` ought to have been built anew: at the next midnight UTC, when a day is added."""
    return (now.astimezone(UTC) + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
