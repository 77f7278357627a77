"""A build does not wait for git to look at every file; what it assumed meanwhile never reaches a page unless it was so."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Timer

import pytest

from noa_status.build.conduct import Paths, build_public
from noa_status.records.changed import NOTHING_KNOWN, Checkout, Known
from tests.laws.repository import RepositoryOnDisk, differing, tree

NOW = datetime(2026, 11, 24, 10, 35, tzinfo=UTC)
OPEN = "incidents/2026/trouble-0"


class HeldRepository(RepositoryOnDisk):
    """A checkout in which git, asked for edits, stands still until it may go on."""

    def hold(self) -> None:
        hook, self.go = self.root.parent / "hook", self.root.parent / "go"
        hook.write_text(f"#!/bin/sh\nwhile [ ! -e '{self.go}' ]; do sleep 0.02; done\nexit 1\n", encoding="utf-8")
        hook.chmod(0o755)
        self.run("config", "core.fsmonitor", str(hook))

    def let_go(self) -> None:
        self.go.touch()


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[HeldRepository]:
    repository = HeldRepository(tmp_path / "repository", git=True)
    for number in range(3):
        at = NOW - timedelta(days=20 * number, hours=1)
        repository.declare(f"trouble-{number}", at, severity="SEV2", visibility="public")
    repository.commit()
    yield repository
    repository.let_go()


@pytest.fixture
def paths(repository: HeldRepository, tmp_path: Path) -> Paths:
    paths = Paths(root=repository.root, site=tmp_path / "site", cache=tmp_path / "cache")
    assert build_public(paths, NOW).is_built
    return paths


def known_of(repository: HeldRepository) -> Known:
    scan = Checkout(repository.root).scan_records("incidents", NOTHING_KNOWN)
    return Known(scan.trees, frozenset(scan.folders), frozenset())


def test_what_was_committed_is_found_before_git_has_looked_at_every_file(repository: HeldRepository) -> None:
    known = known_of(repository)
    repository.update(repository.root / OPEN, NOW, "monitoring", "{}", "It works again, and we look on.")
    repository.commit()
    repository.hold()
    checkout = Checkout(repository.root)
    assert checkout.scan_records("incidents", known, assume=True).folders.keys() == {OPEN}
    repository.let_go()
    assert checkout.confirm()


def test_an_edit_that_git_had_not_told_of_is_told_in_the_end(repository: HeldRepository) -> None:
    known = known_of(repository)
    (repository.root / OPEN / "incident.yml").write_text("title: Another\n", encoding="utf-8")
    repository.hold()
    checkout = Checkout(repository.root)
    assert checkout.scan_records("incidents", known, assume=True).folders == {}
    repository.let_go()
    assert not checkout.confirm()
    assert checkout.scan_records("incidents", known, assume=True).folders.keys() == {OPEN}


def retitle(folder: Path, title: str) -> None:
    _, *others = (folder / "incident.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "incident.yml").write_text("".join([f"title: {title}\n", *others]), encoding="utf-8")


def edit(repository: HeldRepository) -> None:
    retitle(repository.root / OPEN, "Great trouble")


def edit_what_was_committed(repository: HeldRepository) -> None:
    edit(repository)
    repository.commit()
    retitle(repository.root / OPEN, "Greater trouble")


def declare(repository: HeldRepository) -> None:
    repository.declare("another", NOW - timedelta(days=70), severity="SEV2", visibility="public")


def remove_what_was_committed(repository: HeldRepository) -> None:
    edit(repository)
    repository.commit()
    repository.remove(repository.root / OPEN)


def withdraw_what_was_committed(repository: HeldRepository) -> None:
    repository.update(repository.root / OPEN, NOW, "monitoring", "{}", "It works again, and we look on.")
    repository.commit()
    (repository.root / OPEN / "updates" / f"{NOW:%Y%m%dT%H%MZ}.md").unlink()


def mend_what_was_committed(repository: HeldRepository) -> None:
    facts = repository.root / OPEN / "incident.yml"
    whole = facts.read_text(encoding="utf-8")
    facts.write_text("nonsense: [\n", encoding="utf-8")
    repository.commit()
    facts.write_text(whole, encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        edit,
        edit_what_was_committed,
        declare,
        remove_what_was_committed,
        withdraw_what_was_committed,
        mend_what_was_committed,
    ],
)
def test_a_wrong_assumption_is_built_again(
    change: Callable[[HeldRepository], None], repository: HeldRepository, paths: Paths, tmp_path: Path
) -> None:
    change(repository)
    repository.hold()
    later = NOW + timedelta(minutes=1)
    Timer(0.3, repository.let_go).start()
    assert build_public(paths, later).is_built
    fresh = Paths(root=repository.root, site=tmp_path / "fresh" / "site", cache=tmp_path / "fresh" / "cache")
    assert build_public(fresh, later, full=True).is_built
    assert differing(tree(paths.site), tree(fresh.site)) == []


def test_an_uncommitted_error_keeps_the_site(repository: HeldRepository, paths: Paths) -> None:
    before = tree(paths.site)
    (repository.root / OPEN / "incident.yml").write_text("nonsense: [\n", encoding="utf-8")
    repository.hold()
    Timer(0.3, repository.let_go).start()
    report = build_public(paths, NOW + timedelta(minutes=1))
    assert not report.is_built
    assert report.problems
    assert differing(tree(paths.site), before) == []


def test_a_pipe_where_a_file_was_committed_holds_nobody_up(repository: HeldRepository, paths: Paths) -> None:
    edit(repository)
    repository.commit()
    facts = repository.root / OPEN / "incident.yml"
    facts.unlink()
    os.mkfifo(facts)
    repository.hold()
    Timer(0.3, repository.let_go).start()
    assert not build_public(paths, NOW + timedelta(minutes=1)).is_built
