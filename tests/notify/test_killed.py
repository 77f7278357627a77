"""Killed at every boundary, run twice at once, rolled back, forgotten: receivers count, and nobody is left out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import at, run_git
from tests.commands import noa_status
from tests.notify.receivers import a_mailbox, a_web_server
from tests.notify.telling import CHAT, HOOK, MAIL, an_outage, notify, start

BOUNDARIES = (
    "before first run is written",
    "after first run is written",
    "before claimed is written",
    "after claimed is written",
    "before sending is written",
    "after sending is written",
    "before it is sent",
    "after it is sent",
    "before sent is written",
    "after sent is written",
)
MAY_HAVE_ARRIVED = ("after sending is written", "before it is sent", "after it is sent", "before sent is written")
ARRIVED = ("after it is sent", "before sent is written")
NOW = f"{at('10:20'):%Y-%m-%dT%H:%MZ}"


def die(root: Path, number: int) -> str:
    """Runs the command until it is killed at a boundary, and gives which one that was."""
    command = [
        sys.executable,
        str(Path(__file__).with_name("dying.py")),
        "notify",
        "--state",
        str(root.parent / "state"),
        "--now",
        NOW,
    ]
    done = subprocess.run(
        command, cwd=root, env={**os.environ, "DIES_AT": str(number)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == -9, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize(("number", "boundary"), list(enumerate(BOUNDARIES, 1)), ids=BOUNDARIES)
def test_killed_anywhere_the_next_run_leaves_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, boundary: str
) -> None:
    with a_web_server() as web:
        monkeypatch.setenv("HOOK_URL", web.url)
        monkeypatch.setenv("HOOK_SECRET", "example")
        root = an_outage(HOOK).write(tmp_path / "site", git=True)
        assert die(root, number) == boundary
        done = noa_status(f"notify --state {tmp_path / 'state'} --now {NOW}", root)
        assert done.status == 0, done.output
        # Twice only where it was sent and nobody could remember that; then with the same key.
        assert web.ids() == ["2026-11-24-api-slow.20261124T1015Z"] * (2 if boundary in ARRIVED else 1)
        assert noa_status(f"notify --state {tmp_path / 'state'} --now {NOW}", root).output == "1 told before\n"


@pytest.mark.parametrize(("number", "boundary"), list(enumerate(BOUNDARIES, 1))[3:], ids=BOUNDARIES[3:])
def test_killed_anywhere_a_chat_hears_nothing_twice_and_what_is_unsure_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, boundary: str
) -> None:
    with a_web_server() as web:
        monkeypatch.setenv("CHAT_URL", web.url)
        root = an_outage(CHAT).write(tmp_path / "site", git=True)
        assert die(root, number) == boundary
        done = noa_status(f"notify --state {tmp_path / 'state'} --now {NOW}", root)
        is_unsure = boundary in MAY_HAVE_ARRIVED
        assert done.status == (3 if is_unsure else 0), done.output
        assert ("who sent it died" in done.output) == is_unsure
        assert len(web.taken) == (0 if boundary in ("after sending is written", "before it is sent") else 1)


def test_two_runs_at_once_tell_everything_once(tmp_path: Path) -> None:
    root = an_outage(MAIL, HOOK, take_over_after="20 seconds").write(tmp_path / "site", git=True)
    with a_mailbox() as mailbox, a_web_server() as web:
        web.answers = ["slow"] * 4
        given = {"MAIL_SERVER": mailbox.url, "HOOK_URL": web.url, "HOOK_SECRET": "example"}
        both = [start(root, now="11:00", **given) for _ in range(2)]
        said = [process.communicate(timeout=60)[0] for process in both]
        assert [process.returncode for process in both] == [0, 0], said
        assert len(web.ids()) == len(set(web.ids())) == 3
        assert len(mailbox.mails) == len({mail["Message-ID"] for mail in mailbox.mails}) == 3


def test_a_rollback_and_the_way_back_tell_nothing_again(tmp_path: Path) -> None:
    root = an_outage(HOOK).write(tmp_path / "site", git=True)
    given = {"HOOK_SECRET": "example"}
    with a_web_server() as web:
        assert notify(root, now="10:40", HOOK_URL=web.url, **given)[0] == 0
        removed = root / "incidents/2026/2026-11-24-api-slow/updates/20261124T1030Z.md"
        text = removed.read_text()
        removed.unlink()
        run_git(root, "commit", "--quiet", "--all", "--message=Back")
        assert notify(root, now="10:41", HOOK_URL=web.url, **given)[1] == "1 told before\n"
        # And corrected, when it is back.
        removed.write_text(text.replace("status:", "corrected: 2026-11-24T10:41Z\nstatus:").replace("full", "too small"))
        assert notify(root, now="10:42", HOOK_URL=web.url, **given)[1] == "2 told before\n"
        assert len(web.taken) == 2


def test_where_the_state_is_lost_only_the_last_hour_is_told_again_and_by_its_key(tmp_path: Path) -> None:
    root = an_outage(HOOK).write(tmp_path / "site", git=True)
    with a_web_server() as web:
        given = {"HOOK_URL": web.url, "HOOK_SECRET": "example"}
        notify(root, now="11:00", **given)
        shutil.rmtree(tmp_path / "state")
        assert notify(root, now="11:40", **given)[0] == 0
    ids = [id.rpartition(".")[2] for id in web.ids()]
    assert ids == ["20261124T1015Z", "20261124T1030Z", "20261124T1050Z", "20261124T1050Z", "20261124T1120Z"]


def test_a_clock_that_is_set_back_an_hour_tells_nothing_again(tmp_path: Path) -> None:
    root = an_outage(HOOK).write(tmp_path / "site", git=True)
    with a_web_server() as web:
        for now in ("11:00", "10:00", "11:00"):
            assert notify(root, now=now, HOOK_URL=web.url, HOOK_SECRET="example")[0] == 0
        assert len(web.taken) == 3


def test_a_damaged_record_is_taken_over(tmp_path: Path) -> None:
    root = an_outage(HOOK).write(tmp_path / "site", git=True)
    path = tmp_path / "state/notify/hook/2026-11-24-api-slow/20261124T1015Z.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\0\0")
    with a_web_server() as web:
        assert notify(root, now="10:20", HOOK_URL=web.url, HOOK_SECRET="example")[0] == 0
        assert len(web.taken) == 1
