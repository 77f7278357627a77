"""What is wrong with `publish` in `status.yml`. Whether a target can be reached is for publishing to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from noa_status.model.publish_settings import PublishSettings
from noa_status.records.faults import Fault, shortened

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_LEAST = 6


def publish_faults(settings: PublishSettings) -> Iterator[Fault]:
    """Names that are none, passwords in addresses, canaries that any page may hold."""
    for name, address in settings.targets.items():
        path = ("publish", "targets", name)
        if not _NAME.fullmatch(name):
            yield Fault(path, "id-letters", f"a name is expected here, not {shortened(name)!r}", hint='such as "main"')
        if not address.strip():
            yield Fault(path, "empty-field", "where to?", hint='such as "/srv/status" or "s3://bucket"')
        if urlsplit(address).password is not None:
            says = "a password stands in an address that everybody can read who reads the repository"
            yield Fault(path, "not-an-address", says, hint="give it in the environment (docs/publishing.md)")
    for index, canary in enumerate(settings.canaries):
        if len(canary.strip()) < _LEAST:
            hint = f"at least {_LEAST} letters that stand nowhere else"
            yield Fault(("publish", "canaries", index), "out-of-range", "too short to be meant", hint=hint)
    if not 1 <= settings.keep <= 1000:
        yield Fault(("publish", "keep"), "out-of-range", "between 1 and 1000 releases")
