"""Components: a page each, also for those that are retired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noa_status.public.render import Page
from noa_status.public.values import ComponentPage

TEMPLATE = "pages/component.html.j2"


def pages(values: Iterable[ComponentPage]) -> Iterator[Page]:
    """A page a component."""
    for value in values:
        yield Page(address=value.component.address, template=TEMPLATE, value=value)
