"""The command by itself: nothing set up, nothing done, wrong use; and what is wrong with the settings."""

from __future__ import annotations

import json
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest

from noa_status.records.site_file import read_site
from tests.builders import a_site
from tests.commands import noa_status
from tests.notify.telling import CHAT, HOOK, MAIL, an_outage

ABOUT = "name: Example\nurl: https://status.example.com\ncomponents: [{id: api, name: API}]\n"


def test_with_nothing_set_up_mails_become_files_once(tmp_path: Path) -> None:
    site = a_site().with_incident("api-slow", severity="SEV1").update("10:15", "investigating", api="major_outage")
    root = site.write(tmp_path, git=True)
    first = noa_status("notify --now 2026-11-24T10:20Z", root)
    assert (first.status, first.output.splitlines()[-1]) == (0, "1 told")
    files = sorted(path.name for path in (root / "outbox").iterdir())
    assert files == [".told", *(f"2026-11-24-api-slow.20261124T1015Z.outbox.{end}" for end in ("eml", "json"))]
    mail = message_from_bytes((root / "outbox" / files[1]).read_bytes())
    assert mail["Subject"] == "Api slow"
    assert noa_status("notify --now 2026-11-24T10:20Z", root).output == "1 told before\n"


def test_a_dry_run_says_who_would_get_what_and_leaves_nothing(tmp_path: Path) -> None:
    root = an_outage(MAIL, HOOK).write(tmp_path / "site", git=True)
    done = noa_status("notify --dry-run --state ../state --now 2026-11-24T10:20Z", root)
    assert done.status == 0
    assert done.output == (
        "would tell: customers to all@lists.example.com: API: Investigating · API requests are slow\n"
        "would tell: hook: API: Investigating · API requests are slow\n"
        "2 would tell\n"
    )
    assert not (tmp_path / "state").exists()
    (mail, hook) = json.loads(noa_status("notify --dry-run --json --state ../state --now 2026-11-24T10:20Z", root).output)
    assert (mail["to"], mail["outcome"], hook["kind"]) == (["all@lists.example.com"], "would", "webhook")


def test_what_is_set_up_can_be_looked_at_as_files(tmp_path: Path) -> None:
    root = an_outage(MAIL, HOOK, CHAT).write(tmp_path / "site", git=True)
    assert noa_status("notify --outbox ../out --now 2026-11-24T10:20Z", root).status == 0
    endings = {path.name.split(".", 2)[2] for path in (tmp_path / "out").glob("*.*Z.*")}
    assert endings == {"customers.eml", "customers.json", "hook.json", "chat.json"}


def test_without_a_place_to_remember_nothing_is_sent(tmp_path: Path) -> None:
    root = an_outage(HOOK).write(tmp_path / "site", git=True)
    done = noa_status("notify", root)
    assert done.status == 2
    assert "Say where to remember what was told: --state FOLDER" in done.output


def test_a_record_that_is_broken_is_said_and_the_others_are_told(tmp_path: Path) -> None:
    site = a_site().with_incident("api-slow", severity="SEV1").update("10:15", "investigating", api="major_outage")
    site.with_incident("web-slow", severity="SEV1").update("10:16", "no_such_status")
    root = site.write(tmp_path, git=True)
    done = noa_status("notify --now 2026-11-24T10:20Z", root)
    assert done.status == 1
    assert "no_such_status" in done.output
    assert "1 told" in done.output


def test_what_is_older_is_told_only_when_asked_for(tmp_path: Path) -> None:
    root = an_outage(MAIL).write(tmp_path / "site", git=True)
    first = noa_status("notify --dry-run --state ../state --now 2026-11-24T12:00Z", root)
    assert first.output.splitlines()[-1] == "1 would tell"
    asked = noa_status("notify --dry-run --since 2026-11-24T10:30Z --state ../state --now 2026-11-24T12:00Z", root)
    assert asked.output.splitlines()[-1] == "3 would tell"


@pytest.mark.parametrize(
    ("channel", "code", "says"),
    [
        ({"id": "a b", "kind": "slack", "url_from": "URL"}, "id-letters", "an id takes"),
        ({"id": "a", "kind": "slack"}, "missing-field", "slack needs url_from"),
        ({"id": "a", "kind": "webhook", "url_from": "URL"}, "missing-field", "webhook needs secret_from"),
        ({"id": "a", "kind": "slack", "url_from": "https://hooks.example.com/x"}, "not-a-variable", "never what is in it"),
        ({"id": "a", "kind": "websub"}, "missing-field", "websub needs hub_url"),
        ({"id": "a", "kind": "slack", "url_from": "URL", "sender": "a@example.com"}, "not-of-this-kind", "only mail has sender"),
        ({**MAIL, "all_customers": "a@example.com, b@example.com"}, "not-an-address", "one mail address"),
        ({**MAIL, "sender": "nobody"}, "not-an-address", "a mail address"),
        ({**MAIL, "unsubscribe": "http://example.com"}, "not-an-address", "https: or mailto:"),
        ({**MAIL, "components": {"apis": "a@example.com"}}, "unknown-component", "no such component"),
    ],
)
def test_what_is_wrong_with_a_channel_is_said_at_its_line(channel: dict[str, Any], code: str, says: str) -> None:
    site, problems = read_site(f"{ABOUT}notify: {json.dumps({'channels': [channel]})}\n".encode())
    assert site is None
    assert [(problem.code, says in problem.says, problem.place.line) for problem in problems] == [(code, True, 4)]


def test_two_channels_of_one_id_would_share_what_they_remember(tmp_path: Path) -> None:
    _, problems = read_site(f"{ABOUT}notify: {json.dumps({'channels': [CHAT, CHAT]})}\n".encode())
    assert [problem.code for problem in problems] == ["duplicate-id"]
