"""`_nginx.conf` in a real nginx: what it answers, with which headers."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.hosting.reading import by_cloudflare, rules
from tests.hosting.serving import Host, nginx
from tests.hosting.sites import addresses_of, sample

PAGE = "public, max-age=10, stale-while-revalidate=20, stale-if-error=86400"


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path, Path], Host]]:
    """Starts an nginx with a site and the folder that its addresses begin in."""
    with ExitStack() as running:
        yield lambda tree, root: running.enter_context(nginx(tree, root, tmp_path_factory.mktemp("nginx")))


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
        ("/feed.rss", "application/xml; charset=utf-8"),
        ("/de/components/api/feed.atom", "application/xml; charset=utf-8"),
        ("/embed.js", "text/javascript; charset=utf-8"),
        ("/embed.json", "application/json; charset=utf-8"),
        ("/badges/status.svg", "image/svg+xml; charset=utf-8"),
        ("/badges/components/api.json", "application/json; charset=utf-8"),
        ("/pictures/home.png", "image/png"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/llms.txt", "text/plain; charset=utf-8"),
        ("/de/components/api/maintenance.ics", "text/calendar; charset=utf-8"),
        ("/metrics", "application/openmetrics-text; version=1.0.0; charset=utf-8"),
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
