"""The strings that no public file may hold, each with what it is called in messages: never by itself."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from noa_status.deliver.source import SECRETS
from noa_status.model.site import Site


def canaries(site: Site, environment: str) -> Iterator[tuple[str, bytes]]:
    """Those of `status.yml`, the internal site's host, headers of private keys, and lines of an environment variable."""
    for secret in SECRETS:
        yield "the header of a private key", secret
    for index, text in enumerate(site.publish.canaries, 1):
        yield f"publish.canaries, number {index}", text.encode()
    for index, text in enumerate([line.strip() for line in environment.splitlines() if line.strip()], 1):
        yield f"NOA_STATUS_CANARY, line {index}", text.encode()
    host = urlsplit(site.internal_url).netloc
    # The same host with another path would be on every page.
    if host and host != urlsplit(site.url).netloc:
        yield "the host of internal_url", host.encode()
