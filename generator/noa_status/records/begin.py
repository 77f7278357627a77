"""A repository from nothing: the files in `start/`, and an example of an incident.

What is called `dot-...` there has a dot in its place: such names would mean something to git here. `@name@` and the like are
filled in. Whatever else is put into `start/` (workflows, for one) is copied with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from noa_status import __version__
from noa_status.problems import NoaStatusError
from noa_status.records.write import NewRecord, NewUpdate, folder_of, record_texts, write_file, yaml_inline

_BLANK = re.compile(r"@(name|url|today|version)@")
_MOST_NAMED = 5


def beginning(name: str, url: str, now: datetime) -> dict[str, bytes]:
    """The files of a new repository, by their paths."""
    day = now.astimezone(UTC).date()
    blanks = {"name": yaml_inline(name), "url": yaml_inline(url), "today": day.isoformat(), "version": __version__}
    in_text = blanks | {"name": name}
    files: dict[str, bytes] = {}
    for path, data in _start(resources.files("noa_status.records") / "start"):
        words = blanks if path.endswith(".yml") else in_text
        # The name of the internal site goes on after the blank, so it is quoted as a whole there.
        text = data.decode().replace("site_name: @name@ on-call", f"site_name: {yaml_inline(f'{name} on-call')}")
        files[path] = _filled(text, words).encode()
    files |= {path: text.encode() for path, text in record_texts(_example(now)).items()}
    return files


def begin(root: Path, files: Mapping[str, bytes]) -> None:
    """Writes the files of a new repository. Raises NoaStatusError, and writes nothing, where one of them is there
    already; OSError where the disk fails."""
    there = [path for path in files if (root / path).exists()]
    if there:
        more = f" and {len(there) - _MOST_NAMED} more" if len(there) > _MOST_NAMED else ""
        says = f"there already, and left alone: {', '.join(there[:_MOST_NAMED])}{more}; begin in an empty folder"
        raise NoaStatusError(says, exit_status=2)
    for path, data in files.items():
        write_file(root / path, data)


def _start(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = re.sub(r"^dot-", ".", entry.name)
        if entry.is_dir():
            yield from _start(entry, f"{prefix}{name}/")
        else:
            yield f"{prefix}{name}", entry.read_bytes()


def _filled(text: str, blanks: Mapping[str, str]) -> str:
    return _BLANK.sub(lambda blank: blanks[blank[1]], text)


def _example(now: datetime) -> NewRecord:
    """A small incident of the day before, well told."""
    began_at = now.astimezone(UTC).replace(hour=9, minute=12, second=0, microsecond=0) - timedelta(days=1)

    def at(minutes: int) -> datetime:
        return began_at + timedelta(minutes=minutes)

    def update(minutes: int, status: str, text: str, components: Mapping[str, str]) -> NewUpdate:
        return NewUpdate(f"{at(minutes):%Y%m%dT%H%MZ}", {"status": status, "components": dict(components)}, text)

    slow = {"api": "degraded_performance"}
    return NewRecord(
        folder=folder_of(f"{began_at:%Y-%m-%d}-example-api-slow", began_at),
        facts={
            "title": "Requests to the API are slow (an example)",
            "severity": "SEV3",
            "started_at": began_at,
            "detected_at": at(4),
            "acknowledged_at": at(6),
            "roles": {"commander": "ana"},
            "alerts": ["ApiLatencyHigh"],
            "runbooks": ["ApiLatencyHigh"],
        },
        updates=(
            update(10, "investigating", "Requests to the API take up to ten seconds. We are looking for the reason.", slow),
            update(31, "identified", "A release made the API slow. We are taking it back, which takes some minutes.", slow),
            update(52, "resolved", "The release was taken back. Requests are answered as fast as usual again.", {}),
        ),
    )
