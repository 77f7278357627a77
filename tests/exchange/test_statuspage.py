"""A page's history becomes records, and importing it again changes nothing but what is new."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from noa_status.exchange.statuspage.bring import Result, bring
from noa_status.lint.run import lint
from noa_status.model.component import ComponentStatus
from noa_status.model.incident import Impact, Imported, Incident, Kind, Status, Visibility, Window
from noa_status.model.site import Repository
from noa_status.records.read import read_repository, text
from tests.exchange.recorded import (
    API,
    PAGE,
    SEARCH,
    component,
    incident,
    incidents,
    maintenance,
    maintenances,
    row,
    update,
    write,
)

DEGRADED, PARTIAL, MAJOR = ComponentStatus.DEGRADED_PERFORMANCE, ComponentStatus.PARTIAL_OUTAGE, ComponentStatus.MAJOR_OUTAGE
OPERATIONAL, UNDER = ComponentStatus.OPERATIONAL, ComponentStatus.UNDER_MAINTENANCE


def at(clock: str, day: int = 24) -> datetime:
    return datetime.fromisoformat(f"2026-11-{day}T{clock}:00+00:00")


def imported(root: Path, *, good: Any = True, **files: Any) -> Result:
    """Imports these files into the repository at `root/r`."""
    (root / "r").mkdir(exist_ok=True)
    result = bring(root / "r", str(write(root / "recorded", **files)))
    if good:
        assert result.refused == ()
    return result


def repository(root: Path) -> Repository:
    """What was imported, which must read without errors and lint without warnings (but for what the page itself did)."""
    found, problems = read_repository(root / "r")
    assert problems == ()
    assert found is not None
    return found


def only(root: Path) -> Incident:
    (found,) = repository(root).incidents
    return found


def files_of(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted((root / "r").rglob("*")) if path.is_file()}


def body(root: Path, incident: Incident, id: str) -> str:
    return text(root / "r", f"{incident.folder}/updates/{id}.md")


WHOLE = incident(
    "API: slow & <strange>",
    update("10:15", "investigating", "We are looking into it.", row(API, "degraded_performance")),
    update("10:31", "identified", "Found it.", row(API, "partial_outage"), row(SEARCH, "degraded_performance")),
    update("10:50", "monitoring", "A fix is in place.", row(API, "operational", before="partial_outage")),
    update("11:20", "resolved", "It is over."),
    update("15:00", "postmortem", "What happened."),
    impact="major",
    components=(API, SEARCH),
    started_at="2026-11-24T10:02:41.000Z",
)


def test_an_incident_is_carried_whole(tmp_path: Path) -> None:
    result = imported(tmp_path, incidents=incidents(WHOLE))
    found = only(tmp_path)
    assert result.incidents == (found.id,) == ("2026-11-24-api-slow-strange",)
    assert found.folder == f"incidents/2026/{found.id}"
    assert found.title == "API: slow & <strange>"
    assert found.kind is Kind.INCIDENT
    assert found.severity == "SEV2"
    assert found.impact is Impact.MAJOR
    assert found.visibility is None
    assert found.started_at == at("10:02")
    assert found.resolved_at is None, "it follows from the updates"
    assert found.imported == Imported(system="statuspage", id=WHOLE["id"])
    assert [(one.at, one.status, one.components) for one in found.updates] == [
        (at("10:15"), Status.INVESTIGATING, {"api": DEGRADED}),
        (at("10:31"), Status.IDENTIFIED, {"api": PARTIAL, "search": DEGRADED}),
        (at("10:50"), Status.MONITORING, {"api": OPERATIONAL}),
        (at("11:20"), Status.RESOLVED, {}),
        (at("15:00"), Status.POSTMORTEM, {}),
    ]
    assert [one.imported_id for one in found.updates] == [one["id"] for one in reversed(WHOLE["incident_updates"])]
    assert body(tmp_path, found, "20261124T1031Z") == "Found it.\n"


def test_what_is_imported_lints_clean(tmp_path: Path) -> None:
    imported(tmp_path, incidents=incidents(WHOLE))
    found = lint(repository(tmp_path), at("12:00"), lambda path: (tmp_path / "r" / path).read_text("utf-8"))
    assert [problem.code for problem in found if problem.level == "error"] == []


@pytest.mark.parametrize(
    ("impact", "severity", "visibility", "state"),
    [
        ("critical", "SEV1", None, MAJOR),
        ("major", "SEV2", None, PARTIAL),
        ("minor", "SEV3", None, DEGRADED),
        ("none", "SEV4", Visibility.PUBLIC, OPERATIONAL),
    ],
)
def test_the_impact_decides_severity_visibility_and_states_that_nobody_tells(
    tmp_path: Path, impact: str, severity: str, visibility: Visibility | None, state: ComponentStatus
) -> None:
    result = imported(
        tmp_path,
        incidents=incidents(incident("Slow", update("10:15", "investigating"), update("10:20", "resolved"), impact=impact)),
    )
    found = only(tmp_path)
    assert (found.impact, found.severity, found.visibility) == (Impact(impact), severity, visibility)
    assert [one.components for one in found.updates] == [{"api": state}, {}]
    assert any("no update names the components" in remark for remark in result.remarks)


def test_a_component_that_only_the_list_names_stands_on_the_first_update_as_operational(tmp_path: Path) -> None:
    one = incident("Slow", update("10:15", "investigating", "Words", row(API, "major_outage")), components=(API, SEARCH))
    imported(tmp_path, incidents=incidents(one))
    assert only(tmp_path).updates[0].components == {"api": MAJOR, "search": OPERATIONAL}


def test_components_that_are_operational_throughout_are_carried_so_and_it_is_said(tmp_path: Path) -> None:
    result = imported(
        tmp_path, incidents=incidents(incident("Slow", update("10:15", "investigating", "Words", row(API, "operational"))))
    )
    assert only(tmp_path).updates[0].components == {"api": OPERATIONAL}
    assert any("no bar shows them" in remark for remark in result.remarks)


def test_a_maintenance_has_its_window_and_its_announcement_says_what_will_be(tmp_path: Path) -> None:
    work = maintenance(
        "New disks",
        "22:00:30",
        "23:30:10",
        update("2026-11-20T09:00:00.000Z", "scheduled", "We plan it.", row(API, "operational")),
        update("22:00", "in_progress", "We began.", row(API, "under_maintenance")),
        update("23:10", "verifying", "We look."),
        update("23:20", "completed", "Done.", row(API, "operational")),
    )
    result = imported(tmp_path, planned=maintenances(work))
    found = only(tmp_path)
    assert result.maintenances == ("2026-11-24-new-disks",)
    assert (found.kind, found.severity, found.impact, found.started_at) == (Kind.MAINTENANCE, None, None, None)
    assert found.scheduled == Window(start=at("22:00"), end=at("23:30"))
    assert [(one.status, one.components) for one in found.updates] == [
        (Status.SCHEDULED, {"api": UNDER}),
        (Status.IN_PROGRESS, {"api": UNDER}),
        (Status.VERIFYING, {}),
        (Status.COMPLETED, {"api": OPERATIONAL}),
    ]


def test_updates_of_one_minute_keep_their_order(tmp_path: Path) -> None:
    third = update("10:15:40", "investigating", "third", id="a")
    second = update("10:15:20", "investigating", "second", id="c")
    first = update("10:15:20", "investigating", "first", id="z", created_at="2026-11-24T10:15:00.000Z")
    fourth = update("10:15:40", "investigating", "fourth", id="b")
    one = incident("Slow", third, second, fourth, first)
    imported(tmp_path, incidents=incidents(one))
    found = only(tmp_path)
    assert [one.id for one in found.updates] == [f"20261124T1015Z{suffix}" for suffix in ("", "-2", "-3", "-4")]
    assert [body(tmp_path, found, one.id) for one in found.updates] == ["first\n", "second\n", "third\n", "fourth\n"]


def test_a_history_entered_years_later_stands_where_it_happened(tmp_path: Path) -> None:
    late = {"created_at": "2026-11-24T10:00:00.000Z", "updated_at": "2026-11-24T10:00:00.000Z"}
    one = incident(
        "Old outage",
        update("2017-03-01T08:00:00.000Z", "investigating", "Then.", **late),
        update("2017-03-01T09:30:00.000+01:00", "resolved", "Over.", **late),
        created_at="2026-11-24T10:00:00.000Z",
        started_at="2026-11-24T10:00:00.000Z",
    )
    imported(tmp_path, incidents=incidents(one))
    found = only(tmp_path)
    assert found.folder == "incidents/2017/2017-03-01-old-outage"
    assert found.started_at == datetime(2017, 3, 1, 8, 0, tzinfo=UTC)
    assert [one.id for one in found.updates] == ["20170301T0800Z", "20170301T0830Z"]


def test_an_incident_that_is_over_without_saying_so_is_closed_by_the_facts(tmp_path: Path) -> None:
    one = incident("Slow", update("10:15", "monitoring"), status="resolved", resolved_at="2026-11-24T11:00:30.000Z")
    result = imported(tmp_path, incidents=incidents(one))
    assert only(tmp_path).resolved_at == at("11:00")
    assert "is over though no update says so" in result.not_carried[0].says


def test_the_management_interfaces_list_is_read_with_its_post_mortem(tmp_path: Path) -> None:
    one = incident(
        "Slow",
        update("10:15", "investigating"),
        update("11:00", "resolved"),
        postmortem_body="## What happened",
        postmortem_published_at="2026-11-25T09:00:00.000Z",
    )
    draft = incident("Other", update("10:16", "investigating"), postmortem_body="Not yet", postmortem_published_at=None)
    imported(tmp_path, page1=[one], page2=[draft])
    other, found = repository(tmp_path).incidents
    assert found.updates[-1].status is Status.POSTMORTEM
    assert found.updates[-1].at == at("09:00", day=25)
    assert body(tmp_path, found, "20261125T0900Z") == "## What happened\n"
    assert len(other.updates) == 1


def test_two_of_one_name_and_day_get_numbers_and_a_name_without_letters_its_kind(tmp_path: Path) -> None:
    names = ["Slow", "Slow", "検索が遅い", "x" * 200, "../../etc/passwd"]
    imported(tmp_path, incidents=incidents(*(incident(name, update(f"10:1{n}", "resolved")) for n, name in enumerate(names))))
    assert {one.id.removeprefix("2026-11-24-") for one in repository(tmp_path).incidents} == {
        "slow",
        "slow-2",
        "incident",
        "x" * 60,
        "etc-passwd",
    }


def test_duplicates_in_several_files_are_merged_and_the_newest_wins(tmp_path: Path) -> None:
    first, second = update("10:15", "investigating", "old words"), update("10:30", "resolved", "Over.")
    edited = {**first, "body": "new words", "updated_at": "2026-11-24T10:40:00.000Z"}
    newer = incident("New name", edited, second, updated_at="2026-11-24T10:40:00.000Z")
    older = {**newer, "name": "Old name", "updated_at": "2026-11-24T10:15:00.000Z", "incident_updates": [first]}
    result = imported(tmp_path, a=incidents(newer), b={"page": PAGE, "incident": older}, c=incidents(older, newer))
    found = only(tmp_path)
    assert (result.read, result.updates) == (3, 2)
    assert found.title == "New name"
    assert body(tmp_path, found, "20261124T1015Z") == "new words\n"


# --- Components


GROUP = component("g0000000001", "Europe", group=True, position=2, components=["c1", "c2"])
GROUPED = [
    component("c1", "API", group_id=GROUP["id"], position=2, start_date="2025-03-01", description=" Calls\nand answers "),
    component("c2", "Web", group_id=GROUP["id"], position=1),
    GROUP,
    component("c3", "API", position=1),
]


def test_a_new_repository_gets_a_status_yml_in_the_pages_order(tmp_path: Path) -> None:
    old = component("c9", "Legacy")
    history = incidents(
        incident(
            "Slow",
            update("10:15", "resolved", "Over.", row(old, "operational"), row(GROUPED[0], "operational", "Europe - Calls")),
            components=(GROUPED[0],),
        )
    )
    result = imported(tmp_path, components={"page": PAGE, "components": GROUPED}, incidents=history)
    site = repository(tmp_path).site
    assert (site.name, site.url) == ("Example", "https://status.example.com/")
    assert [(group.id, group.name) for group in site.groups] == [("europe", "Europe")]
    assert [(one.id, one.name, one.group, one.formerly) for one in site.components] == [
        ("api", "API", None, ("c3",)),
        ("web", "Web", "europe", ("c2",)),
        ("europe-api", "API", "europe", ("Calls", "c1")),
        ("legacy", "Legacy", None, ("c9",)),
    ]
    api, legacy = site.component("europe-api"), site.component("legacy")
    assert (api.since, api.description) == (date(2025, 3, 1), "Calls and answers")
    assert legacy.retired_on == date(2026, 11, 25), "the page's list does not have it any more"
    assert any("Legacy" in remark for remark in result.remarks)
    assert result.components == 4


def test_the_groups_name_is_learnt_from_updates_where_no_file_lists_groups(tmp_path: Path) -> None:
    member = component("c1", "API", group_id="g1")
    imported(
        tmp_path,
        incidents=incidents(
            incident(
                "Slow", update("10:15", "resolved", "Over.", row(member, "operational", "Europe - API")), components=(member,)
            )
        ),
    )
    site = repository(tmp_path).site
    assert [(group.id, group.name) for group in site.groups] == [("europe", "Europe")]
    assert [(one.id, one.group, one.formerly) for one in site.components] == [("api", "europe", ("c1",))]


def test_a_status_yml_without_components_gets_them_and_keeps_every_line(tmp_path: Path) -> None:
    (tmp_path / "r").mkdir()
    mine = "# mine\nname: Mine   # here\nurl: https://status.example.org/\ncomponents: []\nrecent_days: 3"
    (tmp_path / "r/status.yml").write_text(mine, "utf-8")
    imported(tmp_path, incidents=incidents(WHOLE))
    assert (tmp_path / "r/status.yml").read_text("utf-8").startswith(mine.replace("components: []\n", "") + "\ncomponents:\n")
    assert [one.id for one in repository(tmp_path).site.components] == ["api", "search"]


def test_components_are_known_again_by_code_then_by_name(tmp_path: Path) -> None:
    (tmp_path / "r").mkdir()
    mine = "name: Mine\nurl: https://a.example/\ncomponents:\n- {id: rest, name: REST, formerly: [c0mpapi00001]}\n- {id: find, name: SEARCH}\n"
    (tmp_path / "r/status.yml").write_text(mine, "utf-8")
    imported(tmp_path, incidents=incidents(WHOLE))
    assert only(tmp_path).updates[1].components == {"rest": PARTIAL, "find": DEGRADED}
    assert (tmp_path / "r/status.yml").read_text("utf-8") == mine


def test_a_component_that_status_yml_lacks_is_named_with_the_line_to_add_and_its_incident_waits(tmp_path: Path) -> None:
    (tmp_path / "r").mkdir()
    mine = "name: Mine\nurl: https://a.example/\ncomponents:\n- {id: api, name: API}\n"
    (tmp_path / "r/status.yml").write_text(mine, "utf-8")
    other = incident("Other", update("12:00", "resolved", "Over.", row(API, "operational")))
    result = imported(tmp_path, good=False, incidents=incidents(WHOLE, other))
    assert result.incidents == ("2026-11-24-other",)
    lacking, waiting = result.refused
    assert (lacking.place.path, lacking.fix) == ("status.yml", "- {id: search, name: Search, formerly: [c0mpsearch01]}")
    assert waiting.code == "unknown-component"
    (tmp_path / "r/status.yml").write_text(mine + lacking.fix + "\n", "utf-8")
    again = imported(tmp_path, incidents=incidents(WHOLE, other))
    assert again.incidents == ("2026-11-24-api-slow-strange",)
    assert len(repository(tmp_path).incidents) == 2


def test_a_status_yml_that_cannot_be_read_stops_everything(tmp_path: Path) -> None:
    (tmp_path / "r").mkdir()
    (tmp_path / "r/status.yml").write_text("name: [\n", "utf-8")
    result = imported(tmp_path, good=False, incidents=incidents(WHOLE))
    assert {problem.place.path for problem in result.refused} == {"status.yml"}
    assert list(files_of(tmp_path)) == ["r/status.yml"]


def test_without_a_page_the_address_to_fill_in_is_said(tmp_path: Path) -> None:
    result = imported(tmp_path, incidents={"incidents": [WHOLE]})
    assert repository(tmp_path).site.url == "https://status.example.com/"
    assert any("put yours into status.yml" in remark for remark in result.remarks)


# --- Again


def test_importing_again_changes_no_byte(tmp_path: Path) -> None:
    files = {
        "incidents": incidents(WHOLE),
        "planned": maintenances(maintenance("Disks", "22:00", "23:00", update("09:00", "scheduled"))),
    }
    imported(tmp_path, **files)
    before = files_of(tmp_path)
    again = imported(tmp_path, **files)
    assert files_of(tmp_path) == before
    assert (again.files, again.differing, again.not_carried) == ((), (), ())
    assert (again.records_there, again.updates_there) == (2, 6)


def test_a_new_update_adds_one_file_even_where_its_minute_is_taken(tmp_path: Path) -> None:
    first, second = update("10:15:30", "investigating", "first"), update("10:15:50", "identified", "second")
    one = incident("Slow", first, second)
    imported(tmp_path, incidents=incidents(one))
    before = files_of(tmp_path)
    between = update("10:15:40", "investigating", "between")
    changed = {
        **one,
        "name": "Another name",
        "incident_updates": [second, between, first],
        "updated_at": "2026-11-24T12:00:00.000Z",
    }
    again = imported(tmp_path, incidents=incidents(changed))
    folder = "incidents/2026/2026-11-24-slow"
    assert again.files == (f"{folder}/updates/20261124T1015Z-3.md",)
    assert again.differing == (f"{folder}/incident.yml",), "the new name is told, and not written over the old one"
    after = files_of(tmp_path)
    assert {path: data for path, data in after.items() if path in before} == before
    assert len(after) == len(before) + 1


def test_what_a_person_changed_stays_and_a_moved_record_is_found(tmp_path: Path) -> None:
    imported(tmp_path, incidents=incidents(WHOLE))
    old = tmp_path / "r/incidents/2026/2026-11-24-api-slow-strange"
    new = tmp_path / "r/incidents/kept/2026-11-24-better-name"
    new.parent.mkdir()
    old.rename(new)
    facts = (new / "incident.yml").read_text("utf-8").replace("SEV2", "SEV1") + "alerts: [ApiDown]\n"
    (new / "incident.yml").write_text(facts, "utf-8")
    (new / "updates/20261124T1015Z.md").rename(new / "updates/20261124T1010Z.md")
    words = new / "updates/20261124T1031Z.md"
    words.write_text(words.read_text("utf-8").replace("Found it.", "We have found the cause."), "utf-8")
    before = files_of(tmp_path)
    more = {**WHOLE, "incident_updates": [update("16:00", "resolved", "Still over."), *WHOLE["incident_updates"]]}
    again = imported(tmp_path, incidents=incidents(more))
    assert again.files == ("incidents/kept/2026-11-24-better-name/updates/20261124T1600Z.md",)
    assert again.differing == (
        "incidents/kept/2026-11-24-better-name/incident.yml",
        "incidents/kept/2026-11-24-better-name/updates/20261124T1031Z.md",
    )
    assert {path: data for path, data in files_of(tmp_path).items() if path in before} == before


def test_a_record_that_cannot_be_read_is_not_imported_a_second_time(tmp_path: Path) -> None:
    imported(tmp_path, incidents=incidents(WHOLE))
    facts = tmp_path / "r/incidents/2026/2026-11-24-api-slow-strange/incident.yml"
    facts.write_text('title: "never closed\n', "utf-8")
    before = files_of(tmp_path)
    again = imported(tmp_path, good=False, incidents=incidents(WHOLE))
    assert [problem.code for problem in again.refused] == ["unreadable-there"]
    assert files_of(tmp_path) == before


def test_an_update_that_cannot_be_read_is_not_imported_a_second_time(tmp_path: Path) -> None:
    imported(tmp_path, incidents=incidents(WHOLE))
    words = tmp_path / "r/incidents/2026/2026-11-24-api-slow-strange/updates/20261124T1031Z.md"
    words.write_text("no front matter\n", "utf-8")
    before = files_of(tmp_path)
    again = imported(tmp_path, good=False, incidents=incidents(WHOLE))
    assert [problem.code for problem in again.refused] == ["unreadable-there"]
    assert files_of(tmp_path) == before


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    source = write(tmp_path / "recorded", incidents=incidents(WHOLE))
    (tmp_path / "r").mkdir()
    dry = bring(tmp_path / "r", str(source), dry_run=True)
    assert files_of(tmp_path) == {}
    wet = bring(tmp_path / "r", str(source))
    assert dry.files == wet.files
    assert "status.yml" in wet.files
    assert json.dumps(sorted(wet.files)) == json.dumps(sorted(path.removeprefix("r/") for path in files_of(tmp_path)))
