"""short-text: an update that says less than five words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noa_status.lint.messages import Message
from noa_status.lint.rule import Finding, Rule
from noa_status.words.lists import number_in_words

rule = Rule(of_plan=True)

_FEWEST = 5
# Scripts that write no spaces between words: each of their letters counts.
_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|\w+(?:['’.:/-]\w+)*")


@rule.each_message
def check(message: Message) -> Iterator[Finding]:
    """Names the text and how many words it has."""
    words = sum(1 for _ in zip(_WORD.finditer(message.words), range(_FEWEST), strict=False))
    if 0 < words < _FEWEST:
        says = f"{number_in_words(words)} word{'s' if words > 1 else ''} tell a customer nothing"
        yield rule.problem(at=message.place_of_words(), says=says, hint="say what users see, since when, and when they hear more")
