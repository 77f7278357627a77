"""What is wrong with texts and records: everything that a build saw, by file, on one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from noa_status.internal import addresses
from noa_status.internal.library import Library
from noa_status.internal.page import InternalPage, World
from noa_status.internal.pages import tables_page
from noa_status.internal.telling import counted
from noa_status.internal.values import Fact, Link, Mark, Row, Table, TablesPage
from noa_status.problems import Problem

_NAMES = {
    "dead-anchor": "Links to anchors that are not there",
    "dead-link": "Links that lead nowhere",
    "dropped-html": "HTML that is left out",
    "empty-section": "Empty sections",
    "heading-without-space": "Headings without a space",
    "no-heading": "Texts without a heading",
    "todo-section": "Sections that say only TODO",
    "todo-text": "Notes to the author",
    "unclosed-comment": "Comments never closed",
    "unclosed-fence": "Code blocks never closed",
    "unknown-shortcode": "Words of other site generators",
}


_MOST = 50


def pages(problems: Sequence[Problem], world: World, library: Library) -> Iterator[InternalPage]:
    """The page of all problems, the most frequent kind last: few and grave ones are read first."""
    kinds: dict[str, list[Problem]] = {}
    for problem in sorted(problems, key=lambda problem: (problem.place, problem.code)):
        kinds.setdefault(problem.code, []).append(problem)
    tables = tuple(
        Table(
            id=code,
            title=f"{_NAMES.get(code, code)} ({len(found)})",
            first="Where",
            columns=("What", "Fix"),
            rows=tuple(_row(problem, world, library) for problem in found[:_MOST]),
            note=f"The first {_MOST}: noa-status lint names all." if len(found) > _MOST else "",
        )
        for code, found in sorted(kinds.items(), key=lambda entry: (entry[1][0].level, len(entry[1]), entry[0]))
    )
    files = len({problem.place.path for problem in problems})
    says = f"{counted(len(problems), 'thing')} in {counted(files, 'file')}. None of them stops a build." if problems else ""
    value = TablesPage(title="Checks", says=says, tables=tables, empty="Every text reads as it was meant.")
    yield tables_page(addresses.CHECKS, value, world, search_boost=0)


def in_short(problems: Sequence[Problem]) -> str:
    """The problems in a line of a build's log; an empty text where there are none."""
    if not problems:
        return ""
    kinds = ", ".join(f"{number} {code}" for code, number in Counter(problem.code for problem in problems).most_common())
    files = len({problem.place.path for problem in problems})
    return f"{len(problems)} things to mend in {files} files ({kinds}): see the page Checks"


def _row(problem: Problem, world: World, library: Library) -> Row:
    uri = library.uri_of("", problem.place.path)
    where = f"{problem.place.path}:{problem.place.line}"
    return Row(
        link=Link(where, world.href(addresses.CHECKS, uri) if uri else ""),
        cells=(
            Fact(name="What", words=problem.says, mark=Mark("major", "error") if problem.level == "error" else None),
            Fact(name="Fix", words=problem.fix or problem.hint),
        ),
    )
