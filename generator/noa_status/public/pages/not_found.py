"""What stands where no page is: it still answers the question that people come with."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from noa_status import addresses
from noa_status.public.render import Page
from noa_status.public.values import HomePage, NotFoundPage

TEMPLATE = "pages/not_found.html.j2"


def pages(home: HomePage) -> Iterator[Page]:
    """The page, with the answer of home. A host serves it under any address, so its links begin at the host's root."""
    path = urlsplit(home.site.url).path
    value = NotFoundPage(
        site=home.site,
        root=path if path.endswith("/") else f"{path}/",
        now=home.now,
        renew_by=home.renew_by,
        answer=home.answer,
        later=home.later,
    )
    yield Page(address=addresses.NOT_FOUND, template=TEMPLATE, value=value, is_listed=False)
