"""Post-mortems: begun with what the record knows, changed, published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

import click

from noa_status.cli.writing.asking import Asking
from noa_status.cli.writing.desk import Desk
from noa_status.cli.writing.options import How
from noa_status.cli.writing.proposal import Proposal, carry_out
from noa_status.cli.writing.which import the_one
from noa_status.model.clocks import owes_postmortem
from noa_status.model.incident import Incident, Kind
from noa_status.model.postmortem import PostMortemState
from noa_status.model.progress import existing_updates, identified_at_of, known, resolved_at_of
from noa_status.problems import NoaStatusError
from noa_status.records.edit import edited_front_matter
from noa_status.records.front_matter import body_of
from noa_status.records.write import Plain, yaml_inline
from noa_status.words.instants import instant_in_words
from noa_status.words.statuses import incident_status_in_words

TEMPLATE = "POST_MORTEM_TEMPLATE.md"
"""The file in a repository that says what belongs into each section."""

_TIMELINE = "timeline"
_UNFILLED = re.compile(r"^<[A-Z][^<>]*>$", re.MULTILINE)
_SECTION = re.compile(r"^## +(.+?) *\n\n?((?:(?!##? |```).*\n?)*)", re.MULTILINE)


def begin_or_change(how: How, words: str, meeting: datetime | None, *, publish: bool) -> None:
    """Begins the post-mortem of the record that the words mean, or changes its state and its meeting."""
    desk, asking = Desk(how.root, how.now), Asking(how)
    ended = [incident for incident in desk.incidents if incident.kind is Kind.INCIDENT and resolved_at_of(incident, how.now)]
    owing = [incident for incident in ended if owes_postmortem(incident, desk.site.policy) and _is_wanted(incident, publish)]
    incident = the_one(
        words, desk.incidents, owing, "incident that owes a post-mortem", broken=desk.broken, may_ask=asking.is_possible
    )
    path = f"{incident.folder}/postmortem.md"
    if incident.postmortem is None:
        if publish:
            raise click.UsageError(f"{incident.id} has no post-mortem yet: noa-status postmortem {incident.id} begins it.")
        text, says = _begun(desk, incident, meeting), "post-mortem begun"
        steps = (_due(desk, incident), f"write it, then noa-status postmortem {incident.id} --publish")
    else:
        changes: dict[str, Plain] = {"meeting_at": meeting} if meeting else {}
        if publish:
            _refuse_unfilled(desk, path)
            changes["state"] = PostMortemState.PUBLISHED.value
        if not changes:
            raise click.UsageError(f"{path} is there already: --meeting or --publish changes it.")
        text, says = edited_front_matter(desk.text(path), changes), "post-mortem published" if publish else "post-mortem meeting"
        told = f"{incident.folder}/postmortem.public.md"
        steps = (f"{told} says what everyone may know" if publish and not desk.is_there(told) else "",)
    steps = tuple(step for step in steps if step)
    carry_out(desk, Proposal(folder=incident.folder, files={path: text}, says=f"{incident.title}: {says}", next_steps=steps), how)


def _is_wanted(incident: Incident, publish: bool) -> bool:
    if incident.postmortem is None:
        return not publish
    return publish and incident.postmortem.state is not PostMortemState.PUBLISHED


def _begun(desk: Desk, incident: Incident, meeting: datetime | None) -> str:
    front = ["state: draft", *([f"meeting_at: {yaml_inline(meeting)}"] if meeting else []), "factors: []", "action_items: []"]
    hints = dict(_SECTION.findall(desk.text(TEMPLATE).replace("\r\n", "\n")))
    parts: list[str] = []
    for section in desk.site.policy.postmortem_sections:
        known_text = "\n".join(_times(incident, desk.now)) if _TIMELINE in section.lower() else ""
        hint = hints.get(section, "").strip() or "<To be written.>"
        parts.append(f"## {section}\n\n{known_text or hint}\n")
    return "\n".join(["---", *front, "---", *parts])


def _times(incident: Incident, now: datetime) -> Iterator[str]:
    """What the record knows of when, as a list in the order of time."""
    facts = [
        (known(incident.started_at, now), "Users are affected from here on."),
        (known(incident.detected_at, now), "Detected."),
        (known(incident.acknowledged_at, now), "Acknowledged."),
        (identified_at_of(incident, now), "Cause identified."),
        (resolved_at_of(incident, now), "Resolved."),
    ]
    told = [(at, says) for at, says in facts if at is not None]
    told += [
        (update.at, f"The public is told: {incident_status_in_words(update.status.value).lower()}.")
        for update in existing_updates(incident, now)
    ]
    yield from (f"- {yaml_inline(at)} {says}" for at, says in sorted(told, key=lambda entry: entry[0]))


def _refuse_unfilled(desk: Desk, path: str) -> None:
    body = body_of(desk.text(path).replace("\r\n", "\n"))
    found = _UNFILLED.search(body)
    if found:
        line = desk.text(path).count("\n", 0, desk.text(path).find(found[0])) + 1
        says = f'{path}:{line}: what the template asks for is still there: "{found[0][:60]}": write it, or remove the section'
        raise NoaStatusError(says, exit_status=1)


def _due(desk: Desk, incident: Incident) -> str:
    resolved_at = resolved_at_of(incident, desk.now)
    if resolved_at is None or not owes_postmortem(incident, desk.site.policy):
        return ""
    return f"its meeting is due by {instant_in_words(resolved_at + desk.site.policy.postmortem_within)}"
