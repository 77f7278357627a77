"""Against search engines and shared caches, where a door stands open by mistake: `robots.txt`, and `_headers` for hosts."""

from __future__ import annotations

from collections.abc import Iterator

from noa_status.internal.page import InternalFile

ROBOTS = "robots.txt"
HEADERS = "_headers"

_SAID = (
    ("X-Robots-Tag", "noindex, nofollow"),
    # A shared cache would hand a page to whoever asks next, signed in or not.
    ("Cache-Control", "private, no-cache"),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("Content-Security-Policy", "frame-ancestors 'none'"),
)


def files() -> Iterator[InternalFile]:
    """Both files. Neither keeps a person out: docs/access.md tells what does."""
    yield InternalFile(uri=ROBOTS, content="User-agent: *\nDisallow: /\n")
    yield InternalFile(uri=HEADERS, content="/*\n" + "".join(f"  {name}: {value}\n" for name, value in _SAID))
