"""What a text leaves out is named with its line."""

from __future__ import annotations

import pytest

from noa_status.internal.markdown import render


def found(text: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.place.line) for problem in render(text, path="runbooks/X.md").problems]


def test_an_open_fence_is_named_with_the_headings_that_it_swallows() -> None:
    (problem,) = render("# T\n\n- see\n\n~~~~sh\nls\n\n## Mitigation\n\nTODO\n\n## After\n", path="x.md").problems
    assert (problem.code, problem.place.line) == ("unclosed-fence", 5)
    assert problem.says == "this code block is never closed and swallows the headings Mitigation, After"
    assert problem.hint == "close it with ~~~~"


def test_a_fence_that_ends_with_its_list_is_open_too() -> None:
    assert found("# T\n\n- a\n  ```sh\n  ls\n\n## Next\n\nText.\n") == [("unclosed-fence", 4)]


@pytest.mark.parametrize(
    "text",
    [
        "```\nx\n```\n",
        "```\nx\n````\n",
        "~~~\n```\n~~~\n",
        "> ```\n> x\n> ```\n",
        "- a\n\n      indented\n",
        "1. a\n   ```\n   x\n   ```\n",
        "a ``` b ```\n",
        "```\n```\n",
    ],
)
def test_closed_code_is_closed(text: str) -> None:
    assert found(f"# T\n\n{text}") == []


def test_an_empty_section_is_named() -> None:
    assert found("# T\n\n## Meaning\n\n## Impact\n\nBad.\n\n## Mitigation\n") == [("empty-section", 3), ("empty-section", 9)]


def test_a_section_with_only_sections_is_not_empty() -> None:
    assert found("# T\n## A\n### B\n\ntext\n") == []


def test_a_comment_or_a_rule_is_no_content() -> None:
    assert found("# T\n\n## A\n\n<!-- later -->\n\n---\n\n## B\n\ntext\n") == [("empty-section", 3)]


@pytest.mark.parametrize(
    "todo", ["TODO", "todo.", "*TBD*", "- TODO", "> FIXME", "`TODO: say how`", "TODO: write this\nTODO: and that"]
)
def test_a_section_that_says_only_todo_is_named(todo: str) -> None:
    assert found(f"# T\n\n## Mitigation\n\n{todo}\n") == [("todo-section", 3)]


def test_a_todo_in_a_sentence_is_named_where_it_stands() -> None:
    assert found(
        "# T\n\nCall the lead. `TODO: Add the list.`\n\n[x](https://a.example/#TODO-x)\n\n```\n# TODO in a program\n```\n"
    ) == [("todo-text", 3)]


def test_a_heading_in_code_is_no_section() -> None:
    assert found("# T\n\n```sh\n# comment\n```\n") == []


def test_a_text_without_a_heading_is_named() -> None:
    assert found("Just text.\n") == [("no-heading", 1)]


def test_a_part_of_a_page_needs_no_heading() -> None:
    assert render("TODO", path="x.md", part="note").problems == ()


def test_underlined_headings_are_headings() -> None:
    assert found("Title\n=====\n\nMeaning\n-------\n\nImpact\n------\n\ntext\n") == [("empty-section", 4)]


def test_a_part_of_a_page_shares_no_id_with_another_part() -> None:
    text = "## Cause\n\nSee [above](#cause).\n\n| | a |\n|---|---|\n| b | c |\n"
    html = render(text, path="x.md", part="public").html
    assert '<h2 id="public-cause">' in html
    assert '<a href="#public-cause">above</a>' in html
    assert '<h2 id="cause">' in render(text, path="x.md").html
    assert "<th></th>" not in html
