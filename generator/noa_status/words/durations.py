"""Durations as people write and read them: `30 minutes`, `2 hours 5 minutes`, `1 day`, `immediately`."""

from __future__ import annotations

import re
from datetime import timedelta
from difflib import get_close_matches

from noa_status.words.language import Language
from noa_status.words.languages import ENGLISH

_UNITS = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
    "month": timedelta(days=30),
    "year": timedelta(days=365),
}
_SHORT = {"sec": "second", "s": "second", "min": "minute", "hr": "hour", "h": "hour", "d": "day", "w": "week"}
# The units that durations are told in: a month has no fixed length, so "6 months" comes back as "180 days".
_TOLD = ("day", "hour", "minute", "second")
_EXAMPLES = '"30 minutes", "2 hours" or "1 day"'
_PART = re.compile(r"(\d+)([.]\d+)?\s*([a-z]*)")
_JOINT = re.compile(r"(?:\s*,)?\s*(?:\band\b\s*)?")


def parse_duration(text: str) -> timedelta:
    """The duration that the words say: whole numbers with units from seconds to years, or `immediately`, which is zero.

    A month counts 30 days, a year 365. Raises ValueError with a sentence that says what would be right.
    """
    words = text.strip().lower()
    if words == "immediately":
        return timedelta(0)
    length, position = timedelta(0), 0
    while position < len(words) or not words:
        part = _PART.match(words, position)
        if part is None:
            raise ValueError(f"a duration is a whole number and a unit, such as {_EXAMPLES}")
        if part[2]:
            raise ValueError('a duration is told in whole numbers: "1 hour 30 minutes", not "1.5 hours"')
        try:
            length += int(part[1]) * _unit(number=int(part[1]), word=part[3])
        except OverflowError:
            raise ValueError("a duration is shorter than three million years") from None
        joint = _JOINT.match(words, part.end())
        position = part.end() if joint is None else joint.end()
    return length


def duration_in_words(length: timedelta, *, whole_minutes: bool = False, language: Language = ENGLISH) -> str:
    """The duration in days, hours, minutes and seconds, those of zero left out: `2 hours 5 minutes`; zero is `0 minutes`.

    Parts of a second are left out, and with `whole_minutes` the seconds too, from a minute on: what passes while one reads
    need not be told. Otherwise `parse_duration` reads the same length back from English. Raises ValueError for a negative one.
    """
    if length < timedelta(0):
        raise ValueError("a duration is not negative: take the later instant less the earlier one")
    if whole_minutes and length >= _UNITS["minute"]:
        length -= length % _UNITS["minute"]
    parts: list[str] = []
    for unit in _TOLD:
        number, length = divmod(length, _UNITS[unit])
        if number:
            parts.append(language.unit(number, unit))
    return language.lists["units"].join(parts) or language.unit(0, "minute")


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def _unit(*, number: int, word: str) -> timedelta:
    if not word:
        raise ValueError(f'a duration says its unit: "{_counted(number, "minute")}" or "{_counted(number, "hour")}"')
    if word == "m":
        raise ValueError(f'"m" may be minutes or months: write "{_counted(number, "minute")}" or "{_counted(number, "month")}"')
    singular = word if word in _SHORT else word.removesuffix("s")
    unit = _UNITS.get(_SHORT.get(singular, singular))
    if unit is not None:
        return unit
    close = get_close_matches(singular, list(_UNITS), n=1)
    if close:
        raise ValueError(f'there is no unit "{word}": did you mean "{_counted(number, close[0])}"?')
    raise ValueError(f'there is no unit "{word}": a duration is a whole number and a unit, such as {_EXAMPLES}')
