"""`_headers` as its two hosts read it, each in its own way: written from their documents, not from what we write.

Cloudflare: `*` is anything and stands once at most, `:name` is anything but a slash; what several rules say of a header is joined
with commas (https://developers.cloudflare.com/pages/configuration/headers/).
Netlify: the same signs, looked at step by step, where `/a/*` is `/a` too and a slash at the end does not count; of what several
rules say, the last counts (https://docs.netlify.com/manage/routing/headers/).
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Rule(NamedTuple):
    """A path with its headers, as they stand in the file."""

    path: str
    headers: list[tuple[str, str]]


def rules(text: str) -> list[Rule]:
    """The rules of a file, in their order."""
    found: list[Rule] = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0].isspace():
            name, colon, value = line.strip().partition(":")
            assert colon, line
            found[-1].headers.append((name, value.strip()))
        else:
            found.append(Rule(line, []))
    return found


def by_cloudflare(found: list[Rule], address: str) -> dict[str, str]:
    """The headers of an address (with a slash before it), names in small letters."""
    sent: dict[str, str] = {}
    for rule in found:
        if re.fullmatch(_cloudflare(rule.path), address):
            for name, value in rule.headers:
                sent[name.lower()] = f"{sent[name.lower()]}, {value}" if name.lower() in sent else value
    return sent


def by_netlify(found: list[Rule], address: str) -> dict[str, str]:
    """The same."""
    sent: dict[str, str] = {}
    for rule in found:
        if re.fullmatch(_netlify(rule.path), address, re.IGNORECASE):
            sent.update({name.lower(): value for name, value in rule.headers})
    return sent


def _cloudflare(path: str) -> str:
    assert path.count("*") <= 1, path
    parts = re.split(r"(\*|:[A-Za-z]\w*)", path)
    return "".join(".*" if part == "*" else "[^/]+" if part.startswith(":") else re.escape(part) for part in parts)


def _netlify(path: str) -> str:
    steps = [step for step in path.split("/") if step]
    told = ["?(.*)" if step == "*" else "([^/]+)" if step[0] == ":" else _step(step) for step in steps]
    return f"/{'/'.join(told)}/?"


def _step(step: str) -> str:
    return "(.*)".join(map(re.escape, step.split("*")))
