"""person-in-text: a public text names one of the organisation's people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from noa_status.lint.messages import PublicText
from noa_status.lint.rule import Finding, Rule
from noa_status.model.site import Site

rule = Rule()


@rule.each_public_text
def check(text: PublicText, site: Site) -> Iterator[Finding]:
    """Names each person once."""
    names = _names(tuple(site.people), tuple(person.name.strip() for person in site.people.values() if person.name.strip()))
    if names is None:
        return
    seen: set[str] = set()
    for match in names.finditer(text.prose):
        if match[0] not in seen:
            seen.add(match[0])
            says = f"{match[0]} is one of `people`, and the public reads this"
            yield rule.problem(at=text.place_of(match), says=says, hint='"we", or the team; who did what belongs in timeline.md')


@cache
def _names(ids: tuple[str, ...], names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Matches whole names, and ids as `@ana`. An id alone may be a word like any other."""
    forms = [rf"\b{re.escape(name)}\b" for name in names] + [rf"(?<![\w@])@{re.escape(id)}\b" for id in ids]
    return re.compile("|".join(forms)) if forms else None
