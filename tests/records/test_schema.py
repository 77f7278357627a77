"""The JSON Schemas take every record that there is, and say no to what `noa-status lint` says no to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from noa_status.records.front_matter import split
from noa_status.records.instants import parse_instant
from noa_status.records.schema import _DURATION, _INSTANT, FILES, schema_of
from noa_status.words.durations import parse_duration
from tests.builders import a_site

REPOSITORY = Path(__file__).resolve().parents[2]
KINDS = {
    "status": "status.yml",
    "incident": "incidents/**/incident.yml",
    "update": "incidents/**/updates/*Z*.md",
    "postmortem": "incidents/**/postmortem.md",
    "runbook": "runbooks/**/*.md",
    "playbook": "playbooks/**/*.md",
}
VALIDATORS = {kind: jsonschema_rs.Draft202012Validator(schema_of(kind)) for kind in FILES}


class EditorLoader(yaml.SafeLoader):
    """YAML as editors read it (1.2, the core schema): no dates, and of yes and no only true and false."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag in ("tag:yaml.org,2002:null", "tag:yaml.org,2002:merge")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?\d+$"), list("-+0123456789"))
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[-+]?\d+\.\d+$"), list("-+0123456789"))


def as_an_editor_reads(text: str) -> Any:
    return yaml.load(text, Loader=EditorLoader)  # a SafeLoader


def said(kind: str, text: str) -> list[str]:
    """What the schema says of a YAML text."""
    return [f"{error.instance_path}: {error.message}" for error in VALIDATORS[kind].iter_errors(as_an_editor_reads(text))]


def texts(kind: str) -> Iterator[tuple[Path, str]]:
    """Every YAML text of that kind, in this repository and in those of the tests."""
    for root in (REPOSITORY, *sorted(path.parent for path in (REPOSITORY / "tests/sites").glob("*/status.yml"))):
        for path in sorted(root.glob(KINDS[kind])):
            text = path.read_text(encoding="utf-8")
            parts = split(text) if path.suffix == ".md" else None
            if parts is None:
                yield path, text
            elif parts.front_matter:
                yield path, parts.front_matter


def blocks(language: str, page: str = "docs/records.md") -> list[str]:
    """The examples of a page."""
    return re.findall(rf"^```{language}\n(.*?)^```$", (REPOSITORY / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("kind", FILES)
def test_every_record_of_this_repository_and_of_the_tests_passes(kind: str) -> None:
    found = list(texts(kind))
    assert found
    assert [(path, wrong) for path, text in found if (wrong := said(kind, text))] == []


def test_the_examples_of_the_documentation_pass() -> None:
    status, look, incident, postmortem, runbook = blocks("yaml")
    (update,) = blocks("markdown")
    assert said("status", status) == []
    assert said("status", f"name: x\nurl: https://example.com/\n{look}") == []
    # The example shows the fields of all kinds.
    assert said("incident", incident) == []
    assert said("postmortem", postmortem.replace("---\n", "")) == []
    assert said("runbook", runbook) == []
    assert said("update", update.split("---\n")[1]) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("incident", "title: 404\nseverity: SEV3\nstarted_at: 2026-11-24T10:02Z\nroles: {commander: no}\nlearnt: true\n"),
        ("incident", "title: x\nkind: drill\nstarted_at: 2026-11-24 11:02:30+01:00\nalerts:\nroles:\nimpact:\n"),
        ("incident", "title: x\nkind: maintenance\nscheduled: {start: 2026-11-24T10:02Z, end: 2026-11-24T11:02 UTC}\n"),
        ("status", 'name: x\nurl: https://example.com/\naccent: "#fa0"\nlogo: logo.svg\nannouncement:\n'),
        ("status", "name: x\nurl: https://example.com/\npolicy: {severities: [{id: SEV3, update_every: 3 hours}]}\n"),
        ("update", "status: investigating\ncomponents:\n"),
        ("runbook", "title: x\nmade_up_by_somebody: [1, {a: b}]\nreview_every: 6 months\n"),
    ],
)
def test_what_may_be_written_passes(kind: str, text: str) -> None:
    assert said(kind, text) == []


@pytest.mark.parametrize(
    ("kind", "text", "where"),
    [
        ("incident", "severity: SEV3\nstarted_at: 2026-11-24T10:02Z\n", ""),
        ("incident", "title: x\nseverity: SEV3\n", ""),
        ("incident", "title: x\nkind: maintenance\n", ""),
        ("incident", "title: x\nsevrity: SEV3\nstarted_at: 2026-11-24T10:02Z\n", ""),
        ("incident", "title: x\nstarted_at: 2026-11-24T10:02\n", "started_at"),
        ("incident", "title: x\nstarted_at: 2026-11-24\n", "started_at"),
        ("incident", "title: x\nstarted_at: 20261124\n", "started_at"),
        ("incident", "title: x\nstarted_at: 2026-11-24T10:02Z\nimpact: huge\n", "impact"),
        ("incident", "title: x\nstarted_at: 2026-11-24T10:02Z\ndata_loss: yes\n", "data_loss"),
        ("incident", "title: [x]\nstarted_at: 2026-11-24T10:02Z\n", "title"),
        ("incident", "title: x\nstarted_at: 2026-11-24T10:02Z\nalerts: ApiDown\n", "alerts"),
        ("update", "components: {api: degraded_performance}\n", ""),
        ("update", "status: identifed\n", "status"),
        ("update", "status: identified\ncomponents: {api: slow}\n", "components"),
        ("update", "status: identified\ncorrected_at: 2026-11-24T10:02Z\n", ""),
        ("update", "status: identified\ncorrection: The region was wrong.\n", ""),
        ("incident", "title: x\nstarted_at: 2026-11-24T10:02Z\nmoved: [{at: 2026-11-24T10:02Z}]\n", "moved"),
        ("postmortem", "state: done\n", "state"),
        ("postmortem", "action_items: [{id: a, title: b, due: 24 November}]\n", "action_items"),
        ("runbook", "review_every: soon\n", "review_every"),
        ("playbook", "kind: role-play\n", "kind"),
        ("status", "name: x\n", ""),
        ("status", "name: x\nurl: y\ncolour: red\n", ""),
        ("status", "name: x\nurl: y\nlanguages: [en, xx]\n", "languages"),
        ("status", 'name: x\nurl: y\naccent: {light: blue, dark: "#fff"}\n', "accent"),
        ("status", "name: x\nurl: y\nsections: [answer, history]\n", "sections"),
        ("status", "name: x\nurl: y\nrecent_days: 91\n", "recent_days"),
        ("status", "name: x\nurl: y\ncomponents: [{name: API}]\n", "components"),
        ("status", "name: x\nurl: y\npolicy: {severities: [{id: SEV3, update_every: 1.5 hours}]}\n", "policy"),
        ("status", "name: x\nurl: y\npolicy: {severitys: []}\n", "policy"),
    ],
)
def test_what_is_wrong_is_named(kind: str, text: str, where: str) -> None:
    found = [str(next(iter(error.instance_path), "")) for error in VALIDATORS[kind].iter_errors(as_an_editor_reads(text))]
    assert where in found, found


def test_the_site_that_the_tests_build_passes() -> None:
    contents = a_site(languages=["en", "de"]).contents["status.yml"]
    assert isinstance(contents, str)
    assert said("status", contents) == []


numbers = st.integers(0, 99)
durations = st.lists(
    st.tuples(
        numbers,
        st.sampled_from(
            ["second", "minutes", "hours", "days", "week", "months", "h", "min", "s", "d", "secs", "m", "fortnights", ""]
        ),
    ),
    max_size=3,
)


@given(durations, st.sampled_from([" ", ", ", " and ", ", and "]), st.sampled_from(["", " "]))
def test_a_schema_knows_the_durations_that_can_be_read(parts: list[tuple[int, str]], joint: str, gap: str) -> None:
    text = joint.join(f"{number}{gap}{unit}" for number, unit in parts)
    try:
        parse_duration(text)
        can_be_read = True
    except ValueError:
        can_be_read = False
    assert bool(re.search(_DURATION, text)) == can_be_read


@given(
    st.sampled_from(["2026-11-24", "2026-1-4"]),
    st.sampled_from(["T", " ", "t", "", "  "]),
    st.sampled_from(["10:02", "10:02:30", "10:02:30.5", "9:02", "10"]),
    st.sampled_from(["Z", "z", "", " UTC", "+01:00", "+0100", "-1:00", " CET", "GMT"]),
)
def test_a_schema_knows_the_instants_that_can_be_read(day: str, between: str, time: str, zone: str) -> None:
    text = f"{day}{between}{time}{zone}"
    try:
        parse_instant(text)
        can_be_read = True
    except ValueError:
        can_be_read = False
    assert bool(re.search(_INSTANT, text)) == can_be_read
