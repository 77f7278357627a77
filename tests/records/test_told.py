"""A problem in a terminal: the line as written, a mark under what is meant, and nothing that a terminal would obey."""

from __future__ import annotations

from noa_status.problems import Place, Problem
from noa_status.problems.text import counted, told

PATH = "incidents/2026/x/incident.yml"


def said(line: str, place: Place, says: str = "wrong", **more: str) -> list[str]:
    problem = Problem(code="a-code", place=place, says=says, **more)  # pyright: ignore[reportArgumentType]
    return told(problem, lambda _path, _line: line).split("\n")


def test_the_mark_stands_under_the_word() -> None:
    assert said("severity: SVE2", Place(PATH, 12, 11, 4), fix="severity: SEV2", hint="one of: SEV1") == [
        f"{PATH}:12:11: error: wrong [a-code]",
        "  12 | severity: SVE2",
        "     |           ^^^^",
        "  fix: severity: SEV2",
        "  one of: SEV1",
        "",
    ]


def test_wide_letters_take_two_columns_and_combining_ones_none() -> None:
    assert said("title: 中文 x", Place(PATH, 1, 11, 1))[2] == "    |             ^"
    assert said("title: e\u0301 x", Place(PATH, 1, 11, 1))[2] == "    |          ^"


def test_a_tab_is_seen() -> None:
    assert said("\tstatus: x", Place(PATH, 1, 1, 1))[1:3] == ["  1 | →status: x", "    | ^"]


def test_a_long_line_is_shown_around_the_place() -> None:
    line = "a" * 300 + " here " + "b" * 300
    shown, mark = said(line, Place(PATH, 1, 302, 4))[1:3]
    assert len(shown) < 140
    assert shown[mark.index("^") :].startswith("here")


def test_an_empty_line_is_left_out() -> None:
    assert said("", Place(PATH, 1)) == [f"{PATH}:1:1: error: wrong [a-code]", ""]


def test_nothing_reaches_the_terminal_that_it_would_obey() -> None:
    evil = "a\x1b[31m\x07\n\u202eb"
    text = "\n".join(said(evil.replace("\n", ""), Place(evil, 1, 2, 3), evil, fix=evil, hint=evil))
    assert text.replace("\n", "").isprintable()
    assert "\\x1b[31m\\x07\\n\\u202eb" in text


def test_half_characters_can_be_printed() -> None:
    assert "\\udcff" in "\n".join(said("x", Place("incidents/\udcff", 1)))


def test_a_message_ends() -> None:
    assert len("\n".join(said("x", Place(PATH), "y" * 10_000, fix="z" * 10_000))) < 1_500


def test_what_there_is_is_counted() -> None:
    error, warning = (Problem(code="x", level=level, place=Place("a"), says="") for level in ("error", "warning"))
    assert counted(()) == "nothing wrong"
    assert counted([error]) == "1 error in 1 file"
    assert counted([error, error, warning]) == "2 errors and 1 warning in 1 file"
