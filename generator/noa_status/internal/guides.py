"""Pages for a moment in which nobody reads much: the first minutes, which severity it is, a card a role; all from the policy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from noa_status.internal import addresses
from noa_status.internal.page import InternalPage, World
from noa_status.internal.plan import parts_page
from noa_status.internal.policy_words import every, time_box, within
from noa_status.internal.telling import severity_mark, title_of_role
from noa_status.internal.values import Fact, Link, PlanPage, PlanSection
from noa_status.model.escalation import rungs_of
from noa_status.model.policy import MessageTemplate, Phase, Policy, Severity
from noa_status.words.durations import duration_in_words
from noa_status.words.lists import in_a_row

# Only distances from it are told.
_ANY = datetime(2000, 1, 1, tzinfo=UTC)


def pages(world: World) -> Iterator[InternalPage]:
    """The pages that the policy has something for."""
    policy = world.repository.site.policy
    if policy.phases:
        yield parts_page(addresses.FIRST_MINUTES, _first_minutes(policy, world), world)
    if policy.severities:
        yield parts_page(addresses.WHICH_SEVERITY, _which_severity(policy, world), world)
    if policy.roles:
        yield parts_page(addresses.ROLE_CARDS, _role_cards(policy, world), world)


def _crumbs(page: str, world: World) -> tuple[Link, ...]:
    return (Link("Playbooks", world.href(page, addresses.PLAYBOOKS)),)


# --- the first minutes ---


def _first_minutes(policy: Policy, world: World) -> PlanPage:
    page, phase = addresses.FIRST_MINUTES, policy.phases[0]
    sections = [
        PlanSection(id=f"step-{number}", title=f"{number}. {step.title}", checks=step.points)
        for number, step in enumerate(phase.steps, 1)
    ]
    here = PlanSection(id="then", title="Then", facts=tuple(_ways_on(policy, world)))
    return PlanPage(
        title=f"The first {duration_in_words(phase.ends_after)}",
        says=f"{phase.name}: {time_box(phase.starts_after, phase.ends_after)} after the {phase.counts_from}.",
        crumbs=_crumbs(page, world),
        sections=(*sections, here),
        links=(Link("Which severity is it?", world.href(page, addresses.WHICH_SEVERITY)),),
    )


def _ways_on(policy: Policy, world: World) -> Iterator[Fact]:
    page = addresses.FIRST_MINUTES
    yield Fact(name="Severity", links=(Link("which one it is", world.href(page, addresses.WHICH_SEVERITY)),))
    for role in policy.roles[:1]:
        link = Link("the card of this role", world.href(page, addresses.ROLE_CARDS, role.id.replace("_", "-")))
        yield Fact(name=role.name, words=role.assignment, links=(link,))
    for level in policy.escalation[:2]:
        words = f"{in_a_row(level.who)}, by {in_a_row(level.channels)}" if level.channels else in_a_row(level.who)
        yield Fact(name=f"Level {level.level}", words=words, note=time_box(level.after, level.until))
    if policy.channels:
        yield Fact(name="Channels", words=", ".join(channel.name for channel in policy.channels))
    if len(policy.phases) > 1:
        following = policy.phases[1]
        link = Link(following.name, world.href(page, addresses.plan("process"), following.id))
        yield Fact(name="After that", links=(link,), note=time_box(following.starts_after, following.ends_after))


# --- which severity ---


def _which_severity(policy: Policy, world: World) -> PlanPage:
    page = addresses.WHICH_SEVERITY
    last = len(policy.severities) - 1
    questions = [_question(number, severity, policy) for number, severity in enumerate(policy.severities) if number < last]
    answers = [_answer(severity, policy, world) for severity in policy.severities]
    return PlanPage(
        title="Which severity is it?",
        says="Answer from the top. The first yes is the severity; what it means stands below, with the words to "
        "begin with: the page of the incident fills in what stands in braces.",
        crumbs=_crumbs(page, world),
        sections=(*questions, *answers),
    )


def _question(number: int, severity: Severity, policy: Policy) -> PlanSection:
    following = policy.severities[number + 1]
    is_last = number + 2 == len(policy.severities)
    lowest = Link(f"No: {following.id} {following.name}", f"#{_anchor(following)}")
    no = lowest if is_last else Link("No: the next question", f"#question-{number + 2}")
    return PlanSection(
        id=f"question-{number + 1}",
        title=f"{number + 1}. {severity.definition.rstrip('.')}?",
        points=severity.examples,
        points_are="Or anything like",
        answers=(Link(f"Yes: {severity.id} {severity.name}", f"#{_anchor(severity)}"), no),
    )


def _anchor(severity: Severity) -> str:
    return f"is-{severity.id.lower()}"


def _answer(severity: Severity, policy: Policy, world: World) -> PlanSection:
    page = addresses.WHICH_SEVERITY
    plan = Link("the plan", world.href(page, addresses.plan("severities"), severity.id.lower()))
    facts = [
        Fact(name="Respond", words=within(severity.respond_within)),
        Fact(name="Roles to fill", words=in_a_row([title_of_role(role, policy) for role in severity.required_roles])),
        *_who(severity, policy),
        Fact(name="Customers", words=severity.customer_communication),
        Fact(name="Public update", words=f"the first at once, then {every(severity.update_every)}"),
        Fact(name="Everything else", links=(plan,)),
    ]
    return PlanSection(
        id=_anchor(severity),
        title=f"It is {severity.id} {severity.name}",
        mark=severity_mark(severity.id, policy),
        facts=tuple(fact for fact in facts if fact.words or fact.links),
        parts=tuple(_words_of(severity, policy)),
    )


def _who(severity: Severity, policy: Policy) -> Iterator[Fact]:
    """Who must be told after which time, in the order of time: as for an incident that is detected now."""
    told: dict[str, list[str]] = {}
    for rung in rungs_of(severity, policy, counts_from_at=_ANY, until=_ANY):
        after = rung.at - _ANY
        name = f"Tell after {duration_in_words(after)}" if after else "Tell at once"
        over = f", by {in_a_row(rung.channels)}" if rung.channels else ""
        told.setdefault(name, []).append(f"{in_a_row(rung.who)}{over}")
    for name, who in told.items():
        yield Fact(name=name, words="; ".join(who))


def _words_of(severity: Severity, policy: Policy) -> Iterator[PlanSection]:
    """The texts to begin with."""
    wanted = [("public", "investigating", "To the public"), ("internal", "", "To your own people")]
    if severity.notify in ("all_customers", "affected_customers"):
        wanted.append(("mail", "", "By mail"))
    for audience, status, title in wanted:
        template = _template(policy, audience, status)
        if template is not None and (audience != "public" or severity.notify != "none"):
            text = f"{template.subject}\n\n{template.text}" if template.subject else template.text
            known = text.replace("{severity}", severity.id).replace("{status}", "Investigating")
            yield PlanSection(id=f"{_anchor(severity)}-{audience}", title=title, code=known)


def _template(policy: Policy, audience: str, status: str) -> MessageTemplate | None:
    return next((one for one in policy.templates if one.audience == audience and one.status == status), None)


# --- role cards ---


def _role_cards(policy: Policy, world: World) -> PlanPage:
    cards = tuple(
        PlanSection(
            id=role.id.replace("_", "-"),
            title=f"{role.name} ({role.abbreviation})" if role.abbreviation else role.name,
            facts=(Fact(name="Who", words=role.assignment),) if role.assignment else (),
            checks=role.responsibilities,
            parts=(
                PlanSection(
                    id=f"{role.id.replace('_', '-')}-clock",
                    title="By the clock",
                    facts=tuple(_box(phase) for phase in policy.phases),
                ),
                PlanSection(
                    id=f"{role.id.replace('_', '-')}-ladder",
                    title="Who must know",
                    facts=tuple(
                        Fact(name=time_box(level.after, level.until), words=in_a_row(level.who), note=", ".join(level.channels))
                        for level in policy.escalation
                    ),
                ),
            ),
        )
        for role in policy.roles
    )
    return PlanPage(
        title="Role cards",
        says="A page each when printed.",
        crumbs=_crumbs(addresses.ROLE_CARDS, world),
        sections=cards,
        look="noa-cards",
    )


def _box(phase: Phase) -> Fact:
    since = " after the resolution" if phase.counts_from == "resolution" else ""
    steps = ", ".join(step.title.lower() for step in phase.steps)
    return Fact(
        name=time_box(phase.starts_after, phase.ends_after) + since, words=f"{phase.name}: {steps}" if steps else phase.name
    )
