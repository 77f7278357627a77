"""Whatever the JSON is: each entry that cannot be carried is named, the others are, and nothing else happens."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from noa_status.exchange.statuspage import files
from noa_status.exchange.statuspage.bring import Result, bring
from noa_status.problems import NoaStatusError
from noa_status.records.read import read_repository, text
from tests.exchange.recorded import API, component, incident, incidents, maintenance, row, update, write

GOOD = incident("Good", update("09:00", "resolved", "Over."), id="g00d")


def imported(root: Path, *entries: Any, **more: Any) -> Result:
    (root / "r").mkdir(exist_ok=True)
    result = bring(root / "r", str(write(root / "recorded", incidents=incidents(GOOD, *entries), **more)))
    found, problems = read_repository(root / "r")
    assert problems == (), "what was imported reads without errors"
    assert found is not None
    assert "2026-11-24-good" in {one.id for one in found.incidents}, "what is good is carried"
    return result


def one(*updates: Any, **more: Any) -> dict[str, Any]:
    return incident("Bad", *(updates or (update("10:15", "investigating"),)), id="bad") | more


LONG_ID = "x" * 101


@pytest.mark.parametrize(
    ("entry", "code", "says"),
    [
        pytest.param("text", "wrong-type", "an incident is not as expected", id="an incident that is a text"),
        pytest.param(None, "wrong-type", "an incident is not as expected", id="an incident that is null"),
        pytest.param(one(id=12), "wrong-type", "$.id", id="an id that is a number"),
        pytest.param(one(id=""), "no-id", "an id that is none", id="an empty id"),
        pytest.param(one(id="a\nb"), "no-id", "an id that is none", id="an id over two lines"),
        pytest.param(one(id=LONG_ID), "no-id", "longer than 100", id="an endless id"),
        pytest.param(one(name=None), "wrong-type", "$.name", id="no name"),
        pytest.param(one(name=" \n\x00 "), "empty-field", "(bad) has no name", id="a name of nothing"),
        pytest.param(one(name=["x"]), "wrong-type", "$.name", id="a name that is a list"),
        pytest.param(one(impact="terrible"), "unknown-impact", "'terrible'", id="an unknown impact"),
        pytest.param(one(impact=None), "unknown-impact", "None", id="no impact"),
        pytest.param(one(incident_updates=[]), "no-updates", "has no update", id="no updates"),
        pytest.param(one(incident_updates={}), "wrong-type", "$.incident_updates", id="updates that are no list"),
        pytest.param(one(scheduled_for="2026-11-24T10:00:00.000Z"), "no-window", "has no window", id="half a window"),
        pytest.param(one(impact="maintenance"), "no-window", "has no window", id="a maintenance without a window"),
        pytest.param(
            maintenance("Bad", "22:00", "21:00", update("09:00", "scheduled"), id="bad"),
            "end-before-start",
            "ends before it starts",
            id="a window backwards",
        ),
    ],
)
def test_an_incident_that_cannot_be_carried_is_named(tmp_path: Path, entry: Any, code: str, says: str) -> None:
    result = imported(tmp_path, entry)
    assert [problem.code for problem in result.refused] == [code]
    problem = result.refused[0]
    assert says in problem.says
    assert problem.place.path.endswith("recorded/incidents.json")
    if '"bad"' in json.dumps(entry):
        assert problem.place.line > 1, "the line of its id"
    assert result.incidents == ("2026-11-24-good",)


@pytest.mark.parametrize(
    ("bad", "code", "says"),
    [
        pytest.param(7, "wrong-type", 'an update of "Bad" is not as expected', id="an update that is a number"),
        pytest.param(update("10:30", "resolved", ["x"]), "wrong-type", "$.body", id="a body that is a list"),
        pytest.param(update("10:30", "resolved", id=None), "wrong-type", "$.id", id="no id"),
        pytest.param(update("10:30", "mitigated"), "unknown-status", "'mitigated'", id="an unknown status"),
        pytest.param(update("10:30", "completed"), "unknown-status", "no incident has", id="a maintenance's status"),
        pytest.param(update("10:30", "resolved", display_at="yesterday"), "no-time", "'yesterday'", id="no instant"),
        pytest.param(update("10:30", "resolved", display_at="2026-11-24T10:30:00"), "no-time", "has no time", id="no time zone"),
        pytest.param(update("10:30", "resolved", display_at="0001-01-01T00:00:00Z"), "no-time", "has no time", id="the year one"),
        pytest.param(update("10:30", "resolved", display_at=None, created_at=None), "no-time", "None", id="no time at all"),
        pytest.param(update("10:30", "resolved", "x" * 10_000_000), "file-too-large", "10,000,000 letters", id="ten megabytes"),
        pytest.param(update("10:30", "resolved", "<q7>" * 300_000), "file-too-large", "1,200,000 letters", id="too much HTML"),
    ],
)
def test_an_update_that_cannot_be_carried_is_named_and_the_others_are_carried(
    tmp_path: Path, bad: Any, code: str, says: str
) -> None:
    result = imported(tmp_path, one(update("10:15", "investigating"), bad, update("10:45", "resolved")))
    assert [problem.code for problem in result.refused] == [code]
    assert says in result.refused[0].says
    assert result.updates == 3


def test_an_incident_of_which_nothing_can_be_carried_is_named_too(tmp_path: Path) -> None:
    result = imported(tmp_path, one(update("10:15", "mitigated")))
    assert [problem.code for problem in result.refused] == ["unknown-status", "no-updates"]
    assert result.incidents == ("2026-11-24-good",)


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (row(API, "on_fire"), "'on_fire'"),
        (row(API, None), "None"),
    ],
)
def test_a_state_that_nobody_knows_is_named_and_the_update_carried_without_it(tmp_path: Path, bad: Any, says: str) -> None:
    result = imported(tmp_path, one(update("10:15", "investigating", "Words", bad)))
    assert result.refused == ()
    assert any(says in loss.says for loss in result.not_carried)


def test_a_row_that_is_none_is_named_and_the_update_carried_without_it(tmp_path: Path) -> None:
    result = imported(tmp_path, one(update("10:15", "investigating", "Words", {"code": 7})))
    assert [problem.code for problem in result.refused] == ["wrong-type"]
    assert "2026-11-24-bad" in result.incidents


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        pytest.param(b"", "not-json", id="an empty file"),
        pytest.param(b"{", "not-json", id="half a file"),
        pytest.param(b"\xff\xfe\x00", "not-json", id="bytes"),
        pytest.param(b'{"incidents": "\xe9"}', "not-json", id="Latin letters"),
        pytest.param(b"[" * 200_000, "not-json", id="a tower"),
        pytest.param(b"7", "not-statuspage", id="a number"),
        pytest.param(b'{"data": []}', "not-statuspage", id="something else"),
        pytest.param(b'{"incidents": 7}', "wrong-type", id="a list that is a number"),
        pytest.param(b'{"page": {"name": 7}}', "wrong-type", id="a page without a name"),
        pytest.param(b'{"components": [{"id": "x"}]}', "wrong-type", id="a component without a name"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_imported(tmp_path: Path, bad: bytes, code: str) -> None:
    result = imported(tmp_path, zbad=bad)
    assert [problem.code for problem in result.refused] == [code]
    assert result.refused[0].place.path.endswith("zbad.json")


def test_a_number_of_ten_thousand_digits_costs_nothing_but_its_component(tmp_path: Path) -> None:
    digits = b"9" * 10_000
    result = imported(
        tmp_path,
        more=b'{"components": ['
        + json.dumps(component("q1", "Q")).encode().replace(b'"position": 1', b'"position": ' + digits)
        + b"]}",
    )
    assert result.refused == ()


def test_a_file_that_is_too_large_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 10_000)
    result = imported(tmp_path, more=b'{"incidents": []}' + b" " * 10_000)
    assert [problem.code for problem in result.refused] == ["file-too-large"]


@pytest.mark.parametrize(
    "name", ["../../../tmp/x", "/etc/passwd", "a\\b", ".git", "con\x00", "x" * 100_000, "\ud800", "e\u202ex"]
)
def test_no_name_leads_out_of_the_incidents_folder(tmp_path: Path, name: str) -> None:
    result = imported(tmp_path, one(name=name))
    written = {str(path.relative_to(tmp_path / "r")) for path in (tmp_path / "r").rglob("*") if path.is_file()}
    assert written == set(result.files)
    assert all(path == "status.yml" or path.startswith("incidents/2026/2026-11-24-") for path in written)


def test_what_nobody_sees_is_taken_out_and_named(tmp_path: Path) -> None:
    result = imported(tmp_path, one(update("10:15", "resolved", "a\x07b\ud800c\x00"), name="A\x1bB"))
    assert len([loss for loss in result.not_carried if "control characters were left out" in loss.says]) == 2
    assert text(tmp_path / "r", "incidents/2026/2026-11-24-a-b/updates/20261124T1015Z.md") == "abc\n"


@pytest.mark.parametrize("body", ["", None, " \r\n ", "<br />", "<script>alert(1)</script>", "<!-- nothing -->"])
def test_an_update_without_words_says_so_and_is_named(tmp_path: Path, body: str | None) -> None:
    result = imported(tmp_path, one(update("10:15", "resolved", body)))
    assert any("has no text" in loss.says for loss in result.not_carried)
    assert text(tmp_path / "r", "incidents/2026/2026-11-24-bad/updates/20261124T1015Z.md") == "*(This update has no text.)*\n"


@pytest.mark.parametrize("body", ["---\nstatus: resolved\n---", "---", "--- x", "---\r\n\r\n---\r\nWords"])
def test_a_body_that_looks_like_front_matter_survives(tmp_path: Path, body: str) -> None:
    imported(tmp_path, one(update("10:15", "investigating", body)))
    kept = text(tmp_path / "r", "incidents/2026/2026-11-24-bad/updates/20261124T1015Z.md")
    assert kept.split() == body.split()


def test_a_hundred_updates_in_a_minute_are_one_too_many(tmp_path: Path) -> None:
    result = imported(tmp_path, one(*(update("10:15", "investigating", f"{number}") for number in range(100))))
    assert [problem.code for problem in result.refused] == ["too-many-updates"]
    assert result.updates == 100


def test_a_folder_without_json_and_a_path_that_is_not_there_are_wrong_use(tmp_path: Path) -> None:
    for source in (tmp_path, tmp_path / "none"):
        with pytest.raises(NoaStatusError) as raised:
            bring(tmp_path, str(source))
        assert raised.value.exit_status == 2


json_values = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.sampled_from(["resolved", "10:15", "minor"])
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(list(GOOD)), inner, max_size=3)),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_any_value_in_any_place_ends_in_records_and_names_never_in_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    root = tmp_path_factory.mktemp("any")
    entry = one(update("10:15", "investigating", "Words", row(API, "partial_outage")), update("10:45", "resolved"))
    target = data.draw(
        st.sampled_from(
            [
                entry,
                entry["incident_updates"][0],
                entry["incident_updates"][1],
                entry["incident_updates"][1]["affected_components"][0],
            ]
        )
    )
    target[data.draw(st.sampled_from(sorted(target)))] = data.draw(json_values)
    imported(root, entry, more={"page": data.draw(json_values), "components": data.draw(json_values)})
