"""`noa-status explain`: every code that a message can end with has its page in the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from noa_status.build.code_pages import code_pages, meaning_of
from noa_status.lint.run import all_rules
from tests.commands import noa_status


@pytest.mark.parametrize("code", sorted(code_pages()))
def test_each_code_is_explained(code: str) -> None:
    done = noa_status(f"explain {code}", Path())
    assert done.status == 0
    assert done.output.startswith(f"{code} (")
    assert max(len(line) for line in done.output.split("\n") if not line.startswith("    ")) <= 100
    assert "](" not in meaning_of(code)


def test_a_rule_is_explained_with_both_examples() -> None:
    for code in all_rules():
        done = noa_status(f"explain {code}", Path())
        assert "\nWhy. " in done.output, code
        assert f"[{code}]" in done.output.partition("\nWrong:\n")[2].partition("\nRight:\n")[0], code
        assert done.output.partition("\nRight:\n")[2].strip(), code


def test_a_mistyped_code_is_guessed() -> None:
    done = noa_status("explain late_updat", Path())
    assert done.status == 2
    assert 'No such code: "late_updat". Did you mean "late-update"' in done.output
    assert noa_status("explain '[late-update]'", Path()).status == 0
    assert "docs/problems.md lists them" in noa_status("explain zzzzzz", Path()).output


def test_programs_get_the_parts() -> None:
    told = json.loads(noa_status("explain short-text --json", Path()).output)
    assert set(told) == {"code", "level", "meaning", "why", "wrong", "right"}
    assert told["level"] == "warning by default"
