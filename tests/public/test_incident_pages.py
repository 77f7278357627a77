"""The pages of incidents, post-mortems and maintenances: what they say, and what they know to say later."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from noa_status import drawing
from noa_status.public import courses
from noa_status.public.values import Affected
from tests.public import gallery
from tests.public.looking import Document, page, theme

RESOLVED, OPEN, MOVED = "incident with a post-mortem", "incident open", "maintenance that was moved"


def words(name: str) -> str:
    """The words of a page of the gallery, without what waits for its moment."""
    return said(page(name))


def said(html: str) -> str:
    """The words of a page, without what waits for its moment."""
    return Document(re.sub(r"<template.*?</template>", "", html, flags=re.DOTALL)).words.replace("\N{NO-BREAK SPACE}", " ")


def waiting(name: str) -> list[tuple[str, str]]:
    """What waits on a page: its moment, and its words."""
    found = re.findall(r'<template data-at="([^"]*)"><!--(.*?)--></template>', page(name), re.DOTALL)
    return [(at, Document(html).words.strip()) for at, html in found]


def test_an_incident_tells_its_whole_story() -> None:
    told = words(RESOLVED)
    assert "Resolved · Critical impact · 24 Nov 2026, 10:02 to 11:20 UTC · 1 hour 18 minutes" in told
    assert told.index("24 Nov 2026, 11:20 UTC") < told.index("24 Nov 2026, 10:07 UTC")
    assert "Operational, was degraded" in told
    assert "Everything in November 2026" in told


def test_it_tells_how_each_component_fared_in_words() -> None:
    assert "API Degraded 10:02 to 10:16 UTC Major outage 10:16 to 11:05 UTC Dashboard Degraded 10:02 to 11:20 UTC" in words(
        RESOLVED
    )
    assert (
        "API Degraded 10:02 to 10:16 UTC Major outage since 10:16 UTC Dashboard Degraded since 10:16 UTC"
        " Exports Partial outage 10:02 to 10:16 UTC Operational since 10:16 UTC"
    ) in words(OPEN)


def test_a_part_that_ends_on_another_day_says_which() -> None:
    told = words("incident of two days")
    assert "Partial outage 14:05 UTC to 23 Nov 2026, 09:00 UTC" in told
    assert "Degraded 23 Nov 2026, 09:00 to 15:17 UTC" in told


def test_a_component_that_never_had_trouble_says_so() -> None:
    fine = gallery.fared("API", gallery.segment("operational", "10:02", "11:20"))
    assert courses.told(fine) == fine.segments


def test_an_update_tells_only_the_states_that_it_changed() -> None:
    (timeline,) = Document(page(OPEN)).all("ol")
    assert timeline.text.count("Degraded") == 2


def test_a_correction_says_when_and_what() -> None:
    told = words(OPEN)
    assert "Corrected 10:20 UTC: The region was wrong." in told
    assert "Corrected 10:12 UTC" in told


def test_what_goes_on_says_since_when_it_does_so_that_a_script_can_count() -> None:
    document = Document(page(OPEN))
    assert [(e.attributes["data-since"], e.text) for e in document.all("span") if "data-since" in e.attributes] == [
        ("2026-11-24T10:02Z", "29 minutes")
    ]
    assert "29 minutes" not in words(RESOLVED)


def test_a_promise_turns_overdue_by_itself() -> None:
    assert "next update by 10:46 UTC" in words(OPEN)
    (promised,) = [e for e in Document(page(OPEN)).all("time") if "data-ahead" in e.attributes]
    assert promised.attributes["datetime"] == "2026-11-24T10:46Z"
    assert waiting(OPEN) == [("2026-11-24T10:46Z", "next update was due 10:46 UTC")]


def test_a_window_opens_and_closes_by_itself_with_its_shape() -> None:
    assert waiting(MOVED) == [
        ("2026-12-02T10:00Z", ""),
        ("2026-12-02T11:00Z", ""),
        ("2026-12-02T10:00Z", "Under way"),
        ("2026-12-02T11:00Z", "Completed"),
    ]
    shapes = re.findall(r'<template data-at="[^"]*"><!--<svg class="shape (\w+)"', page(MOVED))
    assert shapes == ["under_maintenance", "operational"]


def test_every_template_stands_behind_the_one_element_that_it_replaces() -> None:
    for name in (OPEN, MOVED, "maintenance"):
        before = re.findall(r"(</\w+>)\s*<template", page(name))
        assert set(before) <= {"</span>", "</svg>", "</template>"}


def test_what_was_moved_says_from_where_each_time_newest_first() -> None:
    told = words(MOVED)
    moves = [
        "Moved on 23 Nov 2026, 09:00 UTC: was 25 Nov 2026, 22:00 UTC to 26 Nov 2026, 02:00 UTC.",
        "Moved on 20 Nov 2026, 12:00 UTC: was 24 Nov 2026, 22:00 to 23:00 UTC.",
    ]
    assert "Planned · 2 Dec 2026, 10:00 to 11:00 UTC " + " ".join(moves) in told


def test_what_was_cancelled_says_whether_it_had_begun() -> None:
    assert "Cancelled on 19 Nov 2026, 09:00 UTC, before it began." in words("maintenance cancelled")
    told = words("maintenance cancelled while it was under way")
    assert "Cancelled on 20 Nov 2026, 10:20 UTC, while it was under way." in told


def test_a_line_of_a_list_says_that_it_was_moved_or_cancelled_and_when_it_was_to_be() -> None:
    example = gallery.GALLERY["maintenance"]
    under_way = replace(gallery.CANCELLED, cancelled_under_way=True)
    past = (replace(gallery.MOVED, state="completed", later=()), gallery.CANCELLED, under_way)
    told = said(theme().render(replace(example, value=replace(example.value, past=past))).decode())
    assert "Maintenance · 1 hour · moved, was 25 Nov 2026, 22:00 UTC · Exports" in told
    assert "Maintenance · cancelled before it began · Exports" in told
    assert "Maintenance · cancelled while under way · Exports" in told


def test_maintenance_is_told_by_where_it_stands() -> None:
    told = words("maintenance")
    places = ["Under way Database upgrade for Exports", "Ahead New certificates", "Past 3 Nov 2026"]
    assert sorted(places, key=told.index) == places
    assert "Nothing is planned." in words("maintenance when none is planned")


def test_an_incident_leads_to_its_post_mortem_and_back() -> None:
    incident, postmortem = gallery.GALLERY[RESOLVED], gallery.GALLERY["post-mortem"]
    assert f'href="../../{postmortem.address}"' in page(RESOLVED)
    assert f'href="../../../{incident.address}"' in page("post-mortem")
    first = "A change to the load balancers' configuration was rolled out to all servers at once."
    assert first in words(RESOLVED)
    assert "Configuration goes to one server first." not in words(RESOLVED)


def test_a_post_mortem_has_its_own_page() -> None:
    told = words("post-mortem")
    assert told.strip().startswith("Post-mortem: API requests fail or time out · Noa Server status")
    assert "Critical impact · 24 Nov 2026, 10:02 to 11:20 UTC · 1 hour 18 minutes Published on 27 Nov 2026, 14:00 UTC." in told
    assert "☑ Configuration goes to one server first." in told


def test_a_strip_is_as_long_as_a_state_lasted_and_as_high_as_it_was_grave() -> None:
    strip = drawing.stretches([("operational", 60), ("major_outage", 30), ("degraded_performance", 30)])
    assert re.findall(r'class="(\w+)" x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"', strip) == [
        ("operational", "0", "21", "500", "7"),
        ("major_outage", "500", "0", "250", "28"),
        ("degraded_performance", "750", "14", "250", "14"),
    ]


def test_a_state_that_was_over_in_a_moment_is_still_seen_and_stays_inside() -> None:
    strip = drawing.stretches([("operational", 100_000), ("major_outage", 1)])
    assert 'class="major_outage" x="996" y="0" width="4"' in strip


@pytest.mark.parametrize("name", [RESOLVED, OPEN])
def test_a_strip_is_not_read_aloud_since_words_stand_beside_it(name: str) -> None:
    strips = [e for e in Document(page(name)).all("svg") if "preserveaspectratio" in e.attributes]
    value = gallery.GALLERY[name].value
    affected = getattr(value, "affected", None)
    assert isinstance(affected, Affected)
    assert len(strips) == len(affected.components)
    assert all(e.attributes["aria-hidden"] == "true" for e in strips)
