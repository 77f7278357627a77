"""ip-address: a public text names an address of the network."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from noa_status.lint.messages import PublicText
from noa_status.lint.rule import Finding, Rule

rule = Rule()

_FOUR = re.compile(r"(?<![\w.:/-])\d{1,3}(?:\.\d{1,3}){3}(?![\w-]|\.\d)")
_SIX = re.compile(r"(?<![\w.:])(?=[0-9a-f:]*::?[0-9a-f:]*)[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:])", re.IGNORECASE)
# `version 10.15.7.1`, `v1.2.3.4`, `release 4.0.0.1`, `Chrome 120.0.6099.71`: numbers of software.
_VERSION = re.compile(
    r"(?:\b(?:version|release|build|update|upgrade[ds]? to|firmware|driver|chrome|agent)s?\s+|\bv)\Z", re.IGNORECASE
)
_SIX_VERSION, _GROUPS = 6, 2
_EXAMPLES = tuple(
    ipaddress.ip_network(network) for network in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")
)


@rule.each_public_text
def check(text: PublicText) -> Iterator[Finding]:
    """Names each address, but those that are reserved for examples."""
    words = text.words
    for match in sorted([*_FOUR.finditer(words), *_SIX.finditer(words)], key=lambda match: match.start()):
        address = _address(match[0])
        if address is None or _VERSION.search(words, max(0, match.start() - 30), match.start()):
            continue
        whose = "an address inside the organisation's network" if address.is_private else "the address of a machine"
        yield rule.problem(at=text.place_of(match), says=f"{match[0]} is {whose}", hint="say which part of the service it is")


def _address(word: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        address = ipaddress.ip_address(word)
    except ValueError:
        return None
    groups = [group for group in word.split(":") if group]
    # `12::30` is an address, too, and nearly always a slip of the finger in a time.
    if address.version == _SIX_VERSION and (len(groups) < _GROUPS or not re.search("[a-f]", word, re.IGNORECASE)):
        return None
    if address.is_unspecified or any(address in network for network in _EXAMPLES):
        return None
    return address
