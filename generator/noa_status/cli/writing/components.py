"""Components and their states as one types them: a part of a name is enough where it fits one alone."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

import click

from noa_status.cli.writing.asking import ask, ask_or_not, choose
from noa_status.model.component import Component, ComponentStatus
from noa_status.model.incident import Impact
from noa_status.problems.text import printable
from noa_status.words.statuses import component_status_in_words

_BY_IMPACT = {
    Impact.NONE: ComponentStatus.DEGRADED_PERFORMANCE,
    Impact.MINOR: ComponentStatus.DEGRADED_PERFORMANCE,
    Impact.MAJOR: ComponentStatus.PARTIAL_OUTAGE,
    Impact.CRITICAL: ComponentStatus.MAJOR_OUTAGE,
}
_SAID = {"down": "major_outage", "slow": "degraded_performance", "up": "operational", "maintenance": "under_maintenance"}
"""What people call a state."""

_INCIDENT_STATES = (
    ComponentStatus.DEGRADED_PERFORMANCE,
    ComponentStatus.PARTIAL_OUTAGE,
    ComponentStatus.MAJOR_OUTAGE,
    ComponentStatus.OPERATIONAL,
)


def state_by_impact(impact: Impact) -> ComponentStatus:
    """The state that a component has which nobody told the state of."""
    return _BY_IMPACT[impact]


def components_from(given: Sequence[str], components: Sequence[Component], otherwise: ComponentStatus) -> dict[str, str]:
    """States by component id, of what was typed (`api=partial`). Raises UsageError that names everything that fits nothing."""
    states: dict[str, str] = {}
    wrong: list[str] = []
    for typed in given:
        name, _, state = typed.partition("=")
        found = matching(name, components)
        status = _status(state) if state else otherwise
        if len(found) != 1:
            wrong.append(_no_component(name, found, components))
        if status is None:
            wrong.append(f'no state "{printable(state)}"; one of: {", ".join(ComponentStatus)}')
        if len(found) == 1 and status is not None:
            states[found[0].id] = status.value
    if wrong:
        raise click.UsageError("; ".join(wrong) + ".")
    return states


def matching(words: str, components: Sequence[Component]) -> list[Component]:
    """The components that the words may mean, best first: the very one, those that hold the words, those with these letters."""
    wanted = words.strip().lower()
    for fits in (str.__eq__, str.startswith, str.__contains__, _has_letters):
        found = [
            component for component in components if any(fits(name.lower(), wanted) for name in (component.id, component.name))
        ]
        if found:
            return found
    return []


def ask_components(
    components: Sequence[Component], otherwise: ComponentStatus, *, at_least_one: bool, is_planned: bool = False
) -> dict[str, str]:
    """Asks for one component after the other, and for the state of each (of planned work it is `otherwise`)."""
    states: dict[str, str] = {}
    while True:
        question = f"Component {'to work on' if is_planned else 'in trouble'} (some letters of its name)"
        typed = ask(question) if at_least_one and not states else ask_or_not("Another component" if states else question)
        if not typed:
            return states
        found = matching(typed, components)
        if not found:
            click.echo(f"  {_no_component(typed, found, components)}", err=True)
            continue
        id = found[0].id if len(found) == 1 else choose("Which one?", [(component.id, component.name) for component in found])
        choices = [(state.value, component_status_in_words(state.value)) for state in _INCIDENT_STATES]
        states[id] = otherwise.value if is_planned else choose(f"State of {id}", choices, otherwise.value)


def _status(words: str) -> ComponentStatus | None:
    wanted = words.strip().lower().replace(" ", "_").replace("-", "_")
    wanted = _SAID.get(wanted, wanted)
    found = [status for status in ComponentStatus if status.value.startswith(wanted)]
    return found[0] if len(found) == 1 else None


def _has_letters(name: str, wanted: str) -> bool:
    letters = iter(name)
    return bool(wanted) and all(letter in letters for letter in wanted)


def _no_component(words: str, found: Sequence[Component], components: Sequence[Component]) -> str:
    if found:
        return f'"{printable(words)}" fits more than one component: {", ".join(component.id for component in found)}'
    names = {
        name.lower(): component.id for component in components for name in (component.id, component.name, *component.formerly)
    }
    close = get_close_matches(words.lower(), names, n=1, cutoff=0.5)
    listed = ", ".join(component.id for component in components)
    return f'no component "{printable(words)}"; ' + (f'did you mean "{names[close[0]]}"?' if close else f"one of: {listed}")
