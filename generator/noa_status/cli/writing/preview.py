"""What the public would see of a change, told before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from noa_status.cli.writing.desk import Desk
from noa_status.model.clocks import next_update_due_at
from noa_status.model.incident import Incident, Kind
from noa_status.public.view.headline import Headline, headline
from noa_status.public.view.incidents import incident_view, shown
from noa_status.words.instants import instant_in_words
from noa_status.words.statuses import component_status_in_words, impact_in_words, state_in_words


class ComponentChange(msgspec.Struct, frozen=True):
    """A component whose state the change changes."""

    id: str
    name: str
    before: str
    after: str


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """The top of home before and after, the components that change, and the record as it would stand on home.

    `is_public` is False for a record that the public does not see; `next_update_due_at` is what is promised then.
    """

    before: str
    after: str
    components: tuple[ComponentChange, ...] = ()
    is_public: bool = False
    title: str = ""
    stands: str = ""
    next_update_due_at: datetime | None = None


def preview(desk: Desk, changed: Incident) -> Preview:
    """What the change of one record changes for the public."""
    site, now = desk.site, desk.now
    others = [incident for incident in desk.incidents if incident.folder != changed.folder]
    before, after = headline(site, desk.incidents, now), headline(site, [*others, changed], now)
    public = bool(shown([changed], site, now))
    view = incident_view(changed, site, now) if public else None
    impact = "maintenance" if changed.kind is Kind.MAINTENANCE else "" if view is None else view.impact
    stands = "" if view is None else f"{impact_in_words(impact)}, {state_in_words(view.state).lower()}"
    return Preview(
        before=before.says,
        after=after.says,
        components=tuple(_changes(before, after)),
        is_public=public,
        title=changed.title,
        stands=stands,
        next_update_due_at=next_update_due_at(changed, site.policy, now),
    )


def told(seen: Preview) -> Iterator[str]:
    """The preview in lines."""
    if not seen.is_public:
        yield "The public sees nothing of it."
    if seen.before == seen.after:
        yield f"Home goes on to say: {seen.after}"
    else:
        yield f"Home says now:       {seen.before}"
        yield f"Home will say:       {seen.after}"
    for change in seen.components:
        before, after = component_status_in_words(change.before), component_status_in_words(change.after)
        yield f"  {change.name}: {before} -> {after}"
    if seen.is_public:
        yield f"{seen.title}: {seen.stands}"
    if seen.next_update_due_at is not None and seen.is_public:
        yield f"Promised: the next update by {instant_in_words(seen.next_update_due_at)}"


def _changes(before: Headline, after: Headline) -> Iterator[ComponentChange]:
    were = {state.id: state.status for state in before.components}
    for state in after.components:
        if state.status != were.get(state.id):
            yield ComponentChange(state.id, state.name, were.get(state.id, "operational"), state.status)
