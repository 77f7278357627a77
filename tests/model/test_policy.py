"""The default plan is the organisation's, whole, as data that fits together."""

from datetime import timedelta

import pytest

from noa_status.model.incident import Impact, Visibility
from tests.model.building import the_plan

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
PLAN = the_plan()


@pytest.mark.parametrize(
    ("id", "respond", "update", "escalate", "to", "acknowledge", "resolve"),
    [
        ("SEV1", 0 * HOUR, 15 * MINUTE, 0 * HOUR, ("CTO", "VP Engineering"), 5 * MINUTE, HOUR),
        ("SEV2", 15 * MINUTE, 30 * MINUTE, 30 * MINUTE, ("Engineering Manager",), 15 * MINUTE, 4 * HOUR),
        ("SEV3", HOUR, 2 * HOUR, 2 * HOUR, ("Team Lead",), HOUR, 24 * HOUR),
        ("SEV4", 24 * HOUR, 24 * HOUR, None, (), None, None),
    ],
)
def test_severities_promise_what_the_plan_says(
    id: str,
    respond: timedelta,
    update: timedelta,
    escalate: timedelta | None,
    to: tuple[str, ...],
    acknowledge: timedelta | None,
    resolve: timedelta | None,
):
    severity = PLAN.severity(id)
    assert (severity.respond_within, severity.update_every) == (respond, update)
    assert (severity.escalate_within, severity.escalate_to) == (escalate, to)
    assert (severity.acknowledge_within, severity.resolve_within) == (acknowledge, resolve)


def test_the_public_is_told_by_severity():
    assert [(severity.impact, severity.visibility, severity.notify) for severity in PLAN.severities] == [
        (Impact.CRITICAL, Visibility.PUBLIC, "all_customers"),
        (Impact.MAJOR, Visibility.PUBLIC, "affected_customers"),
        (Impact.MINOR, Visibility.PUBLIC, "status_page"),
        (Impact.NONE, Visibility.INTERNAL, "none"),
    ]


def test_the_plan_is_whole():
    assert [severity.name for severity in PLAN.severities] == ["Critical", "High", "Medium", "Low"]
    assert [len(severity.examples) for severity in PLAN.severities] == [4, 4, 4, 4]
    assert [len(role.responsibilities) for role in PLAN.roles] == [5, 4, 4]
    assert [[len(step.points) for step in phase.steps] for phase in PLAN.phases] == [
        [3, 3, 3],
        [4, 4, 3],
        [4, 4, 4],
        [4, 4, 4],
        [4, 6, 5],
    ]
    assert [len(checklist.items) for checklist in PLAN.checklists] == [5, 5, 4]
    assert [tool.kind for tool in PLAN.tools] == ["access"] * 7 + ["monitoring"] * 4 + ["communication"] * 3 + ["reference"] * 4
    assert [metric.id for metric in PLAN.metrics] == ["MTTD", "MTTA", "MTTI", "MTTR"]
    assert (len(PLAN.channels), len(PLAN.templates), len(PLAN.practices)) == (3, 13, 8)
    assert len([template for template in PLAN.templates if template.audience == "public"]) == 9  # one a status


def test_what_the_plan_names_by_id_is_there():
    roles = {role.id for role in PLAN.roles}
    assert all(set(severity.required_roles) <= roles for severity in PLAN.severities)
    severities = {severity.id for severity in PLAN.severities}
    for level in PLAN.escalation:
        assert set(level.only_for) <= set(level.who)
        assert all(set(ids) <= severities for ids in level.only_for.values())
    on_levels = {name for level in PLAN.escalation for name in level.who}
    assert all(set(severity.escalate_to) <= on_levels for severity in PLAN.severities)


def test_time_boxes_and_levels_follow_each_other_without_a_gap():
    boxes = [(phase.starts_after, phase.ends_after) for phase in PLAN.phases if phase.counts_from == "detection"]
    assert [end for _, end in boxes[:-1]] == [start for start, _ in boxes[1:]]
    assert [level.until for level in PLAN.escalation[:-1]] == [level.after for level in PLAN.escalation[1:]]
    assert PLAN.escalation[-1].until is None


def test_an_id_that_the_plan_does_not_know_is_an_error():
    with pytest.raises(KeyError):
        PLAN.severity("SEV5")
