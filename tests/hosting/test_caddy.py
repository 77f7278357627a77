"""`_caddy.conf` in a real Caddy: what it answers, with which headers."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest

from tests.hosting.reading import by_cloudflare, rules
from tests.hosting.serving import Host, caddy_of
from tests.hosting.sites import addresses_of, sample


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    tree = sample(tmp_path_factory.mktemp("site"))
    (tree / "history/index.html.gz").write_bytes(gzip.compress(b"made ahead", mtime=0))

    def site(port: int) -> str:
        return f"http://127.0.0.1:{port} {{\n\troot * {tree}\n\timport {tree}/_caddy.conf\n}}"

    with caddy_of(tree, site, tmp_path_factory.mktemp("caddy")) as running:
        yield running


def test_every_file_is_served_with_the_headers_that_the_other_file_says(host: Host) -> None:
    told = rules((host.tree / "_headers").read_text())
    for address in addresses_of(host.tree):
        if address.endswith(".gz"):
            continue
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
        ("/feed.rss", "application/xml; charset=utf-8"),
        ("/embed.json", "application/json; charset=utf-8"),
        ("/badges/status.svg", "image/svg+xml; charset=utf-8"),
        ("/pictures/home.png", "image/png"),
        ("/de/components/api/maintenance.ics", "text/calendar; charset=utf-8"),
        ("/metrics", "application/openmetrics-text; version=1.0.0; charset=utf-8"),
    ],
)
def test_each_file_says_what_it_is(host: Host, address: str, kind: str) -> None:
    assert host.get(address).headers["content-type"] == kind


@pytest.mark.parametrize(
    "address", ["/nowhere", "/history/2025-01/", "/badges/fax.svg", "/404.html", "/_headers", "/_caddy.conf"]
)
def test_where_no_page_is_the_answer_is_told_and_that_nothing_is_there(host: Host, address: str) -> None:
    answer = host.get(address)
    assert answer.status == 404
    assert "There is no page here." in answer.body.decode()
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"] == "frame-ancestors 'none'"
    assert answer.headers["cache-control"].startswith("public, max-age=10,")
    assert "access-control-allow-origin" not in answer.headers


def test_texts_are_sent_compressed_and_those_made_ahead_as_they_are(host: Host) -> None:
    whole, small = host.get("/"), host.get("/", Accept_Encoding="gzip")
    assert gzip.decompress(small.body) == whole.body
    ahead = host.get("/history/", Accept_Encoding="gzip")
    assert (ahead.headers["content-encoding"], gzip.decompress(ahead.body)) == ("gzip", b"made ahead")


def test_an_address_without_its_slash_leads_to_the_page(host: Host) -> None:
    answer = host.get("/history")
    assert (answer.status, answer.headers["location"]) == (308, "/history/")
