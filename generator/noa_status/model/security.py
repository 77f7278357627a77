"""Whom to tell of a weakness: what `/.well-known/security.txt` says (RFC 9116)."""

from __future__ import annotations

from datetime import datetime

import msgspec


class Security(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `status.yml` says of it: where to write to (best first), until when that holds, and where to read on."""

    contact: tuple[str, ...]
    expires: datetime
    policy: str = ""
    encryption: str = ""
    acknowledgments: str = ""
