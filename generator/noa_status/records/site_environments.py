"""What `status.yml` says of environments: which value a placeholder of the runbooks has where."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from noa_status.records.faults import Fault, shortened

_NAME = re.compile(r"[^\W_][\w .-]{0,59}")
_PLACEHOLDER = re.compile(r"[A-Za-z][A-Za-z0-9 ._-]{0,59}")
_LONGEST = 253


def environment_faults(environments: Mapping[str, Mapping[str, str]]) -> Iterator[Fault]:
    """What is wrong with the named environments. A browser refuses the same values that come by an alert's link."""
    for name, values in environments.items():
        if not _NAME.fullmatch(name):
            says = f'"{shortened(name)}" is no name of an environment'
            yield Fault(
                ("environments", name),
                "environment-name",
                says,
                hint="letters, digits, blanks, dots and hyphens: prod-eu",
                of_key=True,
            )
        seen: dict[str, str] = {}
        for placeholder, value in values.items():
            at = ("environments", name, placeholder)
            if not _PLACEHOLDER.fullmatch(placeholder):
                says = f'"{shortened(placeholder)}" is no placeholder\'s name'
                yield Fault(
                    at, "environment-name", says, hint="the word alone, without brackets or dollar: namespace", of_key=True
                )
                continue
            key = re.sub(r"[^a-z0-9]+", "_", placeholder.lower()).strip("_")
            if key in seen:
                says = f'"{placeholder}" and "{seen[key]}" are one placeholder'
                yield Fault(at, "duplicate-entry", says, hint="one of them", of_key=True)
            seen[key] = placeholder
            if wrong := fault_of_value(value):
                yield Fault(
                    at, "environment-value", f"this value {wrong}", hint="one short word or line, as it stands in a command"
                )


def fault_of_value(value: str) -> str:
    """What is wrong with a value that becomes part of a text, in words that follow `this value`; nothing where it is fine."""
    if not value.strip():
        return "is empty"
    if len(value) > _LONGEST:
        return f"is longer than {_LONGEST} characters"
    if any(unicodedata.category(sign)[0] == "C" or unicodedata.category(sign) in ("Zl", "Zp") for sign in value):
        return "holds a line break, or a character that nobody sees"
    return ""
