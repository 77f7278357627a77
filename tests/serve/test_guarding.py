"""Nobody but this machine's own browser on the preview's own pages gets an answer, and only the compose page writes."""

from __future__ import annotations

import socket
from http.client import HTTPConnection
from pathlib import Path

import pytest

from noa_status.serve.guard import Guard
from tests.serve.previewing import Running

DRAFT = b'{"incident": "2026-11-24-api-fails", "status": "monitoring", "text": "Most requests are answered again by now."}'


def written(running: Running) -> set[Path]:
    return {path for path in running.root.rglob("updates/*.md") if not path.name.startswith(".")}


def writing(running: Running, **headers: str) -> tuple[int, str]:
    return running.ask("/-/compose/write", data=DRAFT, **{"Content_Type": "application/json", **headers})


@pytest.mark.parametrize(
    "host", ["status.example.com", "evil.example:{port}", "127.0.0.1:1", "127.0.0.1.evil.example:{port}", ""]
)
def test_a_name_that_suddenly_means_this_machine_gets_nothing(shared_preview: Running, host: str) -> None:
    status, said = shared_preview.ask("/", Host=host.format(port=shared_preview.port))
    assert (status, "API is down" in said) == (403, False)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_each_name_of_this_machine_is_served(shared_preview: Running, host: str) -> None:
    assert shared_preview.ask("/", Host=f"{host}:{shared_preview.port}")[0] == 200


def test_it_listens_on_the_loopback_addresses_alone(shared_preview: Running) -> None:
    others = {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in others - {"127.0.0.1", "127.0.1.1"}:
        with pytest.raises(OSError):
            socket.create_connection((address, shared_preview.port), timeout=2)
    connection = HTTPConnection("::1", shared_preview.port, timeout=5)
    connection.request("GET", "/", headers={"Host": f"[::1]:{shared_preview.port}"})
    assert connection.getresponse().status == 200
    connection.close()


@pytest.mark.parametrize("path", ["/", "/-/events", "/-/compose", "/-/compose.json", "/api/v2/summary.json"])
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_page_elsewhere_may_lead_here_and_read_nothing(shared_preview: Running, path: str, site: str) -> None:
    assert shared_preview.ask(path, Sec_Fetch_Site=site, Sec_Fetch_Mode="no-cors", Sec_Fetch_Dest="script")[0] == 403
    assert shared_preview.ask(path, Sec_Fetch_Site=site, Sec_Fetch_Mode="navigate", Sec_Fetch_Dest="iframe")[0] == 403
    if path != "/-/events":
        assert shared_preview.ask(path, Sec_Fetch_Site=site, Sec_Fetch_Mode="navigate", Sec_Fetch_Dest="document")[0] == 200


def test_an_origin_elsewhere_is_refused_by_browsers_that_say_no_more(shared_preview: Running) -> None:
    assert shared_preview.ask("/", Origin="https://evil.example")[0] == 403
    assert shared_preview.ask("/", Origin=shared_preview.url)[0] == 200


def test_only_the_compose_page_writes(shared_preview: Running) -> None:
    token, own = shared_preview.token(), shared_preview.url
    before = written(shared_preview)
    assert writing(shared_preview)[0] == 403
    assert writing(shared_preview, Origin=own)[0] == 403
    assert writing(shared_preview, X_Noa_Status_Token=token)[0] == 403
    assert writing(shared_preview, Origin="https://evil.example", X_Noa_Status_Token=token)[0] == 403
    assert writing(shared_preview, Origin=own.replace(str(shared_preview.port), "8001"), X_Noa_Status_Token=token)[0] == 403
    assert writing(shared_preview, Origin="null", X_Noa_Status_Token=token)[0] == 403
    assert writing(shared_preview, Origin=own, X_Noa_Status_Token=f"{token}x")[0] == 403
    assert writing(shared_preview, Origin=own, X_Noa_Status_Token=token, Sec_Fetch_Site="same-site")[0] == 403
    assert writing(shared_preview, Origin=own, X_Noa_Status_Token=token, Content_Type="text/plain")[0] == 403
    assert writing(shared_preview, Origin=own, X_Noa_Status_Token=token, Host="evil.example")[0] == 403
    assert written(shared_preview) == before


def test_what_is_not_the_form_or_too_much_is_refused_in_words(shared_preview: Running) -> None:
    headers = {"Origin": shared_preview.url, "X_Noa_Status_Token": shared_preview.token(), "Content_Type": "application/json"}
    assert shared_preview.ask("/-/compose/check", data=b"{", **headers)[0] == 422
    assert shared_preview.ask("/-/compose/check", data=b'{"folder": "../.."}', **headers)[0] == 422
    assert shared_preview.ask("/-/compose/delete", data=b"{}", **headers)[0] == 404
    assert shared_preview.ask("/-/compose/check", data=b"", **{**headers, "Content_Length": "2000000"})[0] == 413


@pytest.mark.parametrize(
    "path",
    ["/../status.yml", "/%2e%2e/%2e%2e/status.yml", "/..%2f..%2fstatus.yml", "/.state/root.msgpack", "/%00", "/a%5c..%5cb"],
)
def test_nothing_but_the_site_is_served(shared_preview: Running, path: str) -> None:
    connection = HTTPConnection("127.0.0.1", shared_preview.port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    assert answer.status == 404
    assert b"components:" not in answer.read()
    connection.close()


def test_a_draft_with_a_form_of_its_own_cannot_leave_the_records(shared_preview: Running) -> None:
    headers = {"Origin": shared_preview.url, "X_Noa_Status_Token": shared_preview.token(), "Content_Type": "application/json"}
    said = shared_preview.ask("/-/compose/check", data=b'{"incident": "../../etc", "text": "x"}', **headers)
    assert said[0] == 422
    title = b'{"title": "../../../etc/passwd", "severity": "SEV3", "text": "Everything is slow for everybody today."}'
    status, text = shared_preview.ask("/-/compose/check", data=title, **headers)
    assert status == 200
    assert '"incidents/2026/2026-11-24-etc-passwd/incident.yml"' in text


def test_the_guard_knows_its_own_port_alone() -> None:
    guard = Guard((8000,), "word")
    assert guard.refusal("GET", "/", {"Host": "127.0.0.1:8000"}) == ""
    assert guard.refusal("GET", "/", {"Host": "127.0.0.1:8001"})
    assert guard.refusal("GET", "/", {})
