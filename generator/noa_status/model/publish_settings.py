"""What `status.yml` says of publishing: where to, and what must never go out."""

from __future__ import annotations

import msgspec


class PublishSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The mapping `publish` of `status.yml`.

    `targets` are addresses by name, `{"main": "/srv/status"}`, all of which are meant where none is named; `canaries` are strings
    that no public file may hold: planted in internal records, names of hosts; `keep` says how many releases stay.
    """

    targets: dict[str, str] = {}
    canaries: tuple[str, ...] = ()
    keep: int = 5
