"""id-date-differs: a record's folder is named for another day than it began, or lies in another year's folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from noa_status.lint.places import At, in_facts
from noa_status.lint.rule import Finding, Rule
from noa_status.model.incident import Incident, Kind

rule = Rule()

_DAY = timedelta(days=1)
_DATED = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)


@rule.each_incident
def check(incident: Incident) -> Iterator[Finding]:
    """Names the record at the instant that the folder contradicts."""
    began = incident.begins_at.date()
    at = _start(incident)
    # What was moved keeps the name of the day that it was announced for.
    announced = [move.start.date() for move in incident.moved]
    dated = _DATED.match(incident.id)
    if dated is not None and not any(incident.id.startswith(f"{day}") for day in announced):
        yield from _other_day(incident, at, dated, began)
    above = incident.folder.split("/")[-2]
    years = {f"{day.year}" for day in (began, *announced)}
    if _YEAR.fullmatch(above) and above not in years and not _is_new_years_eve(began, int(above)):
        fix = f"git mv {incident.folder} incidents/{began.year}/{incident.id}"
        yield rule.problem(at=at, says=f"it began in {began.year}, and its folder lies in {above}", fix=fix)


def _other_day(incident: Incident, at: At, dated: re.Match[str], began: date) -> Iterator[Finding]:
    try:
        named = date(*map(int, dated.groups()))
    except ValueError:
        fix = f"git mv {incident.folder} {incident.folder.replace(dated[0], f'{began}', 1)}"
        yield rule.problem(at=at, says=f"the folder is named for {dated[0]}, and there is no such day", fix=fix)
        return
    if abs(named - began) > _DAY:
        hint = "one of the two is wrong; once visitors have its address, the folder keeps its name"
        yield rule.problem(at=at, says=f"it began on {began}, and its folder is named for {named}", hint=hint)


def _start(incident: Incident) -> At:
    if incident.kind is Kind.MAINTENANCE:
        return in_facts(incident, "scheduled:", "start:")
    return in_facts(incident, "started_at:")


def _is_new_years_eve(began: date, year: int) -> bool:
    """True within a day of the turn to or from the other year, which local time may already have made."""
    return (began - _DAY).year == year or (began + _DAY).year == year
