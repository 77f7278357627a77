"""Sites that are built and served, for a browser to look at."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import expect

from noa_status.build.conduct import Paths, build_public
from tests.browser.sites import NOW, an_outage
from tests.builders import SiteBuilder, at

# A busy machine takes its time.
expect.set_options(timeout=20_000)


class Served:
    """A site that is built from a builder's files and served under a sub-path, as somebody might put it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.is_down = False
        served = self

        class Handler(SimpleHTTPRequestHandler):
            def do_GET(self) -> None:
                served.asked.append(self.path)
                # Two builds of one second are two builds: file times tell seconds only.
                del self.headers["If-Modified-Since"]
                if served.is_down:
                    self.send_error(503)
                else:
                    super().do_GET()

            def date_time_string(self, timestamp: float | None = None) -> str:
                """No `Date` that means anything: the tests' clock stands elsewhere."""
                return super().date_time_string(timestamp) if timestamp is not None else ""

            def log_message(self, format: str, *args: object) -> None:
                """Says nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder / "site")))
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/sub/public/"

    def build(self, site: SiteBuilder, now: str) -> None:
        """Writes the files and builds the site as it is at `now`."""
        root = site.write(self.folder / "repository")
        paths = Paths(root=root, site=self.folder / "site" / "sub", cache=self.folder / "cache")
        assert build_public(paths, at(now)).is_built

    def close(self) -> None:
        """Stops serving."""
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A site to be built and served."""
    made = Served(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="session")
def outage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site of `sites.py`, built once for all tests: they change nothing in it."""
    made = Served(tmp_path_factory.mktemp("outage"))
    made.build(an_outage(), NOW)
    yield made.url
    made.close()
