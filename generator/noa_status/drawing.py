"""What the pages draw, as SVG texts: a shape a state, the bars of a component's days, the icon of a browser's tab.

Quiet days are low, trouble stands up with its severity, so height says it without colour. Everything is drawn as dashed
horizontal lines, three wide and two apart: a run of equal days is one stroke, and a status one path. The style sheet (`bars.css`)
gives each status its colour and its thickness, which is its height. A hole in a shape makes its mark, so a shape has one colour
and stands on any ground.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from typing import Final
from urllib.parse import quote

import msgspec

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


class Tip(msgspec.Struct, frozen=True):
    """What one bar tells when it is touched: the day's place in the strip and the words."""

    index: int
    says: str


def bars(statuses: Sequence[str], *, label: str, tips: Iterable[Tip] = ()) -> str:
    """A strip of days, oldest first. `label` is what people hear who do not see it; `tips` are told by the pointer."""
    width = len(statuses) * PITCH - GAP
    drawn = "".join(_days(status, runs) for status, runs in _runs_by_status(statuses))
    touched = "".join(_tip(tip, statuses[tip.index]) for tip in tips)
    box = f'viewBox="0 0 {max(width, 1)} {HEIGHT}" preserveAspectRatio="none"'
    return f'<svg class="bars" {box} role="img" aria-label="{escape(label)}">{drawn}{touched}</svg>'


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


def _tip(tip: Tip, status: str) -> str:
    height = max(STANDING[status], STANDING["degraded_performance"])
    place = f'x="{tip.index * PITCH - GAP / 2:g}" y="{HEIGHT - height}" width="{PITCH}" height="{height}"'
    return f"<rect {place}><title>{escape(tip.says)}</title></rect>"
