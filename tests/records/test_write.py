"""What is written reads back equal, and what is there is left alone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noa_status.model.component import Component, ComponentStatus
from noa_status.model.incident import Impact, Imported, Incident, Status
from noa_status.model.site import Site
from noa_status.problems import Problem
from noa_status.records.document import Document
from noa_status.records.folder import Folder
from noa_status.records.front_matter import body_of
from noa_status.records.incident import read_incident
from noa_status.records.site_file import read_site
from noa_status.records.write import (
    NewRecord,
    NewUpdate,
    Written,
    folder_of,
    read_back,
    record_texts,
    update_text,
    write_record,
    yaml_text,
)

STARTED_AT = datetime(2026, 11, 24, 10, 2, tzinfo=UTC)
FOLDER = "incidents/2026/2026-11-24-search-slow"
CONTROL = [chr(code) for code in (*range(9), 0xB, 0xC, *range(0xE, 0x20), 0x7F, 0xFFFE, 0xFFFF)]

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=CONTROL))
awkward = st.sampled_from(
    [
        "---", "--- ", "- a", "#", " #", "a: b", "a:", ": ", "no", "~", "null", "1:30", "012", "0x1F", "2026-11-24", "{a: b}", "[a]",
        "'", '"', "\\", "!tag", "&anchor", "*alias", "%", "@", "`", "|", ">", "\u2028", "\x85", "\u00a0", "\ufeff", "é", "🙂", "\n", " ", "a,b",
        "a #b", "?", "? a", "...", "1e3", "true", ".inf", "=", "<<", "a\tb", "\t",
    ]
)  # fmt: skip
any_text = st.one_of(texts, awkward, st.lists(st.one_of(texts, awkward)).map("".join))
said = any_text.filter(str.strip)


def site(*ids: str) -> Site:
    found, problems = read_site(b"name: Example\nurl: https://status.example.com/\n")
    assert found is not None, problems
    return Site(
        name="Example", url=found.url, policy=found.policy, components=tuple(Component(id=id, name=id.title()) for id in ids)
    )


SITE = site("api", "search")


def record(title: str = "Search is slow", body: str = "We are looking into it.", **front: str) -> NewRecord:
    return NewRecord(
        FOLDER,
        {"title": title, "severity": "SEV2", "started_at": STARTED_AT},
        (NewUpdate("20261124T1005Z", {"status": "investigating", **front}, body),),
    )


def read(files: dict[str, bytes]) -> tuple[Incident | None, list[Problem]]:
    return read_incident(Folder(FOLDER, {path.removeprefix(f"{FOLDER}/"): path for path in files}), SITE, files.__getitem__)


@given(title=said, body=said, origin=any_text, part=any_text, name=st.sampled_from(["api", "search"]))
def test_whatever_is_written_reads_back_equal(title: str, body: str, origin: str, part: str, name: str) -> None:
    new = NewRecord(
        FOLDER,
        {
            "title": title,
            "severity": "SEV2",
            "impact": "minor",
            "started_at": STARTED_AT,
            "roles": {"commander": title},
            "alerts": [title, part],
            "data_loss": True,
            "imported": {"system": "example", "id": origin},
        },
        (
            NewUpdate(
                "20261124T1005Z", {"status": "identified", "components": {name: "partial_outage"}, "imported_id": part}, body
            ),
        ),
    )
    files = {path: text.encode() for path, text in record_texts(new).items()}
    incident, problems = read(files)
    assert incident is not None, problems
    assert not problems
    assert incident.title == title
    assert incident.impact is Impact.MINOR
    assert incident.started_at == STARTED_AT
    assert incident.roles == {"commander": title}
    assert incident.alerts == (title, part)
    assert incident.data_loss
    assert incident.imported == Imported(system="example", id=origin)
    (update,) = incident.updates
    assert update.status is Status.IDENTIFIED
    assert update.components == {name: ComponentStatus.PARTIAL_OUTAGE}
    assert update.imported_id == part
    ended = body.replace("\r\n", "\n").replace("\r", "\n")
    assert body_of(files[update_path(new)].decode()) == (ended if ended.endswith("\n") else ended + "\n")


def update_path(new: NewRecord) -> str:
    return f"{new.folder}/updates/{new.updates[0].id}.md"


@given(
    st.dictionaries(
        said, st.one_of(any_text, st.lists(any_text, min_size=1), st.dictionaries(said, any_text, min_size=1)), min_size=1
    )
)
def test_any_mapping_of_texts_is_yaml_that_says_the_same(facts: dict[str, str | list[str] | dict[str, str]]) -> None:
    document = Document(yaml_text(facts), "a.yml")
    assert not document.problems
    assert document.raw == facts


@given(st.lists(st.dictionaries(st.sampled_from(["id", "name", "b c"]), any_text, min_size=1), min_size=1))
def test_rows_are_yaml_that_says_the_same(rows: list[dict[str, str]]) -> None:
    document = Document(yaml_text({"components": rows}), "a.yml")
    assert not document.problems
    assert document.raw == {"components": rows}


def test_plain_texts_stand_plainly_and_others_are_quoted() -> None:
    assert yaml_text(
        {"title": "API: slow", "a": "It's slow, isn't it?", "b": "no", "c": "2026-11-24", "d": "", "e": "1 of 2"}
    ) == ('title: "API: slow"\na: It\'s slow, isn\'t it?\nb: "no"\nc: "2026-11-24"\nd: ""\ne: 1 of 2\n')


def test_what_is_empty_is_left_out_and_what_is_long_gets_lines_of_its_own() -> None:
    long = {f"component-{number}": "degraded_performance" for number in range(5)}
    assert yaml_text({"a": None, "b": {}, "c": [], "d": {"x": "z"}, "e": long}) == (
        "d: {x: z}\ne:\n" + "".join(f"  {name}: degraded_performance\n" for name in long)
    )


def test_instants_keep_their_seconds_only_where_they_have_some() -> None:
    assert yaml_text({"a": STARTED_AT, "b": STARTED_AT.replace(second=7)}) == "a: 2026-11-24T10:02Z\nb: 2026-11-24T10:02:07Z\n"


def test_a_body_that_looks_like_front_matter_survives() -> None:
    text = update_text({"status": "resolved"}, "---\nstatus: investigating\n---\nWords\n")
    assert body_of(text) == "---\nstatus: investigating\n---\nWords\n"


@pytest.mark.parametrize(
    ("new", "code"),
    [
        pytest.param(record(body="a\x07b"), "control-character", id="a bell in the body"),
        pytest.param(record(body="a\ud800b"), "not-utf-8", id="half a character"),
        pytest.param(record(title="\ud800"), "not-utf-8", id="half a character as title"),
        pytest.param(record(title="a\x00b"), "control-character", id="a null in the title"),
        pytest.param(record(title=" "), "empty-field", id="no title"),
        pytest.param(record(body=" \n"), "empty-text", id="no words"),
        pytest.param(record(body="x" * 1_000_001), "file-too-large", id="a million letters"),
        pytest.param(record(status="identifed"), "unknown-status", id="an unknown status"),
    ],
)
def test_what_would_not_read_well_is_named_and_nothing_is_written(tmp_path: Path, new: NewRecord, code: str) -> None:
    written = write_record(tmp_path, new, SITE)
    assert [problem.code for problem in written.problems] == [code]
    assert written.problems[0].place.path.startswith(FOLDER)
    assert written.new == ()
    assert list(tmp_path.iterdir()) == []


def files_of(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_a_record_is_written_once_and_then_is_there(tmp_path: Path) -> None:
    paths = tuple(record_texts(record()))
    assert write_record(tmp_path, record(), SITE) == Written(new=paths)
    before = files_of(tmp_path)
    assert tuple(before) == paths, "nothing else is left behind"
    assert write_record(tmp_path, record(), SITE) == Written(same=paths)
    assert files_of(tmp_path) == before


def test_a_file_that_says_something_else_is_left_alone_unless_told(tmp_path: Path) -> None:
    write_record(tmp_path, record(), SITE)
    facts, update = record_texts(record())
    other = record(body="Something else.")
    assert write_record(tmp_path, other, SITE) == Written(same=(facts,), differing=(update,))
    assert b"Something else" not in files_of(tmp_path)[update]
    assert write_record(tmp_path, other, SITE, replace=True) == Written(new=(update,), same=(facts,))
    assert b"Something else" in files_of(tmp_path)[update]


def test_a_new_update_joins_a_record_that_a_person_changed(tmp_path: Path) -> None:
    write_record(tmp_path, record(), SITE)
    facts = tmp_path / FOLDER / "incident.yml"
    facts.write_text(facts.read_text("utf-8") + "alerts: [SearchLatencyHigh]\n", "utf-8")
    more = record()._replace(updates=(*record().updates, NewUpdate("20261124T1005Z-2", {"status": "resolved"}, "It is over.")))
    written = write_record(tmp_path, more, SITE)
    assert written.new == (f"{FOLDER}/updates/20261124T1005Z-2.md",)
    assert written.differing == (f"{FOLDER}/incident.yml",)
    assert "SearchLatencyHigh" in facts.read_text("utf-8")


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    assert write_record(tmp_path, record(), SITE, dry_run=True).new == tuple(record_texts(record()))
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fails_leaves_no_half_file(tmp_path: Path) -> None:
    (tmp_path / FOLDER / "updates" / "20261124T1005Z.md").mkdir(parents=True)
    with pytest.raises(OSError):
        write_record(tmp_path, record(), SITE)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file() and path.name.startswith(".")] == []


@pytest.mark.parametrize("id", ["../up", "", "UPPER", "a/b", "-a", "a" * 101, "a\n"])
def test_what_is_no_records_id_never_becomes_a_path(id: str) -> None:
    with pytest.raises(ValueError, match="no record id"):
        folder_of(id, STARTED_AT)


@pytest.mark.parametrize("id", ["../up", "20261124T1005Z-1", "20261124T1005Z/../x", "20261124T1005Z\n", "2026"])
def test_what_is_no_updates_id_never_becomes_a_path(id: str) -> None:
    with pytest.raises(ValueError, match="no update id"):
        record_texts(NewRecord(FOLDER, {}, (NewUpdate(id, {}, "Words"),)))


def test_the_year_of_the_folder_is_the_starts_in_utc() -> None:
    assert folder_of("a", datetime.fromisoformat("2026-12-31T23:30:00-02:00")) == "incidents/2027/a"


def test_reading_back_needs_no_disk() -> None:
    files = {path: text.encode() for path, text in record_texts(record()).items()}
    assert read_back(FOLDER, files, SITE) == []
