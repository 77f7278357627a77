"""jargon: a public text uses words of the house."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from noa_status.lint.messages import PublicText
from noa_status.lint.rule import Finding, Rule
from noa_status.model.site import Site

rule = Rule(of_plan=True)

_USUAL = {
    "k8s": "our servers",
    "oom": "out of memory",
    "oomkilled": "out of memory",
    "oncall": "the engineers on duty",
    "p95": "most requests",
    "p99": "nearly all requests",
    "rca": "the cause",
    "war room": "we work on it together",
    "split brain": "two servers disagreed",
    "split-brain": "two servers disagreed",
    "thundering herd": "too many requests at once",
    "crashloop": "it restarts again and again",
    "crashloopbackoff": "it restarts again and again",
}


@rule.each_public_text
def check(text: PublicText, site: Site) -> Iterator[Finding]:
    """Names each word once: the usual ones, those of `status.yml`, and the plan's severities, which are internal."""
    severities = {severity.id.lower(): "how many users are affected, and how" for severity in site.policy.severities}
    instead = _USUAL | severities | {word.lower(): other for word, other in site.lint.jargon.items() if word.strip()}
    seen: set[str] = set()
    for match in _pattern(tuple(instead)).finditer(text.prose):
        word = match[0].lower()
        if word not in seen:
            seen.add(word)
            yield rule.problem(at=text.place_of(match), says=f'"{match[0]}" is a word of the house', hint=_hint(word, instead))


def _hint(word: str, instead: Mapping[str, str]) -> str:
    return f'say rather: "{instead[word]}"' if instead.get(word) else "say it as a customer would"


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w/.@-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)
