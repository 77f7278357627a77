"""security-expires: `security.txt` has run out, or will within 30 days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from noa_status.lint.places import At
from noa_status.lint.rule import Finding, Rule
from noa_status.model.site import Site

rule = Rule()

_SOON = timedelta(days=30)


@rule.once
def check(site: Site, now: datetime) -> Iterator[Finding]:
    """Names the instant, as long as nobody has put it off."""
    if site.security is None or now < site.security.expires - _SOON:
        return
    expires = site.security.expires
    says = (
        f"security.txt runs out in {(expires - now).days} days"
        if now < expires
        else "security.txt has run out: nobody may rely on it"
    )
    hint = "look whether the contact still reads what is sent there, then put it off, by less than a year"
    yield rule.problem(at=At("status.yml", ("security:", "expires:")), says=says, fix=_put_off(now), hint=hint)


def _put_off(now: datetime) -> str:
    return f"expires: {now + timedelta(days=335):%Y-%m-%dT00:00Z}"
