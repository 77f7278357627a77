"""Who may ask what: this machine's own browser, on our own pages. Everybody else is refused.

A page elsewhere may have a name that suddenly means 127.0.0.1 (DNS rebinding), so the host that was asked for is looked at; and
it may send requests here with its visitor's browser, so their origin is.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping

INTERNAL = "/-/"
"""Addresses that are the preview's own begin with this."""

TOKEN = "X-Noa-Status-Token"


class Guard:
    """Knows the names that we are asked for by, and the word that our own pages say when they write."""

    def __init__(self, ports: tuple[int, ...], token: str) -> None:
        self.hosts = frozenset(f"{name}:{port}" for port in ports for name in ("127.0.0.1", "localhost", "[::1]"))
        self.token = token

    def refusal(self, method: str, path: str, headers: Mapping[str, str]) -> str:
        """Why a request is refused, empty where it is not."""
        host = (headers.get("Host") or "").lower()
        if host not in self.hosts:
            return "This preview is for this machine alone: open it as 127.0.0.1."
        site = headers.get("Sec-Fetch-Site")
        is_visit = method == "GET" and headers.get("Sec-Fetch-Mode") == "navigate" and headers.get("Sec-Fetch-Dest") == "document"
        # Browsers that do not say where a request comes from say its origin at least when it is not their own page's.
        if site not in (None, "same-origin", "none") and not is_visit:
            return "Only the preview's own pages may ask this."
        origin = headers.get("Origin")
        if origin is not None and origin.lower() != f"http://{host}":
            return "Only the preview's own pages may ask this."
        return self._refusal_to_write(headers, origin) if method == "POST" else ""

    def _refusal_to_write(self, headers: Mapping[str, str], origin: str | None) -> str:
        if origin is None or not hmac.compare_digest((headers.get(TOKEN) or "").encode(), self.token.encode()):
            return "Only the compose page may write. If it was open while the preview was started anew, load it again."
        if (headers.get("Content-Type") or "").partition(";")[0].strip() != "application/json":
            return "Only JSON is taken."
        return ""
