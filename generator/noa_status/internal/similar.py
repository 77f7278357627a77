"""Incidents that are like one, with the reasons and what fixed them: for those that are open or young."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import msgspec

from noa_status.internal import addresses
from noa_status.internal.facts import Facts, begins_at
from noa_status.internal.fixes import what_fixed
from noa_status.internal.page import World
from noa_status.internal.telling import instant, severity_mark
from noa_status.internal.values import Instant, Link, Mark
from noa_status.model.incident import Incident, Kind
from noa_status.model.progress import is_open
from noa_status.model.similar import Likeness, Likenesses, features_of

_YOUNG = timedelta(days=30)
_CANDIDATES = 40
_SHOWN = 3
_LEAST = 0.03
_LEAST_SHARED = 2
_WORDS_SHOWN = 4
_KINDS = (("component", "same component", "same components"), ("alert", "same alert", "same alerts"))
_MORE_KINDS = (("runbook", "same runbook", "same runbooks"), ("factor", "same cause", "same causes"))


class SimilarLine(msgspec.Struct, frozen=True, kw_only=True):
    """A similar incident: why it is one, and what fixed it."""

    link: Link
    mark: Mark
    at: Instant
    why: str
    fixed: str


class Similars:
    """Finds similar incidents; what is compared is made ready when somebody asks first."""

    def __init__(self, world: World, facts: Facts) -> None:
        self._world = world
        self._incidents = {incident.id: incident for incident in facts.incidents if incident.kind is Kind.INCIDENT}
        self._order = list(self._incidents)
        self._all: Likenesses | None = None

    def of(self, incident: Incident) -> tuple[SimilarLine, ...]:
        """Earlier incidents that are like this one, the likest first; none where it is neither open nor young.

        All are compared by what they touched and by their titles; the likest of them then by what was told of them too.
        """
        now = self._world.now
        is_young = now - begins_at(incident, now) <= _YOUNG
        if incident.id not in self._incidents or not (is_young or is_open(incident, now)):
            return ()
        if self._all is None:
            self._all = Likenesses((id, features_of(one)) for id, one in self._incidents.items())
        # They stand newest first.
        earlier = self._order[self._order.index(incident.id) + 1 :]
        likest = self._all.of(incident.id, _CANDIDATES, earlier)
        near = [incident, *(self._incidents[found.id] for found in likest)]
        told = Likenesses((one.id, features_of(one, self._told(one))) for one in near)
        return tuple(self._line(incident, found) for found in told.of(incident.id, _SHOWN) if _is_like(found))

    def _told(self, incident: Incident) -> str:
        updates = (update for update in incident.updates if update.at <= self._world.now)
        return " ".join(self._world.text(f"{incident.folder}/updates/{update.id}.md").split("---")[-1] for update in updates)

    def _line(self, incident: Incident, found: Likeness) -> SimilarLine:
        other = self._incidents[found.id]
        world = self._world
        link = Link(other.title, world.href(addresses.incident(incident.id), addresses.incident(other.id)))
        return SimilarLine(
            link=link,
            mark=severity_mark(other.severity, world.repository.site.policy),
            at=instant(begins_at(other, world.now)),
            why="; ".join(_reasons(found, world)),
            fixed=what_fixed(other, world),
        )


def _is_like(found: Likeness) -> bool:
    # One thing in common is chance.
    return found.score >= _LEAST and len(found.shares) >= _LEAST_SHARED


def _reasons(found: Likeness, world: World) -> Iterator[str]:
    names = {component.id: component.name for component in world.repository.site.components}
    for kind, one, several in (*_KINDS, *_MORE_KINDS):
        shared = [feature.partition(":")[2] for feature in found.shares if feature.startswith(f"{kind}:")]
        if shared:
            said = ", ".join(names.get(name, name) if kind == "component" else name for name in shared)
            yield f"{one if len(shared) == 1 else several}: {said}"
    words = [feature for feature in found.shares if ":" not in feature][:_WORDS_SHOWN]
    if words:
        yield f"shares: {', '.join(words)}"
