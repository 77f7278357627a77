"""What the policy says of a severity, in words: the same on the plan's page, on a runbook's strip and in an incident."""

from __future__ import annotations

from datetime import timedelta

from noa_status.model.policy import EscalationLevel, Policy, Severity
from noa_status.words.durations import duration_in_words
from noa_status.words.lists import in_a_row


def within(length: timedelta) -> str:
    """`immediately`, or `within 15 minutes`."""
    return f"within {duration_in_words(length)}" if length else "immediately"


def every(length: timedelta) -> str:
    """`every 15 minutes`, `every day`."""
    return "every " + duration_in_words(length).removeprefix("1 ")


def escalation_of(severity: Severity) -> str:
    """`CTO and VP Engineering, immediately`, or `none required`."""
    if severity.escalate_within is None or not severity.escalate_to:
        return "none required"
    return f"{in_a_row(severity.escalate_to)}, {within(severity.escalate_within)}"


def in_one_sentence(severity: Severity) -> str:
    """What somebody who holds a runbook must know of its severity."""
    parts = [
        f"Respond {within(severity.respond_within)}",
        f"public update {every(severity.update_every)}",
        f"escalation: {escalation_of(severity)}",
    ]
    if severity.resolve_within is not None:
        parts.append(f"aim to restore {within(severity.resolve_within)}")
    return "; ".join(parts) + "."


def time_box(starts_after: timedelta, ends_after: timedelta | None) -> str:
    """`0 to 15 minutes`, `60 minutes and later`: in the one unit that both have."""
    unit, length = _unit(starts_after, ends_after)
    start = starts_after // length
    if ends_after is None:
        return f"{start} {unit} and later"
    return f"{start} to {ends_after // length} {unit}"


def who_of(level: EscalationLevel) -> tuple[str, ...]:
    """Who is told on a level, with the severities that some are told for alone."""
    return tuple(f"{name} (for {in_a_row(level.only_for[name])} only)" if name in level.only_for else name for name in level.who)


def severity_of(id: str | None, policy: Policy) -> Severity | None:
    """The severity with this id, None where there is none."""
    return next((severity for severity in policy.severities if severity.id == id), None)


def _unit(*lengths: timedelta | None) -> tuple[str, timedelta]:
    hour = timedelta(hours=1)
    known = [length for length in lengths if length is not None]
    if any(length >= 2 * hour for length in known) and all(length % hour == timedelta(0) for length in known):
        return "hours", hour
    return "minutes", timedelta(minutes=1)
