"""The versions that decide what a build gives: ours, Python's, and those of the libraries that render."""

from __future__ import annotations

import sys
from importlib.metadata import version

from noa_status import __version__

_LIBRARIES = ("comrak", "feedgen", "icalendar", "lxml", "markupsafe", "minijinja", "msgspec", "nh3", "pyyaml", "resvg-py")


def versions() -> tuple[str, ...]:
    """One text a library, and one for Python's minor version (its `html` and `datetime` may differ)."""
    python = f"python {sys.version_info.major}.{sys.version_info.minor}"
    return (f"noa-status {__version__}", python, *(f"{name} {version(name)}" for name in _LIBRARIES))
