"""What is wrong with a style sheet or a script that is to stand inside a page: what is not closed, what would end it early."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_CLOSES = {"}": "{", ")": "(", "]": "["}

# What is skipped as a whole comes first: comments, texts, addresses without quotes, escaped characters.
_PART = re.compile(
    r"""/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|url\(\s*[^"'\s)][^)]*\)|\\.|(?P<open>[({\[])|(?P<close>[)}\]])|(?P<lone>/\*|["'])""",
    re.DOTALL | re.IGNORECASE,
)
_ENDS = {"css": re.compile("</style", re.IGNORECASE), "js": re.compile("</script|<!--", re.IGNORECASE)}
_FETCHES = re.compile(r"""@import\b|\burl\(\s*["']?(?!["'\s]*(?:data:|#))""", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class Fault(NamedTuple):
    """Something wrong at a position of a text: its code, what is wrong, what would be right."""

    code: str
    at: int
    length: int
    says: str
    hint: str


def style_faults(css: str) -> Iterator[Fault]:
    """What would make a page's style another one than was written: the first thing that is not closed, what ends `<style>`."""
    yield from _ends(css, "css")
    yield from _unclosed(css)


def script_faults(js: str) -> Iterator[Fault]:
    """What would end `<script>`, or change how a browser looks for its end."""
    yield from _ends(js, "js")


def fetches(css: str) -> Iterator[Fault]:
    """What a page's policy does not let it fetch, so that it stays away without a word."""
    hidden = _COMMENT.sub(lambda found: " " * len(found[0]), css)
    for found in _FETCHES.finditer(hidden):
        hint = "a page fetches nothing: put a small picture in as data:, and rules into css/own.css"
        yield Fault("css-fetches", found.start(), len(found[0]), f"{found[0].strip()} is never fetched", hint)


def _ends(text: str, kind: str) -> Iterator[Fault]:
    for found in _ENDS[kind].finditer(text):
        element = "<style>" if kind == "css" else "<script>"
        said = found[0]
        says = f"{said} ends or changes the {element} that it stands in"
        yield Fault("early-end", found.start(), len(said), says, "write " + said.replace("<", "<\\", 1))
        return


def _unclosed(css: str) -> Iterator[Fault]:
    waiting: list[re.Match[str]] = []
    for part in _PART.finditer(css):
        if part["lone"]:
            what, end = ("a comment", "*/") if part["lone"] == "/*" else ("a text in quotes", part["lone"])
            yield _fault(part, f"{what} begins here and is never closed", f"write {end} at its end")
            return
        if part["open"]:
            waiting.append(part)
        elif part["close"]:
            if not waiting:
                yield _fault(part, f"{part['close']} closes nothing", "remove it, or open what it is to close")
                return
            opened = waiting.pop()
            if opened["open"] != _CLOSES[part["close"]]:
                yield _fault(opened, f"{opened['open']} is not closed before the next {part['close']}", "close it")
                return
    if waiting:
        yield _fault(waiting[-1], f"{waiting[-1]['open']} is never closed", "close it, or all rules behind it count for nothing")


def _fault(part: re.Match[str], says: str, hint: str) -> Fault:
    return Fault("css-not-closed", part.start(), 1, says, hint)
