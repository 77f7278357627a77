"""noa-status import: counts, then what was refused, then what to type; exit statuses as documented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands import noa_status
from tests.exchange.recorded import incident, incidents, update, write

GOOD = incident("Slow", update("10:15:30", "investigating"), update("11:00", "resolved"))
BAD = incident("Bad", update("10:15", "mitigated"))


def test_it_tells_what_is_new_and_what_to_type_next(tmp_path: Path) -> None:
    write(tmp_path / "recorded", incidents=incidents(GOOD))
    done = noa_status("import statuspage recorded", tmp_path)
    assert done.status == 0
    assert done.output.splitlines() == [
        "Read 1 file: recorded",
        "New: status.yml, with 1 component",
        "New: 1 incident, 0 maintenances, 2 updates (4 files)",
        "Note: status.yml says url: https://status.example.com/ as the page did: put the address there where your new page will be.",
        "Note: times are cut to the minute; 1 file had seconds.",
        "Note: not carried: the short link (stspg.io) of 1 record.",
        "Note: no update names the components in 1 record: the first has them, in a state that fits the impact.",
        "Next: noa-status lint, then noa-status build; what is new is not committed yet: git add status.yml incidents",
    ]
    assert noa_status("lint --errors-only --now 2026-11-25T00:00Z", tmp_path).status == 0


def test_a_second_time_there_is_nothing_new(tmp_path: Path) -> None:
    write(tmp_path / "recorded", incidents=incidents(GOOD))
    noa_status("import statuspage recorded", tmp_path)
    facts = tmp_path / "incidents/2026/2026-11-24-slow/incident.yml"
    facts.write_text(facts.read_text("utf-8").replace("title: Slow", "title: Search is slow"), "utf-8")
    done = noa_status("import statuspage recorded", tmp_path)
    assert done.status == 0
    assert done.output.splitlines() == [
        "Read 1 file: recorded",
        "Nothing new.",
        "There already: 1 record, 2 updates",
        "Left as they are, though the source says something else: 1 file:",
        "  incidents/2026/2026-11-24-slow/incident.yml",
        "Next: noa-status lint",
    ]


def test_what_was_refused_is_told_last_and_the_exit_status_says_so(tmp_path: Path) -> None:
    write(tmp_path / "recorded", incidents=incidents(GOOD, BAD))
    done = noa_status("import statuspage recorded --root .", tmp_path)
    assert done.status == 1
    assert "Refused (2): put it right and import again" in done.output
    assert "has a status that no incident has: 'mitigated' [unknown-status]" in done.output
    assert "one of: investigating, identified" in done.output


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path / "recorded", incidents=incidents(GOOD))
    done = noa_status("import statuspage recorded --dry-run", tmp_path)
    assert done.status == 0
    assert "Would be new: 1 incident" in done.output
    assert done.output.endswith("Next: the same without --dry-run\n")
    assert [path.name for path in tmp_path.iterdir()] == ["recorded"]


def test_json_says_all_of_it(tmp_path: Path) -> None:
    write(tmp_path / "recorded", incidents=incidents(GOOD, BAD))
    done = noa_status("import statuspage recorded --json", tmp_path)
    assert done.status == 1
    told = json.loads(done.output)
    assert told["incidents"] == ["2026-11-24-slow"]
    assert [problem["code"] for problem in told["refused"]] == ["unknown-status", "no-updates"]
    assert len(told["files"]) == 4


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        ("import statuspage nowhere", 2, "there is no nowhere"),
        ("import statuspage http://status.example.com", 2, "only https is fetched"),
        ("import statuspage", 2, "Missing argument 'SOURCE'"),
        ("import pigeon recorded", 2, "'pigeon' is not 'statuspage'"),
        ("import statuspage http://127.0.0.1:9/", 3, "refused"),
    ],
)
def test_wrong_use_is_2_and_a_world_that_fails_3(tmp_path: Path, arguments: str, status: int, says: str) -> None:
    done = noa_status(arguments, tmp_path)
    assert done.status == status
    assert says in done.output
