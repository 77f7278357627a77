"""What is wrong with `lint` in `status.yml` by itself. Whether there is such a rule is for the checks to say: they know them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noa_status.model.lint_settings import LintSettings
from noa_status.records.faults import Fault, shortened

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*")


def lint_faults(settings: LintSettings) -> Iterator[Fault]:
    """Patterns that cannot be read, hosts that are none, waivers for nowhere."""
    for index, pattern in enumerate(settings.tickets):
        path = ("lint", "tickets", index)
        try:
            can_be_empty = re.compile(pattern).match("") is not None
        except re.error as error:
            yield Fault(path, "unreadable-pattern", f"this is no regular expression: {error}", hint='such as "OPS-[0-9]+"')
        else:
            if can_be_empty:
                yield Fault(path, "unreadable-pattern", "this matches any text", hint='such as "OPS-[0-9]+"')
    for index, host in enumerate(settings.internal_hosts):
        if not _HOST.fullmatch(host):
            says = f"a domain is expected here, not {shortened(host)!r}"
            fix = re.sub(r"^\w+://|^\*?\.|[/:].*$", "", host.strip().lower())
            yield Fault(("lint", "internal_hosts", index), "not-an-address", says, fix if _HOST.fullmatch(fix) else "")
    for index, waiver in enumerate(settings.waivers):
        if not waiver.where.strip():
            yield Fault(("lint", "waivers", index, "where"), "empty-field", "where is it allowed?", hint="a path or an id")
