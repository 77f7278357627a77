"""An incident that is told, and the command that tells it, as tests call it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec

from noa_status.deliver.notify.plan import Planned, planned
from noa_status.deliver.notify.recent import open_site, recent
from tests.builders import SiteBuilder, a_site, at

MAIL: dict[str, Any] = {
    "id": "customers",
    "kind": "mail",
    "sender": "Example status <status@example.com>",
    "smtp_from": "MAIL_SERVER",
    "all_customers": "all@lists.example.com",
    "affected_customers": "affected@lists.example.com",
}
HOOK: dict[str, Any] = {"id": "hook", "kind": "webhook", "url_from": "HOOK_URL", "secret_from": "HOOK_SECRET"}
CHAT: dict[str, Any] = {"id": "chat", "kind": "slack", "url_from": "CHAT_URL"}


def an_outage(*channels: dict[str, Any], severity: str = "SEV1", **settings: Any) -> SiteBuilder:
    """A site with these channels and an incident of four updates, 10:15 to 11:20."""
    notify = {"channels": list(channels), "take_over_after": "1 second", **settings}
    site = a_site(notify=notify).with_incident("api-slow", severity=severity, title="API requests are slow")
    site.update("10:15", "investigating", "We look into slow requests.", api="degraded_performance")
    site.update("10:30", "identified", "A **cache** is full.").update("10:50", "monitoring", "The cache is larger now.")
    return site.update("11:20", "resolved", "All requests are fast again.", api="operational")


def plan(root: Path, now: str = "12:00", since: str = "00:00") -> list[Planned]:
    """What would be told of a repository."""
    checkout, site, _ = open_site(root)
    assert site is not None
    found = recent(checkout, site, at(since))
    assert found.problems == []
    return planned(found.incidents, site, found.html, since=at(since), now=at(now))


def start(root: Path, *options: str, now: str = "11:30", script: str = "", **environment: str) -> subprocess.Popen[str]:
    """Starts `noa-status notify` (or a script that does as much) with its state beside the repository."""
    program = ["-m", "noa_status", "notify", *options] if not script else ["-c", script, *options]
    return subprocess.Popen(
        [sys.executable, *program, "--state", str(root.parent / "state"), "--now", f"{at(now):%Y-%m-%dT%H:%MZ}"],
        cwd=root,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def notify(root: Path, *options: str, now: str = "11:30", script: str = "", **environment: str) -> tuple[int, str]:
    """The exit status of `noa-status notify` and what it said."""
    running = start(root, *options, now=now, script=script, **environment)
    said, _ = running.communicate(timeout=60)
    return running.returncode, said


def record(root: Path, channel: str, update: str) -> dict[str, Any]:
    """What is remembered of an update of the incident."""
    path = root.parent / "state" / "notify" / channel / "2026-11-24-api-slow" / f"{update}.json"
    return msgspec.json.decode(path.read_bytes())
