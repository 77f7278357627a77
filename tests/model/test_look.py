"""An announcement ends by itself, and the look says when."""

from __future__ import annotations

from datetime import timedelta

from noa_status.model.look import Announcement, Look
from tests.builders import at

UNTIL = at("12:00")
MINUTE = timedelta(minutes=1)


def test_an_announcement_is_shown_until_its_end() -> None:
    said = Announcement(text="We move.", until=UNTIL)
    look = Look(announcement=said)
    assert look.announcement_at(UNTIL - MINUTE) == said
    assert look.next_change_at(UNTIL - MINUTE) == UNTIL
    assert look.announcement_at(UNTIL) is None
    assert look.next_change_at(UNTIL) is None


def test_one_without_an_end_stays() -> None:
    look = Look(announcement=Announcement(text="We move."))
    assert look.announcement_at(UNTIL) is not None
    assert look.next_change_at(UNTIL) is None


def test_without_one_nothing_changes_by_itself() -> None:
    assert Look().announcement_at(UNTIL) is None
    assert Look().next_change_at(UNTIL) is None
