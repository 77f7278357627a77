"""What is wrong with alerting rules and their runbooks: from coverage to problems. Their codes stand in docs/problems.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from noa_status.lint.telling import in_prose, nearest
from noa_status.model.alert import AlertRule
from noa_status.model.alert_links import Leads, Shelf
from noa_status.model.coverage import (
    NO_SEVERITY,
    USUAL,
    Alert,
    Cover,
    Coverage,
    CoveredRule,
    Judged,
    severities_of,
    severity_of_label,
)
from noa_status.model.policy import Policy
from noa_status.problems import Place, Problem
from noa_status.problems.problem import Level

CODES = frozenset(
    {
        "alert-in-several-rules",
        "alert-severity-differs",
        "alert-without-runbook",
        "dead-runbook-link",
        "foreign-runbook-link",
        "no-runbook-link",
        "runbook-link-case",
        "runbook-without-alert",
        "unknown-alert-severity",
    }
)
"""Everything that is looked for in rules that can be read."""

_MOST_GUESSED = 200


def problems_of(
    coverage: Coverage, shelf: Shelf, policy: Policy | None, severities: Mapping[str, str], *, shown: str = ""
) -> Iterator[Problem]:
    """Everything that is wrong, in the order of alerts. Without a `policy`, severities are not looked at.

    `severities` are those of `status.yml`; `shown` goes before the paths of runbooks.
    """
    for number, alert in enumerate(coverage.alerts):
        yield from _without_runbook(alert, shelf, guess=number < _MOST_GUESSED)
        for covered in alert.rules:
            yield from _of_links(alert, covered, shelf)
        yield from _of_name(alert)
        if policy is not None:
            yield from _of_severity(alert, shelf, policy, severities, shown)
    for book in coverage.without_alert:
        names = in_prose(book.names[:5])
        says = f"no rule has an alert {names}, which this runbook answers to"
        hint = "alerts: [TheNewName] in its front matter, where the alert was renamed; else remove it"
        yield _problem("runbook-without-alert", Place(f"{shown}{book.path}"), says, hint=hint)


def _without_runbook(alert: Alert, shelf: Shelf, *, guess: bool) -> Iterator[Problem]:
    if alert.cover is Cover.HERE:
        return
    hint = f"write runbooks/{alert.name}.md, or name the alert in the runbook that speaks of it: alerts: [{alert.name}]"
    close = get_close_matches(alert.name.lower(), shelf.answers, n=1, cutoff=0.8) if guess else []
    if close:
        hint += f"; the nearest is {shelf.answers[close[0]][0]}"
    place = alert.rules[0].rule.place
    if alert.cover is Cover.NONE:
        yield _problem("alert-without-runbook", place, f"{alert.name} has no runbook", level="error", hint=hint)
    else:
        says = f"{alert.name} has no runbook here, and where its link leads{_hosts(alert)} is not looked at"
        yield _problem("alert-without-runbook", place, says, hint=hint)


def _hosts(alert: Alert) -> str:
    hosts = {judged.lead.host for covered in alert.rules for judged in covered.links if judged.lead.host}
    return f" ({', '.join(sorted(hosts)[:3])})" if hosts else ""


def _of_links(alert: Alert, covered: CoveredRule, shelf: Shelf) -> Iterator[Problem]:
    address = shelf.short_link(alert.name)
    right = f"runbook_url: {address}" if address else ""
    for judged in covered.links:
        yield from _of_link(judged, alert, right)
    if not covered.links and alert.cover is Cover.HERE:
        says = f"the rule does not say where its runbook is: {alert.runbooks[0]}"
        hint = "an annotation of the rule; --annotate prints all such lines"
        if not right and alert.named:
            hint = f"alerts: [{alert.name}] in that file gives it an address: r/{alert.name}/"
        yield _problem("no-runbook-link", covered.rule.place, says, fix=right, hint=hint)


def _of_link(judged: Judged, alert: Alert, right: str) -> Iterator[Problem]:
    link, lead = judged.link, judged.lead
    fix = right if link.annotation == "runbook_url" else ""
    if lead.leads is Leads.NOWHERE:
        yield _problem("dead-runbook-link", link.place, f"this leads nowhere: {lead.says}", level="error", fix=fix)
    elif lead.meant:
        says = "servers tell capitals from small letters, and the page is spelled otherwise"
        yield _problem("runbook-link-case", link.place, says, fix=f"{link.annotation}: {lead.meant}")
    elif lead.leads is Leads.ELSEWHERE and alert.named:
        yield _problem("foreign-runbook-link", link.place, f"this leads to {lead.host}, and {alert.named[0]} is here", fix=fix)


def _of_name(alert: Alert) -> Iterator[Problem]:
    if len(alert.rules) < 2:
        return
    first, second, *_ = (covered.rule for covered in alert.rules)
    others = [f"{_severity(rule)} in {rule.place.path}:{rule.place.line}" for rule in (first, *_rest(alert)[1:4])]
    count = "two" if len(alert.rules) == 2 else str(len(alert.rules))
    says = f"{alert.name} is the name of {count} rules: {_severity(second)} here, {in_prose(others)}"
    yield _problem(
        "alert-in-several-rules", second.place, says, hint="fine where one runbook speaks of them all; else tell them apart"
    )


def _rest(alert: Alert) -> list[AlertRule]:
    return [covered.rule for covered in alert.rules[1:]]


def _severity(rule: AlertRule) -> str:
    return rule.severity[:40] or "no severity"


def _of_severity(alert: Alert, shelf: Shelf, policy: Policy, own: Mapping[str, str], shown: str) -> Iterator[Problem]:
    known = [*(severity.id for severity in policy.severities), NO_SEVERITY]
    for label, rule in {covered.rule.severity: covered.rule for covered in reversed(alert.rules)}.items():
        if label and severity_of_label(label, own, policy) is None and rule.severity_place is not None:
            meant = nearest(label, [*own, *USUAL])
            says = f'nobody says what severity "{label[:60]}" is in the plan'
            hint = f"alert_severities: {{{label[:60]}: {known[0]}}} in status.yml ({in_prose(known, last='or')})"
            yield _problem(
                "unknown-alert-severity", rule.severity_place, says, fix=f"severity: {meant}" if meant else "", hint=hint
            )
    meaning: dict[str, AlertRule] = {}
    for covered in alert.rules:
        if severity_of_label(covered.rule.severity, own, policy) is not None:
            meaning.setdefault(covered.rule.severity, covered.rule)
    said = severities_of(alert, own, policy)
    for book in shelf.books:
        if said and book.path in alert.named and book.severity and book.severity not in said:
            verb = "means" if len(meaning) == 1 else "mean"
            says = f"{in_prose(list(meaning))} {verb} {in_prose(said)} here, and {shown}{book.path} says {book.severity}"
            hint = "one of the two; what a label means is said by alert_severities in status.yml"
            rule = next(iter(meaning.values()))
            yield _problem("alert-severity-differs", rule.severity_place or rule.place, says, hint=hint)


def _problem(code: str, place: Place, says: str, *, level: Level = "warning", fix: str = "", hint: str = "") -> Problem:
    return Problem(code=code, place=place, says=says, level=level, fix=fix, hint=hint)


def lacking(coverage: Coverage, shelf: Shelf) -> Iterator[tuple[AlertRule, str]]:
    """The rules without a `runbook_url` whose alert has a runbook, each with the address that it should be, in file order."""
    found: list[tuple[AlertRule, str]] = []
    for alert in coverage.alerts:
        address = shelf.short_link(alert.name)
        for covered in alert.rules:
            has_link = covered.has(Leads.HERE) or any(judged.link.annotation == "runbook_url" for judged in covered.links)
            if alert.named and address and not has_link:
                found.append((covered.rule, address))
    yield from sorted(found, key=lambda one: one[0].place)
