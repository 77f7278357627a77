"""Ids of new records: the day, and the first words of the title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from datetime import UTC, datetime

_MOST_WORDS = 6


def new_id(title: str, began_at: datetime, taken: Collection[str], *, before: str = "") -> str:
    """`2026-11-24-api-requests-are-slow`, with a number where another record has that. `before` goes before the title's words."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))[:_MOST_WORDS] or ["incident"]
    id = "-".join([f"{began_at.astimezone(UTC):%Y-%m-%d}", *([before] if before else []), *words])[:90]
    number = 2
    free = id
    while free in taken:
        free, number = f"{id}-{number}", number + 1
    return free
