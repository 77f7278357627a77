"""Who is told what: pure, so that it can be shown before anything is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

import msgspec

from noa_status.model.incident import Incident
from noa_status.model.notify import NotifyChannel, channels_of, hearing
from noa_status.model.site import Site
from noa_status.public.notices import Told, told
from noa_status.public.values import Text
from noa_status.public.view.heads import site_head
from noa_status.public.view.notices import notices


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
    place = {channel.id: number for number, channel in enumerate(channels_of(site.notify))}
    found = [
        Planned(channel=channel, told=update, to=to)
        for update in updates
        for channel, to in hearing(site.notify, update.audience, update.about)
    ]
    return sorted(found, key=lambda planned: place[planned.channel.id])
