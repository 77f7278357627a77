"""What a record says of its components."""

from noa_status.model.component import ComponentStatus
from noa_status.model.incident import Incident, Kind
from noa_status.model.spans import Span, spans_by_component, spans_of
from tests.model.building import at, incident, maintenance, moved, update

LATER = at("30T00:00")


def told(record: Incident, now: str = "30T00:00") -> list[tuple[str, str, str, str | None]]:
    """Component, state, start and end, in short."""
    return [(span.component, span.status.value, _short(span), _end(span)) for span in spans_of(record, at(now))]


def _short(span: Span) -> str:
    return f"{span.start_at:%dT%H:%M}"


def _end(span: Span) -> str | None:
    return None if span.end_at is None else f"{span.end_at:%dT%H:%M}"


def test_the_components_of_the_first_update_count_from_the_start():
    record = incident(update("10:15", "investigating", api="major_outage"), started_at="10:02")
    assert told(record) == [("api", "major_outage", "24T10:02", None)]


def test_a_start_after_the_first_update_is_not_believed():
    record = incident(update("10:15", "investigating", api="major_outage"), started_at="10:40")
    assert told(record) == [("api", "major_outage", "24T10:15", None)]


def test_without_a_start_they_count_from_the_first_update():
    assert told(incident(update("10:15", "investigating", api="major_outage"))) == [("api", "major_outage", "24T10:15", None)]


def test_a_later_update_changes_what_it_names_and_leaves_the_rest():
    record = incident(
        update("10:15", "investigating", api="major_outage", db="degraded_performance"),
        update("10:30", "identified", api="partial_outage"),
        update("10:40", "identified", web="partial_outage"),
    )
    assert told(record) == [
        ("api", "major_outage", "24T10:15", "24T10:30"),
        ("db", "degraded_performance", "24T10:15", None),
        ("api", "partial_outage", "24T10:30", None),
        ("web", "partial_outage", "24T10:40", None),
    ]


def test_naming_the_same_state_again_goes_on_with_one_span():
    record = incident(update("10:15", "investigating", api="major_outage"), update("10:30", "identified", api="major_outage"))
    assert told(record) == [("api", "major_outage", "24T10:15", None)]


def test_components_are_restored_one_by_one_and_the_rest_by_resolved():
    record = incident(
        update("10:15", "investigating", api="major_outage", db="major_outage"),
        update("10:30", "monitoring", api="operational"),
        update("11:00", "resolved"),
    )
    assert told(record) == [("api", "major_outage", "24T10:15", "24T10:30"), ("db", "major_outage", "24T10:15", "24T11:00")]


def test_the_records_own_resolution_ends_everything_when_the_update_came_later():
    record = incident(
        update("10:15", "investigating", api="major_outage"), update("11:00", "resolved"), resolved_at="10:50", started_at="10:02"
    )
    assert told(record, "10:49") == [("api", "major_outage", "24T10:02", None)]
    assert told(record, "10:50") == [("api", "major_outage", "24T10:02", "24T10:50")]
    assert told(record) == [("api", "major_outage", "24T10:02", "24T10:50")]


def test_a_resolution_before_something_got_worse_is_not_believed():
    record = incident(
        update("10:15", "investigating", api="major_outage"),
        update("10:40", "identified", db="major_outage"),
        update("11:00", "resolved"),
        resolved_at="10:30",
    )
    assert told(record) == [("api", "major_outage", "24T10:15", "24T11:00"), ("db", "major_outage", "24T10:40", "24T11:00")]


def test_a_resolution_in_the_very_minute_of_an_outage_is_not_believed():
    record = incident(update("10:15", "investigating", api="major_outage"), update("11:00", "resolved"), resolved_at="10:15")
    assert told(record) == [("api", "major_outage", "24T10:15", "24T11:00")]


def test_a_resolution_after_the_resolved_update_adds_nothing():
    record = incident(update("10:15", "investigating", api="major_outage"), update("11:00", "resolved"), resolved_at="11:30")
    assert told(record) == [("api", "major_outage", "24T10:15", "24T11:00")]


def test_a_record_can_be_resolved_without_an_update_that_says_so():
    record = incident(update("10:15", "investigating", api="major_outage"), resolved_at="11:30")
    assert told(record, "11:29") == [("api", "major_outage", "24T10:15", None)]
    assert told(record, "11:30") == [("api", "major_outage", "24T10:15", "24T11:30")]


def test_an_update_that_goes_on_after_the_records_resolution_keeps_it_open():
    record = incident(
        update("10:15", "investigating", api="major_outage"), update("11:40", "monitoring", db="operational"), resolved_at="11:30"
    )
    assert told(record) == [("api", "major_outage", "24T10:15", None)]


def test_a_second_resolved_update_in_a_row_moves_nothing():
    record = incident(
        update("10:15", "investigating", api="major_outage"),
        update("11:00", "resolved"),
        update("11:10", "resolved", api="major_outage"),
        resolved_at="10:50",
    )
    assert told(record) == [("api", "major_outage", "24T10:15", "24T10:50")]


def test_a_reopened_incident_starts_anew_with_what_it_names():
    record = incident(
        update("10:15", "investigating", api="major_outage", db="major_outage"),
        update("11:00", "resolved"),
        update("12:00", "investigating", api="partial_outage"),
        update("13:00", "resolved"),
        resolved_at="12:50",
    )
    assert told(record) == [
        ("api", "major_outage", "24T10:15", "24T11:00"),
        ("db", "major_outage", "24T10:15", "24T11:00"),
        ("api", "partial_outage", "24T12:00", "24T12:50"),
    ]


def test_resolved_wins_over_a_state_that_it_names_itself():
    record = incident(
        update("10:15", "investigating", api="major_outage"), update("11:00", "resolved", api="degraded_performance")
    )
    assert told(record) == [("api", "major_outage", "24T10:15", "24T11:00")]


def test_an_outage_told_only_when_it_was_over_counts_until_then():
    record = incident(update("11:00", "resolved", api="major_outage"), started_at="10:02")
    assert told(record) == [("api", "major_outage", "24T10:02", "24T11:00")]
    assert told(incident(update("11:00", "resolved", api="major_outage"), started_at="10:02", resolved_at="10:30")) == [
        ("api", "major_outage", "24T10:02", "24T10:30")
    ]


def test_a_postmortem_changes_no_component():
    record = incident(
        update("10:15", "investigating", api="major_outage"),
        update("11:00", "resolved"),
        update("25T09:00", "postmortem", api="major_outage"),
    )
    assert told(record) == [("api", "major_outage", "24T10:15", "24T11:00")]
    assert told(incident(update("25T09:00", "postmortem", api="major_outage"), started_at="10:00")) == []


def test_a_postmortem_ends_what_nobody_said_was_resolved():
    record = incident(update("10:15", "investigating", api="major_outage"), update("25T09:00", "postmortem"))
    assert told(record) == [("api", "major_outage", "24T10:15", "25T09:00")]


def test_updates_of_the_future_do_not_exist_and_without_one_nothing_is_told():
    record = incident(update("10:15", "investigating", api="major_outage"), update("11:00", "resolved"), started_at="10:02")
    assert told(record, "10:14") == []
    assert told(record, "10:15") == [("api", "major_outage", "24T10:02", None)]
    assert told(record, "11:00") == [("api", "major_outage", "24T10:02", "24T11:00")]


def test_of_two_updates_in_one_minute_the_later_one_counts():
    record = incident(update("10:15", "investigating", api="major_outage"), update("10:15", "identified", api="partial_outage"))
    assert told(record) == [("api", "partial_outage", "24T10:15", None)]


def test_drills_have_no_spans():
    assert told(incident(update("10:15", "investigating", api="major_outage"), kind=Kind.DRILL)) == []


def test_a_maintenance_counts_within_its_window_alone_and_is_known_ahead():
    record = maintenance("25T22:00", "26T01:30", update("24T09:00", "scheduled", api="under_maintenance"))
    assert told(record, "24T08:59") == []
    assert told(record, "24T09:00") == [("api", "under_maintenance", "25T22:00", "26T01:30")]
    assert told(record, "26T02:00") == [("api", "under_maintenance", "25T22:00", "26T01:30")]


def test_a_maintenance_that_begins_early_and_ends_early_counts_so():
    record = maintenance(
        "22:00",
        "23:30",
        update("09:00", "scheduled", api="under_maintenance"),
        update("21:50", "in_progress"),
        update("23:10", "completed"),
    )
    assert told(record) == [("api", "under_maintenance", "24T21:50", "24T23:10")]


def test_a_maintenance_never_counts_longer_than_its_window():
    record = maintenance(
        "22:00",
        "23:30",
        update("09:00", "scheduled", api="under_maintenance"),
        update("23:20", "verifying", db="partial_outage"),
        update("23:50", "completed"),
    )
    assert told(record) == [
        ("api", "under_maintenance", "24T22:00", "24T23:30"),
        ("db", "partial_outage", "24T23:20", "24T23:30"),
    ]


def test_a_worse_state_named_during_a_maintenance_counts_as_that():
    record = maintenance(
        "22:00",
        "23:30",
        update("09:00", "scheduled", api="under_maintenance"),
        update("22:30", "in_progress", api="major_outage"),
        update("22:50", "verifying", api="operational"),
    )
    assert told(record) == [("api", "under_maintenance", "24T22:00", "24T22:30"), ("api", "major_outage", "24T22:30", "24T22:50")]


def test_a_maintenance_told_of_afterwards_counts_in_its_window():
    record = maintenance("22:00", "23:30", update("25T09:00", "completed", api="under_maintenance"))
    assert told(record, "25T08:00") == []
    assert told(record) == [("api", "under_maintenance", "24T22:00", "24T23:30")]


def test_a_maintenance_cancelled_ahead_has_no_spans_and_one_cancelled_midway_ends_there():
    announced = update("09:00", "scheduled", api="under_maintenance")
    assert told(maintenance("22:00", "23:30", announced, cancelled_at="21:00"), "20:59") == [
        ("api", "under_maintenance", "24T22:00", "24T23:30")
    ]
    assert told(maintenance("22:00", "23:30", announced, cancelled_at="21:00"), "21:00") == []
    assert told(maintenance("22:00", "23:30", announced, cancelled_at="22:40")) == [
        ("api", "under_maintenance", "24T22:00", "24T22:40")
    ]


def test_a_maintenance_that_nobody_announced_has_no_spans():
    assert told(maintenance("22:00", "23:30")) == []


def test_spans_are_found_by_their_component():
    spans = spans_of(incident(update("10:15", "investigating", db="major_outage", api="partial_outage")), LATER)
    by_component = spans_by_component(spans)
    assert list(by_component) == ["api", "db"]
    assert [span.status for span in by_component["db"]] == [ComponentStatus.MAJOR_OUTAGE]


def test_a_maintenance_counts_in_the_window_that_is_in_force():
    record = maintenance(
        "25T22:00",
        "25T23:30",
        update("21:00", "scheduled", api="under_maintenance"),
        moved=(moved("21:30", "20:00", "21:45"),),
    )
    windows = [[(span.start_at, span.end_at) for span in spans_of(record, at(now))] for now in ("21:15", "21:30")]
    assert windows == [[(at("20:00"), at("21:45"))], [(at("25T22:00"), at("25T23:30"))]]
