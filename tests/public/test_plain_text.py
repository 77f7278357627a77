"""Safe HTML as plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noa_status.public.markdown import html_of, without_control_characters
from noa_status.public.plain_text import plain_text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("We **moved** it.\n\nAll is *well*.", "We moved it.\n\nAll is well."),
        ("one\nline", "one line"),
        ("one  \ntwo", "one\ntwo"),
        ("Seen:\n\n- first\n- second\n\nDone.", "Seen:\n\n- first\n- second\n\nDone."),
        ("[the list](https://example.com/a?b=1&c=2)", "the list (https://example.com/a?b=1&c=2)"),
        ("https://example.com/", "https://example.com/"),
        ("<me@example.com>", "me@example.com"),
        ("a < b & c", "a < b & c"),
        ("replace <id> by yours", "replace <id> by yours"),
        ("```\nif x:\n    y  = 1\n```\nthen", "if x:\n    y  = 1\n\nthen"),
        ("## What happened\nNothing.", "What happened\n\nNothing."),
        ("- [x] done\n- [ ] not", "- ☑ done\n- ☐ not"),
    ],
)
def test_what_people_wrote_is_what_they_read(markdown: str, text: str) -> None:
    assert plain_text(html_of(markdown)) == text


def test_cells_stand_apart() -> None:
    assert plain_text(html_of("| a | b |\n|---|---|\n| 1 | 2 |\n")).split() == ["a", "b", "1", "2"]


@given(st.text(max_size=300))
def test_no_word_is_lost_and_nothing_is_added(text: str) -> None:
    written = without_control_characters(text).translate(dict.fromkeys(map(ord, "<&")))
    escaped = written.replace(">", "&gt;")
    assert plain_text(f"<p>{escaped}</p>").split() == written.split()
