"""Selections: of a month's incidents and maintenances only those of one component, or of one impact. They are links that filter,
so sitemaps leave them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from noa_status.public.render import Page
from noa_status.public.values import SelectionPage

TEMPLATE = "pages/selection.html.j2"


def pages(values: Mapping[str, SelectionPage]) -> Iterator[Page]:
    """A page a selection, by its address."""
    for address, value in values.items():
        yield Page(address=address, template=TEMPLATE, value=value, is_listed=False)
