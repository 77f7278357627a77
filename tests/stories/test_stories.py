"""Every `*.story` beside this file: what somebody has in their files, the command they type, and what they read then.

    Somebody wrote the month with a capital letter.            what it is about, in a line or more

    === incidents/2026/2026-11-24-api-slow/incident.yml        a file, as it stands in the repository
    title: API requests are slow
    === runbooks/old.md (gone)                                 a file that is not there after all
    === updates/20261124T1015Z.md (bytes)                      here \\xNN stands for a byte, and the last line end is left out
    === $ noa-status lint --now 2026-11-24T12:00Z              the command, and all that it says (both streams)
    nothing wrong
    === exit 0                                                 the exit status

Files are laid over `a_well_kept_site()`: status.yml with the components api, db and web, and one incident that is over. A path that
begins with `updates/`, or is one of a record's files, means that incident's. Several commands may follow each other.

`NOA_STATUS_GOLDEN=rewrite` writes what is said now into the stories: look at the difference before you commit it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.builders import a_well_kept_site
from tests.commands import noa_status

STORIES = sorted(Path(__file__).parent.glob("*.story"))
RECORD = "incidents/2026/2026-11-24-api-slow"

_PART = re.compile(r"^=== (.*)\n((?:(?!=== ).*\n)*)", re.MULTILINE)
_OF_RECORD = re.compile(r"updates/|(incident\.yml|timeline\.md|postmortem(\.public)?\.md)( \(\w+\))?$")


def told(story: str, root: Path) -> str:
    """The story as it goes today, in a repository that is made under `root`."""
    files = a_well_kept_site().contents
    written = dict(files)
    parts = _PART.findall(story)
    for head, content in parts:
        if not head.startswith(("$", "exit ")):
            path, _, note = (f"{RECORD}/{head}" if _OF_RECORD.match(head) else head).partition(" (")
            written[path] = _bytes(content) if note == "bytes)" else content
            if note == "gone)":
                del written[path]
    for path, content in written.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    pieces = [story[: story.index("=== ")]]
    for head, content in parts:
        if head.startswith("$ noa-status "):
            done = noa_status(head.removeprefix("$ noa-status "), root)
            pieces += [f"=== {head}\n{done.output}", "" if done.output.endswith("\n") else "\n", f"=== exit {done.status}\n"]
        elif not head.startswith("exit "):
            pieces.append(f"=== {head}\n{content}")
    return "".join(pieces)


def _bytes(content: str) -> bytes:
    return re.sub(rb"\\x([0-9a-f]{2})", lambda match: bytes.fromhex(match[1].decode()), content.removesuffix("\n").encode())


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_story(path: Path, tmp_path: Path) -> None:
    story = path.read_text(encoding="utf-8")
    now = told(story, tmp_path)
    if os.environ.get("NOA_STATUS_GOLDEN") == "rewrite":
        path.write_text(now, encoding="utf-8")
    else:
        assert now == story


def test_there_are_stories() -> None:
    assert len(STORIES) > 20
