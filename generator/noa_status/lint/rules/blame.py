"""blame: a text points at somebody instead of at what let it happen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from noa_status.lint.messages import PublicText, without_code
from noa_status.lint.places import body_start, place_at
from noa_status.lint.rule import Finding, Rule
from noa_status.model.incident import Incident
from noa_status.problems import Place

rule = Rule(of_plan=True)

_WHO = r"""
    (?:an?\ |our\ |the\ |one\ of\ our\ )?
    (?:(?:junior|new|on-call|senior)\ )?
    (?:engineer|developer|operator|administrator|admin|employee|colleague|intern|contractor|technician)s?
"""
_BLAME = re.compile(
    rf"""\b(?:
        (?:human|operator|user|pilot)\ error
        | (?:was|were|is)\ (?:to\ blame|at\ fault)
        | careless(?:ness|ly)? | negligen(?:ce|t|tly) | incompeten(?:ce|t)
        | should\ have\ (?:known|noticed|been\ more\ careful|paid\ attention)
        | fail(?:ed|ure)\ to\ (?:follow|pay\ attention)
        | {_WHO}\ (?:forgot|forgets|mistakenly|accidentally|wrongly|failed|broke|made\ (?:a|the)\ mistake)
        | {_WHO}\ did\ not\ (?:follow|notice|check)
        | (?:mistake|error|fault)\ (?:of|by|made\ by)\ {_WHO}
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


@rule.each_public_text
def check(text: PublicText) -> Iterator[Finding]:
    """Names each in what the public reads."""
    for match in _BLAME.finditer(text.prose):
        yield _finding(text.place_of(match), match[0])


@rule.each_incident
def check_postmortem(incident: Incident, text: Callable[[str], str]) -> Iterator[Finding]:
    """Names each in the post-mortem."""
    if incident.postmortem is None:
        return
    path = f"{incident.folder}/postmortem.md"
    whole = text(path)
    start = body_start(whole)
    for match in _BLAME.finditer(without_code(whole[start:])):
        yield _finding(place_at(whole, start + match.start(), path, len(match[0])), match[0])


def _finding(place: Place, words: str) -> Finding:
    hint = "what let it happen, and what will catch it next time? that can be mended; people are not the cause"
    return rule.problem(at=place, says=f'"{words}" points at somebody', hint=hint)
