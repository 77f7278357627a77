"""What fixed an incident, in a sentence or two: from its post-mortem, or from what the public was told last."""

from __future__ import annotations

import re

from noa_status.internal.page import World
from noa_status.model.incident import Incident, Status
from noa_status.model.progress import existing_updates

_HEADING = re.compile(r"^#{1,4}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_STEPS = re.compile(r"resol|mitigat|recover|\bfix", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*`>#]+|(?<!\w)_+|_+(?!\w)|^\s*(?:[-+]|\d+[.)])\s+", re.MULTILINE)
_LONGEST = 240


def what_fixed(incident: Incident, world: World) -> str:
    """Plain words; empty where nobody wrote any."""
    if incident.postmortem is not None:
        said = _section(world.text(f"{incident.folder}/postmortem.md"))
        if said:
            return said
    for status in (Status.MONITORING, Status.RESOLVED, Status.IDENTIFIED):
        for update in reversed(existing_updates(incident, world.now)):
            if update.status is status:
                return _short(_FRONT_MATTER.sub("", world.text(f"{incident.folder}/updates/{update.id}.md")))
    return ""


def _section(text: str) -> str:
    """The beginning of the section that tells how it was resolved."""
    headings = list(_HEADING.finditer(text))
    for number, heading in enumerate(headings):
        if _STEPS.search(heading[1]):
            end = headings[number + 1].start() if number + 1 < len(headings) else len(text)
            return _short(text[heading.end() : end])
    return ""


def _short(text: str) -> str:
    words = " ".join(_MARKUP.sub(lambda found: found[1] or "", text).split())
    if len(words) <= _LONGEST:
        return words
    cut = words[:_LONGEST]
    sentence = max(cut.rfind(". "), cut.rfind("; "))
    return cut[: sentence + 1] if sentence > _LONGEST // 3 else cut.rsplit(" ", 1)[0] + " ..."
