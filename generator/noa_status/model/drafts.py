"""Drafts: the texts that the plan's templates begin for an incident at a moment: public, internal, and as a mail.

What the record knows is filled in. What only the writer can say stays as the template has it (`[issue]`, `<what's being done>`):
nobody overlooks it, and in an update the check `unfilled-template` names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from noa_status import addresses
from noa_status.model.component import ComponentStatus
from noa_status.model.incident import INCIDENT_STATUSES, MAINTENANCE_STATUSES, Incident, Kind, Status
from noa_status.model.policy import Audience, MessageTemplate, Policy, Severity, TemplateAudience
from noa_status.model.progress import existing_updates, scheduled_at
from noa_status.model.site import Site
from noa_status.model.visibility import impact_of
from noa_status.words.instants import clock_in_words, instant_in_words
from noa_status.words.lists import in_a_row
from noa_status.words.periods import period_in_words
from noa_status.words.statuses import component_status_in_words, impact_in_words, incident_status_in_words

_BLANK = re.compile(r"\[([^\[\]{}\n]+)\](?![(:])|<([^<>\n]+)>|\{(\w+)\}")
_ENDS = (Status.RESOLVED, Status.POSTMORTEM, Status.COMPLETED)
_MAILED: tuple[Audience, ...] = ("all_customers", "affected_customers")
_MOST_IN_A_MINUTE = 99


class Mail(msgspec.Struct, frozen=True, kw_only=True):
    """A mail: whom the plan has it go to (`to` in the plan's own words), its subject and its text."""

    audience: Audience
    to: str
    subject: str
    text: str


def statuses_of(incident: Incident) -> tuple[Status, ...]:
    """The statuses that an update of such a record can have, in their order."""
    return MAINTENANCE_STATUSES if incident.kind is Kind.MAINTENANCE else INCIDENT_STATUSES


def next_status(incident: Incident, now: datetime) -> Status:
    """The status that the next update most likely has: that of the newest update, or the first of all."""
    updates = existing_updates(incident, now)
    return updates[-1].status if updates else statuses_of(incident)[0]


def statuses_ahead(incident: Incident, now: datetime) -> tuple[Status, ...]:
    """The statuses that may come now, from the present one on. What is told after the resolution is no part of the response."""
    statuses = tuple(status for status in statuses_of(incident) if status is not Status.POSTMORTEM)
    current = next_status(incident, now)
    return statuses[statuses.index(current) :] if current in statuses else statuses


def draft_update(incident: Incident, site: Site, status: Status, now: datetime) -> str:
    """The public text of an update with this status, without front matter; empty where the plan has no template for it."""
    template = _template(site.policy, "public", status)
    return "" if template is None else _filled(template.text, _facts(incident, site, status, now))


def draft_internal(incident: Incident, site: Site, status: Status, now: datetime, *, actions: str = "") -> str:
    """The plan's status update for one's own people; empty where the plan has no template. `actions`: what is being done."""
    template = _template(site.policy, "internal", status)
    facts = _facts(incident, site, status, now) | _said({"actions": actions, "what's being done": actions})
    return "" if template is None else _filled(template.text, facts)


def draft_mail(incident: Incident, site: Site, status: Status, now: datetime, *, update: str = "") -> Mail | None:
    """The mail about an update (`update`: its text, the draft's otherwise). None where nobody is mailed, or without template."""
    template = _template(site.policy, "mail", status)
    severity = _severity(incident, site.policy)
    if template is None or severity is None or severity.notify not in _MAILED:
        return None
    facts = _facts(incident, site, status, now) | {"update": update or draft_update(incident, site, status, now)}
    return Mail(
        audience=severity.notify,
        to=severity.customer_communication,
        subject=_filled(template.subject, facts),
        text=_filled(template.text, facts),
    )


def draft_file(incident: Incident, site: Site, status: Status, now: datetime) -> str:
    """The whole file of an update with this status: front matter with the components as they are, then the draft of its text."""
    states = {} if status in _ENDS else components_at(incident, now)
    listed = ", ".join(f"{id}: {state.value}" for id, state in states.items())
    rows = [f"status: {status.value}", *([f"components: {{{listed}}}"] if listed else [])]
    if not listed and status not in _ENDS and site.components:
        state = "under_maintenance" if incident.kind is Kind.MAINTENANCE else "degraded_performance"
        rows.append(f"# components: {{{site.components[0].id}: {state}}}")
    return "\n".join(["---", *rows, "---", draft_update(incident, site, status, now), ""])


def update_id(incident: Incident, now: datetime, *, number: int = 1) -> str:
    """The id of an update posted at `now`: its time, and where that minute has updates already a number behind theirs, so that it
    is read after them. `number` is the least that it gets; 1 is not written. Raises ValueError where no number is left.
    """
    minute = f"{now.astimezone(UTC):%Y%m%dT%H%MZ}"
    taken = [int(update.id.removeprefix(minute).lstrip("-") or 1) for update in incident.updates if update.id.startswith(minute)]
    number = max(number, *(other + 1 for other in taken)) if taken else number
    if number > _MOST_IN_A_MINUTE:
        raise ValueError(f"{incident.id} has no number left for another update at {minute}")
    return minute if number == 1 else f"{minute}-{number}"


def update_path(incident: Incident, now: datetime) -> str:
    """The file that an update posted at `now` would be."""
    return f"{incident.folder}/updates/{update_id(incident, now)}.md"


def components_at(incident: Incident, now: datetime) -> dict[str, ComponentStatus]:
    """The components that its updates left in trouble, by their ids; a resolution restores all of them. Before the first update
    those that alerts speak of."""
    updates = existing_updates(incident, now)
    found = {} if updates else dict(incident.alert_components)
    for update in updates:
        found = {} if update.status in _ENDS else found | update.components
    return {id: status for id, status in found.items() if status is not ComponentStatus.OPERATIONAL}


def next_update_in_words(incident: Incident, site: Site, status: Status, now: datetime) -> str:
    """When the update after one that is posted now is promised: `10:45 UTC`; empty where no severity says."""
    severity = _severity(incident, site.policy)
    if status in _ENDS:
        return f"none, it is {incident_status_in_words(status.value).lower()}"
    if severity is None:
        return ""
    due_at = now + severity.update_every
    return clock_in_words(due_at) if due_at.astimezone(UTC).date() == now.astimezone(UTC).date() else instant_in_words(due_at)


def blanks_of(draft: str) -> tuple[str, ...]:
    """What in a draft only the writer can say, as it stands there: `[issue]`."""
    return tuple(dict.fromkeys(match[0] for match in _BLANK.finditer(draft)))


def _template(policy: Policy, audience: TemplateAudience, status: Status) -> MessageTemplate | None:
    """The template for this status, or else the one for any."""
    for wanted in (status.value, ""):
        for template in policy.templates:
            if template.audience == audience and template.status == wanted:
                return template
    return None


def _facts(incident: Incident, site: Site, status: Status, now: datetime) -> dict[str, str]:
    """What blanks are filled with, by the words that stand in them."""
    touched = dict.fromkeys(id for update in existing_updates(incident, now) for id in update.components)
    states = components_at(incident, now)
    service = _named(states or touched, site)
    window = scheduled_at(incident, now) or incident.scheduled
    impact = _impact(incident, site, states)
    return _said(
        {
            "time": f"{now.astimezone(UTC):%H:%M}",
            "site": site.name,
            "title": incident.title,
            "severity": incident.severity or "",
            "status": incident_status_in_words(status.value),
            "service": service,
            "components": service,
            "impact": impact,
            "description": impact,
            "next_update": next_update_in_words(incident, site, status, now),
            "window": "" if window is None else period_in_words(window.start, window.end),
            "url": f"{site.url}{addresses.incident(incident.id)}",
        }
    )


def _impact(incident: Incident, site: Site, states: dict[str, ComponentStatus]) -> str:
    """`API degraded (major impact)`; empty where nothing says how users are hit."""
    if not states:
        return ""
    names = {component.id: component.name for component in site.components}
    said = [f"{names.get(id, id)} {component_status_in_words(status.value).lower()}" for id, status in states.items()]
    return f"{', '.join(said)} ({impact_in_words(impact_of(incident, site.policy).value).lower()})"


def _named(ids: Iterable[str], site: Site) -> str:
    names = {component.id: component.name for component in site.components}
    return in_a_row([names.get(id, id) for id in ids])


def _said(facts: dict[str, str]) -> dict[str, str]:
    return {name: words for name, words in facts.items() if words}


def _filled(template: str, facts: dict[str, str]) -> str:
    """The template with every blank filled in that the facts know; the others stay as they are."""
    return _BLANK.sub(lambda blank: facts.get(blank[1] or blank[2] or blank[3], blank[0]), template)


def _severity(incident: Incident, policy: Policy) -> Severity | None:
    return None if incident.severity is None else policy.severity(incident.severity)
