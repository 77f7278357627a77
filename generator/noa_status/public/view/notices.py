"""Which updates are told beyond the page: those that the public sees, and nothing else of them than feeds have."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from noa_status import addresses
from noa_status.model.incident import Incident
from noa_status.model.notify import audience_of
from noa_status.model.site import Site
from noa_status.public.values import FeedEntry
from noa_status.public.values.notices import Notice
from noa_status.public.view.feeds import entries_of
from noa_status.public.view.incidents import incident_view, shown


def notices(incidents: Iterable[Incident], site: Site, now: datetime, since: datetime) -> list[Notice]:
    """The updates from `since` to `now` whom anybody is told of, oldest first."""
    found: list[Notice] = []
    for incident in shown(incidents, site, now):
        audience = audience_of(incident, site.policy, site.notify)
        if audience == "none":
            continue
        view = incident_view(incident, site, now)
        ids = [update.id for update in reversed(view.updates)]
        found.extend(
            Notice(
                incident=view.id,
                update=id,
                kind=view.kind,
                audience=audience,
                earlier=tuple(ids[:index]),
                feeds=_feeds(entry, site),
                entry=entry,
            )
            for index, (id, entry) in enumerate(zip(ids, entries_of(view), strict=True))
            if entry.published_at >= since
        )
    return sorted(found, key=lambda notice: (notice.entry.published_at, notice.incident, notice.update))


def _feeds(entry: FeedEntry, site: Site) -> tuple[str, ...]:
    """What the names of the feeds begin with that have the entry: the page's, its components', their groups'."""
    about = {state.id for state in entry.about}
    groups = dict.fromkeys(component.group for component in site.components if component.id in about and component.group)
    return ("", *(addresses.component(id) for id in sorted(about)), *(addresses.group(group) for group in groups))
