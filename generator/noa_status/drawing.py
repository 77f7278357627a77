"""What the pages draw, as SVG texts: a shape a state, the bars of a component's days, small calendars, the icon of a tab.

Quiet days are low, trouble stands up with its severity, so height says it without colour. Everything is drawn as dashed
horizontal lines: a run of equal days is one stroke, and a status one path. The style sheets (`bars.css`, `months.css`) give each
status its colour and its thickness, which is its height. A hole in a shape makes its mark, so a shape has one colour and stands
on any ground.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from html import escape
from itertools import groupby
from typing import Final
from urllib.parse import quote

PITCH: Final = 5
"""From a day's left edge to the next day's."""

GAP: Final = 2
"""What is left empty between two days."""

HEIGHT: Final = 32
"""The height of a strip of bars; a major outage's bar stops 4 below it."""

STANDING: Final = {
    "none": 3,
    "operational": 7,
    "under_maintenance": 7,
    "degraded_performance": 14,
    "partial_outage": 21,
    "major_outage": 28,
}
"""How high a day of each status stands. The order is the order of drawing, too."""

SMALL_PITCH: Final = 9
"""The same from day to day in a small calendar, where a day is seven wide."""

WEEK: Final = 12
"""From one week's ground to the next in a small calendar; a major outage's bar fills all but two of it."""

SMALL: Final = {
    "none": 1,
    "operational": 2,
    "under_maintenance": 3,
    "degraded_performance": 5,
    "partial_outage": 7.5,
    "major_outage": 10,
}
"""How high a day of each status stands in a small calendar."""

_TALLEST: Final = STANDING["major_outage"]
_STRETCHED: Final = 1000
# What was over in a moment is still to be seen.
_LEAST: Final = 4

SHAPES: Final = {
    "operational": "M15 8A7 7 0 1 1 1 8a7 7 0 0 1 14 0z"
    "M4.3 9l2.2 2.2a.9.9 0 0 0 1.3 0l4.1-4.7a.9.9 0 0 0-1.4-1.2L7.1 9.3 5.5 7.8A.9.9 0 0 0 4.3 9z",
    "under_maintenance": "M4 1h8a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3H4a3 3 0 0 1-3-3V4a3 3 0 0 1 3-3z"
    "M5.7 8a1.2 1.2 0 1 0-2.4 0 1.2 1.2 0 0 0 2.4 0zM9.2 8a1.2 1.2 0 1 0-2.4 0 1.2 1.2 0 0 0 2.4 0z"
    "M12.7 8a1.2 1.2 0 1 0-2.4 0 1.2 1.2 0 0 0 2.4 0z",
    "degraded_performance": "M6.8 1.7a1.4 1.4 0 0 1 2.4 0l5.9 10.6a1.4 1.4 0 0 1-1.2 2.1H2.1a1.4 1.4 0 0 1-1.2-2.1z"
    "M8.9 6a.9.9 0 0 0-1.8 0v3a.9.9 0 0 0 1.8 0zM9 11.7a1 1 0 1 0-2 0 1 1 0 0 0 2 0z",
    "partial_outage": "M7 .9a1.4 1.4 0 0 1 2 0L15.1 7a1.4 1.4 0 0 1 0 2L9 15.1a1.4 1.4 0 0 1-2 0L.9 9a1.4 1.4 0 0 1 0-2z"
    "M5 7.1a.9.9 0 0 0 0 1.8h6a.9.9 0 0 0 0-1.8z",
    "major_outage": "M5.3 1h5.4a1 1 0 0 1 .7.3l3.3 3.3a1 1 0 0 1 .3.7v5.4a1 1 0 0 1-.3.7l-3.3 3.3a1 1 0 0 1-.7.3"
    "H5.3a1 1 0 0 1-.7-.3l-3.3-3.3a1 1 0 0 1-.3-.7V5.3a1 1 0 0 1 .3-.7l3.3-3.3a1 1 0 0 1 .7-.3z"
    "M8 6.73L9.9 4.8A.9.9 0 0 1 11.2 6.1L9.27 8l1.93 1.9a.9.9 0 0 1-1.3 1.3L8 9.27 6.1 11.2A.9.9 0 0 1 4.8 9.9L6.73 8 4.8 6.1"
    "A.9.9 0 0 1 6.1 4.8z",
}
"""A shape a status, in a box of 16 by 16: circle with a tick, square, triangle, diamond, octagon."""

ICON_COLOURS: Final = {
    "operational": "#2a9d68",
    "under_maintenance": "#4c7fd6",
    "degraded_performance": "#c08a00",
    "partial_outage": "#d9631e",
    "major_outage": "#d63f4a",
}
"""The colours of tab icons: in between light and dark, since nobody knows what a browser's tabs look like."""

_NEUTRAL_ICON = '<g fill="#808890"><path d="M1 10h3v5H1zM6.5 10h3v5h-3zM12 2h3v13h-3z"/></g>'
_USED = re.compile(r'<use href="#i-(\w+)"/>')


def bars(statuses: Sequence[str], *, last: date, label: str) -> str:
    """A strip of days, oldest first, up to the day `last`. `label` is what people hear who do not see it."""
    width = len(statuses) * PITCH - GAP
    drawn = "".join(_days(status, runs) for status, runs in _runs_by_status(statuses))
    box = f'viewBox="0 0 {max(width, 1)} {HEIGHT}" preserveAspectRatio="none"'
    return f'<svg class="bars" data-last="{last.isoformat()}" {box} role="img" aria-label="{escape(label)}">{drawn}</svg>'


def small_month(statuses: Sequence[str], *, before: int, label: str) -> str:
    """A month as a small calendar: a line a week, in it a bar a day. `before` are the days of the first week that lie before the
    month; `label` is what people hear who do not see it."""
    paths: dict[str, str] = {}
    at = before
    for (_, status), days in groupby(enumerate(statuses, before), lambda day: (day[0] // 7, day[1])):
        length = sum(1 for _ in days)
        middle = (at // 7 + 1) * WEEK - SMALL[status] / 2
        paths[status] = paths.get(status, "") + f"M{at % 7 * SMALL_PITCH} {middle:g}h{length * SMALL_PITCH - GAP}"
        at += length
    drawn = "".join(f'<path class="{status}" d="{paths[status]}"/>' for status in SMALL if status in paths)
    box = f'viewBox="0 0 {7 * SMALL_PITCH - GAP} {6 * WEEK}"'
    return f'<svg class="small" {box} role="img" aria-label="{escape(label)}">{drawn}</svg>'


def stretches(states: Sequence[tuple[str, float]]) -> str:
    """A strip of states and how long each lasted, in any unit: as long as wide, as grave as high. Words must stand beside it."""
    whole = sum(length for _, length in states)
    drawn, reached = "", 0.0
    for status, length in states:
        width = max(round(_STRETCHED * length / whole), _LEAST)
        x = min(round(_STRETCHED * reached / whole), _STRETCHED - width)
        height = STANDING[status]
        drawn += f'<rect class="{status}" x="{x}" y="{_TALLEST - height}" width="{width}" height="{height}"/>'
        reached += length
    return f'<svg viewBox="0 0 {_STRETCHED} {_TALLEST}" preserveAspectRatio="none" aria-hidden="true">{drawn}</svg>'


def shape(status: str) -> str:
    """The shape of a status, a reference to the drawing that `with_shapes` adds to the page. A word must stand beside it."""
    return f'<svg class="shape {status}" aria-hidden="true"><use href="#i-{status}"/></svg>' if status in SHAPES else ""


def with_shapes(html: str) -> str:
    """The same HTML with the drawings that its shapes refer to, each once."""
    used = sorted(set(_USED.findall(html)))
    symbols = "".join(
        f'<symbol id="i-{status}" viewBox="0 0 16 16"><path fill-rule="evenodd" d="{SHAPES[status]}"/></symbol>'
        for status in used
    )
    return f'{html}<svg class="symbols" width="0" height="0" aria-hidden="true">{symbols}</svg>' if used else html


def icon(status: str) -> str:
    """The icon of a browser's tab as a `data:` address: the shape of the status, or a neutral one where there is none to tell."""
    if status in SHAPES:
        drawn = f'<path fill-rule="evenodd" fill="{ICON_COLOURS[status]}" d="{SHAPES[status]}"/>'
    else:
        drawn = _NEUTRAL_ICON
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{drawn}</svg>'.replace('"', "'")
    return "data:image/svg+xml," + quote(svg, safe="'/:=.,-")


def _runs_by_status(statuses: Sequence[str]) -> list[tuple[str, list[tuple[int, int]]]]:
    """For each status, in the order of drawing: where its runs begin, and how many days they last."""
    runs: dict[str, list[tuple[int, int]]] = {status: [] for status in STANDING}
    at = 0
    for status, days in groupby(statuses):
        length = sum(1 for _ in days)
        runs[status].append((at, length))
        at += length
    return [(status, found) for status, found in runs.items() if found]


def _days(status: str, runs: list[tuple[int, int]]) -> str:
    middle = HEIGHT - STANDING[status] / 2
    lines = "".join(f"M{first * PITCH} {middle:g}h{length * PITCH - GAP}" for first, length in runs)
    return f'<path class="{status}" d="{lines}"/>'
