"""Whatever is done to a publication, visitors have one build or the other whole, and the next run puts everything right."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.deliver.faults import Row, Scene, kills, races, refusals
from tests.deliver.publishing import NOW, Pipeline


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    assert os.environ.get("STRACE") or shutil.which("strace"), "there is no strace: make test says how to get one"
    return Scene(tmp_path_factory.mktemp("faults"))


def wrong(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row.visitor or row.after]


@pytest.mark.slow
def test_a_publication_that_is_killed_is_finished_by_the_next(scene: Scene) -> None:
    rows = list(kills(scene, every=17))
    assert len(rows) >= 8
    assert [row for row in rows if row.status not in (-9, 137, 0)] == []
    assert any(row.status != 0 for row in rows)
    assert wrong(rows) == []


@pytest.mark.slow
def test_a_disk_that_is_full_or_read_only_is_told_in_a_line(scene: Scene) -> None:
    rows = list(refusals(scene))
    assert {row.status for row in rows} == {3}
    assert [row.said for row in rows if "\n" in row.said or "Traceback" in row.said] == []
    assert {row.fault for row in rows if "No space left" in row.said or "Read-only" in row.said} == {"disk full", "read-only"}
    assert wrong(rows) == []


@pytest.mark.slow
def test_of_two_at_once_neither_spoils_the_other(scene: Scene) -> None:
    (row,) = races(scene)
    assert row.status == 0, row.said
    assert wrong([row]) == []


def test_a_clock_that_was_an_hour_ahead_is_told_with_the_way_out(tmp_path: Path) -> None:
    pipeline = Pipeline(tmp_path)
    pipeline.published("2026-11-24T11:35Z")
    pipeline.build(NOW)
    done = pipeline.publish()
    assert done.status == 1
    assert "a clock that was wrong" in done.output
    assert pipeline.publish("--allow-older").status == 0
    assert pipeline.is_whole()


def test_without_the_builds_state_it_says_how_to_go_on(tmp_path: Path) -> None:
    pipeline = Pipeline(tmp_path)
    pipeline.build()
    shutil.rmtree(pipeline.root / ".cache")
    done = pipeline.publish()
    assert done.status == 1
    assert "build first" in done.output
    pipeline.published()
    assert pipeline.is_whole()
