"""internal-host: a public text names a host that only the organisation can reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from noa_status.lint.messages import PublicText
from noa_status.lint.rule import Finding, Rule
from noa_status.model.site import Site

rule = Rule()

# Endings that no public name has: RFC 6762, RFC 8375, ICANN's reservation of `internal`, and what clusters call their services.
_PRIVATE = r"(?:[a-z0-9-]+\.)+(?:internal|intranet|local|lan|corp|home\.arpa|svc)(?![\w-]|\.[a-z])"


@rule.each_public_text
def check(text: PublicText, site: Site) -> Iterator[Finding]:
    """Names each host once."""
    seen: set[str] = set()
    for match in _hosts(site.internal_url, site.lint.internal_hosts).finditer(text.words):
        if match[0].lower() not in seen:
            seen.add(match[0].lower())
            says = f"{match[0]} is a host of the organisation's own, and the public reads this"
            yield rule.problem(at=text.place_of(match), says=says, hint="say what users know it as: a component, a feature")


@cache
def _hosts(internal_url: str, domains: tuple[str, ...]) -> re.Pattern[str]:
    own = urlsplit(internal_url).hostname or ""
    named = [rf"(?:[a-z0-9-]+\.)*{re.escape(domain)}(?![\w-]|\.[a-z])" for domain in (own, *domains) if domain]
    return re.compile(rf"(?<![\w.@-])(?:{'|'.join([*named, _PRIVATE])})", re.IGNORECASE)
