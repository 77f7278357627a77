"""Charts: a logarithmic line of dots, and columns; what they show is said in words, too."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from noa_status.internal.charts import MOST_DOTS, Column, Dot, Strip, columns, dot_strips


def strip(*lengths: float, **more: object) -> Strip:
    return Strip("SEV1", "target 1 hour", tuple(Dot(length, f"{length} s", f"../{length}/") for length in lengths), **more)  # pyright: ignore[reportArgumentType]


def drawn(*strips: Strip) -> str:
    return dot_strips(strips, id="c", title="Time <to> resolve", desc="Dots.")


def places(svg: str) -> list[float]:
    return [float(x) for x in re.findall(r'<circle[^>]* cx="([\d.]+)%"', svg)]


def test_ten_times_as_long_is_equally_far_wherever_it_is():
    first, second, third = places(drawn(strip(60, 600, 6000)))
    assert second - first == pytest.approx(third - second, abs=0.02)


def test_what_took_no_time_stands_at_the_line_s_beginning():
    assert places(drawn(strip(0, 3600)))[0] == 2.0


def test_dots_that_would_hide_each_other_stand_in_lanes():
    assert sorted(set(re.findall(r'cy="([\d.]+)"', drawn(strip(600, 600, 601))))) == ["38", "47", "56"]
    # However many there are, none hides another one.
    assert len(set(re.findall(r'cy="([\d.]+)"', drawn(strip(*([600.0] * 30)))))) == 30


def test_above_so_many_there_is_a_dot_for_those_of_about_the_same_length():
    svg = drawn(strip(*([600.0] * MOST_DOTS), 3600.0))
    assert svg.count("<circle") == 2
    assert "<a " not in svg
    assert f"<title>{MOST_DOTS}</title>" in svg


def test_a_chart_is_well_formed_and_named_and_texts_are_texts():
    for svg in (
        drawn(strip(60, target=(3600.0, "target: <1 hour>"), median=60.0, p90=60.0)),
        columns([Column(1, "<Jan>", "1 & 2")], id="b", title="T", desc="D"),
    ):
        root = ElementTree.fromstring(svg)
        assert root.attrib["role"] in ("group", "img")
        assert root.attrib["aria-labelledby"].split()[0] == root[0].attrib["id"]


def test_there_is_no_chart_of_nothing():
    assert drawn(strip()) == ""
    assert columns([], id="b", title="T", desc="D") == ""


def test_a_column_is_as_high_as_its_value():
    svg = columns([Column(2, "Jan", ""), Column(4, "Feb", ""), Column(0, "Mar", "")], id="b", title="T", desc="D")
    assert re.findall(r'height="(\d+)"/>', svg) == ["45", "90", "1"]
