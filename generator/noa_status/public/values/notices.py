"""What is told of an update beyond the page."""

from __future__ import annotations

import msgspec

from noa_status.public.values.feeds import FeedEntry


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """An update to be told: the entry that feeds have of it, and its place in its `incident` (an id, as `update` is).

    `earlier` are the ids of the incident's updates before it, oldest first; `audience` says whom the plan tells;
    `feeds` is what the names of the feeds begin with that changed with it.
    """

    incident: str
    update: str
    kind: str
    audience: str
    earlier: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ("",)
    entry: FeedEntry
