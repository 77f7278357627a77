"""Years: a page for each in which something began."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noa_status import addresses
from noa_status.public.render import Page
from noa_status.public.values import YearPage

TEMPLATE = "pages/year.html.j2"


def pages(values: Iterable[YearPage]) -> Iterator[Page]:
    """A page a year."""
    for value in values:
        yield Page(address=addresses.year(value.year.year), template=TEMPLATE, value=value)
