"""Whoever goes on from the current feed to the archives finds every update, however long they were away (RFC 5005, 4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from noa_status.build.months import Months
from noa_status.model.component import ComponentStatus
from noa_status.model.incident import Incident, Kind, Status, Update, Visibility, Window
from noa_status.model.site import Site
from noa_status.public.feeds import json_feed, xml
from noa_status.public.feeds.told import Teller
from noa_status.public.values import Feed, FeedEntry
from noa_status.public.view.feeds import ARCHIVE_LENGTH, FEED_LENGTH, KEPT_FOR, archive_feeds
from noa_status.public.view.incidents import incident_view, shown
from noa_status.public.view.site import SiteView
from noa_status.records.site_file import read_site
from noa_status.words.languages import ENGLISH

BASE = datetime(2026, 9, 1, tzinfo=UTC)
API = {"api": ComponentStatus.DEGRADED_PERFORMANCE}
A_MINUTE, AN_HOUR, A_DAY, A_MONTH = (timedelta(minutes=minutes) for minutes in (1, 60, 24 * 60, 31 * 24 * 60))


def a_site() -> Site:
    site, problems = read_site(b"name: Example\nurl: https://status.example.com/\ncomponents: [{id: api, name: API}]\n")
    assert site is not None, problems
    return site


SITE = a_site()


def record(id: str, instants: Sequence[datetime], *, planned: datetime | None = None) -> Incident:
    """A record with an update at each instant; of planned work from an instant on the first one is its announcement."""
    status = Status.INVESTIGATING if planned is None else Status.SCHEDULED
    return Incident(
        id=id,
        folder=f"incidents/2026/{id}",
        kind=Kind.INCIDENT if planned is None else Kind.MAINTENANCE,
        title=id,
        severity="SEV2" if planned is None else None,
        visibility=Visibility.PUBLIC,
        started_at=instants[0] if planned is None else None,
        scheduled=None if planned is None else Window(start=planned, end=planned + AN_HOUR),
        updates=tuple(
            Update(id=f"{number:03}", at=at, text_id=f"{id} {number}", status=status, components=API)
            for number, at in enumerate(instants)
        ),
    )


class Feeds:
    """What is current and the archives, by file, as a build at `now` makes them."""

    def __init__(self, incidents: Sequence[Incident], now: datetime) -> None:
        months = Months({}, lambda _: None)
        months.change({}, incidents)
        months.derive(SITE, now)
        view = SiteView(SITE, months.recent(now), months.facts(), months.incidents, now)
        self.current, self.of_api = view.feeds()
        made: list[Feed] = []
        for month in months:
            views = [incident_view(incident, SITE, now) for incident in shown(months.incidents(month.id), SITE, now)]
            made += archive_feeds(month.id, views, month.neighbours.archive, SITE)
        self.archives = {feed.file: feed for feed in made}
        assert len(self.archives) == len(made)

    def chain(self) -> list[Feed]:
        """The current feed and the archives, in the order in which they lead to each other."""
        found = [self.current]
        while found[-1].previous:
            found.append(self.archives[found[-1].previous])
        return found


def addresses(entries: Sequence[FeedEntry]) -> list[str]:
    return [entry.address for entry in entries]


instants = st.integers(0, 4 * 31 * 24 * 60).map(lambda minutes: BASE + minutes * A_MINUTE)
numbers = st.one_of(st.integers(1, 4), st.integers(30, 130))
gaps = st.sampled_from([timedelta(0), A_MINUTE, AN_HOUR, A_DAY, A_MONTH])


@st.composite
def histories(draw: st.DrawFn) -> list[Incident]:
    """Incidents and planned work, with a few updates or very many, some of which lie months apart."""
    found: list[Incident] = []
    for number in range(draw(st.integers(0, 6))):
        begins, count, gap = draw(instants), draw(numbers), draw(gaps)
        count = min(count, 6) if gap >= A_DAY else count
        is_planned = draw(st.booleans())
        ahead = draw(gaps) + A_MINUTE if is_planned else timedelta(0)
        told = [begins - ahead, *(begins + gap * place for place in range(1, count))]
        found.append(record(f"r{number}", told, planned=begins if is_planned else None))
    return found


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(incidents=histories(), now=instants, later=gaps)
@example(incidents=[record("many", [BASE + A_MINUTE * place for place in range(250)])], now=BASE + A_DAY, later=A_MONTH)
@example(incidents=[record("late", [BASE, BASE + A_MONTH * 3])], now=BASE + A_MONTH * 3 + A_DAY, later=A_MONTH)
def test_nothing_is_missing_and_what_is_archived_stays(incidents: list[Incident], now: datetime, later: timedelta) -> None:
    feeds = Feeds(incidents, now)
    published = {f"incidents/{one.id}/#{update.id}" for one in incidents for update in one.updates if update.at <= now}
    chain = feeds.chain()
    assert {address for feed in chain for address in addresses(feed.entries)} == published
    archived = [address for feed in chain[1:] for address in addresses(feed.entries)]
    assert len(archived) == len(set(archived))
    assert sorted(feed.file for feed in chain[1:]) == sorted(feeds.archives)
    assert [feed.next for feed in chain[1:]] == ["", *(feed.file for feed in chain[1:-1])][: len(chain) - 1]
    # Newest first, in each and from each to the next; what is current holds 50, or whatever lies in no archive yet.
    for feed in chain:
        assert list(feed.entries) == sorted(feed.entries, key=lambda one: (one.published_at, one.address), reverse=True)
        assert len(feed.entries) <= ARCHIVE_LENGTH
    ordered = [entry.published_at for feed in chain[1:] for entry in feed.entries]
    assert ordered == sorted(ordered, reverse=True)
    assert len(chain[0].entries) == min(len(published), max(FEED_LENGTH, len(published) - len(archived)))
    after = Feeds(incidents, now + later)
    for file, feed in feeds.archives.items():
        assert after.archives[file].entries == feed.entries


def test_each_archive_says_what_it_is_and_where_the_others_are() -> None:
    instants = [BASE + A_MINUTE * place for place in range(150)] + [BASE + A_MONTH]
    feeds = Feeds([record("many", instants)], BASE + A_MONTH * 2)
    assert list(feeds.archives) == ["feeds/2026-09/feed", "feeds/2026-09-2/feed", "feeds/2026-10/feed"]
    teller = Teller(lambda text: f"<p>{text.id}</p>\n", ENGLISH)
    atom = xml.written(feeds.archives["feeds/2026-09-2/feed"], teller, ".atom").decode()
    rss = xml.written(feeds.archives["feeds/2026-09-2/feed"], teller, ".rss").decode()
    for file, ending in ((atom, "atom"), (rss, "rss")):
        for relation, name in (
            ("self", "feeds/2026-09-2/feed"),
            ("current", "feed"),
            ("prev-archive", "feeds/2026-09/feed"),
            ("next-archive", "feeds/2026-10/feed"),
        ):
            assert f'href="https://status.example.com/{name}.{ending}" rel="{relation}"' in file
        assert '<fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>' in file
    assert b'"next_url":"https://status.example.com/feeds/2026-09/feed.json"' in json_feed.render(
        feeds.archives["feeds/2026-09-2/feed"], teller
    )
    assert b"next_url" not in json_feed.render(feeds.archives["feeds/2026-09/feed"], teller)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(incidents=histories(), now=instants)
@example(incidents=[record("many", [BASE + AN_HOUR * place for place in range(150)])], now=BASE + A_DAY * 30)
@example(incidents=[record("many", [BASE + AN_HOUR * place for place in range(150)])], now=BASE + A_MONTH * 5)
@example(
    incidents=[record("late", [BASE + AN_HOUR * place for place in range(90)] + [BASE + A_MONTH * 3])], now=BASE + A_MONTH * 5
)
def test_a_component_s_feed_holds_a_month_whole_and_fifty_at_least(incidents: list[Incident], now: datetime) -> None:
    told = {f"incidents/{one.id}/#{update.id}": update.at for one in incidents for update in one.updates if update.at <= now}
    newest = sorted(told, key=lambda address: (told[address], address), reverse=True)
    entries = addresses(Feeds(incidents, now).of_api.entries)
    assert entries == newest[: len(entries)]
    assert len(entries) >= min(FEED_LENGTH, len(newest))
    assert {address for address, at in told.items() if at >= now - KEPT_FOR} <= set(entries)
    assert len(entries) == FEED_LENGTH or all(told[address] >= now - KEPT_FOR - A_DAY for address in entries[FEED_LENGTH:])
