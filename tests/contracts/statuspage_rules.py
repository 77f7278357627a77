"""The rules between fields and between files of Statuspage's interface, for any set of its files: an assertion each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import feedparser

Files = Mapping[str, bytes]
"""Files by their addresses."""

Row = dict[str, Any]

BASE: Final = "api/v2/"
PAGE: Final = ("id", "name", "url", "time_zone", "updated_at")
TOP: Final = {
    "summary": ("page", "components", "incidents", "scheduled_maintenances", "status"),
    "status": ("page", "status"),
    "components": ("page", "components"),
    "incidents": ("page", "incidents"),
    "incidents/unresolved": ("page", "incidents"),
    "scheduled-maintenances": ("page", "scheduled_maintenances"),
    "scheduled-maintenances/upcoming": ("page", "scheduled_maintenances"),
    "scheduled-maintenances/active": ("page", "scheduled_maintenances"),
}
COMPONENT: Final = (
    "id",
    "name",
    "status",
    "created_at",
    "updated_at",
    "position",
    "description",
    "showcase",
    "start_date",
    "group_id",
    "page_id",
    "group",
    "only_show_if_degraded",
)
INCIDENT: Final = (
    "id",
    "name",
    "status",
    "created_at",
    "updated_at",
    "monitoring_at",
    "resolved_at",
    "impact",
    "shortlink",
    "started_at",
    "page_id",
    "incident_updates",
    "components",
)
UPDATE: Final = (
    "id",
    "status",
    "body",
    "incident_id",
    "created_at",
    "updated_at",
    "display_at",
    "affected_components",
    "deliver_notifications",
    "custom_tweet",
    "tweet_id",
)
STATUSES: Final = ("operational", "under_maintenance", "degraded_performance", "partial_outage", "major_outage")
"""From best to worst."""
INDICATORS: Final = {
    "operational": {"indicator": "none", "description": "All Systems Operational"},
    "under_maintenance": {"indicator": "maintenance", "description": "Service Under Maintenance"},
    "degraded_performance": {"indicator": "minor", "description": "Partially Degraded Service"},
    "partial_outage": {"indicator": "major", "description": "Partial System Outage"},
    "major_outage": {"indicator": "critical", "description": "Major Service Outage"},
}
UNRESOLVED: Final = ("investigating", "identified", "monitoring")
CLOSED: Final = ("resolved", "postmortem", "completed")
WORDS: Final = {
    "incident": (*UNRESOLVED, "resolved", "postmortem"),
    "maintenance": ("scheduled", "in_progress", "verifying", "completed"),
}
ID: Final = re.compile(r"[a-z0-9]{12}")
MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


def check(files: Files) -> None:
    """All rules."""
    told = {name: json.loads(files[f"{BASE}{name}.json"]) for name in TOP}
    of_records = {path: json.loads(data) for path, data in files.items() if _is_of_record(path)}
    for data in files.values():
        assert b"<" not in data or not data.startswith(b"{"), "the JSON is no page for a program that takes it for one"
    for name, keys in TOP.items():
        assert tuple(told[name]) == keys, name
        _check_page(told[name]["page"], told["summary"]["page"])
        assert told[name]["page"] == told["summary"]["page"], name
    _check_components(told["components"]["components"], told["summary"]["page"]["id"])
    _check_status(told["status"]["status"], told["components"]["components"])
    incidents, maintenances = told["incidents"]["incidents"], told["scheduled-maintenances"]["scheduled_maintenances"]
    _check_list(incidents, told, is_maintenance=False)
    _check_list(maintenances, told, is_maintenance=True)
    _check_selections(told, incidents, maintenances)
    _check_ids([*incidents, *maintenances])
    _check_record_files(of_records, incidents, maintenances, told["summary"]["page"])
    check_history(files, {one["shortlink"]: one for one in _whole(of_records)})


def _is_of_record(path: str) -> bool:
    return bool(re.fullmatch(rf"{BASE}(incidents|scheduled-maintenances)/[a-z0-9]{{12}}\.json", path))


def _whole(of_records: Mapping[str, Row]) -> list[Row]:
    return [told["incident"] for told in of_records.values() if "incident" in told]


def _check_page(page: Row, of_summary: Row) -> None:
    assert tuple(page) == PAGE
    assert ID.fullmatch(page["id"])
    assert MOMENT.fullmatch(page["updated_at"])
    assert page["url"].startswith("http")
    assert not page["url"].endswith("/")
    assert {**page, "updated_at": ""} == {**of_summary, "updated_at": ""}


def _check_components(components: list[Row], page_id: str) -> None:
    groups = {one["id"]: one for one in components if one["group"]}
    for one in components:
        assert tuple(one) == ((*COMPONENT, "components") if one["group"] else COMPONENT)
        check_component(one, page_id)
        assert one["group_id"] is None or one["group_id"] in groups
        if one["group"]:
            members = [other for other in components if other["group_id"] == one["id"]]
            assert one["group_id"] is None
            assert one["components"] == [other["id"] for other in members]
            assert one["status"] == worst(other["status"] for other in members)
    positions = [one["position"] for one in components]
    assert positions == sorted(set(positions)), "one flat list in order of position"


def check_component(one: Row, page_id: str) -> None:
    """A component wherever it stands."""
    assert ID.fullmatch(one["id"])
    assert one["name"]
    assert one["status"] in STATUSES
    assert MOMENT.fullmatch(one["created_at"])
    assert MOMENT.fullmatch(one["updated_at"])
    assert one["created_at"] <= one["updated_at"]
    assert isinstance(one["position"], int)
    assert one["description"] is None or one["description"]
    assert one["start_date"] is None or re.fullmatch(r"\d{4}-\d\d-\d\d", one["start_date"])
    assert one["page_id"] == page_id
    assert {type(one[key]) for key in ("showcase", "group", "only_show_if_degraded")} == {bool}


def _check_status(status: Row, components: list[Row]) -> None:
    assert status == INDICATORS[worst(one["status"] for one in components)]


def _check_list(records: list[Row], told: Mapping[str, Row], *, is_maintenance: bool) -> None:
    assert len(records) <= 50
    begun = [one["started_at"] for one in records]
    assert begun == sorted(begun, reverse=True), "newest first"
    listed = {one["id"]: one for one in told["components"]["components"]}
    for one in records:
        check_record(one, told["summary"]["page"]["id"], is_maintenance=is_maintenance)
        for component in one["components"]:
            assert component == listed.get(component["id"], component), "whole component objects with today's status"


def check_record(one: Row, page_id: str, *, is_maintenance: bool) -> None:
    """An incident or a maintenance wherever it stands."""
    assert tuple(one) == (INCIDENT if not is_maintenance else (*INCIDENT, "scheduled_for", "scheduled_until"))
    assert ID.fullmatch(one["id"])
    assert one["page_id"] == page_id
    assert one["status"] in WORDS["maintenance" if is_maintenance else "incident"]
    assert one["impact"] in (("maintenance",) if is_maintenance else ("none", "minor", "major", "critical"))
    assert one["shortlink"].startswith("http")
    moments = [one[key] for key in ("created_at", "updated_at", "started_at")]
    moments += [one[key] for key in ("monitoring_at", "resolved_at") if one[key] is not None]
    if is_maintenance:
        moments += [one["scheduled_for"], one["scheduled_until"]]
        assert one["scheduled_for"] <= one["scheduled_until"]
    assert all(MOMENT.fullmatch(at) for at in moments)
    updates = one["incident_updates"]
    assert one["status"] == updates[0]["status"]
    shown = [update["display_at"] for update in updates]
    assert shown == sorted(shown, reverse=True), "updates newest first"
    assert one["started_at"] == shown[-1]
    assert one["updated_at"] >= max(update["updated_at"] for update in updates)
    assert (one["resolved_at"] is not None) == (one["status"] in CLOSED)
    assert one["resolved_at"] is None or one["resolved_at"] in [u["display_at"] for u in updates if u["status"] in CLOSED]
    _check_updates(one)
    positions = [component["position"] for component in one["components"]]
    assert positions == sorted(set(positions))
    for component in one["components"]:
        assert tuple(component) == COMPONENT
        check_component(component, page_id)


def _check_updates(one: Row) -> None:
    named = {component["id"] for component in one["components"]}
    for update in one["incident_updates"]:
        assert tuple(update) == UPDATE
        assert ID.fullmatch(update["id"])
        assert update["incident_id"] == one["id"]
        assert update["body"]
        assert_inert(update["body"])
        assert update["updated_at"] >= update["created_at"] == update["display_at"]
        assert all(MOMENT.fullmatch(update[key]) for key in ("created_at", "updated_at", "display_at"))
        assert (update["deliver_notifications"], update["custom_tweet"], update["tweet_id"]) == (True, None, None)
        rows = update["affected_components"]
        assert rows is None or rows, "null, not [], where an update names none"
        for row in rows or ():
            assert tuple(row) == ("code", "name", "old_status", "new_status")
            assert row["code"] in named
            assert {row["old_status"], row["new_status"]} <= set(STATUSES)


def assert_inert(body: str) -> None:
    """Nothing of it is markup but the ends of lines, in an element, in an attribute, or in a terminal."""
    bare = body.replace("<br />", "")
    assert not set(bare) & set("<>\"'"), bare
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in bare if character not in "\n\t\r")


def _check_selections(told: Mapping[str, Row], incidents: list[Row], maintenances: list[Row]) -> None:
    unresolved = [one for one in incidents if one["status"] in UNRESOLVED]
    upcoming = [one for one in maintenances if one["status"] == "scheduled"]
    active = [one for one in maintenances if one["status"] in ("in_progress", "verifying")]
    assert told["incidents/unresolved"]["incidents"] == unresolved
    assert told["scheduled-maintenances/upcoming"]["scheduled_maintenances"] == upcoming
    assert told["scheduled-maintenances/active"]["scheduled_maintenances"] == active
    summary = told["summary"]
    assert summary["components"] == told["components"]["components"]
    assert summary["status"] == told["status"]["status"]
    assert summary["incidents"] == unresolved
    assert summary["scheduled_maintenances"] == [one for one in maintenances if one in upcoming or one in active]


def _check_ids(records: list[Row]) -> None:
    ids = [id for one in records for id in (one["id"], *(update["id"] for update in one["incident_updates"]))]
    assert len(ids) == len(set(ids)), "no id stands for two things"


def _check_record_files(of_records: Mapping[str, Row], incidents: list[Row], maintenances: list[Row], page: Row) -> None:
    for path, told in of_records.items():
        key = "scheduled_maintenance" if "scheduled-maintenances/" in path else "incident"
        assert tuple(told) == ("page", key)
        _check_page(told["page"], page)
        one = told[key]
        assert path.endswith(f"/{one['id']}.json")
        assert told["page"]["updated_at"] == one["updated_at"]
        check_record(one, page["id"], is_maintenance="scheduled_for" in one)
    for kind, records in (("incidents", incidents), ("incidents", maintenances), ("scheduled-maintenances", maintenances)):
        for one in records:
            told = of_records[f"{BASE}{kind}/{one['id']}.json"]
            alone = told["incident" if kind == "incidents" else "scheduled_maintenance"]
            assert _without_todays_status(alone) == _without_todays_status(one)


def _without_todays_status(one: Row) -> Row:
    return {**one, "components": [{**component, "status": "", "updated_at": ""} for component in one["components"]]}


def check_history(files: Files, records: Mapping[str, Row]) -> None:
    """`history.atom` and `history.rss`; `records` are all of them by their addresses."""
    atom, rss = (feedparser.parse(files[name]) for name in ("history.atom", "history.rss"))
    assert not atom.bozo, atom.get("bozo_exception")
    assert not rss.bozo, rss.get("bozo_exception")
    published = [entry.published for entry in atom.entries]
    assert len(published) == min(25, len(records))
    assert published == sorted(published, reverse=True), "newest first"
    assert len({entry.id for entry in atom.entries}) == len(published)
    assert [entry.link for entry in rss.entries] == [entry.link for entry in atom.entries]
    assert [entry.published_parsed for entry in rss.entries] == [entry.published_parsed for entry in atom.entries]
    for entry in atom.entries:
        one = records[entry.link]
        at = one["scheduled_for"] if one["status"] == "scheduled" else one["incident_updates"][0]["display_at"]
        assert entry.published == at.replace(".000Z", "Z")
        assert entry.updated == one["updated_at"].replace(".000Z", "Z")
        assert re.fullmatch(r"tag:[^,]+,2005:Incident/\d+", entry.id)
    for content, one in zip(_contents(files["history.atom"]), (records[entry.link] for entry in atom.entries), strict=True):
        words = re.findall(r"<strong>([A-Z][a-z ]+)</strong> - ", content)
        assert len(words) == len(one["incident_updates"])
        for word, update, before in zip(words, one["incident_updates"], [*one["incident_updates"][1:], None], strict=True):
            repeated = before is not None and before["status"] == update["status"]
            assert word == ("Update" if repeated else update["status"].replace("_", " ").capitalize())
        assert content.startswith("<p><strong>THIS IS A SCHEDULED EVENT ") == ("scheduled_for" in one)


def _contents(atom: bytes) -> Iterator[str]:
    from xml.etree import ElementTree

    for content in ElementTree.fromstring(atom).iter("{http://www.w3.org/2005/Atom}content"):
        yield content.text or ""


def worst(statuses: Iterable[str]) -> str:
    """The worst of the statuses; operational where there are none."""
    return max(statuses, key=STATUSES.index, default="operational")
