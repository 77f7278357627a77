"""Whether a colour can be read on a ground: contrast as WCAG 2.2 counts it, and the nearest colour that is readable.

Colours are texts, `#2a5db0`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from colorsys import hls_to_rgb, rgb_to_hls

READABLE = 4.5
"""The least contrast of text with its ground (WCAG 2.2, 1.4.3)."""

LIGHTNESSES = 1000
"""How many steps of lightness there are from black to white: finer than a screen's 256."""

_SHORT = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])")
_LONG = re.compile(r"#[0-9a-f]{6}")


def colour(text: str) -> str | None:
    """A colour as `#rrggbb` in small letters, from that or `#rgb`; None for what is neither."""
    small = text.lower()
    short = _SHORT.fullmatch(small)
    if short:
        return "#" + "".join(digit * 2 for digit in short.groups())
    return small if _LONG.fullmatch(small) else None


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, in whichever order."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def is_readable(written: str, grounds: Sequence[str]) -> bool:
    """True where the colour has enough contrast on each of the grounds."""
    return all(contrast(written, ground) >= READABLE for ground in grounds)


def nearest_readable(written: str, grounds: Sequence[str]) -> str:
    """The colour of the same hue and saturation that is readable on all grounds, its lightness moved by as few steps as will do.

    The colour itself where it is readable. Grounds are all light or all dark: the way goes towards black or white, whichever is
    the more readable.
    """
    if is_readable(written, grounds):
        return written
    step = -1 if _worst("#000000", grounds) > _worst("#ffffff", grounds) else 1
    at, lightness = lightnesses(written)
    # The farther, the more readable: so the first readable one is found by halving.
    too_near, enough = -1, at if step < 0 else LIGHTNESSES - at
    while enough - too_near > 1:
        half = (too_near + enough) // 2
        if is_readable(lightness(at + step * half), grounds):
            enough = half
        else:
            too_near = half
    return lightness(at + step * enough)


def lightnesses(written: str) -> tuple[int, Callable[[int], str]]:
    """On which step of lightness (0 is black, LIGHTNESSES white) a colour stands, and what it is on any other."""
    hue, lightness, saturation = rgb_to_hls(*_channels(written))

    def on(step: int) -> str:
        return "#" + "".join(f"{round(channel * 255):02x}" for channel in hls_to_rgb(hue, step / LIGHTNESSES, saturation))

    return round(lightness * LIGHTNESSES), on


def _worst(written: str, grounds: Sequence[str]) -> float:
    return min(contrast(written, ground) for ground in grounds)


def _channels(written: str) -> tuple[float, float, float]:
    red, green, blue = (int(written[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _luminance(written: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(written))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
