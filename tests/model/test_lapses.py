"""Clocks that ran out in one incident."""

from datetime import timedelta

from noa_status.model.incident import Imported, Incident, Kind
from noa_status.model.lapses import lapses_of
from tests.model.building import at, incident, the_plan, update

MINUTE = timedelta(minutes=1)


def lapses(record: Incident, now: str, of: str = "") -> list[tuple[str, str, timedelta | None]]:
    found = lapses_of(record, the_plan(), at(now))
    return [(f"{lapse.at:%H:%M}", lapse.of, lapse.late_for) for lapse in found if of in ("", lapse.of)]


def slow(*more: str, **facts: str) -> Incident:
    """A SEV2: told of at 10:15, 10:40 and 11:40, resolved at 11:50."""
    told = [("10:15", "investigating"), ("10:40", "identified"), ("11:40", "monitoring"), ("11:50", "resolved")]
    return incident(*(update(time, status) for time, status in told), **{"started_at": "10:02", "detected_at": "10:05", **facts})


def test_an_update_that_came_late_is_told_with_how_late():
    assert lapses(slow(), "12:00", "update") == [("11:10", "update", 30 * MINUTE)]


def test_an_update_that_has_not_come_yet_is_late_without_an_end():
    assert lapses(slow(), "11:20", "update") == [("11:10", "update", None)]
    assert lapses(slow(), "11:05", "update") == []


def test_the_first_update_is_promised_too():
    late = incident(update("10:50", "investigating"), started_at="10:00", detected_at="10:00")
    assert lapses(late, "10:51", "update") == [("10:30", "update", 20 * MINUTE)]


def test_a_missed_target_is_told_and_one_that_was_met_is_not():
    assert lapses(slow(acknowledged_at="10:30"), "12:00", "acknowledge") == [("10:20", "acknowledge", 10 * MINUTE)]
    assert lapses(slow(acknowledged_at="10:10"), "12:00", "acknowledge") == []
    assert lapses(slow(), "10:30", "acknowledge") == [("10:20", "acknowledge", None)]
    assert lapses(
        incident(update("10:15", "investigating"), started_at="10:00", acknowledged_at="10:00"), "15:00", "restore"
    ) == [("14:00", "restore", None)]


def test_levels_stand_there_from_the_moment_that_they_had_to_be_told_until_it_was_over():
    assert lapses(slow(), "12:00", "escalation") == [
        ("10:20", "escalation", None),
        ("10:35", "escalation", None),
        ("11:05", "escalation", None),
    ]
    assert lapses(slow(), "10:21", "escalation") == [("10:20", "escalation", None)]


def test_drills_and_what_was_imported_have_none():
    assert lapses(incident(started_at="10:00", kind=Kind.DRILL), "15:00") == []
    assert lapses(incident(update("10:15", "investigating"), imported=Imported(system="statuspage", id="1")), "15:00") == []
