"""A site is served as a host serves it: compressed for who takes it, its own page for what is not there, nothing outside."""

from __future__ import annotations

import gzip
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from audit.serving import Server


def test_pages_are_compressed_and_the_404_page_answers_for_the_rest(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "history").mkdir(parents=True)
    (site / "history" / "index.html").write_text("<h1>History</h1>")
    (site / "404.html").write_text("<h1>Nothing here</h1>")
    (tmp_path / "secret.txt").write_text("outside")
    server = Server(site)
    connection = HTTPConnection(urlsplit(server.url).netloc, timeout=5)

    def asked(path: str, **headers: str) -> tuple[int, str | None, bytes]:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers["Content-Type"], answer.read()

    status, kind, body = asked("/history/?from=home", **{"Accept-Encoding": "gzip"})
    assert (status, kind, gzip.decompress(body)) == (200, "text/html; charset=utf-8", b"<h1>History</h1>")
    assert asked("/history/")[2] == b"<h1>History</h1>"
    assert asked("/nowhere")[::2] == (404, b"<h1>Nothing here</h1>")
    assert asked("/../secret.txt")[::2] == (404, b"<h1>Nothing here</h1>")
    connection.close()
    server.close()
