"""The updates of a record as Statuspage's interface tells them.

There, an incident's status is its newest update's. Here, a window opens and closes by itself, and a record may say by a fact
alone that it is over. So what happens by itself is an update there, as it is on a page at Statuspage that moves its maintenances
along: its id follows from the record, the state and the update before it, so it comes once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from noa_status.model.component import Component, ComponentStatus
from noa_status.model.incident import Incident, Kind, Status, Update
from noa_status.model.progress import State, existing_updates, known, moves_of, resolved_at_of, state_of, window_of
from noa_status.model.site import Site
from noa_status.public.statuspage.ids import is_theirs, permanent_id
from noa_status.public.values import Text
from noa_status.public.values.statuspage import StatuspageChange, StatuspageUpdate

_STATE_OF: Final = {
    Status.SCHEDULED: State.UPCOMING,
    Status.IN_PROGRESS: State.RUNNING,
    Status.VERIFYING: State.RUNNING,
    Status.COMPLETED: State.COMPLETED,
    Status.RESOLVED: State.RESOLVED,
    Status.POSTMORTEM: State.RESOLVED,
}
_WORD_OF: Final = {
    State.UPCOMING: Status.SCHEDULED,
    State.RUNNING: Status.IN_PROGRESS,
    State.COMPLETED: Status.COMPLETED,
    State.CANCELLED: Status.COMPLETED,
    State.RESOLVED: Status.RESOLVED,
}
_OVER: Final = (State.COMPLETED, State.CANCELLED, State.RESOLVED)


def updates_of(
    incident: Incident, ids: Mapping[str, str], name: Callable[[Component], str], site: Site, now: datetime
) -> tuple[StatuspageUpdate, ...]:
    """The updates that exist at `now`, oldest first. `ids` are the components' by ours, `name` what this interface calls one."""
    teller = _Teller(incident, ids, name, site)
    turns = _turns(incident, now)
    for update in existing_updates(incident, now):
        while turns and turns[0][0] < update.at:
            teller.turn(*turns.pop(0))
        teller.tell(update, now)
    for at, state in turns:
        teller.turn(at, state)
    if incident.kind is Kind.MAINTENANCE:
        # An update may contradict the window; the page goes by the window.
        teller.turn(teller.told[-1].at, state_of(incident, now))
    return tuple(teller.told)


def _turns(incident: Incident, now: datetime) -> list[tuple[datetime, State]]:
    """When a record comes into another state without a word, if nobody has said so by then."""
    if incident.kind is not Kind.MAINTENANCE:
        resolved_at = resolved_at_of(incident, now)
        is_told = _state(existing_updates(incident, now)[-1].status) is State.RESOLVED
        return [] if resolved_at is None or is_told else [(resolved_at, State.RESOLVED)]
    window = window_of(incident, now)
    moves = moves_of(incident, now)[-1:]
    found = [(move.at, State.UPCOMING) for move in moves if window is None or move.at < window.start]
    cancelled_at = known(incident.cancelled_at, now)
    if window is not None:
        if window.start <= now:
            found.append((window.start, State.RUNNING))
        if window.end <= now:
            found.append((window.end, State.CANCELLED if window.end == cancelled_at else State.COMPLETED))
    elif cancelled_at is not None:
        found.append((cancelled_at, State.CANCELLED))
    return sorted(found, key=lambda turn: turn[0])


class _Teller:
    """Tells one thing after the other. Components are operational until something says otherwise; what planned work will do to
    them is `announced`, and comes true when its window opens."""

    def __init__(self, incident: Incident, ids: Mapping[str, str], name: Callable[[Component], str], site: Site) -> None:
        self.incident, self.ids, self.name, self.site = incident, ids, name, site
        self.told: list[StatuspageUpdate] = []
        self.announced: dict[str, str] = {}
        self.statuses: dict[str, str] = {}
        self._known: set[str] = set()

    def tell(self, update: Update, now: datetime) -> None:
        """An update that somebody wrote."""
        states: dict[str, str] = {id: str(status) for id, status in update.components.items()}
        self.announced.update(states)
        if update.status is Status.SCHEDULED:
            states = dict.fromkeys(states, str(ComponentStatus.OPERATIONAL))
        corrected_at = known(update.corrected_at, now)
        self.told.append(
            StatuspageUpdate(
                id=self._id(update),
                status=update.status,
                at=update.at,
                updated_at=max(update.at, corrected_at or update.at),
                changes=self._changes(states),
                body=Text(update.text_id, f"{self.incident.folder}/updates/{update.id}.md"),
            )
        )
        self._settle(update.status, states)

    def turn(self, at: datetime, state: State) -> None:
        """What happened by itself: nothing where nobody had heard of the record, or the last thing told says so already."""
        word = _WORD_OF.get(state)
        if not self.told or word is None or _state(self.told[-1].status) is _state(word):
            return
        states: dict[str, str] = {}
        if state is State.RUNNING:
            states = self.announced
        elif state in _OVER:
            states = dict.fromkeys(self.statuses, str(ComponentStatus.OPERATIONAL))
        changes = self._changes(states)
        id = permanent_id("update", self.incident.id, self.told[-1].id, word)
        self.told.append(StatuspageUpdate(id=id, status=word, at=at, updated_at=at, changes=changes, state=state))
        self._settle(word, states)

    def _settle(self, status: Status, states: Mapping[str, str]) -> None:
        """What the components are after that."""
        if _state(status) in _OVER:
            self.statuses = {}
        elif status in (Status.IN_PROGRESS, Status.VERIFYING):
            self.statuses = dict(self.announced)
        elif status is Status.SCHEDULED:
            self.statuses = {}
        else:
            self.statuses.update(states)

    def _changes(self, states: Mapping[str, str]) -> tuple[StatuspageChange, ...]:
        if not states:
            return ()
        return tuple(
            StatuspageChange(
                component=self.ids[component.id],
                name=self.name(component),
                was=self.statuses.get(component.id, str(ComponentStatus.OPERATIONAL)),
                status=states[component.id],
            )
            for component in self.site.components
            if component.id in states
        )

    def _id(self, update: Update) -> str:
        """The id that it had at Statuspage, if it came from there; of two with the same one the first keeps it."""
        theirs, imported = update.imported_id or "", self.incident.imported
        if imported is None or imported.system != "statuspage" or not is_theirs(theirs) or theirs in self._known:
            return permanent_id("update", self.incident.id, update.id)
        self._known.add(theirs)
        return theirs


def _state(status: str) -> State:
    """Where a record stands that was last told to have this status."""
    return _STATE_OF.get(Status(status), State.OPEN)
