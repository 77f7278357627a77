"""The plain reader answers what libyaml's events say, or not at all; and no rule of YAML 1.1 ever changes a meaning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noa_status.records.plain_yaml import read_plain
from noa_status.records.yaml_events import compose
from tests.records.bounds import within

SPACE = st.sampled_from(["", "", " ", "  "])
WORDS = st.sampled_from(
    """api identified 2026-11-24T10:02Z https://example.com/a#b it's a-b a:b no on ~ null 012 1:30 .inf = << é 中文 #x x# x:y, {a ]b
    -x ?x *x &x !x |x >x %x @x `x` "x" 'x' "x 'x 'it''s' "a\\nb" x"y --- ... :x x: \\ / $ . , [] {} [ { <a@b.c>""".split()
)
scalars = st.lists(WORDS, max_size=4).map(" ".join)
keys = st.sampled_from(["title", "status", "roles", "a", "b", "started_at", "x-y", "no", "1", "é", "<<", "", "a b", "'q'"])
comments = st.sampled_from(["", "", "", " # a comment", "  #", " #: x"])


@st.composite
def flows(draw: st.DrawFn) -> str:
    """A mapping or a list in one line, more or less."""
    is_mapping = draw(st.booleans())
    parts = [draw(scalars) for _ in range(draw(st.integers(0, 3)))]
    if is_mapping:
        parts = [f"{draw(keys)}:{draw(st.sampled_from([' ', ' ', ' ', '']))}{part}" for part in parts]
    inside = draw(st.sampled_from([", ", ", ", ",", " , "])).join(parts)
    opened, closed = ("{", "}") if is_mapping else ("[", "]")
    return f"{opened}{draw(SPACE)}{inside}{draw(SPACE)}{closed}"


@st.composite
def lines(draw: st.DrawFn) -> str:
    indent = draw(st.sampled_from(["", "", "", "", "  ", "  ", " ", "    ", "- "]))
    if draw(st.integers(0, 9)) == 0:
        return draw(st.sampled_from(["", "# a comment", "  # a comment", "---", "...", "- x", "? x", "word"]))
    value = draw(st.one_of(scalars, scalars, flows()))
    gap = draw(st.sampled_from([" ", " ", " ", "  ", ""]))
    return f"{indent}{draw(keys)}:{gap if value else ''}{value}{draw(comments)}{draw(SPACE)}"


documents = st.lists(lines(), max_size=6).map("\n".join)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A document with some of its characters taken out, put in or doubled."""
    text = draw(documents)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        put_in = draw(st.one_of(st.sampled_from(list(" \n\t:#,[]{}'\"-?&*!|>%@`~\\\r\x85\xa0\u2028\ufeff")), st.text(max_size=2)))
        text = text[:at] + put_in + text[at + draw(st.integers(0, 3)) :]
    return text


def agree(text: str) -> bool:
    """True where the plain reader answers; fails where it answers something else than libyaml."""
    plain = read_plain(text)
    if plain is not None:
        composed = compose(text, "incident.yml")
        assert composed.is_read
        assert not composed.problems
        assert composed.value == plain
    return plain is not None


@within(450)
@given(documents)
def test_documents_of_people_are_read_the_same_by_both(text: str) -> None:
    agree(text)


@within(450)
@given(mutated())
def test_mutated_documents_are_read_the_same_by_both(text: str) -> None:
    agree(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: {b: c:?d}\n",  # libyaml takes `:?` inside braces for a key
        "a: [b:?]\n",
        f"{'k' * 2000}: v\n",  # a key has at most 1,024 characters
        f"a: {{{'k' * 2000}: v}}\n",
        f"a: {'v ' * 2000}\n",
        f"a: [{'v' * 2000}]\n",
        "a: b\n  c: d\n",
        "a:\n  b: c\n d: e\n",
        "a:\n b: c\n  d: e\n",
        "a: 'b\n",
        "a: b: c\n",
        "a: b #c\n",
        "a: b#c\n",
        "a: {b: c} # d\n",
        "a: {b: c # d}\n",
        "a: 'b' # c\n",
        "a: 'b'c\n",
        'a: "b\\\n',
        "a: ''\n",
        "a: # b\n  c: d\n",
        "a: ~\n  b: c\n",
        "a: b\na: c\n",
        "a: b\n\n\n# c\nd: e",
        "a: -\n",
        "a: - b\n",
        "a: b\x85c\n",
        "a: b\xa0\n",
        "\ufeffa: b\n",
        "a: b\r\nc: d\r\n",
        "--- \na: b\n",
        "%YAML 1.2\n---\na: b\n",
        "a: b\n...\n",
        "",
        "\n",
        "# only a comment\n",
    ],
)
def test_doubtful_documents_are_read_the_same_by_both(text: str) -> None:
    agree(text)


def test_what_records_hold_is_read_by_the_plain_reader() -> None:
    facts = """\
# incident.yml
title: API requests are slow: not
severity: SEV2
"""
    assert read_plain(facts) is None
    assert agree(
        "title: API requests are slow\nseverity: SEV2  # since 10:40\nstarted_at: 2026-11-24T10:02Z\n"
        "roles: {commander: ana, technical_lead: bo}\nalerts: [ApiLatencyHigh, ApiDown]\nlearnt: ''\n"
    )
    assert agree("status: identified\ncomponents:\n  api: degraded_performance\n  db: partial_outage\n")


TRAPS = """yes no on off y n Yes NO True false 012 0o17 0x1f 1_000 1e3 1.10 .inf -.inf .nan 1:30 12:30:45 2026-11-24 2026-11-24T10:02Z
2026-11-24T10:02:00Z 2026-11-24_10:02 = << +1 0b11 685_230.15 190:20:30""".split()


@pytest.mark.parametrize("word", TRAPS)
@pytest.mark.parametrize("written", ["{}", "'{}'", '"{}"', "{} # a comment"])
def test_no_word_changes_its_meaning(word: str, written: str) -> None:
    text = f"key: {written.format(word)}\nlist: [{word}]\nmap: {{{word}: {word}}}\n{word}: x\n"
    composed = compose(text, "incident.yml")
    assert not composed.problems
    assert composed.value == {"key": word, "list": [word], "map": {word: word}, word: "x"}
    agree(text)


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_nothing_unless_it_is_quoted(nothing: str) -> None:
    assert compose(f"a: {nothing}\n", "x").value == {"a": None}
    assert compose(f"a: '{nothing}'\n", "x").value == {"a": nothing}
    agree(f"a: {nothing}\nb: '{nothing}'\n")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: &x b\n", "yaml-alias", 1),
        ("a: b\nc: &x [*x]\n", "yaml-alias", 2),
        ("a: !!python/object:os.system {}\n", "yaml-tag", 1),
        ("a: !!int 5\n", "yaml-tag", 1),
        ("a: b\nc: d\na: e\n", "duplicate-key", 3),
        ("a: b\n---\nc: d\n", "yaml-documents", 2),
        ("a: b\n[c]: d\n", "yaml-key", 2),
        ("? {a: b}\n: c\n", "yaml-key", 1),
        ("a:\n" + "".join(f"{' ' * n}- \n" for n in range(40)), "yaml-too-deep", 26),
        ("a: " + "[" * 20_000, "yaml-too-deep", 1),
        ("a: " + "{" * 20_000, "yaml-too-deep", 1),
        ("a: " + "[" * 20_000 + "]" * 20_000, "yaml-too-deep", 1),
        ("a: b\nc: 'd\n", "yaml-syntax", 2),
        ("é: b\nc: \x07\n", "yaml-syntax", 2),
    ],
)
def test_what_records_do_not_use_is_named_with_its_line(text: str, code: str, line: int) -> None:
    problem = compose(text, "incident.yml").problems[0]
    assert (problem.code, problem.place.line) == (code, line)


def test_aliases_are_never_followed() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"{key}: &{key} [{', '.join(['*a'] * 9)}]\n" for key in "bcdefghi")
    composed = compose(bomb, "incident.yml")
    assert {problem.code for problem in composed.problems} == {"yaml-alias"}
    assert isinstance(composed.value, dict)
    assert composed.value["i"] == [None] * 9
    assert compose("a: &a [*a]\n", "incident.yml").value == {"a": [None]}


@within(300)
@given(st.text(max_size=60))
def test_any_text_is_read_or_named(text: str) -> None:
    if "\ud800" <= max(text, default="") <= "\udfff":
        return
    composed = compose(text, "incident.yml")
    assert composed.is_read or composed.problems
    for problem in composed.problems:
        assert 1 <= problem.place.line <= text.count("\n") + 2
        assert problem.place.column >= 1
    agree(text)
