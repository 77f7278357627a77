"""`/api/noa/v1/`: documents that keep to their schemas, agree with each other and with the pages, and are what the description says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema_rs
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from noa_status.model.uptime import WEIGHTS
from noa_status.public.noa_api.documents import DOCUMENTS
from noa_status.public.noa_api.schemas import schema_of
from tests.builders import a_site
from tests.hosting.serving import nginx
from tests.machines.sites import URL, a_lively_site, built
from tests.public.looking import Document

API = "api/noa/v1/"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(a_lively_site(), tmp_path_factory.mktemp("api"))


def read(tree: Path, name: str) -> Any:
    """A document of a site."""
    return json.loads((tree / API / name).read_bytes())


def documents(tree: Path) -> dict[str, Any]:
    """Every document by its path, the schemas and the description left out."""
    found = {path.relative_to(tree / API).as_posix(): path for path in sorted((tree / API).rglob("*.json"))}
    return {
        name: json.loads(path.read_bytes())
        for name, path in found.items()
        if name.split("/")[0] not in ("schema", "openapi.json")
    }


def addresses(value: Any) -> list[str]:
    """Every address of this site in a document."""
    if isinstance(value, dict):
        return [address for one in value.values() for address in addresses(one)]
    if isinstance(value, list):
        return [address for one in value for address in addresses(one)]
    return [value] if isinstance(value, str) and value.startswith(URL) else []


def faults(document: Any, tree: Path) -> list[str]:
    """What the schema that a document names has against it."""
    schema = json.loads((tree / document["$schema"].removeprefix(URL)).read_bytes())
    assert schema["$id"] == document["$schema"]
    return [
        f"{error.instance_path}: {error.message}"
        for error in jsonschema_rs.validator_for(schema, validate_formats=True).iter_errors(document)
    ]


def test_every_document_keeps_to_the_schema_that_it_names(tree: Path) -> None:
    found = documents(tree)
    assert {name.split("/")[0] for name in found} == {"index.json", "status.json", "changes.json", "history", "components"}
    for name, document in found.items():
        assert faults(document, tree) == [], name


def test_a_schema_wants_every_field_and_finds_a_wrong_one(tree: Path) -> None:
    month = read(tree, "history/2026-11.json")
    record = month["records"][0]
    for wrong in (
        {**record, "impact": "huge"},
        {**record, "started_at": "yesterday"},
        {k: v for k, v in record.items() if k != "status"},
    ):
        assert faults({**month, "records": [wrong]}, tree)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_schemas_are_sound(name: str) -> None:
    schema = schema_of(name, URL)
    jsonschema_rs.meta.validate(schema)
    assert all(part["description"] for part in schema["$defs"].values())  # type: ignore[attr-defined]


def test_every_address_in_it_leads_to_a_file(tree: Path) -> None:
    for name, document in documents(tree).items():
        for address in addresses(document):
            path = urlsplit(address).path.lstrip("/")
            assert (tree / path / ("index.html" if path.endswith("/") or not path else "")).is_file(), f"{name}: {address}"


def test_every_place_that_it_names_is_on_the_page(tree: Path) -> None:
    for record in read(tree, "history/2026-11.json")["records"]:
        page = Document((tree / record["page"].removeprefix(URL) / "index.html").read_text(encoding="utf-8"))
        places = {element.attributes.get("id") for element in page.elements}
        assert {update["page"].partition("#")[2] for update in record["updates"]} <= places


def test_the_index_leads_to_everything(tree: Path) -> None:
    index = read(tree, "index.json")
    named = {address.removeprefix(URL + API) for address in addresses(index)}
    assert set(documents(tree)) - {"index.json"} <= named
    assert (index["language"], index["languages"]) == ("en", ["en", "de"])


def test_status_says_what_the_page_says(tree: Path) -> None:
    status = read(tree, "status.json")
    home = Document((tree / "index.html").read_text(encoding="utf-8"))
    assert status["answer"]["sentence"] in home.words
    assert {one["id"]: one["status"] for one in status["components"]} == {
        "api": "partial_outage",
        "db": "operational",
        "web": "operational",
    }
    assert [one["id"] for one in status["incidents"]] == ["2026-11-24-api-slow"]
    assert [one["id"] for one in status["maintenances"]] == ["2026-11-26-web-move"]
    assert status["next_update_at"] == status["incidents"][0]["next_update_at"]
    build = json.loads((tree / "build.json").read_bytes())
    assert {name: status[name] for name in ("built_at", "next_change_at", "renew_by")} == {
        name: build[name] for name in ("built_at", "next_change_at", "renew_by")
    }


def test_an_update_is_told_as_html_and_as_text_in_each_language(tree: Path) -> None:
    (newest, oldest) = read(tree, "status.json")["incidents"][0]["updates"]
    assert newest["html"] == "<p>We found a change that slows requests &amp; roll it back.</p>\n"
    assert newest["text"] == "We found a change that slows requests & roll it back."
    assert newest["components"] == [{"id": "api", "name": "API", "status": "partial_outage", "was": "degraded_performance"}]
    assert oldest["translations"]["de"]["text"] == "Anfragen an die API dauern länger als sonst, wir suchen den Grund."
    assert (newest["id"], newest["at"], newest["translations"]) == ("20261124T1031Z", "2026-11-24T10:31:00Z", {})


def test_a_correction_and_a_moved_window_are_told(tree: Path) -> None:
    (record,) = read(tree, "history/2026-10.json")["records"]
    assert (record["ended_at"], record["state"]) == ("2026-10-07T09:00:00Z", "resolved")
    assert (record["updates"][0]["corrected_at"], record["updates"][0]["correction"]) == (
        "2026-10-07T11:00:00Z",
        "The end was wrong.",
    )
    assert record["updates"][0]["text"] == "The dashboard works again: what happened (https://example.com/why)."
    (moved,) = (one for one in read(tree, "history/2026-11.json")["records"] if one["moved"])
    assert moved["window"] == {"start_at": "2026-11-26T22:00:00Z", "end_at": "2026-11-26T23:30:00Z"}
    assert moved["moved"][0]["moved_at"] == "2026-11-24T10:00:00Z"


def test_from_month_to_month_every_record_is_met_once(tree: Path) -> None:
    index = read(tree, "index.json")
    seen: list[str] = []
    months: list[str] = []
    url: str | None = index["months"][0]["url"]
    while url:
        month = read(tree, url.removeprefix(URL + API))
        months.append(month["month"])
        seen += [record["id"] for record in month["records"]]
        url = month["previous"] and month["previous"]["url"]
    assert months == [one["month"] for one in index["months"]] == ["2026-11", "2026-10"]
    assert sorted(seen) == sorted(path.name for path in (tree / "incidents").iterdir())


def test_a_month_that_is_over_stays_as_it_is(tmp_path: Path) -> None:
    site = a_lively_site()
    first = built(site, tmp_path)
    path = first / API / "history/2026-10.json"
    before, stamp = path.read_bytes(), path.stat().st_mtime_ns
    site.with_incident("again", at="10:40").update("10:41", "investigating", api="major_outage")
    built(site, tmp_path, "24T10:50")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, stamp)


def test_a_share_follows_from_the_figures_that_stand_beside_it(tree: Path) -> None:
    for name, component in documents(tree).items():
        if not name.startswith("components/"):
            continue
        assert component["weights"] == {str(status): weight / 100 for status, weight in WEIGHTS.items()}
        for period in component["periods"] + component["months"]:
            seconds = period["seconds"]
            assert sum(value for key, value in seconds.items() if key != "existing") == seconds["existing"]
            lost = sum(weight * seconds[status] for status, weight in component["weights"].items())
            counting = seconds["existing"] - seconds["under_maintenance"]
            assert period["share"] == pytest.approx(1 - lost / counting)
            assert period["down_seconds"] == pytest.approx(lost, abs=0.51)


def test_days_and_months_add_up(tree: Path) -> None:
    api = read(tree, "components/api.json")
    assert len(api["days"]) == 90
    (day,) = (day for day in api["days"] if day["records"])
    assert day == {
        "day": "2026-11-24",
        "status": "partial_outage",
        "seconds": {"degraded_performance": 29 * 60, "partial_outage": 4 * 60},
        "records": ["2026-11-24-api-slow"],
    }
    assert {of["period"]: of["seconds"]["partial_outage"] for of in api["periods"]} == dict.fromkeys(
        ("24h", "7d", "30d", "90d", "365d"), 240
    )
    assert api["months"][0]["period"] == "2026-11"


def test_each_thing_that_was_said_is_one_event_with_an_id_for_ever(tree: Path) -> None:
    changes = read(tree, "changes.json")
    assert changes["is_complete"]
    assert [(event["id"], event["kind"]) for event in changes["events"]] == [
        ("2026-11-24-api-slow#20261124T1031Z", "update"),
        ("2026-11-27-api-keys/cancelled", "cancelled"),
        ("2026-11-24-api-slow#20261124T1015Z", "update"),
        ("2026-11-26-web-move/moved/20261124T100000Z", "moved"),
        ("2026-11-26-web-move#20261123T0900Z", "update"),
        ("2026-11-27-api-keys#20261120T0900Z", "update"),
        ("2026-11-03-db-upgrade#20261101T0900Z", "update"),
        ("2026-10-07-web-down#20261007T0900Z/corrected/20261007T110000Z", "correction"),
        ("2026-10-07-web-down#20261007T0900Z", "update"),
        ("2026-10-07-web-down#20261007T0810Z", "update"),
    ]
    for event in changes["events"]:
        month = read(tree, event["url"].removeprefix(URL + API))
        assert event["record"] in {record["id"] for record in month["records"]}


def test_a_poller_hears_of_everything_once_also_of_what_is_told_late(tmp_path: Path) -> None:
    site = a_site().with_incident("api-slow")
    known: set[str] = set()
    heard: list[list[str]] = []
    # Each round: what is written, and when the page is built then. The third was written with a time that had passed.
    for number, (times, now) in enumerate([(["10:15"], "10:20"), (["10:40"], "10:41"), (["10:30"], "10:45"), ([], "11:45")]):
        for time in times:
            site.update(time, "investigating", api="degraded_performance")
        events = read(built(site, tmp_path, now, to=f"site{number}"), "changes.json")["events"]
        fresh = [event["id"].partition("#")[2] for event in events if event["id"] not in known]
        known |= {event["id"] for event in events}
        heard.append(fresh)
    assert heard == [["20261124T1015Z"], ["20261124T1040Z"], ["20261124T1030Z"], []]


def test_it_says_where_there_is_more_than_the_list_holds(tmp_path: Path) -> None:
    site = a_site()
    for day in range(1, 29):
        site.with_incident("slow", at=f"{day:02}T08:00", resolved_at=f"2026-11-{day:02}T09:00Z")
        for minute in range(4):
            site.update(f"{day:02}T08:{minute + 10}", "investigating", api="degraded_performance")
    changes = read(built(site, tmp_path, "2026-11-29T00:00"), "changes.json")
    assert (changes["is_complete"], len(changes["events"])) == (False, 100)
    assert changes["events"][0]["at"] == "2026-11-28T08:13:00Z"
    instants = [event["at"] for event in changes["events"]]
    assert instants == sorted(instants, reverse=True)


def test_what_says_nothing_of_the_moment_does_not_change_with_it(tmp_path: Path) -> None:
    site = a_lively_site()
    first, later = (documents(built(site, tmp_path, now, to=now[-2:])) for now in ("10:35", "10:36"))
    changed = {name for name in first if first[name] != later[name]}
    # What is open, and the uptime of the month that is not over, are of the moment.
    assert changed == {"status.json", "history/2026-11.json", *(f"components/{id}.json" for id in ("api", "db", "web"))}


def test_a_site_on_which_nothing_happened_has_all_of_it(tmp_path: Path) -> None:
    tree = built(a_site(), tmp_path)
    for name, document in documents(tree).items():
        assert faults(document, tree) == [], name
    assert (read(tree, "index.json")["months"], read(tree, "changes.json")["events"]) == ([], [])


def test_a_validator_accepts_the_description(tree: Path) -> None:
    description = read(tree, "openapi.json")
    OpenAPIV31SpecValidator(description).validate()
    assert description["servers"] == [{"url": URL + API.rstrip("/")}]
    described = {name for path in description["paths"] for name in [path.strip("/").split("/")[0]]}
    assert described == {name.split("/")[0] for name in documents(tree)}


@pytest.mark.slow
def test_what_is_served_is_what_the_description_says(tree: Path, tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("schemathesis")
    with nginx(tree, tree, tmp_path) as host:
        command = [str(program), "run", str(tree / API / "openapi.json"), "--url", f"http://127.0.0.1:{host.port}/{API}"]
        chosen = ["--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"]
        bounds = [
            "--phases",
            "examples,coverage,fuzzing",
            "--mode",
            "positive",
            "--max-examples",
            "30",
            "--seed",
            "1",
            "--no-color",
        ]
        done = subprocess.run(
            [*command, *chosen, *bounds],
            cwd=tmp_path,
            env={**os.environ, "SCHEMATHESIS_HOOKS": ""},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Operations:" in done.stdout, done.stdout


@pytest.mark.parametrize("name", ["index.json", "status.json", "history/2026-11.json", "components/api.json", "openapi.json"])
def test_any_page_may_ask_for_it(tree: Path, tmp_path: Path, name: str) -> None:
    with nginx(tree, tree, tmp_path) as host:
        answer = host.get(f"/{API}{name}", Origin="https://elsewhere.example")
        again = host.get(f"/{API}{name}", If_None_Match=answer.headers["etag"])
    assert (answer.headers["access-control-allow-origin"], answer.headers["cross-origin-resource-policy"]) == (
        "*",
        "cross-origin",
    )
    assert answer.headers["content-type"].startswith("application/json")
    assert again.status == 304
