from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noa_status.drawing import GAP, HEIGHT, PITCH, SHAPES, STANDING, Tip, bars, icon, shape, with_shapes
from tests.public.looking import Document

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
    assert drawn_days(bars(statuses, label="x")) == statuses


@given(DAYS)
def test_a_status_is_one_path_standing_on_the_ground(statuses: list[str]) -> None:
    paths = Document(bars(statuses, label="x")).all("path")
    assert [path.attributes["class"] for path in paths] == [status for status in STANDING if status in statuses]
    for path in paths:
        (middle,) = set(re.findall(r"M\d+ ([\d.]+)h", path.attributes["d"]))
        assert float(middle) + STANDING[path.attributes["class"]] / 2 == HEIGHT


def test_trouble_stands_up_with_its_severity() -> None:
    assert STANDING["operational"] == STANDING["under_maintenance"] < STANDING["degraded_performance"]
    assert STANDING["degraded_performance"] < STANDING["partial_outage"] < STANDING["major_outage"] < HEIGHT


def test_ninety_quiet_days_are_one_short_stroke() -> None:
    svg = bars(["operational"] * 90, label="Last 90 days: no days with problems")
    assert svg == (
        '<svg class="bars" viewBox="0 0 448 32" preserveAspectRatio="none" role="img"'
        ' aria-label="Last 90 days: no days with problems"><path class="operational" d="M0 28.5h448"/></svg>'
    )


def test_the_label_and_the_tips_are_escaped() -> None:
    svg = bars(["major_outage"], label='"><script>', tips=[Tip(0, "<b>&")])
    assert Document(svg).all("svg")[0].attributes["aria-label"] == '"><script>'
    assert "<script>" not in svg
    assert Document(svg).all("title")[0].text == "<b>&"


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
