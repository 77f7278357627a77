"""What an incident's updates say of components, in the words that records have for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from noa_status.exchange.statuspage.values import Row, SourceIncident, SourceUpdate
from noa_status.model.component import ComponentStatus
from noa_status.model.incident import Status

_KNOWN = frozenset(str(status) for status in ComponentStatus)
_OF_IMPACT = {
    "critical": ComponentStatus.MAJOR_OUTAGE,
    "major": ComponentStatus.PARTIAL_OUTAGE,
    "minor": ComponentStatus.DEGRADED_PERFORMANCE,
}


class Affected(NamedTuple):
    """The states of components by their codes, for each update that names some; and what is to be counted about them."""

    states: dict[str, dict[str, str]]
    marks: tuple[str, ...]

    @property
    def codes(self) -> frozenset[str]:
        """Every component that is named."""
        return frozenset(code for states in self.states.values() for code in states)

    @staticmethod
    def is_unknown(row: Row) -> bool:
        """True for a row that gives no state, or none that we know."""
        return row.status not in _KNOWN


def states_of(incident: SourceIncident, carried: Sequence[SourceUpdate], *, is_maintenance: bool) -> Affected:
    """What each of the `carried` updates says, and what nobody says but the incident's own list.

    A maintenance's announcement names components as they are on that day; in a record it says what they will be in the window.
    Components that the list has and no update names stand on the first update: in a state that follows from the impact where no
    update names any, and as operational where some are named, since then the page had its say.
    """
    states: dict[str, dict[str, str]] = {}
    for update in carried:
        named = {row.code: _state(row, update.json.status) for row in update.rows if not Affected.is_unknown(row)}
        if named:
            states[update.json.id] = named
    marks = ["operational throughout"] if states and not is_maintenance and _all_operational(states) else []
    codes = Affected(states, ()).codes
    unnamed = [code for code in incident.components if code not in codes]
    if unnamed and carried:
        if is_maintenance:
            state = ComponentStatus.UNDER_MAINTENANCE
        elif states:
            state = ComponentStatus.OPERATIONAL
        else:
            state = _OF_IMPACT.get(incident.json.impact or "", ComponentStatus.OPERATIONAL)
        marks.append("in the list alone" if states or is_maintenance else "states from the impact")
        first = carried[0].json.id
        states[first] = states.get(first, {}) | dict.fromkeys(unnamed, str(state))
    return Affected(states, tuple(marks))


def _state(row: Row, status: str) -> str:
    if status == Status.SCHEDULED and row.status == ComponentStatus.OPERATIONAL:
        return str(ComponentStatus.UNDER_MAINTENANCE)
    return row.status or ""


def _all_operational(states: dict[str, dict[str, str]]) -> bool:
    return all(state == ComponentStatus.OPERATIONAL for named in states.values() for state in named.values())
