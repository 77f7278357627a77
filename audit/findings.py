"""What the audit finds, and the sheet on which it notes what it looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Column = Literal[
    "kind",
    "html",
    "light 320",
    "light 1280",
    "dark 320",
    "dark 1280",
    "wide 320",
    "wide 1280",
    "alone",
    "weight",
    "mobile",
    "desktop",
]
COLUMNS: tuple[tuple[Column, str], ...] = (
    ("html", "Nu HTML checker: errors and warnings"),
    ("light 320", "axe, light, 320 px wide"),
    ("light 1280", "axe, light, 1280 px wide"),
    ("dark 320", "axe, dark, 320 px wide"),
    ("dark 1280", "axe, dark, 1280 px wide"),
    ("wide 320", "no sideways scrolling at 320 px (which is 640 px at 200 %)"),
    ("wide 1280", "no sideways scrolling at 1280 px"),
    ("alone", "with its own policy in force: nothing refused, no other origin asked, no cookie"),
    ("weight", "transfer, requests, and how early the answer stands in it"),
    ("mobile", "Lighthouse on a phone with slow 4G: all four categories at 100"),
    ("desktop", "Lighthouse on a desktop: all four categories at 100"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is not as it should be: `row` and `column` are its place in the table, `fix` what would be right."""

    row: str
    column: Column
    page: str
    rule: str
    says: str
    element: str = ""
    fix: str = ""


@dataclass(slots=True)
class Sheet:
    """The table as it fills: which rows were looked at in which columns, and what was found there."""

    looked: set[tuple[str, Column]] = field(default_factory=set[tuple[str, Column]])
    findings: list[Finding] = field(default_factory=list[Finding])

    def look(self, row: str, column: Column, found: list[Finding]) -> None:
        """Notes that a page of this row was looked at, and what was found."""
        self.looked.add((row, column))
        self.findings += found

    def cell(self, row: str, column: Column) -> str:
        """`ok`, the number of findings, or `-` where nobody looked."""
        number = sum((finding.row, finding.column) == (row, column) for finding in self.findings)
        return str(number) if number else "ok" if (row, column) in self.looked else "-"
