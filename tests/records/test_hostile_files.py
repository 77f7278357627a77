"""Whatever stands in a record's files: it is read, or named at its line, quickly, and never with a traceback."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noa_status.model.incident import Incident, Kind
from noa_status.model.site import Site
from noa_status.problems import Problem
from noa_status.records.folder import Folder
from noa_status.records.incident import read_incident
from noa_status.records.runbook import read_playbook, read_runbook
from noa_status.records.site_file import read_site
from tests.builders import TEXT, a_site
from tests.records.bounds import within

FOLDER = "incidents/2026/2026-11-24-api-slow"
FACTS = b"title: API requests are slow\nseverity: SEV3\nstarted_at: 2026-11-24T10:02Z\n"
UPDATE = f"---\nstatus: investigating\ncomponents: {{api: degraded_performance}}\n---\n{TEXT}\n".encode()
POSTMORTEM = b"---\nstate: draft\naction_items:\n  - {id: a, title: b, due: 2026-12-04}\n---\n## What happened\n"
STATUS = a_site().contents["status.yml"]
GOOD = {"incident.yml": FACTS, "updates/20261124T1015Z.md": UPDATE, "postmortem.md": POSTMORTEM, "timeline.md": b"- x\n"}
Files = dict[str, bytes]


def the_site() -> Site:
    assert isinstance(STATUS, str)
    site, problems = read_site(STATUS.encode())
    assert site is not None, problems
    return site


SITE = the_site()


def read(files: Files) -> tuple[Incident | None, list[Problem]]:
    """The record of these files. Holds what is true of every reading."""
    folder = Folder(FOLDER, dict.fromkeys(files, "0" * 40))
    began = time.process_time()
    incident, problems = read_incident(folder, SITE, lambda path: files[path.removeprefix(f"{FOLDER}/")])
    assert time.process_time() - began < 2
    assert (incident is None) == any(problem.level == "error" for problem in problems)
    for problem in problems:
        assert problem.place.path.startswith(f"{FOLDER}/")
        name = problem.place.path.removeprefix(f"{FOLDER}/")
        assert 1 <= problem.place.line <= files.get(name, b"").count(b"\n") + files.get(name, b"").count(b"\r") + 2
        assert len(problem.says) + len(problem.fix) + len(problem.hint) < 2_000
    assert len(problems) < 300
    return incident, problems


def facts(**changed: str) -> Files:
    """A record whose `incident.yml` has these lines (instead of its own, or besides)."""
    lines = {"title": "API requests are slow", "severity": "SEV3", "started_at": "2026-11-24T10:02Z", **changed}
    return {"incident.yml": "".join(f"{key}: {value}\n" for key, value in lines.items()).encode()}


def update(data: bytes, name: str = "20261124T1015Z.md") -> Files:
    return {"incident.yml": FACTS, f"updates/{name}": data}


def codes(files: Files) -> list[str]:
    return [problem.code for problem in read(files)[1]]


def test_the_good_record_is_whole() -> None:
    incident, problems = read(GOOD)
    assert not problems
    assert incident is not None
    assert incident.kind is Kind.INCIDENT
    assert [update.at for update in incident.updates] == [datetime(2026, 11, 24, 10, 15, tzinfo=UTC)]
    assert incident.postmortem is not None
    assert set(incident.text_ids) == {"postmortem.md", "timeline.md"}


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        pytest.param(b"", "empty-text", 1, id="nothing at all"),
        pytest.param(b"\n \n", "empty-text", 1, id="empty lines"),
        pytest.param(b"\x00" * 1000, "no-front-matter", 1, id="zeroes"),
        pytest.param(UPDATE + b"\xe9", "not-utf-8", 6, id="Latin-1"),
        pytest.param(UPDATE.decode().encode("utf-16"), "not-utf-8", 1, id="UTF-16"),
        pytest.param(UPDATE + b"\xed\xa0\x80", "not-utf-8", 6, id="half a character"),
        pytest.param(UPDATE + b"a\nb\x07", "control-character", 7, id="a bell"),
        pytest.param(UPDATE + b"x" * 10_000_000, "file-too-large", 1, id="ten megabytes"),
        pytest.param(b"---\n" + b"a\n" * 400_000, "front-matter-not-closed", 1, id="never closed"),
        pytest.param(b"---\n" * 200_000, "missing-field", 1, id="many dashes"),
        pytest.param(UPDATE.replace(b"{api", b"{" * 20_000 + b"api"), "yaml-too-deep", 3, id="20,000 braces"),
        pytest.param(UPDATE.replace(b"{api: degraded_performance}", b"api"), "not-a-mapping", 3, id="a text for a mapping"),
        pytest.param(UPDATE.replace(b"{api: degraded_performance}", b"[api]"), "not-a-mapping", 3, id="a list for a mapping"),
        pytest.param(UPDATE.replace(b"degraded_performance", b"[x]"), "not-a-text", 3, id="a list for a status"),
        pytest.param(UPDATE.replace(b"degraded_performance", b""), "empty-field", 3, id="no status of a component"),
        pytest.param(UPDATE.replace(b"investigating", b"scheduled"), "unknown-status", 2, id="a maintenance's status"),
        pytest.param(UPDATE.replace(b"investigating", b"2026-11-24"), "unknown-status", 2, id="a date for a status"),
        pytest.param(UPDATE.replace(b"status", b"staus"), "unknown-field", 2, id="a field mistyped"),
        pytest.param(b"---\n- a\n---\nWords.\n", "not-a-mapping", 2, id="a list for the front matter"),
        pytest.param(
            b"---\nstatus: monitoring\ncorrected: 2026-11-24T09:00Z\n---\nA.\n", "end-before-start", 3, id="corrected before"
        ),
    ],
)
def test_a_broken_update_is_named_at_its_line(data: bytes, code: str, line: int) -> None:
    incident, problems = read(update(data))
    assert incident is None
    assert (code, line) in [(problem.code, problem.place.line) for problem in problems]


@pytest.mark.parametrize("change", ["bom", "crlf", "cr", "no newline at the end", "trailing spaces"])
def test_how_an_editor_saves_makes_no_difference(change: str) -> None:
    data = {
        "bom": b"\xef\xbb\xbf" + UPDATE,
        "crlf": UPDATE.replace(b"\n", b"\r\n"),
        "cr": UPDATE.replace(b"\n", b"\r"),
        "no newline at the end": UPDATE.rstrip(b"\n"),
        "trailing spaces": UPDATE.replace(b"---\n", b"---  \n"),
    }[change]
    incident, problems = read(update(data))
    assert not problems
    assert incident is not None
    assert incident.updates[0].components == {"api": "degraded_performance"}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"title": "''"}, "empty-field"),
        ({"title": "[a]"}, "not-a-text"),
        ({"title": '"a\\0b"'}, "control-character"),
        ({"title": '"a\\ud800b"'}, "yaml-syntax"),
        ({"severity": "1" * 100_000}, "unknown-severity"),
        ({"severity": "sev3"}, "unknown-severity"),
        ({"kind": "outage"}, "unknown-kind"),
        ({"started_at": "{a: b}"}, "not-a-text"),
        ({"started_at": "2" * 500_000}, "unreadable-instant"),
        ({"started_at": "2026-11-24" + " " * 500_000 + "x"}, "unreadable-instant"),
        ({"data_loss": "1" * 100_000}, "not-true-or-false"),
        ({"data_loss": "[true]"}, "not-true-or-false"),
        ({"roles": "ana"}, "not-a-mapping"),
        ({"roles": "[ana]"}, "not-a-mapping"),
        ({"roles": "2026-11-24"}, "not-a-mapping"),
        ({"roles": "{lead: ana}"}, "unknown-role"),
        ({"roles": "{" + ", ".join(f"r{n}: x" for n in range(20_000)) + "}"}, "unknown-role"),
        ({"alerts": "ApiDown"}, "not-a-list"),
        ({"alerts": "[{a: b}]"}, "not-a-text"),
        ({"alerts": "&a [*a]"}, "yaml-alias"),
        ({"alerts": "[" * 20_000}, "yaml-too-deep"),
        ({"alerts": "!!python/object:os.system [ls]"}, "yaml-tag"),
        ({"scheduled": "{start: 2026-11-24T10:00Z, end: 2026-11-24T09:00Z}"}, "field-of-another-kind"),
        ({"kind": "maintenance"}, "missing-field"),
        ({"kind": "maintenance", "scheduled": "{start: 2026-11-24T10:00Z}"}, "missing-field"),
        ({"kind": "maintenance", "scheduled": "{start: 2026-11-24T10:00Z, end: 2026-11-24T10:00Z}"}, "end-before-start"),
        ({"moved": "[{at: 2026-11-24T10:00Z, start: 2026-11-24T10:00Z, end: 2026-11-24T11:00Z}]"}, "field-of-another-kind"),
        ({"kind": "maintenance", "moved": "{start: 2026-11-24T10:00Z}"}, "not-a-list"),
        ({"kind": "maintenance", "moved": "[{start: 2026-11-24T10:00Z, end: 2026-11-24T11:00Z}]"}, "missing-field"),
        ({"resolved_at": "2026-10-24T10:00Z"}, "end-before-start"),
        ({f"field{n}": "x" for n in range(20_000)}, "many-problems"),
        ({"x" * 2000: "y"}, "yaml-syntax"),
        ({"<<": "{title: x}"}, "unknown-field"),
    ],
    ids=lambda value: f"{next(iter(value))[:20]} {next(iter(value.values()))[:30]}" if isinstance(value, dict) else value,
)
def test_broken_facts_are_named(changed: dict[str, str], code: str) -> None:
    assert code in codes(facts(**changed))


def test_a_line_of_spaces_is_read_in_no_time() -> None:
    for line in ("a" + " " * 900_000 + "b", "a" + " #" * 400_000, "'a'" + " " * 900_000 + "b", "{a: b}" + " " * 900_000 + "b"):
        read(facts(title=line))


def test_all_problems_are_named_at_once() -> None:
    broken = facts(title="", severity="SVE3", started_at="2026-11-24 10:02", data_loss="no", allerts="[x]")
    broken["updates/20261124T1015Z.md"] = UPDATE.replace(b"investigating", b"investigatin").replace(b"api", b"apu")
    broken["updates/20260230T1000Z.md"] = UPDATE
    broken["postmortem.md"] = POSTMORTEM.replace(b"draft", b"drafted").replace(b"12-04", b"13-04")
    assert sorted(codes(broken)) == sorted(
        "empty-field unknown-severity no-time-zone not-true-or-false unknown-field unknown-status unknown-component impossible-date"
        " unknown-post-mortem-state impossible-date".split()
    )


def test_the_kind_counts_even_where_the_facts_are_broken() -> None:
    broken = facts(kind="maintenance", severity="SVE1", scheduled="{start: 2026-11-24T10:00Z, end: 2026-11-24T11:00Z}")
    broken["updates/20261124T1000Z.md"] = UPDATE
    assert sorted(codes(broken)) == ["unknown-severity", "unknown-status"]


@pytest.mark.parametrize(
    ("name", "code", "fix"),
    [
        ("20260230T1000Z.md", "impossible-date", "20260228T1000Z.md"),
        ("20261124T2415Z.md", "impossible-date", "20261124T2315Z.md"),
        ("02261124T1015Z.md", "unlikely-year", ""),
        ("20261124T1015Z-1.md", "update-name", "20261124T1015Z.md"),
        ("20261124T1015Z-999.md", "update-name", "20261124T1015Z.md"),
        ("20261124T1015Z-02.md", "update-name", "20261124T1015Z.md"),
        ("20261124T1015.md", "update-name", "20261124T1015Z.md"),
        ("20261124T1015Z.MD", "update-name", "20261124T1015Z.md"),
        ("20261124T1015Z.deu.md", "update-name", "20261124T1015Z.md"),
        ("20261124T1015Z.pt_br.md", "update-name", "20261124T1015Z.pt-BR.md"),
        ("2026-11-24 10:15 first update.md", "update-name", "20261124T1015Z.md"),
        ("٢٠٢٦١١٢٤T١٠١٥Z.md", "update-name", ""),
        ("..%2f..%2fpasswd.md", "update-name", ""),
        ("-rf", "update-name", ""),
        (".md", "update-name", ""),
        ("20261124T1015Z.md/20261124T1015Z.md", "stray-file", ""),
    ],
)
def test_an_update_s_name_is_its_time(name: str, code: str, fix: str) -> None:
    incident, problems = read(update(UPDATE, name))
    assert incident is None
    assert [(problem.code, problem.fix) for problem in problems] == [(code, f"rename it to updates/{fix}" if fix else "")]


def test_a_new_name_is_one_that_is_free() -> None:
    files = update(UPDATE) | {"updates/20261124T1015Z-1.md": UPDATE, "updates/20261124T1015Z-2.md": UPDATE}
    assert [problem.fix for problem in read(files)[1]] == ["rename it to updates/20261124T1015Z-3.md"]


def test_updates_of_one_minute_are_in_the_order_of_their_numbers() -> None:
    names = ["20261124T1015Z-10", "20261124T1015Z-2", "20261124T1014Z", "20261124T1015Z"]
    for order in (names, names[::-1]):
        incident, _ = read({"incident.yml": FACTS} | {f"updates/{name}.md": UPDATE for name in order})
        assert incident is not None
        assert [update.id for update in incident.updates] == [
            "20261124T1014Z",
            "20261124T1015Z",
            "20261124T1015Z-2",
            "20261124T1015Z-10",
        ]


def test_what_is_no_part_of_a_record_is_named() -> None:
    for name, fix in [("post-mortem.md", "rename it to postmortem.md"), ("graph.png", ""), ("incident.yaml", "")]:
        incident, problems = read({**GOOD, name: b"x"} if name != "post-mortem.md" else {"incident.yml": FACTS, name: b"x"})
        assert incident is not None
        assert [(problem.code, problem.level, problem.fix) for problem in problems] == [("stray-file", "warning", fix)]


BROKEN_STATUS = [
    b"",
    b"~\n",
    b"- a\n",
    b"2026-11-24\n",
    b"\xff\xfe",
    b"name: [x]\nurl: 5\n",
    b"name: x\nurl: https://example.com/\ncomponents: 2026-11-24\n",
    b"name: x\nurl: https://example.com/\ncomponents: {api: {name: API}}\n",
    b"name: x\nurl: https://example.com/\ncomponents: [{id: API, name: x}]\n",
    b"name: x\nurl: https://example.com/\npeople: [ana]\n",
    b"name: x\nurl: https://example.com/\npeople: {ana: ana}\n",
    b"name: x\nurl: https://example.com/\nrecent_days: " + b"1" * 100_000 + b"\n",
    b"name: x\nurl: https://example.com/\npolicy: no\n",
    b"name: x\nurl: https://example.com/\npolicy: {severities: no}\n",
    b"name: x\nurl: https://example.com/\npolicy: {severities: [{id: SEV1, update_every: " + b"9" * 100_000 + b" days}]}\n",
    b"name: x\nurl: https://example.com/\npolicy: {severities: [{id: SEV1, update_every: 999999 years}]}\n",
    b"name: x\nurl: https://example.com/\npolicy: {postmortem_within: -1 hours}\n",
    b'name: "a\\0b"\nurl: https://example.com/\n',
    b'name: x\nurl: https://example.com/\ncomponents: [{id: a, name: "\\b"}]\n',
    b"name: x\nurl: javascript:alert(1)\n",
    b"name: x\nurl: https://user@example.com/\n",
    b"name: x\nurl: " + b"https:" * 100_000 + b"\n",
]


@pytest.mark.parametrize("data", BROKEN_STATUS, ids=lambda data: repr(data[-40:]))
def test_a_broken_status_yml_is_named(data: bytes) -> None:
    began = time.process_time()
    site, problems = read_site(data)
    assert site is None
    assert problems
    assert all(problem.place.path == "status.yml" for problem in problems)
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "data",
    [
        b"# a" + b" " * 300_000 + b"b",
        b"# " + b"#" * 300_000 + b"b",
        b"# " + b"Aa" * 300_000 + b"-",
        b"#\n" * 200_000,
        b"---\n" + b"a: b\n" * 100_000 + b"---\n",
        b"---\ntags: [" + b"~, " * 100_000 + b"]\n---\n",
        b"---\nlast_tested: " + b"1" * 100_000 + b"\nreview_every: " + b"1" * 100_000 + b"\n---\n# X\n",
        b"---\nreview_every: 9999999 years\n---\n",
        b"---\n[[[[\n---\n",
        b"---\n",
        b"",
    ],
    ids=lambda data: repr(data[:20]),
)
def test_a_hostile_book_is_read_in_no_time_and_never_an_error(data: bytes) -> None:
    for reader in (read_runbook, read_playbook):
        began = time.process_time()
        book, problems = reader("runbooks/X.md", "0" * 40, data)
        assert book is not None
        assert all(problem.level == "warning" for problem in problems)
        assert time.process_time() - began < 2


@st.composite
def spoilt(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes with some of them changed."""
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(data)))
        odd = st.sampled_from(
            [b"\xff", b"\x00", b"\n", b"\r", b"\t", b": ", b"---\n", b"[", b"{", b"&a ", b"*a", b"!", b"'", b'"', b"\xef\xbb\xbf"]
        )
        data = data[:at] + draw(st.one_of(odd, st.binary(max_size=4))) + data[at + draw(st.integers(0, 9)) :]
    return data


@within(150)
@given(
    st.sampled_from(sorted(GOOD)).flatmap(
        lambda name: st.tuples(st.just(name), st.one_of(spoilt(GOOD[name]), st.binary(max_size=80)))
    )
)
def test_any_bytes_in_any_file_of_a_record_are_read_or_named(spoiling: tuple[str, bytes]) -> None:
    name, data = spoiling
    read({**GOOD, name: data})


@within(80)
@given(st.one_of(spoilt(STATUS.encode() if isinstance(STATUS, str) else STATUS), st.binary(max_size=80)))
def test_any_bytes_in_status_yml_are_read_or_named(data: bytes) -> None:
    site, problems = read_site(data)
    assert (site is None) == any(problem.level == "error" for problem in problems)
    for problem in problems:
        assert 1 <= problem.place.line <= data.count(b"\n") + data.count(b"\r") + 2


@within(80)
@given(
    st.one_of(
        spoilt(b"---\ntitle: X\nalerts: [ApiDown]\nlast_tested: 2026-10-02\nreview_every: 6 months\n---\n# ApiDown\n"),
        st.binary(),
    )
)
def test_any_bytes_in_a_runbook_are_read_or_named(data: bytes) -> None:
    book, problems = read_runbook("runbooks/ApiDown.md", "0" * 40, data)
    assert book is not None or problems
    read_playbook("playbooks/ApiDown.md", "0" * 40, data)
