"""What holds for every history that can be drawn, well kept or not."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from noa_status.model.clocks import clocks_of, next_internal_change_at, next_public_change_at, publicly_valid_from, valid_from
from noa_status.model.component import ComponentStatus
from noa_status.model.incident import Incident, Kind
from noa_status.model.metrics import distributions_of, samples_of
from noa_status.model.progress import existing_updates, identified_at_of, is_open, known, resolved_at_of, state_of, window_of
from noa_status.model.spans import Span, spans_of
from noa_status.model.uptime import Figures, days_of, figures_between, status_at, total, uptime_share
from noa_status.model.visibility import is_public
from tests.model import sweep
from tests.model.building import the_plan
from tests.strategies import COMPONENTS, DAY, History, components, histories, moment

# How many examples is the profile's business (`make fuzz`).
a_law = settings(deadline=None)


def spans_at(history: History) -> list[Span]:
    return [span for incident in history.incidents for span in spans_of(incident, history.now)]


@a_law
@given(st.data(), histories())
def test_days_are_what_a_sweep_over_every_minute_finds(data: st.DataObject, history: History):
    component = data.draw(components(history.first_day))
    first = history.first_day + timedelta(days=data.draw(st.integers(-1, 3)))
    last = first + timedelta(days=data.draw(st.integers(0, 2)))
    swept = sweep.days_of(component, history.incidents, first, last, history.now)
    days = days_of(component, spans_at(history), first, last, history.now)
    assert [sweep.SweptDay(d.day, d.worst, d.figures.existing, d.figures.seconds, set(d.incidents)) for d in days] == swept


@a_law
@given(st.data(), histories())
def test_figures_between_two_moments_are_what_a_sweep_over_every_minute_finds(data: st.DataObject, history: History):
    component = data.draw(components(history.first_day))
    ends = history.now - timedelta(minutes=data.draw(st.integers(0, DAY)))
    starts = ends - timedelta(minutes=data.draw(st.integers(0, 2 * DAY)))
    found = figures_between(component, spans_at(history), starts, ends)
    assert (found.existing, found.seconds) == sweep.figures_between(component, history.incidents, starts, ends, history.now)


@a_law
@given(st.data(), histories())
def test_figures_of_parts_add_up_to_those_of_the_whole_and_of_its_days(data: st.DataObject, history: History):
    component = data.draw(components(history.first_day))
    spans, begin = spans_at(history), moment(history.first_day, 0)
    middle = data.draw(st.integers(0, max(0, (history.now - begin) // timedelta(minutes=1))))
    parts = [
        figures_between(component, spans, begin, begin + timedelta(minutes=middle)),
        figures_between(component, spans, begin + timedelta(minutes=middle), history.now),
    ]
    assert total(parts) == figures_between(component, spans, begin, history.now)
    last = max(history.first_day, history.now.date())
    assert total(parts) == total(day.figures for day in days_of(component, spans, history.first_day, last, history.now))


@a_law
@given(st.data(), histories())
def test_states_are_what_the_records_say_at_that_minute(data: st.DataObject, history: History):
    minute = moment(history.first_day, data.draw(st.integers(-DAY, 6 * DAY)))
    found = status_at(spans_at(history), minute)
    readings = [sweep.reading_of(incident, history.now) for incident in history.incidents]
    for component in COMPONENTS:
        assert found.get(component, ComponentStatus.OPERATIONAL) is sweep.worst_of(readings, component, minute)


@a_law
@given(st.data(), histories())
def test_the_order_of_incidents_changes_nothing(data: st.DataObject, history: History):
    shuffled = History(data.draw(st.permutations(history.incidents)), history.first_day, history.now)
    component = data.draw(components(history.first_day))
    last = history.first_day + timedelta(days=4)
    days = [days_of(component, spans_at(each), history.first_day, last, history.now) for each in (history, shuffled)]
    assert days[0] == days[1]
    assert status_at(spans_at(history), history.now) == status_at(spans_at(shuffled), history.now)
    metrics = [distributions_of(each.incidents, the_plan(), history.now) for each in (history, shuffled)]
    assert metrics[0] == metrics[1]


@a_law
@given(st.data(), histories())
def test_days_asked_for_alone_are_the_days_asked_for_together(data: st.DataObject, history: History):
    component = data.draw(components(history.first_day))
    first, last = history.first_day, history.first_day + timedelta(days=4)
    together = days_of(component, spans_at(history), first, last, history.now)
    alone = [
        day
        for number in range(5)
        for day in days_of(
            component, spans_at(history), first + timedelta(days=number), first + timedelta(days=number), history.now
        )
    ]
    assert list(together) == alone
    assert sum((day.figures for day in together), Figures()) == total(day.figures for day in together)


@a_law
@given(st.data(), histories())
def test_shares_lie_between_none_and_all_and_seconds_within_what_existed(data: st.DataObject, history: History):
    component = data.draw(components(history.first_day))
    last = history.first_day + timedelta(days=4)
    for day in days_of(component, spans_at(history), history.first_day, last, history.now):
        share = uptime_share(day.figures)
        assert share is None or 0 <= share <= 1
        assert sum(day.figures.seconds.values()) <= day.figures.existing <= 86_400


@a_law
@given(histories(max_size=1))
def test_spans_of_one_record_are_whole_in_order_and_never_overlap_in_a_component(history: History):
    (incident,) = history.incidents
    spans = spans_of(incident, history.now)
    assert list(spans) == sorted(spans, key=lambda span: (span.start_at, span.component))
    for span in spans:
        assert span.status is not ComponentStatus.OPERATIONAL
        assert span.end_at is None or span.start_at < span.end_at
        assert incident.kind is Kind.MAINTENANCE or span.start_at <= history.now
        assert (span.end_at is not None) or incident.kind is Kind.INCIDENT
    for component in COMPONENTS:
        for one, other in pairwise(span for span in spans if span.component == component):
            assert one.end_at is not None
            assert one.end_at <= other.start_at


@a_law
@given(histories(max_size=1))
def test_what_is_closed_has_no_component_down_and_what_goes_on_is_open(history: History):
    (incident,) = history.incidents
    running = status_at(spans_of(incident, history.now), history.now)
    if incident.kind is Kind.INCIDENT and running:
        assert is_open(incident, history.now)
        assert resolved_at_of(incident, history.now) is None


@a_law
@given(histories(max_size=1))
def test_what_is_dated_in_the_future_does_not_exist_yet(history: History):
    (incident,) = history.incidents
    if incident.started_at is None and incident.scheduled is None and not existing_updates(incident, history.now):
        return
    known = replace(incident, updates=existing_updates(incident, history.now))
    assert spans_of(known, history.now) == spans_of(incident, history.now)
    assert clocks_of(known, the_plan(), history.now) == clocks_of(incident, the_plan(), history.now)


@a_law
@given(st.data(), histories(max_size=1))
def test_what_was_derived_holds_from_its_last_change_to_just_before_the_next(data: st.DataObject, history: History):
    (incident,) = history.incidents
    begin, end = valid_from(incident, the_plan(), history.now), next_internal_change_at(incident, the_plan(), history.now)
    for then in _between(data, history, begin, end):
        assert _internal(incident, then) == _internal(incident, history.now)


@a_law
@given(st.data(), histories(max_size=1))
def test_what_the_public_sees_holds_from_its_last_change_to_just_before_the_next(data: st.DataObject, history: History):
    (incident,) = history.incidents
    begin = publicly_valid_from(incident, the_plan(), history.now)
    end = next_public_change_at(incident, the_plan(), history.now)
    for then in _between(data, history, begin, end):
        assert _public(incident, then) == _public(incident, history.now)


@a_law
@given(histories(max_size=1))
def test_a_public_change_is_an_internal_one_too(history: History):
    (incident,) = history.incidents
    public = next_public_change_at(incident, the_plan(), history.now)
    internal = next_internal_change_at(incident, the_plan(), history.now)
    assert public is None or (internal is not None and internal <= public)


def _between(data: st.DataObject, history: History, begin: datetime, end: datetime | None) -> list[datetime]:
    """Some minutes from the last change up to just before the next one; both ends are among them."""
    begin = max(begin, moment(history.first_day, -2 * DAY))
    length = ((end or moment(history.first_day, 12 * DAY)) - begin) // timedelta(minutes=1)
    assert begin <= history.now
    assert length > 0
    drawn = data.draw(st.lists(st.integers(0, length - 1), max_size=5))
    return [begin + timedelta(minutes=minute) for minute in (0, *drawn, length - 1)]


def _internal(incident: Incident, now: datetime) -> tuple[object, ...]:
    clocks = clocks_of(incident, the_plan(), now)
    return (
        replace(clocks, elapsed_for=timedelta(0), update_overdue_for=timedelta(0)),
        samples_of(incident, the_plan(), now),
        identified_at_of(incident, now),
        _told(incident, now),
    )


def _public(incident: Incident, now: datetime) -> tuple[object, ...] | None:
    if not is_public(incident, the_plan()) or not existing_updates(incident, now):
        return None
    clocks = clocks_of(incident, the_plan(), now)
    return (clocks.next_update_due_at, clocks.update_is_overdue, _told(incident, now))


def _told(incident: Incident, now: datetime) -> tuple[object, ...]:
    spans = spans_of(incident, now)
    updates = [(update.id, known(update.corrected_at, now)) for update in existing_updates(incident, now)]
    return (
        spans,
        status_at(spans, now),
        updates,
        state_of(incident, now),
        window_of(incident, now),
        resolved_at_of(incident, now),
    )
