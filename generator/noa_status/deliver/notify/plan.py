"""Who is told what: pure, so that it can be shown before anything is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

import msgspec

from noa_status.model.incident import Incident
from noa_status.model.notify import MAILED, NotifyChannel
from noa_status.model.site import Site
from noa_status.public.notices import Told, told
from noa_status.public.values import Text
from noa_status.public.view.heads import site_head
from noa_status.public.view.notices import notices

OUTBOX: Final = "outbox"
"""The id of the channel that there is where none is set up."""


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """An update for a channel; `to` are the addresses of a mail. Its `key` names it for ever."""

    channel: NotifyChannel
    told: Told
    to: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The name of what is remembered of it."""
        return f"notify/{self.channel.id}/{self.told.incident}/{self.told.update}.json"


def planned(
    incidents: Iterable[Incident], site: Site, html: Callable[[Text], str], *, since: datetime, now: datetime
) -> list[Planned]:
    """What is to be told of the updates from `since` to `now`, channel by channel, oldest first; whether it was told already is
    not looked at. `html` turns a text into safe HTML with absolute links."""
    updates = told(notices(incidents, site, now, since), site_head(site), site.ids_url, html)
    found: list[Planned] = []
    for channel in channels_of(site):
        for update in updates:
            if update.audience not in channel.tells:
                continue
            to = _addresses(channel, update) if channel.kind == "mail" else ()
            if to or channel.kind != "mail":
                found.append(Planned(channel=channel, told=update, to=to))
    return found


def channels_of(site: Site) -> tuple[NotifyChannel, ...]:
    """The channels of `status.yml`; where there are none, mails that become files."""
    return site.notify.channels or (
        NotifyChannel(
            id=OUTBOX,
            kind="mail",
            sender="status@outbox.invalid",
            all_customers="all-customers@outbox.invalid",
            affected_customers="affected-customers@outbox.invalid",
        ),
    )


def _addresses(channel: NotifyChannel, update: Told) -> tuple[str, ...]:
    """The lists that hear of an update: all customers', or those of the components that it is about. The list of affected
    customers stands for every component that has none of its own."""
    if update.audience not in MAILED:
        return ()
    if update.audience == "all_customers":
        found = [channel.all_customers]
    else:
        found = [channel.components.get(id, channel.affected_customers) for id in update.about] or [channel.affected_customers]
    return tuple(dict.fromkeys(address for address in found if address))
