"""A real page's history of half a year: the figures are those of the corpora's README."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from noa_status.exchange.statuspage.bring import bring
from noa_status.lint.run import lint
from noa_status.model.site import Repository
from noa_status.records.read import read_repository, text

INCIDENTS, UPDATES, COMPONENTS = 50, 241, 10


@pytest.fixture
def source(corpora: Path) -> Path:
    return corpora / "statuspage-github" / "incidents.json"


@pytest.fixture
def history(source: Path) -> dict[str, Any]:
    return json.loads(source.read_bytes())


@pytest.fixture
def root(tmp_path: Path, source: Path) -> Path:
    root = tmp_path / "repository"
    root.mkdir()
    result = bring(root, str(source))
    assert result.refused == ()
    assert result.not_carried == ()
    assert (len(result.incidents), result.updates, result.components) == (INCIDENTS, UPDATES, COMPONENTS)
    return root


def repository(root: Path) -> Repository:
    found, problems = read_repository(root)
    assert problems == ()
    assert found is not None
    return found


def files_of(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def minute(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(second=0, microsecond=0)


def test_every_updates_text_minute_and_status_is_there(root: Path, history: dict[str, Any]) -> None:
    found = repository(root)
    ours = {one.imported.id: one for one in found.incidents if one.imported is not None}
    assert ours.keys() == {one["id"] for one in history["incidents"]}
    names = {one.id: {*one.formerly} for one in found.site.components}
    for theirs in history["incidents"]:
        one = ours[theirs["id"]]
        assert one.title == theirs["name"]
        assert one.impact == theirs["impact"]
        assert one.started_at == minute(theirs["started_at"])
        updates = sorted(
            theirs["incident_updates"], key=lambda update: (update["display_at"], update["created_at"], update["id"])
        )
        assert [update.imported_id for update in one.updates] == [update["id"] for update in updates], "in their order"
        for update, its in zip(one.updates, updates, strict=True):
            assert (update.at, update.status) == (minute(its["display_at"]), its["status"])
            assert text(root, f"{one.folder}/updates/{update.id}.md") == its["body"].strip() + "\n"
            rows = its["affected_components"] or []
            assert {code for id in update.components for code in names[id] & {row["code"] for row in rows}} == {
                row["code"] for row in rows
            }


def test_components_have_todays_names_and_keep_the_older_ones(root: Path) -> None:
    site = repository(root).site
    assert len(site.components) == COMPONENTS
    assert sum(len(one.formerly) == 2 for one in site.components) == 3, "three are known under two names"


def test_incidents_with_several_updates_in_a_minute_are_whole(root: Path) -> None:
    assert sum(any("-" in update.id for update in one.updates) for one in repository(root).incidents) == 9


def test_it_lints_without_errors(root: Path) -> None:
    found = lint(
        repository(root), datetime.fromisoformat("2022-07-01T00:00:00+00:00"), lambda path: (root / path).read_text("utf-8")
    )
    assert [problem for problem in found if problem.level == "error"] == []


def test_importing_twice_changes_no_byte(root: Path, source: Path) -> None:
    before = files_of(root)
    again = bring(root, str(source))
    assert files_of(root) == before
    assert (again.files, again.differing, again.refused) == ((), (), ())
    assert (again.records_there, again.updates_there) == (INCIDENTS, UPDATES)


def test_one_more_update_adds_exactly_one_file(root: Path, history: dict[str, Any], tmp_path: Path) -> None:
    before = files_of(root)
    newest = history["incidents"][0]
    more = {**newest["incident_updates"][0], "id": "n3w000000000", "status": "postmortem", "body": "What happened."}
    newest["incident_updates"].insert(0, more)
    changed = tmp_path / "changed.json"
    changed.write_text(json.dumps(history), "utf-8")
    again = bring(root, str(changed))
    after = files_of(root)
    assert len(again.files) == 1
    assert {path: data for path, data in after.items() if path not in again.files} == before
    assert len(after) == len(before) + 1
