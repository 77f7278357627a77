"""clocks-out-of-order: an incident was detected before it started, or acknowledged before it was detected, and so on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from noa_status.lint.places import in_facts
from noa_status.lint.rule import Finding, Rule
from noa_status.lint.telling import lasting, written
from noa_status.model.incident import Incident, Kind

rule = Rule()

_ORDER = ("started_at", "detected_at", "acknowledged_at", "identified_at", "resolved_at")


@rule.each_incident
def check(incident: Incident) -> Iterator[Finding]:
    """Names each instant that lies before the one that has to come first."""
    if incident.kind is Kind.MAINTENANCE:
        return
    known = [(name, at) for name in _ORDER if (at := getattr(incident, name)) is not None]
    for (other, first), (name, at) in pairwise(known):
        if at < first:
            same_day = at.replace(year=first.year, month=first.month, day=first.day)
            fix = f"{name}: {written(same_day)}" if same_day >= first else ""
            says = f"{_word(name)} {lasting(first - at)} before it was {_word(other)} ({written(first)})"
            yield rule.problem(
                at=in_facts(incident, f"{name}:"), says=says, fix=fix, hint="response times that run backwards are not counted"
            )


def _word(field: str) -> str:
    return field.removesuffix("_at")
