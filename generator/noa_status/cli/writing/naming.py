"""Ids of new records: the day, and the first words of the title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from datetime import UTC, datetime

import click

from noa_status.records.write import folder_of

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


def new_folder(id: str, begins_at: datetime) -> str:
    """The folder of a new record. Raises UsageError for what is no id."""
    try:
        return folder_of(id, begins_at)
    except ValueError:
        raise click.UsageError(f'"{id[:60]}" is no id: lower-case letters, digits and hyphens.') from None
