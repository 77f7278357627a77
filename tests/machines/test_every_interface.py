"""Validators over every interface for programs: of the sample, of an imported real history, and of repositories that are made up.

Each looks at all files of its kind in a built site: feeds and their chains of archives, JSON Feed, Statuspage's interface, our own
with its schemas and description, calendars, metrics, badges, lists of feeds.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import jsonschema_rs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV31SpecValidator
from prometheus_client.openmetrics.parser import text_string_to_metric_families

from noa_status.build.conduct import Paths, build_public
from noa_status.exchange.statuspage.bring import bring
from tests.builders import SiteBuilder, a_site, at, instant
from tests.contracts import statuspage_rules
from tests.contracts.feed_rules import ATOM, breaches
from tests.corpora import REPOSITORY
from tests.hosting.serving import nginx
from tests.machines.test_calendar import by_ics, by_vobject
from tests.machines.test_metrics import in_the_older_format, promtool

DEMO = datetime(2031, 3, 4, 10, 35, tzinfo=UTC)
BUSY = at("2022-03-30T14:30")


def built(root: Path, home: Path, now: datetime) -> Path:
    report = build_public(Paths(root=root, site=home / "site", cache=home / "cache"), now)
    assert report.is_built, report.problems
    return home / "site" / "public"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records of this repository at the demo moment."""
    return built(REPOSITORY, tmp_path_factory.mktemp("sample"), DEMO)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory, corpora: Path) -> Path:
    """What another company told of half a year, imported, in the middle of an outage."""
    home = tmp_path_factory.mktemp("real")
    (home / "repository").mkdir()
    assert bring(home / "repository", str(corpora / "statuspage-github" / "incidents.json")).refused == ()
    return built(home / "repository", home, BUSY)


def url_of(tree: Path) -> str:
    return json.loads((tree / "api/noa/v1/index.json").read_bytes())["$schema"].partition("api/noa")[0]


def chain(tree: Path, first: Path, url: str) -> list[Path]:
    """The files that a reader goes through, from a feed on to its archives."""
    files = [first]
    while older := _older(files[-1]):
        assert older.startswith(url), older
        files.append(tree / older.removeprefix(url))
        assert files[-1] not in files[:-1]
    return files


def _older(file: Path) -> str:
    if file.suffix == ".json":
        return json.loads(file.read_bytes()).get("next_url", "")
    links = ElementTree.parse(file).getroot().iter(f"{ATOM}link")
    return next((link.attrib["href"] for link in links if link.get("rel") == "prev-archive"), "")


def ids(file: Path) -> list[str]:
    if file.suffix == ".json":
        return [item["id"] for item in json.loads(file.read_bytes())["items"]]
    return [entry.id for entry in feedparser.parse(file.read_bytes()).entries]


def check_feeds(tree: Path, url: str) -> None:
    files = sorted(path for ending in ("rss", "atom", "json") for path in tree.rglob(f"feed.{ending}"))
    assert files
    assert [breach for path in files for breach in breaches(str(path.relative_to(tree)), path.read_bytes())] == []
    for path in (*files, *tree.rglob("history.atom"), *tree.rglob("history.rss")):
        if path.suffix != ".json":
            assert not feedparser.parse(path.read_bytes()).bozo, path
    records = [record for document in months(tree) for record in document["records"]]
    told = sum(len(record["updates"]) for record in records)
    found: list[set[str]] = []
    for ending in ("rss", "atom", "json"):
        passed = chain(tree, tree / f"feed.{ending}", url)
        archives = [id for file in passed[1:] for id in ids(file)]
        assert len(archives) == len(set(archives)), "nothing is archived twice"
        found.append({id for file in passed for id in ids(file)})
    assert len(found[0]) == told, "who follows the archives finds every update"
    assert found[0] == found[1] == found[2]
    for path in tree.glob("components/*/feed.json"):
        assert set(ids(path)) <= found[2]
        assert ids(path) == ids(path.with_suffix(".rss")) == ids(path.with_suffix(".atom"))


def months(tree: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(tree.glob("api/noa/v1/history/????-??.json")):
        yield json.loads(path.read_bytes())


def check_noa_api(tree: Path, url: str) -> None:
    documents = [path for path in (tree / "api/noa/v1").rglob("*.json") if "schema" not in path.parts and path.stem != "openapi"]
    validators = {
        path.name: jsonschema_rs.validator_for(json.loads(path.read_bytes()), validate_formats=True)
        for path in (tree / "api/noa/v1/schema").glob("*.json")
    }
    assert documents
    for path in documents:
        document = json.loads(path.read_bytes())
        faults = [
            f"{one.instance_path}: {one.message}"
            for one in validators[document["$schema"].rpartition("/")[2]].iter_errors(document)
        ]
        assert faults == [], path
    OpenAPIV31SpecValidator(json.loads((tree / "api/noa/v1/openapi.json").read_bytes())).validate()


def check_calendars(tree: Path, url: str) -> None:
    files = list(tree.rglob("maintenance.ics"))
    assert files
    for path in files:
        assert by_ics(path.read_bytes()) == by_vobject(path.read_bytes()), path


def check_metrics(tree: Path, url: str) -> None:
    text = (tree / "metrics").read_text(encoding="utf-8")
    assert list(text_string_to_metric_families(text))
    said = promtool("check", "metrics", given=in_the_older_format(text))
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")


def check_statuspage(tree: Path, url: str) -> None:
    paths = [*tree.glob("api/v2/**/*.json"), *tree.glob("history.*")]
    statuspage_rules.check({path.relative_to(tree).as_posix(): path.read_bytes() for path in paths})


def check_lists_and_badges(tree: Path, url: str) -> None:
    for path in tree.rglob("opml.xml"):
        listed = [
            outline.attrib["xmlUrl"]
            for outline in ElementTree.parse(path).getroot().iter("outline")
            if "xmlUrl" in outline.attrib
        ]
        assert listed
        assert all((tree / address.removeprefix(url)).is_file() for address in listed)
    badges = list(tree.rglob("badges/**/*.json"))
    assert badges
    for path in badges:
        badge = json.loads(path.read_bytes())
        assert badge["schemaVersion"] == 1
        assert badge["label"]
        assert badge["message"]


CHECKS = [check_feeds, check_noa_api, check_calendars, check_metrics, check_statuspage, check_lists_and_badges]


@pytest.mark.parametrize("check", CHECKS)
def test_the_sample_keeps_every_rule(sample: Path, check) -> None:
    check(sample, url_of(sample))


@pytest.mark.parametrize("check", CHECKS)
def test_a_real_history_keeps_every_rule(real: Path, check) -> None:
    check(real, url_of(real))


@pytest.mark.slow
@pytest.mark.parametrize("which", ["sample", "real"])
def test_what_is_served_of_it_is_what_the_description_says(request: pytest.FixtureRequest, tmp_path: Path, which: str) -> None:
    tree: Path = request.getfixturevalue(which)
    program = Path(sys.executable).with_name("schemathesis")
    with nginx(tree, tree, tmp_path) as host:
        address = f"http://127.0.0.1:{host.port}/api/noa/v1/"
        checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
        bounds = "--phases examples,coverage,fuzzing --mode positive --max-examples 20 --seed 1 --no-color".split()
        done = subprocess.run(
            [str(program), "run", str(tree / "api/noa/v1/openapi.json"), "--url", address, "--checks", checks, *bounds],
            cwd=tmp_path,
            env={**os.environ, "SCHEMATHESIS_HOOKS": ""},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stdout + done.stderr


WORDS = st.sampled_from(["API & more", "a <b> c", "Äußerst — langsam", "]]>", "日本語 の 題", "'\"`\\", "x" * 300, "العربية"])
STATES = st.sampled_from(["operational", "degraded_performance", "partial_outage", "major_outage"])
MINUTES = st.integers(min_value=-60 * 24 * 250, max_value=60 * 24 * 20)


@st.composite
def repositories(draw: st.DrawFn) -> SiteBuilder:
    """Records around a moment, of every kind, with texts that no format is at ease with."""
    languages = draw(st.sampled_from([["en"], ["de", "en"], ["en", "ar", "ja"]]))
    facts: dict[str, Any] = {"languages": languages, "name": json.dumps(draw(WORDS))}
    if draw(st.booleans()):
        facts["hub_url"] = "https://hub.example.com/"
    site = a_site(**facts)
    for number in range(draw(st.integers(0, 5))):
        began = at("12:00") + timedelta(minutes=draw(MINUTES))
        gaps = draw(st.lists(st.integers(1, 60 * 24 * 40), min_size=1, max_size=5))
        text = draw(WORDS) + " told in five words"
        if draw(st.booleans()):
            site.with_incident(
                f"2026-r{number}",
                at=_written(began),
                severity=draw(st.sampled_from(["SEV1", "SEV2", "SEV4"])),
                title=json.dumps(draw(WORDS)),
            )
            told = draw(
                st.lists(
                    st.sampled_from(["investigating", "identified", "monitoring", "resolved"]),
                    min_size=len(gaps),
                    max_size=len(gaps),
                )
            )
            for gap, status in zip(gaps, told, strict=True):
                began += timedelta(minutes=gap)
                hit: dict[str, Any] = {draw(st.sampled_from(["api", "db"])): draw(STATES)}
                site.update(_written(began), status, text, **hit)
        else:
            ends = began + timedelta(minutes=gaps[0])
            planned: dict[str, Any] = {"cancelled_at": instant(began - timedelta(minutes=5))} if draw(st.booleans()) else {}
            if draw(st.booleans()):
                moved = {
                    "at": instant(began - timedelta(hours=2)),
                    "start": instant(began - timedelta(hours=1)),
                    "end": instant(began),
                }
                planned["moved"] = json.dumps([moved])
            site.with_maintenance(f"2026-m{number}", _written(began), _written(ends), title=json.dumps(draw(WORDS)), **planned)
            site.update(_written(began - timedelta(days=2)), "scheduled", text, db="under_maintenance")
    return site


def _written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}"


@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(repositories())
def test_whatever_is_recorded_keeps_every_rule(tmp_path: Path, site: SiteBuilder) -> None:
    shutil.rmtree(tmp_path, ignore_errors=True)
    tree = built(site.write(tmp_path / "repository"), tmp_path, at("12:00"))
    for check in CHECKS:
        check(tree, url_of(tree))
