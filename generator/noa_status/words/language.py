"""A language as the pages need it: its words for our messages, its plural forms, and how it writes dates, numbers and lists.

Messages are told by their English text, blanks in braces: `Every update on {name}.` The facts about dates and numbers are those
of Unicode's CLDR. Each language is a module of data under `languages/`, made from its catalogue (`make languages`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Final, NamedTuple

import msgspec

_PART: Final = re.compile(r"'([^']*)'|([yMLdEHhm])\2*|[^yMLdEHhm']+")


class Counted(NamedTuple):
    """A message in its two English forms; `{count}` is the number."""

    one: str
    many: str


def message(text: str) -> str:
    """The same text, marked as one that catalogues translate."""
    return text


def counted(one: str, many: str) -> Counted:
    """A message that depends on a number, marked as one that catalogues translate."""
    return Counted(one, many)


class Language(msgspec.Struct, frozen=True, kw_only=True):
    """One language. Patterns are CLDR's (`d MMM y`), `plural` is gettext's expression for the number of a form.

    `first_weekday` is the one that weeks begin with, 0 for Monday; `units` has the forms of `day`, `hour`, `minute` and `second`;
    `messages` the words for each English text, `plurals` the forms for each English singular. What a catalogue does not have
    stays English.
    """

    code: str
    name: str
    direction: str
    plural: str
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    lone_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]
    narrow_weekdays: tuple[str, ...]
    patterns: dict[str, str]
    decimal: str
    percent: str
    lists: dict[str, str]
    units: dict[str, tuple[str, ...]]
    first_weekday: int = 0
    messages: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}

    def say(self, text: str, /, **blanks: object) -> str:
        """The message in this language, its blanks filled."""
        said = self.messages.get(text) or text
        return said.format(**blanks) if blanks else said

    def count(self, forms: Counted, number: int, /, **blanks: object) -> str:
        """The form of the message that fits the number, its blanks filled."""
        return self.form(forms, number).format(count=number, **blanks)

    def form(self, forms: Counted, number: int) -> str:
        """The form of the message that fits the number."""
        own = self.plurals.get(forms.one)
        return own[plural_of(self.plural)(number)] if own else forms[number != 1]

    def unit(self, number: int, unit: str) -> str:
        """`5 minutes`."""
        return self.units[unit][plural_of(self.plural)(number)].format(number)

    def list(self, names: Sequence[str]) -> str:
        """`A`, `A and B`, `A, B and C`."""
        if len(names) < 3:
            return self.lists["2"].format(*names) if len(names) == 2 else "".join(names)
        said = self.lists["end"].format(names[-2], names[-1])
        for name in reversed(names[1:-2]):
            said = self.lists["middle"].format(name, said)
        return self.lists["start"].format(names[0], said)

    def row(self, names: Sequence[str]) -> str:
        """`A, B, C`: without an "and", before a colon or more of the same."""
        said = names[0] if names else ""
        for name in names[1:]:
            said = self.lists["middle"].format(said, name)
        return said

    def dated(self, pattern: str, day: date) -> str:
        """A day, or an instant in UTC, written by the pattern of this name."""
        fields, said = pattern_of(self.patterns[pattern])
        return said.format(*(self._field(field, day) for field in fields))

    def _field(self, field: str, day: date) -> str | int:
        match field:
            case "d" | "dd":
                return f"{day.day:0{len(field)}}"
            case "M" | "MM":
                return f"{day.month:0{len(field)}}"
            case "MMM":
                return self.short_months[day.month - 1]
            case "MMMM":
                return self.months[day.month - 1]
            case "LLLL":
                return self.lone_months[day.month - 1]
            case "E" | "EEE":
                return self.short_weekdays[day.weekday()]
            case "EEEE":
                return self.weekdays[day.weekday()]
            case "H" | "HH":
                return f"{day.hour:0{len(field)}}" if isinstance(day, datetime) else ""
            case "mm":
                return f"{day.minute:02}" if isinstance(day, datetime) else ""
            case _:
                return day.year


@cache
def pattern_of(pattern: str) -> tuple[tuple[str, ...], str]:
    """The fields of a CLDR pattern in their order, and a text with a blank for each."""
    fields: list[str] = []

    def blank(part: re.Match[str]) -> str:
        if part[2]:
            fields.append(part[0])
            return "{}"
        return (part[0] if part[1] is None else part[1] or "'").replace("{", "{{").replace("}", "}}")

    said = "".join(blank(part) for part in _PART.finditer(pattern))
    return tuple(fields), said


@cache
def plural_of(expression: str) -> Callable[[int], int]:
    """The function that gives the place of the form for a number (gettext's `Plural-Forms`)."""
    if expression == "(n != 1)":
        return lambda number: int(number != 1)
    import gettext

    # The standard library has it, and its stubs do not.
    return gettext.c2py(expression)  # pyright: ignore[reportAttributeAccessIssue,reportUnknownMemberType,reportUnknownVariableType]
