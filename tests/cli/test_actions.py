"""`noa-status actions` lists what is to be done, and closes it without touching anything else."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.builders import SiteBuilder, a_site
from tests.commands import noa_status

NOW = "--now 2026-11-24T12:00Z"
POSTMORTEM = """---
state: published
factors: [capacity]
action_items:
  - id: a              # the alert
    title: Add an alert
    owner: bo
    due: 2026-11-20
    type: detect
  - {id: shared, title: Shared, state: idea}
---
## What happened
"""


def a_repository() -> SiteBuilder:
    site = a_site().with_incident("one", at="11-01T10:00").update("11-01T11:00", "resolved").file("postmortem.md", POSTMORTEM)
    site.with_incident("two", at="11-02T10:00", severity="SEV1").update("11-02T11:00", "resolved")
    return site.postmortem(
        action_items=[{"id": "shared", "title": "No day"}, {"id": "done", "title": "D", "state": "done", "done_on": "2026-11-05"}]
    )


def test_what_is_open_stands_with_its_owner_and_when_it_is_due(tmp_path: Path) -> None:
    done = noa_status(f"actions {NOW}", a_repository().write(tmp_path))
    assert done.output == (
        "2026-11-02-two/shared\n  No day\n  nobody yet · 15 days overdue · SEV1\n"
        "2026-11-01-one/a\n  Add an alert\n  bo · 4 days overdue · SEV2\n"
    )


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ("--state all", ["shared", "a", "done", "shared"]),
        ("--state done", ["done"]),
        ("--state idea", ["shared"]),
        ("--owner bo", ["a"]),
        ("--owner ''", ["shared"]),
        ("--severity SEV1", ["shared"]),
        ("--type detect", ["a"]),
        ("--factor capacity --state all", ["a", "shared"]),
        ("--owner nobody", []),
    ],
)
def test_filters_choose(options: str, ids: list[str], tmp_path: Path) -> None:
    told = json.loads(noa_status(f"actions {NOW} --json {options}", a_repository().write(tmp_path)).output)
    assert [row["id"] for row in told] == ids


def test_csv_has_the_columns_that_json_has(tmp_path: Path) -> None:
    root = a_repository().write(tmp_path)
    rows = json.loads(noa_status(f"actions {NOW} --json", root).output)
    told = list(csv.DictReader(io.StringIO(noa_status(f"actions {NOW} --csv", root).output)))
    assert [list(row) for row in told] == [list(row) for row in rows]
    assert told[1]["due_on"] == "2026-11-20"


def test_one_is_closed_and_every_other_byte_stays(tmp_path: Path) -> None:
    root = a_repository().write(tmp_path)
    path = root / "incidents/2026/2026-11-01-one/postmortem.md"
    done = noa_status(f"actions close a --on 2026-11-23 {NOW}", root)
    assert done.output == 'incidents/2026/2026-11-01-one/postmortem.md: "Add an alert" is done, on 2026-11-23\n'
    assert path.read_text() == POSTMORTEM.replace(
        "    type: detect\n", "    type: detect\n    state: done\n    done_on: 2026-11-23\n"
    )
    assert noa_status(f"actions close a {NOW}", root).status == 1


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        ("close shared", 2, "2026-11-01-one/shared"),
        ("close aa", 1, 'did you mean "a"?'),
        ("close done", 1, "is done already"),
        ("close a --on 2027-01-01", 2, "lies in the future"),
        ("close a --on yesterday", 2, "yesterday"),
        ("--json --csv", 2, "not both"),
    ],
)
def test_wrong_use_is_told(arguments: str, status: int, says: str, tmp_path: Path) -> None:
    root = a_repository().write(tmp_path)
    before = (root / "incidents/2026/2026-11-01-one/postmortem.md").read_bytes()
    arguments = f"{arguments} {NOW}" if arguments.startswith("close") else f"{NOW} {arguments}"
    done = noa_status(f"actions {arguments}", root)
    assert done.status == status
    assert says in done.output
    assert (root / "incidents/2026/2026-11-01-one/postmortem.md").read_bytes() == before


def test_an_idea_becomes_done_when_it_is_closed_by_its_full_name(tmp_path: Path) -> None:
    root = a_repository().write(tmp_path)
    assert noa_status(f"actions close 2026-11-01-one/shared {NOW}", root).status == 0
    assert (
        "{id: shared, title: Shared, state: done, done_on: 2026-11-24}"
        in (root / "incidents/2026/2026-11-01-one/postmortem.md").read_text()
    )


def test_a_record_that_cannot_be_read_is_named_and_the_others_are_listed(tmp_path: Path) -> None:
    root = a_repository().with_incident("bad", severity="SEV9").write(tmp_path)
    done = noa_status(f"actions {NOW}", root)
    assert "unknown-severity" in done.output
    assert "Add an alert" in done.output
