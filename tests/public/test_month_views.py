"""What a month comes to for the public, and the pages that are made of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from noa_status.model.site import Site
from noa_status.public.render import Page
from noa_status.public.values import Link, MonthPage, SelectionPage
from noa_status.public.view.history import history_page, year_pages
from noa_status.public.view.month_pages import month_pages
from noa_status.public.view.months import MonthFacts, Neighbours, carried_into, month_facts, statuses_of_days
from noa_status.records.read import read_repository
from tests.builders import SiteBuilder, a_site, at

NOW = at("26T12:00")
NOVEMBER = "2026-11"


def a_busy_site() -> SiteBuilder:
    """November with an outage, something slow into which it reaches, and a window that lies ahead."""
    site = a_site().with_incident("api-down", at="03T10:00", severity="SEV1")
    site.update("03T10:10", "investigating", api="major_outage").update("03T11:00", "resolved")
    site.with_incident("db-slow", at="23T22:00", severity="SEV3").update("23T22:10", "investigating", db="degraded_performance")
    site.update("25T01:00", "resolved")
    return site.with_maintenance("upgrade", "28T10:00", "28T11:00").update("20T10:00", "scheduled", db="under_maintenance")


def november(site: SiteBuilder, root: Path, earlier: tuple[Link, ...] = ()) -> tuple[Site, MonthFacts, dict[str, Page]]:
    repository, problems = read_repository(site.write(root))
    assert repository is not None
    assert [problem for problem in problems if problem.level == "error"] == []
    facts = month_facts(NOVEMBER, repository.incidents, (), repository.site, NOW)
    pages = month_pages(repository.incidents, facts, Neighbours(earlier=earlier), repository.site, NOW)
    return repository.site, facts, {page.address: page for page in pages}


def month(pages: dict[str, Page]) -> MonthPage:
    value = pages["history/2026-11/"].value
    assert isinstance(value, MonthPage)
    return value


def test_each_day_is_as_bad_as_its_worst_component_was(tmp_path: Path) -> None:
    _, facts, _ = november(a_busy_site(), tmp_path)
    assert facts.days == "00400000000000000000002220----"
    assert facts.days[24:26] == "20"
    statuses = statuses_of_days(facts)
    assert (statuses[0], statuses[2], statuses[22], statuses[27]) == (
        "operational",
        "major_outage",
        "degraded_performance",
        "none",
    )


def test_the_days_before_the_first_component_existed_are_none(tmp_path: Path) -> None:
    site = a_site([{"id": "api", "name": "API", "since": "2026-11-05"}, {"id": "db", "name": "DB", "since": "2026-11-07"}])
    _, facts, _ = november(site, tmp_path)
    assert facts.days == "----" + "0" * 22 + "----"


def test_a_day_tells_what_began_on_it_and_what_went_on(tmp_path: Path) -> None:
    _, _, pages = november(a_busy_site(), tmp_path)
    told = [(day.day.day, [view.id for view in day.incidents], [way.address for way in day.earlier]) for day in month(pages).days]
    slow = "incidents/2026-11-23-db-slow/"
    assert told == [
        (28, ["2026-11-28-upgrade"], []),
        (25, [], [slow]),
        (24, [], [slow]),
        (23, ["2026-11-23-db-slow"], []),
        (3, ["2026-11-03-api-down"], []),
    ]
    assert month(pages).calendar.linked == (3, 23, 24, 25, 28)
    assert (month(pages).incidents, month(pages).maintenances) == (2, 1)


def test_a_day_ahead_shows_what_is_planned_on_it_and_counts_as_nothing(tmp_path: Path) -> None:
    _, facts, pages = november(a_busy_site(), tmp_path)
    assert month(pages).calendar.days[27] == "under_maintenance"
    assert statuses_of_days(facts)[27] == "none"


def test_every_day_that_the_calendar_marks_has_something_said_of_it(tmp_path: Path) -> None:
    _, facts, pages = november(a_busy_site(), tmp_path)
    marked = {number for number, status in enumerate(statuses_of_days(facts), 1) if status not in ("none", "operational")}
    assert marked <= set(month(pages).calendar.linked)


def test_a_month_has_a_page_for_each_component_and_impact_that_it_had(tmp_path: Path) -> None:
    _, facts, pages = november(a_busy_site(), tmp_path)
    assert facts.components == ("api", "db")
    selections = {address: page.value for address, page in pages.items() if isinstance(page.value, SelectionPage)}
    found = {
        address.removeprefix("history/2026-11/"): [view.id[11:] for day in value.days for view in day.incidents]
        for address, value in selections.items()
    }
    assert found == {
        "component-api/": ["api-down"],
        "component-db/": ["upgrade", "db-slow"],
        "impact-critical/": ["api-down"],
        "impact-minor/": ["db-slow"],
        "impact-maintenance/": ["upgrade"],
    }
    links = [way.address for way in (*month(pages).components, *month(pages).impacts)]
    assert sorted(links) == sorted(selections)
    assert [told.impact for told in month(pages).impacts] == ["critical", "minor", "maintenance"]
    assert not any(pages[address].is_listed for address in selections)
    assert all(value.root == "../../../" for value in selections.values())


def test_one_record_alone_need_not_be_looked_for(tmp_path: Path) -> None:
    site = a_site().with_incident("api-down").update("10:10", "investigating", api="major_outage")
    _, _, pages = november(site, tmp_path)
    assert list(pages) == ["incidents/2026-11-24-api-down/", "history/2026-11/"]
    assert (month(pages).components, month(pages).impacts) == ((), ())


def test_what_began_in_an_earlier_month_is_told_where_it_goes_on(tmp_path: Path) -> None:
    site = a_site(languages=["en", "de"]).with_incident("long", at="10-30T22:00", titles={"de": "Lange"})
    site.update("10-30T22:10", "investigating", api="partial_outage").update("02T09:00", "resolved")
    site.with_incident("api-slow", at="05T10:00").update("05T10:00", "investigating", api="degraded_performance")
    repository, _ = read_repository(site.update("05T11:00", "resolved").write(tmp_path))
    assert repository is not None
    october, november_ones = repository.incidents[:1], repository.incidents[1:]
    before = month_facts("2026-10", october, (), repository.site, NOW)
    assert before.carried_links == {
        "2026-10-30-long": Link(title="Long", address="incidents/2026-10-30-long/", titles={"de": "Lange"})
    }
    facts = month_facts(NOVEMBER, november_ones, carried_into(NOVEMBER, before.carried), repository.site, NOW)
    assert facts.days[:6] == "330020"
    assert facts.earlier == {1: ("2026-10-30-long",), 2: ("2026-10-30-long",)}
    neighbours = Neighbours(earlier=tuple(before.carried_links.values()))
    pages = {page.address: page for page in month_pages(november_ones, facts, neighbours, repository.site, NOW)}
    assert [(day.day, day.earlier) for day in month(pages).days][1:] == [
        (date(2026, 11, 2), neighbours.earlier),
        (date(2026, 11, 1), neighbours.earlier),
    ]


def test_what_is_internal_marks_no_day(tmp_path: Path) -> None:
    site = a_busy_site().with_incident("hidden", at="10T10:00", visibility="internal")
    _, facts, pages = november(site.update("10T10:10", "investigating", web="major_outage"), tmp_path)
    assert facts.days[9] == "0"
    assert facts.components == ("api", "db")
    assert 10 not in month(pages).calendar.linked


def test_history_is_made_of_what_months_come_to(tmp_path: Path) -> None:
    site, facts, _ = november(a_busy_site(), tmp_path)
    october = month_facts("2026-10", (), (), site, NOW)
    last_year = month_facts("2025-12", (), (), site, NOW)
    page = history_page(site, [last_year, october, facts])
    assert [(year.year, year.address) for year in page.years] == [(2026, "history/2026/")]
    assert [(line.month.month, line.address) for line in page.years[0].months] == [(11, "history/2026-11/"), (10, "")]
    assert page.years[0].months[0].days == statuses_of_days(facts)


def test_a_month_ahead_is_in_history_only_once_something_is_planned_in_it(tmp_path: Path) -> None:
    site, facts, _ = november(a_busy_site(), tmp_path)
    december = month_facts("2026-12", (), (), site, NOW)
    assert history_page(site, [facts, december]) == history_page(site, [facts])
    assert year_pages(site, [facts, december]) == year_pages(site, [facts])


def test_a_year_adds_its_months_up(tmp_path: Path) -> None:
    site, facts, _ = november(a_busy_site(), tmp_path)
    (page,) = year_pages(site, [month_facts("2026-10", (), (), site, NOW), facts])
    assert (page.incidents, page.maintenances, page.previous, page.next) == (2, 1, None, None)
    assert page.months == (date(2026, 10, 1), date(2026, 11, 1))
    api = page.uptime[0]
    november_seconds = 25.5 * 86_400
    assert api.shares == (1.0, 1 - 3600 / november_seconds)
    assert api.share == 1 - 3600 / (31 * 86_400 + november_seconds)
    assert [calendar.linked for calendar in page.calendars] == [(), (3, 23, 24, 25)]
    assert [calendar.address for calendar in page.calendars] == ["", "history/2026-11/"]


def test_a_component_that_did_not_exist_in_a_year_is_not_in_its_table(tmp_path: Path) -> None:
    components = [{"id": "api", "name": "API"}, {"id": "fax", "name": "Fax", "retired_on": "2025-06-01"}]
    site = a_site(components).with_incident("api-down").update("10:10", "investigating", api="major_outage")
    with_all, facts, _ = november(site, tmp_path)
    (page,) = year_pages(with_all, [facts])
    assert [row.id for row in page.uptime] == ["api"]
