"""hard-to-read: an update in English that takes a degree to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from noa_status.lint.messages import Message
from noa_status.lint.rule import Finding, Rule
from noa_status.model.site import Site

rule = Rule(of_plan=True)

_FEWEST = 30
_HARD = 15.0
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)*", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?:;]+(?=\s|$)|\n\s*(?:\n|[-*] )")
_NO_WORDS = re.compile(r"\]\([^)\s]{0,2000}\)|https?://\S+")
_SYLLABLE = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]es|[^aeiouydt]ed|[^l]e)$")


@rule.each_message
def check(message: Message, site: Site) -> Iterator[Finding]:
    """Names a text whose ease of reading (Flesch: 100 is easy, 30 is for graduates) is below 15."""
    if (message.language or site.languages[0]) != "en":
        return
    ease = reading_ease(message.prose)
    if ease is not None and ease < _HARD:
        says = f"hard to read: {max(ease, 0):.0f} of 100 (Flesch), and plain language has 60"
        yield rule.problem(at=message.place_of_words(), says=says, hint="shorter sentences, one thought each; shorter words")


def reading_ease(markdown: str) -> float | None:
    """Flesch's reading ease of an English text, or None where it is too short to tell."""
    text = _NO_WORDS.sub(" ", markdown)
    words = _WORD.findall(text)
    if len(words) < _FEWEST:
        return None
    sentences = sum(1 for part in _SENTENCE.split(text) if _WORD.search(part))
    return 206.835 - 1.015 * len(words) / sentences - 84.6 * sum(map(_syllables, words)) / len(words)


@lru_cache(maxsize=8192)
def _syllables(word: str) -> int:
    lowered = word.lower()
    return max(1, len(_SYLLABLE.findall(lowered)) - (1 if _SILENT.search(lowered) else 0))
