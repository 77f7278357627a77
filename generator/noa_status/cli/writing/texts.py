"""The text of an update: given, read from standard input, or begun by the plan's template."""

from __future__ import annotations

import sys

import click

from noa_status.cli.writing.asking import Asking, ask, fill_in
from noa_status.model.drafts import blanks_of
from noa_status.problems.text import printable

_OPTION = "-m TEXT (what the public reads)"


def text_from(given: str | None, draft: str, asking: Asking) -> str | None:
    """The text: as given, or at a terminal what the writer makes of the draft. Without a terminal a draft with nothing left to
    fill in is taken as it is; None where something is missing (`asking` remembers that)."""
    if given == "-":
        return sys.stdin.read().strip()
    if given is not None:
        return given.strip()
    if draft and not blanks_of(draft) and not asking.is_possible:
        return draft
    return asking.need(None, _OPTION, lambda: _asked(draft))


def _asked(draft: str) -> str:
    if not draft:
        return ask("What the public reads")
    click.echo(f"The plan's text: {printable(draft)}", err=True)
    said: str = click.prompt("What the public reads (Enter: that)", default="", show_default=False, err=True)
    return said.strip() or fill_in(draft)
