"""Pages of records at rest: what is over, and will not change by itself, is not made again.

A page is taken from an earlier build where its key is the same, and its links would be answered as they were then. The key holds
the record (its texts by their content), what runs on after its end (deadlines, the length of the history), and what other files
say on it (runbooks, alerts).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, timedelta

from noa_status.artifacts import key_of
from noa_status.internal import addresses
from noa_status.internal.facts import begins_at
from noa_status.internal.library import Library
from noa_status.internal.page import InternalPage, World
from noa_status.internal.response import deadlines_of
from noa_status.internal.timeline import notes_of
from noa_status.model.clocks import clocks_of, next_internal_change_at, valid_from
from noa_status.model.incident import Incident
from noa_status.model.progress import is_open

# For so long after its beginning a record is compared with earlier ones.
_YOUNG = timedelta(days=31)


def at_rest(incident: Incident, world: World, library: Library, make: Callable[[], InternalPage]) -> InternalPage:
    """The record's page: remembered where it shows what it showed, else made."""
    remembered, now = world.remembered, world.now
    if remembered is None or now - begins_at(incident, now) <= _YOUNG or is_open(incident, now):
        return make()
    key = _key(incident, world, library)
    found = remembered.find(addresses.incident(incident.id), key, now)
    if found is not None:
        page, asked = found
        if all(library.uri_of(one.source, one.link) == one.uri for one in asked):
            remembered.keep(key, page, asked, now)
            return page
    begun = len(library.asked)
    page = make()
    if _rests(incident, world):
        remembered.keep(key, page, tuple(library.asked[begun:]), now)
    return page


def _key(incident: Incident, world: World, library: Library) -> bytes:
    policy, now = world.repository.site.policy, world.now
    clocks = clocks_of(incident, policy, now)
    answering = [
        (alert, [(runbook.path, runbook.alert_names) for runbook in library.by_alert.get(alert.lower(), ())])
        for alert in incident.alerts
    ]
    is_told = world.history is not None and world.history_since is not None and begins_at(incident, now) >= world.history_since
    changes = world.history(incident.folder) if is_told and world.history is not None else ()
    deadlines = deadlines_of(incident, clocks, now)
    return key_of(world.made_with, world.directory_urls, incident, deadlines, answering, _books(incident, library), changes)


def _books(incident: Incident, library: Library) -> list[tuple[str, str, str, str]]:
    """The runbooks that it names or that answer its alerts, as its page names them."""
    return [
        (runbook.id, runbook.title or "", runbook.heading or "", library.book_uri(runbook.path))
        for runbook in library.runbooks_of(incident)
    ]


def _rests(incident: Incident, world: World) -> bool:
    """True where nothing of it lies ahead, and nothing of it is of today: today's instants are told without their date."""
    policy, now = world.repository.site.policy, world.now
    today = now.astimezone(UTC).date()
    if next_internal_change_at(incident, policy, now) is not None or valid_from(incident, policy, now).date() >= today:
        return False
    if "timeline.md" not in incident.text_ids:
        return True
    notes, _ = notes_of(world.text(f"{incident.folder}/timeline.md"))
    return all(note.at.astimezone(UTC).date() < today for note in notes)
