"""`_nginx.conf` in a real nginx: what it answers, with which headers."""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.hosting.reading import by_cloudflare, rules
from tests.hosting.sites import addresses_of, sample

PAGE = "public, max-age=10, stale-while-revalidate=20, stale-if-error=86400"
_CONFIGURATION = """
daemon off; master_process off; pid {home}/pid; error_log stderr warn; worker_rlimit_nofile 1024;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
  uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi;
  server {{ listen 127.0.0.1:{port}; root {root}; include {snippet}; }}
}}
"""


class Answer(NamedTuple):
    """What a server answered; the headers' names are in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes


class Host(NamedTuple):
    """A server on a port of this machine."""

    tree: Path
    port: int

    def get(self, address: str, **headers: str) -> Answer:
        """Asks for an address; a header's underscores stand for dashes."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", address, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response: HTTPResponse = connection.getresponse()
        told = Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
        connection.close()
        return told


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path, Path], Host]]:
    """Starts an nginx, as whoever runs the tests, with a site and the folder that its addresses begin in."""
    nginx = os.environ.get("NOA_STATUS_NGINX") or shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    assert nginx, "there is no nginx: make test says how to get one"
    running: list[subprocess.Popen[bytes]] = []

    def started(tree: Path, root: Path) -> Host:
        home = tmp_path_factory.mktemp("nginx")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port: int = free.getsockname()[1]
        told = _CONFIGURATION.format(home=home, port=port, root=root, snippet=tree / "_nginx.conf")
        (home / "nginx.conf").write_text(told)
        command = [nginx, "-p", str(home), "-c", str(home / "nginx.conf"), "-e", "stderr"]
        checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stderr
        assert "[warn]" not in checked.stderr
        running.append(subprocess.Popen(command, stderr=subprocess.DEVNULL))
        _wait_for(port)
        return Host(tree, port)

    yield started
    for process in running:
        process.terminate()
        process.wait(10)


def _wait_for(port: int) -> None:
    until = time.monotonic() + 10
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            assert time.monotonic() < until, "nginx does not answer"
            time.sleep(0.05)


@pytest.fixture(scope="module")
def host(serve: Callable[[Path, Path], Host], tmp_path_factory: pytest.TempPathFactory) -> Host:
    tree = sample(tmp_path_factory.mktemp("site"))
    return serve(tree, tree)


def test_every_file_is_served_with_the_headers_that_the_other_file_says(host: Host) -> None:
    told = rules((host.tree / "_headers").read_text())
    for address in addresses_of(host.tree):
        answer, wanted = host.get(address), by_cloudflare(told, address)
        wanted.pop("content-type", None)
        assert answer.status == 200, address
        assert answer.body, address
        assert {name: answer.headers.get(name) for name in wanted} == wanted, address
        spoken = {name for name in answer.headers if name.startswith(("access-control", "cross-origin", "content-security"))}
        assert spoken <= wanted.keys(), address


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/de/history/", "text/html; charset=utf-8"),
        ("/feed.rss", "application/rss+xml; charset=utf-8"),
        ("/de/components/api/feed.atom", "application/atom+xml; charset=utf-8"),
        ("/embed.js", "text/javascript; charset=utf-8"),
        ("/embed.json", "application/json; charset=utf-8"),
        ("/badges/status.svg", "image/svg+xml; charset=utf-8"),
        ("/badges/components/api.json", "application/json; charset=utf-8"),
        ("/pictures/home.png", "image/png"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/llms.txt", "text/plain; charset=utf-8"),
    ],
)
def test_each_file_says_what_it_is(host: Host, address: str, kind: str) -> None:
    assert host.get(address).headers["content-type"] == kind


@pytest.mark.parametrize("address", ["/nowhere", "/history/2025-01/", "/components/fax/feed.rss", "/badges/fax.svg", "/404.html"])
def test_where_no_page_is_the_answer_is_told_and_that_nothing_is_there(host: Host, address: str) -> None:
    answer = host.get(address)
    assert answer.status == 404
    assert "There is no page here." in answer.body.decode()
    assert "API may be slow." in answer.body.decode()
    sent = [
        answer.headers[name] for name in ("content-type", "content-security-policy", "cache-control", "x-content-type-options")
    ]
    assert sent == ["text/html; charset=utf-8", "frame-ancestors 'none'", PAGE, "nosniff"]


@pytest.mark.parametrize("address", ["/_headers", "/_nginx.conf"])
def test_what_is_for_servers_is_shown_to_nobody(host: Host, address: str) -> None:
    assert host.get(address).status == 404


@pytest.mark.parametrize("address", ["/history", "/de/components/api", "/embed"])
def test_an_address_without_its_slash_leads_to_the_page(host: Host, address: str) -> None:
    answer = host.get(address)
    # Without scheme and port: a server in front of this one may have others.
    assert (answer.status, answer.headers["location"]) == (301, f"{address}/")


@pytest.mark.parametrize("address", ["/", "/feed.atom", "/embed.json", "/badges/status.svg"])
def test_who_has_the_newest_is_told_only_that(host: Host, address: str) -> None:
    first = host.get(address)
    again = host.get(address, If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["cache-control"] == first.headers["cache-control"]
    assert host.get(address, If_Modified_Since=first.headers["last-modified"]).status == 304


@pytest.mark.parametrize("address", ["/", "/feed.rss", "/embed.json", "/embed.js", "/badges/status.svg", "/sitemap-pages.xml"])
def test_texts_are_sent_compressed(host: Host, address: str) -> None:
    whole, small = host.get(address), host.get(address, Accept_Encoding="gzip")
    assert small.headers["content-encoding"] == "gzip"
    assert small.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(small.body) == whole.body


def test_a_site_in_a_folder_of_its_host_is_served_there(serve: Callable[[Path, Path], Host], tmp_path: Path) -> None:
    tree = sample(tmp_path, "https://example.com/public/")
    host = serve(tree, tree.parent)
    assert "API may be slow." in host.get("/public/").body.decode()
    assert host.get("/public/de/embed/").headers["content-security-policy"] == "frame-ancestors *"
    assert host.get("/public/history").headers["location"] == "/public/history/"
    missed = host.get("/public/nowhere")
    assert missed.status == 404
    assert 'href="/public/history/"' in missed.body.decode()
    assert "There is no page here." not in host.get("/elsewhere").body.decode()
