"""The history for programs: a document a month, made with the month's pages and kept with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from msgspec.structs import replace

from noa_status import __version__, addresses
from noa_status.artifacts import Artifact, key_of
from noa_status.public.noa_api import documents
from noa_status.public.noa_api.records import record
from noa_status.public.render import Page
from noa_status.public.values import IncidentPage, IncidentView, MonthPage, SiteHead, Text


def artifacts(pages: Sequence[Page], html: Callable[[Text], str]) -> Iterator[Artifact]:
    """The document of the month whose pages these are. `html` turns a text into safe HTML."""
    # What follows from the moment of the build is left out of the key: a document of the past stays as it is.
    views = [
        replace(page.value.incident, duration=0, next_update_is_overdue=False, later=())
        for page in pages
        if isinstance(page.value, IncidentPage)
    ]
    for month in (page.value for page in pages if isinstance(page.value, MonthPage)):
        own = replace(month, days=())
        key = key_of(__version__, own, views)
        yield Artifact(path=addresses.api_month(f"{month.month:%Y-%m}"), key=key, render=partial(_render, own, views, html))


def _render(month: MonthPage, views: Sequence[IncidentView], html: Callable[[Text], str]) -> bytes:
    site = month.site
    return documents.encode(
        documents.Month(
            schema=site.url + addresses.api_schema("month"),
            month=f"{month.month:%Y-%m}",
            page=site.url + addresses.month(f"{month.month:%Y-%m}"),
            previous=_link(month.previous, site),
            next=_link(month.next, site),
            incidents=month.incidents,
            maintenances=month.maintenances,
            uptime=[documents.Share(id=one.id, name=one.name, share=one.share) for one in month.uptime],
            records=[record(view, site, html) for view in reversed(views)],
        )
    )


def _link(day: date | None, site: SiteHead) -> documents.MonthLink | None:
    return None if day is None else documents.MonthLink(month=f"{day:%Y-%m}", url=site.url + addresses.api_month(f"{day:%Y-%m}"))
