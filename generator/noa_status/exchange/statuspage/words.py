"""Texts of others as records can hold them: without what nobody sees, with what Markdown would swallow escaped.

Text that is no HTML stays as it was written: what looks like Markdown in it is Markdown from then on. Only what would vanish on
the page is escaped (`<word>` that is no tag). Statuspage breaks lines where the text does, Markdown does not: such ends get a
backslash.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST_TITLE = 300
MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "s": "~~", "del": "~~", "strike": "~~"}
"""What stands on both sides of emphasised words in Markdown, by HTML's elements."""

_LIST = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")
_MARKDOWN_BLOCK = re.compile(r"\s*(?:[-*+]\s|\d{1,9}[.)]\s|>|#{1,6}\s|\||```|~~~|={3,}\s*$|-{3,}\s*$)")
_TAG_LIKE = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY_LIKE = re.compile(r"&(?=#?\w+;)")
_BRACKET = re.compile(r"[][]")
_BACKSLASHED = r"\\\g<0>"
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Text(NamedTuple):
    """A text, and what of it could not be carried, in words."""

    text: str
    lost: tuple[str, ...] = ()


def clean(text: str) -> Text:
    """The text without what no feed can carry: control characters and half ones; line ends as line feeds."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = sorted({f"U+{ord(character):04X}" for character in _UNSEEN.findall(text)})
    return Text(_UNSEEN.sub("", text), (f"control characters were left out: {', '.join(found[:5])}",) if found else ())


def title_of(name: str) -> Text:
    """A name in one line, not longer than a title can be."""
    cleaned = clean(name)
    title = " ".join(cleaned.text.split())
    if len(title) <= LONGEST_TITLE:
        return Text(title, cleaned.lost)
    lost = f"the name has {len(title):,} letters and was cut after {LONGEST_TITLE - 1}"
    return Text(f"{title[: LONGEST_TITLE - 1]}…", (*cleaned.lost, lost))


def escaped(text: str) -> str:
    """Text that shows in Markdown what it shows as plain text: nothing in it is taken for a tag or an entity."""
    return _TAG_LIKE.sub("&lt;", _ENTITY_LIKE.sub("&amp;", text))


def unescaped(text: str) -> str:
    """The text before it was `escaped`: for code, where Markdown takes everything as it stands."""
    return text.replace("&lt;", "<").replace("&amp;", "&")


def with_hard_breaks(text: str) -> str:
    """The same text, where lines that are no Markdown blocks of their own end visibly."""
    if "```" in text or "~~~" in text:
        return text
    lines = text.split("\n")
    result = [lines[0]]
    for line in lines[1:]:
        last = result[-1]
        is_running_text = bool(last.strip() and line.strip()) and not _MARKDOWN_BLOCK.match(line)
        if is_running_text and (not _MARKDOWN_BLOCK.match(last) or _LIST.match(last)) and not last.endswith(("\\", "  ")):
            result[-1] = last + "\\"
        result.append(line)
    return "\n".join(result)


def marked(tag: str, text: str, href: str = "") -> str:
    """A paragraph's words inside the marks of an inline element (one of `MARKS`, `code`, `a`); spaces stay outside."""
    words = text.strip()
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if tag == "a":
        inside = f"[{_BRACKET.sub(_BACKSLASHED, words)}]({href})" if href else words
    elif tag == "code":
        fence = "`" * (_longest_run(words) + 1)
        space = " " if "`" in words else ""
        inside = f"{fence}{space}{' '.join(words.split())}{space}{fence}"
    else:
        inside = f"{MARKS[tag]}{words}{MARKS[tag]}"
    return before + inside + after


def fenced(code: str) -> str:
    """A block of code between fences that it does not hold itself."""
    fence = "`" * max(3, _longest_run(code) + 1)
    return f"{fence}\n{code}\n{fence}"


def _longest_run(text: str) -> int:
    """How many backticks stand beside each other at most."""
    return max((len(run) for run in re.findall("`+", text)), default=0)
