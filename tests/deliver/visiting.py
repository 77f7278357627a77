"""A visitor who comes again and again while a site is being published, and reads whatever home and an incident's page lead to."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

Build = dict[str, bytes]
Get = Callable[[str], tuple[int, bytes]]

FEEDS = ("feed.rss", "feed.atom", "feed.json", "api/v2/summary.json")
_SITE = "status.example.com"


class Visitor:
    """Reads files of these builds, oldest first. `broken` tells what was not there, or of no build; `mixed` what was older than the
    home that led there; `seen` the builds whose home was read, by their places."""

    def __init__(self, get: Get, builds: Sequence[Build]) -> None:
        self._get, self._builds = get, builds
        self.reads = 0
        self.broken: list[str] = []
        self.mixed: list[str] = []
        self.seen: set[int] = set()

    def round(self) -> None:
        """Home, the feeds, all that home leads to, and all that an incident's page leads to."""
        body, home = self._read("index.html")
        if not body:
            return
        self.seen.add(home)
        for path in dict.fromkeys([*FEEDS, *self._links("index.html", body)]):
            leaf, age = self._read(path)
            if age < home:
                self.mixed.append(f"{path}: of build {age}, where home is of build {home}")
            if path.startswith("incidents/"):
                for link in self._links(path, leaf):
                    self._read(link)

    def _read(self, path: str) -> tuple[bytes, int]:
        """A file, and the newest build that has it like this."""
        self.reads += 1
        status, body = self._get(path)
        age = max((age for age, build in enumerate(self._builds) if build.get(path) == body), default=-1)
        if status != 200 or age < 0:
            self.broken.append(f"{path}: {status}, {len(body)} bytes of no build")
            return b"", len(self._builds)
        return body, age

    def _links(self, path: str, body: bytes) -> list[str]:
        parser = _Links()
        parser.feed(body.decode())
        links = {urlsplit(urljoin(f"https://{_SITE}/{path.removesuffix('index.html')}", link)) for link in parser.found}
        paths = {link.path[1:] for link in links if link.netloc == _SITE}
        return sorted(f"{path}index.html" if path.endswith("/") or not path else path for path in paths)


class _Links(HTMLParser):
    """Where a page's elements lead."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src") and value and not value.startswith("#")]


def over_http(port: int, prefix: str = "/") -> Get:
    """How to read a file of a site that a server has at a port of this machine."""

    def get(path: str) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", prefix + path)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    return get


@contextmanager
def visiting(visitor: Visitor) -> Generator[None]:
    """The visitor comes again and again until the block ends, at least once before it and once after."""
    visitor.round()
    is_over = threading.Event()

    def loop() -> None:
        while not is_over.is_set():
            visitor.round()

    thread = threading.Thread(target=loop, daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join(60)
    visitor.round()
