"""`opml.xml`, which names every feed, and `security.txt`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest

from tests.builders import a_site
from tests.hosting.serving import nginx
from tests.machines.sites import URL, a_lively_site, built

SECURITY = {
    "contact": ["https://example.com/report", "mailto:security@example.com"],
    "expires": "2027-06-30T10:00Z",
    "policy": "https://example.com/policy",
    "encryption": "https://example.com/key.asc",
    "acknowledgments": "https://example.com/thanks",
}


def outlines(path: Path) -> list[dict[str, str]]:
    """What an OPML file lists."""
    root = ElementTree.parse(path).getroot()
    assert (root.tag, root.get("version"), [part.tag for part in root]) == ("opml", "2.0", ["head", "body"])
    return [dict(outline.attrib) for outline in root.iter("outline")]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    groups = [{"id": "core", "name": 'Core & "more"'}]
    components = [
        {"id": "api", "name": "API", "group": "core"},
        {"id": "db", "name": "Database"},
        {"id": "web", "name": "Dashboard"},
    ]
    return built(a_lively_site(groups=groups, security=SECURITY, components=components), tmp_path_factory.mktemp("opml"))


def test_every_feed_is_named_once_and_is_one(tree: Path) -> None:
    for folder in ("", "de/"):
        listed = outlines(tree / folder / "opml.xml")
        there = {path.relative_to(tree).as_posix() for path in (tree / folder).rglob("feed.rss")}
        # Archives are reached from the feeds themselves.
        own = {path for path in there if path.startswith("de/") == (folder == "de/") and "feeds/" not in path}
        assert sorted(outline["xmlUrl"].removeprefix(URL) for outline in listed) == sorted(own)
        for outline in listed:
            feed = feedparser.parse((tree / outline["xmlUrl"].removeprefix(URL)).read_bytes()).feed
            assert (outline["type"], outline["text"]) == ("rss", feed.title)
            page = outline["htmlUrl"].removeprefix(URL).partition("#")[0]
            assert (tree / page / "index.html").is_file()


def test_a_reader_of_another_language_gets_its_feeds(tree: Path) -> None:
    assert {outline["language"] for outline in outlines(tree / "de/opml.xml")} == {"de"}


def test_security_txt_says_what_rfc_9116_wants(tree: Path) -> None:
    fields = [line.split(": ", 1) for line in (tree / ".well-known/security.txt").read_text(encoding="utf-8").splitlines()]
    said: dict[str, list[str]] = {}
    for name, value in fields:
        said.setdefault(name, []).append(value)
    assert said == {
        "Contact": ["https://example.com/report", "mailto:security@example.com"],
        "Expires": ["2027-06-30T10:00:00Z"],
        "Policy": ["https://example.com/policy"],
        "Encryption": ["https://example.com/key.asc"],
        "Acknowledgments": ["https://example.com/thanks"],
        "Preferred-Languages": ["en, de"],
        "Canonical": [f"{URL}.well-known/security.txt"],
    }
    assert datetime.fromisoformat(said["Expires"][0]) == datetime(2027, 6, 30, 10, tzinfo=UTC)


def test_security_txt_is_served_as_text(tree: Path, tmp_path: Path) -> None:
    with nginx(tree, tree, tmp_path) as host:
        assert host.get("/.well-known/security.txt").headers["content-type"] == "text/plain; charset=utf-8"


def test_it_is_canonical_at_the_top_of_a_host_with_https_alone(tmp_path: Path) -> None:
    for url, canonical in (
        ("https://example.com/status/", "https://example.com/.well-known/security.txt"),
        ("http://example.com/", ""),
    ):
        tree = built(
            a_site(url=url, security={"contact": "tel:+1-201-555-0123", "expires": "2027-01-01T00:00Z"}), tmp_path, to=url[:5]
        )
        text = (tree / ".well-known/security.txt").read_text(encoding="utf-8")
        assert f"Canonical: {canonical}\n" in text if canonical else "Canonical" not in text
        assert "Contact: tel:+1-201-555-0123\n" in text


def test_without_a_contact_there_is_none(tmp_path: Path) -> None:
    assert not (built(a_site(), tmp_path) / ".well-known").exists()
