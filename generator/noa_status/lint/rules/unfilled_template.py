"""unfilled-template: an update with a placeholder of the plan's message templates left in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from noa_status.lint.messages import Message
from noa_status.lint.rule import Finding, Rule
from noa_status.model.policy import MessageTemplate, Policy

rule = Rule(level="error")

_PLACEHOLDER = re.compile(r"\[[^\]\n]+\]|<[^<>\n]+>|\{[a-z_]+\}")


@rule.each_message
def check(message: Message, policy: Policy) -> Iterator[Finding]:
    """Names each placeholder that is left."""
    placeholders = _placeholders(policy.templates)
    if placeholders is None:
        return
    prose = message.prose
    for match in placeholders.finditer(prose):
        if match[0].startswith("[") and f"\n{match[0]}:".lower() in prose.lower():
            continue  # a link by reference, whose address stands further down
        says = f"{match[0]} was left in from the message template"
        yield rule.problem(
            at=message.place(match.start(), len(match[0])), says=says, hint="say in the customers' words what it is"
        )


@cache
def _placeholders(templates: tuple[MessageTemplate, ...]) -> re.Pattern[str] | None:
    """Matches every placeholder of the templates where it is no link."""
    found = dict.fromkeys(placeholder for template in templates for placeholder in _PLACEHOLDER.findall(template.text))
    return re.compile(rf"(?:{'|'.join(map(re.escape, found))})(?![(\[:])", re.IGNORECASE) if found else None
