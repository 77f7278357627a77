"""Where the docs' pages of codes lie: in the package where it is installed, beside it in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from noa_status.problems.pages import CodePage, check_page, plain, table_pages


@cache
def code_pages() -> dict[str, CodePage]:
    """Every code that the docs speak of: the checks' own pages, and what stands in the tables of docs/problems.md."""
    inside = Path(__file__).parents[1] / "docs"
    docs = inside if inside.is_dir() else Path(__file__).parents[3] / "docs"
    pages = table_pages((docs / "problems.md").read_text(encoding="utf-8"))
    for path in sorted((docs / "checks").glob("*.md")):
        pages[path.stem] = check_page(path.read_text(encoding="utf-8"))
    return pages


def meaning_of(code: str) -> str:
    """What a code stands for, in a sentence of plain words; an empty text for one that the docs do not know."""
    page = code_pages().get(code)
    return plain(page.meaning) if page is not None else ""


def warning_codes() -> frozenset[str]:
    """The codes that are no check's and may be a warning."""
    return frozenset(code for code, page in code_pages().items() if page.may_be_warning)
