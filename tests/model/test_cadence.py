"""Whether each promised update came in time: SEV2 promises one every 30 minutes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from noa_status.model.cadence import promises_of
from noa_status.model.incident import Incident, Kind, Visibility
from tests.model.building import at, incident, the_plan, update


def told(record: Incident, now: str = "30T00:00") -> list[tuple[str, bool | None, int]]:
    """When each update was due, whether it came by then, and how many minutes late it is."""
    found = promises_of(record, the_plan(), at(now))
    return [(f"{one.due_at:%H:%M}", one.is_kept, one.late_for // timedelta(minutes=1)) for one in found]


def an_incident(*updates: Any, **facts: Any) -> Incident:
    return incident(*updates, **{"started_at": "10:00", "detected_at": "10:02", **facts})


def test_the_first_update_is_promised_from_the_detection_and_each_other_from_the_one_before():
    record = an_incident(update("10:10", "investigating"), update("10:40", "identified"), update("11:15", "resolved"))
    assert told(record) == [("10:32", True, 0), ("10:40", True, 0), ("11:10", False, 5)]


def test_a_long_silence_is_one_broken_promise():
    record = an_incident(update("10:10", "investigating"), update("13:10", "resolved"))
    assert told(record) == [("10:32", True, 0), ("10:40", False, 150)]


def test_nothing_is_promised_between_resolved_and_open_again():
    record = an_incident(
        update("10:10", "investigating"),
        update("10:30", "resolved"),
        update("14:00", "investigating"),
        update("14:20", "resolved"),
    )
    assert told(record) == [("10:32", True, 0), ("10:40", True, 0), ("14:30", True, 0)]


def test_what_is_due_in_an_open_incident_is_broken_from_that_instant_on():
    record = an_incident(update("10:10", "investigating"))
    assert told(record, "10:39")[1:] == [("10:40", None, 0)]
    assert told(record, "10:40")[1:] == [("10:40", False, 0)]
    assert told(record, "10:52")[1:] == [("10:40", False, 12)]


def test_a_resolution_ends_the_promise_before_the_update_that_tells_of_it():
    record = an_incident(update("10:10", "investigating"), update("12:00", "resolved"), resolved_at="10:35")
    assert told(record) == [("10:32", True, 0), ("10:40", True, 0)]


def test_an_internal_incident_promises_nobody_a_first_update():
    record = an_incident(update("10:50", "investigating"), update("11:00", "resolved"), visibility=Visibility.INTERNAL)
    assert told(record) == [("11:20", True, 0)]


def test_drills_and_incidents_without_a_severity_promise_nothing():
    assert told(an_incident(update("12:00", "resolved"), kind=Kind.DRILL)) == []
    assert told(an_incident(update("12:00", "resolved"), severity=None)) == []
