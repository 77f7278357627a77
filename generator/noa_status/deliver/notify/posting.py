"""One POST, and what became of it."""

from __future__ import annotations

import http.client
import re
import ssl
import time
from collections.abc import Mapping
from urllib.parse import urlsplit

from noa_status.deliver.notify.limits import cut_off
from noa_status.deliver.notify.outcomes import Outcome

_AGAIN = frozenset({408, 409, 423, 425, 429})
_SECONDS = re.compile(r"\d{1,6}")


def post(url: str, body: bytes, headers: Mapping[str, str], *, timeout: float) -> Outcome:
    """Posts a body and tells by the answer's status; no redirect is followed. Nothing takes longer than twice `timeout` seconds,
    but for a host of many addresses. What fails before the request is under way is `failed`, later `unsure`."""
    parts = urlsplit(url)
    kinds = {"https": http.client.HTTPSConnection, "http": http.client.HTTPConnection}
    if parts.scheme not in kinds or not parts.hostname:
        return Outcome("down", "its address is none of https:// or http://")
    deadline = time.monotonic() + timeout * 2
    try:
        connection = kinds[parts.scheme](parts.hostname, parts.port, timeout=timeout)
        connection.connect()
    except (OSError, ValueError) as error:
        return Outcome("failed", f"cannot connect: {_says(error)}")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        with cut_off(connection.sock, deadline - time.monotonic()):
            connection.request("POST", path, body, {"User-Agent": "noa-status", **headers})
            answer = connection.getresponse()
            status, after = answer.status, answer.getheader("Retry-After", "")
    except (OSError, http.client.HTTPException) as error:
        return Outcome("unsure", f"no answer: {_says(error)}")
    finally:
        connection.close()
    if 200 <= status < 300:
        return Outcome("sent", str(status))
    says = f"answered {status} {http.client.responses.get(status, '')}".rstrip()
    if status in _AGAIN or status >= 500:
        return Outcome("failed", says, float(after) if _SECONDS.fullmatch(after) else 0.0)
    return Outcome("refused", says)


def _says(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not good ({error.verify_message})"
    if isinstance(error, TimeoutError):
        return "timed out"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return "the connection was closed" if isinstance(error, http.client.HTTPException) else type(error).__name__
