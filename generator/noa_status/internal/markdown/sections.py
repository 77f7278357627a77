"""What a text leaves out: code fences never closed, sections without a word, sections that say only TODO."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from noa_status.problems import Place, Problem

_BLOCK = re.compile(r'<pre data-sourcepos="(\d+):(\d+)-(\d+):(\d+)"')
_OPENING = re.compile(r"(`{3,}|~{3,})")
_CONTAINER = re.compile(r"^[\s>]*")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$")
_TODO = re.compile(
    r"[\s`*_>+\-\d.)(\[\]]*(?:todo|to do|tbd|tba|fixme|coming soon|work in progress)\b[\s`*_.:!)\]]*", re.IGNORECASE
)
_TODO_SENTENCE = re.compile(r"^[\s`*_>+\-\d.)(\[]*(?:TODO|TBD|FIXME)\b")
_TODO_WORD = re.compile(r"(?<![#\w-])(?:TODO|TBD|FIXME)\b(?!-)")


class Section(msgspec.Struct, frozen=True):
    """A heading of Markdown with the lines of the file that it covers (from 1, both included)."""

    level: int
    title: str
    line: int
    last_line: int


def unclosed_fences(html: str, lines: Sequence[str], path: str) -> Iterator[Problem]:
    """Names every fence that ends with the text, or with the list that it stands in, and the headings that it swallows."""
    for match in _BLOCK.finditer(html):
        first, column, last, end = (int(number) for number in match.groups())
        last = last if end else last - 1
        if not 0 < first <= last <= len(lines):
            continue  # raw HTML may claim any position
        opening = _OPENING.match(lines[first - 1], column - 1)
        if opening is None:
            continue
        closing = _CONTAINER.sub("", lines[last - 1]).rstrip()
        if last > first and len(closing) >= len(opening[1]) and set(closing) == {opening[1][0]}:
            continue
        headings = [found[1] for line in lines[first:last] if (found := _HEADING.match(line))]
        swallowed = f" and swallows {_listed(headings)}" if headings else ""
        place = Place(path, first, column, len(opening[1]))
        yield _warning("unclosed-fence", place, f"this code block is never closed{swallowed}", hint=f"close it with {opening[1]}")


def empty_sections(sections: Sequence[Section], lines: Sequence[str], prose: Sequence[str], path: str) -> Iterator[Problem]:
    """Names sections without content, sections that hold nothing but TODO, and TODOs left in sentences.

    `prose` is `lines` with the blocks of code blanked out (they are somebody's program), code spans left in.
    """
    spoken: set[int] = set()
    for index, section in enumerate(sections):
        following = sections[index + 1] if index + 1 < len(sections) else None
        end = following.line - 1 if following else len(lines)
        content = _content(lines, section.last_line, end)
        if not content and following is not None and following.level > section.level:
            continue
        place = Place(path, section.line, 1, len(lines[section.line - 1]))
        if not content:
            yield _warning(
                "empty-section", place, f"the section {section.title} is empty", hint="fill it, or take the heading out"
            )
        elif _says_only_todo(content):
            spoken.update(range(section.last_line + 1, end + 1))
            yield _warning("todo-section", place, f"the section {section.title} says only {_first_words(content)}")
    for number, line in enumerate(lines, 1):
        if number not in spoken and (match := _TODO_WORD.search(prose[number - 1])):
            says = "a note to the author is left in"
            yield _warning("todo-text", Place(path, number, match.start() + 1, len(match[0])), says, hint=line.strip()[:100])


def _content(lines: Sequence[str], after: int, until: int) -> list[str]:
    text = re.sub(r"<!--.*?-->", "", "\n".join(lines[after:until]), flags=re.DOTALL)
    kept = [line.strip() for line in text.split("\n")]
    return [line for line in kept if line and not re.fullmatch(r"(?:[-*_] *){3,}|</?details>|\[[^\]]+\]: \S+.*", line)]


def _says_only_todo(content: Sequence[str]) -> bool:
    return all(_TODO.fullmatch(line) or _TODO_SENTENCE.match(line) for line in content)


def _first_words(content: Sequence[str]) -> str:
    words = content[0].strip("`*_ ")
    return words if len(words) <= 60 else f"{words[:57]}..."


def _listed(headings: Sequence[str]) -> str:
    noun = "the heading" if len(headings) == 1 else "the headings"
    return f"{noun} {', '.join(headings)}"


def _warning(code: str, place: Place, says: str, *, hint: str = "") -> Problem:
    return Problem(code=code, place=place, says=says, level="warning", hint=hint)
