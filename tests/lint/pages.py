"""docs/checks/<rule>.md as data: the files of its bad and its good example, and what is said of them.

A page has the headings `## Bad` and `## Good`. Under each stand files: a line with the path in backquotes, then the content in a
fence. A `console` fence holds the command and what it says. Files are laid over a small repository without a problem (`a_well_kept_site`).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

PAGES = Path(__file__).resolve().parents[2] / "docs/checks"
NOW = "2026-11-24T12:00Z"

_FILE = re.compile(r"^`([^`\n]+)`\n\n?```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CONSOLE = re.compile(r"^```console\n\$ noa-status lint(?: --now (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """Files, the moment to look at them, and what is said of them."""

    files: dict[str, str]
    now: str
    says: str


def examples(page: Path) -> tuple[Example, Example]:
    """The bad example and the good one."""
    _, bad, good = re.split(r"^## (?:Bad|Good)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return _example(bad), _example(good)


def with_message(page: Path, says: str) -> str:
    """The page's text with this in place of what the bad example's console says now."""
    text = page.read_text(encoding="utf-8")
    match = _CONSOLE.search(text)
    assert match is not None, f"{page} shows no message"
    return text[: match.start(2)] + says + text[match.end(2) :]


def _example(section: str) -> Example:
    console = _CONSOLE.search(section)
    files: dict[str, str] = dict(_FILE.findall(section))
    return Example(files, (console and console[1]) or NOW, console[2] if console else "")
