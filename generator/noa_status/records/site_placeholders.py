"""What `status.yml` says of the organisation itself: the values of blanks in playbooks, such as `{{COMPANY_NAME}}`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from noa_status.records.faults import Fault, shortened
from noa_status.records.site_environments import fault_of_value

_NAME = re.compile(r"[A-Z][A-Z0-9_]{0,59}")


def placeholder_faults(placeholders: Mapping[str, str]) -> Iterator[Fault]:
    """What is wrong with the names and values of blanks."""
    for name, value in placeholders.items():
        at = ("placeholders", name)
        if not _NAME.fullmatch(name):
            says = f'"{shortened(name)}" is no placeholder\'s name'
            yield Fault(at, "placeholder-name", says, hint="capitals, digits and underscores: COMPANY_NAME", of_key=True)
        if wrong := fault_of_value(value):
            yield Fault(at, "placeholder-value", f"this value {wrong}", hint="one line, as it is to be read")
