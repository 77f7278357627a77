"""Who has to know, by when: the plan's two ladders as they are read."""

import pytest
from msgspec.structs import replace

from noa_status.model.escalation import rungs_of
from tests.model.building import at, the_plan

PHONE = ("Phone Call",)


def ladder(severity: str, until: str = "10:00") -> list[tuple[str, int | None, tuple[str, ...]]]:
    rungs = rungs_of(the_plan().severity(severity), the_plan(), counts_from_at=at("10:00"), until=at(until))
    return [(f"{rung.at:%H:%M}", rung.level, rung.who) for rung in rungs]


def test_a_sev1_reaches_the_cto_at_once_and_the_ceo_after_an_hour():
    assert ladder("SEV1") == [
        ("10:00", 1, ("On-call Primary Engineer",)),
        ("10:00", 4, ("VP Engineering", "CTO")),
        ("10:15", 2, ("On-call Backup Engineer", "Team Lead")),
        ("10:30", 3, ("Engineering Manager", "Product Manager")),
        ("11:00", 4, ("CEO",)),
    ]


def test_a_sev2_climbs_the_ladder_and_never_reaches_the_ceo():
    assert ladder("SEV2") == [
        ("10:00", 1, ("On-call Primary Engineer",)),
        ("10:15", 2, ("On-call Backup Engineer", "Team Lead")),
        ("10:30", 3, ("Engineering Manager", "Product Manager")),
        ("11:00", 4, ("VP Engineering", "CTO")),
    ]


def test_a_sev3_has_its_own_deadline_alone_and_a_sev4_none():
    assert ladder("SEV3") == [("12:00", 2, ("Team Lead",))]
    assert ladder("SEV4") == []


def test_each_is_reached_over_the_channels_of_the_level_that_names_them():
    rungs = rungs_of(the_plan().severity("SEV2"), the_plan(), counts_from_at=at("10:00"), until=at("10:00"))
    assert [rung.channels for rung in rungs] == [("PagerDuty", "Email", "SMS"), ("Phone Call", "SMS"), PHONE, PHONE]


def test_who_stands_on_no_level_is_told_without_one():
    severity = replace(the_plan().severity("SEV3"), escalate_to=("Support",))
    (rung,) = rungs_of(severity, the_plan(), counts_from_at=at("10:00"), until=at("10:00"))
    assert (rung.level, rung.who, rung.channels) == (None, ("Support",), ())


def test_who_stands_on_no_level_keeps_apart_from_who_is_told_at_the_same_time():
    severity = replace(the_plan().severity("SEV1"), escalate_to=("Support",))
    rungs = rungs_of(severity, the_plan(), counts_from_at=at("10:00"), until=at("10:00"))
    assert [(rung.level, rung.who) for rung in rungs[:2]] == [(None, ("Support",)), (1, ("On-call Primary Engineer",))]


def test_who_stands_on_two_levels_is_told_once_at_the_earlier():
    first, second, *rest = the_plan().escalation
    both = (first, replace(second, who=(*second.who, *first.who)), *rest)
    rungs = rungs_of(
        the_plan().severity("SEV2"), replace(the_plan(), escalation=both), counts_from_at=at("10:00"), until=at("10:00")
    )
    assert [rung.who for rung in rungs[:2]] == [("On-call Primary Engineer",), ("On-call Backup Engineer", "Team Lead")]


@pytest.mark.parametrize(("until", "reached"), [("10:00", 1), ("10:14", 1), ("10:15", 2), ("10:59", 3), ("11:00", 4)])
def test_a_step_is_reached_from_its_minute_on(until: str, reached: int):
    rungs = rungs_of(the_plan().severity("SEV2"), the_plan(), counts_from_at=at("10:00"), until=at(until))
    assert [rung.reached for rung in rungs] == [True] * reached + [False] * (4 - reached)
