"""What feeds are made of."""

from __future__ import annotations

from datetime import datetime

import msgspec

from noa_status.public.values.components import ComponentState
from noa_status.public.values.site import Link, SiteHead, Text


class FeedEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One update in a feed. `address` with its anchor is the permanent id once the feed's `ids` stand before it. `about` are the
    components that the incident had named by then; `correction` says what was put right, where somebody said so."""

    address: str
    about: tuple[ComponentState, ...] = ()
    incident: Link
    published_at: datetime
    updated_at: datetime
    status: str
    impact: str
    components: tuple[ComponentState, ...] = ()
    correction: str = ""
    body: Text
    translations: dict[str, Text] = {}


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed, or an archive of it: of the page, or of one component or group, its `subject`.

    `address` is the page that it belongs to, `base` what its files' names begin with (`""`, or `components/api/`), `file` the
    rest of a name up to its ending. All ids begin with `ids`, an url. `hub` is told of changes, where there is one. `previous`
    and `next` are the files of the archives before and after it. Entries are newest first; `updated_at` is the newest change of
    any, or a fixed instant where there is none.
    """

    site: SiteHead
    subject: Link | None = None
    address: str
    base: str
    file: str = "feed"
    ids: str
    hub: str = ""
    previous: str = ""
    next: str = ""
    is_archive: bool = False
    updated_at: datetime
    entries: tuple[FeedEntry, ...] = ()
