"""Contrast as WCAG 2.2 counts it, and the nearest colour that can be read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noa_status.contrast import LIGHTNESSES, READABLE, colour, contrast, is_readable, lightnesses, nearest_readable

LIGHT, DARK = ("#fcfcfa", "#ffffff"), ("#0f1214", "#161a1d")
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
grounds = st.sampled_from([LIGHT, DARK])


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("#2A5DB0", "#2a5db0"),
        ("#Fa0", "#ffaa00"),
        ("2a5db0", None),
        ("#2a5d", None),
        ("#2a5db0 ", None),
        ("#٢٢٢", None),
        ("", None),
    ],
)
def test_a_colour_is_three_or_six_digits(written: str, made: str | None) -> None:
    assert colour(written) == made


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#ffffff", 1),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, found: float) -> None:
    assert round(contrast(one, other), 2) == found
    assert contrast(one, other) == contrast(other, one)


@given(colours, grounds)
def test_what_is_readable_stays_as_it_is(written: str, on: tuple[str, ...]) -> None:
    assert (nearest_readable(written, on) == written) == is_readable(written, on)


@given(colours, grounds)
def test_the_nearest_is_readable_and_one_step_nearer_is_not(written: str, on: tuple[str, ...]) -> None:
    found = nearest_readable(written, on)
    assert is_readable(found, on)
    if found != written:
        at, lightness = lightnesses(written)
        way = range(at, -1, -1) if on is LIGHT else range(at, LIGHTNESSES + 1)
        steps = [lightness(step) for step in way]
        assert not any(is_readable(nearer, on) for nearer in steps[: steps.index(found)])


@given(colours, grounds)
def test_hue_and_saturation_stay_as_far_as_a_screen_shows_them(written: str, on: tuple[str, ...]) -> None:
    found = nearest_readable(written, on)
    order = [channel for _, channel in sorted((written[at : at + 2], at) for at in (1, 3, 5))]
    channels = [int(found[at : at + 2], 16) for at in order]
    assert all(darker <= lighter for darker, lighter in pairwise(channels))
    _, lightness = lightnesses(written)
    assert found == written or found in {lightness(step) for step in range(LIGHTNESSES + 1)}


@given(colours)
def test_no_colour_is_readable_on_light_and_on_dark(written: str) -> None:
    assert not (is_readable(written, LIGHT) and is_readable(written, DARK))


def test_a_shade_of_grey_is_as_dark_as_it_must_be_and_no_darker() -> None:
    assert nearest_readable("#999999", ("#ffffff",)) == "#767676"
    assert contrast("#767676", "#ffffff") >= READABLE > contrast("#777777", "#ffffff")
