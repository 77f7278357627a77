"""The words of an update, as a check looks at them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from noa_status.lint.places import body_start, place_at
from noa_status.model.incident import Incident, Update
from noa_status.problems import Place

_FENCE = re.compile(r"^ {0,3}(`{3,}(?![^\n]*`)|~{3,})[^\n]*\n(?:.*\n)*?(?: {0,3}\1[`~]*[ \t]*$|\Z)", re.MULTILINE)
_INDENTED = re.compile(r"(?<=\n\n)(?:(?: {4}|\t)[^\n]*\n?)+")
_TICKS = re.compile(r"`+")
_NOT_NEWLINE = re.compile(r"[^\n]")


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """The text of an update in one language: `text` is the whole file, the words begin at `start`."""

    incident: Incident
    update: Update
    path: str
    text: str
    start: int

    @property
    def words(self) -> str:
        """The text without the front matter."""
        return self.text[self.start :]

    @property
    def prose(self) -> str:
        """The words with all code blanked out, every other character where it was."""
        return without_code(self.words)

    def place(self, offset: int, length: int) -> Place:
        """The place of a character of the words (or of `prose`)."""
        return place_at(self.text, self.start + offset, self.path, length)

    def place_of_words(self) -> Place:
        """The first line of the words."""
        blank = len(self.words) - len(self.words.lstrip())
        line = self.words[blank:].partition("\n")[0].rstrip()
        return self.place(blank, len(line))

    def line(self, offset: int) -> str:
        """The line of the words that a character stands in."""
        words = self.words
        return words[words.rfind("\n", 0, offset) + 1 :].partition("\n")[0]


def messages_of(incident: Incident, text: Callable[[str], str]) -> Iterator[Message]:
    """Every text that an incident's updates have, translations after what they translate."""
    for update in incident.updates:
        for ending in ("", *(f".{language}" for language in sorted(update.translations))):
            path = f"{incident.folder}/updates/{update.id}{ending}.md"
            whole = text(path)
            yield Message(incident=incident, update=update, path=path, text=whole, start=body_start(whole))


def without_code(markdown: str) -> str:
    """The text with all code blanked out, every other character where it was."""
    text = markdown
    for block in (_FENCE, _INDENTED):
        text = block.sub(lambda match: _NOT_NEWLINE.sub(" ", match[0]), text)
    # A span of code ends at the next run of as many backticks as it began with.
    runs = list(_TICKS.finditer(text))
    following: dict[int, int] = {}
    partner = [0] * len(runs)
    for number in range(len(runs) - 1, -1, -1):
        length = len(runs[number][0])
        partner[number] = following.get(length, number)
        following[length] = number
    parts: list[str] = []
    position = number = 0
    while number < len(runs):
        if partner[number] > number:
            start, end = runs[number].start(), runs[partner[number]].end()
            parts += [text[position:start], _NOT_NEWLINE.sub(" ", text[start:end])]
            position, number = end, partner[number]
        number += 1
    return "".join([*parts, text[position:]])
