"""A change of files, as the history of the repository tells it."""

from __future__ import annotations

from datetime import datetime

import msgspec


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One commit: its id, when and by whom, what its first line says, and which files it touched, by path in the repository."""

    id: str
    at: datetime
    by: str
    says: str
    paths: tuple[str, ...]
