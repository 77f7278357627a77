"""Lists and small numbers in words."""

from __future__ import annotations

from collections.abc import Sequence

from noa_status.words.english import LIST_BETWEEN, LIST_LAST, NUMBERS


def in_a_row(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return LIST_LAST.join(part for part in (LIST_BETWEEN.join(names[:-1]), *names[-1:]) if part)


def number_in_words(number: int) -> str:
    """`five` up to ten, then figures: for running text."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)
