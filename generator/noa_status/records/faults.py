"""A fault of a value, and the words that say what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from noa_status.records.plain_yaml import Raw
from noa_status.records.yaml_events import Path

_MANY_WORDS = 20

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""Characters that nobody sees, and that XML forbids."""

REMOVE_UNSEEN = "remove it; feeds cannot carry it"


class Fault(NamedTuple):
    """Something that cannot become a value. `path` leads to it from the root; `of_key` points at the key, not the value.

    `is_certain` says that `fix` is no guess: it means the same.
    """

    path: Path
    code: str
    says: str
    fix: str = ""
    hint: str = ""
    of_key: bool = False
    is_certain: bool = False


def nearest(word: str, words: Iterable[str], *, cutoff: float = 0.6) -> str:
    """The word that was probably meant, or an empty text."""
    lowered = {known.lower(): known for known in words}
    written = dict.fromkeys((word.lower().replace(" ", "_"), word.lower()))
    close = next((found for form in written if (found := get_close_matches(form, lowered, n=1, cutoff=cutoff))), None)
    return lowered[close[0]] if close else ""


def is_same(word: str, meant: str) -> bool:
    """True where two words differ in capitals, blanks and hyphens alone, so that one is certainly meant by the other."""
    return bool(meant) and re.sub(r"[ -]+", "_", word.strip().lower()) == re.sub(r"[ -]+", "_", meant.lower())


def choices(words: Iterable[str], meant: str = "") -> str:
    """What one may write, as a hint: the word that was probably meant, then the others."""
    others = [word for word in words if word != meant]
    listed = ", ".join(others[:_MANY_WORDS]) + (", ..." if len(others) > _MANY_WORDS else "")
    if meant:
        return f'did you mean "{meant}"?' + (f" (others: {listed})" if listed else "")
    return f"one of: {listed}"


def kind_of(raw: Raw) -> str:
    """What a raw value is, in words."""
    if isinstance(raw, dict):
        return "a mapping"
    if isinstance(raw, list):
        return "a list"
    return "nothing" if raw is None else "a text"


def unseen(character: str) -> str:
    """What is wrong with a text that has this character in it."""
    return f"a character that nobody sees, U+{ord(character):04X}"


def control_faults(raw: Raw, path: Path = ()) -> Iterator[Fault]:
    """Names each text, keys included, with a character that feeds cannot carry."""
    if isinstance(raw, str):
        bad = CONTROL.search(raw)
        if bad:
            yield Fault(path, "control-character", unseen(bad[0]), hint=REMOVE_UNSEEN)
    elif raw is not None:
        for key, value in raw.items() if isinstance(raw, dict) else enumerate(raw):
            if isinstance(key, str):
                yield from control_faults(key, (*path, key))
            yield from control_faults(value, (*path, key))


def shortened(text: str) -> str:
    """A text as a message quotes it: at most 60 characters."""
    return text if len(text) <= 60 else text[:57] + "..."
