"""Days, figures and shares. Outages are of the API and on 2026-11-24 unless a test says otherwise."""

from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace

from noa_status.model.component import ComponentStatus
from noa_status.model.spans import Span
from noa_status.model.uptime import Day, Figures, days_of, down_seconds, figures_between, status_at, total, uptime_share
from tests.model.building import API, at

MAJOR, PARTIAL = ComponentStatus.MAJOR_OUTAGE, ComponentStatus.PARTIAL_OUTAGE
DEGRADED, PLANNED = ComponentStatus.DEGRADED_PERFORMANCE, ComponentStatus.UNDER_MAINTENANCE
MINUTE, HOUR, WHOLE_DAY = 60, 3600, 86_400
TODAY = date(2026, 11, 24)


def span(start: str, end: str | None, status: ComponentStatus = MAJOR, id: str = "one", component: str = "api") -> Span:
    return Span(component=component, status=status, start_at=at(start), end_at=None if end is None else at(end), incident=id)


def the_day(*spans: Span, now: str = "30T00:00", day: date = TODAY) -> Day:
    (found,) = days_of(API, spans, day, day, at(now))
    return found


def test_a_quiet_day_is_operational_all_its_seconds():
    assert the_day() == Day(day=TODAY, worst=ComponentStatus.OPERATIONAL, figures=Figures(existing=WHOLE_DAY))
    assert uptime_share(the_day().figures) == 1.0


def test_an_outage_counts_to_the_second():
    outage = replace(span("10:00", "10:30"), end_at=at("10:30") + timedelta(seconds=17))
    assert the_day(outage).figures.seconds == {MAJOR: 30 * MINUTE + 17}


def test_the_worst_of_overlapping_states_counts_at_each_instant():
    day = the_day(
        span("10:00", "12:00", DEGRADED, "slow"), span("11:00", "11:30", MAJOR, "down"), span("11:15", "13:00", PARTIAL, "odd")
    )
    assert day.figures.seconds == {DEGRADED: HOUR, MAJOR: HOUR // 2, PARTIAL: HOUR + HOUR // 2}
    assert day.worst is MAJOR
    assert day.incidents == ("slow", "down", "odd")


def test_maintenance_never_masks_an_outage():
    day = the_day(span("10:00", "14:00", PLANNED, "work"), span("11:00", "12:00", MAJOR, "down"))
    assert day.figures.seconds == {PLANNED: 3 * HOUR, MAJOR: HOUR}
    assert day.worst is MAJOR
    assert status_at([span("10:00", "14:00", PLANNED), span("11:00", "12:00", DEGRADED)], at("11:30")) == {"api": DEGRADED}


def test_time_under_maintenance_leaves_the_time_that_counts():
    day = the_day(span("00:00", "12:00", PLANNED), span("12:00", "18:00", MAJOR))
    assert uptime_share(day.figures) == 0.5
    assert uptime_share(the_day(span("00:00", "25T00:00", PLANNED)).figures) is None


@pytest.mark.parametrize(("status", "expected"), [(MAJOR, 0.5), (PARTIAL, 0.85), (DEGRADED, 1.0)])
def test_states_weigh_as_statuspage_weighs_them(status: ComponentStatus, expected: float):
    assert uptime_share(the_day(span("00:00", "12:00", status)).figures) == expected


def test_seconds_down_are_weighted_and_whole():
    assert down_seconds(Figures(existing=WHOLE_DAY, seconds={MAJOR: 100, PARTIAL: 5, DEGRADED: 1000})) == 102
    assert down_seconds(Figures()) == 0


def test_an_outage_over_midnight_is_split_between_the_days():
    outage = span("2026-12-31T23:00", "2027-01-01T02:00")
    days = days_of(API, [outage], date(2026, 12, 31), date(2027, 1, 1), at("2027-02-01T00:00"))
    assert [day.figures.seconds for day in days] == [{MAJOR: HOUR}, {MAJOR: 2 * HOUR}]
    assert [day.incidents for day in days] == [("one",), ("one",)]


def test_a_leap_day_is_a_day():
    days = days_of(API, [span("2024-02-28T12:00", "2024-03-01T12:00")], date(2024, 2, 28), date(2024, 3, 1), at("30T00:00"))
    assert [(day.day.isoformat(), day.figures.seconds[MAJOR]) for day in days] == [
        ("2024-02-28", 12 * HOUR),
        ("2024-02-29", WHOLE_DAY),
        ("2024-03-01", 12 * HOUR),
    ]


def test_what_ends_at_midnight_does_not_touch_the_next_day():
    days = days_of(API, [span("22:00", "25T00:00")], TODAY, date(2026, 11, 25), at("30T00:00"))
    assert [day.worst for day in days] == [MAJOR, ComponentStatus.OPERATIONAL]
    assert days[1].incidents == ()


def test_the_future_counts_nothing():
    today, tomorrow = days_of(API, [span("10:00", None)], TODAY, date(2026, 11, 25), at("11:00"))
    assert today.figures == Figures(existing=11 * HOUR, seconds={MAJOR: HOUR})
    assert tomorrow == Day(day=date(2026, 11, 25), worst=None, figures=Figures())
    assert the_day(span("22:00", "23:00", PLANNED), now="11:00").worst is ComponentStatus.OPERATIONAL


def test_the_present_moment_is_part_of_today_even_before_a_second_has_passed():
    assert the_day(now="00:00") == Day(day=TODAY, worst=ComponentStatus.OPERATIONAL, figures=Figures())
    assert the_day(span("23T22:00", None), now="00:00") == Day(day=TODAY, worst=MAJOR, figures=Figures(), incidents=("one",))
    assert the_day(span("10:00", None), now="10:00").worst is MAJOR
    assert the_day(span("09:00", "10:00"), now="10:00").figures.seconds == {MAJOR: HOUR}


def test_what_begins_a_second_from_now_is_not_seen():
    soon = replace(span("10:00", None, PLANNED), start_at=at("10:00") + timedelta(seconds=1))
    assert the_day(soon, now="10:00").worst is ComponentStatus.OPERATIONAL
    assert the_day(soon, now="10:00").incidents == ()


def test_days_before_a_component_existed_and_after_it_was_retired_count_nothing():
    component = replace(API, since=date(2026, 11, 23), retired_on=date(2026, 11, 25))
    days = days_of(component, [span("20T00:00", None)], date(2026, 11, 22), date(2026, 11, 25), at("30T00:00"))
    assert [day.figures.existing for day in days] == [0, WHOLE_DAY, WHOLE_DAY, 0]
    assert [day.worst for day in days] == [None, MAJOR, MAJOR, None]
    assert [day.incidents for day in days] == [(), ("one",), ("one",), ()]


def test_spans_of_other_components_are_passed_over():
    assert the_day(span("10:00", "11:00", component="db")).worst is ComponentStatus.OPERATIONAL


def test_incidents_of_a_day_stand_in_order_of_their_start_whatever_the_order_of_spans():
    spans = [
        span("12:00", "13:00", id="c"),
        span("10:00", "11:00", id="b"),
        span("10:00", "11:00", id="a"),
        span("23T10:00", None, id="z"),
    ]
    assert the_day(*spans).incidents == the_day(*spans[::-1]).incidents == ("z", "a", "b", "c")


def test_a_record_with_several_spans_is_listed_once():
    assert the_day(span("10:00", "11:00"), span("11:00", "12:00", PARTIAL)).incidents == ("one",)


def test_a_day_that_rolls_takes_what_lies_within_it_and_nothing_else():
    spans = [
        span("23T09:00", "23T11:00"),
        span("24T09:00", None, DEGRADED),
        span("23T12:00", "23T13:00", PLANNED, component="db"),
    ]
    found = figures_between(API, spans, at("23T10:00"), at("24T10:00"))
    assert found == Figures(existing=WHOLE_DAY, seconds={MAJOR: HOUR, DEGRADED: HOUR})


def test_a_component_counts_from_its_first_day_to_its_last_one_whatever_the_hours_asked_for():
    component = replace(API, since=date(2026, 11, 24), retired_on=date(2026, 11, 25))
    assert figures_between(component, [span("23T00:00", None)], at("23T12:00"), at("25T12:00")) == Figures(
        existing=WHOLE_DAY, seconds={MAJOR: WHOLE_DAY}
    )
    assert figures_between(component, [span("20T00:00", None)], at("25T12:00"), at("26T12:00")) == Figures()


def test_no_days_are_no_days():
    assert days_of(API, [], date(2026, 11, 25), TODAY, at("30T00:00")) == ()
    assert total([]) == Figures()
    assert uptime_share(Figures()) is None


def test_figures_add_up():
    one, other = Figures(existing=100, seconds={MAJOR: 10}), Figures(existing=50, seconds={MAJOR: 5, PLANNED: 1})
    assert one + other == Figures(existing=150, seconds={PLANNED: 1, MAJOR: 15})
    assert total([one, other, Figures()]) == one + other


@pytest.mark.parametrize(
    ("instant", "expected"), [("09:59", {}), ("10:00", {"api": MAJOR}), ("10:59", {"api": MAJOR}), ("11:00", {})]
)
def test_a_span_holds_from_its_start_to_just_before_its_end(instant: str, expected: dict[str, ComponentStatus]):
    assert status_at([span("10:00", "11:00")], at(instant)) == expected


def test_ten_thousand_incidents_cost_by_spans_and_not_by_seconds():
    """Twenty years of a component within the time of a cup's worth of loops: nothing runs second by second."""
    start = datetime.fromisoformat("2006-01-01T00:00+00:00")
    spans = [
        Span(
            component="api",
            status=MAJOR,
            start_at=start + timedelta(hours=17 * number),
            end_at=start + timedelta(hours=17 * number + 2),
            incident=f"{number}",
        )
        for number in range(10_000)
    ]
    days = days_of(API, spans, date(2006, 1, 1), date(2025, 12, 31), at("30T00:00"))
    assert total(day.figures for day in days).seconds == {MAJOR: 2 * HOUR * 10_000}
