"""What a publication does: the difference between the tree and what lies at the target, in order. The same for every target."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from noa_status.deliver.manifest import UNSURE, Entry, Manifest
from noa_status.deliver.order import in_order


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """`puts` in the order in which they are sent; `deletions` are taken away last; `gone` stay until a later publication."""

    puts: tuple[str, ...]
    deletions: tuple[str, ...]
    gone: dict[str, str]

    @property
    def is_empty(self) -> bool:
        """Whether all is there already."""
        return not self.puts and not self.deletions


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What a publication may do: how long what is gone stays, which share of the files may go, whether older builds may come."""

    grace: timedelta = timedelta(hours=1)
    share: float = 0.25
    allow_deletions: bool = False
    allow_older: bool = False


def plan_of(there: Manifest, files: dict[str, Entry], now: datetime, grace: timedelta) -> Plan:
    """What makes the target hold these files. What the site no longer has stays for `grace`, counted by this machine's clock; an
    instant that lies ahead (a clock that was wrong) counts from `now`."""
    puts = [path for path, entry in files.items() if there.files.get(path, _NOTHING) != entry or path in there.gone]
    gone: dict[str, str] = {}
    deletions: list[str] = []
    for path in there.files.keys() - files.keys():
        since = _instant(there.gone.get(path), now)
        if now - since >= grace:
            deletions.append(path)
        else:
            gone[path] = since.isoformat()
    # What is no longer led to goes in the opposite order.
    return Plan(puts=tuple(sorted(puts, key=in_order)), deletions=tuple(sorted(deletions, key=in_order, reverse=True)), gone=gone)


def refusals(there: Manifest, files: dict[str, Entry], built_at: str, number: int, limits: Limits) -> Iterator[str]:
    """Why this must not be published: each a sentence that says what to do."""
    if (built_at, number) < (there.built_at, there.number) and not limits.allow_older:
        yield (
            f"a newer build is there (of {_told(there.built_at, there.number)}; this one is of {_told(built_at, number)}): build "
            "anew and publish that, or say --allow-older (a clock that was wrong; a step back on purpose)"
        )
    known = there.files.keys() - there.gone.keys()
    going = known - files.keys()
    if len(going) > limits.share * len(known) and not limits.allow_deletions:
        yield (
            f"{len(going)} of {len(known)} files would go, which is more than {limits.share:.0%}: is this the whole site, and "
            "the right target? If so, say --allow-deletions"
        )


def _told(built_at: str, number: int) -> str:
    return f"{built_at}, number {number}" if number else built_at


def _instant(text: str | None, now: datetime) -> datetime:
    try:
        since = datetime.fromisoformat(text) if text else now
    except ValueError:
        return now
    return min(since, now)


_NOTHING = Entry(sha256=UNSURE, size=-1)
