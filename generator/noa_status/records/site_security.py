"""What `status.yml` says of whom to tell of a weakness (RFC 9116)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

import msgspec

from noa_status.model.security import Security
from noa_status.records.faults import Fault
from noa_status.records.yaml_events import Path

# RFC 9116, 2.5.3: an address of the web is one of https.
_WEB = re.compile(r'https://[^\s/?#@<>"]+(?:[/?#][^\s<>"]*)?')
_PERSONAL = re.compile(r'mailto:[^\s@?<>":/]+@[^\s@?<>":/]+(?:\?[^\s<>"]*)?|tel:\+?[0-9().-]+')


class SecurityFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The mapping `security` of `status.yml`. One contact need not be a list."""

    contact: tuple[str, ...] | str
    expires: datetime
    policy: str = ""
    encryption: str = ""
    acknowledgments: str = ""


def security_of(file: SecurityFile | None) -> Security | None:
    """What a mapping without faults says."""
    if file is None:
        return None
    return Security(
        contact=_contacts(file),
        expires=file.expires,
        policy=file.policy,
        encryption=file.encryption,
        acknowledgments=file.acknowledgments,
    )


def security_faults(file: SecurityFile | None) -> Iterator[Fault]:
    """What is wrong with it. That it has run out is for a check to say, since it depends on the day."""
    if file is None:
        return
    contacts = _contacts(file)
    if not contacts:
        yield Fault(("security", "contact"), "empty-field", "nobody is named", hint="contact: mailto:security@example.com")
    for index, contact in enumerate(contacts):
        path: Path = ("security", "contact") if isinstance(file.contact, str) else ("security", "contact", index)
        yield from _faults(path, contact, may_be_personal=True)
    for field in ("policy", "encryption", "acknowledgments"):
        written: str = getattr(file, field)
        if written:
            yield from _faults(("security", field), written, may_be_personal=False)


def _contacts(file: SecurityFile) -> tuple[str, ...]:
    return (file.contact,) if isinstance(file.contact, str) else file.contact


def _faults(path: Path, written: str, *, may_be_personal: bool) -> Iterator[Fault]:
    def is_good(address: str) -> bool:
        return bool(_WEB.fullmatch(address) or (may_be_personal and _PERSONAL.fullmatch(address)))

    if not is_good(written):
        meant = (written.replace("http:", "https:", 1), f"tel:{written}", f"mailto:{written}", f"https://{written}")
        fix = next((address for address in meant if is_good(address)), "")
        kinds = "https:, mailto: or tel:" if may_be_personal else "https:"
        yield Fault(path, "not-an-address", f"a whole address is expected here, with {kinds}", fix)
