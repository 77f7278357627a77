"""Blanks of playbooks, `{{COMPANY_NAME}}`: filled in from `status.yml`, and where it says nothing left to be seen, and named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from noa_status.problems import Place, Problem

_BLANK = re.compile(r"\{\{[ \t]*([A-Z][A-Z0-9_]*)[ \t]*\}\}")
_TEXT = re.compile(r"(?<=>)[^<]+")


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with every blank filled in that has a value. Lines stay where they are."""
    return _BLANK.sub(lambda blank: values.get(blank[1], blank[0]), text)


def marked(html: str) -> str:
    """HTML in which the blanks that are left stand out."""
    if "{{" not in html:
        return html
    return _TEXT.sub(lambda words: _BLANK.sub(r'<mark class="noa-blank">{{\1}}</mark>', words[0]), html)


def open_blanks(text: str, path: str) -> Iterator[Problem]:
    """Names each blank that is left, where it stands first."""
    seen: set[str] = set()
    for number, line in enumerate(text.split("\n"), 1):
        for blank in _BLANK.finditer(line):
            if blank[1] not in seen:
                seen.add(blank[1])
                place = Place(path, number, blank.start() + 1, len(blank[0]))
                says = f"{{{{{blank[1]}}}}} has no value"
                yield Problem(
                    code="open-placeholder",
                    place=place,
                    says=says,
                    level="warning",
                    hint=f"placeholders: {blank[1]} in status.yml",
                )
