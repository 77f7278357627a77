"""The outcome of a check of alerting rules as one value, and its figures in words."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from noa_status.model.alert_links import Leads
from noa_status.model.coverage import Alert, Cover, Coverage
from noa_status.problems import Problem


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """The figures. Alerts are counted by name; links by rule."""

    files: int
    rules: int
    alerts: int
    with_runbook: int
    elsewhere: int
    without_runbook: int
    runbooks_without_alert: int
    names_in_several_rules: int
    links_here: int
    links_elsewhere: int
    links_nowhere: int
    links_not_looked_at: int


class LinkReport(msgspec.Struct, frozen=True, kw_only=True):
    """A link of a rule, and where it leads."""

    annotation: str
    written: str
    leads: Leads
    says: str = ""


class RuleReport(msgspec.Struct, frozen=True, kw_only=True):
    """A rule."""

    path: str
    line: int
    severity: str
    links: tuple[LinkReport, ...]


class AlertReport(msgspec.Struct, frozen=True, kw_only=True):
    """An alert with its rules and runbooks."""

    name: str
    cover: Cover
    runbooks: tuple[str, ...]
    rules: tuple[RuleReport, ...]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a check found."""

    counts: Counts
    alerts: tuple[AlertReport, ...]
    runbooks_without_alert: tuple[str, ...]
    problems: tuple[Problem, ...]


def counts_of(coverage: Coverage, files: int) -> Counts:
    """The figures of a coverage in so many files."""
    return Counts(
        files=files,
        rules=coverage.rules,
        alerts=len(coverage.alerts),
        with_runbook=coverage.count(Cover.HERE),
        elsewhere=coverage.count(Cover.ELSEWHERE),
        without_runbook=coverage.count(Cover.NONE),
        runbooks_without_alert=len(coverage.without_alert),
        names_in_several_rules=coverage.in_several_rules,
        links_here=coverage.count_links(Leads.HERE),
        links_elsewhere=coverage.count_links(Leads.ELSEWHERE),
        links_nowhere=coverage.count_links(Leads.NOWHERE),
        links_not_looked_at=coverage.count_links(Leads.UNKNOWN) + coverage.count_links(Leads.WORDS),
    )


def report_of(coverage: Coverage, counts: Counts, problems: Sequence[Problem]) -> Report:
    """The report for programs."""
    return Report(
        counts=counts,
        alerts=tuple(_alert(alert) for alert in coverage.alerts),
        runbooks_without_alert=tuple(book.path for book in coverage.without_alert),
        problems=tuple(problems),
    )


def in_words(counts: Counts) -> str:
    """The figures in a line: `8 files, 139 rules, 125 alerts: 99 have a runbook, ...`."""
    without = counts.alerts - counts.with_runbook
    elsewhere = (
        f" ({counts.elsewhere} of them {'links' if counts.elsewhere == 1 else 'link'} elsewhere)" if counts.elsewhere else ""
    )
    links = [f"{counts.links_here} to runbooks here", f"{counts.links_elsewhere} elsewhere", f"{counts.links_nowhere} nowhere"]
    if counts.links_not_looked_at:
        links.append(f"{counts.links_not_looked_at} not looked at")
    with_runbook = f"{counts.with_runbook} {_have(counts.with_runbook)} a runbook"
    parts = [
        f"{_counted(counts.alerts, 'alert')}: {with_runbook}, {without} {_have(without)} none{elsewhere}",
        f"{_counted(counts.runbooks_without_alert, 'runbook')} without an alert",
        f"{_counted(counts.names_in_several_rules, 'name')} in several rules",
        f"links: {', '.join(links)}",
    ]
    return f"{_counted(counts.files, 'file')}, {_counted(counts.rules, 'rule')}, {'; '.join(parts)}"


def _alert(alert: Alert) -> AlertReport:
    rules = tuple(
        RuleReport(
            path=covered.rule.place.path,
            line=covered.rule.place.line,
            severity=covered.rule.severity,
            links=tuple(
                LinkReport(
                    annotation=judged.link.annotation,
                    written=judged.link.written,
                    leads=judged.lead.leads,
                    says=judged.lead.says,
                )
                for judged in covered.links
            ),
        )
        for covered in alert.rules
    )
    return AlertReport(name=alert.name, cover=alert.cover, runbooks=alert.runbooks, rules=rules)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _have(number: int) -> str:
    return "has" if number == 1 else "have"
