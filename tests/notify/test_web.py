"""Chats, programs and hubs on a real web server that fails in every way: each hears of an update once, or the docs say otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from noa_status.deliver.notify.bodies import signature
from tests.builders import a_site
from tests.notify.receivers import Web, a_web_server, closed_port
from tests.notify.telling import CHAT, HOOK, an_outage, notify, record

SECRET = "a-secret-of-the-tests"
FIRST = "2026-11-24-api-slow.20261124T1015Z"


@pytest.fixture
def web() -> Iterator[Web]:
    with a_web_server() as made:
        yield made


def hook(root: Path, web: Web, *options: str, now: str = "10:20") -> tuple[int, str]:
    return notify(root, *options, now=now, HOOK_URL=web.url, HOOK_SECRET=SECRET)


def test_a_webhook_is_signed_and_says_what_the_feed_says(tmp_path: Path, web: Web) -> None:
    root = an_outage(HOOK).write(tmp_path / "site", git=True)
    assert hook(root, web)[0] == 0
    (post,) = web.taken
    assert post.headers["Idempotency-Key"] == FIRST
    timestamp = int(post.headers["Webhook-Timestamp"])
    assert post.headers["Webhook-Signature"] == signature(SECRET, FIRST, timestamp, post.body)
    data = json.loads(post.body)["data"]
    assert data["id"] == "https://status.example.com/incidents/2026-11-24-api-slow/#20261124T1015Z"
    assert data["text"].startswith("We look into slow requests.")
    assert (data["status"], data["components"]) == ("investigating", {"api": "degraded_performance"})


@pytest.mark.parametrize("answers", [["500"], ["503", "500"], ["429 1"], ["hang"]], ids=" ".join)
def test_what_was_not_taken_is_tried_again_and_arrives_once(tmp_path: Path, web: Web, answers: list[str]) -> None:
    root = an_outage(HOOK).write(tmp_path / "site", git=True)
    web.answers = [*answers]
    assert hook(root, web)[0] == 0
    assert web.ids() == [FIRST]
    assert len(web.posts) == len(answers) + 1


def test_a_receiver_that_asks_for_time_gets_it(tmp_path: Path, web: Web) -> None:
    root = an_outage(HOOK).write(tmp_path / "site", git=True)
    web.answers = ["429 2"]
    assert hook(root, web)[0] == 0
    first, second = web.posts
    assert second.at - first.at >= 2


def test_a_receiver_that_asks_for_an_hour_is_asked_by_the_next_run(tmp_path: Path, web: Web) -> None:
    root = an_outage(HOOK).write(tmp_path / "site", git=True)
    web.answers = ["429 3600"]
    status, said = hook(root, web)
    assert status == 3
    assert "remains: hook: API: Investigating · API requests are slow (answered 429 Too Many Requests)" in said
    assert len(web.posts) == 1
    assert hook(root, web)[0] == 0
    assert web.ids() == [FIRST]


@pytest.mark.parametrize("answer", ["half", "close"])
def test_a_receiver_that_dies_after_taking_it_gets_it_again_with_the_same_key(tmp_path: Path, web: Web, answer: str) -> None:
    root = an_outage(HOOK).write(tmp_path / "site", git=True)
    web.answers = [answer]
    assert hook(root, web)[0] == 0
    assert web.ids() == [FIRST, FIRST]


@pytest.mark.parametrize("answer", ["half", "close", "hang"])
def test_a_chat_knows_no_key_so_what_may_have_arrived_is_left_and_said(tmp_path: Path, web: Web, answer: str) -> None:
    root = an_outage(CHAT).write(tmp_path / "site", git=True)
    web.answers = [answer]
    status, said = notify(root, now="10:20", CHAT_URL=web.url)
    assert status == 3
    assert said.startswith("unsure: chat: API: Investigating · API requests are slow (no answer: ")
    assert notify(root, now="10:20", CHAT_URL=web.url) == (0, "1 unsure\n")
    assert len(web.posts) == 1
    assert notify(root, "--again", now="10:20", CHAT_URL=web.url)[0] == 0
    assert len(web.posts) == 2


def test_what_is_refused_for_good_is_said_and_not_tried_for_ever(tmp_path: Path, web: Web) -> None:
    root = an_outage(HOOK).write(tmp_path / "site", git=True)
    web.answers = ["410"]
    status, said = hook(root, web, now="10:40")
    assert status == 3
    assert "(answered 410 Gone)" in said
    assert web.ids() == ["2026-11-24-api-slow.20261124T1030Z"]
    assert hook(root, web, now="10:40")[0] == 0
    assert len(web.posts) == 2


def test_a_channel_that_is_down_holds_up_no_other(tmp_path: Path, web: Web) -> None:
    root = an_outage(CHAT, HOOK).write(tmp_path / "site", git=True)
    down = f"http://127.0.0.1:{closed_port()}/services/hidden-word"
    status, said = notify(root, CHAT_URL=down, HOOK_URL=web.url, HOOK_SECRET=SECRET)
    assert status == 3
    assert "3 remains, 3 told" in said
    assert "hidden-word" not in said
    assert len(web.taken) == 3
    status, said = notify(root, CHAT_URL=web.url, HOOK_URL=web.url, HOOK_SECRET=SECRET)
    assert (status, said.splitlines()[-1]) == (0, "3 told, 3 told before")
    assert len(web.taken) == 6


def test_a_secret_that_is_not_there_is_named_and_only_its_channel_waits(tmp_path: Path, web: Web) -> None:
    root = an_outage(CHAT, HOOK).write(tmp_path / "site", git=True)
    status, said = notify(root, now="10:20", HOOK_URL=web.url, HOOK_SECRET=SECRET)
    assert status == 3
    assert "CHAT_URL is not set in the environment" in said
    assert record(root, "chat", "20261124T1015Z")["stage"] == "waiting"
    assert web.ids() == [FIRST]


def test_nothing_of_a_record_is_markup_in_a_chat(tmp_path: Path, web: Web) -> None:
    teams = {"id": "teams", "kind": "teams", "url_from": "CHAT_URL"}
    site = a_site(notify={"channels": [CHAT, teams]}).with_incident("bad", severity="SEV1", title='"<!channel> *now* | x"')
    site.update("10:15", "investigating", "Look: <https://example.com|here> & there")
    root = site.write(tmp_path / "site", git=True)
    assert notify(root, now="10:20", CHAT_URL=web.url)[0] == 0
    slack, card = sorted((json.loads(post.body) for post in web.taken), key=lambda body: "type" in body)
    assert "<!channel>" not in slack["text"]
    assert slack["text"].count("<") == 1
    blocks = card["attachments"][0]["content"]["body"]
    assert {block["type"] for block in blocks} == {"RichTextBlock"}
    assert blocks[0]["inlines"][0]["text"] == "Investigating · <!channel> *now* | x"


def test_a_hub_is_told_of_every_feed_that_changed(tmp_path: Path, web: Web) -> None:
    hub = {"id": "hub", "kind": "websub"}
    groups = [{"id": "core", "name": "Core"}]
    site = a_site(
        [{"id": "api", "name": "API", "group": "core"}, {"id": "db", "name": "Database"}],
        groups=groups,
        hub_url=web.url,
        languages=["en", "de"],
        notify={"channels": [hub]},
    ).with_incident("api-slow", severity="SEV3")
    root = site.update("10:15", "investigating", api="degraded_performance").write(tmp_path / "site", git=True)
    assert notify(root, now="10:20")[0] == 0
    fields = parse_qs(web.taken[0].body.decode())
    assert fields["hub.mode"] == ["publish"]
    bases = ("", "components/api/", "groups/core/")
    expected = {
        f"https://status.example.com/{of}{base}feed.{end}"
        for of in ("", "de/")
        for base in bases
        for end in ("atom", "rss", "json")
    }
    assert set(fields["hub.url"]) == expected
