"""What visitors get now, asked through the public address."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

from noa_status import addresses
from noa_status.deliver.source import Source
from noa_status.problems import NoaStatusError

_EVERY = 1.0


def verify(source: Source, url: str, paths: Sequence[str], seconds: float) -> int:
    """Reads `build.json`, home and these files back until they are the tree's own, for at most so many seconds. Gives how many
    were read. Raises NoaStatusError (3) with what is not as it should be."""
    until = time.monotonic() + seconds
    chosen = dict.fromkeys([addresses.BUILD, "index.html", *paths])
    for path in chosen:
        while says := _fault(source, url, path):
            if time.monotonic() + _EVERY > until:
                raise NoaStatusError(f"published, but after {seconds:.0f} s {url} does not show it: {says}")
            time.sleep(_EVERY)
    return len(chosen)


def _fault(source: Source, url: str, path: str) -> str:
    address = path.removesuffix("index.html") if path.endswith(("/index.html", "index.html")) else path
    # Caches may keep what they have: these ask for it anew.
    request = Request(url + quote(address), headers={"Cache-Control": "no-cache", "Accept-Encoding": "identity"})
    try:
        with urlopen(request, timeout=10) as answer:
            data = answer.read()
    except HTTPError as error:
        return f"/{address} answers {error.code}"
    except (OSError, HTTPException) as error:
        return f"/{address}: {error}"
    return "" if hashlib.sha256(data).hexdigest() == source.files[path].sha256 else f"/{address} is another one"
