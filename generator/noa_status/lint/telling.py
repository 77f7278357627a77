"""Small phrases that messages share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from difflib import get_close_matches

from noa_status.words.durations import duration_in_words

_DAY = timedelta(days=1)


def lasting(length: timedelta) -> str:
    """A length of time as one says it: `12 minutes`, `1 hour 12 minutes`, `3 days`, `10 months`, `5 years`."""
    for unit, days in (("year", 365), ("month", 30)):
        if length >= 2 * days * _DAY:
            return f"{length // (days * _DAY)} {unit}s"
    if length >= 2 * _DAY:
        return f"{length // _DAY} days"
    return " ".join(duration_in_words(max(length, timedelta(0)), whole_minutes=True).split(" ")[:4])


def written(moment: datetime) -> str:
    """An instant as records write it."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}" if moment.second else f"{moment:%Y-%m-%dT%H:%MZ}"


def in_prose(words: Sequence[str], *, last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    return f" {last} ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def nearest(word: str, words: Iterable[str]) -> str:
    """The word that was probably meant, or an empty text."""
    known = {one.lower(): one for one in words}
    close = get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return known[close[0]] if close else ""
