"""The response plan: each fact of the policy once, under an anchor that stays (`/plan/severities/#sev1`)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from noa_status.internal import addresses
from noa_status.internal.library import Library
from noa_status.internal.markdown import Heading
from noa_status.internal.oncall import tool_link
from noa_status.internal.page import InternalPage, World
from noa_status.internal.policy_words import escalation_of, every, time_box, who_of, within
from noa_status.internal.telling import severity_mark, title_of_role
from noa_status.internal.values import Fact, Link, PlanPage, PlanSection
from noa_status.model.incident import Impact, Visibility
from noa_status.model.policy import MessageTemplate, MetricDefinition, Phase, Policy, Severity
from noa_status.words.durations import duration_in_words
from noa_status.words.lists import in_a_row
from noa_status.words.statuses import impact_in_words, incident_status_in_words

_PARTS = (
    ("severities", "Severities"),
    ("escalation", "Escalation"),
    ("roles", "Roles"),
    ("process", "Process"),
    ("communication", "Communication"),
    ("on-call", "On-call duties"),
    ("post-mortems", "Post-mortems"),
    ("metrics", "Metrics"),
    ("tools", "Tools and access"),
)
_MOMENTS = {
    "started_at": "the start",
    "detected_at": "the alert",
    "acknowledged_at": "the acknowledgment",
    "identified_at": "the identified cause",
    "resolved_at": "the resolution",
}
_COUNTS_FROM = "the detection, or the start where none is recorded; what comes after, from the resolution"
_ALSO_FOR = {"data_loss": "any incident with data loss", "security_breach": "any incident with a security breach"}
_TOOLS = (
    ("monitoring", "Monitoring"),
    ("communication", "Communication"),
    ("access", "Required access"),
    ("reference", "References"),
)


def pages(world: World, library: Library) -> Iterator[InternalPage]:
    """The plan's pages: the overview, then a page a part."""
    policy = world.repository.site.policy
    made = dict(
        zip(
            (part for part, _ in _PARTS),
            (
                _severities(policy, world),
                _escalation(policy),
                _roles(policy),
                _process(policy, world),
                _communication(policy),
                _checklists(policy),
                _postmortems(policy, world),
                _metrics(policy),
                _tools(policy, world, library),
            ),
            strict=True,
        )
    )
    parts = [(part, title) for part, title in _PARTS if made[part]]
    yield _overview(policy, parts, world)
    for part, title in parts:
        crumbs = (Link(policy.title, world.href(addresses.plan(part), addresses.PLAN)),)
        yield parts_page(addresses.plan(part), PlanPage(title=title, says="", crumbs=crumbs, sections=made[part]), world)
    yield _whole(policy, parts, made, world)


def _overview(policy: Policy, parts: list[tuple[str, str]], world: World) -> InternalPage:
    sections: list[PlanSection] = []
    if policy.practices:
        facts = tuple(Fact(name=practice.name, words=practice.text) for practice in policy.practices)
        sections.append(PlanSection(id="best-practices", title="Best practices", facts=facts))
    if policy.readings:
        read = tuple(PlanSection(id=reading.id, title=reading.about, says=reading.text) for reading in policy.readings)
        says = (
            "Where the plan contradicts itself or leaves something open, this is how it is read here and what the checks enforce."
        )
        sections.append(PlanSection(id="readings", title="How the plan is read", says=says, parts=read))
    if policy.contact:
        sections.append(PlanSection(id="questions", title="Questions", says=policy.contact))
    links = tuple(Link(title, world.href(addresses.PLAN, addresses.plan(part))) for part, title in parts)
    links += (Link("Everything on one page", world.href(addresses.PLAN, addresses.WHOLE_PLAN)),)
    value = PlanPage(title=policy.title, says=policy.overview, crumbs=(), sections=tuple(sections), links=links)
    return parts_page(addresses.PLAN, value, world)


def _whole(policy: Policy, parts: list[tuple[str, str]], made: dict[str, tuple[PlanSection, ...]], world: World) -> InternalPage:
    """Everything on one page, to print. The search leaves it out: it would find everything twice."""
    page = addresses.WHOLE_PLAN
    sections = tuple(PlanSection(id=f"part-{part}", title=title, parts=made[part]) for part, title in parts)
    readings = tuple(PlanSection(id=reading.id, title=reading.about, says=reading.text) for reading in policy.readings)
    if readings:
        sections += (PlanSection(id="part-readings", title="How the plan is read", parts=readings),)
    crumbs = (Link(policy.title, world.href(page, addresses.PLAN)),)
    value = PlanPage(title="The whole plan", says=policy.overview, crumbs=crumbs, sections=sections, look="noa-whole")
    return parts_page(page, value, world, search_boost=0)


def parts_page(uri: str, value: PlanPage, world: World, *, search_boost: float = 1.5) -> InternalPage:
    """A page of sections with their anchors."""
    headings = [Heading(1, "page-title", value.title), *_headings(value.sections, 2)]
    return InternalPage(
        uri=uri,
        title=value.title,
        html=world.render("plan.html.j2", value),
        headings=tuple(headings),
        anchors=frozenset(heading.id for heading in headings),
        edit_path="status.yml",
        search_boost=search_boost,
    )


def _headings(sections: tuple[PlanSection, ...], level: int) -> Iterator[Heading]:
    for section in sections:
        yield Heading(level, section.id, section.title)
        yield from _headings(section.parts, level + 1)


def _severities(policy: Policy, world: World) -> tuple[PlanSection, ...]:
    return tuple(_severity(severity, policy, world) for severity in policy.severities)


def _reading(id: str, policy: Policy, page: str, world: World) -> tuple[Link, ...]:
    """The way to how the plan is read at this place, where its words leave it open."""
    if all(reading.id != id for reading in policy.readings):
        return ()
    return (Link("(a reading)", world.href(page, addresses.PLAN, id)),)


def _severity(severity: Severity, policy: Policy, world: World) -> PlanSection:
    def read(id: str) -> tuple[Link, ...]:
        return _reading(id, policy, addresses.plan("severities"), world)

    facts = [
        Fact(name="Response time", words=within(severity.respond_within)),
        Fact(name="Update frequency", words=every(severity.update_every), links=read("cadence-of-updates")),
        Fact(name="Escalation", words=escalation_of(severity), links=read("two-ladders"), note=_ladder_note(severity)),
        Fact(name="Customer communication", words=severity.customer_communication),
        Fact(name="Public impact", words=impact_in_words(severity.impact.value) if severity.impact is not Impact.NONE else ""),
        Fact(
            name="Visibility",
            words="internal, unless the record says otherwise" if severity.visibility is Visibility.INTERNAL else "",
            links=read("sev4-is-internal"),
        ),
        Fact(
            name="Required roles",
            words=in_a_row([title_of_role(role, policy) for role in severity.required_roles]),
            links=read("who-must-be-named"),
        ),
        Fact(name="Target to acknowledge", words=_length(severity.acknowledge_within), links=read("when-clocks-start")),
        Fact(name="Target to restore", words=_length(severity.resolve_within), links=read("resolved-is-restored")),
    ]
    return PlanSection(
        id=severity.id.lower(),
        title=f"{severity.id} {severity.name}",
        mark=severity_mark(severity.id, policy),
        says=severity.definition,
        facts=tuple(fact for fact in facts if fact.words),
        points=severity.examples,
        points_are="Examples",
    )


def _ladder_note(severity: Severity) -> str:
    return "the escalation levels count too, the earlier of both" if severity.uses_ladder else ""


def _length(length: timedelta | None) -> str:
    return "" if length is None else duration_in_words(length)


def _escalation(policy: Policy) -> tuple[PlanSection, ...]:
    return tuple(
        PlanSection(
            id=f"level-{level.level}",
            title=f"Level {level.level}: {time_box(level.after, level.until)}",
            facts=tuple(Fact(name="Notification", words=", ".join(level.channels)) for _ in level.channels[:1]),
            points=who_of(level),
        )
        for level in policy.escalation
    )


def _roles(policy: Policy) -> tuple[PlanSection, ...]:
    return tuple(
        PlanSection(
            id=role.id.replace("_", "-"),
            title=f"{role.name} ({role.abbreviation})" if role.abbreviation else role.name,
            facts=(Fact(name="Assignment", words=role.assignment),) if role.assignment else (),
            points=role.responsibilities,
        )
        for role in policy.roles
    )


def _process(policy: Policy, world: World) -> tuple[PlanSection, ...]:
    read = _reading("when-clocks-start", policy, addresses.plan("process"), world)
    phases = [_phase(number, phase) for number, phase in enumerate(policy.phases, 1)]
    clock = PlanSection(id="clock", title="The clock", facts=(Fact(name="Counts from", words=_COUNTS_FROM, links=read),))
    return tuple([clock, *phases] if read else phases)


def _phase(number: int, phase: Phase) -> PlanSection:
    since = "after the detection" if phase.counts_from == "detection" else "after the resolution"
    parts = tuple(
        PlanSection(id=f"{phase.id}-{index}", title=f"{index}. {step.title}", points=step.points)
        for index, step in enumerate(phase.steps, 1)
    )
    title = f"Phase {number}: {phase.name}"
    return PlanSection(id=phase.id, title=title, says=f"{time_box(phase.starts_after, phase.ends_after)} {since}.", parts=parts)


def _communication(policy: Policy) -> tuple[PlanSection, ...]:
    sections: list[PlanSection] = []
    if policy.channels:
        facts = tuple(Fact(name=channel.name, words=channel.purpose) for channel in policy.channels)
        sections.append(PlanSection(id="channels", title="Channels", facts=facts))
    for audience, id, title in (
        ("internal", "internal-messages", "Internal messages"),
        ("public", "public-messages", "Public messages"),
        ("mail", "mails", "Mails"),
    ):
        parts = tuple(
            PlanSection(
                id=f"message-{template.id.replace('_', '-')}",
                title=_message_title(template),
                code=f"{template.subject}\n\n{template.text}" if template.subject else template.text,
            )
            for template in policy.templates
            if template.audience == audience
        )
        if parts:
            sections.append(PlanSection(id=id, title=title, says="What stands in brackets the writer fills in.", parts=parts))
    return tuple(sections)


def _message_title(template: MessageTemplate) -> str:
    return incident_status_in_words(template.status) if template.status else template.id.replace("_", " ").capitalize()


def _checklists(policy: Policy) -> tuple[PlanSection, ...]:
    return tuple(
        PlanSection(id=checklist.id.replace("_", "-"), title=checklist.name, checks=checklist.items)
        for checklist in policy.checklists
    )


def _postmortems(policy: Policy, world: World) -> tuple[PlanSection, ...]:
    owing = [severity.id for severity in policy.severities if severity.owes_postmortem]
    who = in_a_row([*owing, *(_ALSO_FOR[reason] for reason in policy.postmortem_also_for)])
    facts = [
        Fact(name="Owed by", words=who, links=_reading("who-owes-a-postmortem", policy, addresses.plan("post-mortems"), world)),
        Fact(name="Meeting", words=f"within {duration_in_words(policy.postmortem_within)} of the resolution"),
    ]
    when = PlanSection(id="when", title="When", facts=tuple(fact for fact in facts if fact.words))
    if not policy.postmortem_sections:
        return (when,)
    return when, PlanSection(id="report", title="The report", points=policy.postmortem_sections)


def _metrics(policy: Policy) -> tuple[PlanSection, ...]:
    return tuple(_metric(metric) for metric in policy.metrics)


def _metric(metric: MetricDefinition) -> PlanSection:
    facts = (Fact(name="Measured", words=f"from {_MOMENTS[metric.starts_at]} to {_MOMENTS[metric.ends_at]}"),)
    return PlanSection(id=metric.id.lower(), title=f"{metric.id}: {metric.name}", says=f"{metric.definition}.", facts=facts)


def _tools(policy: Policy, world: World, library: Library) -> tuple[PlanSection, ...]:
    sections: list[PlanSection] = []
    page = addresses.plan("tools")
    for kind, title in _TOOLS:
        tools = [tool for tool in policy.tools if tool.kind == kind]
        links = [tool_link(tool, page, world, library) for tool in tools]
        # A tool without an address is a name in a list; with one, a way there.
        facts = tuple(
            Fact(name=link.title, links=(Link(_shown(link.url), link.url),), note=link.note) for link in links if link.url
        )
        points = tuple(f"{link.title}: {link.note}" if link.note else link.title for link in links if not link.url)
        if tools:
            sections.append(PlanSection(id=kind, title=title, facts=facts, points=points))
    return tuple(sections)


def _shown(url: str) -> str:
    for prefix in ("https://", "http://", "mailto:"):
        url = url.removeprefix(prefix)
    return url if not url.startswith(".") else url.strip("./") or "here"
