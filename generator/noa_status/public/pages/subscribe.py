"""Get updates: one page that leads to every feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noa_status import addresses
from noa_status.public.render import Page
from noa_status.public.values import GroupRow, Link, SiteHead, SubscribePage

TEMPLATE = "pages/subscribe.html.j2"


def pages(site: SiteHead, groups: Iterable[GroupRow]) -> Iterator[Page]:
    """The page of feeds, for the components that home shows."""
    components = tuple(Link(title=row.name, address=row.address) for group in groups for row in group.components)
    value = SubscribePage(site=site, root=addresses.root_of(addresses.SUBSCRIBE), components=components)
    yield Page(address=addresses.SUBSCRIBE, template=TEMPLATE, value=value)
