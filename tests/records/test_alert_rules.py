"""Files with alerting rules: every shape that they come in is read, and whatever is in them, problems are named and nothing fails."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noa_status.model.alert import AlertRule
from noa_status.records.alert_rules import MAX_BYTES, RuleFile, documents, read_rules
from noa_status.records.rule_files import file_beside, read_rule_files
from tests.records.bounds import within

RULE = """\
- alert: ApiDown
  expr: up == 0
  labels: {severity: critical}
  annotations:
    summary: It is down.
    runbook_url: https://on-call.example.com/r/ApiDown/
"""


def indented(text: str, by: int) -> str:
    return "".join(f"{' ' * by}{line}\n" for line in text.splitlines())


GROUP = f"groups:\n  - name: api\n    rules:\n{indented(RULE, 6)}"
RESOURCE = f"apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n{indented(GROUP, 2)}"
ITEM = indented(RESOURCE, 4).replace("    apiVersion", "  - apiVersion", 1)
VALUES = f"additionalPrometheusRulesMap:\n  ours:\n{indented(GROUP, 4)}"
JSON = """{"groups": [{"name": "api", "rules": [
\t{"alert": "ApiDown", "labels": {"severity": "critical"},
\t "annotations": {"summary": "\\ud83d\\ude00", "runbook_url": "https:\\/\\/on-call.example.com\\/r\\/ApiDown\\/"}},
\t{"record": "job:up", "expr": "up"}
]}]}"""


def read(text: str | bytes, *, is_named: bool = True) -> RuleFile:
    """The rules of a file. Holds what is true of every reading."""
    data = text.encode() if isinstance(text, str) else text
    began = time.process_time()
    file = read_rules("rules/api.yml", data, is_named=is_named)
    assert time.process_time() - began < 10
    for problem in file.problems:
        assert problem.place.path == "rules/api.yml"
        assert 1 <= problem.place.line <= data.count(b"\n") + data.count(b"\r") + 2
        assert len(problem.says) + len(problem.fix) + len(problem.hint) < 2_000
    return file


def codes(file: RuleFile) -> list[str]:
    return [problem.code for problem in file.problems]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(GROUP, 4, id="plain groups"),
        pytest.param(RESOURCE, 7, id="a PrometheusRule"),
        pytest.param(f"kind: List\nitems:\n{ITEM}", 9, id="a list of resources"),
        pytest.param(VALUES, 6, id="values of a chart"),
        pytest.param(JSON, 2, id="JSON"),
        pytest.param(f"# A comment.\n---\nkind: ConfigMap\n---\n{GROUP}", 8, id="a second document"),
        pytest.param(f"%YAML 1.2\n---\n{GROUP}...\n", 6, id="a directive"),
        pytest.param(GROUP.replace("\n", "\r\n"), 4, id="lines of Windows"),
        pytest.param("\ufeff" + GROUP, 4, id="a byte order mark"),
    ],
)
def test_a_rule_is_found_in_every_shape(text: str, line: int) -> None:
    file = read(text)
    (rule,) = file.rules
    assert (rule.name, rule.severity, rule.place.line) == ("ApiDown", "critical", line)
    (link,) = rule.links
    assert (link.annotation, link.written) == ("runbook_url", "https://on-call.example.com/r/ApiDown/")
    assert file.problems == ()


def test_places_are_those_of_the_values() -> None:
    (rule,) = read(GROUP).rules
    assert (rule.place.line, rule.place.column, rule.place.length) == (4, 16, 7)
    assert rule.severity_place is not None
    assert (rule.severity_place.line, rule.severity_place.column) == (6, 28)
    assert (rule.links[0].place.line, rule.links[0].place.column) == (9, 24)
    assert rule.annotations_at is not None
    assert (rule.annotations_at.line, rule.annotations_at.column) == (8, 11)


def test_a_document_that_is_no_yaml_is_named_and_the_rest_is_read() -> None:
    file = read(f"{GROUP}---\ngroups: [a\n---\n{GROUP.replace('ApiDown', 'ApiSlow')}")
    assert [rule.name for rule in file.rules] == ["ApiDown", "ApiSlow"]
    assert [(problem.code, problem.level, problem.place.line) for problem in file.problems] == [("yaml-syntax", "error", 11)]


def test_a_template_is_named_as_one() -> None:
    template = "{{- if .Values.enabled }}\n" + GROUP + "{{- end }}\n"
    (problem,) = read(template).problems
    assert (problem.code, problem.level, problem.place.line) == ("helm-template", "warning", 1)
    assert "helm template CHART | noa-status alerts -" in problem.hint


def test_a_name_that_is_filled_in_later_is_no_name_yet() -> None:
    file = read(GROUP.replace("alert: ApiDown", "alert: '{{ .Values.name }}Down'"))
    assert (file.rules, codes(file)) == ((), ["helm-template"])


def test_a_severity_that_is_filled_in_later_is_none_yet() -> None:
    (rule,) = read(GROUP.replace("critical", "'{{ $labels.level }}'")).rules
    assert rule.severity == ""


def test_aliases_and_merged_mappings_are_followed() -> None:
    text = (
        "x-links: &links {runbook_url: r/}\nx-grave: &grave critical\n"
        "groups:\n- rules:\n  - alert: ApiDown\n    labels: {severity: *grave}\n    annotations:\n      <<: *links\n      summary: x\n"
    )
    file = read(text)
    (rule,) = file.rules
    assert (rule.severity, [link.written for link in rule.links]) == ("critical", ["r/"])
    assert file.problems == ()


def test_an_alert_without_a_name_is_named() -> None:
    file = read("groups:\n- rules:\n  - alert:\n    expr: up\n  - alert: [a]\n")
    assert [(problem.code, problem.place.line) for problem in file.problems] == [
        ("alert-without-name", 3),
        ("alert-without-name", 5),
    ]


def test_a_bomb_of_aliases_is_read_once() -> None:
    levels = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 60))
    file = read(f"a0: &a0 {{rules: [{{alert: ApiDown}}]}}\n{levels}")
    assert [rule.name for rule in file.rules] == ["ApiDown"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(GROUP.encode() + b"# \xe9", "not-utf-8", id="Latin-1"),
        pytest.param(GROUP.encode("utf-16"), "not-utf-8", id="UTF-16"),
        pytest.param(b"# x\n" * (MAX_BYTES // 4 + 1), "file-too-large", id="too large"),
        pytest.param(b"alert: " + b"{" * 50_000, "yaml-too-deep", id="50,000 braces"),
        pytest.param(b"a: &a [*a, alert]\n", "yaml-alias", id="an alias in itself"),
        pytest.param(b"a: *nobody\n", "yaml-alias", id="an alias of nothing"),
        pytest.param(b"alert: \x00", "yaml-syntax", id="a zero"),
        pytest.param(b'{"alert": "\\ud800"}', "yaml-syntax", id="half a character"),
        pytest.param(b"groups: [\n---\n" * 2_000, "yaml-syntax", id="thousands of broken documents"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, code: str) -> None:
    assert code in codes(read(data))


def test_many_empty_documents_are_nothing() -> None:
    assert list(documents("---\n" * 100_000 + "...\n# nothing\n")) == []


@within(200)
@given(st.lists(st.sampled_from([*GROUP.splitlines(), *JSON.splitlines(), "---", "...", "{{- if x }}", "\t", "a: &a", "*a"])))
def test_any_lines_in_any_order_are_read_without_a_fall(lines: list[str]) -> None:
    for rule in read("\n".join(lines)).rules:
        assert isinstance(rule, AlertRule)


@within(200)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_without_a_fall(data: bytes) -> None:
    read(GROUP.encode() + data)


def write(root: Path, **files: str) -> None:
    for name, content in files.items():
        path = root / name.replace("__", "/").replace("_yml", ".yml").replace("_md", ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)


def test_a_folder_is_looked_through_in_order_and_each_file_read_once(tmp_path: Path) -> None:
    write(tmp_path, rules__b_yml=GROUP, rules__a__c_yml=RESOURCE, rules__x_md=GROUP, rules__broken_yml="a: [\n")
    write(tmp_path, **{"rules__.hidden__d_yml": GROUP})
    (tmp_path / "rules/link.yml").symlink_to("b.yml")
    files = list(read_rule_files(tmp_path, ["rules", "rules/b.yml"]))
    # What lies in a folder and has no alert may be anything.
    assert [(file.path, len(file.rules), len(file.problems)) for file in files] == [
        ("rules/b.yml", 1, 0),
        ("rules/broken.yml", 0, 0),
        ("rules/a/c.yml", 1, 0),
    ]


def test_a_file_that_is_named_is_looked_at_whatever_it_is(tmp_path: Path) -> None:
    write(tmp_path, rules__broken_yml="a: [\n")
    (file,) = read_rule_files(tmp_path, ["rules/broken.yml"])
    assert codes(file) == ["yaml-syntax"]
    (device,) = read_rule_files(tmp_path, ["/dev/null"])
    assert codes(device) == ["stray-file"]


def test_a_linked_file_is_looked_for_beside_the_rules_and_above_them(tmp_path: Path) -> None:
    write(tmp_path, repo__docs__alerts_md="# A", repo__rules__api__api_yml=GROUP, outside_md="# B")
    (tmp_path / "repo/.git").mkdir()
    source = "repo/rules/api/api.yml"
    assert file_beside(tmp_path, source, "docs/alerts.md") == "repo/docs/alerts.md"
    assert file_beside(tmp_path, source, "../../docs/alerts.md") == "repo/docs/alerts.md"
    assert file_beside(tmp_path, source, "/docs/alerts.md") == "repo/docs/alerts.md"
    assert file_beside(tmp_path, source, "outside.md") is None
    assert file_beside(tmp_path, source, "docs/\0") is None
