"""promise-of-time: an update promises when it will be over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noa_status.lint.messages import Message
from noa_status.lint.rule import Finding, Rule
from noa_status.model.incident import Kind

rule = Rule(of_plan=True)

_OVER = r"""
    (?:fixed|resolved|solved|restored|repaired|recovered|back(?:\ up|\ online|\ to\ normal)?|available|operational|running|working
    |completed?)
"""
_TIME = r"""
    (?:about\ |around\ |roughly\ )?
    (?:\d
    | (?:an?|one|two|three|four|a\ few|the\ next\ few)\ (?:minute|hour|day) | noon | midnight | tonight | tomorrow | the\ end\ of)
"""
_PROMISE = re.compile(
    rf"""
    (?:\b(?:will|should|shall|'ll|(?:is|are)\ going\ to|expect(?:ed)?(?:\ \w+){{0,4}}\ to)
      \ (?:all\ )?(?:be\ |have\ been\ )?(?:fully\ |completely\ )?{_OVER}\b
      [^.!?\n]{{0,30}}?\b(?:by|at|in|within|before|until|no\ later\ than)\ {_TIME}
    | \bETA\b[^.!?\n]{{0,20}}?\d
    | \b(?:fix|resolution|recovery|restoration)\ (?:is\ )?(?:expected|estimated|planned|due)
      \ (?:\w+\ )?(?:by|at|in|within|before)\ {_TIME})[\w:]*
    """,
    re.IGNORECASE | re.VERBOSE,
)


@rule.each_message
def check(message: Message) -> Iterator[Finding]:
    """Names each promise; a maintenance has a window, and when the next update comes is a promise that one can keep."""
    if message.incident.kind is not Kind.INCIDENT:
        return
    for match in _PROMISE.finditer(message.prose):
        hint = 'say what you know, and when you will say more: "We tell more by 15:00 UTC."'
        says = f'"{" ".join(match[0].split())}" is a promise that nobody can be sure to keep'
        yield rule.problem(at=message.place_of(match), says=says, hint=hint)
