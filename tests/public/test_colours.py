from __future__ import annotations

import re

import pytest

from noa_status.contrast import READABLE, contrast
from noa_status.drawing import SHAPES
from noa_status.public.colours import DARK, INK, LIGHT, NONE, PAPER, SOFT, light_and_dark, mixed
from tests.public.looking import load


def tokens() -> dict[str, tuple[str, str]]:
    """The colours of the theme's style sheet, light and dark."""
    found = re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", load("css/tokens.css") or "")
    return {name.removeprefix("status-").replace("-", "_"): (light, dark) for name, light, dark in found}


def test_the_style_sheet_says_the_same() -> None:
    theirs = tokens()
    assert {status: theirs[status] for status in SHAPES} == {status: light_and_dark(status) for status in SHAPES}
    assert (theirs["paper"], theirs["ink"], theirs["none"][0], theirs["soft"][0]) == (PAPER, INK, NONE, SOFT)


@pytest.mark.parametrize("status", SHAPES)
def test_a_status_can_be_read_on_its_paper_and_under_white_text(status: str) -> None:
    assert contrast(LIGHT[status], "#ffffff") >= READABLE
    assert contrast(LIGHT[status], PAPER[0]) >= READABLE
    assert contrast(DARK[status], PAPER[1]) >= READABLE


def test_what_is_no_status_has_the_colour_of_text() -> None:
    assert light_and_dark("nothing") == INK


def test_mixing_nothing_gives_the_ground_and_mixing_all_the_colour() -> None:
    assert (mixed("#b4232f", "#fcfcfa", 0), mixed("#b4232f", "#fcfcfa", 1)) == ("#fcfcfa", "#b4232f")
    assert mixed("#ff0000", "#0000ff", 0.5) == "#800080"
