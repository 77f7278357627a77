"""A text of the repository as its forge shows it, safe, and with everything that would be lost or shown wrong named."""

from __future__ import annotations

import nh3

from noa_status.internal.markdown.allowed import ATTRIBUTES, SCHEMES, TAGS
from noa_status.internal.markdown.engine import prose_of
from noa_status.internal.markdown.html import Walker
from noa_status.internal.markdown.sections import empty_sections, unclosed_fences
from noa_status.internal.markdown.source import prepare
from noa_status.internal.markdown.values import Rendered, Resolve
from noa_status.problems import Place, Problem


def render(text: str, *, path: str, title: str = "", resolve: Resolve | None = None, is_page: bool = True) -> Rendered:
    """The text as safe HTML. `title` is the page's (for texts that ask for it), `resolve` answers relative links; without it they
    stay as they are. `is_page` False: a part of a page, which needs no heading and may be short."""
    prepared = prepare(text, path, title)
    walker = Walker(prepared.html, prepared.lines, path, resolve)
    html = nh3.clean(
        walker.html,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )
    problems = [*prepared.problems, *walker.problems, *unclosed_fences(prepared.html, prepared.lines, path)]
    if is_page:
        unfenced = prose_of(prepared.text, prepared.html, keep_code_spans=True).split("\n")
        problems += empty_sections(walker.sections, prepared.lines, unfenced, path)
        if not walker.headings:
            problems.append(_no_heading(path))
    return Rendered(
        html=html,
        headings=tuple(walker.headings),
        anchors=frozenset(walker.anchors),
        references=tuple(walker.references),
        problems=tuple(sorted(problems, key=lambda problem: (problem.place, problem.code))),
    )


def _no_heading(path: str) -> Problem:
    says = "this text has no heading: nothing to jump to, nothing to find it by"
    return Problem(code="no-heading", place=Place(path), says=says, level="warning", fix="# A title")
