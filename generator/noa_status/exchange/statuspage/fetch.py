"""A page's JSON from its address: https, or plain http on this very machine; with time-outs and limits."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable
from http.client import HTTPException, HTTPMessage
from time import monotonic
from typing import IO
from urllib.parse import urlsplit

from noa_status import __version__
from noa_status.exchange.statuspage.files import MAX_BYTES, parse
from noa_status.exchange.statuspage.values import SourceFile
from noa_status.problems import NoaStatusError, Place, Problem

NAMES = ("summary.json", "components.json", "incidents.json", "scheduled-maintenances.json")
NEEDED = "incidents.json"
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_SECONDS_OF_SILENCE = 20
_SECONDS_A_FILE = 60

Get = Callable[[str], bytes | None]


def is_address(source: str) -> bool:
    """True where a source is an address, of whatever scheme, and no path."""
    return "://" in source


def fetch_page(address: str, get: Get | None = None) -> tuple[list[SourceFile], list[Problem]]:
    """The page's four lists, and which of them it does not have. `get` gives the bytes at an address, or None for a 404.

    Nothing is better than a part: raises NoaStatusError where one of them cannot be had, or is no page of Statuspage's kind.
    """
    base = api_of(address)
    get = get or _getter(is_local=_host(base) in _LOOPBACK)
    files: list[SourceFile] = []
    problems: list[Problem] = []
    for name in NAMES:
        url = f"{base}/{name}"
        data = get(url)
        if data is None:
            if name == NEEDED:
                raise NoaStatusError(f"{url}: not there; is this a Statuspage? Its address is what visitors open")
            says = "the page does not have this list: nothing of it is imported"
            problems.append(Problem(code="not-there", level="warning", place=Place(url), says=says))
            continue
        read = parse(url, data)
        if isinstance(read, Problem):
            raise NoaStatusError(f"{url}: {read.says}; is this a Statuspage?")
        files.append(read)
    return files, problems


def api_of(address: str) -> str:
    """The address under which a page's JSON lies. Raises NoaStatusError for what is never fetched."""
    host = _host(address)
    parts = urlsplit(address if host else "")
    if parts.scheme not in ("https", "http"):
        raise NoaStatusError(f"{address}: an address like https://www.example.com is expected here", exit_status=2)
    if parts.username is not None or parts.password is not None:
        raise NoaStatusError("an address with a password in it is not fetched: a status page needs none", exit_status=2)
    if parts.scheme == "http" and host not in _LOOPBACK:
        raise NoaStatusError(f"{address}: only https is fetched (http on this machine alone)", exit_status=2)
    path = parts.path.split("/api/v2", 1)[0].rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{path}/api/v2"


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to https alone; one that a public page sends to this machine is not followed."""

    def __init__(self, *, is_local: bool) -> None:
        self.is_local = is_local

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        is_local = _host(newurl) in _LOOPBACK
        if is_local != self.is_local or (not is_local and urlsplit(newurl).scheme != "https"):
            fp.close()
            raise NoaStatusError(f"{req.full_url}: leads to {newurl}, which is not followed")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _getter(*, is_local: bool) -> Get:
    opener = urllib.request.build_opener(_Redirects(is_local=is_local))

    def get(url: str) -> bytes | None:
        request = urllib.request.Request(url, headers={"User-Agent": f"noa-status/{__version__}", "Accept": "application/json"})
        try:
            with opener.open(request, timeout=_SECONDS_OF_SILENCE) as answer:
                return _body(url, answer)
        except urllib.error.HTTPError as error:
            error.close()
            if error.code == 404:
                return None
            raise NoaStatusError(f"{url}: answered {error.code} {error.reason}") from error
        except (urllib.error.URLError, HTTPException, OSError) as error:
            raise NoaStatusError(f"{url}: {getattr(error, 'reason', None) or error or type(error).__name__}") from error

    return get


def _body(url: str, answer: IO[bytes]) -> bytes:
    deadline = monotonic() + _SECONDS_A_FILE
    chunks: list[bytes] = []
    size = 0
    while chunk := answer.read(65_536):
        chunks.append(chunk)
        size += len(chunk)
        if size > MAX_BYTES:
            raise NoaStatusError(f"{url}: more than {MAX_BYTES:,} bytes")
        if monotonic() > deadline:
            raise NoaStatusError(f"{url}: not done after {_SECONDS_A_FILE} seconds")
    return b"".join(chunks)
