"""What every page gets: texts, links, and what is said of the site."""

from __future__ import annotations

from datetime import datetime

import msgspec


class Text(msgspec.Struct, frozen=True):
    """A Markdown text that lies in the repository: `id` changes when the text does. It is read only when a page shows it."""

    id: str
    path: str


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A way to another page."""

    title: str
    address: str
    titles: dict[str, str] = {}


class LanguageLink(msgspec.Struct, frozen=True, kw_only=True):
    """The way to the site in another language: its code, its own name for itself, the folder that it lies in (`""`, or `de/`)."""

    code: str
    name: str
    folder: str


class Logo(msgspec.Struct, frozen=True, kw_only=True):
    """The names of the logo's files in the theme's `assets/`; `dark` is empty where one is for both. `alt` says what it shows."""

    light: str
    dark: str = ""
    alt: str = ""


class Accent(msgspec.Struct, frozen=True, kw_only=True):
    """The organisation's colour on light grounds and on dark ones, `#rrggbb`."""

    light: str
    dark: str


class OutsideLink(msgspec.Struct, frozen=True, kw_only=True):
    """A way out of the site."""

    title: str
    url: str


class Announcement(msgspec.Struct, frozen=True, kw_only=True):
    """A line above everything, until an instant or for good."""

    text: str
    url: str = ""
    until: datetime | None = None


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What the organisation put on every page."""

    logo: Logo | None = None
    accent: Accent | None = None
    links: tuple[OutsideLink, ...] = ()
    footer: str = ""
    support_url: str = ""


class SiteHead(msgspec.Struct, frozen=True, kw_only=True):
    """What every page says of the site.

    `url` is the public base of all languages and ends with a slash; `language` is the page's, whose pages lie in `folder`;
    `languages` are all that there are, the one of the records first, where there are several. `partial_weight` is how much of
    a partial outage counts as down, in percent.
    """

    name: str
    url: str
    language: str = "en"
    folder: str = ""
    languages: tuple[LanguageLink, ...] = ()
    partial_weight: int = 30
    look: Look = Look()


class PageValue(msgspec.Struct, frozen=True, kw_only=True):
    """What every page gets: what it says of the site, and its way to the root of the site in its language."""

    site: SiteHead
    root: str
