"""Incidents and maintenances: a page each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noa_status.public.render import Page
from noa_status.public.values import IncidentPage

TEMPLATE = "pages/incident.html.j2"


def pages(values: Iterable[IncidentPage]) -> Iterator[Page]:
    """A page a record, at the address that the record has for ever."""
    for value in values:
        yield Page(address=value.incident.address, template=TEMPLATE, value=value)
