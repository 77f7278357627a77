"""The ids of this interface: 12 characters, made of our own permanent ids, so that they never change either.

As Statuspage's own, they have digits and consonants: no vowel, so none of them spells a word. 31 characters make 59 bits: among a
million ids the odds that any two are equal are below one in a million.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import Final

ALPHABET: Final = "0123456789bcdfghjklmnpqrstvwxyz"
LENGTH: Final = 12
_SHAPE: Final = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")
_NUMBERS: Final = 10**15


def permanent_id(kind: str, *ours: str) -> str:
    """The id of a thing: its kind (`incident`, `update`, `component`, `group`, `page`) and our ids of it, outermost first."""
    number = _hash(kind, *ours)
    letters: list[str] = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "".join(letters)


def is_theirs(id: str) -> bool:
    """True for an id that a page at Statuspage can have had: what was brought over from there keeps it."""
    return _SHAPE.fullmatch(id) is not None


def entry_number(id: str) -> int:
    """The number that an incident with this id has in `history.atom`; programs may hold it in a double."""
    return _hash("number", id) % _NUMBERS


def _hash(*parts: str) -> int:
    return int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=16).digest(), "big")
