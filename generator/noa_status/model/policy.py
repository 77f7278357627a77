"""The incident response plan as data: what pages show and checks enforce are these objects.

The defaults stand in `policy.yml` beside the package's code; `status.yml` overrides any part. Durations are timedeltas.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

import msgspec

from noa_status.model.incident import Impact, Visibility

# Whom an incident of a severity is told to: everyone it affects by mail, those it affects directly by mail, visitors, nobody.
Audience = Literal["all_customers", "affected_customers", "status_page", "none"]

# Whom a message template is for.
TemplateAudience = Literal["public", "internal", "mail"]

# The instants of an incident that metrics run between, by the names they have in `incident.yml`.
Moment = Literal["started_at", "detected_at", "acknowledged_at", "identified_at", "resolved_at"]


class Severity(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One severity of the plan, from its definition to its targets.

    `respond_within` zero means immediately; `escalate_within` None means that no escalation is required;
    `acknowledge_within` and `resolve_within` are the MTTA and MTTR targets; `uses_ladder` says that the escalation
    levels' elapsed times count beside the severity's own deadline, the earlier of both. `action_items_within` is by when
    action items are due that have no day of their own, counted from the resolution.
    """

    id: str
    name: str
    definition: str
    examples: tuple[str, ...] = ()
    respond_within: timedelta
    update_every: timedelta
    escalate_within: timedelta | None = None
    escalate_to: tuple[str, ...] = ()
    uses_ladder: bool = False
    customer_communication: str = ""
    notify: Audience = "status_page"
    impact: Impact = Impact.NONE
    visibility: Visibility = Visibility.PUBLIC
    acknowledge_within: timedelta | None = None
    resolve_within: timedelta | None = None
    required_roles: tuple[str, ...] = ()
    owes_postmortem: bool = False
    action_items_within: timedelta | None = None


class EscalationLevel(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rung of the ladder: reached `after` this time since the incident was detected.

    `only_for` names those of `who` that are reached for some severities alone: `{CEO: [SEV1]}`.
    """

    level: int
    after: timedelta
    until: timedelta | None = None
    who: tuple[str, ...] = ()
    only_for: dict[str, tuple[str, ...]] = {}
    channels: tuple[str, ...] = ()


class Role(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who does what in an incident."""

    id: str
    name: str
    abbreviation: str = ""
    responsibilities: tuple[str, ...] = ()
    assignment: str = ""


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One numbered step of a phase, with its points."""

    title: str
    points: tuple[str, ...] = ()


class Phase(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A phase of the response with its time box, which counts from the detection or, for what comes after, the resolution."""

    id: str
    name: str
    counts_from: Literal["detection", "resolution"] = "detection"
    starts_after: timedelta
    ends_after: timedelta
    steps: tuple[Step, ...] = ()


class Checklist(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Things to tick off."""

    id: str
    name: str
    items: tuple[str, ...] = ()


class Channel(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place where the incident is talked about; `name` may hold `<id>`."""

    name: str
    purpose: str = ""


class Tool(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something responders use, and where it is."""

    name: str
    url: str = ""
    purpose: str = ""
    kind: Literal["monitoring", "communication", "access", "reference"] = "access"


class MessageTemplate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text to start from: public, internal, or a mail; for one status, or without `status` for all others.

    `{braces}`, `[brackets]` and `<angles>` are filled in from the record as far as it knows; the writer does the rest.
    """

    id: str
    audience: TemplateAudience
    status: str = ""
    subject: str = ""
    text: str


class MetricDefinition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a response metric measures: from which moment to which, and which of a severity's fields is its target."""

    id: str
    name: str
    definition: str
    starts_at: Moment
    ends_at: Moment
    target: Literal["acknowledge_within", "resolve_within"] | None = None


class Practice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A best practice in two lines."""

    name: str
    text: str


class Reading(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a place where the plan contradicts itself is read, and why."""

    id: str
    about: str
    text: str


class Policy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole plan. Severities stand in their order, gravest first.

    A post-mortem's meeting is due `postmortem_within` the resolution. It is owed by the severities that say so and by
    incidents with what `postmortem_also_for` names.
    """

    title: str
    overview: str = ""
    severities: tuple[Severity, ...]
    roles: tuple[Role, ...] = ()
    phases: tuple[Phase, ...] = ()
    escalation: tuple[EscalationLevel, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    channels: tuple[Channel, ...] = ()
    tools: tuple[Tool, ...] = ()
    templates: tuple[MessageTemplate, ...] = ()
    metrics: tuple[MetricDefinition, ...] = ()
    practices: tuple[Practice, ...] = ()
    postmortem_within: timedelta
    postmortem_also_for: tuple[Literal["data_loss", "security_breach"], ...] = ()
    postmortem_sections: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    contact: str = ""

    def severity(self, id: str) -> Severity:
        """The severity with this id. Raises KeyError where there is none."""
        for severity in self.severities:
            if severity.id == id:
                return severity
        raise KeyError(id)
