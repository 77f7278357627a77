"""Calendars of planned work and of incidents, as two libraries of others read them: ics and vobject."""

from __future__ import annotations

import re
import sys
import warnings
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from noa_status.public.ics import render
from noa_status.public.markdown import without_control_characters
from noa_status.public.planned import calendar_note, planned_window
from noa_status.public.values import EntryCalendar
from tests.builders import SiteBuilder, a_site, at
from tests.machines.sites import URL, a_lively_site, built
from tests.public import gallery

with warnings.catch_warnings():
    # Its parser's grammar has escapes that newer versions of Python warn of.
    warnings.simplefilter("ignore")
    import ics

SUFFIX = "@maintenance.noa-status"
MOVED = "[{at: 2026-11-24T10:00Z, start: 2026-11-25T22:00Z, end: 2026-11-25T23:30Z}]"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(a_lively_site(), tmp_path_factory.mktemp("calendar"))


def by_ics(data: bytes) -> dict[str, dict[str, Any]]:
    """The entries by UID, as ics reads them."""
    # Its parser wraps the terminal's streams each time that it is made, and never unwraps them.
    with redirect_stdout(sys.stdout), redirect_stderr(sys.stderr):
        found: Any = ics.Calendar(data.decode())
    return {
        event.uid: {
            "start": event.begin.datetime,
            "end": event.end.datetime,
            "title": event.name,
            "text": event.description,
            "status": event.status,
            "url": event.url,
            "categories": sorted(event.categories),
            "is_transparent": event.transparent,
            "changed": event.last_modified.datetime,
            # What it calls so is DTSTAMP.
            "stamp": event.created.datetime,
        }
        for event in found.events
    }


def by_vobject(data: bytes) -> dict[str, dict[str, Any]]:
    """The same, as vobject does."""
    calendar = vobject.readOne(data.decode())
    calendar.validate(raiseException=True)
    return {
        event.uid.value: {
            "start": event.dtstart.value.astimezone(UTC),
            # RFC 5545 (3.6.1): without an end it ends as it begins.
            "end": getattr(event, "dtend", event.dtstart).value.astimezone(UTC),
            "title": event.summary.value,
            "text": event.description.value,
            "status": event.status.value,
            "url": event.url.value,
            "categories": sorted(event.categories.value) if hasattr(event, "categories") else [],
            "is_transparent": event.transp.value == "TRANSPARENT",
            "changed": _instant(event.last_modified.value),
            "stamp": _instant(event.dtstamp.value),
        }
        for event in getattr(calendar, "vevent_list", [])
    }


def _instant(value: Any) -> datetime:
    return value if isinstance(value, datetime) else datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def lines(data: bytes, name: str) -> list[str]:
    """The values of a property, unfolded."""
    return re.findall(rf"^{name}(?:;[^:\n]*)?:(.*?)\r?$", data.decode().replace("\r\n ", ""), re.MULTILINE)


BOTH = pytest.mark.parametrize("read", [by_ics, by_vobject])


def test_two_libraries_read_the_same(tree: Path) -> None:
    for path in tree.rglob("maintenance.ics"):
        assert by_ics(path.read_bytes()) == by_vobject(path.read_bytes()), path


@BOTH
def test_an_entry_says_what_when_where_to_read_on_and_who_is_affected(tree: Path, read: Any) -> None:
    entry = read((tree / "maintenance.ics").read_bytes())[f"2026-11-03-db-upgrade{SUFFIX}"]
    page = f"{URL}incidents/2026-11-03-db-upgrade/"
    assert (entry["start"], entry["end"]) == (at("03T22:00"), at("03T23:30"))
    assert entry["title"] == "Example: Db upgrade"
    assert entry["text"].split("\n\n") == [
        "Requests to the API take longer than usual. We are working on it.",
        "Affected: Database",
        page,
    ]
    assert (entry["status"], entry["url"], entry["categories"], entry["is_transparent"]) == (
        "CONFIRMED",
        page,
        ["Database"],
        True,
    )
    assert (entry["stamp"], entry["changed"]) == (at("01T09:00"), at("01T09:00"))


@BOTH
def test_a_cancelled_window_stays_and_says_so_in_its_title_too(tree: Path, read: Any) -> None:
    entry = read((tree / "maintenance.ics").read_bytes())[f"2026-11-27-api-keys{SUFFIX}"]
    assert (entry["status"], entry["title"]) == ("CANCELLED", "Cancelled: Example: Api keys")
    assert entry["changed"] == at("10:20")


@BOTH
def test_a_moved_window_keeps_its_id_and_moves(tmp_path: Path, read: Any) -> None:
    site = a_site().with_maintenance("web-move", "26T22:00", "26T23:30", moved=MOVED)
    site.update("23T09:00", "scheduled", web="under_maintenance")
    (before_path, after_path) = (built(site, tmp_path, now, to=now[-2:]) / "maintenance.ics" for now in ("09:59", "10:00"))
    before, after = before_path.read_bytes(), after_path.read_bytes()
    ((uid, old),), ((same, new),) = read(before).items(), read(after).items()
    assert uid == same == f"2026-11-26-web-move{SUFFIX}"
    assert (old["start"], new["start"]) == (at("25T22:00"), at("26T22:00"))
    assert (lines(before, "SEQUENCE"), lines(after, "SEQUENCE")) == (["0"], ["1"])
    assert (old["changed"], new["changed"]) == (at("23T09:00"), at("10:00"))
    assert lines(before, "CREATED") == lines(after, "CREATED") == ["20261123T090000Z"]


def test_a_sequence_only_rises_and_the_id_stays_whatever_is_told(tmp_path: Path) -> None:
    site = a_lively_site()
    seen: dict[str, int] = {}
    for number, now in enumerate(("01T09:00", "20T09:00", "23T09:00", "24T10:00", "24T10:20", "27T23:00", "2027-02-01T00:00")):
        data = (built(site, tmp_path, now, to=f"site{number}") / "maintenance.ics").read_bytes()
        told = dict(zip(lines(data, "UID"), map(int, lines(data, "SEQUENCE")), strict=True))
        assert seen.items() <= {uid: min(told[uid], seen.get(uid, 9)) for uid in told}.items()
        seen = told
    assert seen == {
        f"{id}{SUFFIX}": sequence
        for id, sequence in {"2026-11-03-db-upgrade": 0, "2026-11-26-web-move": 1, "2026-11-27-api-keys": 1}.items()
    }


@BOTH
def test_windows_of_the_last_year_stay_and_older_ones_go(tmp_path: Path, read: Any) -> None:
    site = a_lively_site()
    kept, gone = (built(site, tmp_path, now, to=now[:7]) / "maintenance.ics" for now in ("2027-11-02T00:00", "2027-12-02T00:00"))
    assert len(read(kept.read_bytes())) == 3
    assert read(gone.read_bytes()) == {}


@pytest.mark.slow
def test_it_is_remembered_where_its_records_are_no_longer_read(tmp_path: Path) -> None:
    site = a_lively_site()
    for month in range(1, 10):
        for number in range(50):
            site.with_incident(f"n{number}", at=f"2027-{month:02}-05T08:00", resolved_at=f"2027-{month:02}-05T09:00Z")
            site.update(f"2027-{month:02}-05T08:10", "investigating", api="degraded_performance")
    first = (built(site, tmp_path, "2027-10-01T00:00") / "maintenance.ics").read_bytes()
    site.with_maintenance("late", "2027-10-09T22:00", "2027-10-09T23:00").update(
        "2027-10-01T08:00", "scheduled", web="under_maintenance"
    )
    again = (built(site, tmp_path, "2027-10-02T00:00") / "maintenance.ics").read_bytes()
    clean = (built(site, tmp_path, "2027-10-02T00:00", to="clean") / "maintenance.ics").read_bytes()
    assert again == clean
    assert set(by_ics(again)) - set(by_ics(first)) == {f"2027-10-09-late{SUFFIX}"}


@BOTH
def test_a_component_has_what_names_it_and_a_language_its_words(tree: Path, read: Any) -> None:
    assert set(read((tree / "components/web/maintenance.ics").read_bytes())) == {f"2026-11-26-web-move{SUFFIX}"}
    german = read((tree / "de/maintenance.ics").read_bytes())
    assert set(german) == set(read((tree / "maintenance.ics").read_bytes()))
    entry = german[f"2026-11-27-api-keys{SUFFIX}"]
    assert entry["title"] == "Abgesagt: Example: Api keys"
    assert entry["url"] == f"{URL}de/incidents/2026-11-27-api-keys/"
    assert "Betroffen: API" in entry["text"]


def test_a_calendar_says_its_name_and_when_to_look_again(tree: Path) -> None:
    data = (tree / "components/web/maintenance.ics").read_bytes()
    assert lines(data, "NAME") == lines(data, "X-WR-CALNAME") == ["Dashboard: planned maintenance"]
    assert lines(data, "REFRESH-INTERVAL") == lines(data, "X-PUBLISHED-TTL") == ["PT1H"]
    assert b"REFRESH-INTERVAL;VALUE=DURATION:" in data
    assert lines(data, "SOURCE") == [f"{URL}components/web/maintenance.ics"]
    assert max(map(len, data.splitlines())) <= 75


def test_a_calendar_without_entries_is_one_all_the_same(tmp_path: Path) -> None:
    data = (built(a_site(), tmp_path) / "maintenance.ics").read_bytes()
    assert by_ics(data) == by_vobject(data) == {}
    # RFC 5545, 3.6: there is at least one component.
    assert data.count(b"BEGIN:") > 1


def test_nothing_depends_on_the_moment_of_the_build(tmp_path: Path) -> None:
    site = a_lively_site()
    first, later = (built(site, tmp_path, now, to=now[-2:]) for now in ("10:35", "10:59"))
    for path in first.rglob("maintenance.ics"):
        assert path.read_bytes() == (later / path.relative_to(first)).read_bytes()


def with_outages() -> SiteBuilder:
    site = a_site(calendar_of_incidents=True, languages=["en", "de"]).with_incident(
        "db-down", at="20T08:00", title="Database down", resolved_at="2026-11-20T10:00Z"
    )
    site.update("20T08:10", "investigating", "Nobody can log in. We look for the cause.", db="major_outage")
    site.update("20T10:00", "resolved", "It works again, and nothing was lost.", db="operational")
    site.with_incident("api-slow", at="24T10:00", title="API is slow").update(
        "24T10:05", "investigating", "Requests take longer than usual.", api="degraded_performance"
    )
    return site.with_maintenance("web-move", "26T22:00", "26T23:30").update("23T09:00", "scheduled", web="under_maintenance")


@BOTH
def test_incidents_have_a_calendar_where_it_is_wanted(tmp_path: Path, read: Any) -> None:
    assert not (built(a_lively_site(), tmp_path / "unasked") / "incidents.ics").exists()
    made = built(with_outages(), tmp_path / "asked", "24T10:30")
    entries = read((made / "incidents.ics").read_bytes())
    assert set(entries) == {"2026-11-20-db-down@incident.noa-status", "2026-11-24-api-slow@incident.noa-status"}
    over, still = entries["2026-11-20-db-down@incident.noa-status"], entries["2026-11-24-api-slow@incident.noa-status"]
    assert (over["start"], over["end"], over["changed"]) == (at("20T08:00"), at("20T10:00"), at("20T10:00"))
    assert over["title"] == "Example: Database down"
    assert over["text"].split("\n\n")[:2] == ["It works again, and nothing was lost.", "Affected: Database"]
    assert (still["start"], still["end"]) == (at("24T10:00"), at("24T10:00"))
    assert "incidents.ics" in (made / "subscribe/index.html").read_text()
    german = (made / "de/incidents.ics").read_bytes()
    assert lines(german, "NAME") == ["Status von Example: Störungen"]
    assert set(read(german)) == set(entries)


HOSTILE = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)


@settings(max_examples=60, deadline=None)
@given(title=HOSTILE, body=HOSTILE)
def test_whatever_is_written_comes_out_as_text(title: str, body: str) -> None:
    window = planned_window(replace(gallery.PLANNED, title=title, window_start_at=at("22:00"), window_end_at=at("23:00")))
    assert window is not None
    calendar = EntryCalendar(address="maintenance.ics", page="maintenance/", entries=(calendar_note(window),))
    data = render(
        calendar, lambda: {window.id: window}, gallery.SITE, lambda _: f"<p>{escape(without_control_characters(body))}</p>"
    )
    (read,) = by_vobject(data).values()
    assert read["title"].split() == f"Noa Server: {without_control_characters(title)}".split()
    words = without_control_characters(body).split()
    assert read["text"].split()[: len(words)] == words
    assert read["start"] == at("22:00")
    assert data.count(b"BEGIN:") == 2
