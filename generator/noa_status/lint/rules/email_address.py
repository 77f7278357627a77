"""email-address: a public text names an address of mail that is none of the organisation's public ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noa_status.lint.messages import PublicText
from noa_status.lint.rule import Finding, Rule
from noa_status.model.site import Site

rule = Rule()

_ADDRESS = re.compile(r"(?<![\w.+/-])[\w.+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\w-])", re.IGNORECASE)
# Addresses that are made to be written to by anybody.
_PUBLIC = re.compile(
    r"(?:support|help|helpdesk|security|abuse|privacy|press|info|contact|sales|hello|noreply|no-reply)@", re.IGNORECASE
)


@rule.each_public_text
def check(text: PublicText, site: Site) -> Iterator[Finding]:
    """Names each address."""
    contacts = _contacts(site)
    for match in _ADDRESS.finditer(text.words):
        if match[0].lower() not in contacts and not _PUBLIC.match(match[0]):
            says = f"{match[0]} is no public contact of this page"
            hint = "write `support_url`'s; or name it among `contacts`, under lint in status.yml"
            yield rule.problem(at=text.place_of(match), says=says, hint=hint)


def _contacts(site: Site) -> frozenset[str]:
    urls = [site.look.email_url, site.look.support_url, *(link.url for link in site.look.links)]
    urls += site.security.contact if site.security is not None else ()
    mail = (url.removeprefix("mailto:").partition("?")[0] for url in urls if url.startswith("mailto:"))
    return frozenset(address.lower() for address in (*mail, *site.lint.contacts))
