"""The colours of states for what has no style sheet of the theme: badges, embeds, pictures. `css/tokens.css` says the same.

White text on a LIGHT colour, and each colour on its paper, has a contrast of at least 4.5 (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from typing import Final

LIGHT: Final = {
    "operational": "#1d7a4f",
    "under_maintenance": "#2a5db0",
    "degraded_performance": "#8d6300",
    "partial_outage": "#b34a0e",
    "major_outage": "#b4232f",
}
"""A status on light ground, or as ground for white text."""

DARK: Final = {
    "operational": "#4cc38a",
    "under_maintenance": "#82aaf8",
    "degraded_performance": "#e6b450",
    "partial_outage": "#f08b4f",
    "major_outage": "#ff7b83",
}
"""A status on dark ground."""

PAPER: Final = ("#fcfcfa", "#0f1214")
"""The ground of a page, light and dark."""

INK: Final = ("#16191d", "#eceef0")
"""Text, light and dark."""

NONE: Final = "#b4b9b6"
"""A day on which a component did not exist yet, on light ground."""

SOFT: Final = "#565d66"
"""What is no state of anything: beside names, and for what is retired."""


def light_and_dark(status: str) -> tuple[str, str]:
    """A status' colours on light and on dark ground; those of text where there is no such status."""
    return LIGHT.get(status, INK[0]), DARK.get(status, INK[1])


def mixed(colour: str, ground: str, share: float) -> str:
    """`colour` laid over `ground` so that `share` of it is seen."""
    channels = ((int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(over * share + under * (1 - share)):02x}" for over, under in channels)
