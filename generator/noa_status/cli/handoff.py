"""noa-status handoff: what whoever comes on shift has to know."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import IO

import click

from noa_status.cli.options import now_option, root_option
from noa_status.records.instants import Unreadable, parse_instant
from noa_status.words.durations import parse_duration


@click.command()
@root_option
@now_option
@click.option("--since", default="12 hours", show_default=True, help="When the shift began: an instant, or how long ago.")
@click.option("--silences", type=click.File("rb"), help="What `amtool silence query -o json` printed; - is standard input.")
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text", help="How to tell it.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def command(root: Path, now: datetime, since: str, silences: IO[bytes] | None, form: str, as_json: bool) -> None:
    """Say what whoever comes on shift has to know: open, due, risky, silenced, and who owes what.

    \b
    noa-status handoff                                  the last twelve hours
    noa-status handoff --since 2026-11-24T08:00Z
    noa-status handoff --format markdown                to paste into a page
    amtool silence query -o json | noa-status handoff --silences -

    Exit status: 0 good, 1 a record has to be put right first, 2 wrong use, 3 the world failed.
    """
    from noa_status.build.internal_world import read_whole, world_of
    from noa_status.internal import handoff_words
    from noa_status.internal.handoff import handoff_of
    from noa_status.internal.library import Library
    from noa_status.records.silences import read_silences

    began_at = _instant(since, now)
    repository, _ = read_whole(root)
    library = Library(world_of(root, repository, now, {}))
    quiet = None if silences is None else read_silences(silences.read(), now)
    found = handoff_of(repository, library, now, began_at, quiet)
    url = handoff_words.url_on(repository.site.internal_url)
    if as_json:
        click.echo(handoff_words.as_json(found, url), nl=False)
    elif form == "markdown":
        click.echo(handoff_words.as_markdown(found, url), nl=False)
    else:
        click.echo(handoff_words.as_text(found), nl=False)


def _instant(since: str, now: datetime) -> datetime:
    if since[:4].isdigit():
        try:
            at = parse_instant(since)
        except Unreadable as error:
            raise click.UsageError(f"--since: {error.told_of(since)}") from None
    else:
        try:
            at = now - parse_duration(since)
        except (ValueError, OverflowError) as error:
            raise click.UsageError(f"--since: {error}") from None
    if at > now:
        raise click.UsageError("--since lies in the future.")
    return at
