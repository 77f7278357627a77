"""`_headers`: what it says of every address of a site, as either host reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from noa_status.public.headers import headers_file, nginx_file
from noa_status.words.languages import CODES
from tests.hosting.reading import Rule, by_cloudflare, by_netlify, rules
from tests.hosting.sites import addresses_of, sample

PAGES = (
    "/",
    "/history/",
    "/history/2026-10/",
    "/incidents/2026-11-24-api-slow/",
    "/maintenance/",
    "/components/api/",
    "/subscribe/",
)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample(tmp_path_factory.mktemp("headers"))


@pytest.fixture(scope="module")
def told(tree: Path) -> list[Rule]:
    return rules((tree / "_headers").read_text())


def test_either_host_sends_the_same_with_every_address(tree: Path, told: list[Rule]) -> None:
    addresses = addresses_of(tree)
    assert len(addresses) > 60
    for address in addresses:
        assert by_cloudflare(told, address) == by_netlify(told, address), address


def test_no_two_rules_say_the_same_header_of_an_address(tree: Path, told: list[Rule]) -> None:
    for address in addresses_of(tree):
        names = [name for rule in told if by_cloudflare([rule], address) for name, _ in rule.headers]
        assert len(names) == len(set(names)), address


def test_every_address_says_how_long_it_may_be_kept_and_never_for_ever(tree: Path, told: list[Rule]) -> None:
    for address in [*addresses_of(tree), "/404.html"]:
        kept = by_cloudflare(told, address)["cache-control"]
        assert "immutable" not in kept
        assert int(kept.partition("max-age=")[2].partition(",")[0]) <= 3600, address


@pytest.mark.parametrize("address", [*PAGES, *(f"/de{address}" for address in PAGES), "/404.html"])
def test_pages_are_asked_for_again_soon_and_framed_by_nobody(told: list[Rule], address: str) -> None:
    sent = by_cloudflare(told, address)
    assert sent["content-security-policy"] == "frame-ancestors 'none'"
    assert sent["cache-control"] == "public, max-age=10, stale-while-revalidate=20, stale-if-error=86400"
    assert "access-control-allow-origin" not in sent


@pytest.mark.parametrize("folder", ["/", "/de/"])
def test_what_others_embed_may_be_framed_read_and_loaded(told: list[Rule], folder: str) -> None:
    assert by_cloudflare(told, f"{folder}embed/")["content-security-policy"] == "frame-ancestors *"
    for name in ("embed.json", "embed.js", "badges/status.svg", "badges/components/api.json"):
        sent = by_cloudflare(told, folder + name)
        assert (sent["access-control-allow-origin"], sent["cross-origin-resource-policy"]) == ("*", "cross-origin")
    for name in ("feed.rss", "feed.atom", "components/api/feed.rss", "components/api/feed.atom"):
        assert by_cloudflare(told, folder + name)["access-control-allow-origin"] == "*"


def test_feeds_and_json_say_what_they_are(told: list[Rule]) -> None:
    sent = {name: by_cloudflare(told, name)["content-type"] for name in ("/feed.rss", "/components/api/feed.atom", "/build.json")}
    assert list(sent.values()) == [
        "application/xml; charset=utf-8",
        "application/xml; charset=utf-8",
        "application/json",
    ]


def test_nobody_answers_with_an_old_word_on_whether_the_page_still_holds(told: list[Rule]) -> None:
    assert by_cloudflare(told, "/build.json")["cache-control"] == "public, max-age=5, must-revalidate"


def test_a_browser_is_kept_to_https_only_where_the_site_says_https() -> None:
    for url, is_secure in (("https://status.example.com/", True), ("http://status.example.com/", False)):
        for text in (headers_file(url, []), nginx_file(url, [])):
            assert ("Strict-Transport-Security" in text) is is_secure
            assert "includeSubDomains" not in text


def test_a_site_in_a_folder_of_its_host_speaks_of_that_folder_alone() -> None:
    told = rules(headers_file("https://example.com/status/", ["de/"]))
    assert {rule.path for rule in told if not rule.path.startswith("/status/")} == set()
    assert by_cloudflare(told, "/status/de/embed/")["content-security-policy"] == "frame-ancestors *"


def test_a_site_in_all_languages_keeps_to_the_limits_of_hosts() -> None:
    text = headers_file("https://status.example.com/", [f"{code}/" for code in CODES[1:]])
    assert len(CODES) >= 6
    assert len(rules(text)) <= 100
    assert max(map(len, text.splitlines())) <= 2000
