"""How the public page looks, and what else of the organisation it shows: logo, accent, links, an announcement."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec


class Section(StrEnum):
    """A part of home."""

    ANSWER = "answer"
    OPEN = "open"
    COMPONENTS = "components"
    PLANNED = "planned"
    RECENT = "recent"


class Logo(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A picture (SVG or PNG) under the site's `assets/`: `light` on light grounds, `dark` on dark ones, where that is another.

    `alt` says what it shows; it is empty where the site's name beside it says all.
    """

    light: str
    dark: str = ""
    alt: str = ""


class Accent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The organisation's colour, `#rrggbb`, readable on the light grounds and on the dark ones."""

    light: str
    dark: str


class Link(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A way out of the status page: an address of the web, or `mailto:`."""

    title: str
    url: str


class Announcement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line above everything, until that instant (without one, until it is removed)."""

    text: str
    until: datetime | None = None
    url: str = ""


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What `status.yml` says of the look of the public page. `sections` are home's, in their order; `hub_url`
    is the WebSub hub that feeds name, `calendar_of_incidents` wants a calendar of incidents beside that of planned work."""

    logo: Logo | None = None
    accent: Accent | None = None
    links: tuple[Link, ...] = ()
    footer: str = ""
    announcement: Announcement | None = None
    sections: tuple[Section, ...] = tuple(Section)
    email_url: str = ""
    support_url: str = ""
    hub_url: str = ""
    calendar_of_incidents: bool = False

    def announcement_at(self, now: datetime) -> Announcement | None:
        """The announcement that is shown at `now`."""
        is_over = self.announcement is not None and self.announcement.until is not None and self.announcement.until <= now
        return None if is_over else self.announcement

    def next_change_at(self, now: datetime) -> datetime | None:
        """The next instant at which the look changes by itself: the end of the announcement. None where there is none."""
        shown = self.announcement_at(now)
        return None if shown is None else shown.until
