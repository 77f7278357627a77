"""noa-status drill pick: which drill to hold next, step by step."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any, cast

import click

from noa_status.cli.options import now_option, root_option
from noa_status.problems import NoaStatusError

if TYPE_CHECKING:
    from noa_status.model.drills import Proof, Way
    from noa_status.model.incident import Incident
    from noa_status.model.site import Repository


@click.command()
@root_option
@now_option
@click.option(
    "--by", type=click.Choice(["unproven", "used", "replay"]), default="unproven", show_default=True, help="How to choose."
)
@click.option("--owner", help="Among the runbooks of this owner alone.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def pick(root: Path, now: datetime, by: str, owner: str | None, as_json: bool) -> None:
    """Propose the next drill: the runbook unproven longest, the one used most, or a past incident to play again.

    \b
    noa-status drill pick                 the runbook that nothing has proven for longest
    noa-status drill pick --by used       the one that incidents ask for most
    noa-status drill pick --by replay     a past incident, its timeline step by step

    Exit status: 0 good, 1 there is nothing to practise, or a record has to be put right first, 2 wrong use, 3 the world failed.
    """
    from noa_status.build.internal_world import read_whole

    if by == "replay" and owner is not None:
        raise click.UsageError("--owner chooses among runbooks; --by replay plays an incident.")
    repository, _ = read_whole(root)
    told = _replay(root, repository, now) if by == "replay" else _runbook(repository, now, by, owner)
    if as_json:
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(told), indent=2).decode())
        return
    click.echo("\n".join([told["what"], *(f"  {reason}" for reason in told["because"]), "", *told["steps"], "", told["then"]]))


def _runbook(repository: Repository, now: datetime, by: str, owner: str | None) -> dict[str, Any]:
    from noa_status.model.drills import next_runbook, proofs_of

    runbooks = [one for one in repository.runbooks if owner is None or (one.owner or "") == owner]
    proof = next_runbook(proofs_of(runbooks, repository.incidents, now), cast("Way", by))
    if proof is None:
        whose = f" of {owner}" if owner else ""
        raise NoaStatusError(f"there is no runbook{whose} to practise", exit_status=1)
    runbook = proof.runbook
    title = runbook.title or runbook.heading or runbook.id
    steps = [f"1. Follow {runbook.path} on a system that may break, and note each step that does not work."]
    if proof.open_failures:
        steps.append(f"2. Look at what failed the last time: {'; '.join(proof.open_failures)}")
    return {
        "what": f"Practise the runbook: {title}",
        "runbook": runbook.id,
        "path": runbook.path,
        "because": _reasons(proof, now),
        "steps": steps,
        "then": f'Then: noa-status drill -t {_quoted(title)} --runbook {_quoted(runbook.id)} --failed "..." --learnt "..."',
    }


def _reasons(proof: Proof, now: datetime) -> list[str]:
    from noa_status.internal.telling import counted, days

    by = {"test": "its own test", "drill": "a drill", "incident": "an incident in which it helped"}
    found: list[str] = []
    if proof.proven_on is None or proof.proven_by is None:
        found.append("nothing has proven it yet")
    else:
        found.append(f"proven {days(now.date() - proof.proven_on)} ago, by {by[proof.proven_by]}")
    if proof.used:
        found.append(f"used in {counted(len(proof.used), 'incident')}, the last one {proof.used[0].id}")
    if proof.due_on is not None and proof.due_on < now.date():
        found.append(f"its test is {days(now.date() - proof.due_on)} overdue")
    if proof.runbook.owner:
        found.append(f"owner: {proof.runbook.owner}")
    return found


def _replay(root: Path, repository: Repository, now: datetime) -> dict[str, Any]:
    from noa_status.internal.telling import length
    from noa_status.model.drills import next_replay
    from noa_status.model.progress import began_at, resolved_at_of

    incident = next_replay(repository.incidents, repository.site.policy, now)
    if incident is None:
        raise NoaStatusError("there is no incident that is over, with updates or a timeline, to play again", exit_status=1)
    start = began_at(incident, now) or incident.begins_at
    end = resolved_at_of(incident, now)
    moments = sorted(_moments(root, incident, now), key=lambda moment: moment[0])
    lasted = "" if end is None else f" and lasted {length(end - start)}"
    return {
        "what": f"Play again: {incident.title} ({incident.id})",
        "incident": incident.id,
        "because": [f"{incident.severity or 'no severity'}, it began on {start.date()}{lasted}"],
        "steps": [f"{_offset(at - start)}  {words}" for at, words in moments],
        "then": f"Then: noa-status drill -t {_quoted('Replay of ' + incident.title)}"
        + "".join(f" --runbook {_quoted(id)}" for id in incident.runbooks)
        + ' --failed "..." --learnt "..."',
    }


def _moments(root: Path, incident: Incident, now: datetime) -> list[tuple[datetime, str]]:
    """What happened in it: its own times, its updates, what responders noted. Texts are cut to their first line."""
    from noa_status.build.internal_world import read_text
    from noa_status.internal.timeline import notes_of
    from noa_status.model.progress import identified_at_of, resolved_at_of

    facts = (
        (incident.started_at, "users are affected"),
        (incident.detected_at, f"alert: {', '.join(incident.alerts)}" if incident.alerts else "detected"),
        (incident.acknowledged_at, "acknowledged"),
        (identified_at_of(incident, now), "the cause is known"),
        (resolved_at_of(incident, now), "resolved"),
    )
    found = [(at, words) for at, words in facts if at is not None]
    found += [(update.at, f"public update: {update.status.value}") for update in incident.updates]
    if "timeline.md" in incident.text_ids:
        notes, _ = notes_of(read_text(root, f"{incident.folder}/timeline.md"))
        found += [(note.at, note.text.partition("\n")[0]) for note in notes]
    return [(at, "".join(letter for letter in words if letter.isprintable())) for at, words in found]


def _offset(after: Any) -> str:
    minutes = int(after.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60}:{abs(minutes) % 60:02}"


def _quoted(text: str) -> str:
    """A text as one word of a shell, whatever stands in it."""
    return quote("".join(letter for letter in text if letter.isprintable()))
