from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import feedparser
import msgspec
import pytest
from msgspec.structs import replace

from noa_status.public.feeds import atom, json_feed, rss, xml
from noa_status.public.feeds.told import SUMMARY_LENGTH, Teller, summary_of
from noa_status.public.markdown import html_of
from noa_status.public.values import Feed, Link, Text
from noa_status.words.languages import language_of
from tests.public import gallery
from tests.public.looking import html

ATOM = "{http://www.w3.org/2005/Atom}"
INCIDENT = gallery.API_DOWN
FEED = gallery.EVERYTHING
API = gallery.state("API", "operational")
EMPTY = gallery.FEEDS["of a component with no entry yet"]
BOTH = pytest.mark.parametrize("render", [rss.render, atom.render], ids=["rss", "atom"])


def written(render: object, feed: Feed = FEED) -> bytes:
    return render(feed, Teller(html, language_of(feed.site.language)))  # type: ignore[operator]


def parsed(render: object, feed: Feed = FEED) -> Any:
    found = feedparser.parse(written(render, feed))
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
    assert [entry.updated == entry.published for entry in entries] == [True, False, False]


@BOTH
def test_the_bytes_are_the_same_each_time(render: object) -> None:
    assert written(render) == written(render)


@BOTH
def test_a_feed_without_entries_is_a_feed(render: object) -> None:
    found = parsed(render, EMPTY)
    assert found.entries == []
    assert found.feed.title == "API · Noa Server status"
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
    assert b"https://status.noaserver.com/history/" in written(render, replace(FEED, entries=(told,)))


@BOTH
def test_hostile_words_break_no_feed(render: object) -> None:
    component = gallery.state(f"{gallery.HOSTILE}\x1b", "major_outage")
    titled = Link(title=f"{gallery.HOSTILE}\x0b\x00", address=INCIDENT.address)
    hostile = replace(FEED.entries[0], incident=titled, about=(component,), components=(component,))
    found = parsed(render, replace(FEED, subject=Link(title="<&\x0b>", address=""), entries=(hostile,)))
    assert "<script" not in found.entries[0].content[0].value
    assert "<script" not in (found.entries[0].summary if render is rss.render else "")  # in Atom it is text


@BOTH
def test_an_entry_tells_in_a_line_what_is_how(render: object) -> None:
    titles = [entry.title for entry in parsed(render).entries]
    assert titles == [f"API: {status} · {INCIDENT.title}" for status in ("Identified", "Investigating", "Investigating")]


@BOTH
def test_a_feed_in_another_language_has_the_same_ids_and_leads_to_its_own_pages(render: object) -> None:
    german = replace(FEED, site=replace(gallery.SITE, language="de", folder="de/"))
    found, original = parsed(render, german), parsed(render)
    assert [entry.id for entry in found.entries] == [entry.id for entry in original.entries]
    assert [entry.link for entry in found.entries] == [
        entry.id.replace("noaserver.com/", "noaserver.com/de/") for entry in original.entries
    ]
    assert found.feed.link == "https://status.noaserver.com/de/"
    assert found.feed.language == "de"


@BOTH
def test_an_entry_is_called_what_its_incident_and_components_are_called_in_the_language(render: object) -> None:
    told = replace(
        FEED.entries[0],
        incident=Link(title="API requests fail", address=INCIDENT.address, titles={"de": "API-Anfragen schlagen fehl"}),
        about=(replace(API, name="Exports", names={"de": "Exporte"}),),
    )
    german = replace(FEED, site=replace(gallery.SITE, language="de", folder="de/"), entries=(told,))
    title = parsed(render, german).entries[0].title
    assert title.startswith("Exporte: ")
    assert title.endswith("API-Anfragen schlagen fehl")


def test_rss_says_what_its_specification_wants() -> None:
    channel = ElementTree.fromstring(written(rss.render)).find("channel")
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
    feed = ElementTree.fromstring(written(atom.render))
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


def test_a_summary_is_one_line_of_whole_words() -> None:
    assert summary_of("<p>One &amp; <b>two</b>.</p>\n<ul>\n<li>Three</li>\n<li>four</li>\n</ul>") == "One & two. Three four"
    assert summary_of(html_of("It<br>works\n\n|a|b|\n|---|---|\n|1|2|\n")) == "It works a b 1 2"
    long = summary_of("<p>" + "wordy " * 100 + "</p>")
    assert len(long) <= SUMMARY_LENGTH
    assert long.endswith("wordy…")
    assert len(summary_of(f"<p>{'x' * 1000}</p>")) == SUMMARY_LENGTH


def test_a_summary_is_text_in_atom_and_html_in_rss_as_their_readers_take_it() -> None:
    told = replace(FEED, entries=(replace(FEED.entries[0], body=Text("If `a < b`, then 1 < 2.", "p")),))
    assert "a < b" in (ElementTree.fromstring(written(atom.render, told)).findtext(f"{ATOM}entry/{ATOM}summary") or "")
    assert "a &lt; b" in (ElementTree.fromstring(written(rss.render, told)).findtext("channel/item/description") or "")


def elements(tree: ElementTree.Element) -> Any:
    """An element with everything in it, in whatever order."""
    text = (tree.text or "").strip() if len(tree) else tree.text or ""
    return tree.tag, sorted(tree.attrib.items()), text, sorted(map(elements, tree), key=repr)


HUB = replace(FEED, hub="https://hub.example.com/", previous="feeds/2026-10/feed")
MOVED = replace(FEED, ids="https://status.old.example/")
ODD = replace(FEED, site=replace(gallery.SITE, name='A\tB & "C"'), subject=Link(title="Tab\there <&>", address=""))


@pytest.mark.parametrize("ending", [".rss", ".atom"])
@pytest.mark.parametrize(
    "feed", [FEED, EMPTY, HUB, MOVED, ODD, gallery.OF_API], ids=["all", "empty", "hub", "moved", "odd", "api"]
)
def test_both_writers_say_the_same_of_a_feed(feed: Feed, ending: str) -> None:
    """Archives are written by our own, what is current by feedgen."""
    one = written({".rss": rss, ".atom": atom}[ending].render, feed)
    other = xml.written(feed, Teller(html, language_of("en")), ending)
    assert elements(ElementTree.fromstring(other)) == elements(ElementTree.fromstring(one))
    assert one.splitlines()[1] == other.splitlines()[1]


def test_ids_stay_when_the_site_moves_to_another_host() -> None:
    for render in (rss.render, atom.render):
        before, after = parsed(render), parsed(render, MOVED)
        assert [entry.id for entry in after.entries] == [
            entry.id.replace("https://status.noaserver.com/", "https://status.old.example/") for entry in before.entries
        ]
        assert [entry.link for entry in after.entries] == [entry.link for entry in before.entries]
    assert b'isPermaLink="false"' in written(rss.render, MOVED)
    assert msgspec.json.decode(written(json_feed.render, MOVED))["items"][0]["id"].startswith("https://status.old.example/")
