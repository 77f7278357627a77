"""missing-sections: a runbook is made like the others, and lacks what is needed at night."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from noa_status.lint.messages import without_code
from noa_status.lint.places import body_start
from noa_status.lint.rule import Finding, Rule
from noa_status.lint.telling import in_prose
from noa_status.model.runbook import Playbook, Runbook
from noa_status.problems import Place

rule = Rule()

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_SECTIONS = {
    "Meaning": ("meaning",),
    "Impact": ("impact",),
    "Diagnosis": ("diagnosis",),
    "Mitigation": ("mitigation", "resolution"),
}
# Two of the four by name are no accident: whoever wrote it knows the convention.
_CONVENTION = 2


@rule.each_book
def check(book: Runbook | Playbook, text: Callable[[str], str]) -> Iterator[Finding]:
    """Names the sections that a runbook with at least two of the usual four lacks."""
    if not isinstance(book, Runbook):
        return
    whole = text(book.path)
    headings = [match[1].lower() for match in _HEADING.finditer(without_code(whole[body_start(whole) :]))]
    missing = [name for name, words in _SECTIONS.items() if not any(word in heading for word in words for heading in headings)]
    if missing and len(_SECTIONS) - len(missing) >= _CONVENTION:
        says = f"this runbook has no {in_prose(missing, last='nor')}"
        hint = "the usual sections are Meaning, Impact, Diagnosis, Mitigation"
        yield rule.problem(
            at=Place(book.path, 1 + whole.count("\n", 0, body_start(whole))), says=says, fix=f"## {missing[0]}", hint=hint
        )
