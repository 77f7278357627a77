"""The ways to be told, and the page where none is: what they offer, and only where it is there."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from noa_status.public.environment import webcal
from tests.public import gallery
from tests.public.looking import Document, page

URL = gallery.SITE.url
PLAIN = Document(page("subscribe"))
WHOLE = Document(page("subscribe by e-mail and calendar"))


def copied(document: Document) -> dict[str, str]:
    """What each button copies, by the id of what stands beside it."""
    buttons = [e.attributes for e in document.all("button") if "data-copy" in e.attributes]
    return {button["aria-describedby"]: button["data-copy"] for button in buttons}


def links(document: Document) -> list[str]:
    """Where a page leads."""
    return [link.attributes["href"] for link in document.all("a")]


def test_a_button_copies_what_stands_beside_it_and_waits_for_its_script() -> None:
    beside = {e.attributes["id"]: e.text for e in WHOLE.elements if "id" in e.attributes}
    assert len(copied(WHOLE)) == 17
    assert {id: beside[id] for id in copied(WHOLE)} == copied(WHOLE)
    assert all("hidden" in e.attributes for e in WHOLE.all("button") if "data-copy" in e.attributes)


def test_each_component_has_its_feeds_under_its_group() -> None:
    headings = [e.text for e in PLAIN.all("h3")]
    assert headings == [group.name for group in gallery.GROUPS]
    for group in gallery.GROUPS:
        for row in group.components:
            assert {f"../{row.address}feed.rss", f"../{row.address}feed.atom"} <= set(links(PLAIN))
    assert "I depend on one thing only" not in page("subscribe of a new site")


def test_a_chat_is_told_a_command_that_it_knows() -> None:
    assert copied(PLAIN)["slack"] == copied(PLAIN)["mattermost"] == f"/feed subscribe {URL}feed.rss"
    assert copied(PLAIN)["teams"] == copied(PLAIN)["discord"] == f"{URL}feed.rss"


def test_ways_that_are_not_there_are_not_offered() -> None:
    for words in ("by e-mail", "calendar"):
        assert words not in PLAIN.words
        assert words in WHOLE.words
    assert "https://lists.example.com/status" in links(WHOLE)


@pytest.mark.parametrize(
    ("url", "opened"),
    [("https://s.example/", "webcal://s.example/de/a.ics"), ("http://s.example/x/", "webcal://s.example/x/de/a.ics")],
)
def test_a_calendar_is_opened_by_what_subscribes(url: str, opened: str) -> None:
    assert webcal("a.ics", replace(gallery.SITE, url=url, folder="de/")) == opened
    assert "webcal://status.noaserver.com/maintenance.ics" in links(WHOLE)


def test_what_goes_on_other_pages_is_whole() -> None:
    found: list[tuple[str, dict[str, str | None]]] = []

    class Snippets(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

    Snippets().feed(copied(PLAIN)["frame"] + copied(PLAIN)["banner"])
    frame = {"src": f"{URL}embed/", "title": "Noa Server status", "width": "320", "height": "56", "style": "border: 0"}
    assert found == [("iframe", frame), ("script", {"src": f"{URL}embed.js", "async": None})]
    assert copied(PLAIN)["badge"] == f"[![Noa Server status]({URL}badges/status.svg)]({URL})"


def test_programs_are_told_files_that_are_there() -> None:
    wanted = {
        "embed-json": "embed.json",
        "feed-atom": "feed.atom",
        "badge-json": "badges/status.json",
        "build-json": "build.json",
    }
    assert {id: copied(PLAIN)[id] for id in wanted} == {id: URL + name for id, name in wanted.items()}
    assert json.dumps(copied(PLAIN)).count("http://") == 0


@pytest.mark.parametrize(
    ("name", "answer"), [("not found", "API is down."), ("not found when all is well", "Everything is working.")]
)
def test_where_no_page_is_the_answer_is_told_as_on_home(name: str, answer: str) -> None:
    here = Document(page(name))
    assert [e.text for e in here.all("h1")] == [answer]
    assert [e.text for e in here.all("h2")] == ["There is no page here."]
    assert "As of 10:31 UTC, Tuesday 24 November." in here.words
    assert {"/", "/history/", "/maintenance/"} <= set(links(here))
    assert any(e.attributes.get("content") == "noindex" for e in here.all("meta"))


def test_where_no_page_is_little_is_sent() -> None:
    assert len(page("not found").encode()) < 20_000
