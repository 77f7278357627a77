"""What proves a runbook, and which drill comes next."""

from __future__ import annotations

from datetime import date
from typing import Any

from noa_status.model.drills import Proof, next_replay, next_runbook, proofs_of
from noa_status.model.incident import Incident, Kind
from noa_status.model.runbook import Runbook
from tests.model.building import at, incident, the_plan, update

NOW = at("2027-01-15T00:00")


def runbook(id: str, **facts: Any) -> Runbook:
    return Runbook(id=id, path=f"runbooks/{id}.md", heading=id, alert_names=(id,), text_id="t", **facts)


def drill(id: str, start: str, *failed: str, **facts: Any) -> Incident:
    return incident(id=id, kind=Kind.DRILL, started_at=start, failed_steps=failed, **facts)


def proof(*records: Incident, **facts: Any) -> Proof:
    return proofs_of([runbook("ApiDown", **facts)], records, NOW)[0]


def test_a_test_a_drill_in_which_every_step_worked_and_an_incident_in_which_it_helped_prove_a_runbook():
    assert proof().proven_on is None
    assert (proof(last_tested=date(2026, 5, 1)).proven_on, proof(last_tested=date(2026, 5, 1)).proven_by) == (
        date(2026, 5, 1),
        "test",
    )
    held = drill("d", "11-20T10:00", runbooks=("ApiDown",))
    assert (proof(held).proven_on, proof(held).proven_by) == (date(2026, 11, 20), "drill")
    used = incident(id="i", started_at="11-21T10:00", alerts=("apidown",), runbook_helped=True)
    assert (proof(held, used).proven_on, proof(held, used).proven_by) == (date(2026, 11, 21), "incident")


def test_a_drill_with_a_step_that_failed_proves_nothing_and_the_step_stays_until_it_is_proven():
    held = drill("d", "11-20T10:00", "Step 2", runbooks=("ApiDown",))
    assert (proof(held).proven_on, proof(held).open_failures) == (None, ("Step 2",))
    assert proof(held, last_tested=date(2026, 11, 20)).open_failures == ("Step 2",)
    assert proof(held, last_tested=date(2026, 11, 21)).open_failures == ()
    again = drill("e", "11-25T10:00", runbooks=("ApiDown",))
    assert proof(held, again).open_failures == ()


def test_what_helped_not_or_lies_ahead_proves_nothing():
    used = incident(id="i", started_at="11-21T10:00", runbooks=("ApiDown",), runbook_helped=False)
    assert proof(used, last_tested=date(2030, 1, 1)).proven_on is None
    assert len(proof(used).used) == 1


def test_never_proven_comes_first_the_most_used_of_them_on_top_and_by_use_the_most_used_at_all():
    books = [
        runbook("Old", last_tested=date(2020, 1, 1)),
        runbook("New", last_tested=date(2026, 1, 1)),
        runbook("A"),
        runbook("B"),
    ]
    used = [incident(id=f"i{n}", started_at="10:00", runbooks=("New", "B") if n == 0 else ("New",)) for n in range(3)]
    found = proofs_of(books, used, NOW)
    assert [one.runbook.id for one in found] == ["B", "A", "Old", "New"]
    first, most = next_runbook(found, "unproven"), next_runbook(found, "used")
    assert first is not None
    assert most is not None
    assert (first.runbook.id, most.runbook.id) == ("B", "New")
    assert next_runbook([], "used") is None


def test_the_gravest_incident_that_no_drill_touched_is_played_again():
    def over(id: str, severity: str, day: str, **facts: Any) -> Incident:
        return incident(
            update(f"{day}T10:30", "resolved"), id=id, severity=severity, started_at=f"{day}T10:00", runbooks=(id,), **facts
        )

    records = [
        over("small", "SEV3", "2026-01-01"),
        over("grave", "SEV1", "2026-03-01"),
        over("older", "SEV1", "2026-02-01"),
        incident(id="open", severity="SEV1", started_at="2026-01-01T10:00"),
        drill("d", "11-20T10:00", runbooks=("older",)),
    ]
    found = next_replay(records, the_plan(), NOW)
    assert found is not None
    assert found.id == "grave"
    assert next_replay(records[4:], the_plan(), NOW) is None
