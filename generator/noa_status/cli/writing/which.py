"""Which record is meant: the only one that it can be, or by its id, a part of it, or words of its title."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

import click

from noa_status.cli.writing.asking import choose
from noa_status.model.incident import Incident
from noa_status.problems.text import printable

_MOST_NAMED = 8


def the_one(
    words: str,
    all_of_them: Sequence[Incident],
    likely: Sequence[Incident],
    noun: str,
    *,
    broken: Sequence[str] = (),
    may_ask: bool,
) -> Incident:
    """The record that the words mean; without words the only `likely` one. Raises UsageError with what would be right, and with
    the `broken` files that keep a record from being looked at."""
    try:
        return _found(words, all_of_them, likely, noun, may_ask=may_ask)
    except click.UsageError as error:
        if not broken:
            raise
        beside = f"Not looked at, since it cannot be read: {', '.join(broken[:3])}; noa-status lint says why."
        raise click.UsageError(f"{error.message} {beside}") from None


def _found(words: str, all_of_them: Sequence[Incident], likely: Sequence[Incident], noun: str, *, may_ask: bool) -> Incident:
    if words:
        return _named(words, all_of_them)
    if len(likely) == 1:
        return likely[0]
    if not likely:
        newest = [incident.id for incident in sorted(all_of_them, key=lambda incident: incident.id)[-3:]]
        hint = f" Name one: {', '.join(reversed(newest))}." if newest else ""
        raise click.UsageError(f"There is no {noun}.{hint}")
    if may_ask:
        id = choose(f"Which {noun}?", [(incident.id, incident.title) for incident in likely])
        return next(incident for incident in likely if incident.id == id)
    raise click.UsageError(f"Name one: there is more than one {noun}: {_listed(likely)}.")


def _named(words: str, incidents: Sequence[Incident]) -> Incident:
    wanted = words.rstrip("/").rpartition("/")[2].lower()
    for matches in (
        [incident for incident in incidents if incident.id == wanted],
        [incident for incident in incidents if wanted in incident.id],
        [incident for incident in incidents if words.lower() in incident.title.lower()],
    ):
        if len(matches) == 1:
            return matches[0]
        if matches:
            raise click.UsageError(f'"{printable(words)}" fits more than one: {_listed(matches)}.')
    parts = {incident.id: incident.id for incident in incidents} | {incident.id[11:]: incident.id for incident in incidents}
    close = get_close_matches(wanted, parts, n=1, cutoff=0.5)
    hint = f" Did you mean {parts[close[0]]}?" if close else ""
    raise click.UsageError(f'No record is called "{printable(words)}".{hint}')


def _listed(incidents: Sequence[Incident]) -> str:
    more = len(incidents) - _MOST_NAMED
    names = ", ".join(incident.id for incident in incidents[:_MOST_NAMED])
    return f"{names} and {more} more" if more > 0 else names
