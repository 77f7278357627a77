"""Months: a page for each in which something began."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noa_status import addresses
from noa_status.public.render import Page
from noa_status.public.values import MonthPage

TEMPLATE = "pages/month.html.j2"


def pages(values: Iterable[MonthPage]) -> Iterator[Page]:
    """A page a month."""
    for value in values:
        yield Page(address=addresses.month(f"{value.month:%Y-%m}"), template=TEMPLATE, value=value)
