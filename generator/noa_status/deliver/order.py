"""In which order files are published: each after what it leads to or shows."""

from __future__ import annotations

import re

from noa_status import addresses

_STEPS = (
    # What pages show: pictures, the logo, badges, styles of feeds.
    re.compile(rf"(.*/)?(assets|pictures|badges)/.*|(.*/)?({addresses.FEED_STYLE}|embed\.js)"),
    # What leads to others, and what programs read: lists, feeds, the API.
    re.compile(r"(.*/)?history/index\.html|(.*/)?history/\d{4}/index\.html"),
)
_LEAF = re.compile(r"(.*/)?(incidents|components|maintenance|subscribe|embed|history)/.*index\.html|404\.html")
_HOME = re.compile(r"([a-z]{2}(-[A-Za-z]+)?/)?index\.html")
STEPS = 6
"""How many steps there are."""


def step_of(path: str) -> int:
    """The step in which a file is published, from 0: what pages show, leaf pages, lists, feeds and API, home, `build.json`."""
    if path == addresses.BUILD:
        return 5
    if _HOME.fullmatch(path):
        return 4
    if _STEPS[0].fullmatch(path):
        return 0
    if _STEPS[1].fullmatch(path):
        return 2
    return 1 if _LEAF.fullmatch(path) else 3


def in_order(path: str) -> tuple[int, str]:
    """Sorts files into the order in which they are published."""
    return step_of(path), path
