from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noa_status.drawing import (
    GAP,
    HEIGHT,
    PITCH,
    SHAPES,
    SMALL,
    SMALL_PITCH,
    STANDING,
    WEEK,
    bars,
    icon,
    shape,
    small_month,
    with_shapes,
)
from tests.public.looking import Document

TODAY = date(2026, 11, 24)
DAYS = st.lists(st.sampled_from(list(STANDING)), min_size=1, max_size=120)


def drawn_days(svg: str) -> list[str]:
    """What a drawing shows, day by day: the opposite of drawing."""
    found: dict[int, str] = {}
    for path in Document(svg).all("path"):
        for left, length in re.findall(r"M(\d+) [\d.]+h(\d+)", path.attributes["d"]):
            first, days = int(left) // PITCH, (int(length) + GAP) // PITCH
            for day in range(first, first + days):
                assert day not in found
                found[day] = path.attributes["class"]
    return [found[day] for day in sorted(found)]


@given(DAYS)
def test_every_day_is_drawn_once_in_its_place_as_what_it_was(statuses: list[str]) -> None:
    assert drawn_days(bars(statuses, last=TODAY, label="x")) == statuses


@given(DAYS)
def test_a_status_is_one_path_standing_on_the_ground(statuses: list[str]) -> None:
    paths = Document(bars(statuses, last=TODAY, label="x")).all("path")
    assert [path.attributes["class"] for path in paths] == [status for status in STANDING if status in statuses]
    for path in paths:
        (middle,) = set(re.findall(r"M\d+ ([\d.]+)h", path.attributes["d"]))
        assert float(middle) + STANDING[path.attributes["class"]] / 2 == HEIGHT


def test_trouble_stands_up_with_its_severity() -> None:
    assert STANDING["operational"] == STANDING["under_maintenance"] < STANDING["degraded_performance"]
    assert STANDING["degraded_performance"] < STANDING["partial_outage"] < STANDING["major_outage"] < HEIGHT


def test_ninety_quiet_days_are_one_short_stroke() -> None:
    svg = bars(["operational"] * 90, last=TODAY, label="Last 90 days: no days with problems")
    assert svg == (
        '<svg class="bars" data-last="2026-11-24" viewBox="0 0 448 32" preserveAspectRatio="none" role="img"'
        ' aria-label="Last 90 days: no days with problems"><path class="operational" d="M0 28.5h448"/></svg>'
    )


def test_the_labels_are_escaped() -> None:
    for svg in (bars(["major_outage"], last=TODAY, label='"><script>'), small_month(["none"], before=0, label='"><script>')):
        assert Document(svg).all("svg")[0].attributes["aria-label"] == '"><script>'
        assert "<script>" not in svg


@given(st.lists(st.sampled_from(list(SMALL)), min_size=28, max_size=31), st.integers(0, 6))
def test_every_day_of_a_small_calendar_stands_once_on_its_weeks_ground(statuses: list[str], before: int) -> None:
    found: dict[int, str] = {}
    for path in Document(small_month(statuses, before=before, label="x")).all("path"):
        status = path.attributes["class"]
        for left, middle, length in re.findall(r"M(\d+) ([\d.]+)h(\d+)", path.attributes["d"]):
            week = (float(middle) + SMALL[status] / 2) / WEEK - 1
            assert week.is_integer()
            first = int(week) * 7 + int(left) // SMALL_PITCH
            for place in range(first, first + (int(length) + GAP) // SMALL_PITCH):
                assert place not in found
                found[place] = status
    assert [found[place] for place in sorted(found)] == statuses
    assert sorted(found) == list(range(before, before + len(statuses)))


def test_trouble_stands_up_in_small_calendars_too() -> None:
    assert list(SMALL.values()) == sorted(SMALL.values())
    assert set(SMALL) == set(STANDING)
    assert max(SMALL.values()) < WEEK


def test_shapes_are_added_once_and_only_those_that_are_used() -> None:
    html = with_shapes(shape("major_outage") * 3 + shape("operational"))
    assert re.findall(r'<symbol id="([\w-]+)"', html) == ["i-major_outage", "i-operational"]
    assert with_shapes("<p>nothing</p>") == "<p>nothing</p>"


def test_a_shape_is_not_read_aloud() -> None:
    assert 'aria-hidden="true"' in shape("operational")
    assert shape("none") == ""


@pytest.mark.parametrize("status", [*SHAPES, ""])
def test_an_icon_is_an_address_without_anything_to_escape(status: str) -> None:
    assert re.fullmatch(r"data:image/svg\+xml,[A-Za-z0-9%'/:=.,-]+", icon(status))
