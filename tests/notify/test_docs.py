"""What the page on notifications shows is true: its settings are whole, its example tells a genuine message from a forged one."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from noa_status.deliver.notify.bodies import signature, webhook
from noa_status.records.site_file import read_site
from tests.notify.telling import HOOK, an_outage, plan

PAGE = (Path(__file__).resolve().parents[2] / "docs/notifications.md").read_text("utf-8")


def block(language: str, words: str) -> str:
    found: list[str] = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return next(text for text in found if words in text)


def test_the_settings_are_whole() -> None:
    about = (
        "name: Example\nurl: https://status.example.com\nhub_url: https://hub.example.com/\ncomponents: [{id: api, name: API}]\n"
    )
    site, problems = read_site((about + block("yaml", "notify:")).encode())
    assert problems == []
    assert site is not None
    assert {channel.kind for channel in site.notify.channels} == {"mail", "slack", "teams", "webhook", "websub"}


def test_the_example_tells_a_genuine_message_from_a_forged_one() -> None:
    names: dict[str, Any] = {}
    exec(block("python", "is_genuine"), names)
    now = int(datetime.now(UTC).timestamp())

    def is_genuine(body: bytes, timestamp: int, secret: str = "a-secret") -> bool:
        headers = {
            "Webhook-Id": "one",
            "Webhook-Timestamp": str(timestamp),
            "Webhook-Signature": signature(secret, "one", timestamp, b"{}"),
        }
        return names["is_genuine"]("a-secret", headers, body)

    assert is_genuine(b"{}", now)
    assert not is_genuine(b"{ }", now)
    assert not is_genuine(b"{}", now - 3600)
    assert not is_genuine(b"{}", now, secret="another")


def test_the_signature_is_that_of_standard_webhooks() -> None:
    # The example of the specification's libraries.
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    given = signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert given == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_the_example_of_a_body_is_what_is_sent(tmp_path: Path) -> None:
    sent = json.loads(webhook(plan(an_outage(HOOK).write(tmp_path / "site", git=True))[0].told))
    shown = json.loads(block("json", "update.published"))
    for data in (sent["data"], shown["data"]):
        # The list of states at its end is left out of the example.
        data["text"], data["html"] = data["text"].split("\n")[0], data["html"].split("\n")[0]
    assert sent == shown
