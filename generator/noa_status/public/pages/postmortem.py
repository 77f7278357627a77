"""Post-mortems: a page for each incident that has a published one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from noa_status import addresses
from noa_status.public.render import Page
from noa_status.public.values import IncidentPage, PostmortemPage

TEMPLATE = "pages/postmortem.html.j2"


def pages(incidents: Iterable[IncidentPage]) -> Iterator[Page]:
    """A page a published post-mortem, below its incident's."""
    for page in incidents:
        if page.postmortem_address:
            announced = (update.at for update in page.incident.updates if update.status == "postmortem")
            value = PostmortemPage(
                site=page.site,
                root=addresses.root_of(page.postmortem_address),
                incident=replace(page.incident, updates=()),
                published_at=next(announced, None),
            )
            yield Page(address=page.postmortem_address, template=TEMPLATE, value=value)
