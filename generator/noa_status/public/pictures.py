"""The pictures that links to the pages are shared with (Open Graph: 1200 by 630). No word stands in them: the page's own
title and description say it in its language. One picture a status is enough for all incidents; home's has its days, too.

resvg draws them: it asks the system for nothing, so the same drawing gives the same bytes on every machine, and it has wheels
for Linux (glibc and musl), macOS and Windows. It is imported when a picture is drawn, which is seldom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import zip_longest
from typing import Final

from noa_status import __version__, addresses
from noa_status.artifacts import Artifact, key_of
from noa_status.drawing import SHAPES, STANDING
from noa_status.public.colours import LIGHT, NONE, PAPER, mixed
from noa_status.public.values import Answer, GroupRow

WIDTH: Final = 1200
HEIGHT: Final = 630

_WASH: Final = 0.07
"""How much of a status' colour its ground takes, as the cards of the pages do."""

_QUIET: Final = 0.5
"""How pale a day is on which nothing was wrong."""

_LOWER: Final = 540
_TALLER: Final = 4
"""A bar is this many times as high as on the pages."""

_RANK: Final = {status: rank for rank, status in enumerate(STANDING)}


def picture_artifacts(answer: Answer, groups: Iterable[GroupRow]) -> Iterator[Artifact]:
    """The picture of home and one a status: few, and drawn again only when what they show is another."""
    yield _picture(addresses.HOME_PICTURE, answer.status, worst_days(groups))
    for status in SHAPES:
        yield _picture(addresses.status_picture(status), status, ())


def worst_days(groups: Iterable[GroupRow]) -> tuple[str, ...]:
    """For each day, oldest first, the worst status of all components; `none` before the first of them existed."""
    rows = ([day.status for day in reversed(row.days)] for group in groups for row in group.components)
    days = [max(day, key=_RANK.__getitem__) for day in zip_longest(*rows, fillvalue="none")]
    return tuple(reversed(days))


def drawing(status: str, days: Sequence[str] = ()) -> str:
    """A picture as SVG: the shape of the status in its colour on a calm ground, below it the days as bars."""
    colour = LIGHT[status]
    size, top = (250, 105) if days else (330, 150)
    bars = _bars(days) if days else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path fill="{mixed(colour, PAPER[0], _WASH)}" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>'
        f'<path fill="{colour}" d="M0 {HEIGHT - 14}h{WIDTH}v14H0z"/>'
        f'<path fill="{colour}" fill-rule="evenodd" d="{SHAPES[status]}"'
        f' transform="translate({(WIDTH - size) / 2:g} {top}) scale({size / 16:g})"/>{bars}</svg>'
    )


def png(svg: str) -> bytes:
    """The drawing as a PNG. No font is looked for, so nothing of the machine gets in."""
    from resvg_py import svg_to_bytes

    return bytes(svg_to_bytes(svg_string=svg, skip_system_fonts=True))


def _picture(path: str, status: str, days: Sequence[str]) -> Artifact:
    svg = drawing(status, days)
    return Artifact(path=path, key=key_of(__version__, svg), render=partial(png, svg))


def _bars(days: Sequence[str]) -> str:
    pitch = 1080 // len(days)
    left = (WIDTH - pitch * len(days)) // 2
    drawn = ((status, left + index * pitch) for index, status in enumerate(days))
    return "".join(
        f'<path fill="{_bar_colour(status)}" d="M{x} {_LOWER}v-{STANDING[status] * _TALLER}h{pitch * 3 // 5}V{_LOWER}z"/>'
        for status, x in drawn
    )


def _bar_colour(status: str) -> str:
    if status == "none":
        return mixed(NONE, PAPER[0], _QUIET)
    return mixed(LIGHT[status], PAPER[0], _QUIET if status == "operational" else 1)
