"""Badges: a small picture of a state for a README or a page of somebody else's, and the same for shields.

The page, each group and each component have one, also those components that are retired: an address that stands in somebody's
README never breaks. A badge tells its state by word, shape and colour. `.json` beside it is what shields.io makes a badge of in
its own styles (https://shields.io/badges/endpoint-badge, schemaVersion 1).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import partial
from html import escape
from typing import Final
from unicodedata import category, east_asian_width

import msgspec

from noa_status import __version__, addresses
from noa_status.artifacts import Artifact, key_of
from noa_status.drawing import SHAPES
from noa_status.public.colours import LIGHT, SOFT
from noa_status.public.markdown import without_control_characters
from noa_status.public.values import Answer, ComponentRow, GroupRow, SiteHead
from noa_status.public.wording import Wording
from noa_status.words.language import message
from noa_status.words.statuses import component_status_in_words

RETIRED: Final = "retired"
RETIRED_IN_WORDS: Final = message("Retired")

LABEL_GROUND: Final = "#3f454d"
"""The ground of the left half; white text on it has a contrast of 9."""

LONGEST: Final = 40
"""How many columns of a name are shown; wide characters take two."""

HEIGHT: Final = 20
FONT_SIZE: Final = 11
_MARGIN: Final = 6
_SHAPE: Final = 12
_DASH: Final = "M4 6.8h8a1.2 1.2 0 0 1 0 2.4H4a1.2 1.2 0 0 1 0-2.4z"
_TURNS_TEXT: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")

# Verdana's advance widths from blank to tilde, in thousandths of the font's size; DejaVu Sans has nearly the same.
_WIDTHS: Final = (
    *(352, 394, 459, 818, 636, 1076, 727, 269, 454, 454, 636, 818, 364, 454, 364, 454),
    *(636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 454, 454, 818, 818, 818, 545),
    *(1000, 684, 686, 698, 771, 632, 575, 775, 751, 421, 455, 693, 557, 843, 748, 787),
    *(603, 787, 695, 684, 616, 732, 684, 989, 685, 615, 685, 454, 454, 454, 818, 636),
    *(636, 601, 623, 521, 623, 596, 352, 623, 633, 274, 344, 592, 274, 973, 633, 607),
    *(623, 623, 427, 521, 394, 633, 592, 818, 592, 592, 525, 635, 454, 635, 818),
)
_OTHER_WIDTH: Final = 650
_ARABIC_WIDTH: Final = 460
_WIDE_WIDTH: Final = 1000


class Badge(msgspec.Struct, frozen=True, kw_only=True):
    """One badge: `address` has no ending, `status` is a component's status or `retired`, `message` its word."""

    address: str
    label: str
    status: str
    message: str


def badge_artifacts(
    site: SiteHead, answer: Answer, groups: Iterable[GroupRow], retired: Iterable[ComponentRow], wording: Wording
) -> Iterator[Artifact]:
    """The badges of the page, of each group with a name and of each component, in both forms.

    `groups` are those of home; `retired` are the components that are no longer in them; `wording` speaks the site's language.
    """
    for badge in badges(site, answer, groups, retired, wording):
        key = key_of(__version__, badge)
        yield Artifact(path=f"{badge.address}.svg", key=key, render=partial(svg, badge))
        yield Artifact(path=f"{badge.address}.json", key=key, render=partial(endpoint, badge))


def badges(
    site: SiteHead, answer: Answer, groups: Iterable[GroupRow], retired: Iterable[ComponentRow], wording: Wording
) -> Iterator[Badge]:
    """The same badges as values."""

    def badge(address: str, name: str, status: str) -> Badge:
        language = wording.language
        said = language.say(RETIRED_IN_WORDS) if status == RETIRED else component_status_in_words(status, language)
        return Badge(address=site.folder + address, label=short(name), status=status, message=said)

    yield badge(addresses.STATUS_BADGE, site.name, answer.status)
    for group in groups:
        if group.id:
            yield badge(addresses.group_badge(group.id), wording.name(group), group.status)
        for row in group.components:
            yield badge(addresses.component_badge(row.id), wording.name(row), row.status)
    for row in retired:
        yield badge(addresses.component_badge(row.id), wording.name(row), RETIRED)


def svg(badge: Badge) -> bytes:
    """The badge as a picture. `textLength` holds the texts to the widths that we count on, whatever the font."""
    label, message = _width(badge.label), _width(badge.message)
    left = label + 2 * _MARGIN if badge.label else 0
    right = 2 * _MARGIN + _SHAPE + 4 + message
    said = escape(f"{badge.label}: {badge.message}" if badge.label else badge.message)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="{HEIGHT}" role="img" aria-label="{said}">'
        f'<title>{said}</title><rect width="{left + right}" height="{HEIGHT}" rx="3" fill="{colour(badge.status)}"/>{_left(left)}'
        f'<path fill="#fff" fill-rule="evenodd" transform="translate({left + _MARGIN} 4) scale(.75)" d="{_shape(badge.status)}"/>'
        f'<g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="{FONT_SIZE}"'
        f' text-rendering="geometricPrecision">'
        f"{_text(badge.label, _MARGIN, label)}{_text(badge.message, left + _MARGIN + _SHAPE + 4, message)}</g></svg>\n"
    ).encode()


def endpoint(badge: Badge) -> bytes:
    """The badge as shields.io reads it. In an outage nobody may give it another colour (`isError`)."""
    told: dict[str, object] = {
        "schemaVersion": 1,
        "label": badge.label,
        "message": badge.message,
        "color": colour(badge.status),
        "labelColor": LABEL_GROUND,
    }
    if badge.status in ("partial_outage", "major_outage"):
        told["isError"] = True
    return (json.dumps(told, ensure_ascii=False) + "\n").encode()


def colour(status: str) -> str:
    """The ground under a state's word; grey for what is retired."""
    return LIGHT.get(status, SOFT)


def short(name: str) -> str:
    """The name in one line without what turns the direction of text, cut to what a badge has room for."""
    name = " ".join(_TURNS_TEXT.sub("", without_control_characters(name)).split())
    if sum(map(_columns, name)) <= LONGEST:
        return name
    taken = at = 0
    while taken + _columns(name[at]) < LONGEST:
        taken += _columns(name[at])
        at += 1
    # Nothing is joined to the ellipsis.
    return name[:at].rstrip(" \u200d") + "…"


def _columns(character: str) -> int:
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _width(text: str) -> int:
    return round(sum(map(_thousandths, text)) * FONT_SIZE / 1000)


def _thousandths(character: str) -> int:
    if " " <= character <= "~":
        return _WIDTHS[ord(character) - ord(" ")]
    other = _ARABIC_WIDTH if "\u0600" <= character <= "\u06ff" else _OTHER_WIDTH
    return (0, other, _WIDE_WIDTH)[_columns(character)]


def _left(width: int) -> str:
    return f'<path fill="{LABEL_GROUND}" d="M3 0h{width - 3}v{HEIGHT}H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z"/>' if width else ""


def _text(text: str, left: int, width: int) -> str:
    return f'<text x="{left}" y="14" textLength="{width}" lengthAdjust="spacingAndGlyphs">{escape(text)}</text>' if text else ""


def _shape(status: str) -> str:
    return SHAPES.get(status, _DASH)
