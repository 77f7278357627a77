"""Each page of docs/checks is the test of its rule: the bad example gives the very message that stands there, the good one none.

`NOA_STATUS_GOLDEN=rewrite` writes what is said now into the pages: look at the difference before you commit it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from noa_status.lint.run import all_rules
from tests.builders import a_well_kept_site
from tests.commands import noa_status
from tests.lint.pages import PAGES, Example, examples, with_message

pages = pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda page: page.stem)


def said_of(example: Example, root: Path) -> str:
    """What lint says of the example's files, without the count at the end."""
    site = a_well_kept_site()
    for path, content in example.files.items():
        site.file(f"/{path}", content)
    done = noa_status(f"lint --now {example.now}", site.write(root))
    return re.sub(r"\d+ records?, .*\n\Z", "", done.output).rstrip("\n") + "\n"


@pages
def test_the_bad_example_gives_the_message(page: Path, tmp_path: Path) -> None:
    bad, _ = examples(page)
    said = said_of(bad, tmp_path)
    if os.environ.get("NOA_STATUS_GOLDEN") == "rewrite":
        page.write_text(with_message(page, said), encoding="utf-8")
        return
    assert said == bad.says
    assert re.findall(r"\[([a-z-]+)\]$", said, re.MULTILINE) == [page.stem]


@pages
def test_the_good_example_gives_none(page: Path, tmp_path: Path) -> None:
    _, good = examples(page)
    assert said_of(good, tmp_path).strip() == ""


def test_each_rule_has_a_page_and_each_page_a_rule() -> None:
    assert sorted(all_rules()) == sorted(page.stem for page in PAGES.glob("*.md"))


@pytest.mark.parametrize("id", all_rules())
def test_a_rule_says_in_a_line_what_it_finds(id: str) -> None:
    rule = all_rules()[id]
    assert rule.checks
    module = __import__(rule.checks[0][1].__module__, fromlist=["rule"])
    assert (module.__doc__ or "").startswith(f"{id}: ")
