"""Keeping the internal site inside: the examples of docs/access.md in a real nginx, and one place for one site."""

from __future__ import annotations

import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.hosting.serving import Host, nginx
from tests.internal.test_plugin import a_repository, run

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "access"
PAGES = {"index.html": "On call", "r/ApiDown/index.html": "ApiDown", "404.html": "No such page", "search/search_index.json": "{}"}
ADDRESSES = ["/", "/r/ApiDown/?namespace=prod&pod=api-7", "/search/search_index.json", "/nowhere"]


class _SignIn(BaseHTTPRequestHandler):
    """What nginx expects of oauth2-proxy: 202 or 401 at `/oauth2/auth`, and a way to sign in at `/oauth2/start`."""

    def do_GET(self) -> None:
        if self.path == "/oauth2/auth":
            self.send_response(202 if self.headers["Cookie"] == "_oauth2_proxy=ana" else 401)
        elif self.path.startswith("/oauth2/start"):
            self.send_response(302)
            self.send_header("Location", "https://sign-in.example.com/")
            self.send_header("X-Comes-Back-To", self.headers["X-Auth-Request-Redirect"])
        else:
            self.send_response(404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def _tree(folder: Path, example: str, **changed: str) -> Path:
    """A site with the example as its snippet, told where it is, and nothing else changed."""
    for name, text in PAGES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    told = (EXAMPLES / example).read_text().replace("/srv/status/internal", str(folder))
    for old, new in changed.items():
        assert old in told
        told = told.replace(old, new)
    (folder / "_nginx.conf").write_text(told)
    return folder


@contextmanager
def _signing_in() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _SignIn)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    tree = tmp_path_factory.mktemp("site")
    with (
        _signing_in() as at,
        nginx(_tree(tree, "oauth2-proxy.conf", **{"127.0.0.1:4180": at}), tree, tmp_path_factory.mktemp("n")) as host,
    ):
        yield host


@pytest.fixture(scope="module")
def with_password(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    tree, home = tmp_path_factory.mktemp("site"), tmp_path_factory.mktemp("n")
    (home / "people").write_text("ana:{PLAIN}correct horse\n")
    with nginx(_tree(tree, "basic.conf", **{"/etc/nginx/internal.htpasswd": str(home / "people")}), tree, home) as host:
        yield host


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_has_not_signed_in_sees_nothing_and_comes_back_to_the_very_page(proxied: Host, address: str) -> None:
    answer = proxied.get(address)
    assert answer.status == 302
    assert answer.headers["location"] == "https://sign-in.example.com/"
    assert answer.headers["x-comes-back-to"] == address
    assert not any(text.encode() in answer.body for text in PAGES.values())
    assert proxied.get(address, Cookie="_oauth2_proxy=somebody").status == 302


def test_who_has_signed_in_sees_the_pages_which_nobody_keeps(proxied: Host) -> None:
    answer = proxied.get("/r/ApiDown/?namespace=prod", Cookie="_oauth2_proxy=ana")
    assert (answer.status, answer.body) == (200, b"ApiDown")
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    assert answer.headers["cache-control"] == "private, no-cache"
    gone = proxied.get("/nowhere", Cookie="_oauth2_proxy=ana")
    assert (gone.status, gone.body) == (404, b"No such page")


def test_the_way_to_ask_who_somebody_is_is_closed_to_everybody(proxied: Host) -> None:
    assert proxied.get("/oauth2/auth", Cookie="_oauth2_proxy=ana").status == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_without_the_password_there_is_nothing(with_password: Host, address: str) -> None:
    for headers in ({}, {"Authorization": f"Basic {b64encode(b'ana:wrong').decode()}"}):
        answer = with_password.get(address, **headers)
        assert answer.status == 401
        assert not any(text.encode() in answer.body for text in PAGES.values())


def test_with_the_password_there_are_the_pages(with_password: Host) -> None:
    answer = with_password.get("/", Authorization=f"Basic {b64encode(b'ana:correct horse').decode()}")
    assert (answer.status, answer.body, answer.headers["x-robots-tag"]) == (200, b"On call", "noindex, nofollow")


@pytest.mark.parametrize("place", ["site/public", "site/public/internal", "site", "."])
def test_the_internal_site_is_not_put_where_the_public_one_goes(tmp_path: Path, place: str) -> None:
    root = a_repository().write(tmp_path / "us")
    (root / "site" / "public").mkdir(parents=True)
    (root / "site" / "public" / "index.html").write_text("public")
    done = run(root, "build", "-d", str(root / place))
    assert done.returncode == 1
    assert "the public site" in done.stderr or "within" in done.stderr
    assert "Traceback" not in done.stderr
    assert (root / "site" / "public" / "index.html").read_text() == "public"


def test_nor_where_a_public_site_is_already(tmp_path: Path) -> None:
    root = a_repository().write(tmp_path / "us")
    elsewhere = tmp_path / "www"
    elsewhere.mkdir()
    for name in ("build.json", "_headers"):
        (elsewhere / name).write_text("{}")
    done = run(root, "build", "-d", str(elsewhere))
    assert done.returncode == 1
    assert "is a place of the public site" in done.stderr
    assert (elsewhere / "build.json").exists()
