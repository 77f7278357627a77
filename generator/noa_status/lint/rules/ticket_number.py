"""ticket-number: a public text names a ticket that the public cannot open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from noa_status.lint.messages import PublicText
from noa_status.lint.rule import Finding, Rule
from noa_status.model.site import Site

rule = Rule(of_plan=True)

_USUAL = r"(?<![\w/.-])[A-Z][A-Z0-9]{1,9}-\d{2,6}(?![\w-]|\.\d)"
# What has the same shape and means something to everybody: encodings, hashes, standards, zones, currencies, months.
_NO_TICKETS = re.compile(
    r"(?:UTF|UCS|SHA\d?|MD|AES|RSA|DES|CRC|HMAC|BLAKE\d|ISO|RFC|IEEE|ANSI|DIN|EN|CVE|CWE|GHSA|HTTPS?|TLS|SSL|TCP|IPV?|"
    r"UTC|GMT|GPT|CLAUDE|COVID|ARM|AMD|X|USB|LTE|Q\d|FY|USD|EUR|GBP|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC|"
    r"(?:EAST|WEST|NORTH|SOUTH|CENTRAL)|EU|US|AP)-"
)


@rule.each_public_text
def check(text: PublicText, site: Site) -> Iterator[Finding]:
    """Names each number."""
    own = site.lint.tickets
    for match in _tickets(own).finditer(text.prose):
        if match[0] and (own or not _NO_TICKETS.match(match[0])):
            says = f"{match[0]} looks like the number of a ticket, which visitors cannot open"
            hint = "it belongs in timeline.md; what is no ticket here: `tickets` under lint in status.yml"
            yield rule.problem(at=text.place_of(match), says=says, hint=hint)


@cache
def _tickets(own: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in own or (_USUAL,)))
