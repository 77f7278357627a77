"""Which templates a template leads to: what it extends, includes or imports by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from noa_status.public.values import SECTIONS

SUFFIX: Final = ".html.j2"
"""What every template's name ends with."""

OURS: Final = "default/"
"""`default/base.html.j2` is the theme's own file, whoever shadows `base.html.j2`: so a user's file can extend or include it."""

_UNREAD = re.compile(r"\{#.*?#\}|\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_TAG = re.compile(r"\{%[-+]?\s*(?P<how>extends|include|import|from)\b(?P<what>.*?)[-+]?%\}", re.DOTALL)
_NAME = re.compile(r"""["'](?P<name>[^"']+)["']""")
_ALONE = re.compile(r"""\s*["'][^"']+["']\s*(?:import\b.*|as\b.*|(?:with|without)\s+context\s*)?""", re.DOTALL)
_OF_SECTIONS = re.compile(r"\|\s*section_template\b")


class Reference(NamedTuple):
    """A name in a template, where it stands, and whether it has to be there: it is the only one, and may not be missing."""

    name: str
    at: int
    how: str
    is_needed: bool


def references(text: str) -> Iterator[Reference]:
    """Every template that a template names, in the order in which they stand; what only comes into being while rendering is not
    seen, but for the sections of home."""
    # Comments and what is not read keep their length, so that places stay right.
    seen = _UNREAD.sub(lambda found: " " * len(found[0]), text)
    for tag in _TAG.finditer(seen):
        for name in _NAME.finditer(tag["what"]):
            at = tag.start("what") + name.start("name")
            yield Reference(name["name"], at, tag["how"], _ALONE.fullmatch(tag["what"]) is not None)
        if _OF_SECTIONS.search(tag["what"]):
            for section in SECTIONS:
                yield Reference(section_template(section), tag.start(), tag["how"], False)


def section_template(section: str) -> str:
    """The template of a section of home."""
    return f"sections/{section}{SUFFIX}"


def closure(name: str, load: Callable[[str], str | None]) -> tuple[str, ...]:
    """The template and every template that it extends, includes or imports, whatever the depth, sorted by name."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(reference.name for reference in references(load(current) or ""))
    return tuple(sorted(found))
