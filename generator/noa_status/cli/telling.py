"""How commands tell problems: the form, and a file to write it to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from noa_status.problems import Problem
from noa_status.problems.forms import FORMS

form_option = click.option("--format", "form", type=click.Choice(FORMS), default="text", help="How to tell it.")

output_option = click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the --format to this file, and tell the terminal as text.",
)


def told_as(form: str, command: str, root: Path, problems: Sequence[Problem], json: Callable[[], str] | None = None) -> str:
    """The problems in a form. `json` makes another text for that one, where a command tells more than problems."""
    from noa_status import __version__
    from noa_status.build.code_pages import meaning_of
    from noa_status.problems.forms import as_form
    from noa_status.problems.tool import Tool
    from noa_status.records.lines import line_reader

    if form == "json" and json is not None:
        return json()
    tool = Tool(name=f"noa-status {command}", version=__version__, meaning=meaning_of)
    return as_form(form, problems, line_reader(root), tool)


def write_output(path: Path, text: str) -> None:
    """Writes what was told to a file, whole or not at all. Raises OSError."""
    from noa_status.records.write import write_file

    write_file(path, text.encode("utf-8", "surrogateescape"))
