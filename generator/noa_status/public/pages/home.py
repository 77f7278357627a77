"""Home: one page."""

from __future__ import annotations

from collections.abc import Iterator

from noa_status import addresses
from noa_status.public.render import Page
from noa_status.public.values import HomePage

TEMPLATE = "pages/home.html.j2"


def pages(value: HomePage) -> Iterator[Page]:
    """The page of this kind."""
    yield Page(address=addresses.HOME, template=TEMPLATE, value=value)
