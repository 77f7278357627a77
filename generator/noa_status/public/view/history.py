"""History as the public sees it: the list of all months, and its years. Made of what months come to, without their records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from noa_status import addresses
from noa_status.model.component import Component
from noa_status.model.site import Site
from noa_status.model.uptime import Figures, total, uptime_share
from noa_status.public.values import Calendar, HistoryPage, HistoryYear, MonthLine, YearPage, YearUptime
from noa_status.public.view.components import names_of
from noa_status.public.view.heads import site_head
from noa_status.public.view.months import MonthFacts, first_day, has_days, statuses_of_days

_QUIET = frozenset({"none", "operational"})


def history_page(site: Site, months: Iterable[MonthFacts]) -> HistoryPage:
    """All months of the years in which something began, newest first."""
    years = by_year(months)
    return HistoryPage(
        site=site_head(site),
        root=addresses.root_of(addresses.HISTORY),
        years=tuple(
            HistoryYear(year=year, address=addresses.year(year), months=tuple(_line(facts) for facts in reversed(years[year])))
            for year in reversed(years)
        ),
    )


def year_pages(site: Site, months: Iterable[MonthFacts]) -> list[YearPage]:
    """The same years one by one, oldest first."""
    years = by_year(months)
    order = [None, *years, None]
    return [
        _year_page(site, year, years[year], previous=order[index], following=order[index + 2]) for index, year in enumerate(years)
    ]


def by_year(months: Iterable[MonthFacts]) -> dict[int, list[MonthFacts]]:
    """The months of each year in which something began, oldest first, as they come. Quiet months are in it, quiet years are
    not, nor what lies ahead or before the first component: there may be months that only hold what is internal."""
    years: dict[int, list[MonthFacts]] = {}
    for facts in (facts for facts in months if facts.first is not None or has_days(facts)):
        years.setdefault(first_day(facts.month).year, []).append(facts)
    return {year: found for year, found in years.items() if any(facts.first is not None for facts in found)}


def _line(facts: MonthFacts) -> MonthLine:
    return MonthLine(
        month=first_day(facts.month),
        address=_address(facts),
        incidents=facts.incidents,
        maintenances=facts.maintenances,
        days=statuses_of_days(facts),
    )


def _year_page(site: Site, year: int, months: Sequence[MonthFacts], *, previous: int | None, following: int | None) -> YearPage:
    counted = [facts for facts in months if any(figures.existing for figures in facts.figures.values())]
    rows = (_uptime(component, counted) for component in site.components)
    return YearPage(
        site=site_head(site),
        root=addresses.root_of(addresses.year(year)),
        year=date(year, 1, 1),
        incidents=sum(facts.incidents for facts in months),
        maintenances=sum(facts.maintenances for facts in months),
        calendars=tuple(map(_calendar, months)),
        months=tuple(first_day(facts.month) for facts in counted),
        uptime=tuple(row for row in rows if row is not None),
        previous=None if previous is None else date(previous, 1, 1),
        next=None if following is None else date(following, 1, 1),
    )


def _calendar(facts: MonthFacts) -> Calendar:
    days, address = statuses_of_days(facts), _address(facts)
    linked = tuple(number for number, status in enumerate(days, 1) if status not in _QUIET) if address else ()
    return Calendar(month=first_day(facts.month), days=days, linked=linked, address=address)


def _uptime(component: Component, months: Sequence[MonthFacts]) -> YearUptime | None:
    """None for a component that did not exist in that year."""
    figures = [facts.figures.get(component.id, Figures()) for facts in months]
    whole = total(figures)
    if not whole.existing:
        return None
    return YearUptime(
        id=component.id,
        name=component.name,
        names=names_of(component),
        address=addresses.component(component.id),
        shares=tuple(map(uptime_share, figures)),
        share=uptime_share(whole),
    )


def _address(facts: MonthFacts) -> str:
    """A month in which nothing began has no page."""
    return addresses.month(facts.month) if facts.first is not None else ""
