"""The words of an update, as a check looks at them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

import msgspec

from noa_status.lint.places import At, body_start, in_facts, place_at, span_of
from noa_status.model.incident import Incident, Update
from noa_status.problems import Place

_FENCE = re.compile(r"^ {0,3}(`{3,}(?![^\n]*`)|~{3,})[^\n]*\n(?:.*\n)*?(?: {0,3}\1[`~]*[ \t]*$|\Z)", re.MULTILINE)
_INDENTED = re.compile(r"(?<=\n\n)(?:(?: {4}|\t)[^\n]*\n?)+")
_TICKS = re.compile(r"`+")
_NOT_NEWLINE = re.compile(r"[^\n]")


class PublicText(msgspec.Struct, frozen=True, kw_only=True):
    """Words that the public reads: `text` is the whole file, the words stand from `start` to `end` (the file's end without it).

    `language` is empty for the records' own.
    """

    incident: Incident
    path: str
    text: str
    start: int
    end: int | None = None
    language: str = ""

    @property
    def words(self) -> str:
        """The text without the front matter."""
        return self.text[self.start : self.end]

    @property
    def prose(self) -> str:
        """The words with all code blanked out, every other character where it was."""
        return without_code(self.words)

    def place(self, offset: int, length: int) -> Place:
        """The place of a character of the words (or of `prose`)."""
        return place_at(self.text, self.start + offset, self.path, length)

    def place_of(self, match: re.Match[str], group: int | str = 0) -> Place:
        """The place of what a pattern found in the words (or in `prose`)."""
        return self.place(match.start(group), len(match[group]))

    def place_of_words(self) -> Place:
        """The first line of the words."""
        blank = len(self.words) - len(self.words.lstrip())
        line = self.words[blank:].partition("\n")[0].rstrip()
        return self.place(blank, len(line))

    def line(self, offset: int) -> str:
        """The line of the words that a character stands in."""
        words = self.words
        return words[words.rfind("\n", 0, offset) + 1 :].partition("\n")[0]


class Message(PublicText, frozen=True, kw_only=True):
    """The text of an update in one language."""

    update: Update


def messages_of(incident: Incident, text: Callable[[str], str]) -> Iterator[Message]:
    """Every text that an incident's updates have, translations after what they translate."""
    for update in incident.updates:
        for language in ("", *sorted(update.translations)):
            path = f"{incident.folder}/updates/{update.id}{language and f'.{language}'}.md"
            whole = text(path)
            yield Message(incident=incident, update=update, path=path, text=whole, start=body_start(whole), language=language)


def public_texts_of(incident: Incident, text: Callable[[str], str]) -> Iterator[PublicText]:
    """Everything of a record that the public reads: its title, its updates, what is told of its post-mortem; in all languages."""
    facts = in_facts(incident)
    whole = text(facts.path)
    for language, trail in (("", ("title:",)), *((language, ("titles:", f"{language}:")) for language in incident.titles)):
        start, length = span_of(At(facts.path, trail), whole)
        yield PublicText(incident=incident, path=facts.path, text=whole, start=start, end=start + length, language=language)
    yield from messages_of(incident, text)
    for name in sorted(incident.text_ids):
        if name.startswith("postmortem.public"):
            path = f"{incident.folder}/{name}"
            language = name.removeprefix("postmortem.public").removesuffix("md").strip(".")
            yield PublicText(incident=incident, path=path, text=text(path), start=0, language=language)


@lru_cache(maxsize=16)  # several rules look at one text after the other
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
