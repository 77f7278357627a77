"""The way from a page to a file: pages say which template shows which value, a theme turns the two into bytes."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple, Protocol

import msgspec
from msgspec.structs import replace

from noa_status import addresses
from noa_status.artifacts import Artifact, key_of
from noa_status.public.values import PageValue, SiteHead


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page to be: its address, the template that shows it (`pages/home.html.j2`) and the one value that the template gets.

    A page that is not `is_listed` is left out of sitemaps: it shows what others show, or nothing of its own.
    """

    address: str
    template: str
    value: PageValue
    is_listed: bool = True


class Theme(Protocol):
    """What renders pages. `public` never sees where templates lie."""

    def key(self, template: str) -> bytes:
        """A hash of all that goes into a page beside its value: the template's closure, its CSS, its script, our version."""
        ...

    def render(self, page: Page) -> bytes:
        """The page, UTF-8."""
        ...


class Edition(NamedTuple):
    """The site in one language: what its pages say of the site, and the theme that speaks the language."""

    head: SiteHead
    theme: Theme


def page_artifact(page: Page, edition: Edition) -> Artifact:
    """The file of a page in an edition. Rendering waits until somebody asks, the key is known at once."""
    head, theme = edition
    own = page if head == page.value.site else replace(page, value=replace(page.value, site=head))
    return Artifact(
        path=head.folder + addresses.page_file(page.address),
        key=key_of(theme.key(page.template), own.value),
        render=partial(theme.render, own),
    )
