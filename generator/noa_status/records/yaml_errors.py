"""What libyaml says where it cannot read on, put into words for people: what is wrong with which line, and what it would be."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from noa_status.problems import Place, Problem


class _Words(NamedTuple):
    says: str
    hint: str
    where_it_began: bool = False


_QUOTE = "quote a text that begins with one of [ ] { } , & * ! | > ' \" % @ `"
_WORDS = {
    "found unexpected end of stream": _Words("a quote is opened here and never closed", "close it", True),
    "did not find expected ',' or ']'": _Words("a bracket is opened here and never closed", "close it: [a, b]", True),
    "did not find expected ',' or '}'": _Words("a brace is opened here and never closed", "close it: {a: b, c: d}", True),
    "found character that cannot start any token": _Words("no text begins like this", _QUOTE),
    "did not find expected node content": _Words("no text begins like this", _QUOTE),
    "did not find expected alphabetic or numeric character": _Words("no text begins like this", _QUOTE),
    "found unexpected ':'": _Words("a colon inside braces or brackets", "put the text into quotes"),
    "found undefined tag handle": _Words("no text begins like this", _QUOTE),
    "could not find expected ':'": _Words("this line is no `key: value`", "if it belongs to the line above, indent it", True),
    "block sequence entries are not allowed in this context": _Words("a list begins on its own line", "below its key: `- item`"),
    "did not find expected '-' indicator": _Words("among list items, this line is none", "indent it, or remove the list"),
    "found unknown escape character": _Words("a backslash means something in double quotes", "write \\\\ or use single quotes"),
    "found invalid Unicode character escape code": _Words("no character has this number", "write the character itself"),
    "did not find expected <document start>": _Words("the document has ended already", "remove the line above: `...` or `---`"),
}  # fmt: skip
_TWO_COLONS = re.compile(r"( *)([\w-]+): +(.*\S)")
_NO_SPACE = re.compile(r"( *[\w-]+):([^\s/].*)")
_INNER_QUOTE = re.compile(r"( *[\w-]+: +)'(.*)'\s*")


def syntax_problem(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Problem:
    """The problem that libyaml stopped at. `first_line` is the line of the file in which the text begins."""
    lines = text.split("\n")
    what: str = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error).partition("\n")[0]
    line, column = _position(error, text)
    words = _WORDS.get(what)
    fix = ""
    if what == "control characters are not allowed":
        words = _Words("a character that nobody sees, such as a bell or a backspace", "remove it")
    elif line < len(lines) and "\t" in lines[line][: column + 1]:
        words = _Words("a tab, where only spaces may indent", "indent with two spaces")
        fix = lines[line].strip()
    elif what == "mapping values are not allowed in this context":
        line, column, words, fix = _colon(lines, line, column)
    elif what == "did not find expected key":
        words, fix = _no_key(lines[line] if line < len(lines) else "")
    elif words is not None and words.where_it_began:
        began: Any = getattr(error, "context_mark", None)
        line, column = (began.line, began.column) if began else (line, column)
    if words is None:
        words = _Words(f"this is not YAML: {what}", _QUOTE)
    place = Place(path, line + first_line, column + 1)
    return Problem(code="yaml-syntax", place=place, says=words.says, fix=fix if len(fix) < 200 else "", hint=words.hint)


def _position(error: yaml.YAMLError, text: str) -> tuple[int, int]:
    """Line and column, from 0."""
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark:
        return mark.line, mark.column
    # A reader's error knows the byte alone.
    position: int = getattr(error, "position", 0) or 0
    before = text.encode("utf-8", "surrogatepass")[:position].decode("utf-8", "replace")
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def _colon(lines: list[str], line: int, column: int) -> tuple[int, int, _Words, str]:
    """A colon where none is expected: in a text, behind too many spaces, or because the line above lacks one."""
    here, above = lines[line], lines[line - 1] if line else ""
    two = _TWO_COLONS.fullmatch(here)
    if two and ":" in two[3] and column > len(two[1]) + len(two[2]):
        quoted = f'{two[1]}{two[2]}: "{two[3]}"' if '"' not in two[3] else ""
        return line, column, _Words("a text with `: ` in it needs quotes", ""), quoted.strip()
    glued = _NO_SPACE.fullmatch(above)
    if glued:
        return line - 1, len(glued[1]), _Words("a space is missing behind the colon", ""), f"{glued[1]}: {glued[2]}".strip()
    if here.startswith(" ") and ":" in above:
        return line, 0, _Words("this line is indented more than the one above, which has its value already", ""), here.strip()
    if above.strip():
        return line - 1, 0, _Words("this line is no `key: value`", "if it belongs to the line above, indent it"), ""
    return line, column, _Words("a colon where none is expected", "a key has at most 1,000 characters"), ""


def _no_key(line: str) -> tuple[_Words, str]:
    inner = _INNER_QUOTE.fullmatch(line)
    if inner and "'" in inner[2] and '"' not in inner[2]:
        return _Words("the quote ends in the middle of the text", "use double quotes around a text with an apostrophe"), (
            f'{inner[1]}"{inner[2]}"'.strip()
        )
    if line.startswith(" ") and not re.search(r"['\"] *[^,\s'\"]", line):
        return _Words("this line is indented unlike those above", "lines that belong together begin in the same column"), ""
    if line.startswith("- "):
        return _Words("a list item among `key: value` lines", "indent it under the key of the list"), ""
    return _Words("the text goes on behind its closing quote", "put all of it into quotes"), ""
