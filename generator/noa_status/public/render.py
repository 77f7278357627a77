"""The way from a page to a file: pages say which template shows which value, a theme turns the two into bytes."""

from __future__ import annotations

from functools import partial
from typing import Protocol

import msgspec

from noa_status import addresses
from noa_status.artifacts import Artifact, key_of


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page to be: its address, the template that shows it (`pages/home.html.j2`) and the one value that the template gets."""

    address: str
    template: str
    value: msgspec.Struct


class Theme(Protocol):
    """What renders pages. `public` never sees where templates lie."""

    def key(self, template: str) -> bytes:
        """A hash of all that goes into a page beside its value: the template's closure, its CSS, its script, our version."""
        ...

    def render(self, template: str, value: msgspec.Struct) -> bytes:
        """The page, UTF-8."""
        ...


def page_artifact(page: Page, theme: Theme) -> Artifact:
    """The file of a page. Rendering waits until somebody asks, the key is known at once."""
    return Artifact(
        path=addresses.page_file(page.address),
        key=key_of(theme.key(page.template), page.value),
        render=partial(theme.render, page.template, page.value),
    )
