"""Invented incidents and maintenances from a seed: one seed and one number always give the same ones.

They lie evenly over the five years before `ENDS_AT`, four updates each; one in twelve is a maintenance. All are public. The
newest incident is still open: it lacks its `resolved` update.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

ENDS_AT = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
YEARS_FOR = timedelta(days=5 * 365 + 1)
MAINTENANCE_EVERY = 12

GROUPS = {
    "core": ("Core", ("api", "web-app", "login", "permissions")),
    "data": ("Data", ("database", "search", "storage", "backups")),
    "network": ("Network", ("cdn", "dns", "load-balancer", "vpn")),
    "messaging": ("Messaging", ("email", "webhooks", "push", "queue")),
    "tools": ("Tools", ("dashboard", "reports", "billing", "support-desk")),
}
COMPONENTS = tuple(component for _, members in GROUPS.values() for component in members)
TITLES = (
    "{c} requests are slow",
    "Errors when using {c}",
    "{c} is unavailable for some customers",
    "Delayed processing in {c}",
    "Intermittent time-outs on {c}",
    "{c} returns outdated results",
)
MAINTENANCE_TITLES = ("Planned upgrade of {c}", "{c}: moving to new hardware", "Certificate renewal for {c}")
SLUGS = ("latency", "errors", "outage", "delays", "timeouts", "stale-results")
MAINTENANCE_SLUGS = ("upgrade", "migration", "certificates")
SEVERITIES = ("SEV1", "SEV2", "SEV2", "SEV2", "SEV3", "SEV3", "SEV3", "SEV3", "SEV3", "SEV4")
WORST = {"SEV1": "major_outage", "SEV2": "partial_outage", "SEV3": "degraded_performance", "SEV4": "degraded_performance"}
IMPACTS = {"SEV1": "critical", "SEV2": "major", "SEV3": "minor", "SEV4": "none"}
PEOPLE = ("ana", "bo", "cy", "dee", "eli", "fay")
STATUSES = ("investigating", "identified", "monitoring", "resolved")
MAINTENANCE_STATUSES = ("scheduled", "in_progress", "verifying", "completed")

OPENINGS = {
    "investigating": "We are investigating reports that **{c}** does not answer as it should.",
    "identified": "We have identified the cause of the trouble with **{c}** and are working on a resolution.",
    "monitoring": "A fix for **{c}** is in place, and we are watching the recovery closely.",
    "resolved": "This incident has been resolved, and **{c}** has worked normally for the last half hour.",
    "scheduled": "We will carry out planned work on **{c}** in the window shown above.",
    "in_progress": "The planned work on **{c}** is now in progress, as announced.",
    "verifying": "The work on **{c}** itself is done, and we are verifying the result.",
    "completed": "The planned work on **{c}** has been completed within its window.",
}
SENTENCES = (
    "Between two and five percent of requests ended with a `503` before the pool was enlarged.",
    "Customers in the northern region saw response times of several seconds instead of the usual fraction.",
    "Data that was written during this time is safe and needs no further action from you.",
    "Retries succeed in most cases, and our [client libraries](https://docs.example.com/retries) do them by themselves.",
    "A recent configuration change removed a limit that protected the connection pool under heavy load.",
    "We have rolled that change back on all servers and drained the queue that had built up.",
    "Background jobs started later than planned, and all of them have since been carried out.",
    "Our engineers and those of the network provider are looking at the affected links together.",
    "Signing in and everything else on this page is not affected, as far as we can tell today.",
    "Error rates fell back to their normal level shortly after the second replica was promoted.",
    "Some dashboards may show a gap for this period, which will be filled once the import has run.",
    "You may see short interruptions of less than one minute each while traffic moves over.",
    "The monitoring of this path was extended, so that we shall see the same pattern much earlier.",
    "If you still notice problems, clear the cache of your browser and then contact support.",
)
LISTS = (
    "- reading: slower than usual\n- writing: not affected",
    "1. new sessions fail\n2. existing sessions go on\n3. exports wait in the queue",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """One update: its file's name without ending, its instant, status, component statuses and Markdown."""

    id: str
    at: datetime
    status: str
    components: dict[str, str]
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One incident or maintenance with its four updates (the newest incident: three)."""

    id: str
    title: str
    kind: str
    severity: str
    impact: str
    started_at: datetime
    ended_at: datetime
    facts: str
    updates: tuple[Update, ...]


def instant(at: datetime) -> str:
    """An instant as records write it: `2026-11-24T10:02Z`."""
    return at.strftime("%Y-%m-%dT%H:%MZ")


def name_of(component: str) -> str:
    """What people call a component."""
    return component.replace("-", " ").capitalize() if component not in ("api", "cdn", "dns", "vpn") else component.upper()


def records(count: int, seed: int = 1) -> Iterator[Record]:
    """`count` records, oldest first."""
    random = Random(f"noa-status {seed}")
    names: dict[str, int] = {}
    step = YEARS_FOR / count
    for number in range(count):
        latest = number == count - 1
        started_at = (ENDS_AT - timedelta(hours=5) - step * (count - 1 - number)).replace(second=0, microsecond=0)
        kind = "maintenance" if number % MAINTENANCE_EVERY == MAINTENANCE_EVERY - 1 and not latest else "incident"
        affected = random.sample(COMPONENTS, random.choice((1, 1, 1, 2, 3)))
        pick = random.randrange(6)
        slug = MAINTENANCE_SLUGS[pick % 3] if kind == "maintenance" else SLUGS[pick]
        id = f"{started_at:%Y-%m-%d}-{affected[0]}-{slug}"
        names[id] = names.get(id, 0) + 1
        if names[id] > 1:
            id = f"{id}-{names[id]}"
        make = _maintenance if kind == "maintenance" else _incident
        yield make(random, id, started_at, affected, pick, latest)


def _incident(random: Random, id: str, started_at: datetime, affected: list[str], pick: int, latest: bool) -> Record:
    severity = "SEV2" if latest else random.choice(SEVERITIES)
    detected_at = started_at + timedelta(minutes=random.randrange(1, 9))
    acknowledged_at = detected_at + timedelta(minutes=random.randrange(1, 9))
    lead, tech, comms = random.sample(PEOPLE, 3)
    component = name_of(affected[0])
    worst = WORST[severity]
    at = acknowledged_at + timedelta(minutes=3)
    updates: list[Update] = []
    for status in STATUSES[: 3 if latest else 4]:
        state = {"monitoring": "degraded_performance", "resolved": "operational"}.get(status, worst)
        updates.append(_update(random, at, status, dict.fromkeys(affected, state), component))
        at += timedelta(minutes=random.randrange(12, 59))
    title = TITLES[pick].format(c=component)
    facts = (
        f"title: {title}\nseverity: {severity}\nstarted_at: {instant(started_at)}\ndetected_at: {instant(detected_at)}\n"
        f"acknowledged_at: {instant(acknowledged_at)}\n"
        f"roles: {{commander: {lead}, technical_lead: {tech}, communications_lead: {comms}}}\n"
        f"alerts: [{affected[0].title().replace('-', '')}{SLUGS[pick].title().replace('-', '')}]\n"
        f"runbooks: [{affected[0]}-{SLUGS[pick]}]\n"
    )
    if severity == "SEV4":
        facts += "visibility: public\n"
    return Record(
        id=id, title=title, kind="incident", severity=severity, impact=IMPACTS[severity], started_at=started_at,
        ended_at=updates[-1].at, facts=facts, updates=tuple(updates),
    )  # fmt: skip


def _maintenance(random: Random, id: str, started_at: datetime, affected: list[str], pick: int, _latest: bool) -> Record:
    ended_at = started_at + timedelta(minutes=random.choice((60, 90, 120)))
    component = name_of(affected[0])
    instants = (
        started_at - timedelta(days=random.randrange(2, 9), minutes=random.randrange(60)),
        started_at,
        ended_at - timedelta(minutes=20),
        ended_at,
    )
    updates = [
        _update(
            random,
            at,
            status,
            dict.fromkeys(affected, "operational" if status == "completed" else "under_maintenance"),
            component,
        )
        for at, status in zip(instants, MAINTENANCE_STATUSES, strict=True)
    ]
    title = MAINTENANCE_TITLES[pick % 3].format(c=component)
    facts = (
        f"title: {json.dumps(title)}\nkind: maintenance\nimpact: minor\n"
        f"scheduled:\n  start: {instant(started_at)}\n  end: {instant(ended_at)}\n"
    )
    return Record(
        id=id, title=title, kind="maintenance", severity="", impact="minor", started_at=started_at, ended_at=ended_at,
        facts=facts, updates=tuple(updates),
    )  # fmt: skip


def _update(random: Random, at: datetime, status: str, components: dict[str, str], component: str) -> Update:
    """An update of 30 to 60 words; its reference makes every text one of a kind, so that none can be rendered once for all."""
    body = " ".join([OPENINGS[status].format(c=component), *random.sample(SENTENCES, random.choice((1, 2, 2, 2)))])
    body += f" Our reference is `NS-{random.getrandbits(40):010x}`."
    if random.randrange(10) == 0:
        body += "\n\n" + random.choice(LISTS)
    return Update(id=at.strftime("%Y%m%dT%H%MZ"), at=at, status=status, components=components, body=body)
