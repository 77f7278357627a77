"""Corrections of published updates."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from noa_status.cli.writing.asking import Asking, ask, ask_or_not
from noa_status.cli.writing.components import components_from, state_by_impact
from noa_status.cli.writing.desk import Desk
from noa_status.cli.writing.options import How
from noa_status.cli.writing.posts import open_records, status_of
from noa_status.cli.writing.proposal import Proposal, carry_out
from noa_status.cli.writing.which import the_one
from noa_status.model.incident import Incident, Update
from noa_status.model.progress import existing_updates
from noa_status.model.visibility import impact_of
from noa_status.problems.text import printable
from noa_status.records.edit import edited_front_matter
from noa_status.records.front_matter import body_of
from noa_status.records.write import Plain


def correct(
    how: How,
    words: str,
    id: str,
    text: str | None,
    components: Sequence[str],
    status: str | None,
    what: str | None,
) -> None:
    """Corrects an update of the record that the words mean."""
    desk, asking = Desk(how.root, how.now), Asking(how)
    incident = the_one(words, desk.incidents, open_records(desk), "open incident", broken=desk.broken, may_ask=asking.is_possible)
    update = _which(incident, id, desk)
    path = f"{incident.folder}/updates/{update.id}.md"
    before = desk.text(path)
    body = sys.stdin.read() if text == "-" else text
    if body is None and not components and status is None:
        body = asking.need(None, "-m TEXT (the text as it should have been), -c or -s", lambda: _asked(body_of(before)))
    said = asking.need(what, "-w TEXT (what was wrong; the public reads it)", lambda: ask("What was wrong (the public reads it)"))
    asking.settle()
    current = [component for component in desk.site.components if component.retired_on is None]
    states = components_from(components, current, state_by_impact(impact_of(incident, desk.site.policy)))
    changes: dict[str, Plain] = {
        **({} if status is None else {"status": status_of(status, incident).value}),
        **{f"components.{id}": state for id, state in states.items()},
        "corrected": how.now.replace(second=0, microsecond=0),
        "correction": said,
    }
    corrected = edited_front_matter(before, changes, body=body.strip() if body else None)
    says = f"{incident.title}: corrected: {said}"
    steps = tuple(f"the text in {language} says what it said: {path[:-3]}.{language}.md" for language in update.translations)
    carry_out(desk, Proposal(folder=incident.folder, files={path: corrected}, says=says, next_steps=steps), how)


def _which(incident: Incident, id: str, desk: Desk) -> Update:
    published = existing_updates(incident, desk.now)
    if not published:
        raise click.UsageError(f"{incident.id} has no update that is published; one that is not can be edited as a file.")
    if not id:
        return published[-1]
    found = [update for update in published if update.id == id] or [update for update in published if id in update.id]
    if len(found) != 1:
        listed = ", ".join(update.id for update in published)
        raise click.UsageError(f'"{printable(id)}" fits {"more than one update" if found else "no update"}; there are: {listed}.')
    return found[0]


def _asked(body: str) -> str | None:
    click.echo(f"The text now: {printable(body.strip())}", err=True)
    return ask_or_not("The text as it should have been") or None
