"""What responders need of one incident beside its facts: what to do, what to write, what helped before, who changed what."""

from __future__ import annotations

from datetime import datetime

import msgspec

from noa_status.internal.facts import begins_at
from noa_status.internal.page import World
from noa_status.internal.policy_words import time_box
from noa_status.internal.posting import DraftsOf, PostLink, drafts_of, posts_of
from noa_status.internal.similar import SimilarLine, Similars
from noa_status.internal.telling import instant
from noa_status.internal.values import Instant
from noa_status.model.change import Change
from noa_status.model.clocks import Clocks
from noa_status.model.incident import Incident, Kind
from noa_status.model.policy import Phase, Step

_SHOWN_CHANGES = 50


class PhaseSteps(msgspec.Struct, frozen=True, kw_only=True):
    """A phase of the plan to tick off. `is_current` by the plan's clock, which goes on from `starts_at` where it runs."""

    id: str
    title: str
    word: str
    is_current: bool
    starts_at: Instant | None
    steps: tuple[Step, ...]


class ChangeLine(msgspec.Struct, frozen=True, kw_only=True):
    """A change of the record: when, by whom, what its message says, and what it touched."""

    at: Instant
    by: str
    says: str
    id: str
    touched: str


class Inside(msgspec.Struct, frozen=True, kw_only=True):
    """Everything of an incident's page that helps its responders. What there is nothing of is not shown."""

    posts: tuple[PostLink, ...] = ()
    path: str = ""
    phases: tuple[PhaseSteps, ...] = ()
    drafts: tuple[DraftsOf, ...] = ()
    similar: tuple[SimilarLine, ...] = ()
    changes: tuple[ChangeLine, ...] = ()
    changes_says: str = ""


def inside_of(incident: Incident, clocks: Clocks, world: World, similars: Similars) -> Inside:
    """What there is to show of an incident, a maintenance or a drill."""
    changes = _changes(incident, world)
    posts = posts_of(incident, world) if clocks.is_open else ()
    return Inside(
        posts=posts,
        path=posts[0].path if posts else "",
        phases=_phases(incident, clocks, world),
        drafts=drafts_of(incident, world) if clocks.is_open else (),
        similar=similars.of(incident),
        changes=tuple(_change(change, incident) for change in changes[:_SHOWN_CHANGES]),
        changes_says=f"{len(changes)} change{'' if len(changes) == 1 else 's'} of this record" if changes else "",
    )


def _phases(incident: Incident, clocks: Clocks, world: World) -> tuple[PhaseSteps, ...]:
    if incident.kind is not Kind.INCIDENT or clocks.phase is None:
        return ()
    current = clocks.phase
    phases = world.repository.site.policy.phases
    shown = [phase for phase in phases if phase.counts_from == current.counts_from and (clocks.is_open or phase is current)]
    return tuple(_phase(phase, current, clocks.counts_from_at if clocks.is_open else None) for phase in shown)


def _phase(phase: Phase, current: Phase, since_at: datetime | None) -> PhaseSteps:
    since = "the detection" if phase.counts_from == "detection" else "the resolution"
    return PhaseSteps(
        id=phase.id,
        title=phase.name,
        word=f"{time_box(phase.starts_after, phase.ends_after)} after {since}",
        is_current=phase is current,
        starts_at=None if since_at is None else instant(since_at + phase.starts_after),
        steps=phase.steps,
    )


def _changes(incident: Incident, world: World) -> tuple[Change, ...]:
    """Newest first; none where the record is older than the history that was read: its beginning would be missing."""
    if world.history is None or world.history_since is None or begins_at(incident, world.now) < world.history_since:
        return ()
    return world.history(incident.folder)


def _change(change: Change, incident: Incident) -> ChangeLine:
    own = [path.removeprefix(f"{incident.folder}/") for path in change.paths if path.startswith(f"{incident.folder}/")]
    return ChangeLine(at=instant(change.at), by=change.by, says=change.says, id=change.id[:7], touched=", ".join(own))
