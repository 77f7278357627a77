"""Short links: a page for every name in every spelling, a choice where several answer, help where nobody does."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from noa_status.build.internal_world import world_of
from noa_status.internal.site import InternalSite, site_of
from noa_status.model.alert import AlertRule, RunbookLink
from noa_status.problems import Place
from noa_status.records.read import read_repository
from tests.builders import SiteBuilder, a_site, at
from tests.internal.building import built, links_of, page, text_of


def files_of(site: InternalSite) -> dict[str, str]:
    return {file.uri: file.content.replace("&#x2f;", "/") for file in site.files}


def built_with_rules(site: SiteBuilder, root: Path, *rules: AlertRule) -> InternalSite:
    """The site of a repository that has these rules, and a forge."""
    repository, problems = read_repository(site.write(root))
    assert repository is not None, problems
    repository = msgspec.structs.replace(repository, alert_rules=rules)
    return site_of(
        world_of(root, repository, at("10:35"), {}, new_file=lambda path, text: f"https://forge.example.com/new?{path}&{text}")
    )


def a_rule(name: str, *urls: str) -> AlertRule:
    place = Place("rules/api.yaml", 7)
    links = tuple(RunbookLink(annotation="runbook_url", written=url, place=place) for url in urls)
    return AlertRule(name=name, place=place, links=links)


def test_a_short_link_leads_to_its_runbook_by_script_and_without(tmp_path: Path) -> None:
    content = files_of(built(a_site().runbook("ApiDown"), tmp_path))["r/ApiDown/index.html"]
    assert '<script src="../../assets/noa/short_links.js"></script>' in content
    assert '<noscript><meta http-equiv="refresh" content="0; url=../../runbooks/ApiDown/"></noscript>' in content
    assert links_of(content) == ["../../runbooks/ApiDown/"]
    assert 'content="noindex"' in content


def test_a_name_has_its_address_in_lower_case_too_and_both_are_the_same_bytes(tmp_path: Path) -> None:
    files = files_of(built(a_site().runbook("ApiDown"), tmp_path))
    assert files["r/ApiDown/index.html"] == files["r/apidown/index.html"]


@pytest.mark.parametrize(
    ("site", "name"),
    [
        (a_site().runbook("api/ApiDown", "Text.\n"), "ApiDown"),
        (a_site().runbook("down", "# ApiDown\n"), "ApiDown"),
        (a_site().runbook("down", "# Down\n", alerts=["api_down"]), "api_down"),
    ],
    ids=["file name", "first heading", "front matter"],
)
def test_a_name_comes_from(site: SiteBuilder, name: str, tmp_path: Path) -> None:
    assert f"r/{name}/index.html" in files_of(built(site, tmp_path))


def test_a_name_comes_from_a_rule_that_links_to_a_runbook(tmp_path: Path) -> None:
    site = a_site(internal_url="https://on-call.example.com/").runbook("api", "# The API\n")
    made = built_with_rules(site, tmp_path, a_rule("ApiGone", "https://on-call.example.com/runbooks/api/"))
    assert links_of(files_of(made)["r/ApiGone/index.html"]) == ["../../runbooks/api/"]
    assert json.loads(files_of(made)["r/index.json"])["unwritten"] == []


def test_a_name_that_no_address_can_hold_has_none(tmp_path: Path) -> None:
    made = built(a_site().runbook("x", alerts=["Api/Odd", "..", "A" * 121]), tmp_path)
    assert [uri for uri in files_of(made) if uri.startswith("r/")] == ["r/index.json", "r/names.js"]


def test_two_claims_to_one_name_are_a_choice_whatever_the_case(tmp_path: Path) -> None:
    site = a_site().runbook("one/ApiDown", "# One", owner="platform").runbook("two/x", "# Two", alerts=["APIDOWN"])
    made = built(site, tmp_path)
    for name in ("ApiDown", "APIDOWN", "apidown"):
        assert f"r/{name}/index.html" not in files_of(made)
        html = page(made, f"r/{name}/index.md").html
        assert links_of(html)[2:] == ["../../runbooks/one/ApiDown/", "../../runbooks/two/x/"]
        assert "data-noa-carries" in html
    assert "2 pages answer to this name. One runbooks/one/ApiDown.md Owner platform" in text_of(made, "r/ApiDown/index.md")
    listed = json.loads(files_of(made)["r/index.json"])["alerts"]
    assert listed["ApiDown"] == ["../runbooks/one/ApiDown/", "../runbooks/two/x/"]


def test_an_alert_of_a_rule_without_a_runbook_says_what_to_do(tmp_path: Path) -> None:
    made = built_with_rules(a_site().runbook("ApiLatencyHigh"), tmp_path, a_rule("ApiLatencyTooHigh"))
    text = text_of(made, "r/ApiLatencyTooHigh/index.md")
    assert "Nobody has written up this alert yet. It is known from rules/api.yaml:7." in text
    assert "On-call engineer acknowledges alert" in text
    assert "SEV1" in text
    links = links_of(page(made, "r/apilatencytoohigh/index.md").html)
    assert "../ApiLatencyHigh/" in links
    assert "../../plan/severities/#sev1" in links
    (write,) = [link for link in links if link.startswith("https://forge.example.com/")]
    assert write.startswith("https://forge.example.com/new?runbooks/ApiLatencyTooHigh.md&---\nalerts: [ApiLatencyTooHigh]")


def test_an_alert_of_an_incident_without_a_runbook_is_known(tmp_path: Path) -> None:
    made = built(a_site().with_incident("slow", alerts=["ApiSlow"]).update("10:05", "investigating"), tmp_path)
    assert "known from the incident 2026-11-24-slow" in text_of(made, "r/ApiSlow/index.md")
    assert json.loads(files_of(made)["r/index.json"])["unwritten"] == ["ApiSlow"]
    assert "Not written up yet (1)" in text_of(made, "r/index.md")


def test_the_list_of_alerts_says_what_to_do_first_without_a_script(tmp_path: Path) -> None:
    text = text_of(built(a_site().runbook("ApiDown"), tmp_path), "r/index.md")
    assert "An alert's link led here: what to do first Alert Triggered" in text
    assert "runbooks/AlertName.md" in text
