from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from msgspec.structs import replace

from noa_status import addresses
from noa_status.public.feeds import atom, rss
from noa_status.public.values import Feed, FeedEntry, Text
from tests.public import gallery
from tests.public.looking import html

ATOM = "{http://www.w3.org/2005/Atom}"
INCIDENT = gallery.API_DOWN
FEED = Feed(
    site=gallery.SITE,
    title="Noa Server status",
    address="",
    base="",
    updated_at=gallery.at(24, "10:31"),
    entries=tuple(
        FeedEntry(
            address=INCIDENT.address + addresses.update_anchor(update.id),
            title=f"API: {update.status} · {INCIDENT.title}",
            published_at=update.at,
            updated_at=update.corrected_at or update.at,
            status=update.status,
            impact=INCIDENT.impact,
            components=update.components,
            body=update.body,
        )
        for update in INCIDENT.updates
    ),
)
EMPTY = replace(FEED, address="components/api/", base="components/api/", entries=(), updated_at=datetime(2000, 1, 1, tzinfo=UTC))
BOTH = pytest.mark.parametrize("render", [rss.render, atom.render], ids=["rss", "atom"])


def parsed(render: object, feed: Feed = FEED) -> Any:
    found = feedparser.parse(render(feed, html))  # type: ignore[operator]
    assert not found.bozo, found.get("bozo_exception")
    return found


@BOTH
def test_a_reader_finds_one_entry_an_update_newest_first(render: object) -> None:
    entries = parsed(render).entries
    assert [entry.id for entry in entries] == [
        f"https://status.noaserver.com/incidents/2026-11-24-api/#{id}"
        for id in ("20261124T1031Z", "20261124T1016Z", "20261124T1007Z")
    ]
    assert [entry.link for entry in entries] == [entry.id for entry in entries]
    assert [entry.published_parsed[3:5] for entry in entries] == [(10, 31), (10, 16), (10, 7)]


@BOTH
def test_a_correction_moves_neither_the_id_nor_the_publication(render: object) -> None:
    corrected = replace(FEED.entries[0], updated_at=gallery.at(24, "12:00"), body=Text("other", "p"))
    before, after = parsed(render).entries[0], parsed(render, replace(FEED, entries=(corrected,))).entries[0]
    assert (after.id, after.published, after.title) == (before.id, before.published, before.title)
    assert "Corrected 24 Nov 2026, 12:00 UTC." in after.summary + str(after.get("content"))


def test_only_a_correction_moves_the_update_time_of_atom() -> None:
    entries = parsed(atom.render).entries
    assert [entry.updated == entry.published for entry in entries] == [True, True, False]


@BOTH
def test_the_bytes_are_the_same_each_time(render: object) -> None:
    assert render(FEED, html) == render(FEED, html)  # type: ignore[operator]


@BOTH
def test_a_feed_without_entries_is_a_feed(render: object) -> None:
    found = parsed(render, EMPTY)
    assert found.entries == []
    assert found.feed.title == "Noa Server status"
    assert found.feed.link == "https://status.noaserver.com/components/api/"


@BOTH
def test_categories_say_which_component_how_bad_and_where_it_stands(render: object) -> None:
    tags = {(tag.scheme.partition("#")[2], tag.term) for tag in parsed(render).entries[0].tags}
    known = {("component", "api"), ("impact", "critical"), ("status", "identified")}
    words = {("component", "API"), ("impact", "Critical impact"), ("status", "Identified")}
    assert tags in (known, words)


@BOTH
def test_the_content_is_safe_html_that_tells_the_states(render: object) -> None:
    entry = parsed(render).entries[0]
    said = entry.content[0].value if "content" in entry else entry.summary
    assert "<p>A configuration change to our load balancers" in said
    assert "<p>API: Major outage, was degraded</p>" in said


@BOTH
def test_links_in_a_text_are_absolute(render: object) -> None:
    told = replace(FEED.entries[0], body=Text("See [history](history/).", "p"))
    assert b"https://status.noaserver.com/history/" in render(replace(FEED, entries=(told,)), html)  # type: ignore[operator]


@BOTH
def test_hostile_words_break_no_feed(render: object) -> None:
    hostile = replace(
        FEED.entries[0], title=f"{gallery.HOSTILE}\x0b\x00", components=(gallery.state(f"{gallery.HOSTILE}\x1b", "major_outage"),)
    )
    found = parsed(render, replace(FEED, title="<&\x0b>", entries=(hostile,)))
    assert "<script>" not in found.entries[0].summary


def test_rss_says_what_its_specification_wants() -> None:
    channel = ElementTree.fromstring(rss.render(FEED, html)).find("channel")
    assert channel is not None
    assert channel.findtext("link") == "https://status.noaserver.com/"
    assert channel.findtext("lastBuildDate") == "Tue, 24 Nov 2026 10:31:00 +0000"
    link = channel.find(f"{ATOM}link")
    assert link is not None
    assert (link.get("rel"), link.get("href")) == ("self", "https://status.noaserver.com/feed.rss")
    guids = channel.findall("item/guid")
    assert [guid.get("isPermaLink") for guid in guids] == ["true"] * 3
    assert channel.findtext("item/pubDate") == "Tue, 24 Nov 2026 10:31:00 +0000"


def test_atom_says_what_its_specification_wants() -> None:
    feed = ElementTree.fromstring(atom.render(FEED, html))
    assert feed.findtext(f"{ATOM}id") == "https://status.noaserver.com/"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Noa Server"
    assert feed.findtext(f"{ATOM}updated") == "2026-11-24T10:31:00+00:00"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": "https://status.noaserver.com/feed.atom", "alternate": "https://status.noaserver.com/"}
    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    assert {child.tag.removeprefix(ATOM) for child in entry} >= {
        "id",
        "title",
        "updated",
        "published",
        "content",
        "link",
        "category",
    }
