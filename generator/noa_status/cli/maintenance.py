"""noa-status maintenance: planned work, from its announcement to its end."""

from __future__ import annotations

from datetime import datetime

import click

from noa_status.cli.writing.options import How, components_option, incident_argument, instant, text_option, writing


@click.group()
def command() -> None:
    """Plan, move, start, finish or cancel planned work.

    \b
    noa-status maintenance plan -t "Database upgrade" --start 2026-12-02T22:00Z --for "90 minutes" -c db
    noa-status maintenance move upgrade --start 2026-12-03T22:00Z
    noa-status maintenance start
    noa-status maintenance finish

    A maintenance opens and closes by itself at the times of its window; start and finish say so earlier. Exit status: 0 written,
    1 something in it is wrong and nothing was written, 2 wrong use, 3 the world failed.
    """


_start = click.option("--start", type=instant, help="When the window opens.")
_end = click.option("--end", type=instant, help="When it closes.")
_length = click.option("--for", "length", help='How long it is, instead of --end: "90 minutes".')


@command.command()
@click.option("-t", "--title", help="What is done, as customers would say it.")
@_start
@_end
@_length
@components_option
@text_option
@click.option("--id", default="", help="The record's permanent id (default: the day and the title).")
@writing
def plan(
    how: How,
    title: str | None,
    start: datetime | None,
    end: datetime | None,
    length: str | None,
    components: tuple[str, ...],
    text: str | None,
    id: str,
) -> None:
    """Announce planned work: a new record with its window and its first update.

    \b
    noa-status maintenance plan
    noa-status maintenance plan -t "Database upgrade" --start 2026-12-02T22:00Z --for "90 minutes" -c db \\
        -m "Records cannot be changed for some minutes."

    Exit status: 0 written, 1 something in it is wrong and nothing was written, 2 wrong use, 3 the world failed.
    """
    from noa_status.cli.writing import windows

    windows.plan(how, title, windows.Times(start, end, length), components, text, id)


@command.command()
@incident_argument
@_start
@_end
@_length
@text_option
@writing
def move(how: How, incident: str, start: datetime | None, end: datetime | None, length: str | None, text: str | None) -> None:
    """Move planned work to another window. Without --end and --for it stays as long as it was.

    \b
    noa-status maintenance move --start 2026-12-03T22:00Z
    noa-status maintenance move upgrade --start 2026-12-03T22:00Z --for "2 hours" -m "We need a part first."

    Exit status: 0 written, 1 something in it is wrong and nothing was written, 2 wrong use, 3 the world failed.
    """
    from noa_status.cli.writing import windows

    windows.move(how, incident, windows.Times(start, end, length), text)


@command.command()
@incident_argument
@text_option
@writing
def start(how: How, incident: str, text: str | None) -> None:
    """Say that the work has begun: an update `in_progress`.

    \b
    noa-status maintenance start -m "The upgrade has begun. Records cannot be changed for now."

    Exit status: 0 written, 1 something in it is wrong and nothing was written, 2 wrong use, 3 the world failed.
    """
    from noa_status.cli.writing import windows

    windows.say(how, incident, "in_progress", text)


@command.command()
@incident_argument
@text_option
@writing
def finish(how: How, incident: str, text: str | None) -> None:
    """Say that the work is done: an update `completed`.

    \b
    noa-status maintenance finish

    Exit status: 0 written, 1 something in it is wrong and nothing was written, 2 wrong use, 3 the world failed.
    """
    from noa_status.cli.writing import windows

    windows.say(how, incident, "completed", text)


@command.command()
@incident_argument
@text_option
@writing
def cancel(how: How, incident: str, text: str | None) -> None:
    """Cancel planned work, or what is left of it.

    \b
    noa-status maintenance cancel upgrade -m "The upgrade is not needed any more."

    Exit status: 0 written, 1 something in it is wrong and nothing was written, 2 wrong use, 3 the world failed.
    """
    from noa_status.cli.writing import windows

    windows.cancel(how, incident, text)
