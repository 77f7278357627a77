"""The configurations of docs/access.md, loaded as they stand there by a real nginx."""

from __future__ import annotations

import re
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from noa_status.internal.hosting import files
from tests.hosting.reading import by_cloudflare, rules
from tests.hosting.serving import Host, nginx_of
from tests.hosting.sign_on import PROVIDER, SESSION, sign_on

DOC = Path(__file__).resolve().parents[2] / "docs" / "access.md"
FILES = {
    "index.html": "On call",
    "404.html": "There is no page here.",
    "r/HighLatency/index.html": "HighLatency",
    "assets/noa.css": "b{}",
    **{file.uri: file.content for file in files()},
}
ASKED = "/r/HighLatency/?namespace=prod&pod=api-7"


def site(folder: Path) -> Path:
    """A small internal site."""
    for path, content in FILES.items():
        target = folder / "site" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content)
    return folder / "site"


def configuration(title: str, port: int, **changed: str) -> str:
    """The configuration under a heading of the docs. Only what belongs to a machine is another: port, certificate, paths."""
    text = DOC.read_text(encoding="utf-8").partition(f"\n## {title}\n")[2]
    block = re.search(r"```nginx\n(.*?)```", text, re.DOTALL)
    assert block
    told = block[1]
    for old, new in {"443 ssl": f"127.0.0.1:{port}", **changed}.items():
        assert old in told, old
        told = told.replace(old, new)
    return told


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    tree = site(tmp_path_factory.mktemp("sign-on"))
    with sign_on() as proxy:
        changed = {"/var/www/runbooks": str(tree), "127.0.0.1:4180": f"127.0.0.1:{proxy}"}
        with nginx_of(
            tree, lambda port: configuration("nginx and single sign-on", port, **changed), tmp_path_factory.mktemp("a")
        ) as host:
            yield host


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    home = tmp_path_factory.mktemp("password")
    tree = site(home)
    hashed = subprocess.run(
        ["openssl", "passwd", "-6", "-stdin"], input="open sesame\n", capture_output=True, text=True, check=True
    )
    (home / "htpasswd").write_text(f"ana:{hashed.stdout}")
    changed = {"/var/www/runbooks": str(tree), "/etc/nginx/runbooks.htpasswd": str(home / "htpasswd")}
    with nginx_of(
        tree, lambda port: configuration("nginx and a password", port, **changed), tmp_path_factory.mktemp("b")
    ) as host:
        yield host


def basic(words: str) -> str:
    return f"Basic {b64encode(words.encode()).decode()}"


@pytest.mark.parametrize("path", [*FILES, "", "nowhere", "r/HighLatency", "r/%2e%2e/index.html", "oauth2/../index.html"])
def test_who_is_not_signed_in_sees_no_byte_of_any_file(signed: Host, path: str) -> None:
    answer = signed.get(f"/{path}")
    assert answer.status == 302
    assert answer.headers["location"].startswith(PROVIDER)
    assert not any(content in answer.body.decode() for content in FILES.values())


def test_the_sign_on_is_told_the_whole_address_with_the_alerts_values(signed: Host) -> None:
    told = parse_qs(urlsplit(signed.get(ASKED).headers["location"]).query)
    assert told == {"state": [ASKED]}


def test_who_is_signed_in_gets_the_page_and_no_cache_keeps_it(signed: Host) -> None:
    answer = signed.get(ASKED, Cookie=SESSION)
    assert (answer.status, answer.body) == (200, b"HighLatency")
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    assert answer.headers["cache-control"] == "private, no-cache"


def test_a_session_that_is_prolonged_reaches_the_browser(signed: Host) -> None:
    assert signed.get("/", Cookie="_oauth2_proxy=old").headers["set-cookie"].startswith("_oauth2_proxy=good")


def test_a_forged_session_is_sent_to_the_sign_on(signed: Host) -> None:
    assert signed.get("/", Cookie="_oauth2_proxy=forged").status == 302


def test_nobody_asks_the_sign_ons_judge_from_outside(signed: Host) -> None:
    assert signed.get("/oauth2/auth", Cookie=SESSION).status == 404


@pytest.mark.parametrize(("path", "status"), [("/nowhere", 404), ("/r/HighLatency", 301)])
def test_a_missing_page_and_a_missing_slash_are_answered_as_on_any_host(
    signed: Host, locked: Host, path: str, status: int
) -> None:
    for answer in (signed.get(path, Cookie=SESSION), locked.get(path, Authorization=basic("ana:open sesame"))):
        assert answer.status == status
        assert answer.headers["x-robots-tag"] == "noindex, nofollow"
        assert answer.headers.get("location") in (None, "/r/HighLatency/")
        assert status != 404 or answer.body == b"There is no page here."


@pytest.mark.parametrize("words", [None, "ana:sesame", "bo:open sesame", "ana:"])
def test_without_the_password_no_byte_of_any_file_is_seen(locked: Host, words: str | None) -> None:
    for path in FILES:
        answer = locked.get(f"/{path}", **({} if words is None else {"Authorization": basic(words)}))
        assert answer.status == 401
        assert answer.headers["www-authenticate"] == 'Basic realm="Runbooks"'
        assert not any(content in answer.body.decode() for content in FILES.values())


def test_with_the_password_the_page_comes(locked: Host) -> None:
    answer = locked.get("/r/HighLatency/", Authorization=basic("ana:open sesame"))
    assert (answer.status, answer.body) == (200, b"HighLatency")
    assert answer.headers["cache-control"] == "private, no-cache"


def test_hosts_that_read_headers_from_a_file_are_told_the_same(signed: Host) -> None:
    told = by_cloudflare(rules(FILES["_headers"]), "/r/HighLatency/")
    sent = signed.get("/r/HighLatency/", Cookie=SESSION).headers
    assert {name: told[name] for name in ("x-robots-tag", "cache-control", "referrer-policy")}.items() <= sent.items()


def test_robots_are_asked_to_read_nothing() -> None:
    assert FILES["robots.txt"] == "User-agent: *\nDisallow: /\n"
