"""What the theme has of itself and nobody here can mend, each with the reason. Nothing else that is found is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from audit.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Findings of a rule about an element, and why they stay. `element` is a pattern that the beginning of it or the fix has."""

    rule: str
    element: str
    reason: str

    def fits(self, one: Finding) -> bool:
        """True where the finding is one of these."""
        return one.rule == self.rule and re.search(self.element, f"{one.says}\n{one.element}\n{one.fix}", re.DOTALL) is not None


KNOWN = (
    Known(
        rule="error",
        element=r'autocomplete.*<input class="md-toggle"',
        reason="stands in the theme's base.html outside of every block: mending it would mean to carry a copy of the whole frame",
    ),
    Known(
        rule="Lighthouse Performance",
        element="",
        reason="the theme's style sheet, script and icons come before the page is painted; as measured, on a phone with slow 4G",
    ),
)


def reason_of(one: Finding, known: Sequence[Known] = KNOWN) -> str:
    """Why this stays; an empty text where no reason is known."""
    return next((entry.reason for entry in known if entry.fits(one)), "")


def known_words(found: Sequence[Finding]) -> str:
    """What stays and why: the rule, how often it was found, the first element, the reason."""
    lines: list[str] = []
    for entry in KNOWN:
        fitting = [one for one in found if entry.fits(one)]
        if fitting:
            first = fitting[0]
            lines.append(
                f"{first.says} [{first.rule}], {len(fitting)} times, {', '.join(dict.fromkeys(one.column for one in fitting))}"
            )
            lines += [f"  | {' '.join(first.element.split())[:120]}"] if first.element else []
            lines.append(f"  known: {entry.reason}")
    return "\n".join(lines)
