"""What a published site says of itself: `build.json`, read from a folder or through its public address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from noa_status import addresses
from noa_status.problems import NoaStatusError

GRACE = timedelta(minutes=10)
"""How long after its instant a change may come: what the alert StatusPageIsStale waits, too."""

_TIMEOUT = 20
_MOST = 64 * 1024


class Build(msgspec.Struct, frozen=True):
    """When a site was built, when it changes by itself, and when it ought to be built anew at the latest."""

    built_at: datetime
    next_change_at: datetime
    renew_by: datetime

    @property
    def holds_until(self) -> datetime:
        """The instant from which on it is no longer what a build would make."""
        return min(self.next_change_at, self.renew_by)

    def is_stale(self, now: datetime, grace: timedelta = GRACE) -> bool:
        """Whether it ought to have been built anew longer than `grace` ago."""
        return now > self.holds_until + grace


def build_of(data: bytes, source: str) -> Build:
    """The build that these bytes tell of. Raises NoaStatusError, with the source, where they are no `build.json`."""
    try:
        build = msgspec.json.decode(data, type=Build)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise NoaStatusError(f"{source} is no {addresses.BUILD} of this generator: {error}") from None
    if any(moment.tzinfo is None for moment in (build.built_at, build.next_change_at, build.renew_by)):
        raise NoaStatusError(f"{source} names instants without an offset")
    return build


def build_in(folder: Path) -> Build | None:
    """The build that lies in a site's folder; nothing where none does. Raises NoaStatusError where it cannot be read."""
    path = folder / addresses.BUILD
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    return build_of(data, path.as_posix())


def build_at(url: str, now: datetime) -> Build:
    """The build that visitors get at a site's public address, past what servers in between keep. Raises NoaStatusError where
    nobody answers, or with something else."""
    import http.client
    from urllib.error import HTTPError, URLError
    from urllib.request import Request, urlopen

    address = f"{url.rstrip('/')}/{addresses.BUILD}"
    if not address.startswith(("https://", "http://")):
        raise NoaStatusError(f"no address of a site: {url}; write it like https://status.example.com/", exit_status=2)
    asked = Request(f"{address}?asked={now.astimezone(UTC):%Y%m%dT%H%M%SZ}", headers={"Cache-Control": "no-cache"})
    try:
        with urlopen(asked, timeout=_TIMEOUT) as answer:
            return build_of(answer.read(_MOST), address)
    except HTTPError as error:
        raise NoaStatusError(f"{address} answers {error.code} {error.reason}") from None
    except (URLError, http.client.HTTPException, OSError, ValueError) as error:
        raise NoaStatusError(f"{address} does not answer: {getattr(error, 'reason', error)}") from None


def told(build: Build, now: datetime, grace: timedelta = GRACE) -> Mapping[str, str | bool]:
    """The same as plain facts, for `--json` and the health of the watcher."""
    return {
        "is_stale": build.is_stale(now, grace),
        "built_at": instant(build.built_at),
        "next_change_at": instant(build.next_change_at),
        "renew_by": instant(build.renew_by),
    }


def instant(moment: datetime) -> str:
    """As `build.json` writes it."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
