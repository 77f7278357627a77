"""What Hypothesis draws: whole records, well kept and badly kept, around the turns of days, months and years.

Instants have the resolution of a minute. Everything a history holds lies between `first_day` and about five days later.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from noa_status.model.component import Component, ComponentStatus
from noa_status.model.incident import (
    INCIDENT_STATUSES,
    MAINTENANCE_STATUSES,
    Incident,
    Kind,
    Moved,
    Status,
    Update,
    Visibility,
    Window,
)
from noa_status.model.postmortem import PostMortem, PostMortemState

COMPONENTS: list[str] = ["api", "db"]
DAY = 24 * 60

first_days = st.sampled_from(
    [date(2024, 2, 28), date(2023, 2, 27), date(2023, 12, 30), date(2026, 10, 30), date(2024, 12, 31), date(2026, 11, 24)]
)
# Any minute, with the turns of days and hours drawn more often, so that instants meet.
minutes = st.one_of(st.integers(0, 3 * DAY), st.sampled_from([0, 1, 60, DAY - 1, DAY, DAY + 1, 2 * DAY, 3 * DAY - 1]))
gaps = st.one_of(st.integers(0, 700), st.sampled_from([0, 0, 1, 15, 30, 60, DAY]))
states = st.dictionaries(st.sampled_from(COMPONENTS), st.sampled_from(list(ComponentStatus)), max_size=2)


class History(NamedTuple):
    """Records, the first day that they may touch, and a moment to look at them."""

    incidents: list[Incident]
    first_day: date
    now: datetime


def moment(day: date, minute: int) -> datetime:
    """The minute counted from the day's beginning."""
    return datetime.combine(day, time(tzinfo=UTC)) + timedelta(minutes=minute)


@st.composite
def updates(draw: st.DrawFn, day: date, statuses: tuple[Status, ...], *, begin: int, min_size: int = 0) -> tuple[Update, ...]:
    """Up to five updates from the minute on, in order; some in one minute, some corrected later."""
    minute = begin
    found: list[Update] = []
    for number in range(draw(st.integers(min_size, 5))):
        minute += draw(gaps) if number else 0
        corrected = draw(st.one_of(st.none(), st.none(), st.none(), gaps))
        found.append(
            Update(
                id=f"{number}",
                at=moment(day, minute),
                text_id="text",
                status=draw(st.sampled_from(statuses)),
                components=draw(states),
                corrected_at=None if corrected is None else moment(day, minute + corrected),
            )
        )
    return tuple(found)


@st.composite
def incidents(draw: st.DrawFn, day: date, id: str, kind: Kind = Kind.INCIDENT) -> Incident:
    """An incident or a drill: reopened, resolved twice, dated ahead, with instants that contradict each other or are missing."""
    begin = draw(minutes)
    told = draw(updates(day, INCIDENT_STATUSES, begin=begin))
    around = st.one_of(st.none(), st.integers(begin - 300, begin + 900).map(lambda minute: moment(day, minute)))
    started_at = draw(around)
    meeting = draw(st.one_of(st.none(), around.map(lambda at: PostMortem(meeting_at=at, state=PostMortemState.REVIEW))))
    return Incident(
        id=id,
        folder=id,
        title=id,
        kind=kind,
        severity=draw(st.sampled_from(["SEV1", "SEV2", "SEV3", "SEV4"])),
        visibility=draw(st.sampled_from([None, None, Visibility.PUBLIC, Visibility.INTERNAL])),
        started_at=started_at if told or started_at is not None else moment(day, begin),
        detected_at=draw(around),
        acknowledged_at=draw(around),
        identified_at=draw(around),
        resolved_at=draw(around),
        data_loss=draw(st.booleans()),
        postmortem=meeting,
        updates=told,
    )


@st.composite
def maintenances(draw: st.DrawFn, day: date, id: str) -> Incident:
    """A maintenance: announced ahead or told afterwards, early or late, moved or not, cancelled or not, across midnights."""
    start = draw(minutes)
    length = draw(st.one_of(st.integers(1, 2 * DAY), st.sampled_from([60, DAY])))
    told = draw(updates(day, MAINTENANCE_STATUSES, begin=start + draw(st.integers(-900, 300)), min_size=0))
    cancelled = draw(st.one_of(st.none(), st.none(), st.integers(start - 600, start + length + 60)))
    moved = draw(st.one_of(st.just([]), st.lists(st.integers(start - 900, start + 300), min_size=1, max_size=2, unique=True)))
    return Incident(
        id=id,
        folder=id,
        title=id,
        kind=Kind.MAINTENANCE,
        scheduled=Window(start=moment(day, start), end=moment(day, start + length)),
        moved=tuple(_moved(draw, day, minute) for minute in sorted(moved)),
        cancelled_at=None if cancelled is None else moment(day, cancelled),
        updates=told,
    )


def _moved(draw: st.DrawFn, day: date, minute: int) -> Moved:
    start = draw(minutes)
    return Moved(at=moment(day, minute), start=moment(day, start), end=moment(day, start + draw(st.integers(1, DAY))))


@st.composite
def records(draw: st.DrawFn, day: date, id: str = "only") -> Incident:
    """Any record."""
    kind = draw(st.sampled_from([Kind.INCIDENT, Kind.INCIDENT, Kind.INCIDENT, Kind.MAINTENANCE, Kind.MAINTENANCE, Kind.DRILL]))
    return draw(maintenances(day, id) if kind is Kind.MAINTENANCE else incidents(day, id, kind))


@st.composite
def histories(draw: st.DrawFn, max_size: int = 4) -> History:
    """Some records that overlap, and a moment before, among or after them."""
    day = draw(first_days)
    found = [draw(records(day, id=f"record-{number}")) for number in range(draw(st.integers(1, max_size)))]
    return History(found, day, moment(day, draw(st.one_of(minutes, st.integers(0, 5 * DAY)))))


@st.composite
def components(draw: st.DrawFn, day: date) -> Component:
    """A component that may be younger than the history, or retired within it."""
    days = st.one_of(st.none(), st.none(), st.integers(-1, 5).map(lambda number: day + timedelta(days=number)))
    return Component(id=draw(st.sampled_from(COMPONENTS)), name="", since=draw(days), retired_on=draw(days))
