"""What `noa-status notify` tells of a merge: by its own rules, of both states, since what was told before is not told again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from noa_status import addresses
from noa_status.build.compare_states import State
from noa_status.model.incident import Incident, Update
from noa_status.model.notify import ChannelKind, hearing
from noa_status.model.site import Site
from noa_status.public.values.notices import Notice
from noa_status.public.view.notices import notices


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """An update that a channel is told. `id` is the permanent one that feeds have, `to` the addresses of a mail."""

    id: str
    channel: str
    kind: ChannelKind
    audience: str
    to: tuple[str, ...] = ()
    incident: str
    update: str
    title: str
    at: datetime


def messages_of(before: State, after: State, now: datetime) -> tuple[Message, ...]:
    """What is told after the merge and was not to be told before it, oldest first. Whoever ran `notify` has told the latter."""
    # Where the site is the same, records of the same month parts are told to the same channels.
    is_same = before.site == after.site
    known = {_key(one) for one in _all(before, before.incidents(after.root if is_same else None), now)}
    found = _all(after, after.incidents(before.root if is_same else None), now)
    return tuple(one for one in found if _key(one) not in known)


def messages_at(incident: Incident, update: Update, site: Site) -> Iterator[Message]:
    """What is told of an update at its own time."""
    for notice in notices([incident], site, update.at, update.at):
        if notice.update == update.id:
            yield from _messages(notice, site)


def by_update(messages: Iterable[Message]) -> dict[str, tuple[str, ...]]:
    """The channels by the id of what they are told."""
    found: dict[str, tuple[str, ...]] = {}
    for message in messages:
        found[message.id] = (*found.get(message.id, ()), message.channel)
    return found


def id_of(site: Site, incident: str, update: str) -> str:
    """The permanent id of an update, as feeds have it."""
    return site.ids_url + addresses.incident(incident) + addresses.update_anchor(update)


def _all(state: State, incidents: Iterable[Incident], now: datetime) -> Iterator[Message]:
    for notice in notices(incidents, state.site, now, now - state.site.notify.not_older_than):
        yield from _messages(notice, state.site)


def _messages(notice: Notice, site: Site) -> Iterator[Message]:
    for channel, to in hearing(site.notify, notice.audience, (one.id for one in notice.entry.about)):
        yield Message(
            id=id_of(site, notice.incident, notice.update),
            channel=channel.id,
            kind=channel.kind,
            audience=notice.audience,
            to=to,
            incident=notice.incident,
            update=notice.update,
            title=notice.entry.incident.title,
            at=notice.entry.published_at,
        )


def _key(message: Message) -> tuple[str, str, str]:
    """What `noa-status notify` remembers of a message."""
    return message.channel, message.incident, message.update
