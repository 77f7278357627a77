"""Posting from anywhere: for each next status the forge's form for a new file, filled in; and the drafts of all messages."""

from __future__ import annotations

import msgspec

from noa_status.internal.page import World
from noa_status.internal.telling import instant
from noa_status.internal.values import Instant
from noa_status.model.drafts import draft_file, draft_internal, draft_mail, next_status, statuses_ahead, update_path
from noa_status.model.incident import Incident, Status
from noa_status.words.statuses import incident_status_in_words


class PostLink(msgspec.Struct, frozen=True, kw_only=True):
    """A way to post the next update. `url` is empty where no forge is known; `is_next` is the likeliest status."""

    title: str
    url: str
    path: str
    is_next: bool


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A message that is begun: `title` says for whom, `note` what becomes of it."""

    title: str
    note: str
    text: str


class DraftsOf(msgspec.Struct, frozen=True, kw_only=True):
    """The messages that go out with one status. Their texts hold the time `at`, and the next update's, `every` minutes later."""

    title: str
    is_next: bool
    at: Instant
    every: int
    drafts: tuple[Draft, ...]


def posts_of(incident: Incident, world: World) -> tuple[PostLink, ...]:
    """The next update in each status that may come now, the likeliest first in order of the statuses."""
    now, likeliest = world.now, next_status(incident, world.now)
    path = update_path(incident, now)
    return tuple(
        PostLink(
            title=incident_status_in_words(status.value),
            url=world.new_file(path, draft_file(incident, world.repository.site, status, now)) if world.new_file else "",
            path=path,
            is_next=status is likeliest,
        )
        for status in statuses_ahead(incident, now)
    )


def drafts_of(incident: Incident, world: World) -> tuple[DraftsOf, ...]:
    """The messages of each status that may come now."""
    likeliest = next_status(incident, world.now)
    severity = next((one for one in world.repository.site.policy.severities if one.id == incident.severity), None)
    return tuple(
        DraftsOf(
            title=incident_status_in_words(status.value),
            is_next=status is likeliest,
            at=instant(world.now),
            every=0 if severity is None else int(severity.update_every.total_seconds()) // 60,
            drafts=_drafts(incident, status, world),
        )
        for status in statuses_ahead(incident, world.now)
    )


def _drafts(incident: Incident, status: Status, world: World) -> tuple[Draft, ...]:
    site, now = world.repository.site, world.now
    found = [
        Draft(
            title="Public update",
            note=f"the file {update_path(incident, now)}",
            text=draft_file(incident, site, status, now).rstrip("\n"),
        )
    ]
    internal = draft_internal(incident, site, status, now)
    if internal:
        channels = ", ".join(channel.name.replace("<id>", incident.id) for channel in site.policy.channels[:2])
        found.append(Draft(title="Internal update", note=channels, text=internal))
    mail = draft_mail(incident, site, status, now)
    if mail is not None:
        found.append(Draft(title="Mail", note=mail.to, text=f"{mail.subject}\n\n{mail.text}"))
    return tuple(found)
