"""Charts of the internal pages, as SVG texts: dots on a logarithmic line of time, and columns by month.

They are as wide as there is room: places across are shares of the width, heights and letters stay as they are. Colours come from
the style sheet (`noa-chart`). Whatever a chart shows stands in the table beside it too.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import Final, NamedTuple

_TICKS: Final = (
    (10, "10 s"),
    (60, "1 min"),
    (300, "5 min"),
    (900, "15 min"),
    (3600, "1 h"),
    (4 * 3600, "4 h"),
    (86_400, "1 d"),
    (3 * 86_400, "3 d"),
    (7 * 86_400, "7 d"),
    (30 * 86_400, "30 d"),
    (90 * 86_400, "90 d"),
    (365 * 86_400, "1 y"),
)
MOST_DOTS: Final = 50
"""Above this many members a strip has a dot for those of about the same length, which is no link."""

_LEFT: Final = 2.0
_WIDE: Final = 94.0
# Dots that are nearer than this share of the width would hide each other: they go into lanes above and below.
_APART: Final = 1.7
_STEP: Final = 9
_HEAD: Final = 20
_BAND: Final = 54
_FOOT: Final = 22
_LATE: Final = ' class="noa-chart__late"'
_RADIUS: Final = 4
_COLUMN_HEIGHT: Final = 90


class Dot(NamedTuple):
    """One member: its length in seconds, what is said of it, and where it leads."""

    seconds: float
    says: str
    url: str
    is_late: bool = False


class Strip(NamedTuple):
    """A line of dots under its name; `target` is a length with its words, `median` and `p90` are lengths, in seconds."""

    name: str
    says: str
    dots: tuple[Dot, ...]
    target: tuple[float, str] | None = None
    median: float | None = None
    p90: float | None = None


class Column(NamedTuple):
    """A column of a chart: its value, what stands under it, and what is said of it."""

    value: int
    name: str
    says: str


def dot_strips(strips: Sequence[Strip], *, id: str, title: str, desc: str) -> str:
    """Strips over one logarithmic axis of time. Empty without a dot. Its dots are links, so it is a group and no image."""
    lengths = [dot.seconds for strip in strips for dot in strip.dots]
    if not lengths:
        return ""
    targets = [strip.target[0] for strip in strips if strip.target is not None and strip.dots]
    ticks = _ticks(min([*lengths, *targets]), max([*lengths, *targets]))
    low, high = ticks[0][0], ticks[-1][0]
    drawn = [strip for strip in strips if strip.dots]
    height = len(drawn) * (_HEAD + _BAND) + _FOOT
    parts = [f'<g class="noa-chart__grid" aria-hidden="true">{_grid(ticks, low, high, height)}</g>']
    for number, strip in enumerate(drawn):
        parts.append(_strip(strip, number * (_HEAD + _BAND), low, high))
    return _svg("group", id, title, desc, height, "".join(parts))


def columns(found: Sequence[Column], *, id: str, title: str, desc: str) -> str:
    """Columns side by side, as high as their values, the value over each and its name below. Empty without a column."""
    if not found:
        return ""
    most = max(1, *(column.value for column in found))
    each = 100 / len(found)
    parts: list[str] = []
    for number, column in enumerate(found):
        tall = round(_COLUMN_HEIGHT * column.value / most)
        middle, top = number * each + each / 2, _HEAD + _COLUMN_HEIGHT - tall
        parts.append(
            f'<g><title>{escape(column.says)}</title><rect x="{number * each + each * 0.15:.2f}%" y="{top}" '
            f'width="{each * 0.7:.2f}%" height="{max(tall, 1)}"/>'
            f'<text x="{middle:.2f}%" y="{top - 5}" text-anchor="middle">{column.value}</text>'
            f'<text class="noa-chart__name" x="{middle:.2f}%" y="{_HEAD + _COLUMN_HEIGHT + 15}" text-anchor="middle">'
            f"{escape(column.name)}</text></g>"
        )
    return _svg("img", id, title, desc, _HEAD + _COLUMN_HEIGHT + _FOOT, "".join(parts))


def _svg(role: str, id: str, title: str, desc: str, height: int, inside: str) -> str:
    named = f'role="{role}" aria-labelledby="{id}-title {id}-desc"'
    told = f'<title id="{id}-title">{escape(title)}</title><desc id="{id}-desc">{escape(desc)}</desc>'
    return f'<svg class="noa-chart" width="100%" height="{height}" {named}>{told}{inside}</svg>'


def _ticks(least: float, most: float) -> list[tuple[float, str]]:
    """The marks of the axis: from the last one not above the least length to the first one not below the greatest."""
    first = max((number for number, (length, _) in enumerate(_TICKS) if length <= least), default=0)
    last = min((number for number, (length, _) in enumerate(_TICKS) if length >= most), default=len(_TICKS) - 1)
    return list(_TICKS[first : max(last, first + 1) + 1])


def _x(seconds: float, low: float, high: float) -> float:
    share = math.log(min(max(seconds, low), high) / low) / math.log(high / low)
    return _LEFT + _WIDE * share


def _grid(ticks: Sequence[tuple[float, str]], low: float, high: float, height: int) -> str:
    lines = (
        f'<line x1="{_x(at, low, high):.2f}%" x2="{_x(at, low, high):.2f}%" y1="{_HEAD}" y2="{height - _FOOT}"/>'
        f'<text x="{_x(at, low, high):.2f}%" y="{height - 6}" text-anchor="middle">{words}</text>'
        for at, words in ticks
    )
    return "".join(lines)


def _strip(strip: Strip, top: int, low: float, high: float) -> str:
    middle = top + _HEAD + _BAND // 2
    name = f'{escape(strip.name)}<tspan dx="8">{escape(strip.says)}</tspan>'
    parts = [f'<text class="noa-chart__name" x="0" y="{top + 14}">{name}</text>']
    if strip.target is not None:
        x = _x(strip.target[0], low, high)
        parts.append(
            f'<line class="noa-chart__target" x1="{x:.2f}%" x2="{x:.2f}%" y1="{top + _HEAD}" y2="{top + _HEAD + _BAND}">'
            f"<title>{escape(strip.target[1])}</title></line>"
        )
    for kind, seconds in (("median", strip.median), ("p90", strip.p90)):
        if seconds is not None:
            x = _x(seconds, low, high)
            parts.append(f'<line class="noa-chart__{kind}" x1="{x:.2f}%" x2="{x:.2f}%" y1="{middle - 14}" y2="{middle + 14}"/>')
    parts += _crowd(strip, middle, low, high) if len(strip.dots) > MOST_DOTS else _dots(strip, middle, low, high)
    return f"<g>{''.join(parts)}</g>"


def _dots(strip: Strip, middle: int, low: float, high: float) -> list[str]:
    """A dot for each member, a link; those that would hide each other go into lanes."""
    ends: list[float] = []
    placed: list[tuple[Dot, float, int]] = []
    for dot in sorted(strip.dots):
        x = _x(dot.seconds, low, high)
        lane = next((lane for lane, end in enumerate(ends) if x - end >= _APART), len(ends))
        ends[lane : lane + 1] = [x]
        placed.append((dot, x, lane))
    # Lanes lie above and below in turn, nearer to each other where there are many.
    step = min(_STEP, (_BAND - 2 * _RADIUS) / max(1, len(ends)))
    return [
        f'<a href="{escape(dot.url)}" aria-label="{escape(dot.says)}"><title>{escape(dot.says)}</title>'
        f'<circle{_LATE if dot.is_late else ""} cx="{x:.2f}%" cy="{middle + _side(lane) * step:g}" r="{_RADIUS}"/></a>'
        for dot, x, lane in placed
    ]


def _side(lane: int) -> int:
    """0, -1, 1, -2, 2 ..."""
    return (lane + 1) // 2 * (-1 if lane % 2 else 1)


def _crowd(strip: Strip, middle: int, low: float, high: float) -> list[str]:
    """Where there are too many for a dot each: one for those of about the same length, its area by their number."""
    found: dict[tuple[float, bool], int] = {}
    for dot in strip.dots:
        place = round(_x(dot.seconds, low, high) * 2) / 2, dot.is_late
        found[place] = found.get(place, 0) + 1
    most = max(found.values())
    return [
        f'<circle{_LATE if late else ""} cx="{x:.2f}%" cy="{middle}" '
        f'r="{2 + 9 * math.sqrt(number / most):.1f}"><title>{number}</title></circle>'
        for (x, late), number in sorted(found.items())
    ]
