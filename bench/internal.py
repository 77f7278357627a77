"""The bench of the internal site, the second half of `make bench`: how long a build takes with N incidents and N/10 runbooks.

Beside it the same engine and theme with one page of text: what nobody who uses them gets below. CPU seconds of one run each; take
the ratios. The incidents are those of `bench/corpus.py`.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import corpus
from bench.measure import Taken, run
from bench.records import ENDS_AT, instant

CONFIG = "site_name: Bench\nsite_url: https://bench.example.com/\ntheme: {name: material, font: false}\n"
OURS = "plugins: [search, {noa-status: {public: false}}]\n"
_RUNBOOK = """\
---
owner: platform
components: [api]
tags: [pool, timeout]
---
# {name}

## Meaning

Pool number {number} is exhausted.

## Impact

Requests are slow, or fail.

## Diagnosis

```sh
kubectl -n <namespace> get pods -l app=pool-{number}
```

The next one to look at is [the pool behind it]({next}.md).

## Mitigation

```sh
kubectl -n <namespace> rollout restart deployment/pool-{number}
```
"""


def runbooks(count: int) -> Iterator[tuple[str, bytes]]:
    """Runbooks, each with its alert's name, linked one to the next."""
    names = [f"Pool{number:04}Exhausted" for number in range(count)]
    for number, name in enumerate(names):
        text = _RUNBOOK.format(name=name, number=number, next=names[(number + 1) % count])
        yield f"runbooks/{name}.md", text.encode()


def write(root: Path, count: int) -> None:
    """A repository with so many incidents, a tenth as many runbooks, a page of docs, and the engine's configuration."""
    corpus.write_repository(root, count)
    corpus.write_tree(root, runbooks(max(1, count // 10)))
    corpus.write_tree(root, iter([("mkdocs.yml", (CONFIG + OURS).encode()), ("docs/index.md", b"# Docs\n\nText.\n")]))
    corpus.git(root, "init", "--quiet", "--initial-branch=main")
    corpus.git(root, "add", "--all")
    corpus.git(root, "commit", "--quiet", "--no-gpg-sign", "--message", "corpus")


def main(arguments: list[str]) -> int:
    """Measures and tells. Exit status 0: a target that is missed is told, since it is what this is for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=10_000, help="how many incidents (default: 10,000)")
    count: int = parser.parse_args(arguments).count
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        base = Path(folder)
        corpus.write_tree(base / "empty", iter([("mkdocs.yml", CONFIG.encode()), ("docs/index.md", b"# Home\n\nText.\n")]))
        _build(base / "empty", "")
        empty = _build(base / "empty", "")
        root = base / "repository"
        write(root, count)
        cold = _build(root, instant(ENDS_AT))
        corpus.one_more_update(root, count, 1)
        warm = _build(root, instant(ENDS_AT + timedelta(minutes=1)))
        _tell(root / "site", empty, cold, warm)
        shutil.rmtree(root / ".cache")
    return 0


def _build(root: Path, now: str) -> Taken:
    os.environ.update(
        NOA_STATUS_NOW=now, NO_MKDOCS_2_WARNING="1", DISABLE_MKDOCS_2_WARNING="true", SOURCE_DATE_EPOCH="1795197600"
    )
    return run([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", str(root / "mkdocs.yml")])


def _tell(site: Path, empty: Taken, cold: Taken, warm: Taken) -> None:
    pages = list(site.rglob("*.html"))
    largest = max(path.stat().st_size for path in pages)
    index = site / "search" / "search_index.json"
    above = (cold.cpu - empty.cpu) * 1000 / len(pages)
    lines = [
        ("empty site with the theme", f"{empty.cpu:.2f} s", ""),
        (f"cold, {len(pages)} pages", f"{cold.cpu:.2f} s", ""),
        ("cold, a page above the empty one", f"{above:.2f} ms", "at most 2"),
        ("one update", f"{warm.cpu:.2f} s", ""),
        ("one update, of the empty one", f"{warm.cpu / empty.cpu:.1f}", "at most 4"),
        ("largest page", f"{largest / 1000:.0f} kB", "at most 300, for its sidebar's sake"),
        ("search index, compressed", f"{len(gzip.compress(index.read_bytes())) / 1e6:.2f} MB", "at most 3"),
    ]
    print("\n".join(f"{what:<36} {value:>12}  {wanted}".rstrip() for what, value, wanted in lines))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
