"""Silences: what Alertmanager keeps quiet, and until when."""

from __future__ import annotations

from datetime import datetime

import msgspec


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """An alert, or several, that nobody hears of until `ends_at`: which ones, who wanted it so, and why."""

    matchers: tuple[str, ...]
    ends_at: datetime
    created_by: str = ""
    comment: str = ""
