"""Every feed and archive keeps the rules of its format, whatever people write."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from noa_status.build.conduct import Paths, build_public
from noa_status.exchange.statuspage.bring import bring
from noa_status.public.feeds import atom, json_feed, rss, xml
from noa_status.public.feeds.told import Teller
from noa_status.public.markdown import html_of
from noa_status.public.values import Feed, Link
from noa_status.words.languages import ENGLISH
from tests.builders import a_site
from tests.contracts.feed_rules import breaches
from tests.public import gallery

REPOSITORY = Path(__file__).parents[2]
DEMO = datetime(2031, 3, 4, 10, 35, tzinfo=UTC)


def feeds_of(site: Path) -> list[Path]:
    """Every feed and archive of ours that a site has."""
    return sorted(path for ending in ("rss", "atom", "json") for path in site.rglob(f"feed.{ending}"))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records of this repository, at the demo moment."""
    root = tmp_path_factory.mktemp("sample")
    assert build_public(Paths(root=REPOSITORY, site=root / "site", cache=root / "cache"), DEMO).is_built
    return root / "site" / "public"


def test_the_feeds_of_the_sample_site_break_no_rule(sample: Path) -> None:
    files = feeds_of(sample)
    assert len(files) > 100
    assert [breach for path in files for breach in breaches(str(path.relative_to(sample)), path.read_bytes())] == []


def test_feedparser_finds_no_fault_in_the_sample_site(sample: Path) -> None:
    for path in feeds_of(sample):
        if path.suffix != ".json":
            found = feedparser.parse(path.read_bytes())
            assert not found.bozo, (path, found.get("bozo_exception"))
            assert found.version == {".rss": "rss20", ".atom": "atom10"}[path.suffix]


def test_a_real_history_breaks_no_rule_and_is_whole_in_every_format(corpora: Path, tmp_path: Path) -> None:
    root = tmp_path / "repository"
    root.mkdir()
    brought = bring(root, str(corpora / "statuspage-github" / "incidents.json"))
    paths = Paths(root=root, site=tmp_path / "site", cache=tmp_path / "cache")
    assert build_public(paths, DEMO).is_built
    public = paths.site / "public"
    files = feeds_of(public)
    assert [breach for path in files for breach in breaches(str(path.relative_to(public)), path.read_bytes())] == []
    for ending in ("rss", "atom"):
        archives = [
            feedparser.parse(path.read_bytes()) for path in files if "feeds" in path.parts and path.suffix == f".{ending}"
        ]
        assert not any(found.bozo for found in archives)
        assert len({entry.id for found in archives for entry in found.entries}) == brought.updates


def test_every_component_and_group_has_its_feeds_also_with_no_entry_yet(tmp_path: Path) -> None:
    site = a_site(groups=[{"id": "core", "name": "Core"}], hub_url="https://hub.example.com/", languages=["en", "de"])
    paths = Paths.of(site.write(tmp_path))
    assert build_public(paths, DEMO).is_built
    public = paths.site / "public"
    of_all = {"", "components/api/", "components/db/", "components/web/", "groups/core/"}
    wanted = {f"{folder}{base}feed.{ending}" for folder in ("", "de/") for base in of_all for ending in ("rss", "atom", "json")}
    assert {str(path.relative_to(public)) for path in feeds_of(public)} == wanted
    for name in wanted:
        data = (public / name).read_bytes()
        assert breaches(name, data) == []
        assert b"https://hub.example.com/" in data


texts = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["]]>", "<![CDATA[", "&amp;", "&#0;", "<script>alert(1)</script>", "\x00\x0b\x1f\ufffe", "\ud7ff\U0010ffff", "a\r\nb"]),
    st.lists(st.sampled_from(["<", ">", "&", '"', "'", "\r", "\n", "\t", "]]>", "](/x)", "[a](javascript:x)", "![i](x.png)"]), max_size=12).map("".join),
)  # fmt: skip


@settings(deadline=None)
@given(name=texts, title=texts, body=texts, correction=texts)
def test_hostile_texts_break_no_rule_in_any_format(name: str, title: str, body: str, correction: str) -> None:
    entry = replace(
        gallery.EVERYTHING.entries[1],
        incident=Link(title=title, address=gallery.API_DOWN.address),
        about=(gallery.state("API", "operational"),),
        components=(replace(gallery.state("API", "operational"), name=f"API {name}"),),
        correction=correction,
    )
    feed = replace(gallery.EVERYTHING, subject=Link(title=name, address=""), entries=(entry,))
    for file, data in written(feed, body):
        assert breaches(file, data) == []
        if not file.endswith(".json"):
            assert not feedparser.parse(data).bozo


def written(feed: Feed, body: str) -> list[tuple[str, bytes]]:
    teller = Teller(lambda text: html_of(body, base=gallery.SITE.url), ENGLISH)
    return [
        ("feed.rss", rss.render(feed, teller)),
        ("feed.atom", atom.render(feed, teller)),
        ("feed.json", json_feed.render(feed, teller)),
        ("own.rss", xml.written(feed, teller, ".rss")),
        ("own.atom", xml.written(feed, teller, ".atom")),
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.rss", b'<rss version="2.0"><channel><title>x</title></channel></rss>'),
        ("x.atom", b'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>'),
        ("x.json", b'{"version": "https://jsonfeed.org/version/1", "title": "x", "items": []}'),
    ],
)
def test_the_rules_find_what_is_missing(name: str, data: bytes) -> None:
    assert breaches(name, data)


def test_what_was_built_an_hour_later_has_the_same_bytes(tmp_path: Path) -> None:
    site = a_site().with_incident("api-slow").update("10:15", "investigating", api="degraded_performance")
    root = site.update("11:00", "resolved").write(tmp_path / "repository")
    found: list[dict[str, bytes]] = []
    for name, now in (("a", datetime(2026, 11, 24, 13, tzinfo=UTC)), ("b", datetime(2026, 11, 24, 14, tzinfo=UTC))):
        assert build_public(Paths(root=root, site=tmp_path / name, cache=tmp_path / f"cache-{name}"), now).is_built
        public = tmp_path / name / "public"
        found.append({str(path.relative_to(public)): path.read_bytes() for path in feeds_of(public)})
    assert found[0] == found[1]
    # Nor does an hour move the time of a file, by which servers answer 304.
    before = {name: (tmp_path / "a" / "public" / name).stat().st_mtime_ns for name in found[0]}
    later = Paths(root=root, site=tmp_path / "a", cache=tmp_path / "cache-a")
    assert build_public(later, datetime(2026, 11, 24, 14, tzinfo=UTC)).is_built
    assert before == {name: (tmp_path / "a" / "public" / name).stat().st_mtime_ns for name in found[0]}
