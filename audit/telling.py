"""The audit's sheet as people read it: the table, what was found, what home weighs."""

from __future__ import annotations

from collections.abc import Iterator

from audit.findings import COLUMNS, Finding, Sheet
from audit.weights import ANSWER_WITHIN, REQUESTS, TRANSFER_AT_MOST, Weight


def table(sheet: Sheet, rows: list[str]) -> str:
    """A line a row, a column a check: `ok`, the number of findings, `-` where nobody looked."""
    wide = max(len("page"), *map(len, rows)) + 2
    sizes = [len(name) + 2 for name, _ in COLUMNS]
    lines = ["page".ljust(wide) + "".join(name.rjust(size) for (name, _), size in zip(COLUMNS, sizes, strict=True))]
    for row in rows:
        cells = [sheet.cell(row, name).rjust(size) for (name, _), size in zip(COLUMNS, sizes, strict=True)]
        lines.append(row.ljust(wide) + "".join(cells))
    return "\n".join(lines)


def legend() -> str:
    """What the columns mean."""
    return "\n".join(f"  {name:<11} {says}" for name, says in COLUMNS)


def findings(sheet: Sheet) -> str:
    """Each finding once, with all the pages and columns in which it was made."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for one in sheet.findings:
        groups.setdefault((one.rule, one.says, one.element, one.fix), []).append(one)
    return "\n".join(line for group in groups.values() for line in _finding(group))


def _finding(group: list[Finding]) -> Iterator[str]:
    first = group[0]
    yield f"{first.says} [{first.rule}] ({', '.join(dict.fromkeys(one.column for one in group))})"
    for page in dict.fromkeys(one.page for one in group):
        yield f"  {page}"
    if first.element:
        yield f"  | {first.element}"
    if first.fix:
        yield f"  fix: {first.fix}"


def weights(all_weights: list[Weight]) -> str:
    """Home's weights beside their limits, the heaviest page for comparison."""
    head = ("gzip -9", "requests", "answer said", "heading ends", "gzip until it", "first byte to paint")
    limits = (f"{TRANSFER_AT_MOST:,}", str(REQUESTS), f"{ANSWER_WITHIN:,}", "", "", "")
    wide = max(len(weight.page) for weight in all_weights) + 2
    sizes = [len(name) + 3 for name in head]

    def line(name: str, cells: tuple[str, ...]) -> str:
        return name.ljust(wide) + "".join(cell.rjust(size) for cell, size in zip(cells, sizes, strict=True))

    lines = [line("bytes", head), line("home: at most", limits)]
    for weight in all_weights:
        cells = [f"{weight.transfer:,}", str(weight.requests), f"{weight.answer_said:,}", f"{weight.answer_markup:,}"]
        lines.append(line(weight.page, (*cells, f"{weight.answer_transfer:,}", f"{weight.seen_after:,.0f} ms")))
    return "\n".join(
        [
            *lines,
            "answer said: where <title> ends; heading: where </h1> ends, style sheets not counted; paint: a slow phone, slow 4G",
        ]
    )
