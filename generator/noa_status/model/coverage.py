"""Coverage: which alerts have a runbook, which runbooks an alert, and what the severity of an alert is in the plan's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

import msgspec

from noa_status.model.alert import AlertRule, RunbookLink
from noa_status.model.alert_links import Lead, Leads, Shelf, ShelfBook, lead_of
from noa_status.model.policy import Policy

NO_SEVERITY = "none"
"""What a label's value is mapped to where it says that nobody is called: of a watchdog."""

USUAL = {
    "critical": "SEV1",
    "page": "SEV1",
    "error": "SEV2",
    "warning": "SEV3",
    "info": "SEV4",
    NO_SEVERITY: NO_SEVERITY,
    "p1": "SEV1",
    "p2": "SEV2",
    "p3": "SEV3",
    "p4": "SEV4",
    "p5": "SEV4",
}
"""What the usual values of the label `severity`, and the priorities of pagers, mean where the policy has these severities."""


class Cover(StrEnum):
    """Whether an alert has a runbook: one here, only a link elsewhere, or none."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    NONE = "none"


class Judged(msgspec.Struct, frozen=True):
    """A rule's link, and where it leads."""

    link: RunbookLink
    lead: Lead


class CoveredRule(msgspec.Struct, frozen=True):
    """A rule with its links judged."""

    rule: AlertRule
    links: tuple[Judged, ...]

    def has(self, *leads: Leads) -> bool:
        """True where one of its links leads there."""
        return any(judged.lead.leads in leads for judged in self.links)


class Alert(msgspec.Struct, frozen=True, kw_only=True):
    """An alert: all rules of one name, and the paths of its runbooks: `named` answer to it, `linked` are what rules link to."""

    name: str
    rules: tuple[CoveredRule, ...]
    named: tuple[str, ...]
    linked: tuple[str, ...]

    @property
    def runbooks(self) -> tuple[str, ...]:
        """All of its runbooks, each once."""
        return tuple(dict.fromkeys((*self.named, *self.linked)))

    @property
    def cover(self) -> Cover:
        """Whether it has a runbook."""
        if self.named or any(covered.has(Leads.HERE) for covered in self.rules):
            return Cover.HERE
        is_elsewhere = any(covered.has(Leads.ELSEWHERE, Leads.UNKNOWN, Leads.WORDS) for covered in self.rules)
        return Cover.ELSEWHERE if is_elsewhere else Cover.NONE


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """Alerts in the order of their names; the runbooks that answer to alerts which no rule has."""

    alerts: tuple[Alert, ...]
    without_alert: tuple[ShelfBook, ...]

    def count(self, cover: Cover) -> int:
        """How many alerts are covered so."""
        return sum(alert.cover is cover for alert in self.alerts)

    def count_links(self, leads: Leads) -> int:
        """How many links of all rules lead there."""
        return sum(judged.lead.leads is leads for alert in self.alerts for rule in alert.rules for judged in rule.links)

    @property
    def rules(self) -> int:
        """How many rules there are."""
        return sum(len(alert.rules) for alert in self.alerts)

    @property
    def in_several_rules(self) -> int:
        """How many names stand in more than one rule."""
        return sum(len(alert.rules) > 1 for alert in self.alerts)


def coverage_of(rules: Iterable[AlertRule], shelf: Shelf) -> Coverage:
    """The rules beside the runbooks."""
    by_name: dict[str, list[CoveredRule]] = {}
    for rule in rules:
        judged = tuple(Judged(link, lead_of(link, rule, shelf)) for link in rule.links)
        by_name.setdefault(rule.name, []).append(CoveredRule(rule, judged))
    alerts = tuple(
        Alert(
            name=name,
            rules=tuple(covered),
            named=shelf.answers.get(name.lower(), ()),
            linked=tuple(dict.fromkeys(page for one in covered for judged in one.links for page in judged.lead.pages)),
        )
        for name, covered in sorted(by_name.items(), key=lambda entry: (entry[0].lower(), entry[0]))
    )
    used = {path for alert in alerts for path in alert.runbooks}
    return Coverage(alerts=alerts, without_alert=tuple(book for book in shelf.books if book.names and book.path not in used))


def severity_of_label(label: str, own: Mapping[str, str], policy: Policy) -> str | None:
    """The policy's severity that a label's value means, `none` where it means nobody is called, None where nobody said.

    `own` is what `status.yml` says; then the policy's own ids and names count, then the usual words.
    """
    value = label.strip().lower()
    mapped = next((severity for word, severity in own.items() if word.lower() == value), None)
    if mapped is not None:
        return mapped
    for severity in policy.severities:
        if value in (severity.id.lower(), severity.name.lower()):
            return severity.id
    usual = USUAL.get(value)
    return usual if usual == NO_SEVERITY or any(severity.id == usual for severity in policy.severities) else None


def severities_of(alert: Alert, own: Mapping[str, str], policy: Policy) -> tuple[str, ...]:
    """The policy's severities that an alert's rules mean, each once."""
    labels = dict.fromkeys(covered.rule.severity for covered in alert.rules if covered.rule.severity)
    found = (severity_of_label(label, own, policy) for label in labels)
    return tuple(dict.fromkeys(severity for severity in found if severity is not None))
