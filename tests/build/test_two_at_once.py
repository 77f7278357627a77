"""Two builds into one folder at the same time: the second waits for the first."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, NamedTuple

import pytest

from noa_status.build.conduct import Paths, build_public
from tests.laws.repository import RepositoryOnDisk, differing, tree

NOW = datetime(2026, 11, 24, 10, 35, tzinfo=UTC)
WAITS = "Another build of this site is under way; waiting."


class Held(NamedTuple):
    """A build that stands still in its midst, at a `status.yml` that is a pipe, until its text is written."""

    process: subprocess.Popen[str]
    pipe: IO[str]
    text: str

    def go_on(self) -> None:
        self.pipe.write(self.text)
        self.pipe.close()


def command(paths: Paths) -> list[str]:
    where = ["--root", str(paths.root), "--site-dir", str(paths.site), "--cache-dir", str(paths.cache)]
    return [sys.executable, "-m", "noa_status", "build", "--public", "--now", f"{NOW:%Y-%m-%dT%H:%MZ}", *where]


def begun(paths: Paths) -> subprocess.Popen[str]:
    return subprocess.Popen(command(paths), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def repository(tmp_path: Path) -> RepositoryOnDisk:
    repository = RepositoryOnDisk(tmp_path / "repository", git=True)
    for number in range(6):
        repository.declare(f"trouble-{number}", NOW - timedelta(days=20 * number), severity="SEV2", visibility="public")
    repository.commit()
    return repository


@pytest.fixture
def paths(repository: RepositoryOnDisk, tmp_path: Path) -> Paths:
    return Paths(root=repository.root, site=tmp_path / "site", cache=tmp_path / "cache")


@pytest.fixture
def held(paths: Paths) -> Iterator[Held]:
    file = paths.root / "status.yml"
    text = file.read_text()
    file.unlink()
    os.mkfifo(file)
    process = begun(paths)
    with file.open("w") as pipe:
        # Whoever reads it later finds the same text in a plain file.
        file.unlink()
        file.write_text(text)
        yield Held(process, pipe, text)
    process.kill()
    process.communicate()


@pytest.mark.parametrize("shared", ["site and cache", "site", "cache"])
def test_the_second_of_two_builds_waits_for_the_first(shared: str, held: Held, paths: Paths, tmp_path: Path) -> None:
    site = paths.site if "site" in shared else tmp_path / "another" / "site"
    cache = paths.cache if "cache" in shared else tmp_path / "another" / "cache"
    second = begun(Paths(root=paths.root, site=site, cache=cache))
    assert second.stderr is not None
    assert second.stderr.readline().strip() == WAITS
    assert not (site / "public").exists()
    held.go_on()
    first_said, first_complained = held.process.communicate()
    said, complained = second.communicate()
    assert (held.process.returncode, first_complained) == (0, ""), first_said
    assert (second.returncode, complained) == (0, ""), said
    read = 0 if shared == "site and cache" else 6
    assert f"6 records, {read} read" in said
    fresh = Paths(root=paths.root, site=tmp_path / "fresh" / "site", cache=tmp_path / "fresh" / "cache")
    assert build_public(fresh, NOW).is_built
    assert differing(tree(paths.site), tree(fresh.site)) == []
    assert differing(tree(site), tree(fresh.site)) == []


def test_a_build_that_is_killed_holds_nobody_up(held: Held, paths: Paths) -> None:
    second = begun(paths)
    assert second.stderr is not None
    assert second.stderr.readline().strip() == WAITS
    os.kill(held.process.pid, signal.SIGKILL)
    said, complained = second.communicate()
    assert (second.returncode, complained) == (0, ""), said


def test_what_was_edited_during_the_wait_is_in_the_second_build(held: Held, paths: Paths, repository: RepositoryOnDisk) -> None:
    second = begun(paths)
    assert second.stderr is not None
    assert second.stderr.readline().strip() == WAITS
    repository.declare("another", NOW - timedelta(hours=1), severity="SEV2", visibility="public")
    held.go_on()
    said, _ = second.communicate()
    assert "7 records, 1 read" in said
