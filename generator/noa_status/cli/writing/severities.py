"""Severities as one types or chooses them, by the plan's own definitions."""

from __future__ import annotations

import click

from noa_status.cli.writing.asking import Asking, choose
from noa_status.model.policy import Policy, Severity
from noa_status.problems.text import printable


def severity_from(given: str | None, policy: Policy, asking: Asking) -> Severity | None:
    """The severity with this id or name, or the chosen one; None where it is missing. Raises UsageError for no such one."""
    listed = ", ".join(severity.id for severity in policy.severities)
    choices = [(severity.id, f"{severity.name}: {severity.definition}") for severity in policy.severities]
    word = asking.need(given, f"-s SEVERITY ({listed})", lambda: choose("Severity", choices))
    if word is None:
        return None
    for severity in policy.severities:
        if word.lower() in (severity.id.lower(), severity.name.lower()):
            return severity
    raise click.UsageError(f'No severity "{printable(word)}"; one of: {listed}.')
