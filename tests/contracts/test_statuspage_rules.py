"""The rules between fields and files of Statuspage's interface: over the sample repository, a real history and generated ones."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noa_status.artifacts import Artifact
from noa_status.build.conduct import Paths, build_public
from noa_status.exchange.statuspage.bring import bring
from noa_status.model.component import Component, Group
from noa_status.model.incident import Incident
from noa_status.model.progress import State, state_of
from noa_status.model.site import Site
from noa_status.model.spans import spans_of
from noa_status.public.statuspage.files import record_artifacts, statuspage_artifacts
from noa_status.public.view.components import component_rows
from noa_status.public.view.heads import site_head
from noa_status.public.view.incidents import shown
from noa_status.public.view.months import carried_into, month_facts, month_of
from noa_status.public.view.statuspage import statuspage_records, statuspage_site
from tests import strategies
from tests.builders import at
from tests.contracts.statuspage_rules import Files, check
from tests.corpora import REPOSITORY
from tests.model.building import the_plan

DEMO = datetime(2031, 3, 4, 10, 35, tzinfo=UTC)
TEXT = "We are on it."
COMPONENTS = (Component(id="db", name="Database"), Component(id="api", name="API", group="core"))


def built(root: Path, home: Path, now: datetime) -> Files:
    report = build_public(Paths(root=root, site=home / "site", cache=home / "cache"), now)
    assert report.is_built, report.problems
    tree = home / "site" / "public"
    paths = [*tree.glob("api/v2/**/*.json"), *tree.glob("history.*")]
    return {path.relative_to(tree).as_posix(): path.read_bytes() for path in paths}


def told(files: Files, name: str, key: str) -> list[dict[str, Any]]:
    return json.loads(files[f"api/v2/{name}.json"])[key]


# The demo moment, before it, after it, calm, and as the records are today.
@pytest.mark.parametrize(
    "now",
    [
        DEMO - timedelta(hours=4),
        DEMO,
        DEMO + timedelta(minutes=26),
        DEMO + timedelta(days=2, hours=10),
        at("10:35"),
        at("12-09T22:15"),
    ],
    ids=str,
)
def test_the_sample_repository_keeps_them(tmp_path: Path, now: datetime) -> None:
    check(built(REPOSITORY, tmp_path, now))


@pytest.mark.parametrize("now", ["2022-03-23T14:30", "2022-07-01T00:00"])
def test_a_real_history_keeps_them(tmp_path: Path, corpora: Path, now: str) -> None:
    root = tmp_path / "repository"
    root.mkdir()
    assert bring(root, str(corpora / "statuspage-github" / "incidents.json")).refused == ()
    check(built(root, tmp_path, at(now)))


def files_of(site: Site, incidents: Iterable[Incident], now: datetime) -> Files:
    """The interface's files of a repository that lies on no disk."""
    by_month: dict[str, list[Incident]] = {}
    for incident in incidents:
        if incident.updates:
            by_month.setdefault(month_of(incident), []).append(incident)
    carried, facts = [], []
    for month in sorted(by_month):
        facts.append(month_facts(month, by_month[month], carried_into(month, carried), site, now))
        carried += facts[-1].carried
    everything = [incident for of_month in by_month.values() for incident in of_month]
    spans = [span for incident in shown(everything, site, now) for span in spans_of(incident, now)]
    whole = statuspage_site(site, facts, lambda month: by_month[month], component_rows(site, spans, {}, now), now)

    def html(_: object) -> str:
        return f"<p>{TEXT}</p>"

    artifacts: list[Artifact] = list(statuspage_artifacts(whole, html))
    for of_month in by_month.values():
        artifacts += record_artifacts(statuspage_records(of_month, site, now), site_head(site), html)
    return {artifact.path: artifact.render() for artifact in artifacts}


def a_generated_site() -> Site:
    group = Group(id="core", name="Core")
    return Site(name="Example", url="https://status.example.com/", components=COMPONENTS, groups=(group,), policy=the_plan())


@settings(deadline=None)
@given(strategies.histories())
def test_whatever_is_recorded_keeps_them_and_says_what_the_page_says(history: strategies.History) -> None:
    site = a_generated_site()
    files = files_of(site, history.incidents, history.now)
    check(files)
    states: dict[str, set[str]] = {}
    for incident in shown((one for one in history.incidents if one.updates), site, history.now):
        states.setdefault(state_of(incident, history.now), set()).add(incident.title)
    lists = {
        State.OPEN: told(files, "incidents/unresolved", "incidents"),
        State.UPCOMING: told(files, "scheduled-maintenances/upcoming", "scheduled_maintenances"),
        State.RUNNING: told(files, "scheduled-maintenances/active", "scheduled_maintenances"),
    }
    for state, records in lists.items():
        assert {one["name"] for one in records} == states.get(state, set()), state


@settings(deadline=None)
@given(strategies.histories(), st.integers(0, 3 * strategies.DAY))
def test_what_was_told_stays_told(history: strategies.History, minutes: int) -> None:
    # A window that is moved, or is said to have ended otherwise, takes back what had happened by itself.
    incidents = [one for one in history.incidents if not one.moved and one.cancelled_at is None]
    site, later = a_generated_site(), history.now + timedelta(minutes=minutes)
    before, after = (
        {update["id"]: update for one in records_of(files_of(site, incidents, now)) for update in one["incident_updates"]}
        for now in (history.now, later)
    )
    for id, update in before.items():
        if update["body"] == TEXT:
            assert {**after[id], "updated_at": ""} == {**update, "updated_at": ""}
    assert {id for id in before if id not in after} <= {id for id, update in before.items() if update["body"] != TEXT}


def records_of(files: Files) -> list[dict[str, Any]]:
    return [*told(files, "incidents", "incidents"), *told(files, "scheduled-maintenances", "scheduled_maintenances")]
