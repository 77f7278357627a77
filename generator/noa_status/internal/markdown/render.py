"""A text of the repository as its forge shows it, safe, and with everything that would be lost or shown wrong named."""

from __future__ import annotations

import re

import nh3

from noa_status.internal.markdown.allowed import ATTRIBUTES, SCHEMES, TAGS
from noa_status.internal.markdown.engine import prose_of
from noa_status.internal.markdown.html import Walker
from noa_status.internal.markdown.sections import empty_sections, unclosed_fences
from noa_status.internal.markdown.source import prepare
from noa_status.internal.markdown.values import Rendered, Resolve
from noa_status.problems import Place, Problem

# A corner of a table with nothing in it is the head of nothing.
_EMPTY_HEAD = re.compile(r"<th((?: [^<>]*)?)></th>")
_WITHIN = re.compile(r'(<a [^<>]*\bhref="#)(?=[^"])')


def render(text: str, *, path: str, title: str = "", resolve: Resolve | None = None, part: str = "") -> Rendered:
    """The text as safe HTML. `title` is the page's (for texts that ask for it), `resolve` answers relative links; without it they
    stay as they are. `part` names the part of a page that a text is: it needs no heading and may be short, and its ids begin
    with that name in the HTML, since other parts of the page may have the same."""
    prepared = prepare(text, path, title)
    walker = Walker(prepared.html, prepared.lines, path, resolve)
    html = nh3.clean(
        walker.html,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
        id_prefix=f"{part}-" if part else None,
    )
    html = _EMPTY_HEAD.sub(r"<td\1></td>", html)
    if part:
        html = _WITHIN.sub(rf"\g<1>{part}-", html)
    problems = [*prepared.problems, *walker.problems, *unclosed_fences(prepared.html, prepared.lines, path)]
    if not part:
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
