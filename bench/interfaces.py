"""What files for programs take of a build: `make interfaces`.

Builds N invented incidents (default: 10,000) from nothing, then one more update, and adds up for each kind of file how many were
rendered, how many bytes that is, and the CPU that it took. What is worked out for all of them together is not in it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from os import W_OK, access
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import corpus
from bench.records import ENDS_AT
from noa_status.artifacts import Artifact
from noa_status.build.conduct import Paths, build_public

COUNT = 10_000
PAGES = "pages, and what belongs to them"


@dataclass(slots=True)
class Sum:
    """Files, bytes, seconds of CPU, and of feeds the entries of the longest one."""

    files: int = 0
    size: int = 0
    cpu: float = 0.0
    most_entries: int = 0


def kind_of(path: str) -> str:
    """What a file is for."""
    name, folder = path.rpartition("/")[2], path.partition("/")[0]
    if name in ("feed.rss", "feed.atom", "feed.json"):
        return "archives of feeds" if folder == "feeds" else "feeds"
    if name in ("history.rss", "history.atom") or path.startswith("api/v2/"):
        return "Statuspage's interface"
    if path.startswith("api/noa/"):
        return "our own interface"
    if name.endswith(".ics"):
        return "calendars"
    if name == "metrics" or name.endswith(".opml") or name == "opml.xml" or folder == "badges":
        return "metrics, badges, lists of feeds"
    return PAGES


def measured(paths: Paths, now: datetime) -> tuple[dict[str, Sum], float]:
    """What each kind of file took in a build, and the CPU of the whole build."""
    sums: dict[str, Sum] = defaultdict(Sum)

    def render(artifact: Artifact) -> bytes:
        began = time.process_time()
        data = artifact.render()
        one = sums[kind_of(artifact.path)]
        one.files, one.size, one.cpu = one.files + 1, one.size + len(data), one.cpu + time.process_time() - began
        one.most_entries = max(one.most_entries, data.count(b"<item>"))
        return data

    began = time.process_time()
    if not build_public(paths, now, render=render).is_built:
        raise SystemExit("bench: the invented records are wrong")
    return sums, time.process_time() - began


def told(sums: dict[str, Sum], whole: float) -> str:
    """A table, the dearest first."""
    lines = [f"{'':<34}{'files':>8}{'MB':>9}{'CPU ms':>9}{'of all':>8}"]
    for kind, one in sorted(sums.items(), key=lambda entry: -entry[1].cpu):
        lines.append(f"{kind:<34}{one.files:>8,}{one.size / 1e6:>9.2f}{one.cpu * 1e3:>9,.0f}{one.cpu / whole:>8.0%}")
    machines = sum(one.cpu for kind, one in sums.items() if kind != PAGES)
    lines.append(f"{'all for programs':<34}{'':>17}{machines * 1e3:>9,.0f}{machines / whole:>8.0%}")
    lines.append(f"{'the whole build':<34}{'':>17}{whole * 1e3:>9,.0f}")
    lines.append(f"{'the longest feed, in entries':<34}{'':>17}{sums['feeds'].most_entries:>9,}")
    return "\n".join(lines)


def main() -> None:
    """Measures and tells."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=COUNT, help="how many incidents (default: %(default)s)")
    count = int(parser.parse_args().count)
    with tempfile.TemporaryDirectory(dir="/dev/shm" if access("/dev/shm", W_OK) else None) as folder:
        home = Path(folder)
        corpus.write_repository(home / "repository", count, with_git=True)
        paths = Paths(root=home / "repository", site=home / "site", cache=home / "cache")
        print(f"{count:,} incidents, {count * 4:,} updates, from nothing\n{told(*measured(paths, ENDS_AT))}\n")
        at = corpus.one_more_update(paths.root, count, 1)
        print(f"one update more\n{told(*measured(paths, at + timedelta(minutes=1)))}")


if __name__ == "__main__":
    main()
