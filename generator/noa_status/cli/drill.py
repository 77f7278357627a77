"""noa-status drill: a record of practice; and which to hold next (`drill pick`)."""

from __future__ import annotations

from datetime import datetime

import click

from noa_status.cli.drill_pick import pick
from noa_status.cli.writing.options import How, instant, writing


@click.group(invoke_without_command=True)
@click.option("-t", "--title", help="What was practised.")
@click.option("-s", "--severity", help="The severity that it would have had.")
@click.option("--started-at", type=instant, help="When it began.")
@click.option("--resolved-at", type=instant, help="When it was over.")
@click.option("-r", "--role", "roles", multiple=True, metavar="ROLE=PERSON", help="Who did what: commander=ana. Several times.")
@click.option("--runbook", "runbooks", multiple=True, help="A runbook that was practised, by its id. Several times.")
@click.option("--failed", "failed", multiple=True, help="A step of the runbook that did not work. Several times.")
@click.option("--learnt", default="", help="What was learnt.")
@click.option("--id", default="", help="The record's permanent id (default: the day and the title).")
@writing
def command(
    how: How,
    title: str | None,
    severity: str | None,
    started_at: datetime | None,
    resolved_at: datetime | None,
    roles: tuple[str, ...],
    runbooks: tuple[str, ...],
    failed: tuple[str, ...],
    learnt: str,
    id: str,
) -> None:
    """Record a drill. It is internal, and one in which every step worked proves its runbooks. `pick` proposes the next one.

    \b
    noa-status drill pick
    noa-status drill -t "Restore of the database" -s SEV1 --started-at 2026-11-24T12:00Z --resolved-at 2026-11-24T14:50Z \\
        --runbook PrimaryDatabaseDown --failed "The key was not where it should be." --learnt "The key now lies in the safe."

    Exit status: 0 written, 1 something in it is wrong and nothing was written, 2 wrong use, 3 the world failed.
    """
    if click.get_current_context().invoked_subcommand is not None:
        return
    from noa_status.cli.writing.asking import Asking, ask
    from noa_status.cli.writing.desk import Desk
    from noa_status.cli.writing.naming import new_folder, new_id
    from noa_status.cli.writing.people import roles_from
    from noa_status.cli.writing.proposal import Proposal, carry_out
    from noa_status.cli.writing.severities import severity_from
    from noa_status.records.write import yaml_text

    desk, asking = Desk(how.root, how.now), Asking(how)
    name = asking.need(title, "-t TEXT (what was practised)", lambda: ask("What was practised")) or ""
    found = severity_from(severity, desk.site.policy, asking)
    asking.settle()
    began_at = (started_at or how.now).replace(second=0, microsecond=0)
    id = id or new_id(name, began_at, {incident.id for incident in desk.incidents}, before="drill")
    folder = new_folder(id, began_at)
    facts = {
        "title": name,
        "kind": "drill",
        "severity": None if found is None else found.id,
        "started_at": began_at,
        "resolved_at": resolved_at,
        "roles": roles_from(roles, desk.site),
        "runbooks": list(runbooks),
        "failed_steps": list(failed),
        "learnt": learnt or None,
    }
    steps = ("write what happened, and when, into timeline.md: noa-status note -i " + id,)
    files = {f"{folder}/incident.yml": yaml_text(facts)}
    carry_out(desk, Proposal(folder=folder, files=files, says=f"Drill: {name}", next_steps=steps), how)


command.add_command(pick)
