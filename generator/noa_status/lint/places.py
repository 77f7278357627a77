"""Where a rule points, and where that is in the text of the file. Records carry no places, so they are looked up here."""

from __future__ import annotations

import re

import msgspec

from noa_status.model.incident import Incident, Update
from noa_status.model.runbook import Playbook, Runbook
from noa_status.problems import Place

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:.*\n)*?---[ \t]*(?:\n|\Z)")
_VALUE = re.compile(r""":[ \t]+(\{[^}\n]*\}|\[[^\]\n]*\]|"[^"\n]*"|'[^'\n]*'|[^\s#,{}\[\]|>&*!][^\n#,}\]]*(?<=[^\s#,}\]]))""")
_ITEM_ENDS = re.compile(r"\n\s*- |\}")


class At(msgspec.Struct, frozen=True):
    """A spot in a file: the end of a trail of words, each looked for behind the one before.

    A word with a colon is a key, and its value is meant: `("action_items:", "add-an-alert", "due:")`. What is not there is passed
    over, so a trail may name a field that is missing. Without a trail the file as a whole is meant.
    """

    path: str
    trail: tuple[str, ...] = ()


def in_facts(incident: Incident, *trail: str) -> At:
    """A spot in a record's `incident.yml`."""
    return At(f"{incident.folder}/incident.yml", trail)


def in_update(incident: Incident, update: Update, *trail: str) -> At:
    """A spot in an update's front matter."""
    return At(f"{incident.folder}/updates/{update.id}.md", trail)


def in_postmortem(incident: Incident, *trail: str) -> At:
    """A spot in a post-mortem's front matter."""
    return At(f"{incident.folder}/postmortem.md", trail)


def in_book(book: Runbook | Playbook, *trail: str) -> At:
    """A spot in the front matter of a runbook or playbook."""
    return At(book.path, trail)


def place_of(at: At, text: str) -> Place:
    """The place of a spot in its file's text: that of the last word of the trail that is there."""
    start, length = span_of(at, text)
    return place_at(text, start, at.path, length) if length else Place(at.path)


def span_of(at: At, text: str) -> tuple[int, int]:
    """Where in the text that is, and how long: zero and zero where nothing of the trail is there."""
    head = text[: body_start(text)] if at.path.endswith(".md") else text
    found = (0, 0)
    start, end = 0, len(head)
    for word in at.trail:
        span = _key(head, word[:-1], start, end) if word.endswith(":") else _word(head, word, start, end)
        if span is None:
            continue
        found, start = span, span[0]
        if not word.endswith(":"):
            start = span[1]
            item_end = _ITEM_ENDS.search(head, start)
            end = item_end.start() if item_end else len(head)
    return found[0], found[1] - found[0]


def place_at(text: str, offset: int, path: str, length: int = 0) -> Place:
    """The place of a character of a text."""
    return Place(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset), length)


def body_start(text: str) -> int:
    """Where the text of a Markdown file begins, behind its front matter."""
    match = _FRONT_MATTER.match(text)
    return match.end() if match else 0


def _key(text: str, key: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a key's value stands on the key's line, or else the key itself."""
    # A top-level key begins its line; one inside may stand behind a brace, or begin an item.
    before = "^" if start == 0 else r"""(?:^|(?<=[{,\s"']))"""
    match = re.compile(rf"""{before}{re.escape(key)}(?=["']?:(?:\s|$))""", re.MULTILINE).search(text, start, end)
    if match is None:
        return None
    value = _VALUE.match(text, match.end() + (text[match.end()] in "\"'"))
    return match.span() if value is None else value.span(1)


def _word(text: str, word: str, start: int, end: int) -> tuple[int, int] | None:
    match = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])").search(text, start, end)
    return match.span() if match else None
