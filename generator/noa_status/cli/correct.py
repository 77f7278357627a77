"""noa-status correct: a published update is put right, and says so."""

from __future__ import annotations

import click

from noa_status.cli.writing.options import How, components_option, incident_argument, text_option, writing


@click.command()
@incident_argument
@click.option("-u", "--update", "id", default="", help="Which update, by its time or a part of it (default: the newest).")
@text_option
@components_option
@click.option("-s", "--status", help="The status that it should have had.")
@click.option("-w", "--what", help="What was wrong, in a line; the public reads it.")
@writing
def command(
    how: How, incident: str, id: str, text: str | None, components: tuple[str, ...], status: str | None, what: str | None
) -> None:
    """Correct a published update. The page shows that it was corrected; nobody is told of it a second time.

    \b
    noa-status correct -m "It began at 10:02, not at 12:02." -w "The start time was wrong."
    noa-status correct api-slow -u 1015 -c api=degraded -w "The API was slow, not down."

    Exit status: 0 written, 1 something in it is wrong and nothing was written, 2 wrong use, 3 the world failed.
    """
    from noa_status.cli.writing.corrections import correct

    correct(how, incident, id, text, components, status, what)
