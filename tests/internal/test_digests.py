"""Digests tell of a week or a month as it stood at its end; the feed has each once, when it is over."""

from __future__ import annotations

from pathlib import Path

import feedparser

from noa_status.internal.site import InternalSite
from tests.builders import SiteBuilder, a_site
from tests.internal.building import built, page, text_of

# 24 November 2026 is a Tuesday of week 48.
WEEK = "digest/2026-w48/index.md"
MONDAY = "30T00:00"


def a_week(**facts: str) -> SiteBuilder:
    site = SiteBuilder(components=[{"id": "api", "name": "API"}], **facts)
    site.with_incident("last-year", at="2025-11-26T10:00").update("2025-11-26T10:05", "resolved").postmortem(
        "published",
        meeting_at="2025-11-27T10:00Z",
        action_items=[
            {"id": "a", "title": "Add an alert", "owner": "bo", "due": "2026-11-25", "state": "done", "done_on": "2026-12-01"},
            {"id": "b", "title": "Add a test", "owner": "cy", "due": "2026-12-31", "state": "open"},
        ],
    )
    site.with_incident("api-slow").update("10:15", "investigating").update("11:20", "resolved")
    site.with_incident("drill", kind="drill", at="25T10:00")
    return site.runbook("Old", owner="bo", last_tested="2026-01-01", review_every="30 days")


def feed(site: InternalSite) -> str:
    return next(file.content for file in site.files if file.uri == "digest/feed.atom")


def test_a_week_says_what_began_what_is_due_and_what_is_a_year_ago(tmp_path: Path) -> None:
    text = text_of(built(a_week(), tmp_path, MONDAY), WEEK)
    assert "1 incident began, 1 resolved, 1 action item due." in text
    assert "SEV2 High Api slow 24 Nov 2026, 10:02 UTC : resolved after 1 hour 18 minutes" in text
    assert "Post-mortem meetings due ¶ 3 days 12 hours overdue Api slow" in text
    assert "overdue Add an alert 25 Nov 2026 : bo, Last year" in text
    assert "Add a test" not in text
    assert "test overdue Old bo" in text
    assert "1 year ago Last year" in text
    assert "Drill" not in text


def test_what_is_done_later_changes_no_week_that_is_over(tmp_path: Path) -> None:
    later = page(built(a_week(), tmp_path, "2026-12-20T00:00"), WEEK).html
    assert later == page(built(a_week(), tmp_path / "again", MONDAY), WEEK).html
    assert "Action items closed ¶ done Add an alert 1 Dec 2026" in text_of(
        built(a_week(), tmp_path / "next", "2026-12-20T00:00"), "digest/2026-w49/index.md"
    )


def test_a_month_has_its_digest_too(tmp_path: Path) -> None:
    text = text_of(built(a_week(), tmp_path, "2026-12-02T00:00"), "digest/2026-11/index.md")
    assert text.startswith("Digest November 2026 1 incident began, 1 resolved")


def test_a_week_comes_into_the_feed_when_it_is_over(tmp_path: Path) -> None:
    before = feedparser.parse(feed(built(a_week(), tmp_path, "29T23:59")))
    after = feedparser.parse(feed(built(a_week(internal_url="https://run.example.com/"), tmp_path / "b", MONDAY)))
    assert not before.bozo
    assert not after.bozo
    assert before.entries[0].id.endswith("/2026-w47")
    newest = after.entries[0]
    assert newest.id == "tag:status.example.com,2000:noa-status/digest/2026-w48"
    assert newest.link == "https://run.example.com/digest/2026-w48/"
    assert newest.updated == "2026-11-30T00:00:00+00:00"
    assert "Api slow" in newest.content[0].value


def test_the_feed_of_nothing_is_a_feed(tmp_path: Path) -> None:
    found = feedparser.parse(feed(built(a_site(), tmp_path, MONDAY)))
    assert (found.bozo, found.entries) == (False, [])


def test_titles_are_texts_in_the_feed(tmp_path: Path) -> None:
    site = a_site().with_incident("evil", title='"<script>alert(1)</script>"')
    assert "<script>" not in feedparser.parse(feed(built(site, tmp_path, MONDAY))).entries[0].content[0].value
