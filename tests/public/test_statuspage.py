"""Statuspage's interface: ids, texts, what happens by itself, the feeds."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noa_status.build.conduct import Paths, build_public
from noa_status.exchange.statuspage.bring import bring
from noa_status.public.markdown import html_of
from noa_status.public.statuspage.bodies import body_of, inert, name_of
from noa_status.public.statuspage.ids import ALPHABET, entry_number, is_theirs, permanent_id
from tests.builders import SiteBuilder, a_site, at
from tests.contracts.statuspage_rules import assert_inert, check

HOSTILE = """<script>alert(1)</script> <img src=x onerror=alert(1)> "quoted' & &lt;b&gt; &copy=1 \x1b[31m \u202e"""


def built(site: SiteBuilder, tmp_path: Path, now: str = "10:35") -> dict[str, bytes]:
    root = site.write(tmp_path / "repository")
    report = build_public(Paths(root=root, site=tmp_path / "site", cache=tmp_path / "cache"), at(now))
    assert report.is_built, report.problems
    tree = tmp_path / "site" / "public"
    paths = [*tree.glob("api/v2/**/*.json"), *tree.glob("history.*")]
    return {path.relative_to(tree).as_posix(): path.read_bytes() for path in paths}


def told(files: dict[str, bytes], name: str) -> dict[str, Any]:
    return json.loads(files[f"api/v2/{name}.json"])


# Ids


def test_an_id_never_changes() -> None:
    # Who changes these breaks every program that watches a page.
    assert permanent_id("incident", "2026-11-24-api-slow") == "sg6168g9mntk"
    assert permanent_id("update", "2026-11-24-api-slow", "20261124T1015Z") == "f5clzb15qv5q"
    assert entry_number("sg6168g9mntk") == 456887304388590


def test_ids_have_the_form_of_theirs() -> None:
    ids = [permanent_id("incident", str(number)) for number in range(1000)]
    assert all(len(id) == 12 and set(id) <= set(ALPHABET) and is_theirs(id) for id in ids)
    assert not set("aeiou") & set(ALPHABET)


@pytest.mark.slow
def test_among_a_million_ids_no_two_are_equal() -> None:
    assert len({permanent_id("update", "incident", str(number)) for number in range(1_000_000)}) == 1_000_000


@pytest.mark.parametrize("name", ["notification", "API", "rest-api-2", "kctbh9vrtdw", "KCTBH9VRTDWD", ""])
def test_a_former_name_is_taken_for_no_id(name: str) -> None:
    assert not is_theirs(name)


def test_a_title_a_folder_and_a_severity_may_change_and_the_ids_stay(tmp_path: Path) -> None:
    def ids(site: SiteBuilder, name: str) -> list[str]:
        (one,) = told(built(site, tmp_path / name), "incidents")["incidents"]
        return [one["id"], *(update["id"] for update in one["incident_updates"]), *(row["id"] for row in one["components"])]

    before = a_site().with_incident("api-slow").update("10:15", "investigating", api="degraded_performance")
    facts = {"title": "Other", "severity": "SEV1", "visibility": "public", "started_at": "2026-11-24T09:00Z"}
    after = a_site({"db": "Store", "api": "Interface", "web": "Web"}).record("2026-11-24-api-slow", facts, year=2031)
    after.update("10:15", "investigating", "Another text, much longer than the first one.", api="major_outage")
    assert ids(before, "before") == ids(after, "after")


# Texts


@given(st.text())
def test_any_text_is_inert(text: str) -> None:
    assert_inert(body_of(html_of(text)))
    assert_inert(inert(text))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)


@pytest.mark.parametrize("place", ["<p>{0}</p>", '<p title="{0}">x</p>', "<p title='{0}'>x</p>"])
@pytest.mark.parametrize("text", [HOSTILE, "'><script>", '" onload="alert(1)', "</p><script>alert(1)</script>"])
def test_it_adds_no_element_to_the_page_that_it_lands_in(place: str, text: str) -> None:
    for landed in (body_of(html_of(text)), name_of(text)):
        page = _Tags()
        page.feed(place.format(landed))
        assert set(page.tags) <= {"p", "br"}


@pytest.mark.parametrize(
    ("markdown", "body"),
    [
        ("We don't know **yet**.", "We don\u2019t know yet."),
        ("One.\n\nTwo.", "One.<br />\n<br />\nTwo."),
        ("- one\n- two", "- one<br />\n- two"),
        ("Less than 200 ms & more than 5 % (R&D).", "Less than 200 ms & more than 5 % (R&D)."),
        ("p99 < 200 ms", "p99 &lt; 200 ms"),
        ("It says `&lt;`.", "It says &amp;lt;."),
        ("See [the page](https://example.com/?a=1&b=2).", "See the page (https://example.com/?a=1&b=2)."),
        ('It says "busy".', "It says &quot;busy&quot;."),
    ],
)
def test_sentences_stay_sentences(markdown: str, body: str) -> None:
    assert body_of(html_of(markdown)) == body


def test_hostile_names_and_texts_keep_the_rules(tmp_path: Path) -> None:
    site = a_site({"api": HOSTILE[:60].replace("\x1b", ""), "db": "x", "web": "y"}, name="A <b>page</b>")
    site.with_incident("api-slow", title=json.dumps("</script><script>alert(1)</script>"))
    site.update("10:15", "investigating", HOSTILE.replace("\x1b", ""), api="degraded_performance")
    files = built(site, tmp_path)
    check(files)
    assert all(b"<script" not in data for data in files.values())


# What happens by itself


def planned(tmp_path: Path, now: str, *more: tuple[str, str]) -> dict[str, Any]:
    site = a_site().with_maintenance("upgrade", "22:00", "23:30").update("09:00", "scheduled", db="under_maintenance")
    for time, status in more:
        site.update(time, status)
    return told(built(site, tmp_path, now), "scheduled-maintenances")["scheduled_maintenances"][0]


@pytest.mark.parametrize(
    ("now", "statuses"),
    [
        ("21:59", ["scheduled"]),
        ("22:00", ["in_progress", "scheduled"]),
        ("23:30", ["completed", "in_progress", "scheduled"]),
    ],
)
def test_a_window_opens_and_closes_by_itself_and_is_told(tmp_path: Path, now: str, statuses: list[str]) -> None:
    one = planned(tmp_path, now)
    assert [update["status"] for update in one["incident_updates"]] == statuses
    assert one["status"] == statuses[0]


def test_who_says_so_himself_is_not_spoken_for(tmp_path: Path) -> None:
    one = planned(tmp_path, "23:45", ("22:00", "in_progress"), ("22:50", "completed"))
    assert [update["status"] for update in one["incident_updates"]] == ["completed", "in_progress", "scheduled"]
    assert all(len(update["body"]) > 20 for update in one["incident_updates"])


def test_an_announcement_says_how_components_are_and_the_window_what_they_become(tmp_path: Path) -> None:
    rows = [update["affected_components"][0] for update in planned(tmp_path, "23:30")["incident_updates"]]
    assert [(row["old_status"], row["new_status"]) for row in rows] == [
        ("under_maintenance", "operational"),
        ("operational", "under_maintenance"),
        ("operational", "operational"),
    ]


def test_a_record_that_is_over_by_a_fact_alone_is_resolved(tmp_path: Path) -> None:
    site = a_site().with_incident("api-slow", resolved_at="2026-11-24T10:30Z").update("10:15", "identified", api="major_outage")
    files = built(site, tmp_path)
    (one,) = told(files, "incidents")["incidents"]
    assert (one["status"], one["resolved_at"]) == ("resolved", "2026-11-24T10:30:00.000Z")
    assert one["incident_updates"][0]["body"] == "Resolved."
    assert told(files, "incidents/unresolved")["incidents"] == []


def test_only_a_correction_moves_updated_at(tmp_path: Path) -> None:
    def moments(front: str, name: str) -> tuple[str, ...]:
        site = a_site().with_incident("api-slow")
        site.file("updates/20261124T1015Z.md", f"---\nstatus: investigating\n{front}---\nSomething is slow, we look into it.\n")
        (one,) = told(built(site, tmp_path / name), "incidents")["incidents"]
        return one["updated_at"], one["incident_updates"][0]["updated_at"], one["incident_updates"][0]["created_at"]

    first, later = "2026-11-24T10:15:00.000Z", "2026-11-24T10:20:00.000Z"
    assert moments("", "as it was") == (first, first, first)
    assert moments("corrected: 2026-11-24T10:20Z\n", "corrected") == (later, later, first)


def test_components_and_groups_are_one_flat_list_with_the_groups_name_in_updates(tmp_path: Path) -> None:
    listed = [{"id": "db", "name": "Database", "group": "data"}, {"id": "api", "name": "API"}]
    site = a_site(listed, groups=[{"id": "data", "name": "Data"}])
    site.with_incident("slow").update("10:15", "investigating", db="degraded_performance", api="major_outage")
    files = built(site, tmp_path)
    check(files)
    assert [one["name"] for one in told(files, "components")["components"]] == ["API", "Data", "Database"]
    (one,) = told(files, "incidents")["incidents"]
    rows = one["incident_updates"][0]["affected_components"]
    assert {row["name"] for row in rows} == {"Data - Database", "API"}


def test_a_retired_component_is_in_its_incidents_and_in_no_list(tmp_path: Path) -> None:
    listed = [{"id": "api", "name": "API"}, {"id": "old", "name": "Old", "retired_on": "2026-11-20"}]
    site = a_site(listed).with_incident("slow", at="11-02T10:00").update("11-02T10:05", "investigating", old="major_outage")
    files = built(site.update("11-02T11:00", "resolved"), tmp_path)
    check(files)
    assert [one["name"] for one in told(files, "components")["components"]] == ["API"]
    assert [one["name"] for one in told(files, "incidents")["incidents"][0]["components"]] == ["Old"]


# Limits, feeds, and back


def test_there_are_at_most_fifty_of_either_kind_and_a_file_for_each(tmp_path: Path) -> None:
    site = a_site()
    for number in range(60):
        day = f"2026-{number % 10 + 1:02}-{number // 10 + 1:02}"
        site.with_incident(f"{day}-slow", at=f"{day}T10:00").update(f"{day}T10:05", "resolved", api="degraded_performance")
    files = built(site, tmp_path)
    check(files)
    assert len(told(files, "incidents")["incidents"]) == 50
    assert sum(path.startswith("api/v2/incidents/") and "unresolved" not in path for path in files) == 60


def test_planned_work_is_published_in_the_future_and_says_until_when(tmp_path: Path) -> None:
    site = a_site().with_maintenance("upgrade", "22:00", "25T01:30").update("09:00", "scheduled", db="under_maintenance")
    files = built(site, tmp_path)
    atom, rss = files["history.atom"].decode(), files["history.rss"].decode()
    assert "<published>2026-11-24T22:00:00Z</published>" in atom
    window = "Nov <var data-var='date'>24</var>, <var data-var='time'>22:00</var> - Nov <var data-var='date'>25</var>, <var data-var='time'>01:30</var> UTC"
    assert f"<p><strong>THIS IS A SCHEDULED EVENT {window}</strong></p>".replace("<", "&lt;").replace(">", "&gt;") in atom
    assert "<pubDate>Tue, 24 Nov 2026 22:00:00 +0000</pubDate>" in rss
    assert "<maintenanceEndDate>Wed, 25 Nov 2026 01:30:00 +0000</maintenanceEndDate>" in rss


def test_an_empty_page_is_a_page(tmp_path: Path) -> None:
    files = built(a_site(), tmp_path)
    check(files)
    assert told(files, "status")["status"] == {"indicator": "none", "description": "All Systems Operational"}


def test_who_imports_our_page_gets_the_same_page_with_the_same_ids(tmp_path: Path) -> None:
    site = a_site().with_incident("api-slow").update("10:15", "investigating", api="degraded_performance")
    site.update("10:20", "identified", "A queue is full; we make room in it, and it takes a while.", api="major_outage")
    site.with_maintenance("upgrade", "25T22:00", "25T23:30").update("09:00", "scheduled", db="under_maintenance")
    before = built(site, tmp_path)
    recorded = tmp_path / "recorded"
    for name in ("summary", "incidents", "scheduled-maintenances"):
        recorded.mkdir(exist_ok=True)
        (recorded / f"{name}.json").write_bytes(before[f"api/v2/{name}.json"])
    root = tmp_path / "imported"
    root.mkdir()
    assert bring(root, str(recorded)).refused == ()
    report = build_public(Paths(root=root, site=tmp_path / "again", cache=tmp_path / "again-cache"), at("10:35"))
    assert report.is_built, report.problems
    for name in ("incidents", "scheduled-maintenances", "components"):
        after = json.loads((tmp_path / "again" / "public" / "api" / "v2" / f"{name}.json").read_bytes())
        assert _ids(after) == _ids(told(before, name))


def _ids(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["id"]] if "status" in value else []
        return own + [id for inner in value.values() for id in _ids(inner)]
    return [id for inner in value for id in _ids(inner)] if isinstance(value, list) else []
