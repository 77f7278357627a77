"""What feeds are made of."""

from __future__ import annotations

from datetime import datetime

import msgspec

from noa_status.public.values.components import ComponentState
from noa_status.public.values.site import Link, SiteHead, Text


class FeedEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One update in a feed. `address` with its anchor is the permanent id once the site's url stands before it. `about` are the
    components that the incident had named by then."""

    address: str
    about: tuple[ComponentState, ...] = ()
    incident: Link
    published_at: datetime
    updated_at: datetime
    status: str
    impact: str
    components: tuple[ComponentState, ...] = ()
    body: Text
    translations: dict[str, Text] = {}


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed of the page or of one `component`: `address` is its page, `base` what its files' names begin with (`""`, or
    `components/api/`). Entries are newest first; `updated_at` is the newest entry's, or a fixed instant where there is none."""

    site: SiteHead
    component: ComponentState | None = None
    address: str
    base: str
    updated_at: datetime
    entries: tuple[FeedEntry, ...] = ()
