"""Publishing to a folder, a bucket and over SFTP: all or nothing, only what changed, never an older build over a newer one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from noa_status.build.conduct import Paths, build_public
from tests.builders import SiteBuilder, a_site, at
from tests.commands import Done, noa_status


def an_incident() -> SiteBuilder:
    return a_site().with_incident("api-slow").update("10:15", "investigating", "The API is slow.", api="degraded_performance")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return an_incident().write(tmp_path / "repository")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "srv"


def built(root: Path, now: str) -> None:
    assert build_public(Paths.of(root), at(now)).is_built


def published(root: Path, target: Path, options: str = "") -> Done:
    return noa_status(f"publish {target} {options}", root)


def served(target: Path) -> dict[str, bytes]:
    current = target / "current"
    return {path.relative_to(current).as_posix(): path.read_bytes() for path in current.rglob("*") if path.is_file()}


def site_of(root: Path) -> dict[str, bytes]:
    folder = root / "site/public"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_served_is_the_built_site_to_the_byte(root: Path, target: Path) -> None:
    built(root, "10:20")
    done = published(root, target)
    assert done.status == 0, done.output
    assert served(target) == site_of(root)
    assert (target / "current").is_symlink()


def test_publishing_the_same_again_sends_nothing(root: Path, target: Path) -> None:
    built(root, "10:20")
    published(root, target)
    before = (target / "current").resolve()
    again = json.loads(published(root, target, "--json").output)
    assert (target / "current").resolve() == before
    assert '"sent": 0' in json.dumps(again)


def test_a_change_is_a_new_release_and_rollback_brings_the_former_one_back(root: Path, target: Path) -> None:
    built(root, "10:20")
    published(root, target)
    first = served(target)
    an_incident().update("10:40", "resolved", "It is over.").write(root)
    built(root, "10:45")
    assert published(root, target).status == 0
    assert served(target) == site_of(root) != first
    assert noa_status(f"rollback {target}", root).status == 0
    assert served(target) == first


def test_an_older_build_is_refused_after_a_newer_one(root: Path, target: Path) -> None:
    built(root, "10:45")
    published(root, target)
    newer = served(target)
    built(root, "10:20")
    done = published(root, target)
    assert done.status == 1
    assert "--allow-older" in done.output
    assert served(target) == newer


def test_a_file_that_no_build_made_is_refused(root: Path, target: Path) -> None:
    built(root, "10:20")
    (root / "site/public/notes.txt").write_text("Not for anybody.")
    done = published(root, target)
    assert done.status == 1
    assert "notes.txt" in done.output
    assert not (target / "current").exists()


def test_losing_most_of_the_site_is_refused(root: Path, target: Path, tmp_path: Path) -> None:
    site = a_site()
    for number in range(40):
        site.with_incident(f"one-{number}", at="11-20T08:00").update(
            "11-20T08:10", "resolved", "It was brief.", api="operational"
        )
    many = site.write(tmp_path / "many")
    built(many, "10:20")
    published(many, target)
    before = served(target)
    built(root, "10:45")
    done = published(root, target)
    assert done.status == 1
    assert "--allow-deletions" in done.output
    assert served(target) == before


def test_a_dry_run_changes_nothing(root: Path, target: Path) -> None:
    built(root, "10:20")
    assert published(root, target, "--dry-run").status == 0
    assert not (target / "current").exists()


def test_each_target_is_told_by_itself_and_one_that_fails_stops_no_other(root: Path, target: Path, tmp_path: Path) -> None:
    built(root, "10:20")
    (tmp_path / "file").write_text("in the way")
    done = noa_status(f"publish {tmp_path}/file/below {target}", root)
    assert done.status == 3
    assert served(target) == site_of(root)
