"""Recorded answers of a real page are the measure: ours have their keys in their order, their types, nulls and words, their markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from noa_status.build.conduct import Paths, build_public
from noa_status.exchange.statuspage.bring import bring
from tests.builders import at
from tests.corpora import REPOSITORY

NOW = "2022-07-01T00:00"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def recorded(corpora: Path) -> dict[str, Any]:
    return json.loads((corpora / "statuspage-github" / "incidents.json").read_bytes())


@pytest.fixture(scope="module")
def trees(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The same history brought over and built, and the sample repository at the demo moment."""
    home = tmp_path_factory.mktemp("recorded")
    root = home / "repository"
    root.mkdir()
    assert bring(root, str(corpora / "statuspage-github" / "incidents.json")).refused == ()
    found: list[Path] = []
    for name, source, now in (("imported", root, at(NOW)), ("sample", REPOSITORY, at("2031-03-04T10:35"))):
        assert build_public(Paths(root=source, site=home / name, cache=home / f"{name}-cache"), now).is_built
        found.append(home / name / "public")
    return found


def facts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """What kinds of value each place of a document has; a text's kind is its pattern where it has one."""
    if isinstance(value, dict):
        yield path, f"keys {tuple(value)}"
        for key, inner in value.items():
            yield from facts(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from facts(inner, f"{path}[]")
    elif isinstance(value, str):
        patterns = {r"[a-z0-9]{12}": "id", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z": "moment", r"https?://.*[^/]/?": "address"}
        yield path, next((kind for pattern, kind in patterns.items() if re.fullmatch(pattern, value)), "text")
    else:
        yield path, "null" if value is None else type(value).__name__


# What other recordings had and this page did not: groups, start dates, something open; and names that happen to look like ids.
ALLOWED = {
    (".incidents[].incident_updates[].body", "id"),
    (".incidents[].components[].start_date", "text"),
    (".incidents[].components[].group_id", "id"),
    (".incidents[].components[].name", "id"),
    (".incidents[].name", "id"),
    (".incidents[].resolved_at", "null"),
}


def test_our_incidents_have_the_recorded_keys_types_and_nulls(recorded: dict[str, Any], trees: list[Path]) -> None:
    theirs = set(facts(recorded))
    for tree in trees:
        ours = set(facts(json.loads((tree / "api/v2/incidents.json").read_bytes())))
        assert ours - theirs <= ALLOWED


def test_what_was_brought_over_has_the_same_ids_names_times_and_order(recorded: dict[str, Any], trees: list[Path]) -> None:
    ours = json.loads((trees[0] / "api/v2/incidents.json").read_bytes())["incidents"]

    def told(records: list[dict[str, Any]]) -> list[Any]:
        return [
            [
                *(one[key] for key in ("id", "name", "status", "impact")),
                [(update["id"], update["status"], update["display_at"][:16]) for update in one["incident_updates"]],
                {component["id"] for component in one["components"]},
            ]
            for one in records
        ]

    def comparable(records: list[Any]) -> list[Any]:
        # Minutes are what we keep: within one, the order of creation decides here as there.
        return sorted(records, key=lambda one: one[0])

    assert comparable(told(ours)) == comparable(told(recorded["incidents"]))
    assert [one["started_at"][:16] for one in ours] == [one["started_at"][:16] for one in recorded["incidents"]]


def test_every_record_has_its_own_file_under_its_old_id(recorded: dict[str, Any], trees: list[Path]) -> None:
    for one in recorded["incidents"]:
        told = json.loads((trees[0] / f"api/v2/incidents/{one['id']}.json").read_bytes())
        assert told["incident"]["id"] == one["id"]


def test_our_words_are_recorded_words(recorded: dict[str, Any], trees: list[Path]) -> None:
    components = {"operational", "degraded_performance", "partial_outage", "major_outage", "under_maintenance"}
    statuses = {"investigating", "identified", "monitoring", "resolved", "postmortem"}
    for tree in trees:
        for one in json.loads((tree / "api/v2/incidents.json").read_bytes())["incidents"]:
            assert one["status"] in statuses
            assert {component["status"] for component in one["components"]} <= components


@pytest.mark.parametrize("name", ["history.atom"])
def test_history_atom_has_the_recorded_elements_and_markup(corpora: Path, trees: list[Path], name: str) -> None:
    theirs = ElementTree.parse(corpora / "statuspage-github" / name).getroot()
    for tree in trees:
        ours = ElementTree.parse(tree / name).getroot()
        assert ours.attrib == theirs.attrib
        assert [child.tag for child in ours if child.tag != f"{ATOM}entry"] == [
            child.tag for child in theirs if child.tag != f"{ATOM}entry"
        ]
        assert len(ours.findall(f"{ATOM}entry")) == len(theirs.findall(f"{ATOM}entry")) == 25
        shapes = {tuple((child.tag, tuple(child.attrib)) for child in entry) for entry in theirs.findall(f"{ATOM}entry")}
        assert {tuple((child.tag, tuple(child.attrib)) for child in entry) for entry in ours.findall(f"{ATOM}entry")} == shapes
        assert _markup(ours) <= _markup(theirs) | _OF_MAINTENANCE


_UPDATE = (
    r"<small>[A-Z][a-z]{2} <var data-var='date'>[ \d]\d</var>, <var data-var='time'>\d\d:\d\d</var> UTC</small><br> ?<strong>"
)
_OF_MAINTENANCE = {"window"}


def _markup(feed: ElementTree.Element) -> set[str]:
    """What kinds of paragraph the entries have."""
    found: set[str] = set()
    for content in feed.iter(f"{ATOM}content"):
        for paragraph in re.findall(r"<p> ?(.*?)</p>", content.text or "", re.DOTALL):
            kind = "update" if re.match(_UPDATE, paragraph) else paragraph
            found.add("window" if paragraph.startswith("<strong>THIS IS A SCHEDULED EVENT ") else kind)
    return found
