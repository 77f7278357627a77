"""Lists and small numbers in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from noa_status.words.language import Language
from noa_status.words.languages import ENGLISH

_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def in_a_row(names: Sequence[str], language: Language = ENGLISH) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return language.list(names)


def number_in_words(number: int) -> str:
    """`five` up to ten, then figures: for running English text."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)
