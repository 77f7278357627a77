"""The cache of docs/hosting.md, before a real origin that dies."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from tests.corpora import REPOSITORY
from tests.hosting.serving import nginx, nginx_of
from tests.hosting.sites import sample


def of_docs(cache: Path, origin: int, port: int) -> str:
    """The block of the docs, with this machine's places."""
    text = (REPOSITORY / "docs/hosting.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```nginx\n(proxy_cache_path.*?)```", text, re.DOTALL)
    for said, here in (
        ("/var/cache/nginx/status", str(cache)),
        ("listen 80", f"listen 127.0.0.1:{port}"),
        ("http://origin.example.com", f"http://127.0.0.1:{origin}"),
    ):
        assert said in block
        block = block.replace(said, here)
    return block


@pytest.mark.slow
def test_what_the_cache_has_is_shown_when_the_origin_is_gone_and_what_it_has_not_is_told(tmp_path: Path) -> None:
    tree = sample(tmp_path / "site")
    (tmp_path / "origin").mkdir()
    (tmp_path / "cache").mkdir()
    read = ("/", "/incidents/2026-11-24-api-slow/", "/feed.rss", "/api/v2/summary.json", "/badges/status.svg")
    with nginx(tree, tree, tmp_path / "origin") as origin:
        front = nginx_of(tree, lambda port: of_docs(tmp_path / "stored", origin.port, port), tmp_path / "cache")
        host = front.__enter__()
        try:
            first = {address: host.get(address) for address in read}
            assert {answer.headers["x-cache"] for answer in first.values()} == {"MISS"}
            assert host.get("/").headers["x-cache"] == "HIT"
            origin_ends = time.monotonic()
        except BaseException:
            front.__exit__(None, None, None)
            raise
    try:
        # Home holds for ten seconds: after that only the origin's stale-if-error lets it be shown.
        time.sleep(max(0.0, origin_ends + 11 - time.monotonic()))
        for address, before in first.items():
            answer = host.get(address)
            assert (answer.status, answer.body) == (200, before.body), address
            assert answer.headers["cache-control"] == before.headers["cache-control"]
            assert answer.headers.get("access-control-allow-origin") == before.headers.get("access-control-allow-origin")
        assert host.get("/").headers["x-cache"] in ("STALE", "UPDATING")
        assert host.get("/never-read/").status == 502
    finally:
        front.__exit__(None, None, None)
