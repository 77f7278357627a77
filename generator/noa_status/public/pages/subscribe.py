"""Get updates: one page that leads to every way to be told, by what people want."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noa_status import addresses
from noa_status.public.render import Page
from noa_status.public.values import GroupRow, Link, Links, SiteHead, SubscribePage

TEMPLATE = "pages/subscribe.html.j2"


def pages(
    site: SiteHead, groups: Iterable[GroupRow], email_url: str = "", calendar: str = "", incidents_calendar: str = ""
) -> Iterator[Page]:
    """The page, for the components that home shows."""
    value = SubscribePage(
        site=site,
        root=addresses.root_of(addresses.SUBSCRIBE),
        groups=tuple(_links(group) for group in groups),
        email_url=email_url,
        calendar=calendar,
        incidents_calendar=incidents_calendar,
    )
    yield Page(address=addresses.SUBSCRIBE, template=TEMPLATE, value=value)


def _links(group: GroupRow) -> Links:
    links = tuple(Link(title=row.name, titles=row.names, address=row.address) for row in group.components)
    return Links(title=group.name, titles=group.names, links=links)
