"""What is done to a text before Markdown sees it: front matter, foreign shortcodes, placeholders that would open a block of HTML.

Lines never move, so every place that is named later is a place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from noa_status.internal.markdown.allowed import is_placeholder
from noa_status.internal.markdown.engine import prose_of, to_html
from noa_status.problems import Place, Problem

_FRONT_MATTER = re.compile(r"\A(---|\+\+\+)[ \t]*\n(?:.*\n)*?(?:\1|\.\.\.)[ \t]*(?:\n|\Z)")
_PAGE_TITLE = re.compile(r"<%=\s*current_page\.data\.title\s*%>")
_REFERENCE = re.compile(r"""\{\{[<%]\s*(?:rel)?ref\s+(?:"([^"\n]*)"|`([^`\n]*)`|([^\s"`<>%]+))\s*[>%]\}\}""")
_FOREIGN = re.compile(r"\{\{[<%].*?[>%]\}\}|\{%.*?%\}|<%.*?%>")
_IN_LINK = re.compile(r"""(?:\]\(|\]:|href=["']?)\s*<?\Z""")
_LONE_TAG = re.compile(r"^[\s>*+\-\d.)]*<(/?)([A-Za-z][\w.-]*)((?:\s[^<>]*)?)/?>[ \t]*$", re.MULTILINE)
_GLUED_HEADING = re.compile(r"^ {0,3}(#{2,6}[^#\s]|#[A-Z][\w ]*$)", re.MULTILINE)


class Prepared(msgspec.Struct, frozen=True):
    """A text ready for Markdown: `lines` are those of the file, `html` is what Markdown makes of it (not safe yet)."""

    text: str
    prose: str
    html: str
    lines: tuple[str, ...]
    problems: tuple[Problem, ...]


class _Edit(msgspec.Struct, frozen=True, order=True):
    start: int
    end: int
    text: str


def prepare(text: str, path: str, title: str) -> Prepared:
    """Makes foreign dialects plain, names what stays foreign. `title` is what `<%= current_page.data.title %>` stands for."""
    original = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    body = _FRONT_MATTER.sub(lambda match: "\n" * match[0].count("\n"), original)
    html = to_html(body)
    prose = prose_of(body, html)
    problems = [*_foreign(prose, path), *_glued_headings(prose, path)]
    edits = sorted([*_titles(prose, title), *_references(prose), *_lone_tags(prose), *_open_comment(prose, path, problems)])
    if edits:
        body = _edited(body, edits)
        html = to_html(body)
        prose = prose_of(body, html)
    return Prepared(body, prose, html, tuple(original.split("\n")), tuple(problems))


def place_at(text: str, offset: int, path: str, length: int = 0) -> Place:
    """The place of a character of the text."""
    before = text.rfind("\n", 0, offset)
    return Place(path, text.count("\n", 0, offset) + 1, offset - before, length)


def _edited(text: str, edits: list[_Edit]) -> str:
    parts: list[str] = []
    position = 0
    for edit in edits:
        if edit.start >= position:
            parts += [text[position : edit.start], edit.text]
            position = edit.end
    return "".join([*parts, text[position:]])


def _titles(prose: str, title: str) -> Iterator[_Edit]:
    for match in _PAGE_TITLE.finditer(prose):
        yield _Edit(match.start(), match.end(), title.replace("<", "&lt;"))


def _references(prose: str) -> Iterator[_Edit]:
    for match in _REFERENCE.finditer(prose):
        target = (match[1] or match[2] or match[3] or "").strip()
        written = f"<{target}>" if " " in target else target
        if _IN_LINK.search(prose, 0, match.start()):
            yield _Edit(match.start(), match.end(), written)
        else:
            yield _Edit(match.start(), match.end(), f"[{target}]({written})")


def _lone_tags(prose: str) -> Iterator[_Edit]:
    # Alone on its line even an unknown tag opens a block of HTML, and what follows would not be read as Markdown.
    for match in _LONE_TAG.finditer(prose):
        if is_placeholder(match[2], match[3], prose):
            start = match.start(1) - 1
            yield _Edit(start, start + 1, "&lt;")


def _open_comment(prose: str, path: str, problems: list[Problem]) -> Iterator[_Edit]:
    # Closed comments are blanked out in `prose` already.
    start = prose.find("<!--")
    if start >= 0:
        says = "this comment is never closed: everything after it would be invisible"
        problems.append(_warning("unclosed-comment", place_at(prose, start, path, 4), says, hint="close it with `-->`"))
        yield _Edit(start, start + 1, "&lt;")


def _foreign(prose: str, path: str) -> Iterator[Problem]:
    for match in _FOREIGN.finditer(prose):
        if not _PAGE_TITLE.fullmatch(match[0]) and not _REFERENCE.fullmatch(match[0]):
            says = f"{match[0]} belongs to another site generator and is shown as it stands"
            hint = 'known are {{< ref "page.md" >}}, {{< relref "page.md" >}} and <%= current_page.data.title %>'
            yield _warning("unknown-shortcode", place_at(prose, match.start(), path, len(match[0])), says, hint=hint)


def _glued_headings(prose: str, path: str) -> Iterator[Problem]:
    for match in _GLUED_HEADING.finditer(prose):
        line = prose[match.start() : prose.find("\n", match.start()) % (len(prose) + 1)].strip()
        marks = len(line) - len(line.lstrip("#"))
        says = f"no space after {line[:marks]}: Markdown reads this heading as text"
        place = place_at(prose, match.start(1), path, len(line))
        yield _warning("heading-without-space", place, says, fix=f"{line[:marks]} {line[marks:]}")


def _warning(code: str, place: Place, says: str, *, fix: str = "", hint: str = "") -> Problem:
    return Problem(code=code, place=place, says=says, level="warning", fix=fix, hint=hint)
