"""What the boundary lets through of how components fared, of moves, corrections and cancellations."""

from __future__ import annotations

from pathlib import Path

from noa_status.model.site import Repository
from noa_status.public.values import Affected, FormerWindow, Segment
from noa_status.public.view.courses import affected
from noa_status.public.view.incidents import incident_view
from noa_status.records.read import read_repository
from tests.builders import SiteBuilder, a_site, at, instant

DOWN = ("10:15", "investigating")


def read(site: SiteBuilder, root: Path) -> Repository:
    repository, problems = read_repository(site.write(root))
    assert repository is not None
    assert problems == ()
    return repository


def fared(site: SiteBuilder, root: Path, now: str) -> Affected | None:
    repository = read(site, root)
    (incident,) = repository.incidents
    return affected(incident, incident_view(incident, repository.site, at(now)), repository.site, at(now))


def segments(found: Affected | None) -> dict[str, list[tuple[str, str, str]]]:
    """Each component's states with their times of day."""
    assert found is not None
    return {course.id: [_told(segment) for segment in course.segments] for course in found.components}


def _told(segment: Segment) -> tuple[str, str, str]:
    return segment.status, f"{segment.start_at:%H:%M}", "" if segment.end_at is None else f"{segment.end_at:%H:%M}"


def an_outage() -> SiteBuilder:
    site = a_site().with_incident("api-down").update(*DOWN, api="major_outage")
    return site.update("10:40", "identified", api="degraded_performance", web="partial_outage")


def test_states_follow_each_other_without_holes_from_the_beginning_to_the_end(tmp_path: Path) -> None:
    found = fared(an_outage().update("11:00", "monitoring", api="operational").update("11:20", "resolved"), tmp_path, "12:00")
    assert segments(found) == {
        "api": [
            ("major_outage", "10:02", "10:40"),
            ("degraded_performance", "10:40", "11:00"),
            ("operational", "11:00", "11:20"),
        ],
        "web": [("operational", "10:02", "10:40"), ("partial_outage", "10:40", "11:20")],
    }


def test_what_goes_on_has_no_end(tmp_path: Path) -> None:
    found = fared(an_outage(), tmp_path, "10:50")
    assert found is not None
    assert (found.start_at, found.end_at) == (at("10:02"), at("10:50"))
    assert segments(found)["api"] == [("major_outage", "10:02", "10:40"), ("degraded_performance", "10:40", "")]


def test_an_incident_that_began_this_minute_has_states_and_no_drawing(tmp_path: Path) -> None:
    site = a_site().with_incident("api-down", at="10:15").update(*DOWN, api="major_outage")
    found = fared(site, tmp_path, "10:15")
    assert found is not None
    assert not found.is_drawn
    assert segments(found) == {"api": [("major_outage", "10:15", "")]}


def test_an_incident_that_names_no_component_affected_none(tmp_path: Path) -> None:
    assert fared(a_site().with_incident("api-down").update(*DOWN), tmp_path, "10:50") is None


def test_planned_work_tells_what_is_expected_in_its_window(tmp_path: Path) -> None:
    site = a_site().with_maintenance("upgrade").update("10:00", "scheduled", db="under_maintenance", api="degraded_performance")
    found = fared(site, tmp_path, "12:00")
    assert found is not None
    assert not found.is_drawn
    assert segments(found) == {
        "api": [("degraded_performance", "22:00", "23:30")],
        "db": [("under_maintenance", "22:00", "23:30")],
    }


def test_work_that_was_cancelled_before_it_began_affected_nothing(tmp_path: Path) -> None:
    site = a_site().with_maintenance("upgrade", cancelled_at=instant(at("12:00")))
    site.update("10:00", "scheduled", db="under_maintenance")
    assert fared(site, tmp_path, "23:50") is None


def test_work_that_was_cancelled_says_whether_it_had_begun(tmp_path: Path) -> None:
    for number, (cancelled, begun) in enumerate((("21:59", False), ("22:30", True))):
        site = a_site().with_maintenance("upgrade", cancelled_at=instant(at(cancelled))).update("10:00", "scheduled")
        repository = read(site, tmp_path / str(number))
        before, after = (incident_view(repository.incidents[0], repository.site, at(now)) for now in ("12:00", "23:50"))
        assert (before.cancelled_at, before.cancelled_under_way) == (None, False)
        assert (after.state, after.cancelled_at, after.cancelled_under_way) == ("cancelled", at(cancelled), begun)


def test_a_move_is_told_from_its_own_moment_on(tmp_path: Path) -> None:
    moved = [{"at": instant(at("12:00")), "start": instant(at("20:00")), "end": instant(at("21:00"))}]
    site = a_site().with_maintenance("upgrade", "25T22:00", "25T23:30", moved=moved)
    repository = read(site.update("10:00", "scheduled", db="under_maintenance"), tmp_path)
    before, after = (incident_view(repository.incidents[0], repository.site, at(now)) for now in ("11:59", "12:00"))
    assert (before.window_start_at, before.window_end_at, before.moved) == (at("20:00"), at("21:00"), ())
    assert (after.window_start_at, after.window_end_at) == (at("25T22:00"), at("25T23:30"))
    assert after.moved == (FormerWindow(at=at("12:00"), start_at=at("20:00"), end_at=at("21:00")),)


def test_a_correction_is_told_from_its_own_moment_on(tmp_path: Path) -> None:
    text = (
        f"---\nstatus: investigating\ncorrected: {instant(at('10:30'))}\ncorrection: The region was wrong.\n---\nWe know of it.\n"
    )
    repository = read(a_site().with_incident("api-down").file("updates/20261124T1015Z.md", text), tmp_path)
    views = [incident_view(repository.incidents[0], repository.site, at(now)).updates[0] for now in ("10:29", "10:30")]
    assert [(view.corrected_at, view.correction) for view in views] == [(None, ""), (at("10:30"), "The region was wrong.")]
