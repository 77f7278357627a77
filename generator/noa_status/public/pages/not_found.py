"""What stands where no page is."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from noa_status import addresses
from noa_status.public.render import Page
from noa_status.public.values import NotFoundPage, SiteHead

TEMPLATE = "pages/not_found.html.j2"


def pages(site: SiteHead) -> Iterator[Page]:
    """The page. A host serves it under any address, so its links begin at the host's root, not at the page."""
    path = urlsplit(site.url).path
    root = path if path.endswith("/") else f"{path}/"
    yield Page(address=addresses.NOT_FOUND, template=TEMPLATE, value=NotFoundPage(site=site, root=root))
