"""blame: a text points at somebody instead of at what let it happen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from noa_status.lint.messages import PublicText, public_texts_of, without_code
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


@rule.each_incident
def check(incident: Incident, text: Callable[[str], str]) -> Iterator[Finding]:
    """Names each in what the public reads, and in the post-mortem."""
    for place, words in (*_public(incident, text), *_postmortem(incident, text)):
        says = f'"{words}" points at somebody'
        hint = "what let it happen, and what will catch it next time? that can be mended; people are not the cause"
        yield rule.problem(at=place, says=says, hint=hint)


def _public(incident: Incident, text: Callable[[str], str]) -> Iterator[tuple[Place, str]]:
    public: Iterator[PublicText] = public_texts_of(incident, text)
    for one in public:
        yield from ((one.place_of(match), match[0]) for match in _BLAME.finditer(one.prose))


def _postmortem(incident: Incident, text: Callable[[str], str]) -> Iterator[tuple[Place, str]]:
    if incident.postmortem is None:
        return
    path = f"{incident.folder}/postmortem.md"
    whole = text(path)
    start = body_start(whole)
    for match in _BLAME.finditer(without_code(whole[start:])):
        yield place_at(whole, start + match.start(), path, len(match[0])), match[0]
