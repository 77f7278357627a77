"""`/metrics`, as prometheus_client's parser, promtool and Prometheus itself read it."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from msgspec.structs import replace
from prometheus_client.openmetrics.parser import text_string_to_metric_families

from noa_status.public.open_metrics import metrics
from noa_status.public.values import HomePage, MachineFacts
from tests.builders import at
from tests.hosting.serving import nginx
from tests.machines.sites import a_lively_site, built
from tests.public import gallery

DOCS = Path(__file__).resolve().parents[2] / "docs"
STATUS = "noa_status_component_status"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(a_lively_site(), tmp_path_factory.mktemp("metrics"))


@pytest.fixture(scope="module")
def text(tree: Path) -> str:
    return (tree / "metrics").read_text(encoding="utf-8")


def samples(text: str) -> dict[str, dict[tuple[tuple[str, str], ...], float]]:
    """The values by metric and labels, as prometheus_client reads them."""
    found: dict[str, dict[tuple[tuple[str, str], ...], float]] = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            found.setdefault(sample.name, {})[tuple(sorted(sample.labels.items()))] = sample.value
    return found


def promtool(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """What promtool says."""
    program = shutil.which("promtool")
    assert program, "there is no promtool: make test says how to get one"
    return subprocess.run([program, *arguments], input=given, capture_output=True, text=True, check=False)


def test_each_component_is_in_one_state_of_five(text: str) -> None:
    states = samples(text)[STATUS]
    assert len(states) == 15
    on = {dict(labels)["component"]: dict(labels)[STATUS] for labels, value in states.items() if value}
    assert on == {"api": "partial_outage", "db": "operational", "web": "operational"}
    (family,) = (family for family in text_string_to_metric_families(text) if family.name == STATUS)
    assert family.type == "stateset"


def test_it_counts_what_is_open_by_impact_and_what_is_planned(text: str) -> None:
    found = samples(text)
    assert {dict(labels)["impact"]: value for labels, value in found["noa_status_open_incidents"].items()} == {
        "none": 0,
        "minor": 0,
        "major": 1,
        "critical": 0,
    }
    assert found["noa_status_maintenances"] == {(("state", "running"),): 0, (("state", "upcoming"),): 1}


def test_instants_are_those_of_build_json(tree: Path, text: str) -> None:
    found = samples(text)
    told = json.loads((tree / "build.json").read_text())
    for name in ("built", "next_change", "renew_by"):
        (value,) = found[f"noa_status_{name}_timestamp_seconds"].values()
        key = {"renew_by": "renew_by"}.get(name, f"{name}_at")
        assert value == at(told[key].replace("Z", "")).timestamp()
    assert f"noa_status {found['noa_status_build_info']}".count(told["generator"].split()[1]) == 1


def test_uptime_is_that_of_the_component_s_document(tree: Path, text: str) -> None:
    shares = {tuple(dict(labels).values()): value for labels, value in samples(text)["noa_status_component_uptime_ratio"].items()}
    document = json.loads((tree / "api/noa/v1/components/api.json").read_text())
    assert {("api", of["period"]): of["share"] for of in document["periods"]} == {
        key: value for key, value in shares.items() if key[0] == "api"
    }
    assert shares[("api", "24h")] < 1 == shares[("db", "24h")]


def test_the_same_build_gives_the_same_bytes(tree: Path, tmp_path: Path) -> None:
    assert (built(a_lively_site(), tmp_path) / "metrics").read_bytes() == (tree / "metrics").read_bytes()


def test_hostile_ids_break_no_line() -> None:
    row = replace(gallery.GROUPS[0].components[0], id='a"\\\n# EOF')
    calm = gallery.GALLERY["home when all is well"].value
    assert isinstance(calm, HomePage)
    home = replace(calm, groups=(replace(gallery.GROUPS[0], components=(row,)),))
    facts = MachineFacts(built_at=at("10:00"), renew_by=at("11:00"), next_change_at=at("11:00"))
    states = samples(metrics(home, facts))[STATUS]
    assert {dict(labels)["component"] for labels in states} == {'a"\\\n# EOF'}


def in_the_older_format(text: str) -> str:
    """The same lines in the format that promtool reads: it knows neither statesets nor infos, which are gauges there."""
    older = text.replace(" stateset\n", " gauge\n").replace("# TYPE noa_status_build info", "# TYPE noa_status_build_info gauge")
    return older.replace("# HELP noa_status_build ", "# HELP noa_status_build_info ")


def test_promtool_finds_nothing_to_say(text: str) -> None:
    older = in_the_older_format(text)
    done = promtool("check", "metrics", given=older)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    broken = promtool("check", "metrics", given=re.sub(r"# HELP noa_status_open_incidents .*\n", "", older))
    assert "noa_status_open_incidents no help text" in broken.stdout + broken.stderr


def test_the_example_rules_fire_when_they_should() -> None:
    for arguments in (("check", "rules", "alerts.yml"), ("test", "rules", "alerts.test.yml")):
        done = promtool(*arguments[:2], str(DOCS / "metrics" / arguments[2]))
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_docs_name_every_metric_and_the_rules_no_other(text: str) -> None:
    families = {family.name for family in text_string_to_metric_families(text)}
    page = (DOCS / "metrics.md").read_text(encoding="utf-8")
    rules = (DOCS / "metrics/alerts.yml").read_text(encoding="utf-8")
    told = {
        name.removesuffix("_info") for name in re.findall(r"^\| `(\w+)", page, re.MULTILINE) if name.startswith("noa_status_")
    }
    assert told == families
    assert set(re.findall(r"noa_status_\w+", rules)) <= families


@pytest.fixture(scope="module")
def prometheus(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a Prometheus that scrapes the site as a host serves it."""
    program = shutil.which("prometheus")
    assert program, "there is no Prometheus: make test says how to get one"
    home = tmp_path_factory.mktemp("prometheus")
    with nginx(tree, tree, home) as host, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        own: int = free.getsockname()[1]
        free.close()
        (home / "alerts.yml").write_text((DOCS / "metrics/alerts.yml").read_text(encoding="utf-8"))
        (home / "prometheus.yml").write_text(
            "global: {scrape_interval: 1s, evaluation_interval: 1s}\nrule_files: [alerts.yml]\nscrape_configs:\n"
            f"  - {{job_name: status-page, static_configs: [{{targets: ['127.0.0.1:{host.port}']}}]}}\n"
        )
        command = [program, f"--config.file={home}/prometheus.yml", f"--storage.tsdb.path={home}/data"]
        process = subprocess.Popen(
            [*command, f"--web.listen-address=127.0.0.1:{own}", "--log.level=error"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        yield own
        process.terminate()
        process.wait(20)


def asked(port: int, query: str) -> list[dict[str, Any]]:
    """What Prometheus answers, as soon as it knows anything."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", f"/api/v1/query?query={quote(query)}")
            found: list[dict[str, Any]] = json.loads(connection.getresponse().read())["data"]["result"]
        except (OSError, ValueError, KeyError):
            found = []
        finally:
            connection.close()
        if found:
            return found
        time.sleep(0.3)
    return []


@pytest.mark.slow
def test_prometheus_takes_all_of_it_as_it_is_served(prometheus: int, text: str) -> None:
    (up,) = asked(prometheus, 'up{job="status-page"}')
    assert up["value"][1] == "1"
    (state,) = asked(prometheus, f'{STATUS}{{component="api"}} == 1')
    assert state["metric"][STATUS] == "partial_outage"
    (count,) = asked(prometheus, 'count({__name__=~"noa_status_.+"})')
    assert int(count["value"][1]) == sum(map(len, samples(text).values()))
