"""`/.well-known/security.txt` (RFC 9116): whom to tell of a weakness, from `security:` in `status.yml`.

It must lie at the top of a host. `Canonical` says where that is; RFC 9116 (2.5.2) wants https there, so without it there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from noa_status import addresses
from noa_status.public.values import SecurityContact, SiteHead
from noa_status.words.instants import machine_time


def security_txt(contact: SecurityContact, heads: Sequence[SiteHead]) -> str:
    """The file, its fields in the order of the RFC."""
    url = urlsplit(heads[0].url)
    fields = [
        *(("Acknowledgments", address) for address in (contact.acknowledgments,) if address),
        *(("Canonical", f"https://{host}/{addresses.SECURITY}") for host in (url.netloc,) if url.scheme == "https"),
        *(("Contact", address) for address in contact.contacts),
        *(("Encryption", address) for address in (contact.encryption,) if address),
        ("Expires", _instant(machine_time(contact.expires_at))),
        *(("Policy", address) for address in (contact.policy,) if address),
        ("Preferred-Languages", ", ".join(head.language for head in heads)),
    ]
    return "".join(f"{name}: {value}\n" for name, value in fields)


def _instant(said: str) -> str:
    # RFC 3339 wants seconds.
    return said if said.count(":") == 2 else said.replace("Z", ":00Z")
