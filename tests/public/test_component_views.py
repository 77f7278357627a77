"""What the page of a component is made of."""

from __future__ import annotations

from pathlib import Path

from noa_status.public.values import ComponentPage
from noa_status.public.view.months import month_facts
from noa_status.public.view.site import SiteView
from noa_status.records.read import read_repository
from tests.builders import SiteBuilder, a_site, at

NOW = at("24T12:00")


def components(site: SiteBuilder, root: Path) -> dict[str, ComponentPage]:
    repository, problems = read_repository(site.write(root))
    assert repository is not None
    assert [problem for problem in problems if problem.level == "error"] == []
    months = [
        month_facts(month, [i for i in repository.incidents if i.id.startswith(month)], (), repository.site, NOW)
        for month in ("2026-10", "2026-11")
    ]
    view = SiteView(repository.site, repository.incidents, months, lambda month: (), NOW)
    pages = (page.value for page in view.pages(view.home()))
    return {value.component.id: value for value in pages if isinstance(value, ComponentPage)}


def shares(page: ComponentPage) -> dict[str, tuple[float | None, int]]:
    return {period.label: (period.share, period.down_seconds) for period in page.periods}


def test_the_last_24_hours_roll_with_the_moment(tmp_path: Path) -> None:
    site = a_site().with_incident("api-down", at="23T11:00", severity="SEV1").update("23T11:00", "identified", api="major_outage")
    page = components(site.update("23T13:00", "resolved"), tmp_path)["api"]
    # Half of the outage lies within them, all of it within the last seven days.
    assert shares(page)["24h"] == (1 - 1 / 24, 3600)
    assert shares(page)["7"][1] == 7200
    assert list(shares(page)) == ["24h", "7", "30", "90", "365"]


def test_only_periods_in_which_a_component_existed_are_told(tmp_path: Path) -> None:
    listed = [{"id": "api", "name": "API"}, {"id": "fax", "name": "Fax", "retired_on": "2026-11-10"}]
    page = components(a_site(listed), tmp_path)["fax"]
    assert list(shares(page)) == ["30", "90", "365"]
    assert page.retired_on is not None


def test_a_month_leads_to_what_the_component_had_in_it(tmp_path: Path) -> None:
    site = a_site().with_incident("db-slow", at="10-05T10:00").update("10-05T10:00", "identified", db="degraded_performance")
    site.update("10-05T11:00", "resolved")
    site.with_incident("api-down", at="20T10:00").update("20T10:00", "identified", api="partial_outage")
    site.update("20T11:00", "resolved").with_incident("web-down", at="21T10:00")
    site.update("21T10:00", "identified", web="partial_outage").update("21T11:00", "resolved")
    pages = components(site, tmp_path)
    found = {id: [month.address for month in page.months] for id, page in pages.items()}
    # October has one record, so its own page is all that there is of it.
    assert found == {
        "api": ["history/2026-11/component-api/", ""],
        "db": ["", "history/2026-10/"],
        "web": ["history/2026-11/component-web/", ""],
    }


def test_a_component_has_its_badge(tmp_path: Path) -> None:
    assert components(a_site(), tmp_path)["api"].badge == "badges/components/api.svg"
