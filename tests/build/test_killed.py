"""A build that is killed at any moment leaves the site that was there whole, and the next build is right."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from noa_status.build import write
from noa_status.build.conduct import Paths, build_public
from tests.laws.repository import RepositoryOnDisk, differing, tree

NOW = datetime(2026, 11, 24, 10, 35, tzinfo=UTC)


def a_repository(folder: Path, records: int) -> RepositoryOnDisk:
    repository = RepositoryOnDisk(folder / "repository", git=False)
    for number in range(records):
        at = NOW - timedelta(days=number % 300, hours=number % 7)
        repository.declare(f"trouble-{number}", at, severity="SEV2", visibility="public")
    return repository


@pytest.mark.slow
def test_kill_minus_nine_at_any_moment_leaves_only_whole_files_of_before_or_after(tmp_path: Path) -> None:
    repository = a_repository(tmp_path, 120)
    paths = Paths(root=repository.root, site=tmp_path / "site", cache=tmp_path / "cache")
    assert build_public(paths, NOW).is_built
    before = tree(paths.site)
    folder = repository.folders()[7]
    (folder / "incident.yml").write_text((folder / "incident.yml").read_text().replace("Trouble", "Great trouble"))
    after_paths = Paths(root=repository.root, site=tmp_path / "after" / "site", cache=tmp_path / "after" / "cache")
    later = NOW + timedelta(minutes=1)
    assert build_public(after_paths, later).is_built
    after = tree(after_paths.site)
    command = [sys.executable, "-m", "noa_status", "build", "--public", "--now", f"{later:%Y-%m-%dT%H:%MZ}"]
    command += ["--root", str(repository.root), "--site-dir", str(paths.site), "--cache-dir", str(paths.cache)]
    for delay in (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4):
        for extra in ([], ["--full"]):
            process = subprocess.Popen([*command, *extra], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(delay)
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            found = {path: data for path, data in tree(paths.site).items() if path.startswith("public/")}
            assert found.keys() == before.keys()
            assert all(data in (before[path], after[path]) for path, data in found.items())
    assert build_public(paths, later).is_built
    assert differing(tree(paths.site), after) == []


def test_a_build_that_dies_between_two_moves_is_followed_by_a_right_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = a_repository(tmp_path, 4)
    paths = Paths(root=repository.root, site=tmp_path / "site", cache=tmp_path / "cache")
    assert build_public(paths, NOW).is_built
    repository.declare("another", NOW - timedelta(days=40), severity="SEV2", visibility="public")
    moves = 0
    real = os.replace

    def dying(source: str, target: str) -> None:
        nonlocal moves
        moves += 1
        if moves == 3:
            raise KeyboardInterrupt
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(write.os, "replace", dying)
        with pytest.raises(KeyboardInterrupt):
            build_public(paths, NOW)
    repository.remove(next(folder for folder in repository.folders() if folder.name == "another"))
    assert build_public(paths, NOW).is_full
    fresh = Paths(root=repository.root, site=tmp_path / "fresh" / "site", cache=tmp_path / "fresh" / "cache")
    assert build_public(fresh, NOW).is_built
    assert differing(tree(paths.site), tree(fresh.site)) == []


def test_a_full_disk_leaves_the_site_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = a_repository(tmp_path, 4)
    paths = Paths(root=repository.root, site=tmp_path / "site", cache=tmp_path / "cache")
    assert build_public(paths, NOW).is_built
    before = tree(paths.site)
    writes = 0

    def full(descriptor: int, data: memoryview) -> int:
        nonlocal writes
        writes += 1
        if writes == 5:
            raise OSError(28, "No space left on device")
        return os.write(descriptor, data)

    with monkeypatch.context() as patch:
        patch.setattr(write, "os", _Os(write=full))
        with pytest.raises(OSError, match="No space left"):
            build_public(paths, NOW + timedelta(minutes=3), full=True)
    assert differing(before, {path: data for path, data in tree(paths.site).items() if path.startswith("public/")}) == []
    assert build_public(paths, NOW).is_built
    assert differing(before, tree(paths.site)) == []


class _Os:
    """The os module with something in it replaced."""

    def __init__(self, **replaced: object) -> None:
        self.__dict__.update(vars(os), **replaced)


def test_a_folder_with_a_stranger_in_it_is_refused(tmp_path: Path) -> None:
    repository = a_repository(tmp_path, 1)
    paths = Paths(root=repository.root, site=tmp_path / "site", cache=tmp_path / "cache")
    (paths.site / "public").mkdir(parents=True)
    (paths.site / "public" / "thesis.txt").write_text("mine")
    with pytest.raises(Exception, match="move them away"):
        build_public(paths, NOW)
    assert (paths.site / "public" / "thesis.txt").read_text() == "mine"
