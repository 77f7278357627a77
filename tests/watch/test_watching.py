"""The watcher beside a real remote: what merges, force-pushes, broken records and restarts do to the page."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.builders import run_git
from tests.commands import noa_status
from tests.watch.watched import Remote, Watcher

Start = Callable[..., Watcher]


@pytest.fixture
def remote(tmp_path: Path) -> Remote:
    return Remote(tmp_path)


@pytest.fixture
def start(remote: Remote, tmp_path: Path) -> Iterator[Start]:
    started: list[Watcher] = []

    def begin(*more: str, of: str | Path = "", secret: str = "") -> Watcher:
        started.append(Watcher(of or remote.bare, tmp_path / "watch", *more, secret=secret))
        return started[-1]

    yield begin
    for watcher in started:
        if watcher.process.poll() is None:
            watcher.end(kill=True)
        watcher.log.close()


def test_a_push_is_on_the_page_soon_and_a_rewritten_history_too(remote: Remote, start: Start) -> None:
    watcher = start()
    watcher.until(lambda: watcher.health()[0] == 200)
    assert "First words." in watcher.shown()
    before = remote.update("Words to be taken back.")
    watcher.until_published(before)
    assert "Words to be taken back." in watcher.shown()
    run_git(remote.work, "reset", "--quiet", "--hard", "HEAD~1")
    after = remote.update("Words instead of them.")
    watcher.until_published(after)
    assert "Words to be taken back." not in watcher.shown()
    assert "Words instead of them." in watcher.shown()
    assert "history was rewritten" in watcher.said()
    assert watcher.end() == 0


def test_a_broken_record_keeps_what_it_last_said_up_and_the_operators_hear_of_it(remote: Remote, start: Start) -> None:
    watcher = start()
    watcher.until(lambda: watcher.health()[0] == 200)
    broken = remote.update("Broken words.", status="identifed")
    watcher.until_published(broken)
    status, facts = watcher.health()
    assert (status, facts["status"]) == (200, "broken records")
    assert "identifed" in facts["problems"]
    assert "First words." in watcher.shown()
    assert "Broken words." not in watcher.shown()
    run_git(remote.work, "revert", "--no-edit", "HEAD")
    mended = remote.push("Mended")
    watcher.until_published(mended)
    assert watcher.health()[1]["status"] == "ok"


def test_a_site_that_cannot_be_built_leaves_the_last_one_and_is_told_as_stale(remote: Remote, start: Start) -> None:
    watcher = start()
    watcher.until(lambda: watcher.health()[0] == 200)
    whole = (remote.work / "status.yml").read_text("utf-8")
    (remote.work / "status.yml").write_text("name: [\n")
    remote.push("Break everything")
    watcher.until(lambda: watcher.health()[0] == 503)
    assert watcher.health()[1]["last_error"]["step"] == "build"
    assert "First words." in watcher.shown()
    (remote.work / "status.yml").write_text(whole)
    watcher.until_published(remote.push("Mend everything"))
    assert watcher.health()[0] == 200


def test_a_remote_that_is_away_changes_nothing_and_is_followed_when_it_is_back(remote: Remote, start: Start) -> None:
    watcher = start()
    watcher.until(lambda: watcher.health()[0] == 200)
    away = remote.bare.with_name("away.git")
    remote.bare.rename(away)
    watcher.until(lambda: (watcher.health()[1]["last_error"] or {}).get("step") == "remote")
    assert "First words." in watcher.shown()
    away.rename(remote.bare)
    watcher.until_published(remote.update("Back again."))
    assert watcher.health()[1]["last_error"] is None


def test_a_killed_watcher_goes_on_where_it_was(remote: Remote, start: Start) -> None:
    watcher = start()
    watcher.until(lambda: watcher.health()[0] == 200)
    watcher.end(kill=True)
    (watcher.folder / "repository/.git/index.lock").touch()
    commit = remote.update("While nobody watched.")
    again = start()
    again.until_published(commit)
    assert "While nobody watched." in again.shown()
    assert "1 records, 1 read" in again.said().rpartition("watching")[2], "what the last one remembered was used"


def test_a_damaged_clone_or_memory_is_made_anew(remote: Remote, start: Start) -> None:
    watcher = start()
    watcher.until(lambda: watcher.health()[0] == 200)
    watcher.end()
    for pack in (watcher.folder / "repository/.git/objects").rglob("*"):
        if pack.is_file():
            pack.unlink()
    (watcher.folder / "watch.json").write_text("{")
    again = start()
    again.until_published(remote.update("After the damage."))
    assert again.health()[0] == 200


def test_two_watchers_never_share_a_folder(remote: Remote, start: Start) -> None:
    first = start()
    first.until(lambda: first.health()[0] == 200)
    second = start()
    assert second.process.wait(timeout=10) == 2
    assert "another watcher has" in second.said()
    assert first.health()[0] == 200


def test_a_signed_hook_makes_it_look_at_once_and_an_unsigned_one_does_nothing(remote: Remote, start: Start) -> None:
    watcher = start("--poll", "1 hour", secret="s3cret")
    watcher.until(lambda: watcher.health()[0] == 200)
    commit = remote.update("Said by the forge.")
    body = b'{"ref": "refs/heads/main"}'
    wrong = "sha256=" + hmac.new(b"guess", body, "sha256").hexdigest()
    right = "sha256=" + hmac.new(b"s3cret", body, "sha256").hexdigest()
    assert watcher.hook(body, {}) == 403
    assert watcher.hook(body, {"X-Hub-Signature-256": wrong}) == 403
    assert watcher.hook(body + b" ", {"X-Hub-Signature-256": right}) == 403
    assert watcher.hook(body, {"X-Gitlab-Token": "guess"}) == 403
    assert watcher.health()[1]["commit"] != commit
    assert watcher.hook(body, {"X-Hub-Signature-256": right}) == 202
    watcher.until_published(commit)
    second = remote.update("Said by the other forge.")
    assert watcher.hook(body, {"X-Gitlab-Token": "s3cret"}) == 202
    watcher.until_published(second)


def test_without_a_secret_there_is_no_hook(start: Start) -> None:
    watcher = start()
    assert watcher.hook(b"{}", {"X-Gitlab-Token": ""}) == 404


def test_the_log_is_a_line_of_json_an_event(remote: Remote, start: Start) -> None:
    watcher = start("--log", "json")
    watcher.until(lambda: watcher.health()[0] == 200)
    watcher.end()
    lines = [json.loads(line) for line in watcher.said().splitlines() if not line.startswith("Health: ")]
    assert {"watching", "the branch moved", "build", "ended"} <= {line["event"] for line in lines}
    assert all(line["at"].endswith("Z") and line["level"] for line in lines)


def test_once_does_what_is_due_and_says_how_it_went(remote: Remote, tmp_path: Path) -> None:
    assert noa_status(f"watch {remote.bare} --folder w --once", tmp_path).status == 0
    remote.update("Broken words.", status="identifed")
    assert noa_status(f"watch {remote.bare} --folder w --once", tmp_path).status == 1
    gone = noa_status(f"watch {tmp_path}/nowhere.git --folder v --once", tmp_path)
    assert gone.status == 3
    assert "the remote cannot be cloned" in gone.output
