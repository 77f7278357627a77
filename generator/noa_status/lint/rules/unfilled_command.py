"""unfilled-command: a command of a runbook has a hole in it that nothing fills."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from noa_status.lint.places import place_at
from noa_status.lint.rule import Finding, Rule
from noa_status.lint.telling import nearest
from noa_status.model.runbook import Playbook, Runbook
from noa_status.model.site import Site

rule = Rule()

_BLOCK = re.compile(
    r"^ {0,3}(`{3,}|~{3,})[ \t]*(?:sh|bash|shell|zsh|console|terminal)?(?:[ \t{][^\n]*)?\n(.*?)^ {0,3}\1",
    re.MULTILINE | re.DOTALL,
)
# What people write for "fill this in" and no form recognises; and what a form does recognise.
_HOLE = re.compile(
    r"\b(?:CHANGE_?ME|REPLACE_?(?:ME|THIS)|FILL_?(?:ME|THIS)_?IN|FIX_?ME|TODO|TBD|XXX+|YOUR_[A-Z_]+_HERE)\b|(?<![\w<])\?\?\?+"
)
_PLACEHOLDER = re.compile(r"<(?:my|your|the)?[ _-]?([a-z][a-z0-9 _-]*)>|\$\{?([A-Z][A-Z0-9_]*)\b\}?", re.IGNORECASE)
_SLIP = 5


@rule.each_book
def check(book: Runbook | Playbook, site: Site, text: Callable[[str], str]) -> Iterator[Finding]:
    """Names holes that the page's form does not recognise, and placeholders that are nearly one of `environments`."""
    known = {name for values in site.environments.values() for name in values}
    whole = text(book.path)
    for block in _BLOCK.finditer(whole):
        start = block.start(2)
        for hole in _HOLE.finditer(block[2]):
            says = f"nothing fills {hole[0]} in, so it is pasted as it is"
            at = place_at(whole, start + hole.start(), book.path, len(hole[0]))
            yield rule.problem(at=at, says=says, hint="a placeholder is filled from the alert or the environment: <namespace>")
        for match in _PLACEHOLDER.finditer(block[2]):
            name = re.sub(r"[ _-]+", "-", (match[1] or match[2]).lower())
            meant = nearest(name, known) if name not in known and len(name) >= _SLIP else ""
            if meant and _is_slip(name, meant):
                at = place_at(whole, start + match.start(), book.path, len(match[0]))
                says = f"no environment has a value for {match[0]}"
                yield rule.problem(at=at, says=says, fix=f"<{meant}>", hint=f"`environments` in status.yml has `{meant}`")


def _is_slip(name: str, meant: str) -> bool:
    """True where letters were swapped, doubled or left out: the same letters but for one, in another number or order."""
    return abs(len(name) - len(meant)) <= 1 and name[0] == meant[0] and len(set(name) ^ set(meant)) <= 1
