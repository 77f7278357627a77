"""Kinds of a public site's files, as a reviewer calls them, told by their path."""

from __future__ import annotations

import re

HOME = "home"
FOR_PROGRAMS = "files for programs"

_FOLDER = r"[a-z]{2}(?:-[A-Z]{2})?/"
_LANGUAGE = f"(?:{_FOLDER})?"
_PLACES = (
    (HOME, r"index\.html"),
    ("incidents and maintenances", r"incidents/[^/]+/index\.html"),
    ("post-mortems", r"incidents/[^/]+/postmortem/index\.html"),
    ("components", r"components/[^/]+/index\.html"),
    ("history", r"history/.*index\.html"),
    ("maintenance list", r"maintenance/index\.html"),
    ("other pages", r".*\.html"),
    ("feeds", r".*(?:\.rss|\.atom|feed\.json|feeds/.*)"),
    ("badges and pictures", r"(?:badges|pictures|assets)/.*"),
)
_PATTERNS = tuple((kind, re.compile(_LANGUAGE + pattern)) for kind, pattern in _PLACES)

KINDS = tuple(kind for kind, _ in _PLACES)
"""All but what is for programs, what people look at first."""


def kind_of(path: str) -> str:
    """The kind of a file of the site."""
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(path)), FOR_PROGRAMS)


def is_translation(path: str) -> bool:
    """Whether a file lies in the folder of another language."""
    return re.match(_FOLDER, path) is not None
