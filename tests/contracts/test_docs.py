"""The docs: whoever opens the first page finds all others, and the architecture names modules that are there."""

from __future__ import annotations

import re
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
DOCS = REPOSITORY / "docs"
PACKAGE = REPOSITORY / "generator/noa_status"


def test_the_first_page_leads_to_each_other_page() -> None:
    linked = set(re.findall(r"\]\(([a-z-]+\.md)\)", (DOCS / "index.md").read_text(encoding="utf-8")))
    assert linked == {page.name for page in DOCS.glob("*.md")} - {"index.md"}


def test_each_module_that_the_architecture_names_is_there() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_/]+\.py)`", text))
    assert named
    planned = {path for path in named if path.endswith("/x.py")}
    for path in sorted(named - planned):
        assert (REPOSITORY / path).exists() or any(PACKAGE.rglob(path)), path
