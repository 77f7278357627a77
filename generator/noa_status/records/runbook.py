"""Runbooks and playbooks: any Markdown file, with front matter or without."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TypeVar

import msgspec

from noa_status.model.runbook import Playbook, PlaybookFile, Runbook, RunbookFile
from noa_status.problems import Problem
from noa_status.records.document import Document
from noa_status.records.front_matter import Parts, decode, not_closed, split

_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(\S.*)")
# `ApiDown`, `KubeNode2`; and as some exporters' alerts are named for a program, `etcdNoLeader`.
_ALERT_NAME = re.compile(r"[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*[A-Z0-9][A-Za-z0-9_]*|[a-z]+[A-Z][A-Za-z0-9_]*[a-z][A-Za-z0-9_]*")
_LONGEST_NAME = 120
_ENDINGS = (".html.md.erb", ".html.md", ".markdown", ".md.erb", ".md")

S = TypeVar("S", bound=msgspec.Struct)


def is_markdown(path: str) -> bool:
    """True for the names of Markdown files, those of static site generators among them."""
    return path.lower().endswith(_ENDINGS)


def page_id(path: str) -> str:
    """A page's id: its file's name without the ending."""
    name = PurePosixPath(path).name
    for ending in _ENDINGS:
        if name.lower().endswith(ending):
            return name[: -len(ending)]
    return name


def read_runbook(path: str, text_id: str, data: bytes) -> tuple[Runbook | None, list[Problem]]:
    """The runbook in a file, or None where its bytes are no text; front matter that cannot be read is named and left out."""
    front, parts, problems = _front(path, data, RunbookFile)
    if parts is None:
        return None, problems
    id = page_id(path)
    heading = _heading(parts.body) or (front.title or id)
    named = tuple(name for name in dict.fromkeys((id, heading)) if len(name) <= _LONGEST_NAME and _ALERT_NAME.fullmatch(name))
    fields = {name: getattr(front, name) for name in RunbookFile.__struct_fields__}
    return Runbook(**fields, id=id, path=path, heading=heading, alert_names=front.alerts or named, text_id=text_id), problems


def read_playbook(path: str, text_id: str, data: bytes) -> tuple[Playbook | None, list[Problem]]:
    """The playbook in a file, or None where its bytes are no text; front matter that cannot be read is named and left out."""
    front, parts, problems = _front(path, data, PlaybookFile)
    if parts is None:
        return None, problems
    id = page_id(path)
    fields = {name: getattr(front, name) for name in PlaybookFile.__struct_fields__}
    return Playbook(**fields, id=id, path=path, heading=_heading(parts.body) or (front.title or id), text_id=text_id), problems


def _front(path: str, data: bytes, to: type[S]) -> tuple[S, Parts | None, list[Problem]]:
    decoded = decode(data, path)
    if isinstance(decoded, Problem):
        return to(), None, [decoded]
    parts = split(decoded)
    if parts is None:
        return to(), Parts(None, decoded, 1), [not_closed(decoded, path, "warning")]
    if not (parts.front_matter or "").strip():
        return to(), parts, []
    document = Document(parts.front_matter or "", path, first_line=2)
    value = document.value(to)
    # Runbooks of others keep their faults: a fault is named, never a reason not to build.
    problems = [msgspec.structs.replace(problem, level="warning") for problem in document.problems]
    return (to() if value is None else value), parts, problems


def _heading(body: str) -> str:
    fenced = False
    for line in body.split("\n"):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        match = None if fenced else _HEADING.match(line)
        heading = match[1].rstrip().rstrip("#").rstrip() if match else ""
        if heading and "<%" not in heading:
            return re.sub(r"[`*]", "", heading)
    return ""
