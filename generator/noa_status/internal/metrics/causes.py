"""Where incidents came from: how they were found, whether a runbook helped, what recurs; and uptime against objectives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from noa_status.internal.archive_groups import done_in_words
from noa_status.internal.metrics.values import SHOWN, Look, Told, lasting, share
from noa_status.internal.sheets import Cell, Column, Sheet, cell
from noa_status.internal.values import Fact, Mark
from noa_status.model.incident import Finder, Incident
from noa_status.model.metrics import FEW
from noa_status.model.objectives import Budget, budgets_of
from noa_status.model.origins import RunbookUse, answered_alerts, finder_of, runbook_use_of
from noa_status.model.period import Period
from noa_status.model.recurrence import incidents_by_factor, returns_of

FINDERS = {
    Finder.ALERT: "By an alert",
    Finder.CUSTOMER: "By a customer",
    Finder.STAFF: "By our own people",
    Finder.SUPPLIER: "By a supplier",
    Finder.OTHER: "Otherwise",
    None: "Not recorded",
}
"""How an incident was found, in words."""

RUNBOOK_USES: dict[RunbookUse, str] = {
    "helped": "It helped",
    "did_not_help": "It did not help",
    "not_said": "Named; whether it helped is not recorded",
    "not_named": "One answers the alert, and the record names none",
    "none": "There was none",
}
"""What a record says of its runbooks, in words."""

_MONTH = timedelta(days=30)


def sections(look: Look) -> Iterator[Told]:
    """The sections about origins, uptime and factors."""
    yield _found(look)
    yield _runbooks(look)
    yield from _objectives(look)
    yield _factors(look)


def _found(look: Look) -> Told:
    groups: dict[Finder | None, list[Incident]] = {finder: [] for finder in FINDERS}
    for incident in look.counted.members:
        groups[finder_of(incident)].append(incident)
    rows = tuple(
        _counts(finder.value if finder else "not_recorded", FINDERS[finder], found, look)
        for finder, found in groups.items()
        if found
    )
    columns = (Column("found_by", "Found"), Column("n", "Incidents"), Column("share", "Share"), Column("incidents", "Which"))
    return Told(
        sheet=Sheet(id="found", title="How incidents were found", columns=columns, rows=rows),
        says="As detected_by says. A record that names alerts and says nothing else was found by alert.",
    )


def _runbooks(look: Look) -> Told:
    answered = answered_alerts(look.world.repository.runbooks)
    groups: dict[RunbookUse, list[Incident]] = {use: [] for use in RUNBOOK_USES}
    for incident in look.counted.members:
        groups[runbook_use_of(incident, answered)].append(incident)
    rows = tuple(_counts(use, RUNBOOK_USES[use], found, look) for use, found in groups.items() if found)
    columns = (Column("runbook", "Runbook"), Column("n", "Incidents"), Column("share", "Share"), Column("incidents", "Which"))
    return Told(
        sheet=Sheet(id="runbooks", title="Whether a runbook was there, and helped", columns=columns, rows=rows),
        says="As the record says: runbooks names those that were used, runbook_helped whether they did.",
    )


def _counts(id: str, words: str, found: list[Incident], look: Look) -> tuple[Cell, ...]:
    return (
        Cell(value=id, words=words),
        cell(len(found)),
        share(len(found), len(look.counted.members), few=FEW),
        look.which(found),
    )


def _objectives(look: Look) -> Iterator[Told]:
    """Over the period; and, where that ends today, over the last thirty days too."""
    yield _budget_sheet(look, "objectives", "Uptime against objectives", look.period)
    if look.period.holds(look.world.now):
        start = look.world.now - _MONTH
        yield _budget_sheet(
            look, "objectives-30-days", "Uptime against objectives: the last 30 days", Period(start=start, end=look.period.end)
        )


def _budget_sheet(look: Look, id: str, title: str, period: Period) -> Told:
    now = look.world.now
    components = look.world.repository.site.components
    shown = [component for component in components if component.retired_on is None or component.retired_on > period.start.date()]
    rows = tuple(_budget(budget) for budget in budgets_of(shown, look.spans, period, now))
    columns = (
        Column("component", "Component"),
        Column("objective_share", "Objective"),
        Column("uptime_share", "Up"),
        Column("allowed_seconds", "Error budget"),
        Column("spent_seconds", "Spent"),
        Column("spent_share", "Of the budget"),
        Column("is_met", "State"),
    )
    return Told(
        sheet=Sheet(id=id, title=title, columns=columns, rows=rows),
        says=(
            "Of all records, internal and imported ones too: a partial outage counts 30 %, a major one in full, maintenance not "
            "at all. The error budget is the time that the objective leaves."
        ),
        empty="No component has an objective: status.yml sets one with objective: 99.9.",
    )


def _budget(budget: Budget) -> tuple[Cell, ...]:
    mark = {True: Mark("ok", "met"), False: Mark("major", "missed"), None: Mark("none", "no time counts")}[budget.is_met]
    spent = budget.spent_share
    return (
        Cell(value=budget.component.id, words=budget.component.name),
        Cell(value=round(budget.objective_share, 8), words=f"{100 * budget.objective_share:g} %"),
        _uptime(budget.uptime_share),
        lasting(budget.allowed),
        lasting(budget.spent),
        Cell() if spent is None else Cell(value=round(spent, 4), words=f"{100 * spent:.0f} %"),
        Cell(value=budget.is_met, mark=mark),
    )


def _uptime(of: float | None) -> Cell:
    # Cut, not rounded: what was down for a moment is never told as 100 %.
    return Cell() if of is None else Cell(value=of, words=f"{int(of * 100_000) / 1000:g} %")


def _factors(look: Look) -> Told:
    now = look.world.now
    names = look.world.repository.site.factors
    found = incidents_by_factor(look.counted.members, now)
    rows = tuple(
        (
            Cell(value=factor, words=factor, note=names.get(factor, "")),
            cell(len(incidents)),
            look.which(incidents),
        )
        for factor, incidents in found.items()
    )
    # A factor comes back in this period whenever it was there before.
    counted = {incident.id for incident in look.counted.members}
    back = [one for one in returns_of(look.facts.incidents, now) if one.incident.id in counted]
    again = {one.incident.id for one in back}
    with_factors = sum(bool(one.postmortem and one.postmortem.factors) for one in look.counted.members)
    says = f"{len(again)} of {with_factors} incidents with factors had one that had a part in an earlier incident."
    columns = (Column("factor", "Factor"), Column("n", "Incidents"), Column("incidents", "Which"))
    return Told(
        sheet=Sheet(id="factors", title="Factors that recur", columns=columns, rows=rows),
        says=f"As post-mortems name them. {says}" if with_factors else "As post-mortems name them.",
        empty="No post-mortem of these incidents names a factor.",
        notes=tuple(
            Fact(
                name="",
                mark=Mark("partial", f"{one.factor} came back after this was done"),
                words=done_in_words(one),
                links=(look.incident_link(one.incident),),
            )
            for one in [one for one in back if one.closed][:SHOWN]
        ),
    )
