"""Publishing to WebDAV servers and through rsync: real ones, each with what it can and cannot do."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.deliver.flaky import flaky
from tests.deliver.other_hosts import KINDS, a_host
from tests.deliver.publishing import EARLIER, LATER, NOW, Pipeline, command, environment, files_of
from tests.deliver.stores import free_port


class Built:
    """One repository with three builds of it: each tree is kept and put in place when it is wanted."""

    def __init__(self, home: Path) -> None:
        self.pipeline = Pipeline(home)
        self._home = home
        for now in (EARLIER, NOW, LATER):
            if now == LATER:
                self.pipeline.says("10:38", "identified")
            self.pipeline.build(now)
            shutil.copytree(self.pipeline.tree, self._kept(now))

    def is_of(self, now: str) -> Pipeline:
        shutil.rmtree(self.pipeline.tree)
        shutil.copytree(self._kept(now), self.pipeline.tree)
        return self.pipeline

    def _kept(self, now: str) -> Path:
        return self._home / now.replace(":", "")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Built(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module", params=KINDS)
def host(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    with a_host(request.param, tmp_path_factory.mktemp(request.param)) as found:
        yield found


def served(folder: Path) -> dict[str, bytes]:
    return {path: data for path, data in files_of(folder).items() if not path.startswith("_noa-status/")}


def test_only_what_changed_is_sent_and_an_older_build_is_refused(host: tuple[str, Path], built: Built) -> None:
    target, folder = host
    pipeline = built.is_of(NOW)
    done = pipeline.publish(target, "--allow-unknown")
    assert done.status == 0, done.output
    assert served(folder) == files_of(pipeline.tree)
    assert "all is there already" in pipeline.publish(target, "--allow-unknown").output
    (folder / "feed.rss").unlink()
    (folder / "index.html").write_bytes(b"half")
    assert "sent 2 files" in pipeline.publish("--check", target, "--allow-unknown").output
    built.is_of(LATER)
    # What one build brought and no later one has goes after a while.
    done = pipeline.publish("--json", target, "--allow-unknown")
    (told,) = json.loads(done.output)
    assert 0 < told["sent"] < told["unchanged"]
    assert served(folder) == files_of(pipeline.tree)
    built.is_of(EARLIER)
    done = pipeline.publish(target, "--allow-unknown")
    assert (done.status, "a newer build is there" in done.output) == (1, True)
    done = pipeline.publish(target, "--allow-unknown", "--allow-older", "--allow-deletions", "--grace 0")
    assert done.status == 0, done.output
    assert served(folder) == files_of(pipeline.tree)
    # Nothing half-written and no lock stays.
    assert {path for path in files_of(folder) if path.startswith("_noa-status/")} == {"_noa-status/manifest.json"}


def test_of_two_at_once_neither_spoils_the_other(host: tuple[str, Path], built: Built) -> None:
    target, folder = host
    pipeline = built.is_of(LATER)
    program = command("publish", target, "--allow-unknown", "--allow-older")
    both = [
        subprocess.Popen(
            program, cwd=pipeline.root, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert sum("all is there already" in one for one in said) == 1, said
    assert served(folder) == files_of(pipeline.tree)


@pytest.mark.parametrize("address", ["dav://127.0.0.1:{port}/", "rsync://127.0.0.1:{port}/site"])
def test_a_host_that_is_down_is_told_in_a_line(built: Built, address: str) -> None:
    done = built.is_of(NOW).publish(address.format(port=free_port()), "--allow-unknown")
    assert done.status == 3
    assert "refused" in done.output
    assert "Traceback" not in done.output


@pytest.mark.parametrize("fault", ["500", "half", "lost"])
def test_a_server_that_fails_now_and_then_gets_the_whole_site(tmp_path: Path, built: Built, fault: str) -> None:
    with a_host("wsgidav", tmp_path) as (target, folder):
        with flaky(int(target.rstrip("/").rpartition(":")[2]), fault, every=31) as before:
            done = built.is_of(NOW).publish(before.replace("http:", "dav:") + "/", "--allow-unknown")
        assert done.status == 0, done.output
        assert served(folder) == files_of(built.pipeline.tree)


def test_a_server_that_moves_over_what_is_there_although_it_may_not_is_refused(built: Built) -> None:
    asked: list[str] = []

    class Obliging(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked.append(f"{self.command} {self.path}")
            self.send_response(404 if self.command == "GET" else 204)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_PUT = do_MKCOL = do_MOVE = do_DELETE = _answer

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Obliging) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        done = built.is_of(NOW).publish(f"dav://127.0.0.1:{server.server_port}/", "--allow-unknown")
        server.shutdown()
    assert done.status == 3
    assert "does not keep to `Overwrite: F`" in done.output
    assert [one for one in asked if one.startswith("PUT") and "/_noa-status/" not in one] == []


def test_a_password_is_not_sent_without_encryption_to_another_machine(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOA_STATUS_DAV_PASSWORD", "hidden-word")
    done = built.is_of(NOW).publish("dav://status.example.com/", "--allow-unknown")
    assert done.status == 2
    assert "write davs://" in done.output
    assert "hidden-word" not in done.output


def test_a_folder_that_may_not_be_written_is_told_in_a_line(tmp_path: Path, built: Built) -> None:
    with a_host("rsync-daemon", tmp_path) as (target, folder):
        config = tmp_path / "rsyncd.conf"
        config.write_text(config.read_text().replace("read only = no", "read only = yes"))
        done = built.is_of(NOW).publish(target, "--allow-unknown")
        assert done.status == 3
        assert "read only" in done.output, done.output
        assert "Traceback" not in done.output
        assert os.listdir(folder) == []
