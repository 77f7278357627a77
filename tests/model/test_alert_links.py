"""Where a rule's link to its runbook leads, and which severity of the plan an alert has."""

from __future__ import annotations

import pytest

from noa_status.model.alert import AlertRule, RunbookLink
from noa_status.model.alert_links import Lead, Leads, Shelf, ShelfBook, answers_of, lead_of
from noa_status.model.coverage import Cover, coverage_of, severity_of_label
from noa_status.problems import Place
from noa_status.records.site_file import read_site
from tests.builders import a_site

BOOKS = (
    ShelfBook(path="runbooks/ApiDown.md", title="API", id="ApiDown", names=("ApiDown",), severity="SEV1"),
    ShelfBook(path="runbooks/Watchdog.md", title="Watchdog", id="Watchdog"),
    ShelfBook(path="runbooks/db/slow.md", title="Slow", id="slow", names=("DbSlow",)),
)
SHELF = Shelf(
    base="https://on-call.example.com/team/",
    books=BOOKS,
    answers=answers_of(BOOKS),
    short_links=frozenset({"ApiDown", "DbSlow"}),
    pages={book.path.removesuffix(".md"): book.path for book in BOOKS} | {"plan": "plan/index.md"},
    find=lambda source, link: {"docs/all.md": "docs/all.md", "runbooks/ApiDown.md": "runbooks/ApiDown.md"}.get(link),
    anchors=lambda path: frozenset({"meaning", "apidown"}) if path.startswith(("docs/", "runbooks/")) else None,
)
PLACE = Place("rules/api.yml", 3)


def a_rule(*links: str, name: str = "ApiDown", severity: str = "") -> AlertRule:
    written = tuple(RunbookLink(annotation="runbook_url", written=link, place=PLACE) for link in links)
    return AlertRule(name=name, place=PLACE, links=written, severity=severity, severity_place=PLACE)


def lead(link: str, shelf: Shelf = SHELF, name: str = "ApiDown") -> Lead:
    rule = a_rule(link, name=name)
    return lead_of(rule.links[0], rule, shelf)


@pytest.mark.parametrize(
    ("link", "page"),
    [
        ("https://on-call.example.com/team/r/ApiDown/", "runbooks/ApiDown.md"),
        ("https://on-call.example.com/team/r/ApiDown", "runbooks/ApiDown.md"),
        ("https://on-call.example.com/team/r/ApiDown/index.html", "runbooks/ApiDown.md"),
        ("http://ON-CALL.example.com/team/r/apidown/?pod={{ $labels.pod }}", "runbooks/ApiDown.md"),
        ("https://on-call.example.com/team/r/{{ $labels.alertname }}/", "runbooks/ApiDown.md"),
        ("https://on-call.example.com/team/r/{{$labels.service}}Down/", "runbooks/ApiDown.md"),
        ("https://on-call.example.com/team/runbooks/ApiDown/", "runbooks/ApiDown.md"),
        ("https://on-call.example.com/team/runbooks/ApiDown.html#meaning", "runbooks/ApiDown.md"),
        ("https://on-call.example.com/team/runbooks/db/{{ $labels.what }}#{{ $labels.part }}", "runbooks/db/slow.md"),
        ("runbooks/ApiDown.md", "runbooks/ApiDown.md"),
        ("runbooks/{{ $labels.service }}Down.md#meaning", "runbooks/ApiDown.md"),
        ("docs/all.md#apidown", "docs/all.md"),
        ("docs/all.md#{{ $labels.part }}", "docs/all.md"),
        ("/r/ApiDown/", "runbooks/ApiDown.md"),
    ],
)
def test_a_link_of_ours_leads_to_its_page(link: str, page: str) -> None:
    found = lead(link)
    assert (found.leads, found.pages, found.meant) == (Leads.HERE, (page,), "")


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("https://on-call.example.com/team/r/ApiGone/", "no runbook answers to ApiGone"),
        ("https://on-call.example.com/team/r/Watchdog/", "does not say that it answers to the alert: alerts: [Watchdog]"),
        ("https://on-call.example.com/team/runbooks/Gone/", "the site has no page /runbooks/Gone"),
        ("https://on-call.example.com/team/runbooks/ApiDown/#meanin", "has no anchor #meanin; did you mean #meaning?"),
        ("https://on-call.example.com/team/runbooks/{{ $labels.x }}/none/", "the site has no page /runbooks/*/none"),
        ("docs/gone.md", "there is no file docs/gone.md"),
        ("docs/all.md#gone", "docs/all.md has no anchor #gone"),
        ("#apidown", "an anchor without the file"),
        ("  ", "`runbook_url` is empty"),
    ],
)
def test_a_link_that_leads_nowhere_says_why(link: str, says: str) -> None:
    found = lead(link)
    assert found.leads is Leads.NOWHERE
    assert says in found.says


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://wiki.example.org/x", "wiki.example.org"),
        ("https://on-call.example.com/other/r/ApiDown/", "on-call.example.com"),
        ("https://on-call.example.com.evil.example/team/r/ApiDown/", "on-call.example.com.evil.example"),
        ("https://user:secret@wiki.example.org/x", "wiki.example.org"),
        ("//wiki.example.org/x", "wiki.example.org"),
    ],
)
def test_a_link_elsewhere_says_whose(link: str, host: str) -> None:
    found = lead(link)
    assert (found.leads, found.host) == (Leads.ELSEWHERE, host)


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("{{ $externalURL }}/x", Leads.UNKNOWN),
        ('{{ if eq $labels.severity "critical" }}a{{ else }}b{{ end }}', Leads.UNKNOWN),
        ("https://on-call.example.com/team/r/" + "{{x}}a" * 5, Leads.UNKNOWN),
        ("Restart the pod, then look again.", Leads.WORDS),
        ("x" * 3_000, Leads.WORDS),
    ],
)
def test_what_cannot_be_judged_is_left_alone(link: str, leads: Leads) -> None:
    assert lead(link).leads is leads


def test_a_page_in_other_capitals_is_meant() -> None:
    assert lead("https://on-call.example.com/team/runbooks/apidown/").meant == (
        "https://on-call.example.com/team/runbooks/ApiDown/"
    )
    assert lead("https://on-call.example.com/team/r/APIDOWN/").meant == "https://on-call.example.com/team/r/ApiDown/"


def test_of_a_shelf_that_is_not_whole_pages_are_not_missed() -> None:
    part = Shelf(base=SHELF.base, pages=SHELF.pages, is_whole=False)
    assert lead("https://on-call.example.com/team/playbooks/", part).leads is Leads.UNKNOWN
    assert lead("https://on-call.example.com/team/r/ApiGone/", part).leads is Leads.NOWHERE


def test_coverage_goes_both_ways() -> None:
    rules = [
        a_rule(severity="critical"),
        a_rule(severity="warning"),
        a_rule(name="watchdog"),
        a_rule("https://wiki.example.org/x", name="Elsewhere"),
        a_rule("https://on-call.example.com/team/r/Gone/", name="Gone"),
        a_rule("docs/all.md#apidown", name="InOneLongFile"),
    ]
    coverage = coverage_of(rules, SHELF)
    assert {alert.name: alert.cover for alert in coverage.alerts} == {
        "ApiDown": Cover.HERE,
        "watchdog": Cover.HERE,
        "Elsewhere": Cover.ELSEWHERE,
        "Gone": Cover.NONE,
        "InOneLongFile": Cover.HERE,
    }
    assert [book.path for book in coverage.without_alert] == ["runbooks/db/slow.md"]
    assert (coverage.rules, coverage.in_several_rules) == (6, 1)


def test_a_runbook_that_only_a_link_leads_to_has_an_alert() -> None:
    coverage = coverage_of([a_rule("https://on-call.example.com/team/r/DbSlow/", name="Other")], SHELF)
    assert [book.path for book in coverage.without_alert] == ["runbooks/ApiDown.md"]


@pytest.mark.parametrize(
    ("label", "severity"),
    [
        ("critical", "SEV1"),
        ("Warning", "SEV3"),
        ("info", "SEV4"),
        ("none", "none"),
        ("sev2", "SEV2"),
        ("high", "SEV2"),
        ("ticket", "SEV4"),
        ("error", "SEV1"),
        ("whatever", None),
    ],
)
def test_a_label_means_what_status_yml_says_else_the_plan_else_what_is_usual(label: str, severity: str | None) -> None:
    status = a_site().contents["status.yml"]
    assert isinstance(status, str)
    site, problems = read_site(status.encode() + b"alert_severities: {Ticket: SEV4, error: SEV1}\n")
    assert site is not None, problems
    assert severity_of_label(label, site.alert_severities, site.policy) == severity
