"""The page of alerts beside runbooks, and what of other pages follows from rules; and the figures of a real collection."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from noa_status.internal.site import InternalSite
from tests.builders import SiteBuilder, a_site
from tests.commands import noa_status
from tests.internal.building import built, links_of, page, text_of

RULES = """\
groups:
  - name: api
    rules:
      - alert: ApiDown
        labels: {severity: critical}
        annotations: {runbook_url: https://on-call.example.com/r/ApiDown/}
      - alert: ApiDown
        labels: {severity: warning}
        annotations: {runbook_url: https://on-call.example.com/r/ApiDown/}
      - alert: Watchdog
      - alert: DbSlow
        annotations: {runbook: docs/alerts.md#slow}
      - alert: WebSlow
        annotations: {runbook_url: https://on-call.example.com/r/WebSlow/}
      - alert: Elsewhere
        annotations: {runbook_url: https://wiki.example.org/x}
"""


def with_rules(rules: str = RULES) -> SiteBuilder:
    site = a_site(internal_url="https://on-call.example.com/", alert_rules=["rules"])
    return site.file("/rules/api.yml", rules).file("/docs/alerts.md", "# Alerts\n\n## Slow\n\nWait.\n").runbook("ApiDown")


def titles(site: InternalSite, uri: str) -> list[str]:
    return [heading.title for heading in page(site, uri).headings]


def test_the_page_says_both_ways_what_is_missing(tmp_path: Path) -> None:
    made = built(with_rules().runbook("OldName", owner="platform").runbook("watchdog"), tmp_path)
    assert titles(made, "coverage.md") == [
        "Alerts and runbooks",
        "Alerts without a runbook (2)",
        "Runbooks without an alert (1)",
        "Alerts with a runbook (3)",
    ]
    text = text_of(made, "coverage.md")
    assert "3 of 5 alerts in 6 rules have a runbook; 1 runbook without an alert; 1 name in several rules." in text
    assert "Elsewhere elsewhere wiki.example.org rules/api.yml:15" in text
    assert "WebSlow leads nowhere rules/api.yml:13" in text
    assert "OldName OldName runbooks/OldName.md" in text
    assert "SEV1 Critical critical, warning" in text
    assert "rules/api.yml:4, rules/api.yml:7" in text


def test_the_page_links_to_runbooks_and_short_links(tmp_path: Path) -> None:
    links = links_of(page(built(with_rules(), tmp_path), "coverage.md").html)
    assert "../r/ApiDown/" in links
    assert "../runbooks/ApiDown/" in links
    assert "../r/WebSlow/" in links


def test_the_list_of_runbooks_and_the_navigation_lead_to_it(tmp_path: Path) -> None:
    made = built(with_rules(), tmp_path)
    assert "../coverage/" in links_of(page(made, "runbooks/index.md").html)
    assert "coverage.md" in {item.uri for entry in made.nav for item in entry.items}


def test_without_rules_there_is_no_such_page(tmp_path: Path) -> None:
    made = built(a_site().runbook("ApiDown"), tmp_path)
    assert "coverage.md" not in {made_page.uri for made_page in made.pages}
    assert "coverage.md" not in {item.uri for entry in made.nav for item in entry.items}


def test_a_file_named_like_an_alert_of_the_rules_gets_a_short_link(tmp_path: Path) -> None:
    made = built(with_rules().runbook("watchdog"), tmp_path)
    listed = json.loads(next(file.content for file in made.files if file.uri == "r/index.json"))
    assert listed["alerts"]["Watchdog"] == ["../runbooks/watchdog/"]
    assert listed["url"] == "https://on-call.example.com/"


def test_a_broken_file_of_rules_is_named_and_stops_no_build(tmp_path: Path) -> None:
    made = built(with_rules().file("/rules/b.yml", "groups: [\n- alert: x\n"), tmp_path)
    (problem,) = [one for one in made.problems if one.place.path.startswith("rules/")]
    assert (problem.place.path, problem.code, problem.level) == ("rules/b.yml", "yaml-syntax", "warning")


def test_names_of_alerts_are_told_as_text(tmp_path: Path) -> None:
    hostile = (
        "groups: [{rules: [{alert: '<img src=x onerror=alert(1)>', labels: {severity: '<b>'}, annotations: {runbook: '<i>'}}]}]"
    )
    made = built(with_rules(hostile), tmp_path)
    html = page(made, "coverage.md").html
    assert "<img" not in html
    assert "<b>" not in html
    assert "<i>" not in html


@pytest.fixture
def kube(corpora: Path, tmp_path: Path) -> Path:
    """The real runbooks in a repository of ours, the real rules beside."""
    a_site().write(tmp_path)
    shutil.copytree(corpora / "runbooks-prometheus-operator" / "content" / "runbooks", tmp_path / "runbooks")
    shutil.copytree(corpora / "rules-kube-prometheus", tmp_path / "rules")
    return tmp_path


def counts(root: Path) -> dict[str, int]:
    done = noa_status("alerts rules --format json", root)
    report = json.loads(done.output)
    assert len(report["alerts"]) == report["counts"]["alerts"]
    return report["counts"] | {"status": done.status}


FIGURES = {
    "files": 8,
    "rules": 139,
    "alerts": 125,
    "with_runbook": 99,
    "runbooks_without_alert": 9,
    "names_in_several_rules": 12,
    "links_not_looked_at": 0,
}


def test_the_figures_of_a_real_collection_are_those_that_were_counted_by_hand(kube: Path) -> None:
    # Its links lead to the collection's own site, which is not ours: where they lead is not looked at.
    assert counts(kube) == FIGURES | {
        "elsewhere": 26,
        "without_runbook": 0,
        "links_here": 0,
        "links_elsewhere": 139,
        "links_nowhere": 0,
        "status": 0,
    }


def test_were_that_site_ours_the_links_of_26_alerts_would_lead_nowhere(kube: Path) -> None:
    with (kube / "status.yml").open("a") as file:
        file.write("internal_url: https://runbooks.prometheus-operator.dev/\n")
    assert counts(kube) == FIGURES | {
        "elsewhere": 0,
        "without_runbook": 26,
        "links_here": 112,
        "links_elsewhere": 0,
        "links_nowhere": 27,  # of 26 names: one stands in two rules
        "status": 1,
    }
    report = json.loads(noa_status("alerts rules --format json", kube).output)
    dead = {
        alert["name"]
        for alert in report["alerts"]
        if any(link["leads"] == "nowhere" for rule in alert["rules"] for link in rule["links"])
    }
    assert len(dead) == 26


def test_the_real_rules_without_their_links_get_ours_where_there_is_a_runbook(kube: Path) -> None:
    for path in (kube / "rules").glob("*.yaml"):
        kept = [line for line in path.read_text().splitlines(keepends=True) if "runbook_url:" not in line]
        path.write_text("".join(kept))
    with (kube / "status.yml").open("a") as file:
        file.write("internal_url: https://on-call.example.com/\nalert_rules: [rules]\n")
    done = noa_status("alerts --annotate", kube)
    assert len(re.findall(r"^\+ +runbook_url: https://on-call\.example\.com/r/\w+/$", done.output, re.MULTILINE)) == 112
    assert "by hand" not in done.output
