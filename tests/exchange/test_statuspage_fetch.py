"""A page is fetched from its address: https, or this machine; with limits, and all of it or nothing."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import contextmanager
from http.client import HTTPMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from noa_status.exchange.statuspage import fetch
from noa_status.exchange.statuspage.bring import bring
from noa_status.exchange.statuspage.fetch import api_of, fetch_page
from noa_status.problems import NoaStatusError
from tests.exchange.recorded import API, PAGE, incident, incidents, maintenance, maintenances, update

HISTORY = incidents(incident("Slow", update("10:15", "resolved")))
PLANNED = maintenances(maintenance("Disks", "22:00", "23:00", update("09:00", "scheduled")))
WHOLE: dict[str, Any] = {
    "/api/v2/summary.json": {"page": PAGE, "components": [API], "incidents": [], "scheduled_maintenances": []},
    "/api/v2/components.json": {"page": PAGE, "components": [API]},
    "/api/v2/incidents.json": HISTORY,
    "/api/v2/scheduled-maintenances.json": PLANNED,
}


@contextmanager
def serving(answers: dict[str, Any]) -> Generator[str, None, None]:
    """A server on this machine. An answer is JSON, bytes, a status, or a place to go to."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = answers.get(self.path, 404)
            if isinstance(answer, int):
                self.send_error(answer)
            elif isinstance(answer, str):
                self.send_response(302)
                self.send_header("Location", answer)
                self.end_headers()
            else:
                self.send_response(200)
                self.end_headers()
                self.wfile.write(answer if isinstance(answer, bytes) else json.dumps(answer).encode())

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize("ending", ["", "/", "/api/v2", "/api/v2/summary.json"])
def test_a_page_is_imported_by_its_address(tmp_path: Path, ending: str) -> None:
    with serving(WHOLE) as address:
        result = bring(tmp_path, address + ending)
    assert result.refused == ()
    assert (result.read, result.incidents, result.maintenances) == (4, ("2026-11-24-slow",), ("2026-11-24-disks",))


def test_a_list_that_the_page_does_not_have_is_named(tmp_path: Path) -> None:
    with serving({"/api/v2/incidents.json": HISTORY}) as address:
        result = bring(tmp_path, address)
    assert result.refused == ()
    assert result.incidents == ("2026-11-24-slow",)
    assert [problem.place.path.rpartition("/")[2] for problem in result.not_carried] == [
        "summary.json",
        "components.json",
        "scheduled-maintenances.json",
    ]


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        pytest.param({}, "is this a Statuspage?", id="another site"),
        pytest.param({**WHOLE, "/api/v2/components.json": 503}, "503", id="a server in trouble"),
        pytest.param({**WHOLE, "/api/v2/incidents.json": b"<html>"}, "this is not JSON", id="a login page"),
        pytest.param(
            {**WHOLE, "/api/v2/summary.json": "https://example.com/"}, "is not followed", id="sent away from this machine"
        ),
        pytest.param({**WHOLE, "/api/v2/summary.json": "file:///etc/passwd"}, "is not allowed", id="sent to a file"),
        pytest.param({**WHOLE, "/api/v2/summary.json": "/api/v2/summary.json"}, "redirect", id="sent in a circle"),
    ],
)
def test_all_of_it_or_nothing(tmp_path: Path, answers: dict[str, Any], says: str) -> None:
    with serving(answers) as address, pytest.raises(NoaStatusError, match=says) as raised:
        bring(tmp_path, address)
    assert raised.value.exit_status == 3
    assert list(tmp_path.iterdir()) == []


def test_too_much_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "MAX_BYTES", 100_000)
    with (
        serving({**WHOLE, "/api/v2/incidents.json": b" " * 200_000}) as address,
        pytest.raises(NoaStatusError, match="more than"),
    ):
        bring(tmp_path, address)


def test_a_server_that_is_not_there_is_the_worlds_failure(tmp_path: Path) -> None:
    with serving({}) as address:
        pass
    with pytest.raises(NoaStatusError, match="refused") as raised:
        bring(tmp_path, address)
    assert raised.value.exit_status == 3


def test_a_public_page_cannot_send_the_importer_to_this_machine() -> None:
    handler = fetch._Redirects(is_local=False)
    request = fetch.urllib.request.Request("https://status.example.com/api/v2/summary.json")
    for place in ("http://127.0.0.1:1/", "https://localhost/", "http://status.example.com/", "ftp://status.example.com/"):
        with pytest.raises(NoaStatusError, match="is not followed"):
            handler.redirect_request(request, BytesIO(), 302, "", HTTPMessage(), place)


@pytest.mark.parametrize(
    "address",
    [
        "http://status.example.com",
        "ftp://status.example.com",
        "file:///etc/passwd",
        "https://",
        "https://me:secret@status.example.com",
        "https://[status",
    ],
)
def test_what_is_never_fetched_is_wrong_use(address: str) -> None:
    with pytest.raises(NoaStatusError) as raised:
        fetch_page(address, get=lambda _: pytest.fail("it was fetched"))
    assert raised.value.exit_status == 2
    assert "secret" not in str(raised.value)


def test_a_page_below_a_path_keeps_its_path() -> None:
    assert api_of("https://example.com/status/") == "https://example.com/status/api/v2"
