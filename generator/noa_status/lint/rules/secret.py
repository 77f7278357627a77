"""secret: a public text holds what opens a door: a key, a token, a password."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

from noa_status.lint.messages import PublicText
from noa_status.lint.rule import Finding, Rule

rule = Rule(level="error")

# The shapes that their makers document.
_SHAPES = {
    "a private key": r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----",
    "an access key of AWS": r"\b(?:AKIA|ASIA)[A-Z2-7]{16}\b",
    "a token of GitHub": r"\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,})",
    "a token of GitLab": r"\bgl(?:pat|dt|rt|ptt|soat|cbt)-[\w-]{20,}",
    "a token of Slack": r"\bxox[abeprs]-[A-Za-z0-9-]{10,}|\bhooks\.slack\.com/services/T\w+/B\w+/\w+",
    "a key of Stripe": r"\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}",
    "a key of Google": r"\bAIza[\w-]{35}\b",
    "a token of npm or PyPI": r"\bnpm_[A-Za-z0-9]{36}\b|\bpypi-[\w-]{50,}",
    "a key of SendGrid": r"\bSG\.[\w-]{16,}\.[\w-]{16,}",
    "a signed token (JWT)": r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{5,}",
    "a password in an address": r"\b[a-z][a-z0-9+.-]{0,20}://[^\s/:@]{1,100}:[^\s/:@<>\[{]{3,200}@[^\s/]+",
}
_KNOWN = re.compile("|".join(f"(?P<s{number}>{shape})" for number, shape in enumerate(_SHAPES.values())))
_ASSIGNED = re.compile(
    r"""\b(?P<name>[\w-]{0,40}(?:passwo?r?d|passphrase|secret|token|api[_-]?key|access[_-]?key|credential)s?)["']?\s*[:=]\s*["']?"""
    r"""(?P<value>[A-Za-z0-9+/_.~=-]{12,})""",
    re.IGNORECASE,
)
_NAMED = re.compile("pass|secret|token|key|credential", re.IGNORECASE)
_BITS = 3.2


@rule.each_public_text
def check(text: PublicText) -> Iterator[Finding]:
    """Names each, and never repeats it in the message."""
    hint = "replace it where it opens something first: whoever follows this repository has read it. Then remove it here"
    known = list(_KNOWN.finditer(text.words))
    for match in known:
        says = f"this looks like {list(_SHAPES)[int((match.lastgroup or 's0')[1:])]}"
        yield rule.problem(at=text.place_of(match), says=says, hint=hint)
    for match in _ASSIGNED.finditer(text.words) if _NAMED.search(text.words) else ():
        inside = any(one.start() < match.end() and match.start() < one.end() for one in known)
        if not inside and _is_random(match["value"]):
            says = f"this looks like the value of a secret ({match['name'][:40]})"
            yield rule.problem(at=text.place_of(match, "value"), says=says, hint=hint)


def _is_random(value: str) -> bool:
    """True for what nobody would say: digits among letters, and more bits to a character (Shannon) than words have."""
    if not (re.search(r"\d", value) and re.search(r"[A-Za-z]", value)):
        return False
    counts = Counter(value)
    return -sum(n / len(value) * math.log2(n / len(value)) for n in counts.values()) >= _BITS
